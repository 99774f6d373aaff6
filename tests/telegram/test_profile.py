"""Commands for everybody, and for single chats."""

from typing import Any

import pytest

from tests.telegram.conftest import READER, call, refused
from tests.telegram.people import Person
from tests.telegram.server import BotApiServer


def listed(*names: str) -> list[dict[str, str]]:
    """Commands of these names."""
    return [{"command": name, "description": name} for name in names]


async def test_a_chats_own_commands_take_the_place_of_everybodys(server: BotApiServer, reader: Person) -> None:
    """In the person's language where there are some, until they are deleted."""
    own: dict[str, Any] = {"scope": {"type": "chat", "chat_id": READER}}
    await call(server, "setMyCommands", commands=listed("aide"), scope={"type": "default"})
    await call(server, "setMyCommands", commands=listed("help"), language_code="en")
    await call(server, "setMyCommands", commands=listed("ajouter", "aide"), **own)
    await call(server, "setMyCommands", commands=listed("add"), language_code="en", **own)

    assert server.commands() == server.commands(5) == server.commands(5, "fr") == ["aide"]
    assert server.commands(language="en") == ["help"]
    assert server.commands(READER) == server.commands(READER, "fr") == ["ajouter", "aide"]
    assert server.commands(READER, "en") == ["add"]
    assert (await call(server, "getMyCommands", **own))["result"] == listed("ajouter", "aide")
    assert (await call(server, "getMyCommands"))["result"] == listed("aide")
    assert server.world.profile["commands", "en", READER] == listed("add")

    for _ in range(2):
        assert (await call(server, "deleteMyCommands", language_code="en", **own))["result"] is True
    assert server.commands(READER, "en") == ["ajouter", "aide"]
    await call(server, "setMyCommands", commands=[], **own)
    assert server.commands(READER) == ["aide"]
    await call(server, "deleteMyCommands")
    assert server.commands(READER) == []
    assert server.violations == []


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("setMyCommands", {"commands": listed("aide")}),
    ("getMyCommands", {}),
    ("deleteMyCommands", {}),
]


@pytest.mark.parametrize(("method", "parameters"), CALLS)
async def test_commands_of_a_chat_that_nobody_opened_are_refused_and_no_mistake(
    server: BotApiServer, reader: Person, method: str, parameters: dict[str, Any]
) -> None:
    """A moderator may be named before they ever wrote."""
    Person(server, 5, "Yann")
    for number in (4, 5):
        scope = {"type": "chat", "chat_id": number}
        assert await refused(server, method, **parameters, scope=scope) == ("Bad Request: chat not found", False)


@pytest.mark.parametrize(("method", "parameters"), CALLS)
async def test_other_scopes_and_unknown_languages_are_refused(
    server: BotApiServer, method: str, parameters: dict[str, Any]
) -> None:
    """As mistakes."""
    assert (await refused(server, method, **parameters, scope={"type": "all_private_chats"}))[1]
    assert (await refused(server, method, **parameters, language_code="french"))[1]
