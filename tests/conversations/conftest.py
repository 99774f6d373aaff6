"""The bot, running; its log as an operator would see it; and what every conversation must leave behind."""

import asyncio
import io
import logging
from collections.abc import AsyncIterator, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot
from telegram.ext import Application

from bot.chat import db_writer, polling, profile
from bot.chat.app import build_application
from bot.chat.polling import serve
from bot.config import Settings
from bot.ingest.fetch import Fetcher
from bot.library import Library
from bot.logs import configure_logging
from bot.models import Document
from tests.conversations.library import LIBRARY
from tests.conversations.shelf import fill, store_at
from tests.patience import PATIENCE
from tests.telegram.chats import BOT
from tests.telegram.groups import Group
from tests.telegram.people import Person
from tests.telegram.server import BotApiServer

TOKEN = "7000000001:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
DURATIONS = pytest.mark.filterwarnings("ignore:.*In a future major version attribute")
"""For tests in which Telegram names a number of seconds: python-telegram-bot 22.8 reads it with a warning."""
_SHORTEST_TRACE = 8
"""Characters; a shorter message («oui») may stand in a log by chance."""


@dataclass
class Stage:
    """A Bot API server, the people on it, and the bot as often as it is started."""

    server: BotApiServer
    log: io.StringIO
    file: Path
    """The database."""
    people: list[Person] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    """The seconds that the bot would have waited before it asked Telegram again."""
    stops_instead_of_waiting: bool = False
    owners: frozenset[int] = frozenset()
    moved: timedelta = timedelta()
    """The time by which the database's clock is ahead."""
    fetcher: Fetcher | None = None
    registers: bool = False
    """True if the bot registers its commands and descriptions at its start, which few tests look at."""
    application: Application[Any, Any, Any, Any, Any, Any] | None = None
    library: Library | None = None
    _serving: asyncio.Task[None] | None = None
    _stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def open(
        self,
        documents: Iterable[Document] | None = LIBRARY,
        *,
        excerpt_chars: int = 400,
        kind: type[Library] = Library,
    ) -> None:
        """Start the bot on these documents; None: on those that its database has."""
        store = store_at(self.file, lambda: datetime.now(UTC) + self.moved, filled=documents is LIBRARY)
        if documents is not None:
            fill(store, documents)
        self.library = kind(store, excerpt_chars=excerpt_chars)
        settings = Settings(
            telegram_token=TOKEN, telegram_api_url=self.server.address, bot_owners=self.owners, _env_file=None
        )
        self.application = build_application(settings, self.library, sleep=self._sleep, fetcher=self.fetcher)
        self._stop = asyncio.Event()
        serving = serve(self.application, self._stop, owners=self.owners, sleep=self._sleep)
        self._serving = asyncio.create_task(serving)

    async def restart(self) -> None:
        """Stop the bot, and start it again on what it had."""
        await self.close()
        await self.open(None)

    async def ended(self) -> None:
        """Wait until the bot has stopped by itself."""
        assert self._serving is not None
        serving, self._serving = self._serving, None
        async with asyncio.timeout(PATIENCE):
            await serving
        assert self.library is not None
        self.library.store.close()

    async def close(self) -> None:
        """Stop the bot as SIGTERM does, and wait until it has."""
        if self.is_running:
            self._stop.set()
            await self.ended()

    @property
    def is_running(self) -> bool:
        """True if the bot was started and not stopped since."""
        return self._serving is not None

    async def settled(self) -> None:
        """Wait until everything that was sent to the bot is handled."""
        async with asyncio.timeout(PATIENCE):
            await self.server.updates.confirmed()
            assert self.application is not None
            await self.application.update_queue.join()

    async def register(self, bot: Bot, owners: Collection[int] = ()) -> None:
        """In place of what the bot does at its start."""
        if self.registers:
            await profile.register(bot, owners)

    async def registered(self) -> None:
        """Wait until the bot has registered its commands and descriptions."""
        assert self.registers
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == "registering"))

    def person(self, first_name: str) -> Person:
        """Someone new."""
        person = Person(self.server, 6_120_480_001 + len(self.people), first_name)
        self.people.append(person)
        return person

    def group(self, title: str, kind: str = "supergroup", *, is_forum: bool = False) -> Group:
        """A group with the bot in it."""
        group = Group(self.server, title, kind, is_forum=is_forum)
        self.groups.append(group)
        return group

    async def _sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        if self.stops_instead_of_waiting:
            self._stop.set()
        await asyncio.sleep(0)

    def traces(self) -> Iterator[str]:
        """The log's lines that say who asked, what was asked, or the token."""
        private = [TOKEN, TOKEN.partition(":")[2]]
        for person in self.people:
            private += [str(person.user["id"]), str(person.user["first_name"])]
            said = [text.replace(f"@{BOT['username']}", "").strip() for text in person.said]
            private += [text for text in said if len(text) >= _SHORTEST_TRACE and not text.startswith("/")]
        for line in self.log.getvalue().splitlines():
            if any(one in line for one in private):
                yield line


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that is logged at LOG_LEVEL=DEBUG, as the bot itself writes it."""
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    levels = {one: one.level for one in [root, *map(logging.getLogger, ("httpx", "httpcore", "telegram", "asyncio"))]}
    configure_logging("DEBUG", TOKEN)
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    stream = io.StringIO()
    handler.setStream(stream)
    yield stream
    for logger, level in levels.items():
        logger.setLevel(level)


@pytest.fixture
async def stage(log: io.StringIO, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """A stage whose bot is not started yet; what it leaves behind is checked."""
    # On a busy machine the database takes as long as it takes.
    monkeypatch.setattr(db_writer, "_PATIENCE", PATIENCE)
    server = BotApiServer(TOKEN)
    await server.start()
    stage = Stage(server, log, tmp_path / "extrait.db")
    monkeypatch.setattr(polling, "register", stage.register)
    try:
        yield stage
        if stage.is_running:
            await stage.settled()
    finally:
        try:
            await stage.close()
        finally:
            await server.close()
    assert list(server.mistakes()) == []
    assert list(stage.traces()) == []
    assert [text for person in stage.people for text in person.unheard] == []
    assert [text for group in stage.groups for text in group.unheard] == []


@pytest.fixture
def registering(stage: Stage) -> None:
    """Let the bot register its commands and descriptions; to be used before it is started."""
    stage.registers = True


@pytest.fixture
async def bot(stage: Stage) -> Stage:
    """The bot, answering from the library."""
    await stage.open()
    return stage


@pytest.fixture
def maelle(bot: Stage) -> Person:
    """A reader."""
    return bot.person("Maëlle")
