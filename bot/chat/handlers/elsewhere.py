"""Moderators' commands in a group: documents are looked after in private, whoever asks."""

from telegram import Update
from telegram.ext import ContextTypes
from telegram.helpers import create_deep_linked_url

from bot.chat import texts
from bot.chat.message import Button, Message
from bot.chat.sending import send


async def in_private(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say where to write: an anonymous admin or a channel cannot be told from another, and the group need not watch."""
    message = update.effective_message
    assert message is not None
    answer = Message(texts.IN_PRIVATE)
    answer.row(Button(texts.WRITE_TO_ME, url=create_deep_linked_url(context.bot.username)))
    await send(context.bot, message.chat_id, answer, reply_to=message.message_id)
