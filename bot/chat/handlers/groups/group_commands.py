"""Commands in a group that are no questions: how to call the bot, what it keeps, what belongs in a private chat."""

from dataclasses import dataclass
from datetime import timedelta

from telegram import Update
from telegram.ext import ContextTypes
from telegram.helpers import create_deep_linked_url

from bot import texts
from bot.chat.handlers.groups.group_message import PASSES_AFTER, hears_mentions
from bot.chat.handlers.groups.group_questions import Groups
from bot.chat.handlers.groups.group_trigger import is_somebodys
from bot.chat.render.message import Button, Message
from bot.services.group_settings import When


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Commands that are no questions."""

    groups: Groups

    async def in_private(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Moderators' commands: documents are looked after in private, whoever asks.

        An anonymous admin or a channel cannot be told from another, and the group need not watch.
        """
        await self._point(update, context, texts.IN_PRIVATE)

    async def kept(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/mes_donnees` and `/effacer`."""
        await self._point(update, context, texts.KEPT_IN_PRIVATE)

    async def documents(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/documents`."""
        await self._point(update, context, texts.DOCUMENTS_IN_PRIVATE)

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/aide` and `/start`."""
        bot, call = context.bot, self.groups.call(update, context.bot)
        calls = ""
        if (await call.settings()).when is When.CALLS:
            mention = texts.GROUP_MENTION.format(name=bot.username) if await hears_mentions(bot, call.chat) else ""
            calls = texts.GROUP_REPLY + mention
        # It is asked inline where that is switched on.
        anywhere = texts.ANYWHERE.format(name=bot.username) if bot.supports_inline_queries else ""
        await self._say(update, context, Message(texts.GROUP_HELP.format(calls=calls, anywhere=anywhere)))

    async def privacy(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/confidentialite`."""
        reads_all = await hears_mentions(context.bot, self.groups.call(update, context.bot).chat)
        text = texts.GROUP_PRIVACY.format(seldom="" if reads_all else texts.SELDOM)
        await self._say(update, context, _to_private(text, context))

    async def _point(self, update: Update, context: ContextTypes.DEFAULT_TYPE, text: str) -> None:
        """Say that something is for the private chat: whoever asked has read it soon."""
        await self._say(update, context, _to_private(text, context), passes=PASSES_AFTER)

    async def _say(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, message: Message, *, passes: timedelta | None = None
    ) -> None:
        call = self.groups.call(update, context.bot)
        # Another person has not asked for it, and another command is another question.
        words = f"{call.message.text} {call.who}"
        if is_somebodys(call.message) and await self.groups.may_speak(call, words):
            await call.reply(message, passes=passes)


def _to_private(text: str, context: ContextTypes.DEFAULT_TYPE) -> Message:
    message = Message(text)
    message.row(Button(texts.WRITE_TO_ME, url=create_deep_linked_url(context.bot.username)))
    return message
