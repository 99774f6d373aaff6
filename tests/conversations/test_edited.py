"""A question that is corrected has its answer corrected, in place."""

from datetime import timedelta

import pytest

from bot import texts
from tests.conversations.conftest import Stage
from tests.telegram import faults
from tests.telegram.people import Person

QUESTION = "Qui a construit le phare ?"


async def test_an_edited_question_edits_its_answer(stage: Stage, maelle: Person) -> None:
    """No second message."""
    answer = await maelle.asks(QUESTION)
    await maelle.edits("Qui pétrit les baguettes ?")
    corrected = await answer.edited()
    assert "Solenn Quéré" in corrected.text
    assert corrected.labels[-2:] == ["Utile", "Pas utile"]
    await maelle.edits("Quel est le cours du cuivre à Londres ?")
    assert (await answer.edited()).text.startswith(texts.NOTHING_FOUND)
    await maelle.edits(QUESTION)
    assert (await answer.edited()).text == answer.text


async def test_an_edit_that_changes_nothing_changes_nothing(stage: Stage, maelle: Person) -> None:
    """Telegram tells of edits that nobody made."""
    await maelle.asks(QUESTION)
    await maelle.edits(QUESTION)
    await stage.settled()
    assert stage.server.called("editMessageText") == []


async def test_a_greeting_that_becomes_a_question_is_answered(maelle: Person) -> None:
    """Whatever the first reply was."""
    greeting = await maelle.asks("Bonjour")
    await maelle.edits("Bonjour, " + QUESTION.lower())
    assert "Yves Lannuzel" in (await greeting.edited()).text


async def test_a_correction_after_a_restart_is_followed(stage: Stage, maelle: Person) -> None:
    """Which message answers which is kept."""
    answer = await maelle.asks(QUESTION)
    await stage.restart()
    await maelle.edits("Qui pétrit les baguettes ?")
    assert "Solenn Quéré" in (await answer.edited()).text


async def test_after_two_days_a_correction_is_not_followed(stage: Stage, maelle: Person) -> None:
    """Telegram lets nobody make one."""
    await maelle.asks(QUESTION)
    await stage.settled()
    stage.moved = timedelta(hours=49)
    await maelle.edits("Qui pétrit les baguettes ?")
    await stage.settled()
    assert stage.server.called("editMessageText") == []


@pytest.mark.parametrize("text", ["/aide", "/start", "/documents", "/effacer", "/gerer Le phare"])
async def test_an_edit_into_a_command_takes_the_answer_away(stage: Stage, maelle: Person, text: str) -> None:
    """A command is meant for the moment in which it is sent: it is not followed; but nothing stale stands below it."""
    answer = await maelle.asks(QUESTION)
    await maelle.edits(text)
    gone = await answer.edited()
    assert gone.text == texts.COMMAND_IN_AN_EDIT
    assert gone.buttons == ()
    await stage.settled()
    assert maelle.unheard == []
    await maelle.edits(QUESTION)
    back = await answer.edited()
    assert (back.text, back.keyboard) == (answer.text, answer.keyboard)


@pytest.mark.parametrize(("text", "line"), [("merci", texts.THANKS), ("lol", texts.GO_ON), ("connard", texts.INSULTED)])
async def test_an_edit_into_what_asks_nothing_is_answered_as_that_is(maelle: Person, text: str, line: str) -> None:
    """In the same message, there and back."""
    answer = await maelle.asks(QUESTION)
    await maelle.edits(text)
    assert (await answer.edited()).text.startswith(line)
    await maelle.edits(QUESTION)
    assert (await answer.edited()).text == answer.text


async def test_a_command_without_its_question_asks_nothing_any_more(maelle: Person) -> None:
    """Neither does a photo without its words."""
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.edits("/question")
    assert (await answer.edited()).text == texts.NO_QUESTION_LEFT


async def test_an_edited_question_behind_a_command_edits_its_answer(maelle: Person) -> None:
    """As without."""
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.edits("/question Qui pétrit les baguettes ?")
    assert "Solenn Quéré" in (await answer.edited()).text


async def test_what_was_never_a_question_is_not_answered_when_edited(stage: Stage, maelle: Person) -> None:
    """A command that becomes a question is not one of ours."""
    await maelle.asks("/aide")
    await maelle.edits(QUESTION)
    await stage.settled()
    assert maelle.unheard == []


async def test_an_answer_that_was_deleted_is_not_given_again(stage: Stage, maelle: Person) -> None:
    """Whoever deleted it does not want it."""
    answer = await maelle.asks(QUESTION)
    maelle.deletes(answer)
    await maelle.edits("Qui pétrit les baguettes ?")
    await stage.settled()
    assert maelle.unheard == []


@pytest.mark.parametrize("fault", [faults.BAD_GATEWAY, faults.INTERNAL_ERROR], ids=["502", "500"])
async def test_an_edit_that_fails_on_telegrams_side_is_repeated(
    stage: Stage, maelle: Person, fault: faults.Fault
) -> None:
    """It can be done twice without harm."""
    answer = await maelle.asks(QUESTION)
    stage.server.fail("editMessageText", fault, times=2)
    await maelle.edits("Qui pétrit les baguettes ?")
    assert "Solenn Quéré" in (await answer.edited()).text
