"""The Bot API over HTTP, on this machine."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.telegram import forms, schema
from tests.telegram.chats import Chat, World
from tests.telegram.faults import Fault
from tests.telegram.methods import Methods
from tests.telegram.profile import Profile
from tests.telegram.rules import Refused, Violation
from tests.telegram.updates import Updates

_Carrying = Callable[[str, dict[str, Any]], Awaitable[web.Response]]


@dataclass(frozen=True)
class Call:
    """One request, whether or not it was carried out."""

    method: str
    parameters: dict[str, Any]


class BotApiServer:
    """Answers as Telegram would, and notes what the bot should not have done."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.world = World()
        self.updates = Updates()
        self.violations: list[str] = []
        self.calls: list[Call] = []
        self.faulted = asyncio.Event()
        """Set as soon as a fault has met a call."""
        self.address = ""
        self._methods = Methods(self.world, self.updates)
        self.inline = self._methods.inline
        self._faults: defaultdict[str, list[Fault]] = defaultdict(list)
        # Without a limit of its own: a file that is too large is refused by the rules, and noted.
        application = web.Application(client_max_size=0)
        application.router.add_route("*", "/bot{token}/{method}", self._handle)
        application.router.add_get("/file/bot{token}/{path:.+}", self._handle_download)
        application.router.add_route("*", "/{elsewhere:.*}", self._elsewhere)
        self._runner = web.AppRunner(application, access_log=None, handler_cancellation=True, shutdown_timeout=1)

    async def start(self) -> None:
        """Listen on a port that is free."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        _, port = self._runner.addresses[0][:2]
        self.address = f"http://127.0.0.1:{port}"

    async def close(self) -> None:
        """Answer those who wait, and stop listening."""
        await self.updates.close()
        await self._runner.cleanup()

    def drop_connections(self) -> None:
        """Cut every connection, as the death of the bot does. What it had answered, it may not know."""
        assert self._runner.server is not None
        for connection in self._runner.server.connections:
            if connection.transport is not None:
                connection.transport.abort()
        for press in self.world.presses.values():
            press.repeated = True

    def fail(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let `fault` happen to the next `times` calls of `method`, after those already scripted.

        The method «download» stands for fetching the bytes that getFile leads to.
        """
        self._faults[method].extend([fault] * times)

    def called(self, method: str) -> list[dict[str, Any]]:
        """The parameters of every call of `method` so far."""
        return [call.parameters for call in self.calls if call.method == method]

    def chat(self, number: int, fields: dict[str, Any]) -> Chat:
        """The chat of this number, which `fields` describe."""
        chat = Chat({"id": number} | fields, clock=lambda: self.world.clock())
        return self.world.chats.setdefault(number, chat)

    def sent(self, chat_id: int) -> list[dict[str, Any]]:
        """Every message the bot ever sent to a chat, in order, deleted or not, each as it last was."""
        chat = self.world.chats.get(chat_id)
        return list(chat.sent.values()) if chat else []

    def commands(self, chat_id: int | None = None, language: str = "") -> list[str]:
        """The commands that Telegram proposes in a chat, to a person whose app speaks `language`."""
        return Profile(self.world).seen(chat_id, language)

    def mistakes(self) -> Iterator[str]:
        """Everything the bot did that it should not, and left undone that it should do."""
        yield from self.violations
        for press in self.world.presses.values():
            if not press.answer.done() and not press.expired:
                yield f"the press {press.id} was never answered"
        for asked in self.world.asked.values():
            if not asked.answer.done() and not asked.superseded:
                yield f"the query {asked.id} was never answered"
        for method, faults in self._faults.items():
            if faults:
                yield f"{len(faults)} faults of {method} did not happen"

    async def _elsewhere(self, request: web.Request) -> web.Response:
        self.violations.append(f"{request.method} {request.path} is no method's address")
        return _refusal(Refused(404, "Not Found"))

    async def _handle(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.token:
            return _refusal(Refused(401, "Unauthorized"))
        given = await forms.read(request)
        return await self._with_faults(request, request.match_info["method"], given, self._carry_out)

    async def _handle_download(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.token:
            return _refusal(Refused(401, "Unauthorized"))
        given = {"file_path": request.match_info["path"]}
        return await self._with_faults(request, "download", given, self._download)

    async def _with_faults(
        self, request: web.Request, method: str, given: dict[str, Any], carry_out: _Carrying
    ) -> web.Response:
        fault = self._faults[method].pop(0) if self._faults[method] else None
        if fault is None:
            return await carry_out(method, given)
        self.faulted.set()
        if fault.until:
            done = await carry_out(method, given) if fault.carried_out else None
            await fault.until.wait()
            return done or await carry_out(method, given)
        answer = await carry_out(method, given) if fault.carried_out else self._note(method, given)
        if fault.body is not None:
            return web.Response(status=fault.status, body=fault.body, content_type="text/html")
        if fault.status:
            return _answer(fault.status, fault.answer)
        assert request.transport is not None
        request.transport.abort()
        return answer

    async def _download(self, method: str, given: dict[str, Any]) -> web.Response:
        self.calls.append(Call(method, given))
        file = self.world.files.at(given["file_path"])
        if file is None:
            self.violations.append("a download of what getFile did not lead to")
            return _refusal(Refused(404, "Not Found"))
        return web.Response(body=file.data, content_type="application/octet-stream")

    def _note(self, method: str, given: dict[str, Any]) -> web.Response:
        self.calls.append(Call(method, given))
        return web.Response()

    async def _carry_out(self, method: str, given: dict[str, Any]) -> web.Response:
        try:
            parameters = self._understood(method, given)
            self.calls.append(Call(method, parameters))
            result = await self._methods.call(method, parameters)
        except Violation as refused:
            self.violations.append(f"{method}: {refused.description}")
            return _refusal(refused)
        except Refused as refused:
            return _refusal(refused)
        except Exception as error:
            self.violations.append(f"{method}: the server itself failed: {error!r}")
            raise
        return _answer(200, {"ok": True, "result": result})

    def _understood(self, method: str, given: dict[str, Any]) -> dict[str, Any]:
        if method not in schema.METHODS:
            raise Violation("Not Found", 404)
        parameters, wrong = schema.decoded(method, given)
        if wrong:
            raise Violation("; ".join(wrong))
        return parameters


def _answer(status: int, answer: dict[str, Any]) -> web.Response:
    return web.Response(status=status, text=json.dumps(answer), content_type="application/json")


def _refusal(refused: Refused) -> web.Response:
    answer = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        answer["parameters"] = refused.parameters
    return _answer(refused.code, answer)
