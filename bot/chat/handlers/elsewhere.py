"""What is said about the bot in a group: how to call it, what it keeps, and what belongs into a private chat."""

from dataclasses import dataclass

from telegram import Update
from telegram.ext import ContextTypes
from telegram.helpers import create_deep_linked_url

from bot.chat import texts
from bot.chat.group_settings import When
from bot.chat.handlers.asked import is_somebodys
from bot.chat.handlers.call import hears_mentions
from bot.chat.handlers.groups import Groups
from bot.chat.message import Button, Message


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Commands that are no questions."""

    groups: Groups

    async def in_private(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Moderators' commands: documents are looked after in private, whoever asks.

        An anonymous admin or a channel cannot be told from another, and the group need not watch.
        """
        await self._say(update, context, texts.IN_PRIVATE, to_private=True)

    async def kept(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/mes_donnees` and `/effacer`."""
        await self._say(update, context, texts.KEPT_IN_PRIVATE, to_private=True)

    async def documents(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/documents`."""
        await self._say(update, context, texts.DOCUMENTS_IN_PRIVATE, to_private=True)

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/aide` and `/start`."""
        bot, call = context.bot, self.groups.call(update, context.bot)
        calls = ""
        if (await call.settings()).when is When.CALLS:
            mention = texts.GROUP_MENTION.format(name=bot.username) if await hears_mentions(bot, call.chat) else ""
            calls = texts.GROUP_REPLY + mention
        # It is asked inline where that is switched on.
        anywhere = texts.ANYWHERE.format(name=bot.username) if bot.supports_inline_queries else ""
        await self._say(update, context, texts.GROUP_HELP.format(calls=calls, anywhere=anywhere), to_private=False)

    async def privacy(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/confidentialite`."""
        reads_all = await hears_mentions(context.bot, self.groups.call(update, context.bot).chat)
        text = texts.GROUP_PRIVACY.format(seldom="" if reads_all else texts.SELDOM)
        await self._say(update, context, text, to_private=True)

    async def _say(self, update: Update, context: ContextTypes.DEFAULT_TYPE, text: str, *, to_private: bool) -> None:
        call = self.groups.call(update, context.bot)
        if not is_somebodys(call.message) or not await self.groups.may_speak(call, text):
            return
        message = Message(text)
        if to_private:
            message.row(Button(texts.WRITE_TO_ME, url=create_deep_linked_url(context.bot.username)))
        await call.reply(message)
