"""The server refuses what Telegram would refuse, and notes it: otherwise the conversations would prove nothing."""

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.patience import PATIENCE
from tests.telegram import entities, faults, schema
from tests.telegram.conftest import READER, button, call, entity
from tests.telegram.people import Person
from tests.telegram.server import BotApiServer

REFUSED_MESSAGES: dict[str, dict[str, Any]] = {
    "no text": {"text": ""},
    "white space alone": {"text": " \n\t "},
    "too long": {"text": "é" * 4097},
    "far too long": {"text": "é" * 20_000},
    "parse mode": {"parse_mode": "HTML"},
    "unknown parameter": {"colour": "red"},
    "wrong type": {"disable_notification": "perhaps"},
    "wrong JSON": {"entities": "["},
    "no object": {"reply_parameters": 1},
    "no list": {"entities": {}},
    "wrong type inside": {"reply_parameters": {"message_id": "1"}},
    "unknown field inside": {"link_preview_options": {"off": True}},
    "required field inside": {"entities": [{"type": "bold", "offset": 0}]},
    "entity of no type": {"entities": [entity("loud", 0, 1)]},
    "entity out of the text": {"entities": [entity("bold", 3, 4)]},
    "entity before the text": {"entities": [entity("bold", -1, 2)]},
    "entity of nothing": {"entities": [entity("bold", 2, 0)]},
    "half a character": {"text": "𝄞 clé", "entities": [entity("bold", 1, 2)]},
    "crossing entities": {"entities": [entity("bold", 0, 4), entity("italic", 2, 4)]},
    "nested quotations": {"entities": [entity("blockquote", 0, 6), entity("expandable_blockquote", 2, 2)]},
    "link to nowhere": {"entities": [entity("text_link", 0, 3)]},
    "link to a script": {"entities": [entity("text_link", 0, 3, url="javascript:alert(1)")]},
    "link with a space": {"entities": [entity("text_link", 0, 3, url="https://x.example/a b")]},
    "too many entities": {"text": "e" * 101, "entities": [entity("bold", n, 1) for n in range(101)]},
    "general topic": {"message_thread_id": 1},
    "reply to nothing": {"reply_parameters": {"message_id": 99}},
    "reply elsewhere": {"reply_parameters": {"message_id": 1, "chat_id": 5}},
    "unknown chat": {"chat_id": 4},
    "no chat": {"chat_id": "Maëlle"},
}


@pytest.mark.parametrize("wrong", REFUSED_MESSAGES.values(), ids=REFUSED_MESSAGES)
async def test_a_message_that_telegram_would_not_send_is_refused(
    server: BotApiServer, reader: Person, wrong: dict[str, Any]
) -> None:
    """With an error of 400, and a note."""
    parameters: dict[str, Any] = {"chat_id": READER, "text": "Salut"} | wrong
    answer = await call(server, "sendMessage", **parameters)
    assert answer["error_code"] == 400
    assert answer["description"].startswith("Bad Request: ")
    assert len(list(server.mistakes())) == 1
    assert reader.unheard == []


REFUSED_CALLS: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", {"chat_id": READER}),
    ("sendChatAction", {"chat_id": READER, "action": "dancing"}),
    ("sendPhoto", {"chat_id": READER, "photo": "x"}),
    ("sendChatAction", {"chat_id": READER, "action": "upload_photo"}),
    ("deleteWebhook", {"drop_pending_updates": True}),
    ("answerCallbackQuery", {"callback_query_id": "1"}),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "e" * 201}),
    ("setMyCommands", {"commands": [{"command": "Aide", "description": "Aide"}]}),
    ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "Aide"}]}),
    ("setMyCommands", {"commands": [{"command": "aide", "description": ""}]}),
    ("setMyCommands", {"commands": [{"command": "aide", "description": "e" * 257}]}),
    ("setMyCommands", {"commands": [{"command": "aide", "description": "Aide"}] * 2}),
    ("setMyCommands", {"commands": [{"command": f"a{n}", "description": "Aide"} for n in range(101)]}),
    ("setMyCommands", {"commands": [], "language_code": "french"}),
    ("setMyDescription", {"description": "e" * 513}),
    ("setMyShortDescription", {"short_description": "e" * 121}),
    ("getUpdates", {"offset": -1}),
    ("getUpdates", {"limit": 101}),
    ("getUpdates", {"timeout": 51}),
    ("getUpdates", {"allowed_updates": ["gossip"]}),
]


@pytest.mark.parametrize(("method", "parameters"), REFUSED_CALLS)
async def test_a_call_that_no_bot_should_make_is_refused(
    server: BotApiServer, reader: Person, method: str, parameters: dict[str, Any]
) -> None:
    """Whatever the method."""
    assert (await call(server, method, **parameters))["error_code"] == 400
    assert len(list(server.mistakes())) == 1


async def test_a_method_or_a_token_that_does_not_exist_is_refused(server: BotApiServer) -> None:
    """404 and 401, as Telegram does; a wrong token is nobody's mistake but its owner's."""
    assert await call(server, "getMee") == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert len(server.violations) == 1
    unauthorized = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await call(server, "getMe", token="7:wrong") == unauthorized
    assert len(server.violations) == 1


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " "}, "text must be non-empty"),
        ({"text": "e" * 4097}, "message is too long"),
        ({"text": "e" * 32_769}, "text is too long"),
        ({"reply_markup": {"remove_keyboard": True}}, "this bot has inline keyboards and forced replies only"),
    ],
)
async def test_a_refusal_says_what_telegram_says(
    server: BotApiServer, reader: Person, parameters: dict[str, Any], description: str
) -> None:
    """By which a bot may tell one from another."""
    message: dict[str, Any] = {"chat_id": READER, "text": "Salut"} | parameters
    answer = await call(server, "sendMessage", **message)
    assert answer["description"] == f"Bad Request: {description}"


async def test_parameters_may_come_as_json(server: BotApiServer, reader: Person) -> None:
    """Their values are then what they are."""
    parameters: dict[str, Any] = {"chat_id": READER, "text": "Salut", "entities": [entity("bold", 0, 2)]}
    address = f"{server.address}/bot{server.token}/sendMessage"
    async with aiohttp.ClientSession() as session, session.post(address, json=parameters) as response:
        assert response.status == 200
    assert (await reader.hears()).bold == ["Sa"]


async def test_nobody_hears_from_a_bot_they_never_wrote_to_or_blocked(server: BotApiServer, reader: Person) -> None:
    """The first is the bot's mistake, the second is not."""
    Person(server, 5, "Yann")
    answer = await call(server, "sendMessage", chat_id=5, text="Salut")
    assert answer["description"] == "Forbidden: bot can't initiate conversation with a user"
    assert len(server.violations) == 1
    reader.blocks_the_bot()
    answer = await call(server, "sendMessage", chat_id=READER, text="Salut")
    assert answer["description"] == "Forbidden: bot was blocked by the user"
    assert len(server.violations) == 1


async def test_a_message_comes_back_complete_and_as_telegram_keeps_it(server: BotApiServer, reader: Person) -> None:
    """Some characters are dropped or replaced, then the text is trimmed; entities move with it."""
    sent = "\n\u2028 𝄞\r\n\tgras\u202d et\u00a0fin\u202f \n"
    at = entities.units(sent[: sent.index("gras")])
    parameters: dict[str, Any] = {
        "chat_id": READER,
        "text": sent,
        "entities": [entity("bold", at, 4), entity("italic", 0, 3)],
        "reply_parameters": {"message_id": 1},
        "reply_markup": button(),
    }
    message = (await call(server, "sendMessage", **parameters))["result"]
    heard = await reader.hears()

    assert heard.text == message["text"] == "𝄞\n gras et\u00a0fin\u202f"
    assert heard.bold == ["gras"]
    assert heard.reply_to == 1
    assert heard.labels == ["Oui"]
    assert schema.problems(["Message"], message, "message") == []
    assert server.violations == []


async def test_4096_characters_and_sound_entities_are_sent(server: BotApiServer, reader: Person) -> None:
    """Code points count, not UTF-16 units; a quotation may hold bold words and a link."""
    text = "𝄞" * 4096
    marks = [
        entity("expandable_blockquote", 0, 8192),
        entity("bold", 0, 4),
        entity("text_link", 4, 2, url="https://x.example/é?a=1#b"),
    ]
    assert (await call(server, "sendMessage", chat_id=READER, text=text, entities=marks))["ok"]
    assert (await reader.hears()).bold == ["𝄞𝄞"]
    assert server.violations == []


async def test_an_update_comes_again_until_it_is_confirmed(server: BotApiServer, reader: Person) -> None:
    """A higher offset confirms; what lies below it is forgotten."""
    await reader.says("/aide à tous")
    first, second = (await call(server, "getUpdates"))["result"]
    assert (await call(server, "getUpdates", limit=1))["result"] == [first]
    assert (await call(server, "getUpdates", offset=second["update_id"]))["result"] == [second]
    assert server.updates.unconfirmed == 1
    assert second["message"]["entities"] == [entity("bot_command", 0, 5)]
    assert schema.problems(["Update"], second, "update") == []
    assert (await call(server, "getUpdates", offset=second["update_id"] + 1))["result"] == []


async def test_a_poll_waits_for_an_update_and_gives_way_to_the_next_poll(server: BotApiServer) -> None:
    """Two polls at once are a conflict, and the later one wins."""
    maelle = Person(server, READER, "Maëlle")
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(call(server, "getUpdates", timeout=50))
        async with asyncio.timeout(PATIENCE):
            await server.updates.polled(1)
            second = tasks.create_task(call(server, "getUpdates", timeout=50))
            await server.updates.polled(2)
        await maelle.says("Bonjour")
    assert first.result()["error_code"] == 409
    assert len(second.result()["result"]) == 1


async def test_only_the_kinds_of_update_that_were_asked_for_come(server: BotApiServer, reader: Person) -> None:
    """From the call on that asked for them."""
    await call(server, "getUpdates", allowed_updates=["callback_query"])
    await reader.says("Vous ne m’entendez pas")
    assert len((await call(server, "getUpdates"))["result"]) == 1


async def test_a_fault_that_was_scripted_and_did_not_happen_is_a_mistake(server: BotApiServer) -> None:
    """Else a test could prove nothing, unseen."""
    server.fail("getMe", faults.CONFLICT, times=2)
    assert (await call(server, "getMe"))["error_code"] == 409
    assert list(server.mistakes()) == ["1 faults of getMe did not happen"]


async def test_a_bot_that_dies_leaves_no_poll_behind(server: BotApiServer, reader: Person) -> None:
    """Every connection is cut, and the next bot gets what was not confirmed."""
    polling = asyncio.create_task(call(server, "getUpdates", offset=41_000_002, timeout=50))
    await server.updates.polled(1)
    server.drop_connections()
    with pytest.raises(aiohttp.ClientError):
        await polling
    await reader.says("Êtes-vous là ?")
    (update,) = (await call(server, "getUpdates", timeout=50))["result"]
    assert update["message"]["text"] == "Êtes-vous là ?"
    assert list(server.mistakes()) == []


@pytest.mark.parametrize("action", ["typing", "upload_document"])
async def test_the_bot_may_say_that_it_is_busy(server: BotApiServer, reader: Person, action: str) -> None:
    """Writing, or sending a file, to whom it may write to."""
    assert (await call(server, "sendChatAction", chat_id=READER, action=action))["ok"]
    reader.blocks_the_bot()
    assert (await call(server, "sendChatAction", chat_id=READER, action=action))["error_code"] == 403
