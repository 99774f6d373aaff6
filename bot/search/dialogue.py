"""A question that leans on the one before it: what it asks in full, and where its answer is looked for."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.confidence import share
from bot.search.french import ELIDED
from bot.search.kinds import Kind, asked_kind, asked_noun, held
from bot.search.leaning import ASKING, HOW_MANY, OF, PRONOUNS, Said, Spoken, said_words
from bot.search.models import Document, Passage, Query, Span
from bot.search.ranking import Ranked, Ranker


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader was answered last."""

    question: str
    """The last question, in full where it leaned on another one."""
    document: str
    """The id of the document that was quoted."""
    start: int
    """Where the quoted passage stands in it, in code points, as `end`."""
    end: int


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that leans on the one before."""

    text: str
    """What it asks in full."""
    own: str
    """The words that it adds and that tell what is asked for; empty for «pourquoi ?»."""
    kind: Kind | None
    """What kind of thing is asked for."""
    unit: str | None
    """In what it is measured, as a pattern; None where that can be anything."""
    onward: bool
    """Whether it asks for what stands behind what was quoted: «et après ?»"""


# What question words take with them and a text does not repeat: «où ça se trouve», «qui le dit», «d'où il vient».
_LIGHT = frozenset(
    "trouve trouvent trouvait situe situes situee passe passait passent vient viennent venait veut veulent voulait dire"
    " dit dis disait disent va vont arrive appelle appellent appelait nomme signifie sait peut peuvent pouvait doit"
    " frequence rythme".split()
)
# What a measure is told in, whether its noun or its verb asks for it; the unit stands for the word.
_DURATION = r"secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?|siècles?"
_LENGTH = r"mètres?|kilomètres?|centimètres?|c?m|k?m|hectares?"
_UNITS = {
    "age": r"ans?|mineure?s?|majeure?s?",
    **dict.fromkeys("temps duree dure durent durait dura duraient".split(), _DURATION),
    **dict.fromkeys(
        "prix cout montant budget salaire coute coutent coutait coutaient vaut valait".split(),
        r"euros?|dollars?|livres|francs?|millions|milliards|[€$£]",
    ),
    **dict.fromkeys("taille hauteur longueur largeur distance profondeur altitude mesure mesurait".split(), _LENGTH),
    **dict.fromkeys("poids pese pesait pesent".split(), r"kilos?|kilogrammes?|grammes?|tonnes?|kg"),
}
_CAPITALS = r"[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*"
_NAME = re.compile(rf"(?<=[\w,;:] ){_CAPITALS}|(?<=[’']){_CAPITALS}")
_A_NAME = re.compile(r"[A-ZÀ-Þ][\w-]+(?: \w[\w-]*)*")
_A_PLACE = re.compile(r"(?:à|a|en|aux?|chez|vers|dans (?:l[ea]s? |l['’]))\s*[^\W\d].*", re.IGNORECASE)
_ADDED = re.compile(r", ([\w’'-]+(?: [\w’'-]+){0,3})$")
"""What follow-ups put behind a question, or the reader: «Où est-il, le phare ?»"""
_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b")
_CARRIED = 8
"""How many telling words of the last question are taken over: a long conversation does not ask for all of it."""
_CARRIED_CHARS = 200
LEAST = 0.5
"""The share that an answer holds of the information of a follow-up's own words, or, where it has none, of the whole."""
NEAR = 0.3
"""What a passage beside the quoted one gains, by its own score."""
NEARBY = 600.0
"""Code points at which that gain has fallen to 1/e: a paragraph or two."""
OWN = 1.0
"""What a passage gains that holds all of the follow-up's own words, in these very forms, by its own score."""


def complete(question: str, context: Context) -> FollowUp | None:
    """What `question` asks in full; None where it stands alone."""
    spoken, last = Spoken(question), context.question
    if not spoken.leans:
        return None
    if spoken.explained:
        text = f"c’est quoi {_subject(last)}"
    elif spoken.in_all or (len(spoken.telling) == 1 and spoken.telling[0].plain in _UNITS and not spoken.is_clause):
        text = f"combien {spoken.text} {_subject(last)}"
    elif spoken.onward or spoken.is_clause:
        text = f"{spoken.text} {_subject(last, counted=spoken.counts)}"
    else:
        text = _in_place(last, spoken.text)
    kind, noun = None if spoken.onward else asked_kind(text), asked_noun(spoken.text)
    unit = next((_UNITS[word.plain] for word in spoken.words if word.plain in _UNITS), None)
    told_without = {noun, *_LIGHT, *(_UNITS if kind is Kind.FIGURE else ())}
    own = [word.text for word in spoken.telling if word.plain not in told_without]
    return FollowUp(text.strip(), " ".join(own), kind, unit if kind is Kind.FIGURE else None, spoken.onward)


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


def _in_place(question: str, other: str) -> str:
    """`question`, asked of an `other` year, place or person; with `other` behind it where it names none."""
    question = question.rstrip(" ?!.\u00a0\u202f")[:_CARRIED_CHARS]
    of_it = {word.plain for word in said_words(other)} & PRONOUNS
    if not of_it and (added := _ADDED.search(question)) and not Spoken(added[1]).is_clause:
        question = question[: added.start()]
    places = list(held(Kind.PLACE, question, ""))
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


class Within(Ranker):
    """A ranker's passages of the document that was quoted, as far as they tell what a follow-up asks for."""

    def __init__(self, ranker: Ranker, context: Context, follow_up: FollowUp, own: Sequence[Query]) -> None:
        """`own`: the words that an answer holds, in every wording."""
        vars(self).update(vars(ranker))
        self._context, self._follow_up, self._own = context, follow_up, own

    @property
    def documents(self) -> list[Document]:
        """The document that was quoted."""
        document = self.document(self._context.document)
        return [document] if document else []

    def _resemblance(self, query: Query) -> NDArray[np.float64]:
        """As any ranker's; other documents' passages are given back what the first view gave them.

        What is worth nothing is no candidate: the passages that are looked at are this document's, however many other
        ones meet the question better.
        """
        found = super()._resemblance(query)
        asked = [term for word in query.words for term in word.terms]
        stems = self.stems.get_scores([term.term for term in asked], [term.weight for term in asked])
        rows = self._rows[self._context.document].passages
        for others in (slice(None, rows.start), slice(rows.stop, None)):
            found[others] = -stems[others]
        return found

    def _ordered(self, query: Query) -> list[Ranked]:
        """Those that tell what is asked for; the nearer the quoted passage, the better."""
        ranked = [
            Ranked(one.passage, one.score * self._gain(one.passage))
            for one in super()._ordered(query)
            if self._tells(one.passage)
        ]
        return sorted(ranked, key=lambda one: (-one.score, one.passage.start))

    def _gain(self, passage: Passage) -> float:
        """What being near, and holding the follow-up's very words, multiplies a score by."""
        apart = max(0, passage.start - self._context.end, self._context.start - passage.end)
        surfaces = {token.surface for token in self.tokens(passage)}
        own = [word.surface in surfaces for query in self._own[:1] for word in query.words if self._follow_up.own]
        return 1 + NEAR * math.exp(-apart / NEARBY) + OWN * (sum(own) / len(own) if own else 0)

    def _tells(self, passage: Passage) -> bool:
        """Whether it holds the follow-up's own words, or what it asks for; what was quoted is not told again else."""
        kind, own, holds = self._follow_up.kind, self._follow_up.own, self._holds_the_kind(passage)
        if self._follow_up.onward:
            return passage.start >= self._context.end
        quoted = passage.start < self._context.end and self._context.start < passage.end
        if not holds and kind is not None and (quoted or not own):
            return False
        # What was quoted is about what the last question asks, whether it says so in the same words or not.
        return (quoted and not own) or any(self._holds(words, passage) for words in self._own)

    def _holds_the_kind(self, passage: Passage) -> bool:
        """Whether it holds something of the kind that is asked for and that the reader has not named."""
        kind, unit = self._follow_up.kind, self._follow_up.unit
        if kind is None:
            return False
        if unit is not None:
            return re.search(rf"(?<!\w)(?:{unit})(?!\w)", passage.text) is not None
        return any(held(kind, passage.text, f"{self._context.question} {self._follow_up.own}"))

    def _holds(self, own: Query, passage: Passage) -> bool:
        tokens = self.tokens(passage)
        terms, surfaces = {token.term for token in tokens}, {token.surface for token in tokens}
        asked = [self.informs(word) for word in own.words]
        found = sum(
            information * share(self, word, terms, surfaces) for information, word in zip(asked, own.words, strict=True)
        )
        return found >= LEAST * sum(asked)
