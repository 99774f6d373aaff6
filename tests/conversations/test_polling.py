"""Fetching updates goes on, whatever comes; stopping loses nothing."""

import asyncio

import pytest

from bot import texts
from bot.chat import polling
from bot.errors import TokenRefusedError
from tests.conversations.conftest import DURATIONS, Stage
from tests.patience import PATIENCE
from tests.telegram import faults
from tests.telegram.people import Person

pytestmark = DURATIONS
QUESTION = "Qui a construit le phare ?"


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        (faults.BAD_GATEWAY, [1, 2]),
        (faults.INTERNAL_ERROR, [1, 2]),
        (faults.CONFLICT, [1, 2]),
        (faults.DROPPED_BEFORE, [1, 2]),
        (faults.DROPPED_AFTERWARDS, [1, 2]),
        (faults.too_many_requests(4), [4, 4]),
    ],
    ids=["502", "500", "409", "dropped", "dropped afterwards", "429"],
)
async def test_polling_goes_on_after_a_failure(
    stage: Stage, maelle: Person, fault: faults.Fault, waits: list[float]
) -> None:
    """It waits a little longer each time; nothing is lost and nothing is answered twice."""
    stage.server.fail("getUpdates", fault, times=2)
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text
    assert "cent vingt" in (await maelle.asks("Combien de baguettes ?")).text
    await stage.settled()
    assert stage.waited == waits


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"nonsense": True}},
        {"message": None},
        {"callback_query": {"id": "1"}},
        {"message": {"message_id": 1, "date": "hier", "chat": {"id": 1, "type": "private"}}},
        {"something_new": {"of": "tomorrow"}},
        {},
    ],
    ids=["nonsense", "null", "half a press", "wrong date", "tomorrow’s", "empty"],
)
async def test_an_update_that_cannot_be_read_does_not_stop_those_behind_it(
    stage: Stage, maelle: Person, update: dict[str, object]
) -> None:
    """It is skipped, and confirmed."""
    await stage.server.updates.add_raw(update)
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text
    await stage.settled()


async def test_fields_of_a_newer_telegram_are_no_obstacle(maelle: Person) -> None:
    """They are read over."""
    await maelle.sends(text=QUESTION, mood={"of_tomorrow": [1]})
    assert "Yves Lannuzel" in (await maelle.hears()).text


async def test_only_what_is_answered_is_asked_for(stage: Stage, maelle: Person) -> None:
    """What is written, corrected, pressed, asked inline or of a guest, and where it may be; half a minute at a time."""
    await maelle.asks("/aide")
    for parameters in stage.server.called("getUpdates"):
        assert parameters["allowed_updates"] == [
            *("message", "edited_message", "callback_query", "my_chat_member", "inline_query", "guest_message"),
        ]
        assert parameters["timeout"] == 30


async def test_questions_asked_while_the_bot_was_away_are_answered_at_its_start(stage: Stage) -> None:
    """In order, once."""
    maelle = stage.person("Maëlle")
    await maelle.says(QUESTION)
    await maelle.says("/aide")
    await stage.open()
    assert "Yves Lannuzel" in (await maelle.hears()).text
    assert (await maelle.hears()).text == texts.HELP


async def test_what_was_answered_is_not_answered_again_after_a_restart(stage: Stage, maelle: Person) -> None:
    """The last updates are confirmed before the bot stops."""
    await maelle.asks(QUESTION)
    await stage.close()
    assert stage.server.updates.unconfirmed == 0
    await stage.open()
    assert (await maelle.asks("/aide")).text == texts.HELP


async def test_what_was_taken_in_is_confirmed_even_where_the_bot_stops_before_it_polls_again(
    stage: Stage, maelle: Person
) -> None:
    """Otherwise the next start would answer it a second time."""
    await maelle.asks("/aide")
    await stage.settled()
    stage.stops_instead_of_waiting = True
    stage.server.fail("getUpdates", faults.BAD_GATEWAY)
    await maelle.says(QUESTION)
    await stage.ended()
    assert "Yves Lannuzel" in (await maelle.hears()).text
    assert stage.server.updates.unconfirmed == 0


async def test_stopping_finishes_what_was_begun(stage: Stage, maelle: Person) -> None:
    """A question that is being answered gets its answer."""
    at_last = asyncio.Event()
    stage.server.fail("sendMessage", faults.hanging(at_last))
    await maelle.says(QUESTION)
    async with asyncio.timeout(PATIENCE):
        await stage.server.faulted.wait()
    closing = asyncio.create_task(stage.close())
    await stage.server.updates.confirmed()
    at_last.set()
    await closing
    assert "Yves Lannuzel" in (await maelle.hears()).text


async def test_stopping_does_not_wait_for_ever(stage: Stage, maelle: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that does not go out is given up, and so are those behind it, without a complaint."""
    monkeypatch.setattr(polling, "_STOP_SECONDS", 0.01)
    never = asyncio.Event()
    stage.server.fail("sendMessage", faults.hanging(never))
    for _ in range(3):
        await maelle.says(QUESTION)
    async with asyncio.timeout(PATIENCE):
        await stage.server.faulted.wait()
    await stage.close()
    assert "Stopped." in stage.log.getvalue()
    assert maelle.unheard == []


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "getUpdates"])
@pytest.mark.parametrize("fault", [faults.BAD_GATEWAY, faults.DROPPED_BEFORE, faults.too_many_requests(2)])
async def test_a_start_without_telegram_waits_for_it(stage: Stage, method: str, fault: faults.Fault) -> None:
    """The network may come up later than the bot."""
    stage.server.fail(method, fault, times=7)
    await stage.open()
    assert "Yves Lannuzel" in (await stage.person("Maëlle").asks(QUESTION)).text
    assert len(stage.waited) == 7


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook"])
async def test_stopping_during_the_start_stops(stage: Stage, method: str) -> None:
    """Telegram does not answer, and somebody has lost patience."""
    never = asyncio.Event()
    stage.server.fail(method, faults.hanging(never))
    await stage.open()
    async with asyncio.timeout(PATIENCE):
        await stage.server.faulted.wait()
    await stage.close()


async def test_a_token_that_telegram_refuses_ends_it(stage: Stage) -> None:
    """At the start."""
    stage.server.token = "7000000001:another"
    await stage.open()
    with pytest.raises(TokenRefusedError):
        await stage.ended()


async def test_a_token_that_is_revoked_ends_it(stage: Stage, maelle: Person) -> None:
    """While it is running: a bot that answers nobody should not look alive."""
    await maelle.asks("/aide")
    stage.server.fail("getUpdates", faults.Fault(401, "Unauthorized"))
    await maelle.asks("/aide")
    with pytest.raises(TokenRefusedError):
        await stage.ended()


async def test_an_answer_of_telegrams_that_is_cut_short_is_asked_for_again(stage: Stage, maelle: Person) -> None:
    """And what it held of a question is not logged."""
    torn = faults.Fault(200, body=b'{"ok": true, "result": [{"message": {"text": "' + QUESTION.encode())
    stage.server.fail("getUpdates", torn)
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text
    assert "cent vingt" in (await maelle.asks("Combien de baguettes ?")).text
