"""One message of a group that calls the bot, or one press there: what is asked, and how to answer it."""

import asyncio
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from telegram import Bot
from telegram import Message as TelegramMessage
from telegram.constants import ChatMemberStatus, MessageEntityType
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.chat import permalinks, render, texts
from bot.chat.group_settings import GroupSettings
from bot.chat.message import Message
from bot.chat.sending import Where, send_to_group
from bot.errors import StoreError
from bot.library import Library
from bot.search.models import Answer
from bot.store.records import Place
from bot.store.store import Session

log = logging.getLogger(__name__)

PASSES_AFTER = timedelta(seconds=60)
"""Why a question that got nothing is kept, without whoever asked."""
_MUTE = ("not enough rights", "have no rights", "topic_closed", "chat_write_forbidden", "chat_restricted")
_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


def is_somebodys(message: TelegramMessage) -> bool:
    """Whether a person wrote it, perhaps in a channel's or the group's name: no bot, no service, no channel's post."""
    if message.is_automatic_forward or message.via_bot or message.from_user is None:
        return False
    return not message.from_user.is_bot or message.sender_chat is not None


def asked_in(message: TelegramMessage, bot: Bot) -> str | None:
    """What a message asks the bot: nothing where that is still to be said, None where it does not call it.

    A mention, or a reply to one of the bot's own messages. Where there is a mention and nothing else, the message
    that is replied to asks.
    """
    words, is_called = message.text or message.caption or "", False
    entities = message.parse_entities() if message.text else message.parse_caption_entities()
    for entity, part in entities.items():
        mentioned = entity.type == MessageEntityType.MENTION and part.lower() == f"@{bot.username}".lower()
        if mentioned or (entity.user and entity.user.id == bot.id):
            words, is_called = words.replace(part, " ", 1), True
    replied = message.reply_to_message
    is_reply = replied is not None and replied.from_user is not None and replied.from_user.id == bot.id
    if not is_called and not is_reply:
        return None
    if words := re.sub(r"^[\s,;:]+|\s+$", "", words):
        return words
    return ("" if is_reply else replied_words(message)) if is_called else None


def replied_words(message: TelegramMessage) -> str:
    """The quoted part of the message that `message` replies to, or all of it; nothing where it has no words."""
    if message.quote:
        return message.quote.text
    replied = message.reply_to_message
    return (replied.text or replied.caption or "") if replied else ""


def nothing_line(answer: Answer) -> str:
    """What is said where there is nothing to quote."""
    return texts.INSTEAD.get(answer.reason, texts.GROUP_NOTHING) if answer.reason else texts.GROUP_NOTHING


@dataclass(slots=True)
class Call:
    """A message that calls, and the group that it stands in."""

    bot: Bot
    library: Library = field(repr=False)
    message: TelegramMessage
    update: str
    """What makes the update this one and no other."""
    chat: int
    """The group's number, which changes when it becomes a supergroup."""

    @property
    def who(self) -> int:
        """Whoever asks: a person, or the chat in whose name they write."""
        if self.message.sender_chat:
            return self.message.sender_chat.id
        return self.message.from_user.id if self.message.from_user else 0

    @property
    def person(self) -> int | None:
        """The person who asks; None where they write in the name of a chat."""
        return None if self.message.sender_chat or self.message.from_user is None else self.message.from_user.id

    @property
    def topic(self) -> int | None:
        """The forum's topic. In other groups a reply has a thread too, to which nothing can be sent."""
        return self.message.message_thread_id if self.message.is_topic_message else None

    @property
    def leans_on(self) -> Place | None:
        """The passage that the answer quotes to which this message replies: its button leads there."""
        replied = self.message.reply_to_message
        if replied is None or replied.from_user is None or replied.from_user.id != self.bot.id:
            return None
        rows = replied.reply_markup.inline_keyboard if replied.reply_markup else ()
        links = (parse_qs(urlsplit(button.url).query) for row in rows for button in row if button.url)
        found = (permalinks.parse(link["start"][0]) for link in links if "start" in link)
        return next((place for place in found if place), None)

    @property
    def at(self) -> float:
        """The second at which it was written."""
        return self.message.date.timestamp()

    async def read(self, look: Callable[[Session], Any], otherwise: Any) -> Any:
        """What `look` sees in the store, or `otherwise` where that fails: a group is answered without a database."""
        return await asyncio.to_thread(_looked, self.library, look, otherwise, writes=False)

    async def write(self, act: Callable[[Session], Any]) -> Any:
        """Do `act` in one transaction; what it gives, or None where the store fails."""
        return await asyncio.to_thread(_looked, self.library, act, None, writes=True)

    async def settings(self) -> GroupSettings:
        """What the group's admins have decided."""
        kept: dict[str, object] = await self.read(lambda session: session.chats.get(self.chat), {})
        return GroupSettings.from_kept(kept)

    async def reply(
        self, message: Message | str, *, passes: bool = False, asks: str | None = None, recalls: str = ""
    ) -> int | None:
        """Answer the message where it stands; the number of the answer, None where there is none (any more).

        `passes`: it is deleted after a minute. `asks`: what stands in the field that opens for whoever is answered.
        `recalls`: the question, which is told where the group has moved and the answer can be no reply.
        """
        answer = Message(message) if isinstance(message, str) else message
        try:
            number = await self._sent(answer, asks, recalls)
        except BadRequest as error:
            if not any(one in str(error).lower() for one in _MUTE):
                raise
            log.info("A group lets the bot write nothing.")
            return None
        if passes and number is not None:
            await self.write(lambda session: session.chats.let_pass(self.chat, number, session.now + PASSES_AFTER))
        return number

    async def _sent(self, message: Message, asks: str | None, recalls: str) -> int | None:
        where = Where(self.message.message_id, self.topic)
        try:
            return await send_to_group(self.bot, self.chat, message, where, asks=asks)
        except ChatMigrated as error:
            old, self.chat = self.chat, error.new_chat_id
        await self.write(lambda session: session.chats.move(old, self.chat))
        # Its messages have other numbers there: a reply to this one would be a reply to somebody else.
        whole = render.recalling(recalls, message) if recalls else message
        return await send_to_group(self.bot, self.chat, whole, replace(where, message=None))

    async def is_admins(self) -> bool:
        """Whether an admin of this group wrote the message, perhaps in the group's name."""
        if self.message.sender_chat:
            return self.message.sender_chat.id == self.message.chat_id
        return self.person is not None and await is_admin(self.bot, self.chat, self.person)


async def is_admin(bot: Bot, chat: int, person: int) -> bool:
    """Whether somebody is an admin of a group now, anonymous or not; whoever presses a button is known by name."""
    try:
        return (await bot.get_chat_member(chat, person)).status in _ADMINS
    except TelegramError as error:
        log.warning("Whether somebody is an admin cannot be looked up: %s", type(error).__name__)
        return False


def _looked(library: Library, act: Callable[[Session], Any], otherwise: Any, *, writes: bool) -> Any:
    try:
        return library.store.written(act) if writes else library.store.seen(act)
    except StoreError as error:
        log.warning("A group is answered without the database: %s", error)
        return otherwise
