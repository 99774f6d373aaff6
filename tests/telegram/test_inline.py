"""Inline queries and guests: what is refused, what is kept, and what becomes of a result that is sent."""

import asyncio
from typing import Any

import pytest

from tests.telegram import schema
from tests.telegram.callers import begins, chooses, scrolls, summons, types, without_the_bot
from tests.telegram.chats import BOT, Asked
from tests.telegram.conftest import button, call, refused
from tests.telegram.groups import Group, Member
from tests.telegram.people import Person
from tests.telegram.server import BotApiServer

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def article(number: str = "1", text: str = "Le phare", **more: Any) -> dict[str, Any]:
    """A result that is sent as `text`."""
    content = {"message_text": text}
    return {"type": "article", "id": number, "title": "Titre", "input_message_content": content} | more


@pytest.fixture
async def yann(server: BotApiServer) -> Person:
    """Somebody who types behind the bot's name."""
    server.world.abilities |= {"supports_inline_queries": True, "supports_guest_queries": True}
    return Person(server, 6_120_480_002, "Yann")


@pytest.fixture
async def asked(yann: Person) -> Asked:
    asked = await begins(yann, "phare")
    assert asked
    return asked


async def answer(server: BotApiServer, asked: Asked, *results: dict[str, Any], **parameters: Any) -> dict[str, Any]:
    """Answer a query."""
    return await call(server, "answerInlineQuery", inline_query_id=asked.id, results=list(results), **parameters)


REFUSED: dict[str, dict[str, Any]] = {
    "fifty-one": {"results": [article(str(number)) for number in range(51)]},
    "one twice": {"results": [article(), article()]},
    "no id": {"results": [article("")]},
    "long id": {"results": [article("é" * 33)]},
    "no title": {"results": [article(title=" ")]},
    "no text": {"results": [article(text="")]},
    "a long text": {"results": [article(text="a" * 4097)]},
    "a photo": {"results": [{"type": "photo", "id": "1", "photo_url": "a", "thumbnail_url": "b"}]},
    "a place": {"results": [article(input_message_content={"latitude": 1.0, "longitude": 2.0})]},
    "parsed": {"results": [article(input_message_content={"message_text": "a", "parse_mode": "HTML"})]},
    "broken entities": {
        "results": [
            article(
                input_message_content={"message_text": "a", "entities": [{"type": "bold", "offset": 0, "length": 9}]}
            )
        ]
    },
    "broken button": {"results": [article(reply_markup=button(callback_data=""))]},
    "unknown field": {"results": [article(colour="red")]},
    "long offset": {"results": [article()], "next_offset": "a" * 65},
    "nothing and more": {"results": [], "next_offset": "1"},
    "negative cache": {"results": [], "cache_time": -1},
    "a button that does nothing": {"results": [], "button": {"text": "Oui"}},
    "a button with a space": {"results": [], "button": {"text": "Oui", "start_parameter": "a b"}},
    "a button with a long start": {"results": [], "button": {"text": "Oui", "start_parameter": "a" * 65}},
    "a button without words": {"results": [], "button": {"text": " ", "start_parameter": "a"}},
}


@pytest.mark.parametrize("parameters", REFUSED.values(), ids=REFUSED)
async def test_what_telegram_would_not_list_is_refused(
    server: BotApiServer, asked: Asked, parameters: dict[str, Any]
) -> None:
    _, is_noted = await refused(server, "answerInlineQuery", inline_query_id=asked.id, **parameters)
    assert is_noted
    assert (await answer(server, asked, article()))["ok"]


async def test_a_query_is_a_complete_update_and_answered_once(server: BotApiServer, asked: Asked) -> None:
    (update,) = (await call(server, "getUpdates"))["result"]
    assert schema.problems(["Update"], update, "update") == []
    assert update["inline_query"]["query"] == "phare"
    assert list(server.mistakes()) == [f"the query {asked.id} was never answered"]
    longest = {"next_offset": "a" * 64, "button": {"text": "Oui", "start_parameter": "a" * 64}}
    fifty = [article(f"{number:064}") for number in range(50)]
    assert (await answer(server, asked, *fifty, **longest))["ok"]
    assert list(server.mistakes()) == []
    again = await refused(server, "answerInlineQuery", inline_query_id=asked.id, results=[])
    assert again == (f"{TOO_OLD} (answered twice)", True)
    assert (await refused(server, "answerInlineQuery", inline_query_id="5", results=[]))[1]


async def test_after_half_a_minute_it_is_too_late(server: BotApiServer, asked: Asked) -> None:
    """Which is no mistake; nor is leaving a query that was typed over."""
    asked.at -= 30.5
    assert await refused(server, "answerInlineQuery", inline_query_id=asked.id, results=[]) == (TOO_OLD, False)
    asked.superseded = True
    assert list(server.mistakes()) == []


async def test_what_is_typed_over_nobody_waits_for(server: BotApiServer, asked: Asked, yann: Person) -> None:
    newer = await begins(yann, "phare de")
    assert asked.superseded
    assert newer and not newer.superseded
    other = await begins(Person(server, 6_120_480_003, "Anne"), "bac")
    assert not newer.superseded
    for one in (newer, other):
        assert one
        await answer(server, one)


@pytest.mark.parametrize("personal", [False, True])
async def test_a_list_is_kept_for_as_long_as_the_bot_says(server: BotApiServer, yann: Person, personal: bool) -> None:
    """And shown again without asking: to everybody, or to the same person."""
    now = [1_000.0]
    server.world.clock = lambda: now[0]
    first = await begins(yann, "phare")
    assert first
    assert (await answer(server, first, article(), cache_time=60, is_personal=personal))["ok"]
    other = Person(server, 6_120_480_003, "Anne")
    now[0] += 59
    assert await begins(yann, "phare") is None
    assert (await types(yann, "phare")).titles == ["Titre"]
    assert (await begins(other, "phare") is None) != personal
    assert await begins(yann, "phare", "10") is not None
    now[0] += 1
    assert await begins(yann, "phare") is not None


async def test_pages_are_asked_for_by_what_the_bot_said(server: BotApiServer, yann: Person) -> None:
    typing = asyncio.create_task(types(yann, "phare"))
    await asyncio.sleep(0)
    (first,) = server.world.asked.values()
    await answer(server, first, article(), next_offset="p2")
    results = await typing
    scrolling = asyncio.create_task(scrolls(yann, results))
    await asyncio.sleep(0)
    _, second = server.world.asked.values()
    assert second.offset == "p2"
    await answer(server, second, article("2"))
    last = await scrolling
    with pytest.raises(AssertionError, match="ends here"):
        await scrolls(yann, last)


async def chosen(server: BotApiServer, yann: Person, into: Member | None, **more: Any) -> Any:
    """A result that is sent, and the updates that tell of it."""
    asked = await begins(yann, "phare")
    assert asked
    await answer(server, asked, article(**more))
    heard = await chooses(yann, await types(yann, "phare"), into=into)
    return heard, [update for update in (await call(server, "getUpdates"))["result"] if "inline_query" not in update]


@pytest.mark.parametrize("in_a_group", [False, True])
async def test_a_result_that_is_sent_is_a_message_through_the_bot(
    server: BotApiServer, yann: Person, in_a_group: bool
) -> None:
    """Of which the bot is told where it is; of the choice, if it wants to know."""
    into = Group(server, "Les amis du phare").member(yann) if in_a_group else None
    heard, (said,) = await chosen(server, yann, into, reply_markup=button(callback_data="1"))
    assert (heard.text, heard.labels) == ("Le phare", ["Oui"])
    assert said["message"]["via_bot"] == BOT
    assert said["message"]["from"] == yann.user
    ((number, _),) = server.world.inline_messages.items()
    edited = await call(server, "editMessageText", inline_message_id=number, text="Le bac")
    assert edited["ok"]
    assert heard.now.text == "Le bac"
    assert (await refused(server, "editMessageText", inline_message_id="5", text="Le bac"))[1]
    same = await refused(server, "editMessageText", inline_message_id=number, text="Le bac")
    assert "not modified" in same[0]


@pytest.mark.parametrize("buttons", [{}, {"reply_markup": button(callback_data="1")}], ids=["bare", "with buttons"])
async def test_only_what_has_buttons_can_be_edited_later(
    server: BotApiServer, yann: Person, buttons: dict[str, Any]
) -> None:
    server.world.tells_what_is_chosen = True
    _, (_, told) = await chosen(server, yann, None, **buttons)
    assert schema.problems(["Update"], told, "update") == []
    assert ("inline_message_id" in told["chosen_inline_result"]) == bool(buttons)
    assert bool(server.world.inline_messages) == bool(buttons)


async def test_a_press_below_a_result_says_of_which(server: BotApiServer, yann: Person) -> None:
    """There is no message: the bot may not be where it stands."""
    heard, _ = await chosen(server, yann, None, reply_markup=button(callback_data="1"))
    pressing = asyncio.create_task(heard.press("Oui"))
    await asyncio.sleep(0)
    update = (await call(server, "getUpdates"))["result"][-1]
    assert schema.problems(["Update"], update, "update") == []
    query = update["callback_query"]
    assert "message" not in query
    assert query["inline_message_id"] in server.world.inline_messages
    await call(server, "answerCallbackQuery", callback_query_id=query["id"])
    await pressing


async def test_where_inline_mode_is_off_nobody_can_type(server: BotApiServer, reader: Person) -> None:
    with pytest.raises(AssertionError, match="inline"):
        await begins(reader, "phare")


# Guests


async def test_a_guest_is_called_and_answers_once(server: BotApiServer, yann: Person) -> None:
    group = without_the_bot(Group(server, "La chorale"))
    member = group.member(yann)
    calling = asyncio.create_task(summons(member, "@extrait_bot le phare ?"))
    await asyncio.sleep(0)
    (update,) = (await call(server, "getUpdates"))["result"]
    assert schema.problems(["Update"], update, "update") == []
    number = update["guest_message"]["guest_query_id"]
    assert list(server.mistakes()) == [f"the query {number} was never answered"]
    wrong = await refused(server, "answerGuestQuery", guest_query_id=number, result=article(text=""))
    assert wrong[1]
    assert (await refused(server, "answerInlineQuery", inline_query_id=number, results=[]))[1]
    sent = await call(server, "answerGuestQuery", guest_query_id=number, result=article())
    assert (await calling).text == "Le phare"
    assert sent["result"]["inline_message_id"] in server.world.inline_messages
    assert (await refused(server, "answerGuestQuery", guest_query_id=number, result=article()))[1]
    assert (await refused(server, "sendMessage", chat_id=group.chat.id, text="Oui ?"))[1]


async def test_whoever_is_in_the_group_is_no_guest(server: BotApiServer, yann: Person) -> None:
    with pytest.raises(AssertionError, match="no guest"):
        await summons(Group(server, "La chorale").member(yann), "@extrait_bot le phare ?")
