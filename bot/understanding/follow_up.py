"""A question that leans on the one before it: what it asks in full."""

import re
from dataclasses import dataclass

from bot.models import Answer, Hit, Span
from bot.text.normalise import written_out
from bot.text.words import ELIDED
from bot.understanding.answer_type import AnswerType, asked_kind, asked_noun, held
from bot.understanding.ellipsis import ASKING, HOW_MANY, OF, PRONOUNS, Said, Spoken, said_words


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a reader was answered last."""

    question: str
    """The last question, in full where it leaned on another one."""
    document: str
    """The id of the document that was quoted."""
    start: int
    """Where the quoted passage stands in it, in code points, as `end`."""
    end: int
    """As `start` where nothing was quoted: what is known of the document itself was told."""

    is_asked: bool = True
    """Whether `question` was asked; else it is what was quoted, and names what the next question may ask for."""

    @property
    def quotes(self) -> bool:
        """Whether a passage was quoted."""
        return self.start < self.end


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that leans on the one before."""

    text: str
    """What it asks in full."""
    own: str
    """The words that it adds and that tell what is asked for; empty for «pourquoi ?»."""
    sought: tuple[str, ...]
    """The words that its answer holds: its own; where it has none, those that say what the last question is about, or
    the one that asks for a measure («combien ça coûte ?»)."""
    kind: AnswerType | None
    """What kind of thing is asked for."""
    unit: str | None
    """In what it is measured, as a pattern; None where that can be anything."""
    place: str | None
    """Where it asks for, in the words behind «et à …»; an answer tells of something there, and no «parquet de …»."""
    onward: bool
    """Whether it asks for what stands behind what was quoted: «et après ?»"""
    otherwise: bool
    """Whether it asks for something else than what was quoted: «et à part ça ?»"""
    may_stand_alone: bool
    """Whether it is answered as it stands where the quoted document does so: «combien de victimes ?»"""


# What question words take with them and a text does not repeat: «où ça se trouve», «qui le dit», «d'où il vient».
_LIGHT = frozenset(
    "trouve trouvent trouvait situe situes situee passe passait passent vient viennent venait veut veulent voulait dire"
    " dit dis disait disent va vont arrive appelle appellent appelait nomme signifie sait peut peuvent pouvait doit"
    " frequence rythme allait allaient dessus dedans occupe occupent occupait".split()
)
_WHAT = frozenset("quoi que qu".split())
_SAYING = frozenset(
    "demande demandait reclame veut pense pensait declare repond repondu reagi affirme explique estime annonce propose"
    " raconte precise ajoute appelle".split()
)
# What a measure is told in, whether its noun or its verb asks for it; the unit stands for the word.
_DURATION = r"secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?|siècles?"
_LENGTH = r"mètres?|kilomètres?|centimètres?|c?m|k?m|hectares?"
# «Ils sont combien ?»: no ages and no sums.
_HEADS = (
    r"(?:\d[\d\u00a0\u202f.]*+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante"
    r"|cinquante|cent|mille|dizaine|centaine|millier)(?![\u00a0\u202f -]?(?:\d|ans?|années|mois|jours?|semaines|heures"
    r"|euros|millions|mille|cents?|huit|[%€]))"
)
_HOUR = r"\d{1,2} ?(?:h|heures?)(?: ?\d\d)?|midi|minuit"
_UNITS = {
    "age": r"ans?|mineure?s?|majeure?s?",
    "heure": _HOUR,
    **dict.fromkeys("temps duree dure durent durait dura duraient".split(), _DURATION),
    **dict.fromkeys("ans annees mois semaines jours heures minutes".split(), _DURATION),
    **dict.fromkeys(
        "prix cout montant budget salaire coute coutent coutait coutaient vaut valait euros dollars".split(),
        r"euros?|dollars?|livres|francs?|millions|milliards|[€$£]",
    ),
    **dict.fromkeys("taille hauteur longueur largeur distance profondeur altitude mesure mesurait".split(), _LENGTH),
    **dict.fromkeys("poids pese pesait pesent".split(), r"kilos?|kilogrammes?|grammes?|tonnes?|kg"),
}
_OF_THE_DOCUMENT = {
    AnswerType.DATE: "quand est paru l’article",
    AnswerType.NAME: "qui a écrit l’article",
    AnswerType.PLACE: "quelle est la source de l’article",
}
"""What «et quand ?» asks where no passage was quoted, but what is known of the document."""
_OF_SOMETHING = (AnswerType.DATE, AnswerType.PLACE, AnswerType.OFTEN, AnswerType.REASON)
"""«Quel jour ?», «Dans quelle ville ?» ask for one of what went before."""
_ANYBODY = frozenset("nom auteur personne homme femme acteur actrice artiste".split())
"""What names are given for, and not with: «quel nom»."""
_CAPITALS = r"[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*"
_NAME = re.compile(rf"(?<=[\w,;:] ){_CAPITALS}|(?<=[’']){_CAPITALS}")
_A_NAME = re.compile(r"[A-ZÀ-Þ][\w-]+(?: \w[\w-]*)*")
_A_PLACE = re.compile(r"(?:à|a|en|aux?|chez|vers|dans (?:l[ea]s? |l['’]))\s*[^\W\d].*", re.IGNORECASE)
_ADDED = re.compile(r", ([\w’'-]+(?: [\w’'-]+){0,3})$")
"""What follow-ups put behind a question, or the reader: «Où est-il, le phare ?»"""
_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b")
_OF_SOMETHING_TOLD = (AnswerType.DATE, AnswerType.PLACE, AnswerType.FIGURE)
_CARRIED = 8
"""How many telling words of the last question are taken over: a long conversation does not ask for all of it."""
_CARRIED_CHARS = 200


def complete(question: str, context: Antecedent) -> FollowUp | None:
    """What `question` asks in full; None where it stands alone."""
    spoken, last = Spoken(question), written_out(context.question)
    if not spoken.leans:
        return None
    text = _in_full(spoken, last, quotes=context.quotes)
    moves = spoken.onward or spoken.otherwise
    kind, noun = _kind(spoken, spoken.text if moves else text), asked_noun(spoken.text)
    unit = next((_UNITS[word.plain] for word in spoken.words if word.plain in _UNITS), None)
    if not spoken.telling and {"sont", "etaient"} & {word.plain for word in spoken.words}:
        unit = _HEADS
    told_without = {
        *_LIGHT,
        *(_UNITS if kind is AnswerType.FIGURE else ()),
        *(_SAYING if kind is AnswerType.WORDS else ()),
    }
    if kind is not AnswerType.NAME or noun in _ANYBODY:
        told_without.add(noun)
    own = [] if moves else [word.text for word in spoken.telling if word.plain not in told_without]
    measured = [word.text for word in spoken.telling if word.plain in _UNITS and spoken.is_clause]
    named = own or (noun is not None and noun not in _UNITS)
    return FollowUp(
        text.strip(),
        " ".join(own),
        (" ".join(own),) if own else tuple(filter(None, (_without_light(last) or text, " ".join(measured)))),
        kind,
        unit if kind is AnswerType.FIGURE or unit is _HOUR else None,
        " ".join(own) if not spoken.is_clause and _A_PLACE.fullmatch(spoken.text) else None,
        spoken.onward,
        spoken.otherwise,
        spoken.may_stand_alone and bool(named) and kind not in _OF_SOMETHING,
    )


def _kind(spoken: Spoken, text: str) -> AnswerType | None:
    """What kind of thing `text` asks for, in which `spoken` is asked in full."""
    if spoken.onward:
        return None
    said = [word.plain for word in spoken.words]
    if kind := asked_kind(text):
        return kind
    if said[:3] in (["c", "est", "ou"], ["c", "etait", "ou"]):
        return AnswerType.PLACE
    return AnswerType.WORDS if _WHAT & set(said) and _SAYING & set(said) else None


def behind(hit: Hit) -> Antecedent:
    """What the next question may lean on behind a quoted passage, where nobody knows what was asked.

    In place of the question stand the words of its sentence, without what such a question asks for: «et quand ?».
    """
    sentence = hit.text[slice(*hit.sentence)]
    for kind in _OF_SOMETHING_TOLD:
        for start, end in reversed(list(held(kind, sentence, ""))):
            sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    words = [word.text for word in said_words(sentence) if word.tells][:_CARRIED]
    return Antecedent(" ".join(words), hit.document.id, hit.start, hit.end, is_asked=False)


def left_by(answer: Answer) -> Antecedent | None:
    """What the next question may lean on behind `answer`; None where nothing was told, or of several documents."""
    question = answer.completed or answer.question
    if answer.answered and answer.hits:
        hit = answer.hits[0]
        return Antecedent(question, hit.document.id, hit.start, hit.end)
    told = {fact.document.id for fact in answer.facts}
    return Antecedent(question, told.pop(), 0, 0) if len(told) == 1 else None


def _in_full(spoken: Spoken, last: str, *, quotes: bool) -> str:
    """`spoken` behind the question `last`, whose answer `quotes` something or tells what is known of a document."""
    if not quotes:
        kind = None if spoken.telling else _kind(spoken, spoken.text)
        return _OF_THE_DOCUMENT.get(kind, spoken.text) if kind else spoken.text
    if spoken.explained:
        return f"c’est quoi {_subject(last)}"
    if spoken.in_all or (len(spoken.telling) == 1 and spoken.telling[0].plain in _UNITS and not spoken.is_clause):
        return f"combien {spoken.text} {_subject(last)}"
    if spoken.onward or spoken.otherwise or spoken.is_clause:
        return f"{spoken.text} {_subject(last, counted=spoken.counts)}"
    return _in_place(last, spoken.text)


def _subject(question: str, *, counted: bool = False) -> str:
    """What `question` is about: without question words, pronouns and the noun of what it asks for.

    Where something else is `counted` now, without what it counts, too.
    """
    words = said_words(question)
    gone = {asked_noun(question), "t", "frequence", "rythme"} | ASKING | PRONOUNS
    kept: list[Said] = []
    for place, word in enumerate(words):
        before = ["", "", *(one.plain for one in words[:place])][-2:]
        number = before[1] in HOW_MANY and word.plain in OF
        of_number = counted and before[0] in HOW_MANY and before[1] in OF
        if word.plain not in gone and not (number or of_number):
            kept.append(word)
    telling = [word for word in kept if word.tells][:_CARRIED]
    if not telling:
        return ""
    first, last = kept.index(telling[0]), kept.index(telling[-1])
    while first and kept[first - 1].attached:
        first -= 1
    kept = kept[first : last + 1]
    return "".join(word.text + ("’" if word.plain in ELIDED else " ") for word in kept).strip()[:_CARRIED_CHARS]


def _without_light(last: str) -> str:
    """What the question `last` is about, as far as a text repeats it."""
    return " ".join(word.text for word in said_words(_subject(last)) if word.tells and word.plain not in _LIGHT)


def _in_place(question: str, other: str) -> str:
    """`question`, asked of an `other` year, place or person; with `other` behind it where it names none."""
    question = question.rstrip(" ?!.\u00a0\u202f")[:_CARRIED_CHARS]
    of_it = {word.plain for word in said_words(other)} & PRONOUNS
    if not of_it and (added := _ADDED.search(question)) and not Spoken(added[1]).is_clause:
        question = question[: added.start()]
    places = list(held(AnswerType.PLACE, question, ""))
    if (year := _YEAR.search(other)) and (old := _YEAR.search(question)):
        return _replaced(question, old.span(), year[0])
    if _A_PLACE.fullmatch(other) and places:
        return _replaced(question, places[0], other)
    if _A_NAME.fullmatch(other):
        for name in _NAME.finditer(question):
            if not any(start < name.end() and name.start() < end for start, end in places):
                return _replaced(question, name.span(), other)
    return f"{question}, {other}"


def _replaced(text: str, span: Span, other: str) -> str:
    return text[: span[0]] + other + text[span[1] :]
