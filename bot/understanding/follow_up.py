"""Follow-up questions: the antecedent that they refer to, and what they ask in full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.models import Answer, Hit, Span
from bot.text.words import ELIDED
from bot.understanding.answer_type import AnswerType, answer_candidates, expected_answer
from bot.understanding.ellipsis import ASKING, HOW_MANY, OF, PRONOUNS, Said, Spoken, said_words
from bot.understanding.question import ParsedQuestion
from bot.understanding.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The question that a follow-up refers to, and the passage that answered it."""

    question: str
    """Its words, in full where it leaned on another one itself."""
    document: str
    """The id of the document that was quoted."""
    start: int
    """First code point of the quoted passage in it."""
    end: int
    """Behind its last one; equal to `start` where nothing was quoted, but a fact about the document told."""
    is_asked: bool = True
    """False where `question` is not what was asked, but words of the passage: the next question may ask for them."""

    @property
    def quotes(self) -> bool:
        """True if a passage was quoted."""
        return self.start < self.end


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that refers to another one, completed."""

    question: ParsedQuestion
    """The question in full."""
    named: frozenset[str]
    """The words of both questions, plain: what they name is no answer. Empty where the words of the first are the
    passage's own, or where words spoken are asked for: of the words that tell so one is as good as another."""
    own: str
    """The words that it adds and that tell what is asked for; empty for «pourquoi ?»."""
    sought: tuple[str, ...]
    """The words that its answer holds: its own; where it has none, those that say what the last question is about, or
    the one that asks for a measure («combien ça coûte ?»)."""
    answer_type: AnswerType | None
    unit: str | None
    """The units that it is measured in, as a pattern; None where that can be any."""
    place: str | None
    """The place that it names («et à Lyon ?»); an answer tells of something there, not of «le parquet de Lyon»."""
    onward: bool
    """True if it asks for what stands behind the quoted passage: «et après ?»"""
    otherwise: bool
    """True if it asks for something else than what was quoted: «et à part ça ?»"""
    may_stand_alone: bool
    """True if it is answered as it stands where the quoted document does so: «combien de victimes ?»"""


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
"""The full form of «et quand ?» where no passage was quoted, but a fact about the document told."""
_OF_SOMETHING = (AnswerType.DATE, AnswerType.PLACE, AnswerType.OFTEN, AnswerType.REASON)
"""«Quel jour ?», «Dans quelle ville ?» ask for one of what went before."""
_ANYBODY = frozenset("nom auteur personne homme femme acteur actrice artiste".split())
"""Nouns that an answer leaves out beside the name: «quel nom»."""
_CAPITALS = r"[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*"
_NAME = re.compile(rf"(?<=[\w,;:] ){_CAPITALS}|(?<=[’']){_CAPITALS}")
_A_NAME = re.compile(r"[A-ZÀ-Þ][\w-]+(?: \w[\w-]*)*")
_A_PLACE = re.compile(r"(?:à|a|en|aux?|chez|vers|dans (?:l[ea]s? |l['’]))\s*[^\W\d].*", re.IGNORECASE)
_ADDED = re.compile(r", ([\w’'-]+(?: [\w’'-]+){0,3})$")
"""The end that a follow-up, or the reader, puts behind a question: «Où est-il, le phare ?»"""
_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b")
_OF_SOMETHING_TOLD = (AnswerType.DATE, AnswerType.PLACE, AnswerType.FIGURE)
_CARRIED = 8
"""Content words of the last question that are taken over: a long conversation does not ask for all of it."""
_CARRIED_CHARS = 200


def complete(question: ParsedQuestion, antecedent: Antecedent) -> FollowUp | None:
    """`question` as it asks in full; None where it stands alone."""
    spoken = question.spoken
    if not spoken.leans:
        return None
    last = ParsedQuestion.of(antecedent.question)
    moves = spoken.onward or spoken.otherwise
    full = ParsedQuestion.of(_in_full(spoken, last, quotes=antecedent.quotes).strip())
    alone = expected_answer(word.plain for word in spoken.words)
    answer_type = _answer_type(spoken, alone.type if moves else full.answer_type)
    own = [] if moves else [word for word in spoken.telling if not _tells_nothing(word.plain, answer_type, alone.noun)]
    measured = [word.text for word in spoken.telling if word.plain in _UNITS and spoken.is_clause]
    distinct = own or (alone.noun is not None and alone.noun not in _UNITS)
    words = " ".join(word.text for word in own)
    unit = _unit(spoken)
    return FollowUp(
        question=full,
        named=_named(last, own, answer_type, is_asked=antecedent.is_asked),
        own=words,
        sought=(words,) if own else tuple(filter(None, (_without_light(last) or full.text, " ".join(measured)))),
        answer_type=answer_type,
        unit=unit if answer_type is AnswerType.FIGURE or unit is _HOUR else None,
        place=words if not spoken.is_clause and _A_PLACE.fullmatch(spoken.text) else None,
        onward=spoken.onward,
        otherwise=spoken.otherwise,
        may_stand_alone=spoken.may_stand_alone and bool(distinct) and answer_type not in _OF_SOMETHING,
    )


def _answer_type(spoken: Spoken, by_form: AnswerType | None) -> AnswerType | None:
    """The expected type of `spoken`, where the form of the full question gives `by_form`."""
    if spoken.onward:
        return None
    said = [word.plain for word in spoken.words]
    if by_form:
        return by_form
    if said[:3] in (["c", "est", "ou"], ["c", "etait", "ou"]):
        return AnswerType.PLACE
    return AnswerType.WORDS if _WHAT & set(said) and _SAYING & set(said) else None


def _tells_nothing(word: str, answer_type: AnswerType | None, noun: str | None) -> bool:
    """True for a word that an answer of this type need not hold."""
    return (
        word in _LIGHT
        or (answer_type is AnswerType.FIGURE and word in _UNITS)
        or (answer_type is AnswerType.WORDS and word in _SAYING)
        or (word == noun and (answer_type is not AnswerType.NAME or noun in _ANYBODY))
    )


def _unit(spoken: Spoken) -> str | None:
    """The pattern of the units that a word of the question asks for; of heads for «ils sont combien ?»."""
    if not spoken.telling and {"sont", "etaient"} & {word.plain for word in spoken.words}:
        return _HEADS
    return next((_UNITS[word.plain] for word in spoken.words if word.plain in _UNITS), None)


def _named(
    last: ParsedQuestion, own: Sequence[Said], answer_type: AnswerType | None, *, is_asked: bool
) -> frozenset[str]:
    if answer_type is AnswerType.WORDS:
        return frozenset()
    words = frozenset(word.plain for word in own)
    return last.named | words if is_asked else words


def antecedent_of_hit(hit: Hit) -> Antecedent:
    """The antecedent for whoever points at a quoted passage, where nobody knows what was asked.

    In place of the question stand the words of its sentence, without what a question about it asks for: «et quand ?».
    """
    sentence = hit.text[slice(*hit.sentence)]
    for answer_type in _OF_SOMETHING_TOLD:
        for start, end in reversed(list(answer_candidates(answer_type, sentence))):
            sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    words = [word.text for word in said_words(sentence) if word.tells][:_CARRIED]
    return Antecedent(" ".join(words), hit.document.id, hit.start, hit.end, is_asked=False)


def antecedent_of_answer(answer: Answer) -> Antecedent | None:
    """The antecedent for the question behind `answer`; None where nothing was told, or facts of several documents."""
    question = answer.completed or answer.question
    if answer.answered and answer.hits:
        hit = answer.hits[0]
        return Antecedent(question, hit.document.id, hit.start, hit.end)
    told = {fact.document.id for fact in answer.facts}
    return Antecedent(question, told.pop(), 0, 0) if len(told) == 1 else None


def _in_full(spoken: Spoken, last: ParsedQuestion, *, quotes: bool) -> str:
    """`spoken` behind the question `last`, whose answer `quotes` something or tells what is known of a document."""
    if not quotes:
        by_form = expected_answer(word.plain for word in spoken.words).type
        answer_type = None if spoken.telling else _answer_type(spoken, by_form)
        return _OF_THE_DOCUMENT.get(answer_type, spoken.text) if answer_type else spoken.text
    if spoken.explained:
        return f"c’est quoi {_subject(last)}"
    if spoken.in_all or (len(spoken.telling) == 1 and spoken.telling[0].plain in _UNITS and not spoken.is_clause):
        return f"combien {spoken.text} {_subject(last)}"
    if spoken.onward or spoken.otherwise or spoken.is_clause:
        return f"{spoken.text} {_subject(last, counted=spoken.counts)}"
    return _in_place(last.written_out, spoken)


def _subject(question: ParsedQuestion, *, counted: bool = False) -> str:
    """The words of `question` without question words, pronouns and the noun of what it asks for.

    Where something else is `counted` now, without what it counts, too.
    """
    words = question.words
    gone = {question.noun, "t", "frequence", "rythme"} | ASKING | PRONOUNS
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


def _without_light(last: ParsedQuestion) -> str:
    """The words of the question `last` that a text which answers repeats."""
    return " ".join(word.text for word in said_words(_subject(last)) if word.tells and word.plain not in _LIGHT)


def _in_place(question: str, spoken: Spoken) -> str:
    """`question` asked of another year, place or person; with that behind it where it names none."""
    question = question.rstrip(" ?!.\u00a0\u202f")[:_CARRIED_CHARS]
    other = spoken.text
    of_it = {word.plain for word in spoken.words} & PRONOUNS
    if not of_it and (added := _ADDED.search(question)) and not Utterance(added[1]).spoken.is_clause:
        question = question[: added.start()]
    places = list(answer_candidates(AnswerType.PLACE, question))
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
