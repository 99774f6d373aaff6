"""One sentence, turned round into questions that it answers: when, how many, by whom, who says what, what of something.

By form alone: where a sentence leaves a doubt about its grammar (whether a word is a verb, what a pronoun stands for),
it makes no question.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from bot.text.words import MONTHS, STOP_WORDS

_BEGINS_OPEN = re.compile(r"[aeiouàáâäéèêëíîïóôöùúûüœæ]|y[^aeiou]", re.IGNORECASE)
# An «h» that elides: of the others one cannot be sure.
_MUTE = re.compile(
    r"h(?:abit|ebdo|ectare|élic|ér[ié]t|eure|ist|iver|omm|onor|ôp|ôt|uile|umain|ypo|enri|ercule|élène|ugues|omère"
    r"|ector|onoré|annibal|adrien)",
    re.IGNORECASE,
)

# The subject of a sentence: the words from an article to the first verb, where it is one of these.
_VERBS = (
    "est sont était étaient fut furent sera seront a ont avait avaient eut eurent aura auront peut peuvent pouvait"
    " pouvaient doit doivent devait devaient devient deviennent devint devinrent permet permettent permettait comprend"
    " comprennent comprenait compte comptent comptait comptaient contient contiennent contenait possède possèdent"
    " possédait désigne désignent constitue constituent constituait représente représentent représentait reste restent"
    " restait commence commencent commença commençait repose reposent reposait provient proviennent appartient"
    " appartiennent appartenait fait font faisait fit firent prend prennent prit prirent met mettent mit mirent joue"
    " jouent joua jouait utilise utilisent utilisait comporte comportent comportait compose propose proposent connaît"
    " connaissent connut existe existent existait dispose disposent disposait semble semblent semblait demeure"
    " demeurent offre offrent abrite abritent accueille accueillent regroupe regroupent dépend dépendent vient viennent"
    " vint reçoit reçoivent reçut tient tiennent va vont consiste consistent occupe occupent traverse traversent"
)
_MORE_VERBS = (
    "naît naquit meurt mourut obtient obtint vit voit dit écrit produit conduit détruit réduit suit suivit rend prit"
    " apprend rejoint rejoignent détient maintient soutient sert perd bat défend remporte remportent gagne dirige fonde"
    " crée publie quitte domine débute organise décide refuse arrive passe marque trouve raconte évoque présente donne"
    " forme assure participe travaille étudie enseigne réalise épouse nomme déclare annonce affirme explique estime"
    " indique souligne précise ajoute essaye tente attaque découvre reprend apparaît disparaît choisit réussit finit"
)
_WORD = r"[^\W\d_](?:[^\W\d_]|-(?=\w))*"
_PHRASE = rf"(?:L[ea]s? |L’)(?:{_WORD}(?:’| ))*?{_WORD}"
_NAME = r"[A-ZÀ-ÞŒ][\w-]+(?: (?:d[eu] |des |d’|la |le )?[A-ZÀ-ÞŒ][\w-]+)*"
_SUBJECT = rf"(?P<subject>{_PHRASE}|{_NAME})"
# Words by which a run of words is no plain phrase, or says too little of what it stands for.
_VAGUE = frozenset(
    "qui que qu quoi dont où et ou ni si comme plus moins ne n y se s lui leur leurs sa son ses ce cet cette ces mon ma"
    " mes notre nos votre vos pas tout toute tous toutes même mêmes lui-même elle-même eux-mêmes elles-mêmes"
    " celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci celui-là celle-là ceux-là celles-là"
    " majorité minorité plupart ainsi aussi donc car mais suivant suivante suivants suivantes précédent précédente"
    " précédents précédentes".split()
)
_VAGUE_HEADS = frozenset(
    "seul seule seuls seules premier première premiers premières second seconde deuxième troisième autre autres un une"
    " uns unes deux trois quatre cinq six sept huit neuf dix dernier dernière derniers dernières reste fait plupart"
    " majorité ensemble suite nombre moitié tiers quart totalité cas but manière façon raison partie sien sienne siens"
    " siennes principal principale principaux principales meilleur meilleure meilleurs meilleures année jour mois"
    " semaine siècle lendemain différents différentes divers diverses nombreux nombreuses".split()
)
_CONTRACTED = {"Le ": "du ", "Les ": "des ", "La ": "de la ", "L’": "de l’"}
_LONGEST_SUBJECT = 8
"""Words."""
_SHORTEST_NAME = 3
_ARTICLES = frozenset("le la les l un une".split())
_OPEN_ENDS = _ARTICLES | frozenset(
    "de du des d à au aux en dans par pour sur sous avec sans entre chez contre vers".split()
)

_YEAR = r"(?:1\d{3}|20\d\d)"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_ON_A_DAY = rf"(?:1er|\d{{1,2}}) {_MONTH} {_YEAR}"
_DATE = rf"(?:en (?:{_MONTH} )?{_YEAR}|le {_ON_A_DAY})"
_AUXILIARIES = {
    "a été": "a-t-{} été",
    "ont été": "ont-{}s été",
    "est": "est-{}",
    "sont": "sont-{}s",
    "fut": "fut-{}",
    "furent": "furent-{}s",
}
_PARTICIPLE = r"\w+(?:[éiu]e?|(?:[iu]|er|[aeo]?in|or)te?|[iu]se?)s?(?!\w)"
# What looks like a participle and is none, or tells a state rather than an event.
_STATES = re.compile(r"(?:devenu|connu|considéré|appelé|situé|issu|lié|nommé|aussi|ainsi|parmi|depuis|puis|petit)e?s?")
_WHERE = r"(?: (?:à|au|aux|dans|sur|sous|chez|contre) (?:(?:l[ea]s?|une?) |l’)?[\w-]+(?: [A-ZÀ-ÞŒ][\w-]+)*)?"
_DONE = re.compile(
    rf"(?:[EL](?P<lead>n {_YEAR}|e {_ON_A_DAY}),? )?{_SUBJECT} (?P<auxiliary>{'|'.join(_AUXILIARIES)})"
    rf" (?P<participle>{_PARTICIPLE})(?P<where>{_WHERE})"
    rf"(?: par (?P<agent>{_NAME})(?=[.,;]|$))?(?P<date> {_DATE}\b(?! (?:et|ou|à)\b))?(?=(?P<end> ?[.,;:(]|$))?"
)
_EVENT = re.compile(rf"En (?P<when>(?:{_MONTH} )?{_YEAR}), (?=(?:l[ea]s? |l’|une? |des |{_NAME} ))(?!.{{0,80}}\best\b)")

_NUMBER = (
    r"(?:\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+(?:,\d+)?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize"
    r"|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mille)"
    r"(?: (?:millions?|milliards?|milliers|centaines|dizaines)(?= d))?"
)
_ABOUT = r"(?:environ|près de|plus de|moins de|quelque|pas moins de|au moins|jusqu’à|seulement) "
_COUNTED = rf"(?:{_ABOUT})?{_NUMBER} (?:d(?:e |’))?(?P<noun>[a-zà-ÿœ][\w-]+[sx])\b"
_HOW_MANY_ARE = re.compile(
    rf"(?:(?:En (?P<year>{_YEAR})|[^,;:()«»\"]{{2,40}}), )?{_COUNTED}"
    r"(?P<kind>(?: (?:[a-zà-ÿœ][\w-]*[sé]|d(?:e |’)[\w-]+|d[eu]s? [\w-]+)){0,3}?)"
    r" (?P<verb>ont été|sont|ont|étaient|avaient|furent|seront) (?P<rest>[^,;:()«».!?]+)",
    re.IGNORECASE,
)
_HAS = (
    "compte|comptent|comptait|comptaient|possède|possèdent|possédait|regroupe|regroupent|rassemble|rassemblent|emploie"
    "|emploient|abrite|abritent|contient|contiennent|comprend|comprennent|comprenait|comporte|comportent|comportait"
    "|mesure|mesurent|pèse|pèsent|produit|produisent|transporte|transportent|accueille|accueillent|totalise|couvre"
)
_HOW_MANY_HAS = re.compile(
    rf"{_SUBJECT} (?P<verb>{_HAS}) (?:(?:alors|aujourd’hui|actuellement|ainsi) )?{_COUNTED}"
    r"(?: [a-zà-ÿœ][\w-]*s)?(?= ?[.,;:(]| (?:en|dans|par|sur|pour|et|à) |$)"
)
_SAYS = re.compile(
    r"[»”\"],? (?P<verb>souligne|explique|déclare|affirme|précise|estime|ajoute|raconte|confie|détaille|assure|indique"
    r"|rappelle|regrette|dénonce|annonce|résume|conclut|répond|a (?:déclaré|expliqué|affirmé|précisé|estimé|ajouté"
    rf"|raconté|assuré|indiqué|annoncé|souligné)) (?P<who>l[ea]s? [^\W\d][\w’' -]+?|l’[\w’' -]+?|{_NAME})(?=[.,;:(]|$)"
)
# Besides, what ends as only verbs do.
VERB = (
    rf"(?:{_VERBS.replace(' ', '|')}|{_MORE_VERBS.replace(' ', '|')}"
    r"|[^\W\d_]{2,}(?:aient|èrent|irent|urent)|(?<=s )[^\W\d_]+(?<!m)ent"
    r"|(?!opéra|cinéma|schéma|gamma|delta|alpha|extra|média|panorama|villa)[a-zà-ÿœ]{3,}[^i\W]a"
    r"|(?!(?:portr|attr|extr|tr|retr|souh|parf|l|imparf|forf|bienf|méf|pl)ait)[^\W\d_]{3,}ait)(?!\w)"
)
"""A finite verb in the third person, where one stands behind its subject."""
_CLAUSE = re.compile(r"^|, |\b(?:qu’|(?:que|où|lorsque|quand|mais|car|puisque|alors que|tandis que) )")
_SAID_OF = re.compile(
    rf"(?P<subject>(?i:L[ea]s? |L’)(?:{_WORD}[’ ])*?{_WORD}) (?:(?:se|ne) |[sn]’)?{VERB}(?! d[eu]s? ) [\w«\"]"
)


def is_done(said: str) -> Iterator[str]:
    """«Le phare du port a été bâti en 1874 par Yves Lannuzel.»: when? by whom?"""
    found = _DONE.match(_with_article_first(said))
    if not found or _STATES.fullmatch(found["participle"]) or not _is_subject(found["subject"]):
        return
    plural = found["auxiliary"] in ("ont été", "sont", "furent")
    # A participle agrees with what it is said of.
    pronoun = "elle" if found["participle"].removesuffix("s" if plural else "").endswith("e") else "il"
    if found["subject"].startswith("La " if pronoun == "il" else "Le "):
        return
    verb = _AUXILIARIES[found["auxiliary"]].format(pronoun)
    done = f"{_within(found['subject'])} {verb} {found['participle']}{found['where']} ?"
    if found["date"] or (found["lead"] and (found["end"] is not None or found["agent"])):
        yield f"Quand {done}"
    if found["agent"] and _is_telling(found["subject"]):
        yield f"Par qui {done}"


def _with_article_first(said: str) -> str:
    """«En 1874, le phare …» with the capital that the subject has at the head of a sentence."""
    lead = re.match(rf"(?:En {_YEAR}|Le {_ON_A_DAY}),? (?=l[ea]s? |l’)", said)
    return said[: lead.end()] + said[lead.end()].upper() + said[lead.end() + 1 :] if lead else said


def how_many(said: str) -> Iterator[str]:
    """«En 1874, trois phares sont construits.», «Le bac compte 20 places.»"""
    if (found := _HOW_MANY_ARE.match(said)) and (counted := _how_many_of(found["noun"])):
        rest = re.split(r" (?:et|ou|dont|qui|que|puis|mais|où|ainsi) ", found["rest"].strip())[0]
        if len(rest.split()) > 1 and "entre" not in rest.split():
            year = f" en {found['year']}" if found["year"] and not re.search(r"\d{4}", rest) else ""
            yield f"Combien {counted}{found['kind']} {found['verb'].lower()} {rest}{year} ?"
    found = _HOW_MANY_HAS.match(said)
    if found and _is_subject(found["subject"]) and (counted := _how_many_of(found["noun"])):
        yield f"Combien {counted} {found['verb']} {_within(found['subject'])} ?"


def _how_many_of(noun: str) -> str | None:
    """«de phares», «d’habitants»; None where nobody can be sure."""
    if noun in STOP_WORDS or (noun[0] in "hH" and not _MUTE.match(noun)):
        return None
    return genitive(noun)


def says(said: str) -> Iterator[str]:
    """«… », souligne le maire.»: what?"""
    for found in _SAYS.finditer(said):
        who = found["who"].strip()
        words = re.findall(r"\w+", who.lower())
        if len(words) <= _LONGEST_SUBJECT and not _VAGUE & set(words):
            yield f"Qu{'’' if _BEGINS_OPEN.match(found['verb']) else 'e '}{found['verb']} {who} ?"


def is_told_of(said: str) -> Iterator[str]:
    """«Le phare du port est fermé.»: what of it?"""
    for clause in _CLAUSE.finditer(said):
        found = _SAID_OF.match(said, clause.end())
        if found and _is_phrase(subject := found["subject"]) and _is_telling(subject):
            subject = subject[0].upper() + subject[1:]
            article = next(article for article in _CONTRACTED if subject.startswith(article))
            yield f"Que savez-vous {_CONTRACTED[article]}{subject.removeprefix(article)} ?"


def happened(said: str) -> Iterator[str]:
    """«En 1874, une tempête ravagea le port.»: what happened then?"""
    if found := _EVENT.match(said):
        yield f"Que s’est-il passé en {found['when']} ?"


PATTERNS: tuple[Callable[[str], Iterator[str]], ...] = (how_many, is_done, says, is_told_of, happened)
"""The ways to turn a sentence, in which white space is one space and apostrophes are curved, round."""


def genitive(noun: str) -> str:
    """«de Kerbihan», «d’Ouessant»."""
    return f"d’{noun}" if _BEGINS_OPEN.match(noun) or _MUTE.match(noun) else f"de {noun}"


def _is_subject(words: str) -> bool:
    """True if words at the head of a sentence name something: a name, or an article and what belongs to it."""
    if any(words.startswith(article) for article in _CONTRACTED):
        return _is_phrase(words)
    return words.split()[0].lower() not in STOP_WORDS and len(words) > _SHORTEST_NAME


def _is_phrase(words: str) -> bool:
    """True if an article and what follows it is one phrase that stands for itself."""
    _, head, *rest = re.findall(r"[\w-]+", words.lower())
    # Behind another word than a preposition, an article begins another phrase: that word was a verb.
    begun = any(word in _ARTICLES and before not in _OPEN_ENDS for before, word in pairwise([head, *rest]))
    return (
        len(rest) < _LONGEST_SUBJECT
        and head not in _VAGUE_HEADS
        and not _VAGUE & {head, *rest}
        and [head, *rest][-1] not in _OPEN_ENDS
        and not begun
    )


def _is_telling(words: str) -> bool:
    """True if two words at least say what is meant, or a capital: «le phare du port» rather than «le phare»."""
    _, *rest = re.findall(r"[\w-]+", words)
    return sum(word.lower() not in STOP_WORDS for word in rest) > 1 or any(word[0].isupper() for word in rest)


def _within(subject: str) -> str:
    """The subject as it is written within a sentence."""
    return subject[0].lower() + subject[1:] if any(map(subject.startswith, _CONTRACTED)) else subject
