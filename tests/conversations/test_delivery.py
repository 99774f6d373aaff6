"""Every question is answered once, in order, whatever happens on the way to Telegram."""

import asyncio

import pytest

from bot import texts
from tests.conversations.conftest import DURATIONS, Stage
from tests.patience import PATIENCE
from tests.telegram import faults
from tests.telegram.people import Person

pytestmark = DURATIONS
QUESTION = "Qui a construit le phare ?"


async def test_questions_in_a_row_are_answered_in_order(maelle: Person) -> None:
    """Each answer replies to its question, whatever each takes."""
    numbers = []
    for number in range(20):
        await maelle.says(QUESTION if number % 2 else f"Le bac, question {number} ?")
        numbers.append(maelle.last_id)
    assert [(await maelle.hears()).reply_to for _ in numbers] == numbers


async def test_two_people_are_answered_side_by_side(stage: Stage, maelle: Person) -> None:
    """One whose answer is slow to go out keeps nobody waiting."""
    yann = stage.person("Yann")
    at_last = asyncio.Event()
    stage.server.fail("sendMessage", faults.hanging(at_last))
    await maelle.says(QUESTION)
    async with asyncio.timeout(PATIENCE):
        await stage.server.faulted.wait()

    assert "Solenn Quéré" in (await yann.asks("Qui pétrit les baguettes ?")).text
    assert maelle.unheard == []
    at_last.set()
    assert "Yves Lannuzel" in (await maelle.hears()).text


@pytest.mark.slow
async def test_a_hundred_messages_of_one_person_hold_up_nobody_else(stage: Stage, maelle: Person) -> None:
    """They wait for their turn without taking anybody's place."""
    yann = stage.person("Yann")
    at_last = asyncio.Event()
    stage.server.fail("sendMessage", faults.hanging(at_last))
    for number in range(100):
        await maelle.says(f"{QUESTION} {number}")
    async with asyncio.timeout(PATIENCE):
        await stage.server.faulted.wait()

    assert "Solenn Quéré" in (await yann.asks("Qui pétrit les baguettes ?")).text
    at_last.set()
    for _ in range(100):
        assert "Yves Lannuzel" in (await maelle.hears()).text


@pytest.mark.parametrize("timedelta", ["false", "true"])
async def test_told_to_wait_the_bot_waits_and_answers_once(
    stage: Stage, maelle: Person, monkeypatch: pytest.MonkeyPatch, timedelta: str
) -> None:
    """429 says for how long, whichever way python-telegram-bot is told to pass it on."""
    monkeypatch.setenv("PTB_TIMEDELTA", timedelta)
    stage.server.fail("sendMessage", faults.too_many_requests(3), times=2)
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text
    assert stage.waited == [3.5, 3.5]


@pytest.mark.parametrize("fault", [faults.BAD_GATEWAY, faults.INTERNAL_ERROR], ids=["502", "500"])
async def test_where_telegram_fails_on_its_side_the_bot_asks_again(
    stage: Stage, maelle: Person, fault: faults.Fault
) -> None:
    """An error of 5xx, in JSON or not, says that nothing was done."""
    stage.server.fail("sendMessage", fault, times=2)
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text
    assert stage.waited == [1, 2]


async def test_where_telegram_goes_on_failing_the_reader_is_told(stage: Stage, maelle: Person) -> None:
    """After five tries, an apology; then the next question is answered."""
    stage.server.fail("sendMessage", faults.BAD_GATEWAY, times=5)
    apology = await maelle.asks(QUESTION)
    assert apology.text.startswith("Pardon, une panne m’empêche de répondre (incident ")
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text


@pytest.mark.parametrize(
    "fault",
    [faults.DROPPED_AFTERWARDS, faults.Fault(200, body=b'{"ok": tr', carried_out=True)],
    ids=["dropped", "torn"],
)
async def test_an_answer_that_may_have_arrived_is_not_sent_again(
    stage: Stage, maelle: Person, fault: faults.Fault
) -> None:
    """The connection broke after Telegram had sent it: the reader is told what to do if it is not there."""
    stage.server.fail("sendMessage", fault)
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text
    assert (await maelle.hears()).text.startswith(texts.UNSURE.partition("(")[0])
    assert (await maelle.asks("/aide")).text == texts.HELP
    assert stage.waited == []


async def test_an_answer_that_was_lost_can_be_asked_for_again(stage: Stage, maelle: Person) -> None:
    """The connection broke before Telegram did anything, which nobody can tell from the other case."""
    stage.server.fail("sendMessage", faults.DROPPED_BEFORE)
    assert (await maelle.asks(QUESTION)).text.startswith(texts.UNSURE.partition("(")[0])
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text


async def test_who_blocked_the_bot_is_left_alone_and_others_are_answered(stage: Stage, maelle: Person) -> None:
    """No crash, no incident, no second try."""
    yann = stage.person("Yann")
    maelle.blocks_the_bot()
    await maelle.says(QUESTION)
    await maelle.says("/start")
    assert "Solenn Quéré" in (await yann.asks("Qui pétrit les baguettes ?")).text
    await stage.settled()
    assert "Incident" not in stage.log.getvalue()
    assert stage.waited == []


async def test_a_press_that_cannot_be_answered_at_once_is_answered_later(stage: Stage, maelle: Person) -> None:
    """And its question once."""
    welcome = await maelle.asks("/start")
    stage.server.fail("answerCallbackQuery", faults.too_many_requests(1))
    await welcome.press(QUESTION)
    assert (await maelle.hears()).italic == [QUESTION]


async def test_a_pressed_question_whose_answer_cannot_be_sent_is_apologised_for(stage: Stage, maelle: Person) -> None:
    """In the chat: the press itself was answered before, and can be only once."""
    welcome = await maelle.asks("/start")
    stage.server.fail("sendMessage", faults.BAD_GATEWAY, times=5)
    await welcome.press(QUESTION)
    assert (await maelle.hears()).text.startswith("Pardon, une panne")
