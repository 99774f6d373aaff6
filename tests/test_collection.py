"""Documents in, answers out: what every surface relies on."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection import LONGEST_QUESTION, SHOWN, Collection
from bot.search.models import Document, Outcome, Reason
from tests.kerbihan import LIBRARY, PHARE
from tests.search.library import LIBRARIES, QUESTIONS


def test_an_answer_repeats_the_question_and_quotes_the_document(collection: Collection) -> None:
    answer = collection.answer("Qui a construit le phare ?")
    assert answer.question == "Qui a construit le phare ?"
    assert answer.outcome is Outcome.ANSWERS
    assert answer.answered
    assert answer.reason is None
    hit = answer.hits[0]
    assert hit.document is PHARE
    assert hit.text == PHARE.text[hit.start : hit.end]
    assert "Yves Lannuzel" in hit.text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", Reason.NO_WORD),
        ("   \n", Reason.NO_WORD),
        ("?!", Reason.NO_WORD),
        ("🏠", Reason.NO_WORD),
        ("bonjour", Reason.GREETING),
        ("Salut à tous !", Reason.GREETING),
        ("Merci !", Reason.THANKS),
        ("Bonsoir et merci", Reason.THANKS),
        ("et pourquoi donc ?", Reason.NO_WORD),
        ("quasar hydrogène", Reason.NO_MATCH),
        ("Quel est le nom de la tour Eiffel à Sumatra, hydrogène ?", Reason.TOO_FAR),
        ("phare " * 200, Reason.TOO_LONG),
    ],
)
def test_why_nothing_is_shown_is_said(collection: Collection, question: str, reason: Reason) -> None:
    answer = collection.answer(question)
    assert answer.reason is reason
    assert answer.outcome is Outcome.NOTHING
    assert not answer.answered
    assert bool(answer.hits) == (reason is Reason.TOO_FAR), "what came nearest, for the curious"


def test_a_question_may_be_as_long_as_a_long_question(collection: Collection) -> None:
    longest = "Qui a construit le phare ?".ljust(LONGEST_QUESTION)
    assert collection.answer(longest).answered
    assert collection.answer(longest + " ").reason is Reason.TOO_LONG


@pytest.mark.parametrize("documents", [[], [Document("d", "Vide", " \n")]])
def test_without_documents_it_says_so(documents: list[Document]) -> None:
    empty = Collection(documents)
    assert empty.answer("phare").reason is Reason.NO_DOCUMENT
    assert empty.documents == []
    assert empty.passage_count == 0
    assert empty.examples(3) == []


@pytest.mark.parametrize("question", ["Bonjour, qui a construit le phare ? Merci !", "svp qui a construit le phare"])
def test_a_greeting_around_a_question_changes_nothing(collection: Collection, question: str) -> None:
    assert collection.answer(question).hits == collection.answer("qui a construit le phare").hits


def test_no_more_excerpts_than_asked_for(collection: Collection) -> None:
    assert len(collection.answer("phare bac Kerbihan").hits) == SHOWN
    for limit in (1, 2, 3):
        assert len(collection.answer("phare bac Kerbihan", limit).hits) == limit
    assert collection.answer("phare bac Kerbihan", 0).hits == ()


@given(LIBRARIES, QUESTIONS, st.integers(0, 4))
def test_every_answer_keeps_its_promises(documents: list[Document], question: str, limit: int) -> None:
    collection = Collection(documents, excerpt_chars=100)
    answer = collection.answer(question, limit)
    assert answer == collection.answer(question, limit)
    assert 0 <= answer.confidence <= 1
    assert len(answer.hits) <= limit
    assert answer.answered == (answer.reason is None)
    for hit in answer.hits:
        assert hit.document in documents
        assert hit.text == hit.document.text[hit.start : hit.end] == hit.text.strip() != ""
    for one, other in combinations(answer.hits, 2):
        assert one.document.id != other.document.id or one.end <= other.start or other.end <= one.start


@given(LIBRARIES, QUESTIONS)
def test_the_number_of_excerpts_changes_no_confidence(documents: list[Document], question: str) -> None:
    collection = Collection(documents)
    assert collection.answer(question, 1).confidence == collection.answer(question, 3).confidence


def test_documents_are_known_in_the_order_given(collection: Collection) -> None:
    assert collection.documents == LIBRARY
    assert collection.passage_count >= len(LIBRARY)


def test_examples_are_the_proposed_questions_that_are_answered_in_turn(collection: Collection) -> None:
    assert collection.examples(5) == ["Qui a construit le phare ?", "Combien coûte le gâteau ?"]
    assert collection.examples(1) == ["Qui a construit le phare ?"]


def test_the_longest_excerpt_can_be_chosen() -> None:
    short = Collection(LIBRARY, excerpt_chars=100)
    assert all(len(hit.text) <= 100 for hit in short.answer("Qui a construit le phare ?").hits)
    assert short.passage_count > Collection(LIBRARY, excerpt_chars=1000).passage_count
