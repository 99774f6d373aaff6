"""A question, written or pressed, gets one reply."""

import asyncio
import contextlib
from dataclasses import dataclass

from telegram import CallbackQuery, Chat, LinkPreviewOptions, Message, ReplyParameters, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.chat import render, texts
from bot.collection import Collection
from bot.search.models import Document

EXAMPLES_AT_START = 3
EXAMPLES_WHEN_NOTHING = 2


async def send(chat: Chat, message: render.Message, *, reply_to: int | None = None) -> None:
    """Send `message` to `chat`, as a reply where there is something to reply to, even if that has gone meanwhile."""
    await chat.send_message(
        message.text,
        entities=message.telegram_entities,
        reply_markup=message.keyboard,
        # Not build_reply_arguments: python-telegram-bot 22.8 drops its allow_sending_without_reply.
        reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
        # A quotation may hold an address («coco.gg»): no client is to fetch it, or show its page.
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )


async def acknowledge(query: CallbackQuery, alert: str | None = None) -> None:
    """Stop the spinner of a press. One that is too old to be stopped is acted on all the same."""
    with contextlib.suppress(BadRequest):
        await query.answer(alert, show_alert=alert is not None)


@dataclass(frozen=True, slots=True)
class Asking:
    """Questions in a private chat."""

    collection: Collection

    async def question(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message that is a question, or a caption that is one."""
        message = update.effective_message
        assert message is not None
        await self._answer(message, message.text or message.caption or "")

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/question …`; alone, it says where to write."""
        message = update.effective_message
        assert message is not None and message.text is not None
        question = message.text[message.entities[0].length :].strip()
        if question:
            await self._answer(message, question)
        else:
            await send(message.chat, render.Message(texts.ASK_ME))

    async def _answer(self, message: Message, question: str) -> None:
        # In a thread: a large collection may take its time, and other people wait.
        answer = await asyncio.to_thread(self.collection.answer, question)
        examples = [] if answer.answered else await asyncio.to_thread(self.collection.examples, EXAMPLES_WHEN_NOTHING)
        documents: list[Document] = [] if answer.answered else self.collection.documents
        reply = render.answer_message(answer, documents, examples)
        await send(message.chat, reply, reply_to=message.message_id)

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A proposed question was pressed: it is answered as if it had been written."""
        query, chat = update.callback_query, update.effective_chat
        assert query is not None
        question = next((one for one in self._proposed() if render.question_key(one) == query.data), None)
        if question is None or chat is None:
            await acknowledge(query, texts.GONE)
            return
        await acknowledge(query)
        answer = await asyncio.to_thread(self.collection.answer, question)
        await send(chat, render.asked_message(question, answer, self.collection.documents, []))

    def _proposed(self) -> list[str]:
        return [question for document in self.collection.documents for question in document.questions]
