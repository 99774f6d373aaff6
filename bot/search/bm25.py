"""The BM25 index: rank_bm25's Okapi model and statistics, with postings so that only what matches is looked at.

What rank_bm25 does on small collections is repaired here and hidden from everything else: its IDF turns negative, it
divides by zero on an empty corpus, and it ranks passages that match nothing.
"""

import math
import weakref
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

K1 = 1.5
B = 0.75


@dataclass(frozen=True, slots=True)
class Postings:
    """The rows of one term, ascending, and how often it stands in each."""

    rows: NDArray[np.int64]
    frequencies: NDArray[np.int64]


_NONE = Postings(np.empty(0, np.int64), np.empty(0, np.int64))


class Index(BM25Okapi):
    """BM25 over rows of terms. Never changes once made: `with_rows` and `without_rows` give another one.

    The attributes rank_bm25 computes with (`corpus_size`, `avgdl`, `doc_freqs`, `doc_len`, `idf`, `k1`, `b`) keep its
    meaning, so `BM25Okapi.get_scores(index, terms)` is a second opinion on every score, as long as no row was removed:
    a removed row stays as an empty one that counts nowhere, so that row numbers never move. Adding or removing touches
    the terms concerned alone.
    """

    corpus_size: int
    avgdl: float
    doc_freqs: list[dict[str, int]]
    doc_len: NDArray[np.int64]
    k1: float
    b: float

    def __init__(self, rows: Iterable[Sequence[str]] = (), *, k1: float = K1, b: float = B) -> None:
        """Count `rows`, each the terms of one passage in any order."""
        self.postings: dict[str, Postings] = {}
        super().__init__(list(rows), k1=k1, b=b)

    def _initialize(self, corpus: list[Sequence[str]]) -> dict[str, int]:
        """Replace rank_bm25's counting, which divides by zero when nothing is there."""
        self.doc_len = np.empty(0, np.int64)
        self._count(corpus)
        self._measure()
        return {}

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        """Replace rank_bm25's table of IDF, negative for a term that half the rows hold, by a positive one."""
        self.idf = _Idf(self)

    def _count(self, rows: Iterable[Sequence[str]]) -> None:
        grown: dict[str, tuple[list[int], list[int]]] = {}
        lengths = []
        for row, terms in enumerate(rows, len(self.doc_freqs)):
            frequencies = dict(Counter(terms))
            self.doc_freqs.append(frequencies)
            lengths.append(len(terms))
            for term, frequency in frequencies.items():
                where, how_often = grown.setdefault(term, ([], []))
                where.append(row)
                how_often.append(frequency)
        self.corpus_size += len(lengths)
        self.doc_len = np.concatenate([self.doc_len, np.array(lengths, np.int64)])
        for term, (where, how_often) in grown.items():
            old = self.postings.get(term, _NONE)
            self.postings[term] = Postings(
                np.concatenate([old.rows, np.array(where, np.int64)]),
                np.concatenate([old.frequencies, np.array(how_often, np.int64)]),
            )

    def _discount(self, rows: Iterable[int]) -> None:
        gone: dict[str, list[int]] = {}
        for row in sorted(set(rows)):
            if not self.doc_freqs[row] and not self.doc_len[row]:
                continue
            for term in self.doc_freqs[row]:
                gone.setdefault(term, []).append(row)
            self.doc_freqs[row], self.doc_len[row] = {}, 0
            self.corpus_size -= 1
        for term, where in gone.items():
            old = self.postings[term]
            if len(where) == len(old.rows):
                del self.postings[term]
            else:
                places = old.rows.searchsorted(where)
                self.postings[term] = Postings(np.delete(old.rows, places), np.delete(old.frequencies, places))

    def _measure(self) -> None:
        self.avgdl = int(self.doc_len.sum()) / self.corpus_size if self.corpus_size else 0.0
        # rank_bm25's own expression, in its order of operations: equal to the last bit.
        self._saturation = self.k1 * (1 - self.b + self.b * self.doc_len / (self.avgdl or 1.0))

    def with_rows(self, rows: Iterable[Sequence[str]], *, without: Iterable[int] = ()) -> "Index":
        """An index that holds `rows` too, numbered from `len(self.doc_len)` on.

        Those numbered `without` count no longer; their numbers are not given again.
        """
        copy = Index(k1=self.k1, b=self.b)
        copy.postings, copy.doc_freqs, copy.doc_len = dict(self.postings), list(self.doc_freqs), self.doc_len.copy()
        copy.corpus_size = self.corpus_size
        copy._discount(without)
        copy._count(rows)
        copy._measure()
        return copy

    def without_rows(self, rows: Iterable[int]) -> "Index":
        """An index in which `rows` count no longer; their numbers are not given again."""
        return self.with_rows((), without=rows)

    def document_frequency(self, term: str) -> int:
        """The number of rows that hold `term`."""
        return len(self.postings.get(term, _NONE).rows)

    def information(self, term: str) -> float:
        """The term's IDF, ln(1 + (N - df + 1/2) / (df + 1/2)): Lucene's form, never negative.

        Defined for unknown terms too (df = 0), which inform most.
        """
        df = self.document_frequency(term)
        return math.log(1 + (self.corpus_size - df + 0.5) / (df + 0.5))

    def get_scores(self, query: Sequence[str], weights: Sequence[float] | None = None) -> NDArray[np.float64]:
        """The score of every row, 0 for rows that share no term; repeated terms count again.

        Equal, bit for bit, to `BM25Okapi.get_scores` on the same object when there are no `weights`.
        """
        scores = np.zeros(len(self.doc_len))
        for number, term in enumerate(query):
            if term in self.postings:
                scores[self.postings[term].rows] += self.contributions(term, weights[number] if weights else 1.0)
        return scores

    def contributions(self, term: str, weight: float = 1.0) -> NDArray[np.float64]:
        """The scores that `term` adds to the rows of its postings, in their order."""
        postings = self.postings[term]
        frequency = postings.frequencies
        idf = self.information(term) * weight
        added: NDArray[np.float64] = idf * (frequency * (self.k1 + 1) / (frequency + self._saturation[postings.rows]))
        return added


class _Idf(dict[str, float]):
    """The `idf` that rank_bm25 looks up: computed when asked, so that nothing goes stale when rows come and go."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        # Weak, or no index would be forgotten with the last one that uses it.
        self._index = weakref.proxy(index)

    def get(self, term: str, default: float | None = None) -> float | None:  # type: ignore[override]
        return self._index.information(term) if term in self._index.postings else default
