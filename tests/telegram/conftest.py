"""A server, someone on it, and the calls of a bot that need not behave."""

import io
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.telegram.people import Heard, Person
from tests.telegram.schema import Upload
from tests.telegram.server import BotApiServer

READER = 6_120_480_001


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A server with nobody on it."""
    server = BotApiServer("7:token")
    await server.start()
    yield server
    await server.close()


@pytest.fixture
async def reader(server: BotApiServer) -> Person:
    """Someone who wrote «Bonjour», message 1."""
    person = Person(server, READER, "Maëlle")
    await person.says("Bonjour")
    return person


async def call(server: BotApiServer, method: str, token: str = "7:token", **parameters: Any) -> dict[str, Any]:
    """The server's answer to a form, its structured values in JSON and its files beside them."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{server.address}/bot{token}/{method}", data=_form(parameters)) as response,
    ):
        answer: dict[str, Any] = await response.json()
        assert response.status == answer.get("error_code", 200)
        return answer


def _form(parameters: dict[str, Any]) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)
    for name, value in parameters.items():
        if isinstance(value, Upload):
            form.add_field(name, io.BytesIO(value.data), filename=value.name, content_type=value.mime_type)
        else:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    return form


async def sent(server: BotApiServer, reader: Person, text: str = "Oui ?", **parameters: Any) -> Heard:
    """A message that the server takes, as `reader` hears it."""
    answer = await call(server, "sendMessage", chat_id=reader.chat.id, text=text, **parameters)
    assert answer["ok"], answer
    return await reader.hears()


async def refused(server: BotApiServer, method: str, **parameters: Any) -> tuple[str, bool]:
    """The error that a call is answered with, and whether it was noted as a mistake of the bot's."""
    before = len(server.violations)
    answer = await call(server, method, **parameters)
    assert not answer["ok"]
    return answer["description"], len(server.violations) > before


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    """A message entity."""
    return {"type": kind, "offset": offset, "length": length} | more


def button(**more: Any) -> dict[str, Any]:
    """A keyboard of one button."""
    return {"inline_keyboard": [[{"text": "Oui", "callback_data": "1"} | more]]}
