"""How often the bot may write, where Telegram's limits are in force."""

from typing import Any

import pytest

from tests.telegram.conftest import call
from tests.telegram.groups import Group, Member
from tests.telegram.people import Person
from tests.telegram.server import BotApiServer


@pytest.fixture
def group(server: BotApiServer) -> Group:
    return Group(server, "Les amis du phare")


@pytest.fixture
def maelle(reader: Person, group: Group) -> Member:
    return group.member(reader)


async def send(server: BotApiServer, group: Group) -> dict[str, Any]:
    """What the server answers to a message for the group."""
    return await call(server, "sendMessage", chat_id=group.chat.id, text="Oui ?")


async def test_a_group_takes_twenty_messages_a_minute(server: BotApiServer, group: Group, maelle: Member) -> None:
    """Edits count too; other chats take theirs."""
    now = [1_000.0]
    server.world.clock, server.world.is_limited = lambda: now[0], True
    first = (await send(server, group))["result"]["message_id"]
    parameters: dict[str, Any] = {"chat_id": group.chat.id, "message_id": first}
    for _ in range(10):
        assert (await send(server, group))["ok"]
    for number in range(9):
        assert (await call(server, "editMessageText", text=f"{number}", **parameters))["ok"]
    now[0] += 20
    answer = await send(server, group)
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 40})
    assert (await call(server, "sendMessage", chat_id=maelle.person.chat.id, text="Oui ?"))["ok"]
    now[0] += 40
    assert (await send(server, group))["ok"]
    assert group.unheard
    assert maelle.person.unheard == ["Oui ?"]


async def test_all_chats_together_take_thirty_messages_a_second(server: BotApiServer, reader: Person) -> None:
    server.world.clock, server.world.is_limited = lambda: 1_000.0, True
    for _ in range(30):
        assert (await call(server, "sendMessage", chat_id=reader.chat.id, text="Oui ?"))["ok"]
    refusal = await call(server, "sendMessage", chat_id=reader.chat.id, text="Oui ?")
    assert refusal["parameters"] == {"retry_after": 1}
    server.world.is_limited = False
    assert (await call(server, "sendMessage", chat_id=reader.chat.id, text="Oui ?"))["ok"]
