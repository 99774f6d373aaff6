"""Pins and synonyms: chosen once, followed at once."""

import pytest

from bot.library import Library
from bot.models import Part
from bot.reader_records import DialogState, Shortfall
from bot.services import corpus_edits, pins_and_synonyms, waiting_questions
from bot.services.pins_and_synonyms import Chosen, Paired
from tests.kerbihan import PHARE

ANNE, CHAT = "anne", 7
KEEPERS = "Deux gardiens y vivaient autrefois."
QUESTION = "Qui a construit le phare ?"


def prompt(library: Library) -> DialogState | None:
    with library.store.read() as session:
        return session.states.get(CHAT)


def offered(library: Library, group: int | None = None) -> pins_and_synonyms.Choice:
    return pins_and_synonyms.offer(library, CHAT, QUESTION, 6, words="gardiens", group=group)


def chosen(library: Library, mark: str, number: int = 1) -> Chosen:
    return pins_and_synonyms.choose(library, CHAT, prompt(library), number, mark, ANNE)


def test_a_chosen_passage_is_the_answer_at_once(library: Library) -> None:
    choice = offered(library)
    assert KEEPERS in choice.hits[0].text
    assert chosen(library, choice.mark) is Chosen.PINNED
    assert library.answer(QUESTION).hits[0].text == choice.hits[0].text
    assert chosen(library, choice.mark) is Chosen.EXPIRED, "it was closed"


@pytest.mark.parametrize("number", [0, 100])
def test_a_button_of_another_choice_pins_nothing(library: Library, number: int) -> None:
    mark = offered(library).mark
    assert chosen(library, "autre") is Chosen.EXPIRED
    assert chosen(library, mark, number) is Chosen.EXPIRED


def test_a_passage_of_a_document_that_has_changed_is_not_pinned(library: Library) -> None:
    choice = offered(library)
    corpus_edits.revise(library, PHARE.id, Part.TITLE, "Le grand phare", ANNE)
    assert chosen(library, choice.mark) is Chosen.MOVED
    assert pins_and_synonyms.curated(library).pins == []


def test_a_pinned_passage_answers_the_questions_that_waited(library: Library) -> None:
    library.miss(QUESTION, Shortfall.NOTHING, "1")
    [group] = waiting_questions.page(library, 0, 8).groups
    assert chosen(library, offered(library, group.id).mark) is Chosen.PINNED
    assert waiting_questions.find(library, group.id) is None


def test_a_pin_is_taken_away_once(library: Library) -> None:
    chosen(library, offered(library).mark)
    [pin] = pins_and_synonyms.curated(library).pins
    assert pins_and_synonyms.unpin(library, pin.id, ANNE)
    assert not pins_and_synonyms.unpin(library, pin.id, ANNE)


@pytest.mark.parametrize(
    ("written", "became"),
    [
        ("sémaphore = phare", Paired.PAIRED),
        (" le  bac=la traversée ", Paired.PAIRED),
        ("phare", Paired.NOT_A_PAIR),
        ("= phare", Paired.NOT_A_PAIR),
        ("phare = Phare", Paired.KNOWN),
        (f"phare = {'x' * 61}", Paired.NOT_A_PAIR),
    ],
)
def test_two_words_are_made_to_mean_the_same(library: Library, written: str, became: Paired) -> None:
    assert pins_and_synonyms.pair(library, written, ANNE) is became
    assert len(pins_and_synonyms.curated(library).synonyms) == (became is Paired.PAIRED)


def test_a_synonym_is_followed_at_once_and_taken_away_once(library: Library) -> None:
    pins_and_synonyms.pair(library, "sémaphore = phare", ANNE)
    assert library.answer("Qui a construit le sémaphore ?").answered
    [synonym] = pins_and_synonyms.curated(library).synonyms
    assert pins_and_synonyms.unpair(library, synonym.id, ANNE)
    assert not pins_and_synonyms.unpair(library, synonym.id, ANNE)


def test_a_page_past_the_end_is_the_last(library: Library) -> None:
    for question in ("Qui vend du pain ?", "Où dort le notaire ?", "Combien pèse la cloche ?"):
        library.miss(question, Shortfall.NOTHING, question)
    page = waiting_questions.page(library, 100, 2)
    assert (page.offset, len(page.groups), page.total) == (2, 1, 3)
    assert waiting_questions.dismiss(library, page.groups[0].id)
    assert not waiting_questions.dismiss(library, page.groups[0].id)
    assert waiting_questions.page(library, 2, 2).offset == 0
