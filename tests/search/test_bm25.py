"""The index against its formula, against rank_bm25, and against a fresh build after every change."""

import math
import weakref
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from rank_bm25 import BM25Okapi

from bot.search.bm25 import Index

TERMS = st.sampled_from(["phare", "bac", "pain", "mer", "sel"])
ROWS = st.lists(st.lists(TERMS, max_size=8), max_size=8)
QUERY = st.lists(st.one_of(TERMS, st.just("inconnu")), max_size=6)


def naive(rows: Sequence[Sequence[str]], query: Sequence[str], k1: float = 1.5, b: float = 0.75) -> list[float]:
    """BM25 from the formula, one term and one row at a time."""
    count = len(rows)
    average = sum(map(len, rows)) / count if count else 0.0
    scores = [0.0] * count
    for term in query:
        holding = sum(term in row for row in rows)
        idf = math.log(1 + (count - holding + 0.5) / (holding + 0.5))
        for number, row in enumerate(rows):
            if frequency := row.count(term):
                saturation = k1 * (1 - b + b * len(row) / average)
                scores[number] += idf * frequency * (k1 + 1) / (frequency + saturation)
    return scores


@given(ROWS, QUERY, st.sampled_from([(1.5, 0.75), (0.9, 0.4), (1.2, 0.0), (2.0, 1.0)]))
def test_scores_are_the_formula_s(rows: list[list[str]], query: list[str], constants: tuple[float, float]) -> None:
    k1, b = constants
    assert Index(rows, k1=k1, b=b).get_scores(query).tolist() == pytest.approx(naive(rows, query, k1, b), rel=1e-12)


@given(ROWS.filter(any), QUERY)
def test_rank_bm25_computes_the_same_on_our_index_to_the_last_bit(rows: list[list[str]], query: list[str]) -> None:
    index = Index(rows)
    assert index.get_scores(query).tolist() == BM25Okapi.get_scores(index, query).tolist()


@given(ROWS.filter(any), QUERY)
def test_rank_bm25_with_our_idf_computes_the_same_to_the_last_bit(rows: list[list[str]], query: list[str]) -> None:
    index, theirs = Index(rows), BM25Okapi(rows)
    theirs.idf = {term: index.information(term) for term in {term for row in rows for term in row}}
    assert index.get_scores(query).tolist() == theirs.get_scores(query).tolist()


@given(ROWS, QUERY)
def test_a_row_scores_exactly_when_it_shares_a_term(rows: list[list[str]], query: list[str]) -> None:
    """rank_bm25's own IDF is 0 or less for a term that half the rows hold."""
    scores = Index(rows).get_scores(query)
    assert [score > 0 for score in scores] == [bool(set(row) & set(query)) for row in rows]
    assert not any(score < 0 for score in scores)


@pytest.mark.parametrize("rows", [[], [[]], [[], []], [["phare"]], [["phare"], []], [["phare"], ["bac"], ["phare"]]])
def test_the_smallest_collections_have_scores(rows: list[list[str]]) -> None:
    """rank_bm25 divides by zero on the first three."""
    scores = Index(rows).get_scores(["phare"])
    assert len(scores) == len(rows)
    assert [score > 0 for score in scores] == ["phare" in row for row in rows]


def test_the_passage_with_the_word_wins_where_most_hold_it() -> None:
    """rank_bm25's negative IDF puts the passage without the word first."""
    rows = [["phare", "mer"], ["phare", "mer"], ["bac"]]
    assert BM25Okapi(rows).get_scores(["phare"]).argmax() == 2
    assert Index(rows).get_scores(["phare"]).argmax() == 0


@given(ROWS, QUERY)
def test_a_term_asked_twice_counts_twice(rows: list[list[str]], query: list[str]) -> None:
    index = Index(rows)
    assert index.get_scores(query * 2).tolist() == pytest.approx((2 * index.get_scores(query)).tolist())


@given(ROWS, QUERY, st.floats(0.1, 1.0))
def test_a_weight_makes_its_term_count_for_that_much(rows: list[list[str]], query: list[str], weight: float) -> None:
    index = Index(rows)
    weighed = index.get_scores(query, [weight] * len(query))
    assert weighed.tolist() == pytest.approx((weight * index.get_scores(query)).tolist())


@given(ROWS, st.permutations(range(8)))
def test_the_order_of_the_rows_is_the_order_of_the_scores_and_no_more(rows: list[list[str]], order: list[int]) -> None:
    order = [place for place in order if place < len(rows)]
    shuffled = Index([rows[place] for place in order]).get_scores(["phare", "bac"])
    assert shuffled.tolist() == Index(rows).get_scores(["phare", "bac"])[order].tolist()


def test_rarer_terms_inform_more_and_unknown_ones_most() -> None:
    index = Index([["phare", "mer"], ["phare"], ["phare", "bac", "mer"]])
    informing = [index.information(term) for term in ("phare", "mer", "bac", "inconnu")]
    assert informing == sorted(informing)
    assert [index.document_frequency(term) for term in ("phare", "mer", "bac", "inconnu")] == [3, 2, 1, 0]
    assert all(information > 0 for information in informing)


def test_removing_a_row_twice_or_an_empty_row_changes_nothing() -> None:
    index = Index([["phare"], [], ["bac"]])
    once = index.without_rows([0])
    assert once.without_rows([0]).corpus_size == once.corpus_size == 2
    assert once.get_scores(["phare", "bac"]).tolist() == once.without_rows([0]).get_scores(["phare", "bac"]).tolist()


def test_rows_come_and_go_in_one_step_as_in_two() -> None:
    index = Index([["phare"], ["bac", "mer"], ["phare", "mer"]])
    at_once, apart = index.with_rows([["mer"]], without=[0, 2]), index.without_rows([0, 2]).with_rows([["mer"]])
    assert at_once.get_scores(["phare", "mer"]).tolist() == apart.get_scores(["phare", "mer"]).tolist()
    assert at_once.corpus_size == apart.corpus_size == 2
    assert at_once.avgdl == apart.avgdl == 1.5


def test_an_index_that_nobody_uses_is_forgotten_at_once() -> None:
    """A large one that waited for the collector of cycles would stay, beside its successor, for hours."""
    index = Index([["phare"]])
    successor, gone = index.with_rows([["bac"]]), weakref.ref(index)
    del index
    assert gone() is None
    assert successor.idf.get("phare") == successor.information("phare")


class Changes(RuleBasedStateMachine):
    """Rows come and go in any order; the index scores as if it had always held what is left."""

    def __init__(self) -> None:
        super().__init__()
        self.index = Index()
        self.rows: list[list[str] | None] = []

    @rule(rows=ROWS)
    def add(self, rows: list[list[str]]) -> None:
        before = self.index, self._scores(self.index)
        self.index = self.index.with_rows(rows)
        self.rows += rows
        assert self._scores(before[0]) == before[1], "the index that was there has changed"

    @precondition(lambda self: any(self.rows))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        standing = [number for number, row in enumerate(self.rows) if row]
        gone = data.draw(st.lists(st.sampled_from(standing), min_size=1))
        before = self.index, self._scores(self.index)
        self.index = self.index.without_rows(gone)
        for number in gone:
            self.rows[number] = None
        assert self._scores(before[0]) == before[1], "the index that was there has changed"

    @invariant()
    def scores_as_if_freshly_built(self) -> None:
        left = [number for number, row in enumerate(self.rows) if row is not None]
        fresh = Index([self.rows[number] or [] for number in left])
        scores = np.array(self._scores(self.index))
        assert scores[left].tolist() == self._scores(fresh)
        assert scores.astype(bool).sum() == scores[left].astype(bool).sum(), "a removed row still scores"
        assert self.index.corpus_size == fresh.corpus_size
        assert {term: len(found.rows) for term, found in self.index.postings.items()} == {
            term: len(found.rows) for term, found in fresh.postings.items()
        }

    @staticmethod
    def _scores(index: Index) -> list[float]:
        scores: list[float] = index.get_scores(["phare", "bac", "sel", "inconnu"]).tolist()
        return scores


TestChanges = Changes.TestCase
TestChanges.settings = settings(stateful_step_count=12)
