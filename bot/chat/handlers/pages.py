"""The pages: what the bot is, what it knows, what it keeps; and one polite line for what it cannot read."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from bot.chat import render, texts
from bot.chat.handlers.ask import EXAMPLES_AT_START
from bot.chat.handlers.turn import Turn
from bot.library import Library
from bot.store.records import Role


async def help_page(turn: Turn) -> None:
    """`/aide`."""
    text = texts.HELP
    if turn.role is not Role.READER:
        text += texts.MODERATORS_HELP
    if turn.role is Role.OWNER:
        text += texts.OWNERS_HELP
    await turn.say(text)


async def privacy_page(turn: Turn) -> None:
    """`/confidentialite`; Telegram's terms ask every bot to answer `/privacy`."""
    await turn.say(texts.PRIVACY)


async def unknown_command(turn: Turn) -> None:
    """A command that is not ours."""
    await turn.say(texts.UNKNOWN_COMMAND)


async def stale_button(turn: Turn) -> None:
    """A button that this version does not have: an unanswered press spins on the reader's screen."""
    await turn.alert(texts.GONE)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Stickers, photos, voice messages …"""

    albums: deque[str] = field(default_factory=lambda: deque(maxlen=1_000))
    """Those already spoken of: an album of ten photos comes as ten messages."""

    async def line(self, turn: Turn) -> None:
        """One polite line, once an album."""
        assert turn.message is not None
        album = turn.message.media_group_id
        if album in self.albums:
            return
        if album:
            self.albums.append(album)
        await turn.say(texts.ONLY_TEXT)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that tell about the documents."""

    library: Library

    async def start(self, turn: Turn) -> None:
        """`/start`."""
        await asyncio.to_thread(self.library.refresh)
        examples = await asyncio.to_thread(self.library.examples, EXAMPLES_AT_START)
        await turn.say(render.start_message(self.library.documents, examples))

    async def documents(self, turn: Turn) -> None:
        """`/documents`, written or pressed."""
        await turn.acknowledge()
        await asyncio.to_thread(self.library.refresh)
        await turn.say(render.documents_message(self.library.documents))
