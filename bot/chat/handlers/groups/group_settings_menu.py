"""`/reglages`: how the bot behaves in a group, as its admins decide."""

import asyncio
from dataclasses import dataclass, replace

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.chat.callbacks.groups import (
    ChooseDocuments,
    CloseSettings,
    QuoteDocument,
    QuoteEvery,
    SetForm,
    SetNight,
    SetNothing,
    SettingsPress,
    SetWhen,
    ShowSettings,
)
from bot.chat.handlers.groups.group_message import PASSES_AFTER, hears_mentions, is_admin
from bot.chat.handlers.groups.group_questions import Groups
from bot.chat.handlers.groups.group_trigger import is_somebodys
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.render.message import Message
from bot.chat.screens import group_screen as screens
from bot.chat.sending import acknowledge, edit
from bot.errors import StoreError
from bot.library import Library
from bot.services import group_settings
from bot.services.group_settings import GroupSettings


async def in_private(turn: PrivateUpdate) -> None:
    """In private there is nothing to decide."""
    await turn.say(texts.SETTINGS_FOR_GROUPS)


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a group. Rights are looked up at each press: the message stands where everybody can press."""

    library: Library
    groups: Groups

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/reglages`, for the admins of the group, anonymous or not."""
        call = self.groups.call(update, context.bot)
        if not is_somebodys(call.message) or not await self.groups.may_speak(call, call.update):
            return
        if not await call.is_admins():
            await call.reply(texts.ADMINS_ONLY, passes=PASSES_AFTER)
            return
        hears = await hears_mentions(context.bot, call.chat)
        await call.reply(screens.settings_message(await call.settings(), self.library.documents, hears_mentions=hears))

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE, press: SettingsPress) -> None:
        """A button of the settings."""
        query = update.callback_query
        assert query is not None and query.message is not None
        chat, number = query.message.chat.id, query.message.message_id
        if not await is_admin(context.bot, chat, query.from_user.id):
            await acknowledge(query, texts.ADMINS_ONLY)
            return
        try:
            hears = await hears_mentions(context.bot, chat)
            message, alert = await asyncio.to_thread(self._followed, chat, press, hears)
        except StoreError as error:
            await acknowledge(query, str(error))
            return
        await acknowledge(query, alert)
        if message is not None:
            await edit(context.bot, chat, number, message)
            return
        try:
            await context.bot.delete_message(chat, number)
        except BadRequest:
            await edit(context.bot, chat, number, Message(texts.SETTINGS_OF))

    def _followed(self, chat: int, press: SettingsPress, hears: bool) -> tuple[Message | None, str | None]:
        """Do what a button says: the message that is shown then, None where it is closed; and an alert."""
        documents, alert = self.library.documents, None
        match press:
            case CloseSettings():
                return None, None
            case ShowSettings() | ChooseDocuments():
                settings = group_settings.settings_of(self.library, chat)
            case QuoteDocument(key, is_quoted):
                chosen = next((one.id for one in documents if screens.document_key(one.id) == key), None)
                settings, is_every_one = group_settings.quote_document(self.library, chat, chosen, is_quoted=is_quoted)
                alert = texts.EVERY_ONE_AGAIN if is_every_one else None
            case _:
                settings = group_settings.change(self.library, chat, lambda now: _decided(now, press))
        if isinstance(press, ChooseDocuments | QuoteDocument):
            return screens.choosing_message(settings, documents, press.offset), alert
        return screens.settings_message(settings, documents, hears_mentions=hears), alert


def _decided(settings: GroupSettings, press: SettingsPress) -> GroupSettings:
    """Settings as a button changes them."""
    match press:
        case SetWhen(when):
            return replace(settings, when=when)
        case SetForm(form):
            return replace(settings, form=form)
        case SetNight(sleeps):
            return replace(settings, sleeps=sleeps)
        case SetNothing(said):
            return replace(settings, says_nothing_found=said)
        case QuoteEvery():
            return replace(settings, documents=())
        case _:
            return settings
