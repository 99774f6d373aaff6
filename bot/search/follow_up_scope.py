"""The scope of a follow-up: the passages of the quoted document that tell what it asks."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from bot.models import Document, Passage
from bot.search.confidence import shares
from bot.search.corpus_index import CorpusIndex
from bot.search.query import Query, Term, Word
from bot.text.analysis import term_of
from bot.text.normalise import plain
from bot.text.words import MONTHS
from bot.understanding.answer_type import AnswerType, answer_candidates
from bot.understanding.follow_up import Antecedent, FollowUp

LEAST = 0.5
"""The share that an answer holds of the information of a follow-up's own words, or, where it has none, of the whole."""
NEAR = 0.3
"""The gain of a passage beside the quoted one, by its own score."""
NEARBY = 600.0
"""Code points at which that gain has fallen to 1/e: a paragraph or two."""
OWN = 1.0
"""The gain of a passage that holds all of the follow-up's own words, in whatever ending, by its own score."""
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
"""The closeness of a word to one that is made of it: «fermé», «fermeture»."""


@dataclass(frozen=True, slots=True)
class FollowUpScope:
    """The quoted document, as the place where the answer to a follow-up is looked for."""

    index: CorpusIndex
    antecedent: Antecedent
    follow_up: FollowUp
    terms: frozenset[str]
    """Those of the document."""
    sought: tuple[Query, ...]
    """The words that an answer holds, in every wording."""

    @classmethod
    def of(cls, index: CorpusIndex, antecedent: Antecedent, follow_up: FollowUp, sought: Sequence[Query]) -> Self:
        """The scope of the document that `antecedent` names."""
        passages = map(index.passage, index.rows(antecedent.document))
        terms = frozenset(token.term for passage in passages for token in index.tokens(passage))
        scope = cls(index, antecedent, follow_up, terms, ())
        return replace(scope, sought=tuple(map(scope.widened, sought)))

    @property
    def rows(self) -> range:
        """The rows of the document's passages."""
        return self.index.rows(self.antecedent.document)

    @property
    def documents(self) -> list[Document]:
        """The quoted document."""
        document = self.index.document(self.antecedent.document)
        return [document] if document else []

    def widened(self, query: Query) -> Query:
        """`query` for this document, in which what was quoted is told on in other forms of the words."""
        return replace(query, words=tuple(replace(word, derived=self._derived(word)) for word in query.words))

    def _derived(self, word: Word) -> tuple[Term, ...]:
        asked = {term.term for term in word.terms} or {term_of(word.surface)}
        return tuple(
            Term(other, _DERIVATION) for other in self.terms if any(_is_made_of(other, term) for term in asked)
        )

    def gain(self, passage: Passage) -> float:
        """The factor of a score for being near the quoted passage and for holding the follow-up's very words."""
        apart = max(0, passage.start - self.antecedent.end, self.antecedent.start - passage.end)
        said = {token.term for token in self.index.tokens(passage)}
        words = [word for query in self.sought[:1] for word in query.words if self.follow_up.own]
        own = [any(term.term in said and term.weight == 1 for term in word.terms) for word in words]
        return 1 + NEAR * math.exp(-apart / NEARBY) + OWN * (sum(own) / len(own) if own else 0)

    def tells(self, passage: Passage) -> bool:
        """True if the passage can answer: it has the follow-up's own words, or a candidate of the expected type.

        The quoted passage qualifies by the latter only.
        """
        asked, own, holds = self.follow_up.answer_type, self.follow_up.own, self._has_candidate(passage)
        if self.follow_up.onward:
            return passage.start >= self.antecedent.end
        if self.follow_up.place is not None and not self._is_there(passage):
            return False
        quoted = passage.start < self.antecedent.end and self.antecedent.start < passage.end
        if self.follow_up.otherwise:
            return not quoted and (holds or asked is None)
        if not holds and asked is not None and (quoted or not own):
            return False
        # What was quoted is about what the last question asks, whether it says so in the same words or not.
        return (quoted and not own) or any(self._holds(words, passage) for words in self.sought)

    def _has_candidate(self, passage: Passage) -> bool:
        """True if it holds something of the expected type that the reader has not named."""
        asked, unit, named = self.follow_up.answer_type, self.follow_up.unit, self.follow_up.named
        if asked is None:
            return False
        undated = _DATED.sub(" ", passage.text)
        if unit is not None:
            return re.search(rf"(?<!\w){_UNCOUNTED}(?:{unit})(?!\w)", undated) is not None
        if asked is AnswerType.FIGURE:
            often = answer_candidates(AnswerType.OFTEN, passage.text, named)
            return any(answer_candidates(asked, undated, named)) or any(often)
        also = _ALSO.get(asked)
        return any(answer_candidates(asked, passage.text, named)) or bool(also and also.search(passage.text))

    def _is_there(self, passage: Passage) -> bool:
        """True if something in it is at the place that the follow-up names: «à Paris», not «le parquet de Paris»."""
        found = answer_candidates(AnswerType.PLACE, passage.text)
        places = plain(" ".join(passage.text[start:end] for start, end in found)).split()
        for named in plain(self.follow_up.place or "").split():
            forms = [word for word in re.findall(r"[^\W\d_]+", passage.text) if plain(word) == named]
            if forms and named not in places and not any(form[0].islower() for form in forms):
                return False
        return True

    def _holds(self, own: Query, passage: Passage) -> bool:
        asked = [self.index.informs(word) for word in own.words]
        shared = shares(self.index, own.words, self.index.tokens(passage))
        found = sum(information * share for information, share in zip(asked, shared, strict=True))
        return found >= LEAST * sum(asked)


def _is_made_of(term: str, root: str) -> bool:
    """True if one term is another with an ending that makes a noun or an adjective of it."""
    return len(root) >= _SHORTEST_ROOT and term.startswith(root) and _ENDING.fullmatch(term, len(root)) is not None
