"""The bot, called into a chat that it is not in: one answer."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.chat import permalinks
from bot.chat.handlers.groups.group_message import nothing_line
from bot.chat.handlers.groups.group_trigger import asked_in, quoted_in, replied_words
from bot.chat.handlers.groups.told import Told, told
from bot.chat.handlers.readers.inline import article
from bot.chat.inbox import core
from bot.chat.message_questions import words_of
from bot.chat.render import answer_rendering
from bot.chat.render.message import Message
from bot.chat.screens.citations import with_buttons
from bot.chat.screens.group_screen import compact_message
from bot.errors import StoreError
from bot.library import Library
from bot.records import Shortfall
from bot.services import quoted_passages

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Guest:
    """Whoever summons the bot gets one message, and nothing follows."""

    library: Library

    async def summoned(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a summons; where it asks nothing, the message that it replies to does."""
        message = update.guest_message
        assert message is not None and message.guest_query_id is not None
        asked = asked_in(message, context.bot)
        words = (asked.words if asked else words_of(message)) or replied_words(message)
        missed: tuple[tuple[str, Shortfall], ...] = ()
        if words:
            leant = quoted_in(message.reply_to_message, context.bot)
            found = await asyncio.to_thread(told, self.library, words, leant)
            missed, reply = found.missed, await asyncio.to_thread(self._message, found, context.bot)
        else:
            reply = with_buttons(Message(texts.GUEST_HELP), context.bot, None)
        try:
            # Nobody chooses it from a list: what stands there is not seen.
            await context.bot.answer_guest_query(message.guest_query_id, article("answer", texts.ASK_TOO, "", reply))
        except BadRequest as error:
            log.info("An answer to a guest's call came too late, or was refused: %s", error)
        for turn, (question, kind) in enumerate(missed):
            await asyncio.to_thread(self.library.miss, question, kind, f"{core(update)} {turn}")

    def _message(self, found: Told, bot: Bot) -> Message:
        if not found.answered:
            return with_buttons(Message(nothing_line(found.answers[0][1])), bot, None)
        return with_buttons(_quoted(found), bot, self._passage(found))

    def _passage(self, found: Told) -> str | None:
        """What leads to the passage; None where nothing is quoted, or the database does not answer."""
        if found.last is None:
            return None
        try:
            with self.library.store.read() as session:
                placed = quoted_passages.placed(session, [found.last[0]])
        except StoreError as error:
            log.warning("A guest answers without a link: %s", error)
            return None
        return permalinks.payload(placed[0]) if placed else None


def _quoted(found: Told) -> Message:
    if found.only is None:
        return found.several_message
    if found.only.facts:
        return answer_rendering.answer_message(found.only)
    return compact_message(found.only.hits[0], found.only.outcome)
