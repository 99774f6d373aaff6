"""A question, written or pressed, gets one reply."""

import asyncio
from dataclasses import dataclass

from telegram import LinkPreviewOptions, Update
from telegram import Message as TelegramMessage
from telegram.ext import ContextTypes

from bot.chat import render, texts
from bot.collection import Collection
from bot.search.models import Document

EXAMPLES_AT_START = 3
EXAMPLES_WHEN_NOTHING = 2


async def reply(to: TelegramMessage, message: render.Message, *, quoting: bool = False) -> None:
    """Send `message` to the chat of `to`; `quoting` makes it a reply, sent even if `to` has gone."""
    await to.reply_text(
        message.text,
        entities=message.telegram_entities,
        reply_markup=message.keyboard,
        do_quote=to.build_reply_arguments(allow_sending_without_reply=True) if quoting else False,
        # A quotation may hold an address («coco.gg»): no client is to fetch it, or show its page.
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )


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
        _, _, question = message.text.partition(" ")
        if question.strip():
            await self._answer(message, question)
        else:
            await reply(message, render.Message(texts.ASK_ME))

    async def _answer(self, message: TelegramMessage, question: str) -> None:
        # In a thread: a large collection may take its time, and other people wait.
        answer = await asyncio.to_thread(self.collection.answer, question)
        examples = [] if answer.answered else await asyncio.to_thread(self.collection.examples, EXAMPLES_WHEN_NOTHING)
        documents: list[Document] = [] if answer.answered else self.collection.documents
        await reply(message, render.answer_message(answer, documents, examples), quoting=True)

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A proposed question was pressed: it is answered as if it had been written."""
        query = update.callback_query
        assert query is not None and query.data is not None
        question = next((one for one in self._proposed() if render.question_key(one) == query.data), None)
        if question is None or not isinstance(query.message, TelegramMessage):
            await query.answer(texts.GONE, show_alert=True)
            return
        await query.answer()
        answer = await asyncio.to_thread(self.collection.answer, question)
        await reply(query.message, render.asked_message(question, answer, self.collection.documents, []))

    def _proposed(self) -> list[str]:
        return [question for document in self.collection.documents for question in document.questions]
