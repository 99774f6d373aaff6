"""The order of the passages: BM25 of several views of the text, weighed together, and the best that do not overlap."""

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis import Analyzer, term_of
from bot.search.index import Index
from bot.search.kinds import Kind, asked_kind, held
from bot.search.models import Document, Passage, Query, Sentence, Span, Term, Token, Word
from bot.search.spelling import Vocabulary
from bot.search.splitter import EXCERPT_CHARS, split
from bot.search.thesaurus import Thesaurus


@dataclass(frozen=True, slots=True)
class Weights:
    """What each view of a passage counts for, beside the BM25 of its stems, which counts 1.

    Found on one half of PIAF's documents and confirmed on the other; `benchmarks/README.md` tells each one's worth
    and the command that repeats it.
    """

    k1: float = 0.9
    b: float = 0.4
    paragraph: float = 0.6
    """BM25 of the whole paragraph that the passage comes from."""
    likeness: float = 0.6
    """BM25 of the words that resemble the question's: «fermeture» has something of «fermer»."""
    same_word: float = 0.3
    """More for the very word, beside its stem: «amende» is not «amendement»."""
    synonym: float = 0.6
    """BM25 of their synonyms, by closeness: «épouse» has something of «femme»."""
    pair: float = 0.3
    """Two words of the question that follow each other in the passage too."""
    kind: float = 0.7
    """A sentence holds the kind of thing asked for: a figure, a date, a name …"""
    kind_near: float = 0.7
    """… near the question's words, which are counted by their IDF, less with the distance."""
    surrounding: float = 0.3
    """A title, keyword line or credit is worth this share of prose that matches as well."""


WEIGHTS = Weights()
_NO_SYNONYMS = Thesaurus()
_LOOKED_AT = 60
"""Passages whose order is worth finding out in full: those that the views with postings put first."""
_ANALYSED = 16_384
"""Sentences whose tokens are kept at hand."""
_NEAR = 60.0
"""Code points at which nearness has fallen to 1/e: about ten words."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A run of whole sentences and what it is worth for one question."""

    passage: Passage
    score: float


class Ranker:
    """The passages of some documents and their indexes. Never changes: adding and removing give another one."""

    def __init__(
        self,
        documents: Iterable[Document] = (),
        *,
        thesaurus: Thesaurus = _NO_SYNONYMS,
        excerpt_chars: int = EXCERPT_CHARS,
        weights: Weights = WEIGHTS,
    ) -> None:
        self.analyzer = Analyzer()
        self.thesaurus, self.excerpt_chars, self.weights = thesaurus, excerpt_chars, weights
        self._passages: list[Passage] = []
        self._paragraph_of: list[int] = []
        self._rows: dict[str, tuple[range, range]] = {}
        self.stems = self.words = self.paragraphs = Index(k1=weights.k1, b=weights.b)
        self.vocabulary = Vocabulary()
        # Analysing sentences again for every question would be nearly all the time that a question takes.
        self._tokens_between = lru_cache(maxsize=_ANALYSED)(self._analysed)
        self._add(documents)

    @property
    def documents(self) -> list[Document]:
        """The documents that have text, in the order in which they came."""
        return [self._passages[passages[0]].document for passages, _ in self._rows.values() if passages]

    @property
    def passage_count(self) -> int:
        """How many passages can be found."""
        return self.stems.corpus_size

    def with_documents(self, documents: Iterable[Document]) -> "Ranker":
        """A ranker that knows `documents` too; one of the same id is replaced."""
        documents = list(documents)
        changed = self.without_documents(document.id for document in documents)
        changed._add(documents)
        return changed

    def without_documents(self, ids: Iterable[str]) -> "Ranker":
        """A ranker that has forgotten the documents of these ids; unknown ids are ignored."""
        gone = {document: self._rows[document] for document in ids if document in self._rows}
        passages = [row for rows, _ in gone.values() for row in rows]
        paragraphs = [row for _, rows in gone.values() for row in rows]
        changed = Ranker(thesaurus=self.thesaurus, excerpt_chars=self.excerpt_chars, weights=self.weights)
        changed._passages, changed._paragraph_of = list(self._passages), list(self._paragraph_of)
        changed._rows = {document: rows for document, rows in self._rows.items() if document not in gone}
        changed.stems, changed.words = self.stems.without_rows(passages), self.words.without_rows(passages)
        changed.paragraphs = self.paragraphs.without_rows(paragraphs)
        changed.vocabulary = self.vocabulary
        return changed

    def _add(self, documents: Iterable[Document]) -> None:
        tokens: list[list[Token]] = []
        paragraphs: list[list[str]] = []
        first_paragraph = len(self.paragraphs.doc_len)
        for document in documents:
            first, begun = len(self._passages), len(paragraphs)
            for _, group in groupby(
                split(document, self.excerpt_chars), key=lambda passage: passage.sentences[0].paragraph
            ):
                passages = list(group)
                sentences = {sentence.start: sentence for passage in passages for sentence in passage.sentences}
                whole = Passage(document, passages[0].start, passages[-1].end, tuple(sentences.values()))
                self._paragraph_of.extend([first_paragraph + len(paragraphs)] * len(passages))
                paragraphs.append([token.term for token in self.tokens(whole)])
                self._passages.extend(passages)
                tokens.extend(self.tokens(passage) for passage in passages)
            ends = len(self._passages), first_paragraph + len(paragraphs)
            self._rows[document.id] = range(first, ends[0]), range(first_paragraph + begun, ends[1])
        self.stems = self.stems.with_rows([token.term for token in row] for row in tokens)
        self.words = self.words.with_rows([token.surface for token in row] for row in tokens)
        self.paragraphs = self.paragraphs.with_rows(paragraphs)
        self.vocabulary = self.vocabulary.with_tokens(token for row in tokens for token in row)

    def tokens(self, passage: Passage) -> list[Token]:
        """The passage's tokens, with offsets into its document's text."""
        return [
            token
            for sentence in passage.sentences
            for token in self._tokens_between(passage.document, sentence.start, sentence.end)
        ]

    def _analysed(self, document: Document, start: int, end: int) -> list[Token]:
        tokens = self.analyzer.tokens(document.text[start:end])
        return [replace(token, start=token.start + start, end=token.end + start) for token in tokens]

    def query(self, text: str) -> Query:
        """The question's words, each with the documents' terms for it."""
        tokens = self.analyzer.tokens(text)
        words = []
        for token, following in pairwise([*tokens, None]):
            assert token is not None
            known = self._stands(token.term)
            if not known and following and following.start < token.end:
                continue  # a compound the documents do not write so: its parts speak for it
            if known:
                terms: tuple[Term, ...] = (Term(token.term),)
            else:
                correct = bool(self.thesaurus.synonyms(token.term))
                terms = self.vocabulary.meant_by(token.surface, self._stands, correct=correct)
            words.append(Word(token.surface, terms))
        return Query(text, tuple(words))

    def _stands(self, term: str) -> bool:
        return term in self.stems.postings

    def best(self, query: Query, limit: int) -> list[Ranked]:
        """At most `limit` runs of sentences that share a word with the question, best first, none overlapping.

        Ties go by document id, then by place.
        """
        chosen: list[Ranked] = []
        heap = [(-ranked.score, rank, ranked.passage) for rank, ranked in enumerate(self._ordered(query))]
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

    def _ordered(self, query: Query) -> list[Ranked]:
        """The passages worth looking at, by all views."""
        rows, scores = self._candidates(query)
        kind = asked_kind(query.text)
        ranked = [
            Ranked(
                passage,
                (score + self._closer_look(query, kind, passage))
                * (1.0 if passage.prose else self.weights.surrounding),
            )
            for row, score in zip(rows, scores, strict=True)
            for passage in [self._passages[row]]
        ]
        return sorted(ranked, key=lambda one: (-one.score, one.passage.document.id, one.passage.start))

    def _candidates(self, query: Query) -> tuple[list[int], list[float]]:
        """The rows that share a word, or one that resembles it, with the question; the first by the indexed views."""
        terms = [term for word in query.words for term in word.terms]
        scores = self.stems.get_scores([term.term for term in terms], [term.weight for term in terms])
        scores += self._resemblance(query)
        rows = np.flatnonzero(scores)
        if not len(rows):
            return [], []
        paragraphs = self.paragraphs.get_scores([term.term for term in terms], [term.weight for term in terms])
        found = scores[rows] + self.weights.paragraph * paragraphs[np.array(self._paragraph_of)[rows]]
        if len(rows) > _LOOKED_AT:
            first = found >= np.partition(found, -_LOOKED_AT)[-_LOOKED_AT]
            rows, found = rows[first], found[first]
        return rows.tolist(), found.tolist()

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

    def synonyms(self, word: Word) -> dict[str, float]:
        """The terms that mean nearly what the word does, each with its closeness in (0, 1]."""
        terms = word.terms or (Term(term_of(word.surface)),)
        return {
            synonym: closeness * term.weight
            for term in terms
            for synonym, closeness in self.thesaurus.synonyms(term.term)
        }

    def _closer_look(self, query: Query, kind: Kind | None, passage: Passage) -> float:
        """What following words and the kind of thing asked for add to a passage."""
        tokens = self.tokens(passage)
        asked = [{term.term for term in word.terms} for word in query.words]
        following = {(first.term, second.term) for first, second in pairwise(tokens)}
        pairs = 0.0
        for before, after in pairwise(asked):
            if found := [pair for pair in following if pair[0] in before and pair[1] in after]:
                pairs += (
                    max(self.stems.information(first) + self.stems.information(second) for first, second in found) / 2
                )
        return self.weights.pair * pairs + (self._kind_worth(query, kind, passage, tokens) if kind else 0.0)

    def _kind_worth(self, query: Query, kind: Kind, passage: Passage, tokens: Sequence[Token]) -> float:
        things = [(start + passage.start, end + passage.start) for start, end in held(kind, passage.text, query.text)]
        if not things:
            return 0.0
        asked = {term.term for word in query.words for term in word.terms}
        matched = [token for token in tokens if token.term in asked]
        near = max(self._nearness(thing, matched) for thing in things)
        return self.weights.kind + self.weights.kind_near * near

    def _nearness(self, thing: Span, matched: Sequence[Token]) -> float:
        """The information of the question's words around `thing`, each less with its distance."""
        closest: dict[str, float] = {}
        for token in matched:
            distance = max(0, token.start - thing[1], thing[0] - token.end)
            worth = self.stems.information(token.term) * math.exp(-distance / _NEAR)
            closest[token.term] = max(worth, closest.get(token.term, 0.0))
        return sum(closest.values())

    def information_found(self, query: Query, passage: Passage) -> float:
        """How much of the question's information stands in the passage: the found words' IDF, each by its weight."""
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
