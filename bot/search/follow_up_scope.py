"""Where the answer to a question that leans is looked for: the passages of the document that was quoted."""

import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.models import Document, Passage, Query, Word
from bot.search.confidence import shares
from bot.search.ranking import Ranked, Ranker
from bot.text.analysis import term_of
from bot.text.words import MONTHS
from bot.understanding.answer_type import AnswerType, held, plain
from bot.understanding.follow_up import Antecedent, FollowUp

LEAST = 0.5
"""The share that an answer holds of the information of a follow-up's own words, or, where it has none, of the whole."""
NEAR = 0.3
"""What a passage beside the quoted one gains, by its own score."""
NEARBY = 600.0
"""Code points at which that gain has fallen to 1/e: a paragraph or two."""
OWN = 1.0
"""What a passage gains that holds all of the follow-up's own words, in whatever ending, by its own score."""
# «Des années», «par semaine» are no measures.
_UNCOUNTED = "".join(f"(?<!{word} )" for word in "le la les des ces cette par".split())
# A date is no figure that «combien ?» asks for.
_DATED = re.compile(
    rf"(?:\b\d{{1,2}}(?:er)? )?\b(?:{'|'.join(MONTHS)})\b(?: \d{{4}})?|\b(?:1\d{{3}}|20\d\d)\b|\b\d\d/\d\d/\d{{4}}\b"
)
# What tells of these kinds beside what was quoted, in other forms than the ranking looks for.
_ALSO = {
    AnswerType.PLACE: re.compile(
        r"\b(?:à|dans|sur|vers|hors de) (?:l[’']|la |le |les |une? |toute? (?:la |le ))?"
        r"(?:étranger|réseau|ensemble|ville|pays|région|département|rue|île|prison|hôpital|tribunal|domicile|mer)\b"
    ),
    AnswerType.REASON: re.compile(r"\b(?:soupçonn|accus|reproch|poursuiv|motif)\w*"),
}
_SHORTEST_ROOT = 4
_ENDING = re.compile(r"(?:et|it|at)?(?:ur|ion|eur|eus|ment|ag|anc|enc|ist|air|if|iv|ien|ais|ois|ain)")
_DERIVATION = 0.7
"""How near in meaning to a word one is taken to be that is made of it: «fermé», «fermeture»."""


class Within(Ranker):
    """A ranker's passages of the document that was quoted, as far as they tell what a follow-up asks for."""

    def __init__(self, ranker: Ranker, context: Antecedent, follow_up: FollowUp, own: Sequence[Query]) -> None:
        """`own`: the words that an answer holds, in every wording."""
        vars(self).update(vars(ranker))
        self._context, self._follow_up, self._own = context, follow_up, own
        rows = self._rows[context.document].passages
        self._terms = {token.term for row in rows for token in self.tokens(self._passages[row])}

    @property
    def documents(self) -> list[Document]:
        """The document that was quoted."""
        document = self.document(self._context.document)
        return [document] if document else []

    def synonyms(self, word: Word) -> dict[str, float]:
        """As any ranker's, and what is made of the word in this document: what was quoted is told on in other forms."""
        asked = {term.term for term in word.terms} or {term_of(word.surface)}
        made = {other: _DERIVATION for other in self._terms for term in asked if _is_made_of(other, term)}
        return made | super().synonyms(word)

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
        said = {token.term for token in self.tokens(passage)}
        words = [word for query in self._own[:1] for word in query.words if self._follow_up.own]
        own = [any(term.term in said and term.weight == 1 for term in word.terms) for word in words]
        return 1 + NEAR * math.exp(-apart / NEARBY) + OWN * (sum(own) / len(own) if own else 0)

    def _tells(self, passage: Passage) -> bool:
        """Whether it holds the follow-up's own words, or what it asks for; what was quoted is not told again else."""
        kind, own, holds = self._follow_up.kind, self._follow_up.own, self._holds_the_kind(passage)
        if self._follow_up.onward:
            return passage.start >= self._context.end
        if self._follow_up.place is not None and not self._is_there(passage):
            return False
        quoted = passage.start < self._context.end and self._context.start < passage.end
        if self._follow_up.otherwise:
            return not quoted and (holds or kind is None)
        if not holds and kind is not None and (quoted or not own):
            return False
        # What was quoted is about what the last question asks, whether it says so in the same words or not.
        return (quoted and not own) or any(self._holds(words, passage) for words in self._own)

    def _holds_the_kind(self, passage: Passage) -> bool:
        """Whether it holds something of the kind that is asked for and that the reader has not named."""
        kind, unit, own = self._follow_up.kind, self._follow_up.unit, self._follow_up.own
        if kind is None:
            return False
        # Of the words that say that something is said, one is as good as another.
        asked = self._context.question if self._context.is_asked else ""
        named = "" if kind is AnswerType.WORDS else f"{asked} {own}"
        undated = _DATED.sub(" ", passage.text)
        if unit is not None:
            return re.search(rf"(?<!\w){_UNCOUNTED}(?:{unit})(?!\w)", undated) is not None
        if kind is AnswerType.FIGURE:
            return any(held(kind, undated, named)) or any(held(AnswerType.OFTEN, passage.text, named))
        also = _ALSO.get(kind)
        return any(held(kind, passage.text, named)) or bool(also and also.search(passage.text))

    def _is_there(self, passage: Passage) -> bool:
        """Whether something in it is at the place that the follow-up names: «à Paris», not «le parquet de Paris»."""
        places = plain(
            " ".join(passage.text[start:end] for start, end in held(AnswerType.PLACE, passage.text, ""))
        ).split()
        for named in plain(self._follow_up.place or "").split():
            forms = [word for word in re.findall(r"[^\W\d_]+", passage.text) if plain(word) == named]
            if forms and named not in places and not any(form[0].islower() for form in forms):
                return False
        return True

    def _holds(self, own: Query, passage: Passage) -> bool:
        asked = [self.informs(word) for word in own.words]
        shared = shares(self, own.words, self.tokens(passage))
        found = sum(information * share for information, share in zip(asked, shared, strict=True))
        return found >= LEAST * sum(asked)


def _is_made_of(term: str, root: str) -> bool:
    """Whether one term is another with an ending that makes a noun or an adjective of it."""
    return len(root) >= _SHORTEST_ROOT and term.startswith(root) and _ENDING.fullmatch(term, len(root)) is not None
