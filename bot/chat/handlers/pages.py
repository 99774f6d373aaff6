"""The pages: what the bot is, what it knows, what it keeps; and one polite line for what it cannot read."""

import asyncio
from dataclasses import dataclass

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


async def unreadable(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A sticker, a photo, a voice message …"""
    await say(update, texts.ONLY_TEXT)


async def stale_button(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A button that this version does not have: an unanswered press spins on the reader's screen."""
    assert update.callback_query is not None
    await acknowledge(update.callback_query, texts.GONE)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that tell about the documents."""

    collection: Collection

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/start`."""
        assert update.effective_chat is not None
        examples = await asyncio.to_thread(self.collection.examples, EXAMPLES_AT_START)
        await send(update.effective_chat, render.start_message(self.collection.documents, examples))

    async def documents(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/documents`, written or pressed."""
        if update.callback_query:
            await acknowledge(update.callback_query)
        if update.effective_chat:
            await send(update.effective_chat, render.documents_message(self.collection.documents))
