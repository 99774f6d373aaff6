"""Calls of the bot in a group: by a command, by its name, or by a reply, and the question that each one asks."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from telegram import Bot
from telegram import Message as TelegramMessage
from telegram.constants import MessageEntityType

from bot import texts
from bot.chat import permalinks
from bot.chat.message_questions import is_command, words_of
from bot.conversation.context import Call
from bot.reader_records import Place
from bot.understanding.question import ParsedQuestion


def is_somebodys(message: TelegramMessage) -> bool:
    """True if a person wrote it, perhaps in a channel's or the group's name: no bot, no service, no channel's post."""
    if message.is_automatic_forward or message.via_bot or message.from_user is None:
        return False
    return not message.from_user.is_bot or message.sender_chat is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the bot, and how it was called."""

    call: Call
    question: ParsedQuestion
    """Without words where the question is still to be said."""
    is_own: bool
    """True if the message itself says it, and no other at which it points."""

    @property
    def words(self) -> str:
        """The words of the question."""
        return self.question.text


def asked_in(message: TelegramMessage, bot: Bot) -> Asked | None:
    """The question of a message; None where it does not call the bot.

    `/question`, a mention, or a reply to one of the bot's own messages. Where a command or a mention stands alone, the
    message that is replied to asks.
    """
    words, is_named = _own_words(message, bot)
    replied = message.reply_to_message
    if is_command(message):
        if _command(message, bot) != "question":
            return None
        call = Call.COMMAND
    elif is_from(bot, replied):
        call = Call.COMMAND if asks_here(bot, replied) else Call.MENTION if is_named else Call.REPLY
    elif is_named:
        call = Call.MENTION if _begins_with_name(message, words) else Call.ASIDE
    else:
        return None
    if words or call is Call.REPLY:
        return Asked(call, ParsedQuestion.of(words), is_own=True) if words else None
    pointed = "" if is_from(bot, replied) and not message.quote else replied_words(message).strip()
    return Asked(call, ParsedQuestion.of(pointed), is_own=False)


def _command(message: TelegramMessage, bot: Bot) -> str | None:
    """The command with which a message begins, by its first name; None where it is another bot's, or nobody's."""
    name, _, to = words_of(message).split()[0].removeprefix("/").lower().partition("@")
    if to not in ("", bot.username.lower()):
        return None
    return next((one for one, others in texts.ALIASES.items() if name in (one, *others)), None)


def _own_words(message: TelegramMessage, bot: Bot) -> tuple[str, bool]:
    """The words of a message beside its command and our name, and True if our name stands in it."""
    words, is_named = words_of(message), False
    entities = message.parse_entities() if message.text else message.parse_caption_entities()
    for entity, part in entities.items():
        named = entity.type == MessageEntityType.MENTION and part.lower() == f"@{bot.username}".lower()
        if named or (entity.user and entity.user.id == bot.id):
            words, is_named = words.replace(part, " ", 1), True
        elif entity.type == MessageEntityType.BOT_COMMAND and entity.offset == 0:
            words = words.removeprefix(part)
    return re.sub(r"^[\s,;:]+|\s+$", "", words), is_named


def _begins_with_name(message: TelegramMessage, words: str) -> bool:
    """True if our name, which stands in a message, stands in front of its other `words`."""
    text = words_of(message)
    return not words or not text.lstrip().startswith(words.split()[0])


def is_from(bot: Bot, message: TelegramMessage | None) -> bool:
    """True if we wrote it."""
    return message is not None and message.from_user is not None and message.from_user.id == bot.id


def asks_here(bot: Bot, message: TelegramMessage | None) -> bool:
    """True if we asked in it what the question is."""
    return message is not None and is_from(bot, message) and message.text == texts.ASK_HERE


def quoted_in(message: TelegramMessage | None, bot: Bot) -> Place | None:
    """The passage that a message of ours quotes, or one that somebody sent from our list: its button leads there."""
    if message is None or not (is_from(bot, message) or (message.via_bot and message.via_bot.id == bot.id)):
        return None
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    links = (parse_qs(urlsplit(button.url).query) for row in rows for button in row if button.url)
    found = (permalinks.parse(link["start"][0]) for link in links if "start" in link)
    return next((place for place in found if place), None)


def replied_words(message: TelegramMessage) -> str:
    """The quoted part of the message that `message` replies to, or all of it; nothing where it has no words."""
    if message.quote:
        return message.quote.text
    replied = message.reply_to_message
    return words_of(replied) if replied else ""
