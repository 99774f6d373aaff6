"""One message of a group that calls the bot, or one press there: what is asked, and how to answer it."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Concatenate, ParamSpec, TypeVar

from telegram import Bot
from telegram import Message as TelegramMessage
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot import texts
from bot.chat.handlers.groups.group_trigger import asks_here, is_from, quoted_in
from bot.chat.render import answer_rendering
from bot.chat.render.message import Message
from bot.chat.sending import Where, edit, send_to_group
from bot.errors import StoreError
from bot.library import Library
from bot.reader_records import Place
from bot.services import expiring_messages, group_membership, group_settings
from bot.services.group_answers import Caller
from bot.services.group_settings import GroupSettings

_P = ParamSpec("_P")
_T = TypeVar("_T")
log = logging.getLogger(__name__)

PASSES_AFTER = timedelta(seconds=60)
"""After so long, what is of no use to the group any more is deleted."""
WAITS = timedelta(minutes=5)
"""So long the bot waits for the question that it has asked for."""
_MUTE = ("not enough rights", "have no rights", "topic_closed", "chat_write_forbidden", "chat_restricted")
ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


@dataclass(slots=True)
class GroupMessage:
    """A message that calls, and the group that it stands in."""

    bot: Bot
    library: Library = field(repr=False)
    message: TelegramMessage
    update: str
    """Key that identifies the update across restarts."""
    chat: int
    """The group's number, which changes when it becomes a supergroup."""

    @property
    def who(self) -> int:
        """Id of the person who asks, or of the chat in whose name they write."""
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
        """The passage that is quoted in what this message replies to, where that is ours."""
        return quoted_in(self.message.reply_to_message, self.bot)

    @property
    def thread(self) -> int | None:
        """Topic, or channel's post above, that sets this talk apart from others in the same group."""
        replied = self.message.reply_to_message
        return replied.message_id if replied and self.is_comment else self.topic

    @property
    def caller(self) -> Caller:
        """The caller as services know them."""
        return Caller(self.chat, self.message.message_id, self.who, self.person is not None, self.thread)

    @property
    def is_comment(self) -> bool:
        """True directly below a channel's post."""
        replied = self.message.reply_to_message
        return replied is not None and bool(replied.is_automatic_forward)

    @property
    def asked_for(self) -> int | None:
        """The number of the message in which the bot asked for the question that this one is; None where it did not."""
        replied = self.message.reply_to_message
        return replied.message_id if replied and asks_here(self.bot, replied) else None

    @property
    def is_below_somebodys(self) -> bool:
        """True if it replies to what somebody else wrote: what the same person asked before is not meant."""
        replied = self.message.reply_to_message
        # Whatever is written in a topic, or below a channel's post, is shown as a reply to what opened it.
        opened = replied is None or replied.forum_topic_created or replied.is_automatic_forward
        return not opened and not is_from(self.bot, replied)

    @property
    def at(self) -> float:
        """The second at which it was written, or edited."""
        return (self.message.edit_date or self.message.date).timestamp()

    async def do(
        self, service: Callable[Concatenate[Library, _P], _T], /, *arguments: _P.args, **named: _P.kwargs
    ) -> _T | None:
        """Return the result of a service; None if the store fails: a group is answered without a database."""
        try:
            return await asyncio.to_thread(service, self.library, *arguments, **named)
        except StoreError as error:
            log.warning("A group is answered without the database: %s", error)
            return None

    async def settings(self) -> GroupSettings:
        """Settings of the group; the usual ones without a database."""
        return await self.do(group_settings.settings_of, self.chat) or GroupSettings()

    async def reply(
        self, message: Message | str, *, passes: timedelta | None = None, asks: str | None = None, recalls: str = ""
    ) -> int | None:
        """Answer the message where it stands; the number of the answer, None where there is none (any more).

        `passes`: after so long it is deleted. `asks`: what stands in the field that opens for whoever is answered.
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
            await self.do(expiring_messages.expire, self.chat, number, passes)
        return number

    async def _sent(self, message: Message, asks: str | None, recalls: str) -> int | None:
        where = Where(self.message.message_id, self.topic)
        try:
            return await send_to_group(self.bot, self.chat, message, where, asks=asks)
        except ChatMigrated as error:
            old, self.chat = self.chat, error.new_chat_id
        if (number := await self.do(group_membership.migrate, old, self.chat)) is not None:
            await take_away(self.bot, self.chat, number)
        # Its messages have other numbers there: a reply to this one would be a reply to somebody else.
        whole = answer_rendering.recalling(recalls, message) if recalls else message
        return await send_to_group(self.bot, self.chat, whole, replace(where, message=None))

    async def is_admins(self) -> bool:
        """True if an admin of this group wrote the message, perhaps in the group's name."""
        if self.message.sender_chat:
            return self.message.sender_chat.id == self.message.chat_id
        return self.person is not None and await is_admin(self.bot, self.chat, self.person)


async def hears_mentions(bot: Bot, chat: int) -> bool:
    """True if mentions reach the bot in a group: without privacy mode, and where it is an admin."""
    return bool(bot.can_read_all_group_messages) or await is_admin(bot, chat, bot.id)


async def take_away(bot: Bot, chat: int, number: int) -> None:
    """Delete one of our messages; one that is older than 48 hours, or gone, says at least nothing any more."""
    try:
        await bot.delete_message(chat, number)
    except BadRequest:
        await edit(bot, chat, number, Message(texts.TAKEN_AWAY))


async def is_admin(bot: Bot, chat: int, person: int) -> bool:
    """True if somebody is an admin of a group now, anonymous or not; a press tells who they are."""
    try:
        return (await bot.get_chat_member(chat, person)).status in ADMINS
    except TelegramError as error:
        log.warning("Whether somebody is an admin cannot be looked up: %s", type(error).__name__)
        return False
