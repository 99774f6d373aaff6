"""Does the sentence in bold answer, or did it only come nearest?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection import Collection
from bot.ingest.shipped_data import shipped_background
from bot.models import Document, Outcome
from bot.search.answerability import answerability, answerability_signs, outcome
from bot.search.excerpt import excerpt
from bot.search.ranking import Ranker
from bot.understanding.question import ParsedQuestion
from tests.kerbihan import LIBRARY
from tests.search.library import LIBRARIES, QUESTIONS

ORDER = [Outcome.NOTHING, Outcome.MENTIONS, Outcome.ANSWERS]
SHARE = st.floats(0, 1)


@given(LIBRARIES, QUESTIONS)
def test_answerability_lies_between_0_and_1(documents: list[Document], question: str) -> None:
    ranker = Ranker(documents, background=shipped_background())
    query = ranker.query(ParsedQuestion.of(question))
    if ranked := ranker.best(query, 2):
        first = excerpt(ranker, query, ranked[0])
        assert 0 <= answerability(ranker, query, ranked, first) <= 1
        assert 0 <= answerability_signs(ranker, query, ranked, first).rival <= 1


@given(SHARE, SHARE, SHARE, SHARE)
def test_more_of_either_never_says_less(one: float, other: float, this: float, that: float) -> None:
    confidence, answerable = sorted([one, other]), sorted([this, that])
    low, high = (outcome(*both) for both in zip(confidence, answerable, strict=True))
    assert ORDER.index(low) <= ORDER.index(high)


def test_none_says_nothing_and_all_of_it_answers() -> None:
    assert outcome(0.0, 1.0) is Outcome.NOTHING
    assert outcome(1.0, 0.0) is Outcome.MENTIONS
    assert outcome(1.0, 1.0) is Outcome.ANSWERS


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("Quand ferme la boulangerie ?", False), ("Quand la boulangerie a-t-elle rouvert ?", True)],
)
def test_what_nothing_tells_is_only_mentioned(collection: Collection, asked: str, *, answered: bool) -> None:
    found = collection.answer(asked).outcome
    assert found is (Outcome.ANSWERS if answered else Outcome.MENTIONS)


def signs_of(question: str) -> tuple[float, float, float]:
    """Whether the sentence lacks what is asked for, whether it holds it, and how many words are unknown."""
    ranker = Ranker(LIBRARY, background=shipped_background())
    query = ranker.query(ParsedQuestion.of(question))
    ranked = ranker.best(query, 2)
    found = answerability_signs(ranker, query, ranked, excerpt(ranker, query, ranked[0]))
    return found.lacking, found.holding, found.unknown


def test_the_kind_of_thing_that_is_asked_for_stands_in_the_sentence_or_not() -> None:
    assert signs_of("Combien coûte le gâteau ?")[:2] == (0.0, 1.0)
    assert signs_of("Quand le boulanger a-t-il pétri son kouign-amann ?")[:2] == (1.0, 0.0)
    assert signs_of("Le phare est-il fermé l’hiver ?")[:2] == (0.0, 0.0)


def test_words_that_no_document_holds_are_counted() -> None:
    assert signs_of("Qui a construit le phare ?")[2] == 0.0
    assert signs_of("Qui a construit le phare de Sumatra, hydrogène ?")[2] == 2.0


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Qui a construit le phare de Kerbihan ?", Outcome.ANSWERS),
        ("Qui a construit le phare de Kerbian ?", Outcome.ANSWERS),
        ("Qui a construit le phare de Gibraltar ?", Outcome.MENTIONS),
        ("Combien de voyageurs le navire transporte-t-il à Gibraltar ?", Outcome.MENTIONS),
    ],
)
def test_what_is_asked_of_a_name_that_no_document_holds_is_not_answered(
    collection: Collection, asked: str, found: Outcome
) -> None:
    assert collection.answer(asked).outcome is found


def test_nor_is_a_date_where_none_is_told(collection: Collection) -> None:
    assert collection.answer("Le boulanger pétrit-il son kouign-amann avec du beurre ?").outcome is Outcome.ANSWERS
    assert collection.answer("Quand pétrit-il son kouign-amann avec du beurre ?").outcome is Outcome.MENTIONS


def test_nor_is_how_many_there_are_of_something_else(collection: Collection) -> None:
    assert collection.answer("Combien de voyageurs le navire transporte-t-il ?").outcome is Outcome.ANSWERS
    assert collection.answer("Combien de chevaux le navire transporte-t-il ?").outcome is Outcome.MENTIONS
