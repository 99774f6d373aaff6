"""Whether and what a message of a group asks the bot, by its form."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import parse_qs, urlsplit

from telegram import Bot
from telegram import Message as TelegramMessage
from telegram.constants import MessageEntityType

from bot import texts
from bot.chat import permalinks
from bot.chat.message_questions import is_command, words_of
from bot.records import Place


def is_somebodys(message: TelegramMessage) -> bool:
    """Whether a person wrote it, perhaps in a channel's or the group's name: no bot, no service, no channel's post."""
    if message.is_automatic_forward or message.via_bot or message.from_user is None:
        return False
    return not message.from_user.is_bot or message.sender_chat is not None


class How(Enum):
    """How a message calls the bot."""

    COMMAND = auto()
    """Also what is written where a command of nothing but itself asked for it."""
    MENTION = auto()
    """By our name, in front."""
    ASIDE = auto()
    """By our name, somewhere in a sentence."""
    REPLY = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message asks the bot."""

    how: How
    words: str
    """Empty where that is still to be said."""
    is_own: bool
    """Whether the message itself says it, and no other at which it points."""


def asked_in(message: TelegramMessage, bot: Bot) -> Asked | None:
    """What a message asks the bot; None where it does not call it.

    `/question`, a mention, or a reply to one of the bot's own messages. Where a command or a mention stands alone, the
    message that is replied to asks.
    """
    words, is_named = _own_words(message, bot)
    replied = message.reply_to_message
    if is_command(message):
        if _command(message, bot) != "question":
            return None
        how = How.COMMAND
    elif is_from(bot, replied):
        how = How.COMMAND if asks_here(bot, replied) else How.MENTION if is_named else How.REPLY
    elif is_named:
        how = How.MENTION if _begins_with_name(message, words) else How.ASIDE
    else:
        return None
    if words or how is How.REPLY:
        return Asked(how, words, is_own=True) if words else None
    pointed = "" if is_from(bot, replied) and not message.quote else replied_words(message).strip()
    return Asked(how, pointed, is_own=False)


def _command(message: TelegramMessage, bot: Bot) -> str | None:
    """The command with which a message begins, by its first name; None where it is another bot's, or nobody's."""
    name, _, to = words_of(message).split()[0].removeprefix("/").lower().partition("@")
    if to not in ("", bot.username.lower()):
        return None
    return next((one for one, others in texts.ALIASES.items() if name in (one, *others)), None)


def _own_words(message: TelegramMessage, bot: Bot) -> tuple[str, bool]:
    """What a message says beside its command and our name, and whether our name stands in it."""
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
    """Whether our name, which stands in a message, stands in front of its other `words`."""
    text = words_of(message)
    return not words or not text.lstrip().startswith(words.split()[0])


def is_from(bot: Bot, message: TelegramMessage | None) -> bool:
    """Whether we wrote it."""
    return message is not None and message.from_user is not None and message.from_user.id == bot.id


def asks_here(bot: Bot, message: TelegramMessage | None) -> bool:
    """Whether we asked in it what the question is."""
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
