"""The order of the passages: two BM25 views of the text, weighed together, and the best that do not overlap."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bot.search.analysis import Analyzer
from bot.search.index import Index
from bot.search.models import Document, Passage, Query, Sentence, Span, Term, Token, Word
from bot.search.spelling import Vocabulary
from bot.search.splitter import EXCERPT_CHARS, split

K1, B = 0.9, 0.4
GRAM = 4
GRAM_WEIGHT = 0.2
"""Letters in a row, beside the stems: «fermeture» then has something of «fermer», and a misspelt word of the right one.
On PIAF, each document its own corpus, the first excerpt holds the answer more often with it (CONTRIBUTING says how
that was measured)."""
SURROUNDING_WEIGHT = 0.3
"""What a title, keyword line or credit is worth beside prose that matches as well."""
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Ranked:
    """A run of whole sentences and what it is worth for one question."""

    passage: Passage
    score: float


class Ranker:
    """The passages of some documents and their indexes. Never changes: adding and removing give another one."""

    def __init__(self, documents: Iterable[Document] = (), *, excerpt_chars: int = EXCERPT_CHARS) -> None:
        self.analyzer = Analyzer()
        self.excerpt_chars = excerpt_chars
        self._passages: list[Passage] = []
        self._rows: dict[str, range] = {}
        self.stems, self.grams, self.vocabulary = Index(k1=K1, b=B), Index(k1=K1, b=B), Vocabulary()
        self._add(documents)

    @property
    def documents(self) -> list[Document]:
        """The documents, in the order in which they came."""
        return [self._passages[rows[0]].document for rows in self._rows.values() if rows]

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
        changed = Ranker(excerpt_chars=self.excerpt_chars)
        gone = [self._rows[document] for document in set(ids) if document in self._rows]
        rows = [row for numbers in gone for row in numbers]
        changed._passages = list(self._passages)
        changed._rows = {document: numbers for document, numbers in self._rows.items() if numbers not in gone}
        changed.stems, changed.grams = self.stems.without_rows(rows), self.grams.without_rows(rows)
        forgotten = (self._passages[row] for row in rows)
        changed.vocabulary = self.vocabulary.without_tokens(
            token for passage in forgotten for token in self.analyzer.tokens(passage.text)
        )
        return changed

    def _add(self, documents: Iterable[Document]) -> None:
        tokens: list[list[Token]] = []
        for document in documents:
            passages = split(document, self.excerpt_chars)
            first = len(self._passages)
            self._passages.extend(passages)
            self._rows[document.id] = range(first, len(self._passages))
            tokens.extend(self.analyzer.tokens(passage.text) for passage in passages)
        self.stems = self.stems.with_rows([token.term for token in row] for row in tokens)
        self.grams = self.grams.with_rows([gram for token in row for gram in _grams(token.surface)] for row in tokens)
        self.vocabulary = self.vocabulary.with_tokens(token for row in tokens for token in row)

    def query(self, text: str) -> Query:
        """The question's words, each with the documents' terms for it."""
        tokens = self.analyzer.tokens(text)
        words = []
        for token, following in pairwise([*tokens, None]):
            assert token is not None
            known = self.stems.document_frequency(token.term) > 0
            if not known and following and following.start < token.end:
                continue  # a compound the documents do not write so: its parts speak for it
            terms = (Term(token.term),) if known else self.vocabulary.terms_like(token.surface)
            words.append(Word(token.surface, terms))
        return Query(text, tuple(words))

    def best(self, query: Query, limit: int) -> list[Ranked]:
        """At most `limit` runs of sentences that share a term with the question, best first, none overlapping."""
        chosen: list[Ranked] = []
        heap = [(-score, rank, passage) for rank, (score, passage) in enumerate(self._candidates(query))]
        while heap and len(chosen) < limit:
            negative, rank, passage = heapq.heappop(heap)
            taken = [
                (other.passage.start, other.passage.end)
                for other in chosen
                if other.passage.document is passage.document
            ]
            free = [sentence for sentence in passage.sentences if not _overlaps(sentence, taken)]
            if len(free) == len(passage.sentences):
                chosen.append(Ranked(passage, -negative))
            elif rest := self._rest(query, passage, free):
                kept = self.information_found(query, rest) / self.information_found(query, passage)
                if kept > 0:
                    heapq.heappush(heap, (negative * kept, rank, rest))
        return chosen

    def _candidates(self, query: Query) -> Iterator[tuple[float, Passage]]:
        """The best passages and their scores; ties in the order of documents and text."""
        terms = [term for word in query.words for term in word.terms]
        stems = self.stems.get_scores([term.term for term in terms], [term.weight for term in terms])
        rows = np.flatnonzero(stems)
        if not len(rows):
            return
        grams = self.grams.get_scores([gram for word in query.words for gram in _grams(word.surface)])
        worth = np.array([1.0 if self._passages[row].prose else SURROUNDING_WEIGHT for row in rows])
        scores = (stems[rows] + GRAM_WEIGHT * grams[rows]) * worth
        least = np.partition(scores, -_LOOKED_AT)[-_LOOKED_AT] if len(scores) > _LOOKED_AT else 0.0
        found = [(float(score), self._passages[row]) for row, score in zip(rows, scores, strict=True) if score >= least]
        yield from sorted(found, key=lambda item: (-item[0], item[1].document.id, item[1].start))

    def _rest(self, query: Query, passage: Passage, free: list[Sentence]) -> Passage | None:
        """What is left of a passage when sentences that are already quoted are taken out: its best run."""
        runs: list[list[Sentence]] = []
        for sentence in free:
            if runs and passage.sentences.index(sentence) == passage.sentences.index(runs[-1][-1]) + 1:
                runs[-1].append(sentence)
            else:
                runs.append([sentence])
        rests = [Passage(passage.document, run[0].start, run[-1].end, tuple(run)) for run in runs]
        return max(rests, key=lambda rest: self.information_found(query, rest), default=None)

    def information_found(self, query: Query, passage: Passage) -> float:
        """How much of the question's information stands in the passage: the found words' IDF, each by its weight."""
        terms = {token.term for token in self.analyzer.tokens(passage.text)}
        return sum(
            max(
                (term.weight * self.stems.information(term.term) for term in word.terms if term.term in terms),
                default=0.0,
            )
            for word in query.words
        )


def _overlaps(sentence: Sentence, taken: list[Span]) -> bool:
    return any(sentence.start < end and start < sentence.end for start, end in taken)


def _grams(word: str) -> list[str]:
    """The word's runs of letters, its beginning and end marked; a short word whole."""
    marked = f"^{word}$"
    return [marked[place : place + GRAM] for place in range(max(1, len(marked) - GRAM + 1))]
