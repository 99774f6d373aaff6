"""The bot, called into a chat that it is not in: one answer."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.chat import permalinks
from bot.chat.handlers.groups.group_trigger import asked_in, quoted_in, replied_words
from bot.chat.handlers.readers.inline import article
from bot.chat.inbox import update_key
from bot.chat.message_questions import words_of
from bot.chat.render.message import Message
from bot.chat.screens.citations import with_buttons
from bot.chat.screens.replies import guest_message
from bot.conversation.context import Context
from bot.conversation.converse import converse
from bot.conversation.policy import GUEST
from bot.conversation.reply import Answers, Reply, Silence
from bot.errors import StoreError
from bot.library import Library
from bot.models import Answer
from bot.reader_records import Place
from bot.services import answer_log, group_answers
from bot.understanding.follow_up import Antecedent
from bot.understanding.question import ParsedQuestion

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Guest:
    """Summons of the bot: each gets one message, and nothing follows."""

    library: Library

    async def summoned(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a summons; where it asks nothing, the message that it replies to does."""
        message = update.guest_message
        assert message is not None and message.guest_query_id is not None
        asked = asked_in(message, context.bot)
        words = (asked.words if asked else words_of(message)) or replied_words(message)
        reply: Reply = Silence()
        shown = with_buttons(Message(texts.GUEST_HELP), context.bot, None)
        if words:
            place = quoted_in(message.reply_to_message, context.bot)
            reply, shown = await asyncio.to_thread(self._replied, words, place, context.bot)
        try:
            # Nobody chooses it from a list: what stands there is not seen.
            await context.bot.answer_guest_query(message.guest_query_id, article("answer", texts.ASK_TOO, "", shown))
        except BadRequest as error:
            log.info("An answer to a guest's call came too late, or was refused: %s", error)
        if reply.missed:
            await asyncio.to_thread(answer_log.note_missed, self.library, update_key(update), reply.missed)

    def _replied(self, words: str, place: Place | None, bot: Bot) -> tuple[Reply, Message]:
        """The reply to `words`, which may refer to `place`, and how it is shown."""
        context = Context(self._antecedent(place) if place else None)
        reply = converse(self.library, ParsedQuestion.of(words), GUEST, context)
        quoted = reply.last_quoted if isinstance(reply, Answers) else None
        passage = self._passage(quoted) if quoted else None
        return reply, guest_message(reply, self.library.documents, bot, passage)

    def _antecedent(self, place: Place) -> Antecedent | None:
        try:
            return group_answers.antecedent_at(self.library, place)
        except StoreError as error:
            log.warning("A guest's question refers to nothing: %s", error)
            return None

    def _passage(self, quoted: Answer) -> str | None:
        """The link's payload of the passage; None where the database does not answer."""
        try:
            place = answer_log.place_of(self.library, quoted.hits[0])
        except StoreError as error:
            log.warning("A guest answers without a link: %s", error)
            return None
        return permalinks.payload(place) if place else None
