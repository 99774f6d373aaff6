"""`/etat`, the journal, and `/exporter`."""

import asyncio
from dataclasses import dataclass, field
from importlib.metadata import version

from bot import texts
from bot.chat.callbacks.moderators import ShowJournal, ShowState, StatePress
from bot.chat.handlers.incidents import Failures
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.screens import state_screen as screens
from bot.chat.sending import send_file
from bot.errors import ArchiveError
from bot.services import archives, overview

_LARGEST = 50_000_000
"""Bytes: what Telegram lets a bot send."""


@dataclass(frozen=True, slots=True)
class State:
    """State of the bot, journal and export, for owners and moderators."""

    failures: Failures
    _exporting: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def state(self, turn: PrivateUpdate) -> None:
        """`/etat`."""
        found, names = await turn.do(overview.state), await turn.names()
        told = self.failures.told()
        message = screens.state_message(found.figures, found.about, found.passages, told, version("extrait"), names)
        await turn.show(message)

    async def pressed(self, turn: PrivateUpdate, press: StatePress) -> None:
        """A button below."""
        match press:
            case ShowState():
                await self.state(turn)
            case ShowJournal(offset):
                page, names = await turn.do(overview.journal, offset, screens.LISTED), await turn.names()
                await turn.show(screens.journal_message(page.events, page.titles, offset, page.total, names))

    async def export(self, turn: PrivateUpdate) -> None:
        """`/exporter`: everything that is kept, in one file."""
        await turn.say(texts.EXPORTING)
        async with self._exporting:
            try:
                name, data = await turn.do(archives.named)
            except ArchiveError as error:
                await turn.say(str(error))
                return
        if len(data) > _LARGEST:
            await turn.say(texts.EXPORT_TOO_LARGE.format(size=texts.size(len(data))))
        else:
            await send_file(turn.bot, turn.chat, name, data, texts.EXPORTED)
