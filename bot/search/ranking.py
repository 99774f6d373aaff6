"""The order of the passages: BM25 of several views of the text, weighed together, and the best that do not overlap."""

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.models import Passage, Sentence, Span, Token
from bot.search.bm25 import Index
from bot.search.corpus_index import CorpusIndex
from bot.search.follow_up_scope import FollowUpScope
from bot.search.query import Query
from bot.text.words import YEAR
from bot.understanding.answer_type import AnswerType, answer_candidates

_LOOKED_AT = 60
"""Passages whose order is worth finding out in full: those that the views with postings put first."""
_VERY_QUESTION = 90.0
"""Percent of letters alike from which on two questions are the same."""
_NEAR = 60.0
"""Code points at which nearness has fallen to 1/e: about ten words."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A run of whole sentences and what it is worth for one question."""

    passage: Passage
    score: float


class Ranker(CorpusIndex):
    """A corpus index that puts the passages that meet a question in order."""

    def best(self, query: Query, limit: int, scope: FollowUpScope | None = None) -> list[Ranked]:
        """At most `limit` runs of sentences that share a word with the question, best first, none overlapping.

        Ties go by document id, then by place. With a `scope`, the passages of its document alone that tell what the
        follow-up asks.
        """
        chosen: list[Ranked] = []
        heap = [(-ranked.score, rank, ranked.passage) for rank, ranked in enumerate(self._ordered(query, scope))]
        while heap and len(chosen) < limit:
            negative, rank, passage = heapq.heappop(heap)
            taken = [(one.passage.start, one.passage.end) for one in chosen if one.passage.document is passage.document]
            rest = _free(passage, taken)
            if rest is passage:
                chosen.append(Ranked(passage, -negative))
            elif (
                rest
                and (kept := self.information_found(query, rest) / (self.information_found(query, passage) or 1)) > 0
            ):
                heapq.heappush(heap, (negative * kept, rank, rest))
        return chosen

    def _ordered(self, query: Query, scope: FollowUpScope | None) -> list[Ranked]:
        """The passages worth looking at, by all views."""
        rows, scores = self._candidates(query, scope)
        # A bare name or word asks what it is.
        asked = query.question.answer_type or (AnswerType.DEFINITION if len(query.words) == 1 else None)
        found = [(score, self._passages[row]) for row, score in zip(rows, scores, strict=True)]
        told = max((self.information_found(query, passage) for _, passage in found if passage.prose), default=0.0)
        ranked = [
            Ranked(passage, (score + self._closer_look(query, asked, passage)) * self._standing(query, passage, told))
            for score, passage in found
        ]
        kept = [one for one in ranked if one.score > 0]
        if scope:
            kept = [
                Ranked(one.passage, one.score * scope.gain(one.passage)) for one in kept if scope.tells(one.passage)
            ]
        return sorted(kept, key=lambda one: (-one.score, one.passage.document.id, one.passage.start))

    def _standing(self, query: Query, passage: Passage, told: float) -> float:
        """1 for prose; what stands around it counts less, and not at all where prose tells as much."""
        if passage.prose:
            return 1.0
        return self.weights.surrounding if self.information_found(query, passage) > told else 0.0

    def _candidates(self, query: Query, scope: FollowUpScope | None) -> tuple[list[int], list[float]]:
        """The rows that share a word, or one that resembles it, with the question; the first by the indexed views."""
        years = sorted(query.question.years & self.titles.postings.keys())
        query = replace(query, words=tuple(word for word in query.words if word.surface not in years) or query.words)
        asked = [term for word in query.words for term in word.terms]
        terms, sure = [term.term for term in asked], [term.weight for term in asked]
        scores = self.stems.get_scores(terms, sure)
        scores += self.weights.context * self.contexts.get_scores(terms, sure)
        scores += self._resemblance(query)
        if scope:
            scores[: scope.rows.start] = scores[scope.rows.stop :] = 0
        found_asked = self._asked_word_for_word(query)
        if len(found_asked):
            scores[found_asked] += 1.0
        if query.question.sections and (standing := self._standing_in(query.question.sections)) is not None:
            scores *= standing
        rows = np.flatnonzero(scores)
        if not len(rows):
            return [], []
        found = scores[rows]
        found += self.weights.paragraph * self.paragraphs.get_scores(terms, sure)[self._paragraph_of[rows]]
        found += self.weights.document * self.wholes.get_scores(terms, sure)[self._document_of[rows]]
        found += self.weights.title * self.titles.get_scores(terms, sure)[self._document_of[rows]]
        if len(found_asked):
            found[np.isin(rows, found_asked)] += found.max()
        if years:
            found += self._of_the_years(years, rows)
        if len(rows) > _LOOKED_AT:
            first = found >= np.partition(found, -_LOOKED_AT)[-_LOOKED_AT]
            rows, found = rows[first], found[first]
        return rows.tolist(), found.tolist()

    def _asked_word_for_word(self, query: Query) -> NDArray[np.int64]:
        """The rows that answer a question of their document which is this very question, but for a slip or two."""
        said = " ".join(query.question.plain_words)
        best = process.extractOne(said, self.asked.postings.keys(), scorer=fuzz.ratio, score_cutoff=_VERY_QUESTION)
        return self.asked.postings[best[0]].rows if best else np.empty(0, np.int64)

    def _standing_in(self, sections: Sequence[frozenset[str]]) -> NDArray[np.float64] | None:
        """1 for each row that stands in all of these sections, 0 for others; None where none does."""
        inside = np.ones(len(self._passages))
        for labels in sections:
            one = np.zeros(len(self._passages))
            for label in labels:
                if label in self.labels.postings:
                    one[self.labels.postings[label].rows] = 1.0
            inside *= one
        return inside if inside.any() else None

    def _of_the_years(self, years: Iterable[str], rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """The worth of being of the years that are asked for: a document of such a year need not say it everywhere.

        A document of another year is told of less; for one of no year it is a word like another.
        """
        known = [postings.rows for term, postings in self.titles.postings.items() if YEAR.fullmatch(term)]
        dated = np.isin(self._document_of[rows], np.concatenate(known))
        added = np.zeros(len(rows))
        for year in years:
            information = self.weights.year * self.stems.information(year)
            of_it = np.isin(self._document_of[rows], self.titles.postings[year].rows)
            said = self.stems.get_scores([year])[rows]
            added += np.where(of_it, information, np.where(dated, -information / 2, said))
        return added

    def _resemblance(self, query: Query) -> NDArray[np.float64]:
        """For every row, what words of other forms or like meaning are worth: for each word asked, the best of each."""
        total = np.zeros(len(self._passages))
        asked = {term.term for word in query.words for term in word.terms}
        for word in query.words:
            forms = {
                form: self.weights.likeness * likeness + (self.weights.same_word if form == word.surface else 0)
                for form, likeness in self.vocabulary.resembling(word.surface)
            }
            meanings = {
                synonym: self.weights.synonym * closeness
                for synonym, closeness in self.synonyms(word).items()
                if synonym not in asked
            }
            total += _best(self.words, forms) + _best(self.stems, meanings)
        return total

    def _closer_look(self, query: Query, asked: AnswerType | None, passage: Passage) -> float:
        """The worth of following words and of the `asked` type of answer in a passage."""
        tokens = self.tokens(passage)
        wanted = [{term.term for term in word.terms} for word in query.words]
        following = {(first.term, second.term) for first, second in pairwise(tokens)}
        pairs = 0.0
        for before, after in pairwise(wanted):
            if found := [pair for pair in following if pair[0] in before and pair[1] in after]:
                pairs += (
                    max(self.stems.information(first) + self.stems.information(second) for first, second in found) / 2
                )
        return (
            self.weights.heading * self._heading_worth(query, passage)
            + self.weights.pair * pairs
            + (self._type_worth(query, asked, passage, tokens) if asked else 0.0)
        )

    def _heading_worth(self, query: Query, passage: Passage) -> float:
        """The information that the question shares with the heading above a passage, times its share of the heading."""
        said = {token.term for token in self.heading(passage)}
        if not said:
            return 0.0
        asked = {term.term for word in query.words for term in word.terms}
        whole = sum(self.stems.information(term) for term in said)
        shared = sum(self.stems.information(term) for term in said & asked)
        return shared * shared / whole

    def _type_worth(self, query: Query, asked: AnswerType, passage: Passage, tokens: Sequence[Token]) -> float:
        found = answer_candidates(asked, passage.text, query.question.named)
        candidates = [(start + passage.start, end + passage.start) for start, end in found]
        introduction = (
            self.weights.introduction if asked is AnswerType.DEFINITION and self._introduces(query, passage) else 0.0
        )
        if not candidates:
            return introduction
        wanted = {term.term for word in query.words for term in word.terms}
        matched = [token for token in tokens if token.term in wanted]
        near = max(self._nearness(one, matched) for one in candidates)
        return introduction + self.weights.answer_type + self.weights.answer_type_near * near

    def _introduces(self, query: Query, passage: Passage) -> bool:
        """True if `passage` is the first of its document to hold one of the question's words."""
        rows = self._rows[passage.document.id].passages
        terms = [term.term for word in query.words for term in word.terms]
        held = [self.stems.postings[term].rows for term in terms if term in self.stems.postings]
        places = [int(found[place]) for found in held if (place := int(found.searchsorted(rows.start))) < len(found)]
        return any(row in rows and self._passages[row].start == passage.start for row in places)

    def _nearness(self, candidate: Span, matched: Sequence[Token]) -> float:
        """The information of the question's words around `candidate`, each less with its distance."""
        closest: dict[str, float] = {}
        for token in matched:
            distance = max(0, token.start - candidate[1], candidate[0] - token.end)
            worth = self.stems.information(token.term) * math.exp(-distance / _NEAR)
            closest[token.term] = max(worth, closest.get(token.term, 0.0))
        return sum(closest.values())

    def information_found(self, query: Query, passage: Passage) -> float:
        """The question's information that stands in the passage: the found words' IDF, each by its weight."""
        terms = {token.term for token in self.tokens(passage)}
        return sum(
            max(
                (term.weight * self.stems.information(term.term) for term in word.terms if term.term in terms),
                default=0.0,
            )
            for word in query.words
        )


def _best(index: Index, weights: Mapping[str, float]) -> NDArray[np.float64]:
    """For every row, the most that one of the weighed terms adds to it."""
    best = np.zeros(len(index.doc_len))
    for term, weight in weights.items():
        if term in index.postings:
            rows = index.postings[term].rows
            best[rows] = np.maximum(best[rows], index.contributions(term, weight))
    return best


def _free(passage: Passage, taken: list[Span]) -> Passage | None:
    """The passage without sentences already quoted: itself, its longest run that is left, or None."""
    runs: list[list[Sentence]] = [[]]
    for sentence in passage.sentences:
        if any(sentence.start < end and start < sentence.end for start, end in taken):
            runs.append([])
        else:
            runs[-1].append(sentence)
    longest = max(runs, key=lambda run: run[-1].end - run[0].start if run else 0)
    if len(longest) == len(passage.sentences):
        return passage
    return Passage(passage.document, longest[0].start, longest[-1].end, tuple(longest)) if longest else None
