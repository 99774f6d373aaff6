"""«Prévenez-moi»: with consent, a reader is told once when a new document answers their question."""

import asyncio
import contextvars
import logging
from dataclasses import dataclass, field
from typing import Any, Literal

from telegram import Bot
from telegram.error import Forbidden, TelegramError
from telegram.ext import Application

from bot import texts
from bot.chat.callbacks.readers import CancelWish, MakeWish, WishPress
from bot.chat.delivery import perhaps_carried_out
from bot.chat.handlers.answer_memory import Remembering
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.handlers.readers.questions import Asking
from bot.chat.message_questions import answered_by
from bot.chat.render.answer_rendering import answer_message, recalling
from bot.chat.render.message import Button, Message
from bot.chat.sending import send
from bot.conversation.policy import PRIVATE
from bot.errors import StoreError
from bot.library import Library
from bot.reader_records import Wish
from bot.services import data_rights, notifications
from bot.services.notifications import NotKept

log = logging.getLogger(__name__)

_EVERY = 60.0
"""Seconds after which what another process has published is noticed, though nobody asks anything."""
_CHECKS_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Wishes:
    """Buttons of wishes: made with consent, and cancelled."""

    asking: Asking

    async def pressed(self, turn: PrivateUpdate, press: WishPress) -> None:
        """«Prévenez-moi», consent or none, and «Ne plus me prévenir»."""
        match press:
            case CancelWish(wish):
                await turn.do(notifications.cancel, wish, turn.user)
                await turn.show(texts.NOTIFIES_NO_MORE)
            case MakeWish(answer):
                await self._asked(turn, answer)

    async def _asked(self, turn: PrivateUpdate, said: Literal["ask", "yes", "no"]) -> None:
        """«Prévenez-moi», «oui» and «non»."""
        question = answered_by(turn.message) if turn.message else None
        if question is None:
            await turn.alert(texts.QUESTION_LOST)
        elif said == "ask":
            message = Message(texts.CONSENT)
            message.row(Button(texts.YES_NOTIFY, MakeWish("yes")), Button(texts.NO, MakeWish("no")))
            await _show(turn, question, message)
        elif said == "no":
            await _show(turn, question, await self.asking.message(turn, question))
        else:
            await _show(turn, question, await self._wished(turn, question))

    async def _wished(self, turn: PrivateUpdate, question: str) -> Message:
        kept = await turn.do(notifications.wish_for, turn.user, turn.chat, question)
        if kept is NotKept.ANSWERED:
            return await self.asking.message(turn, question)
        if kept is NotKept.TOO_MANY:
            return Message(texts.TOO_MANY_WISHES)
        until = texts.long_date(kept.wish.expires.date())
        message = Message(texts.WILL_NOTIFY.format(question=texts.recalled(question), until=until))
        message.row(Button(texts.NOTIFY_NO_MORE, CancelWish(kept.wish.id)))
        if kept.near:
            # What came near stays to be read, but for the button that was pressed.
            near = await self.asking.message(turn, question)
            message.add("\n\n")
            if message.fits(near):
                message.append(near)
                message.rows += near.rows[:-1]
        return message


async def _show(turn: PrivateUpdate, question: str, message: Message) -> None:
    """In the place of what was pressed, with the question where nothing else recalls it."""
    replies = turn.message is not None and turn.message.reply_to_message is not None
    await turn.show(message if replies else recalling(question, message))


@dataclass(slots=True)
class Telling:
    """Background task that tells readers whose wish is answered, whoever published the answer."""

    library: Library
    remembering: Remembering
    _tasks: set[asyncio.Task[None]] = field(default_factory=set, repr=False)
    _watching: asyncio.Task[None] | None = field(default=None, repr=False)

    async def start(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Tell who waits for what was published while the bot was away; from now on, for what others publish too."""
        watching = self._watch(application.bot, self.library.revision)
        self.begin(application.bot, None)
        self._watching = asyncio.create_task(watching, name="watching")

    async def stop(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Notice no more."""
        if self._watching:
            self._watching.cancel()

    async def _watch(self, bot: Bot, revision: int) -> None:
        """Tell who waits whenever something else is quoted than before, and once a day: somebody may have been missed.

        `revision`: what those were told of who have been told.
        """
        while True:
            for _ in range(_CHECKS_A_DAY):
                await asyncio.sleep(_EVERY)
                await asyncio.to_thread(self.library.refresh)
                if self.library.revision != revision:
                    break
            revision = self.library.revision
            self.begin(bot, None)

    def begin(self, bot: Bot, document_id: str | None) -> None:
        """Begin to tell who waits for what this document answers; None: for what any document does."""
        telling = tell_who_waits(bot, self.library, document_id, self.remembering)
        # Outside of the update that is being handled: what is sent answers another one.
        context = contextvars.Context()
        task = asyncio.get_running_loop().create_task(telling, name="telling", context=context)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            # The bot is being stopped: whoever was not told waits on.
            log.warning("Who waits for an answer is told later (%s).", type(error).__name__)


async def tell_who_waits(bot: Bot, library: Library, document_id: str | None, remembering: Remembering) -> None:
    """Tell every reader whose question this document answers, or any where it is None; each wish once."""
    try:
        for wish in await asyncio.to_thread(notifications.answered, library, document_id):
            await _tell(bot, library, wish, remembering)
    except StoreError as error:
        log.warning("Who waits for an answer could not be looked up: %s", error)


async def _tell(bot: Bot, library: Library, wish: Wish, remembering: Remembering) -> None:
    answer = await asyncio.to_thread(library.answer, wish.question, PRIVATE.excerpts)
    links = await remembering.links(answer, bot)
    if not await asyncio.to_thread(notifications.fulfil, library, wish):
        return
    told = recalling(wish.question, answer_message(answer, links))
    message = Message(texts.NOW_ANSWERED + "\n\n")
    message.append(told)
    message.rows = told.rows
    try:
        await send(bot, wish.chat, message)
    except Forbidden:
        # In private, a chat has the person's own number.
        await asyncio.to_thread(data_rights.erase, library, wish.chat, wish.chat)
    except TelegramError as error:
        if not perhaps_carried_out(error):
            log.warning("Somebody could not be told of an answer, and waits on: %s", error)
            await asyncio.to_thread(notifications.renew, library, wish)
    except BaseException:
        # The process is being stopped: nothing more can be awaited.
        notifications.renew(library, wish)
        raise
