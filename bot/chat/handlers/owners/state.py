"""`/etat`, the journal, and `/exporter`."""

import asyncio
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import texts
from bot.archive.exporting import export_archive
from bot.chat.callbacks.moderators import ShowJournal, ShowState, StatePress
from bot.chat.handlers.incidents import Failures
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.render.message import Message
from bot.chat.screens import state_screen as screens
from bot.chat.screens.staff_names import Names
from bot.chat.sending import send_file
from bot.errors import ArchiveError
from bot.library import Library
from bot.records import Figures
from bot.store.store import Session

_LARGEST = 50_000_000
"""Bytes: what Telegram lets a bot send."""


@dataclass(frozen=True, slots=True)
class State:
    """How the bot is doing."""

    failures: Failures
    _exporting: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def state(self, turn: PrivateUpdate) -> None:
        """`/etat`."""
        figures, about = await turn.read(_figures)
        passages, names = turn.library.passage_count, await turn.names()
        told = self.failures.told()
        await turn.show(screens.state_message(figures, about, passages, told, version("extrait"), names))

    async def pressed(self, turn: PrivateUpdate, press: StatePress) -> None:
        """A button below."""
        match press:
            case ShowState():
                await self.state(turn)
            case ShowJournal(offset):
                names = await turn.names()
                await turn.show(await turn.read(lambda session: _journal(session, offset, names)))

    async def export(self, turn: PrivateUpdate) -> None:
        """`/exporter`: everything that is kept, in one file."""
        await turn.say(texts.EXPORTING)
        async with self._exporting:
            try:
                name, data = await asyncio.to_thread(_archive, turn.library)
            except ArchiveError as error:
                await turn.say(str(error))
                return
        if len(data) > _LARGEST:
            await turn.say(texts.EXPORT_TOO_LARGE.format(size=texts.size(len(data))))
        else:
            await send_file(turn.bot, turn.chat, name, data, texts.EXPORTED)


def _figures(session: Session) -> tuple[Figures, str]:
    figures = session.figures()
    entry = session.documents.find(figures.last_change.subject) if figures.last_change else None
    return figures, entry.document.title if entry else ""


def _journal(session: Session, offset: int, names: Names) -> Message:
    events = session.audit.page(offset, screens.LISTED)
    found = {event.subject: session.documents.find(event.subject) for event in events}
    titles = {subject: entry.document.title for subject, entry in found.items() if entry}
    return screens.journal_message(events, titles, offset, session.audit.count(), names)


def _archive(library: Library) -> tuple[str, bytes]:
    with library.store.read() as session:
        name = f"extrait-{session.now.date().isoformat()}.zip"
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        export_archive(library.store, path)
        return name, path.read_bytes()
