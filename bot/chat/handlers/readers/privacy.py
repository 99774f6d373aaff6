"""`/confidentialite`, `/mes_donnees`, `/effacer`; and erasure of everything about somebody who blocks the bot."""

import asyncio
import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import Chat, ChatMember, Update
from telegram.error import Forbidden
from telegram.ext import ContextTypes

from bot import texts
from bot.chat.callbacks.readers import EraseMyData
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.handlers.readers.debounce import Bursts
from bot.chat.render.message import Button, Message
from bot.chat.screens import my_data
from bot.chat.sending import send_file
from bot.errors import StoreError
from bot.library import Library
from bot.records import Role
from bot.services import data_rights

log = logging.getLogger(__name__)

_GONE = (ChatMember.BANNED, ChatMember.LEFT)


async def privacy_page(turn: PrivateUpdate) -> None:
    """`/confidentialite`; Telegram's terms ask every bot to answer `/privacy`."""
    await turn.say(texts.PRIVACY)


@dataclass(frozen=True, slots=True)
class Privacy:
    """Access to what is kept about a person, and its erasure."""

    library: Library
    bursts: Bursts

    async def data(self, turn: PrivateUpdate) -> None:
        """`/mes_donnees`: all of it, as a file."""
        told = await turn.do(data_rights.about, turn.user, turn.chat)
        titles = {document.id: document.title for document in self.library.documents}
        content = json.dumps(my_data.legible(told, titles, datetime.now(UTC)), ensure_ascii=False, indent=2)
        await send_file(turn.bot, turn.chat, texts.MY_DATA_FILE, content.encode(), texts.MY_DATA)

    async def erase(self, turn: PrivateUpdate) -> None:
        """`/effacer`: asked once more."""
        message = Message(texts.ERASE)
        message.row(Button(texts.YES_ERASE, EraseMyData(sure=True)), Button(texts.NO, EraseMyData(sure=False)))
        await turn.say(message)

    async def pressed(self, turn: PrivateUpdate, press: EraseMyData) -> None:
        """The answer to that."""
        if not press.sure:
            await turn.show(texts.NOT_ERASED)
            return
        await turn.do(data_rights.erase, turn.user, turn.chat, but=_number(turn.update))
        self.bursts.forget(turn.chat)
        await turn.show(texts.ERASED + (texts.STILL_MODERATOR if turn.role is Role.MODERATOR else ""))

    async def blocked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Somebody has blocked the bot, or left."""
        change = update.my_chat_member
        if change and change.chat.type == Chat.PRIVATE and change.new_chat_member.status in _GONE:
            await self._forgotten(change.chat.id, update.update_id)

    async def refused(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Somebody cannot be written to: they blocked the bot, and we were not told."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if isinstance(update, Update) and chat and chat.type == Chat.PRIVATE and isinstance(context.error, Forbidden):
            await self._forgotten(chat.id, update.update_id)

    async def _forgotten(self, chat: int, but: int) -> None:
        self.bursts.forget(chat)
        try:
            # In private, a chat has the person's own number.
            await asyncio.to_thread(data_rights.erase, self.library, chat, chat, but=but)
        except StoreError as error:
            log.warning("What is kept about somebody who blocked the bot could not be forgotten: %s", error)


def _number(update: str) -> int:
    return int(update.partition(" ")[0])
