"""Presses as the app makes them: once, twice, again; on what the message is by now, on what it was, on what is gone."""

import asyncio
from typing import Any

import pytest

from tests.telegram import schema
from tests.telegram.conftest import READER, button, call, refused, sent
from tests.telegram.people import Person, Pressed
from tests.telegram.server import BotApiServer

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def queries(server: BotApiServer, offset: int = 0) -> list[dict[str, Any]]:
    """The presses that the bot is told of; each is a complete update."""
    await asyncio.sleep(0)
    updates = (await call(server, "getUpdates", offset=offset))["result"]
    for update in updates:
        assert schema.problems(["Update"], update, "update") == []
    return [update["callback_query"] for update in updates if "callback_query" in update]


async def answer(server: BotApiServer, query: dict[str, Any], **parameters: Any) -> None:
    """Answer a press."""
    assert (await call(server, "answerCallbackQuery", callback_query_id=query["id"], **parameters))["ok"]


async def test_a_press_is_answered_once(server: BotApiServer, reader: Person) -> None:
    """Unanswered, it spins on the reader's screen; a second answer comes too late."""
    pressing = asyncio.create_task((await sent(server, reader, reply_markup=button())).press("Oui"))
    (query,) = await queries(server)
    assert list(server.mistakes()) == [f"the press {query['id']} was never answered"]

    await answer(server, query, text="Bien", show_alert=True)
    assert await pressing == Pressed("Bien", is_alert=True)
    assert list(server.mistakes()) == []
    description, is_noted = await refused(server, "answerCallbackQuery", callback_query_id=query["id"])
    assert description.startswith(TOO_OLD)
    assert is_noted


async def test_two_presses_in_a_row_are_two_queries_in_one_batch(server: BotApiServer, reader: Person) -> None:
    """Each is answered."""
    heard = await sent(server, reader, reply_markup=button())
    polling = asyncio.create_task(call(server, "getUpdates", offset=41_000_002, timeout=50))
    await server.updates.polled(1)
    pressing = asyncio.create_task(reader.presses_twice(heard, "Oui"))
    first, second = (update["callback_query"] for update in (await polling)["result"])
    assert first["id"] != second["id"]
    assert first["data"] == second["data"] == "1"
    await answer(server, second, text="Deux")
    await answer(server, first, text="Un")
    assert await pressing == (Pressed("Un"), Pressed("Deux"))


async def test_a_press_that_is_sent_again_is_the_same_query(server: BotApiServer, reader: Person) -> None:
    """In a new update, on the message as it is by then; the answer that comes first is shown, another is no mistake."""
    heard = await sent(server, reader, reply_markup=button())
    pressing = asyncio.create_task(heard.press("Oui"))
    (first,) = await queries(server)
    await call(server, "editMessageText", chat_id=READER, message_id=heard.id, text="Publié")
    again = asyncio.create_task(reader.presses_again())
    assert await queries(server) == [first, first | {"message": heard.now.message}]
    await answer(server, first, text="Publié")
    assert await pressing == await again == Pressed("Publié")
    assert await refused(server, "answerCallbackQuery", callback_query_id=first["id"]) == (TOO_OLD, False)


async def test_what_a_dead_bot_answered_may_be_answered_again(server: BotApiServer, reader: Person) -> None:
    """The next one cannot know."""
    pressing = asyncio.create_task((await sent(server, reader, reply_markup=button())).press("Oui"))
    (query,) = await queries(server)
    await answer(server, query)
    server.drop_connections()
    assert await refused(server, "answerCallbackQuery", callback_query_id=query["id"]) == (TOO_OLD, False)
    assert await pressing == Pressed()


async def test_whoever_stops_waiting_for_an_answer_takes_nothing_from_the_bot(
    server: BotApiServer, reader: Person
) -> None:
    """It can still answer."""
    pressing = asyncio.create_task((await sent(server, reader, reply_markup=button())).press("Oui"))
    (query,) = await queries(server)
    pressing.cancel()
    await asyncio.wait({pressing})
    await answer(server, query)


async def test_an_answer_that_comes_too_late_is_no_mistake(server: BotApiServer, reader: Person) -> None:
    """The app has stopped waiting."""
    heard = await sent(server, reader, reply_markup=button())
    assert await reader.presses(heard, heard.buttons[0].data, expired=True) == Pressed()
    (query,) = await queries(server)
    assert await refused(server, "answerCallbackQuery", callback_query_id=query["id"]) == (TOO_OLD, False)
    assert list(server.mistakes()) == []


async def test_a_press_is_on_the_message_as_it_is_by_now(server: BotApiServer, reader: Person) -> None:
    """Unless the screen has not seen the change yet; the bot is told of the message as it is all the same."""
    heard = await sent(server, reader, reply_markup=button())
    markup = button(text="Non", callback_data="2")
    parameters: dict[str, Any] = {"chat_id": READER, "message_id": heard.id, "reply_markup": markup}
    await call(server, "editMessageReplyMarkup", **parameters)
    with pytest.raises(ValueError, match="values to unpack"):
        await heard.press("Oui")
    pressing = [asyncio.create_task(heard.press("Non")), asyncio.create_task(heard.press("Oui", old=True))]
    new, old = await queries(server)
    assert (new["data"], old["data"]) == ("2", "1")
    assert new["message"] == old["message"] == heard.now.message
    for query in (new, old):
        await answer(server, query)
    await asyncio.gather(*pressing)


@pytest.mark.parametrize("aged", [True, False], ids=["a month old", "deleted"])
async def test_of_a_message_that_the_bot_cannot_see_it_is_told_where_it_stood(
    server: BotApiServer, reader: Person, aged: bool
) -> None:
    """The button itself works."""
    heard = await sent(server, reader, reply_markup=button())
    if aged:
        pressing = asyncio.create_task(heard.age().press("Oui"))
    else:
        await call(server, "deleteMessage", chat_id=READER, message_id=heard.id)
        with pytest.raises(AssertionError):
            await heard.press("Oui")
        pressing = asyncio.create_task(heard.press("Oui", old=True))
    (query,) = await queries(server)
    assert query["message"] == {"message_id": heard.id, "date": 0, "chat": reader.chat.fields}
    await answer(server, query)
    await pressing


async def test_only_buttons_that_tell_the_bot_something_can_be_pressed(server: BotApiServer, reader: Person) -> None:
    """The others do something in the app."""
    markup = {"inline_keyboard": [[{"text": "Site", "url": "https://x.example"}]]}
    heard = await sent(server, reader, reply_markup=markup)
    with pytest.raises(AssertionError):
        await heard.press("Site")
    with pytest.raises(AssertionError):
        await reader.presses(heard, heard.buttons[0].data)
    assert server.world.presses == {}
