"""Intents: remarks to the bot or among people that ask nothing of the documents."""

import re
from enum import Enum

from bot.text.words import COURTESIES, GREETINGS, STOP_WORDS
from bot.understanding.ellipsis import ASKING, ASKING_AT_ENDS
from bot.understanding.intent_patterns import asks_what_is_kept, complains, takes_leave, thanks
from bot.understanding.utterance import Utterance


class Talk(Enum):
    """The intent of a message that asks nothing of the documents."""

    WHO = "who"
    INSULT = "insult"
    FAREWELL = "farewell"
    GREETING = "greeting"
    HERE = "here"
    """Somebody tries whether anyone is there."""
    THANKS = "thanks"
    REACTION = "reaction"
    UNHAPPY = "unhappy"
    """The answer does not help."""
    HELP = "help"
    KNOWN = "known"
    """Somebody asks what there is to be asked about."""
    SUMMARY = "summary"
    DOUBT = "doubt"
    """Somebody asks whether it is true."""
    PRIVACY = "privacy"
    """Somebody asks what becomes of what they write."""


_WHO = re.compile(
    r"\b(?:qui (?:es tu|t es|tu es|etes vous|vous etes)|(?:tu es|t es|vous etes) qui"
    r"|(?:tu es|t es|es tu|vous etes|etes vous) (?:un |une )?(?:vraie? )?(?:robot|bot|ia"
    r"|i a|humaine?|machine|intelligence artificielle|chat ?gpt|gpt|logiciel|algorithme|ordinateur|journaliste)"
    r"|(?:tu es|t es|vous etes|es tu|etes vous) une (?:vraie )?personne(?: reelle| humaine)?$"
    r"|(?:tu t appelles|t appelles tu|vous vous appelez) comment|comment (?:tu t appelles|t appelles tu)"
    r"|qui (?:t|vous) (?:a|as|ont) (?:cree|fait|fabrique|programme|developpe|code|concu|invente|ecrit)[er]*"
    r"|c est quoi (?:ton|votre) (?:truc|nom|prenom|but|role|job|boulot|delire|principe|metier)$"
    r"|c est quoi (?:ce|ton|votre) (?:bot|robot|chatbot)$"
    r"|je parle a (?:un robot|un humain|une (?:vraie )?personne|qui)$"
    r"|qui est (?:ton|votre) (?:createur|pere|maitre|patron|chef|developpeur|programmeur)"
    r"|(?:tu peux|peux tu|vous pouvez|pouvez vous) (?:m |nous )?(?:aider|faire quoi)$"
    r"|(?:tu as|t as|as tu) quel age|quel age as tu|(?:tu viens|viens tu) d ou|d ou (?:tu viens|viens tu)"
    r"|(?:tu parles|parles tu|vous parlez) (?:francais|anglais|arabe|espagnol|allemand|italien)"
    r"|quel est (?:ton|votre) nom|(?:tu sers|vous servez) a quoi|a quoi (?:tu sers|sers tu|servez vous)"
    r"|(?:tu fais|tu sais faire|sais tu faire|fais tu) quoi|que sais tu faire|qu est ce que tu (?:fais|sais faire))\b"
)
_WHO_WORDS = 9
"""A longer sentence asks something else as well."""
_INSULTS = frozenset(
    "con cons connard connards connasse conne idiot idiote imbecile debile cretin cretine abruti abrutie nul nulle"
    " nulles merde merdique pute putain salope encule fdp ntm tg gueule batard bouffon stupide inutile pourri"
    " salaud enfoire foutre chier emmerde emmerdes emmerdez pd pede tapette boloss debilos mongol minable pues"
    " degage nique naze".split()
)
# Around an insult they say nothing else.
_AROUND = frozenset(
    "robot bot machine vraiment grave sale gros grosse espece vas va ferme casse sert sers rien fils mere".split()
)
_GREETINGS = GREETINGS | frozenset("wesh yo hola hi salam kikou cava cv re bonjours holla hellow".split())
_AROUND_GREETINGS = frozenset(
    "a tous toutes tout toute le la les monde gens monsieur madame mesdames messieurs mademoiselle cher chere chers ami"
    " amie amis robot bot ca cava cv va vas allez tu vous toi comment bien ou quoi de neuf ici encore mon ma et c est"
    " moi bonne journee soiree".split()
)
_HOW_ARE_YOU = re.compile(
    r"(?:et )?(?:(?:comment )?(?:ca|tu|vous) (?:va|vas|allez)|comment (?:allez vous|vas tu))(?: bien)?"
)
_HERE = re.compile(
    rf"(?:(?:{'|'.join(GREETINGS)}) )*"
    r"(?:(?:es tu|tu es|t es|etes vous|vous etes|est ce que tu es|est ce que vous etes|y a|il y a)"
    r" (?:toujours |encore |bien )?(?:la|ici|quelqu un|qqn|du monde|en ligne|vivant|reveille|present|mort)"
    r"|tu (?:m entends|reponds|marches|fonctionnes|dors)|ca (?:marche|fonctionne)|allo+|test(?:s|e|ing)?|essai|ping"
    r"|reponds?(?: moi)?"
    r"|(?:j ai|(?:est ce que )?(?:puis je|je (?:peux|voudrais|veux|pourrais))(?: te| vous)? poser)"
    r" une (?:autre |petite )?question)"
    r"(?: (?:pas|plus|test|allo|ou quoi|la|toujours|encore|robot|bot|1|2|3|un|deux))*"
)
_INSULTING = re.compile(
    r"(?:(?:tu|vous|ca) )?(?:ne )?(?:sers?|servez) (?:vraiment |strictement )?a rien|(?:casse|barre) toi|ferme la"
    r"|va (?:te )?(?:mourir|crever)|tu (?:pues|crains)"
)
_HELP = re.compile(r"aides?(?: moi)?|help(?: me)?|menu|commandes?|a l aide|mode d emploi")
_DOCUMENT = r"(?:(?:l|les?|la|cet|ce|cette|ces|tes|vos|ton|votre|tout) )?(?:articles?|documents?|textes?|corpus)"
_KNOWN = re.compile(
    rf"(?:c est quoi|quels? (?:est|sont)|tu as quoi comme|vous avez quoi comme|liste) {_DOCUMENT}"
    rf"|quels? {_DOCUMENT} (?:tu as|as tu|vous avez|avez vous|tu connais|connais tu|vous connaissez)"
    rf"|(?:de quoi (?:ca )?parle|ca parle de quoi|quel est le sujet(?: de| d)?)(?: {_DOCUMENT})?"
    r"|(?:tu|vous) (?:connais|connaissez|sais|savez) quoi"
    r"|(?:qu est ce que|que) (?:tu|vous) (?:connais|connaissez|sais|savez)|que (?:sais tu|savez vous)"
    r"|(?:sur |de )?quoi (?:je )?(?:peux je|peux|puis je) (?:te|vous)? ?(?:demander|poser(?: des questions)?|parler)"
)
_SUMMARY = re.compile(
    r"(?:(?:(?:est ce que )?(?:tu|vous) (?:peux|pouvez|pourrais|pourriez)|(?:peux|pouvez) (?:tu|vous)"
    r"|fais|faites|donnez?) (?:(?:moi|me|nous) )?)?(?:(?:faire )?(?:un|le) )?resum\w*(?: moi)?(?: de)?"
    rf"(?: (?:tout|ca|l affaire|l histoire|{_DOCUMENT}))?"
)
_DOUBT = re.compile(
    r"(?:t es|tu es|vous etes|etes vous|es tu) (?:vraiment |bien )?sure?s?(?: de (?:toi|vous|ca))?|c est (?:fiable|sur)"
    r"|(?:comment|d ou) (?:tu|vous) (?:le |la )?(?:sais|savez|sors|sortez|tiens|tenez)(?: (?:ca|cela))?"
    r"|(?:comment|d ou) (?:le |la )?(?:savez|sais|sortez|sors|tenez|tiens) (?:tu|vous)(?: (?:tout )?(?:ca|cela))?"
    r"|(?:d ou )(?:ca|cela) (?:vient|sort)|prouve(?:z)?(?: le)?|qui (?:le )?dit(?: ca)?"
)
_NEVER_MIND = re.compile(r"stop|annuler?|laissez? tomber|(?:non )?rien|tant pis|oublie(?:z)?|pas grave|peu importe")
_THANK_YOU = re.compile(r"thank (?:you|u)(?: (?:so|very) much)?|c est bon")
_PLEASED = frozenset(
    "merci mercis mrc thx thanks bravo chapeau gg felicitations super top genial geniale nickel parfait parfaite cool"
    " excellent excellente impeccable interessant interessante chouette adore sympa".split()
)

_POLITE = re.compile(rf"(?: (?:{'|'.join(sorted(COURTESIES))}|s il (?:te|vous) plait)(?= ))+")
_TO_THE_BOT = re.compile(
    r"(?:et )?(?:toi )?(?:tu|t) (?:es|m aimes?|aimes|habites|vis|dors|manges|votes)(?: \w+){0,3}|et toi"
    r"|tu (?:en )?penses? quoi(?: .*)?|(?:que|qu en) penses tu(?: .*)?|qu est ce que tu (?:en )?penses(?: .*)?"
    r"|(?:quel est )?ton avis(?: .*)?"
    r"|(?:est ce qu )?(?:il faut|faut il|faut|on doit|doit on|je dois|dois je) payer"
    r"(?: pour (?:vous|t) (?:utiliser|parler))?"
    r"|(?:est ce que )?(?:c est|est ce|vous etes|tu es) (?:vraiment )?(?:gratuit|payant)e?"
)
_SENTENCES = {Talk.PRIVACY: asks_what_is_kept, Talk.UNHAPPY: complains, Talk.THANKS: thanks}
_FORMS = {
    Talk.HERE: _HERE,
    Talk.THANKS: _THANK_YOU,
    Talk.HELP: _HELP,
    Talk.KNOWN: _KNOWN,
    Talk.SUMMARY: _SUMMARY,
    Talk.DOUBT: _DOUBT,
    Talk.REACTION: _NEVER_MIND,
    Talk.WHO: _TO_THE_BOT,
}


def direct_address(said: Utterance) -> Talk | None:
    """The intent of words to the bot itself (who it is, an insult, a farewell); None where something else is asked."""
    words = said.unmarked_written_out
    if len(words) <= _WHO_WORDS and _WHO.search(" ".join(words)):
        return Talk.WHO
    if takes_leave(" ".join(words)):
        return Talk.FAREWELL
    if _INSULTING.fullmatch(" ".join(words)):
        return Talk.INSULT
    content = {word for word in words if word not in STOP_WORDS and word not in _AROUND}
    # «C'est quoi un con ?» asks; «t'es con ou quoi ?» does not.
    asks = (ASKING | {"qui"}) & set(words[:-1] if words[-2:] == ["ou", "quoi"] else words)
    return Talk.INSULT if content and content <= _INSULTS and not asks else None


def intent(utterance: Utterance) -> Talk | None:
    """The intent of an utterance that is nothing else; None for a question about the documents.

    Signs alone say nothing: whoever sends them is asked for words.
    """
    if found := direct_address(utterance):
        return found
    words = [re.sub(r"(.)\1{2,}", r"\1", word) for word in utterance.unmarked_written_out]
    for kind, is_said in _SENTENCES.items():
        if is_said(" ".join(words)):
            return kind
    said = _POLITE.sub(" ", f" {' '.join(words)} ").strip() or " ".join(words)
    if found := next((kind for kind, form in _FORMS.items() if form.fullmatch(said)), None):
        return found
    greets = not _GREETINGS.isdisjoint(words) and _GREETINGS.union(_AROUND_GREETINGS).issuperset(words)
    if greets or _HOW_ARE_YOU.fullmatch(said):
        return Talk.GREETING
    if not words or not only_reacts(utterance):
        return None
    return Talk.REACTION if _PLEASED.isdisjoint(words) else Talk.THANKS


# Said among people about what was said; they ask nothing.
_REACTIONS = frozenset(
    "ok okay okey oki okk dac dacc daccord accord merci mercis mrc thx thanks lol mdr mdrr ptdr xd xptdr jpp lmao haha"
    " oui ouais ouaip ouep ui yes yep yeah nan non nope si voila exact exactement absolument tellement carrement"
    " clairement grave pareil idem bravo chapeau gg felicitations bien bon bonne bonnes super top genial geniale nickel"
    " parfait parfaite cool style excellent excellente impeccable interessant interessante vu compris note recu"
    " entendu dommage mal zut mince oups oula ouah wow waouh woaw wouah oh ah ha eh he hein hum hmm mouais bof bref bah"
    " ben beh pardon desole desolee tkt tqt tinquiete sympa marrant drole rigolo fou folle dingue ouf enorme incroyable"
    " hallucinant abuse chaud serieux serieusement punaise puree putain bordel merde fort forte forts joue sais savais"
    " vois voyais note pas rien chouette adore aime horrible triste honte pauvre pauvres terrible affreux effrayant"
    " desolant choque choquee choquant bouleversant"
    " jsp jcp osef askip"
    " flippant logique normal normale vrai faux clair dit bonjour bonsoir salut coucou hello hey bye slt bjr".split()
)
_AROUND_REACTIONS = frozenset(
    "le la les l de du des d a au et en y c ce cest ca sa cette ces j je tu t on il elle nous vous m me te est es suis"
    " etes etait as ai avez tres trop bien vraiment quand meme alors donc mais aussi encore plus pour ta ton votre"
    " reponse reponses info infos bot robot machine extrait monde tout tous toutes fait beaucoup bcp mille ne n un une"
    " hyper assez plutot eux lui marche roule inquiete souci soucis probleme gars mec meuf fille filles".split()
)
_LAUGHTER = re.compile(r"(?:a*h+[aeiou]+)+h*|(?:x+d+)+|m+d+r+|p+t+d+r+|l+o+l+|j+p+p+|e+u+h+|h+m+|pf+")
_PHRASES = re.compile(
    r"(?:(?:oui|ouais|non|ah|mais) )*(?:c ?est (?:ca|vrai|faux|bon)|n ?importe quoi|[+] ?1|quoi que"
    r"|quel(?:le)? (?:horreur|tristesse|honte|malheur|catastrophe)(?: pour (?:eux|elle|elles|lui))?)"
)


def only_reacts(utterance: Utterance) -> bool:
    """True for words that only laugh, agree, thank, wonder, greet or insult, and for emoji alone."""
    words = utterance.unmarked
    if direct_address(utterance) in (Talk.INSULT, Talk.FAREWELL) or _PHRASES.fullmatch(" ".join(words)):
        return True
    # «Merciiii», «trooop».
    said = [re.sub(r"(.)\1{2,}|([^e])\2$", r"\1\2", word) for word in words if not _LAUGHTER.fullmatch(word)]
    reacting = [word for word in said if word in _REACTIONS]
    return (bool(reacting) or not said) and all(word in _REACTIONS | _AROUND_REACTIONS for word in said)


def is_remark(utterance: Utterance) -> bool:
    """True for what people say to each other about an answer: no question by its form, but a sentence."""
    if has_form_of_question(utterance):
        return False
    words = utterance.unmarked
    states = any(word in _STATING or _LAUGHTER.fullmatch(word) for word in words)
    return only_reacts(utterance) or "!" in utterance.text or states or len(words) > _REMARK_WORDS


def speaks_to_somebody(utterance: Utterance) -> bool:
    """True if it says «tu»."""
    return not {"t", "tu", "te", "toi", "ton", "ta", "tes"}.isdisjoint(utterance.unmarked)


def has_form_of_question(utterance: Utterance) -> bool:
    """True for a question mark, a question word where a question has one, or what goes on («et sa femme»)."""
    text, words = utterance.text, [word.plain for word in utterance.spoken.words]
    while len(words) > 1 and (words[0] in _JOINING | _REACTIONS or _LAUGHTER.fullmatch(words[0])):
        words = words[1:]
    begins = words[:2] if words[:1] and words[0] in _BEFORE_QUESTION_WORDS else words[:1]
    asks = ASKING & set(words) or ASKING_AT_ENDS & {*begins, *words[-1:]} or _ASKED.match(" ".join(words))
    goes_on = re.match(r"\W*(?:et|puis)\b", text, re.IGNORECASE) and len(words) <= _REMARK_WORDS
    return "?" in text or bool(asks or goes_on)


_ASKED = re.compile(
    r"est ce\b|(?:explique|expliquez|donne|donnez|dis|dites|precise|precisez|raconte|parle)\b"
    r"|.*\b(?:est|sont) (?:qui|ou|quand)\b"
)
_JOINING = frozenset("et mais puis alors donc".split())
_BEFORE_QUESTION_WORDS = frozenset("a de d depuis par pour avec chez en dans c jusqu".split())
_STATING = frozenset(
    "j je c cest tu t on nous vous il ils elle elles ca m me te est sont etait etaient a ont avait avaient sera".split()
)
_REMARK_WORDS = 6
