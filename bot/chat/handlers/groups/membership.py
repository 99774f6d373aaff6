"""The bot's membership in groups: it is added, put out, or the group becomes a supergroup."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Chat, ChatMember, Update
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, TelegramError
from telegram.ext import ChatMemberHandler, ContextTypes

from bot import texts
from bot.chat.handlers.groups.group_message import ADMINS, take_away
from bot.chat.handlers.groups.group_questions import Groups
from bot.chat.render.message import Message
from bot.chat.sending import Where, send_to_group
from bot.library import Library
from bot.services import group_membership

log = logging.getLogger(__name__)

_GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
_GROUPS = (Chat.GROUP, Chat.SUPERGROUP)


class InGroups(ChatMemberHandler[Any, Any]):
    """Changes of the bot's membership in groups; private chats and channels have nothing to do with it."""

    def check_update(self, update: object) -> bool:
        """True for a change in a group."""
        if not super().check_update(update):
            return False
        return (
            isinstance(update, Update) and update.effective_chat is not None and update.effective_chat.type in _GROUPS
        )


@dataclass(frozen=True, slots=True)
class Arrival:
    """Greeting of a new group, and what is kept of a group for as long as the bot is in it."""

    library: Library
    groups: Groups

    async def changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The bot was added, put out, or may do something else."""
        change = update.my_chat_member
        assert change is not None
        chat = change.chat.id
        if not _is_in(change.new_chat_member):
            await self._left(chat, context)
        elif not _is_in(change.old_chat_member) and await asyncio.to_thread(group_membership.enter, self.library, chat):
            reads_all = context.bot.can_read_all_group_messages or change.new_chat_member.status in ADMINS
            await self._greet(chat, context.bot, hears_mentions=reads_all)

    async def _greet(self, chat: int, bot: Bot, *, hears_mentions: bool) -> None:
        mention = texts.WELCOME_MENTION.format(name=bot.username) if hears_mentions else ""
        welcome = Message(texts.GROUP_WELCOME.format(mention=mention))
        try:
            number = await send_to_group(bot, chat, welcome, Where(None, None))
        except BadRequest:
            log.info("A group lets the bot write nothing.")
            return
        stays = await asyncio.to_thread(group_membership.greet, self.library, chat, number)
        if not stays and number is not None:
            await take_away(bot, chat, number)

    async def _left(self, chat: int, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Forget the group; but where it has only become another chat, what is kept goes along."""
        try:
            await context.bot.get_chat_member(chat, context.bot.id)
        except ChatMigrated as error:
            await self._move(chat, error.new_chat_id, context.bot)
            return
        except TelegramError:
            log.info("The bot is in a group no longer.")
        self.groups.pace.forget(chat)
        await asyncio.to_thread(group_membership.leave, self.library, chat)

    async def migrated(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A group says, in the old chat or in the new one, that it has become a supergroup."""
        message = update.effective_message
        assert message is not None
        if message.migrate_to_chat_id:
            await self._move(message.chat_id, message.migrate_to_chat_id, context.bot)
        elif message.migrate_from_chat_id:
            await self._move(message.migrate_from_chat_id, message.chat_id, context.bot)

    async def _move(self, old: int, new: int, bot: Bot) -> None:
        self.groups.pace.moved(old, new)
        if (number := await asyncio.to_thread(group_membership.migrate, self.library, old, new)) is not None:
            await take_away(bot, new, number)


def _is_in(member: ChatMember) -> bool:
    """True for a member of the group; somebody restricted may be one or not."""
    return member.status not in _GONE and getattr(member, "is_member", True)
