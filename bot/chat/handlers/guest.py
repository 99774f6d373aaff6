"""The bot, called into a chat that it is not in: one answer."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.chat import permalinks, places, render, texts
from bot.chat.handlers.call import asked_in, nothing_line, replied_words
from bot.chat.handlers.inline import article
from bot.chat.intake import core
from bot.chat.message import Message
from bot.chat.screens.citations import with_buttons
from bot.chat.screens.groups import compact_message
from bot.errors import StoreError
from bot.library import Library
from bot.search.models import Answer
from bot.store.records import Kind

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
        question = (message.text or message.caption or "" if asked is None else asked) or replied_words(message)
        if question:
            answer = await asyncio.to_thread(self.library.answer, question)
            reply = await asyncio.to_thread(self._message, answer, context.bot)
        else:
            answer, reply = None, with_buttons(Message(texts.GUEST_HELP), context.bot, None)
        try:
            # Nobody chooses it from a list: what stands there is not seen.
            await context.bot.answer_guest_query(message.guest_query_id, article("answer", texts.ASK_TOO, "", reply))
        except BadRequest as error:
            log.info("An answer to a guest's call came too late, or was refused: %s", error)
        if answer and answer.missed:
            await asyncio.to_thread(self.library.miss, answer.question, Kind.NOTHING, core(update))

    def _message(self, answer: Answer, bot: Bot) -> Message:
        if not answer.answered:
            return with_buttons(Message(nothing_line(answer)), bot, None)
        if answer.facts:
            return with_buttons(render.answer_message(answer), bot, None)
        best, passage = answer.hits[0], None
        try:
            with self.library.store.read() as session:
                for place in places.placed(session, [best]):
                    passage = permalinks.payload(place.document, place.version, (place.start, place.end))
        except StoreError as error:
            log.warning("A guest answers without a link: %s", error)
        return with_buttons(compact_message(best, answer.outcome), bot, passage)
