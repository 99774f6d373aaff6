"""Facts about written French that the analysis and the splitter share: data, no logic."""

import re

# Function words, question words and auxiliaries, as they are written. They are compared before
# accents are dropped: «où» is not «ou», «dés» are not «des».
_FUNCTION_WORDS = """
le la les l un une des du de d au aux à en dans par pour sur sous vers chez avec sans entre contre selon
depuis pendant durant avant après dès lors jusque jusqu hors parmi malgré via près
et ou où mais donc or ni car que qu qui quoi dont lorsque lorsqu puisque puisqu quoique quoiqu comme si sinon
je j tu il elle on nous vous ils elles me m te t se s moi toi soi lui leur leurs eux y
ce c ç ça cela ceci cet cette ces celui celle ceux celles ci là
mon ma mes ton ta tes son sa ses notre nos votre vos nôtre vôtre nôtres vôtres mien tien sien mienne tienne sienne
ne n pas plus point jamais rien aucun aucune non oui
tout toute tous toutes même mêmes autre autres tel telle tels telles chaque quelque quelques plusieurs certain
certaine certains certaines quelqu quelquun quelquune uns unes
très trop assez bien aussi ainsi alors encore déjà toujours souvent parfois puis ensuite enfin cependant pourtant
toutefois voici voilà peu beaucoup moins tant tellement presque seulement surtout notamment
est-à-dire peut-être au-delà vis-à-vis
"""

_AUXILIARIES = """
être suis es est sommes êtes sont étais était étions étiez étaient serai seras sera serons serez seront serais serait
serions seriez seraient fus fut fûmes furent sois soit soyons soyez soient fût fussent été étant
avoir ai as a avons avez ont avais avait avions aviez avaient aurai auras aura aurons aurez auront aurais aurait
aurions auriez auraient eus eut eûmes eurent aie aies ait ayons ayez aient eût eussent eu eue eus eues ayant
faire fais fait faites font faisait faisaient fera feront ferait feraient fit firent
"""

_QUESTION_WORDS = """
qui que quoi quel quelle quels quelles lequel laquelle lesquels lesquelles duquel auquel auxquels auxquelles desquels
quand comment pourquoi combien où est-ce savez sais
"""

# The same words as thumbs type them. «ete» and «ou» are read as the function word: where the season or the
# place was meant, the question's other words carry it.
_TYPED_ON_A_PHONE = """
apres tres deja etre etes etait etaient etant ete meme memes ca voila pres jusqua cest ya yatil aije
qd pk pq pkoi pourkoi koi ki kel kelle kels kelles kan kand cmt coment cb kom ke kil kon jai jsuis chui estce kestce
cki ckoi cetait cetai keski keskil keske kesk kiest kestceke esk eske yavait jusqua ds ns pcq pck parcq tjr tjrs tjs
"""

# Said to a bot before or after the question; they ask nothing.
GREETINGS = frozenset("bonjour bonsoir salut coucou hello hey allo allô slt bjr bsr cc bye".split())
THANKS = frozenset("merci mercis mrc ok okay bcp".split())
COURTESIES = GREETINGS | THANKS | frozenset("stp svp plait plaît".split())

STOP_WORDS = COURTESIES.union((_FUNCTION_WORDS + _AUXILIARIES + _QUESTION_WORDS + _TYPED_ON_A_PHONE).split())

# What elides before a vowel, without its apostrophe. «aujourd'hui», «presqu'île», «prud'homme» do not: they are words.
ELIDED = ("jusqu", "lorsqu", "puisqu", "quoiqu", "qu", "l", "d", "j", "m", "n", "s", "t", "c", "ç")

# What a verb carries behind a hyphen: «reproche-t-on», «celui-ci», «a-t-il», «dites-moi-le».
CLITICS = frozenset(
    "t je tu il elle on nous vous ils elles ce ci là la le les moi toi lui leur y en même mêmes".split()
)

# Plurals that no ending tells, as the analysis compares words: unaccented.
IRREGULAR_PLURALS = {
    "baux": "bail",
    "cieux": "ciel",
    "coraux": "corail",
    "emaux": "email",
    "mesdames": "madame",
    "mesdemoiselles": "mademoiselle",
    "messieurs": "monsieur",
    "soupiraux": "soupirail",
    "travaux": "travail",
    "vitraux": "vitrail",
    "yeux": "oeil",
}

# Letters right behind a figure, signs anywhere, and the word that people say and ask for. No «g», «l», «t»: they
# would be read into «5g», «2 l'ont».
SIGNS = {
    "km²": "kilomètre",
    "km2": "kilomètre",
    "km": "kilomètre",
    "m²": "mètre",
    "m2": "mètre",
    "m": "mètre",
    "cm": "centimètre",
    "mm": "millimètre",
    "kg": "kilo",
    "ha": "hectare",
    "min": "minute",
    "mn": "minute",
    "ans": "an",
    "eur": "euro",
    "euros": "euro",
    "€": "euro",
    "$": "dollar",
    "£": "livre",
    "%": "pourcentage",
}

YEAR = re.compile(r"(?:19|20)\d\d")
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()

# Abbreviations after which a full stop ends no sentence, whatever follows.
TITLES_BEFORE_NAMES = frozenset(
    "m mm mme mmes mlle mlles mgr me mes dr drs pr prof st ste sts stes gal cdt col cap lt ch".split()
)
# Abbreviations after which a full stop ends no sentence, unless a function word with a capital follows.
ABBREVIATIONS = frozenset(
    """art al p pp ex cf env vol chap fig éd ed n no nos t tome av apr hab min max tél tel fr ibid op cit
    janv févr avr juil sept oct nov déc bd bld pl rte dép dépt s ss réf vs c a b e j""".split()
)
