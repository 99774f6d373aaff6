"""The pages: what the bot is, what it knows, what it keeps; and one polite line for what it cannot read."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat import render, texts
from bot.chat.handlers.ask import EXAMPLES_AT_START, acknowledge, send
from bot.collection import Collection


async def say(update: Update, text: str) -> None:
    """One of our own texts, in the chat of the update."""
    assert update.effective_chat is not None
    await send(update.effective_chat, render.Message(text))


async def help_page(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`/aide`."""
    await say(update, texts.HELP)


async def privacy_page(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`/confidentialite`; Telegram's terms ask every bot to answer `/privacy`."""
    await say(update, texts.PRIVACY)


async def unknown_command(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A command that is not ours."""
    await say(update, texts.UNKNOWN_COMMAND)


async def stale_button(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A button that this version does not have: an unanswered press spins on the reader's screen."""
    assert update.callback_query is not None
    await acknowledge(update.callback_query, texts.GONE)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Stickers, photos, voice messages …"""

    albums: deque[str] = field(default_factory=lambda: deque(maxlen=1_000))
    """Those already spoken of: an album of ten photos comes as ten messages."""

    async def line(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """One polite line, once an album."""
        message = update.effective_message
        assert message is not None
        if message.media_group_id in self.albums:
            return
        if message.media_group_id:
            self.albums.append(message.media_group_id)
        await say(update, texts.ONLY_TEXT)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that tell about the documents."""

    collection: Collection

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/start`."""
        assert update.effective_chat is not None
        await asyncio.to_thread(self.collection.refresh)
        examples = await asyncio.to_thread(self.collection.examples, EXAMPLES_AT_START)
        await send(update.effective_chat, render.start_message(self.collection.documents, examples))

    async def documents(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/documents`, written or pressed."""
        if update.callback_query:
            await acknowledge(update.callback_query)
        if update.effective_chat:
            await asyncio.to_thread(self.collection.refresh)
            await send(update.effective_chat, render.documents_message(self.collection.documents))
