"""Questions in Telegram messages: the words that ask, be they its own or of a message that it points at."""

from telegram import Message
from telegram.constants import MessageEntityType

from bot.understanding.questions_in_text import has_words


def words_of(message: Message) -> str:
    """The words that a message says, whatever its type; empty if it has none."""
    return message.text or message.caption or ""


def asked_in(message: Message) -> str:
    """The question of a message: its own words, or the part of another one that they only point at."""
    words = _behind_command(message)
    if has_words(words):
        return words
    if message.quote and message.quote.text.strip():
        return message.quote.text.strip()
    replied = message.reply_to_message
    if not words and replied and replied.from_user and not replied.from_user.is_bot:
        return words_of(replied).strip()
    return words


def _behind_command(message: Message) -> str:
    text = words_of(message)
    first = next(iter(message.entities or message.caption_entities), None)
    if first and first.type == MessageEntityType.BOT_COMMAND and first.offset == 0:
        text = text[first.length :]
    return text.strip()


def is_command(message: Message) -> bool:
    """True if it begins with a command."""
    return any(
        one.type == MessageEntityType.BOT_COMMAND and one.offset == 0
        for one in (*message.entities, *message.caption_entities)
    )


def answered_by(message: Message) -> str | None:
    """The question that our `message` answers, where Telegram or the message itself still tells it."""
    if message.reply_to_message:
        return asked_in(message.reply_to_message) or None
    return recalled_in(message)


def recalled_in(message: Message, number: int = 1) -> str | None:
    """The question in front of an answer to one that was pressed; or that of this number, from 1, of several."""
    recalled = [one for one in message.entities if one.type == MessageEntityType.ITALIC]
    if not recalled or recalled[0].offset or not 0 < number <= len(recalled):
        return None
    return message.parse_entity(recalled[number - 1])
