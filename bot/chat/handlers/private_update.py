"""One update of a private chat: who sent it, what they may do, and the ways to answer them."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

from telegram import Bot, CallbackQuery, Update
from telegram import Message as TelegramMessage
from telegram.ext import ContextTypes

from bot import texts
from bot.chat.callbacks.readers import LeavePrompt
from bot.chat.inbox import update_key
from bot.chat.message_questions import words_of
from bot.chat.render.message import Button, Message
from bot.chat.screens.staff_names import Names
from bot.chat.sending import acknowledge, edit, send
from bot.errors import BotError, StoreError
from bot.library import Library
from bot.outcomes import Already, ChangeOutcome, Late, Meanwhile
from bot.reader_records import DialogState
from bot.records import Role
from bot.services import prompts, roles, staffing, update_inbox

log = logging.getLogger(__name__)

LEAVE = Button(texts.LEAVE, LeavePrompt())

_P = ParamSpec("_P")
_T = TypeVar("_T")
Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


@dataclass(slots=True)
class PrivateUpdate:
    """Message or press in a private chat, and the ways to answer it."""

    bot: Bot
    library: Library = field(repr=False)
    owners: Collection[int]
    update: str
    """Key that identifies the update across restarts."""
    chat: int
    user: int
    name: str
    message: TelegramMessage | None
    """Message that was written, or below which a button was pressed; None if that is too old to be seen."""
    query: CallbackQuery | None
    role: Role
    who: str
    """Pseudonym of the user."""
    prompt: DialogState | None
    """Open prompt, which this message answers."""
    acknowledged: bool = False

    @property
    def text(self) -> str:
        """Words of the message."""
        return words_of(self.message) if self.message else ""

    @property
    def pressed(self) -> int | None:
        """The number of the message whose button was pressed."""
        return self.query.message.message_id if self.query and self.query.message else None

    async def do(
        self, service: Callable[Concatenate[Library, _P], _T], /, *arguments: _P.args, **named: _P.kwargs
    ) -> _T:
        """Call a function of a service, in a thread: its result.

        Raises:
            StoreError: the database does not answer; nothing was changed.

        """
        return await asyncio.to_thread(service, self.library, *arguments, **named)

    async def names(self) -> Names:
        """Names of people in messages to this person."""
        return Names(self.who, *await self.do(staffing.names, self.owners))

    async def explained(self, outcome: ChangeOutcome) -> str:
        """Why nothing was done, in one sentence."""
        match outcome:
            case Already(by, at):
                return texts.ALREADY.format(who=(await self.names()).of(by), when=texts.moment(at))
            case Meanwhile(by, at):
                return texts.MEANWHILE.format(who=(await self.names()).of(by), when=texts.moment(at))
            case Late(until):
                return texts.LATE.format(when=texts.moment(until))
            case _:
                return texts.NO_LONGER

    async def say(self, message: Message | str, *, reply_to: int | None = None) -> int | None:
        """Send a message; its number, or None where it went out before."""
        # A moderator's message may mean something else when it is taken up again: what it led to then is not said.
        others = self._others if self.role is Role.READER else None
        return await send(self.bot, self.chat, _message(message), reply_to=reply_to, others=others)

    async def _others(self) -> Mapping[int, int | None]:
        """Messages of this chat that are known: replies with what they reply to, and what was written, with None."""
        pending, answers = await self.do(update_inbox.known_messages, self.chat)
        written = [json.loads(raw).get("message", {}) for raw in pending]
        return {message["message_id"]: None for message in written if "message_id" in message} | answers

    async def show(self, message: Message | str) -> int | None:
        """Put `message` in the place of the one whose button was pressed; else send it. Gives its number."""
        if self.pressed is not None and await edit(self.bot, self.chat, self.pressed, _message(message)):
            return self.pressed
        return await self.say(message)

    async def alert(self, text: str) -> None:
        """Tell `text` over the chat where a button was pressed, else in it."""
        if self.query is None or self.acknowledged or len(text) > _ALERT:
            await self.say(text)
        else:
            await self.acknowledge(text)

    async def tell(self, text: str) -> None:
        """Tell `text` over the chat for a moment, where a button was pressed that is not answered yet; else nothing."""
        if self.query and not self.acknowledged:
            self.acknowledged = True
            await acknowledge(self.query, text, stays=False)

    async def acknowledge(self, alert: str | None = None) -> None:
        """Answer the press, unless it was before: the button stops spinning."""
        if self.query and not self.acknowledged:
            self.acknowledged = True
            await acknowledge(self.query, alert)

    async def ask_for(self, name: str, data: dict[str, object], question: Message | str) -> None:
        """Ask for something that the next message shall be; a button leaves it."""
        await self.do(prompts.open_prompt, self.chat, name, data)
        message = _message(question)
        message.row(LEAVE)
        await self.say(message)

    async def ask_again(self, error: BotError) -> None:
        """Tell why what was sent cannot be what was asked for, which still is."""
        message = Message(str(error))
        message.row(LEAVE)
        await self.say(message)

    async def leave(self) -> bool:
        """The next message is a message like another; False where it was already, or cannot be made so now."""
        try:
            return await self.do(prompts.close_prompt, self.chat)
        except StoreError as error:
            # Whatever it was part of is done and told; what was asked for is forgotten in time.
            log.warning("What was asked for is still asked for: %s", error)
            return False


_ALERT = 200
"""Code points that an alert may have."""
_PATIENCE = 0.7
Handler = Callable[[PrivateUpdate], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Access:
    """Lets in who may; rights are looked up at each action, so that what is taken away is gone at once."""

    library: Library
    owners: Collection[int]

    def all(self, handler: Handler) -> Callback:
        """Everybody may."""
        return self._from(Role.READER, handler)

    def moderators(self, handler: Handler) -> Callback:
        """Moderators and owners may; others are told what the bot is."""
        return self._from(Role.MODERATOR, handler)

    def owners_only(self, handler: Handler) -> Callback:
        """Owners may."""
        return self._from(Role.OWNER, handler)

    def _from(self, least: Role, handler: Handler) -> Callback:
        async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            turn = await self._turn(update, context.bot)
            soon = asyncio.create_task(_soon(turn)) if turn.query else None
            try:
                if not roles.may(turn.role, least):
                    refusal = texts.OWNERS_ONLY if turn.role is Role.MODERATOR else texts.MODERATORS_ONLY
                    await turn.alert(refusal)
                else:
                    await handler(turn)
            except StoreError as error:
                log.warning("A moderator was told: %s", error)
                await turn.alert(str(error))
            finally:
                if soon:
                    soon.cancel()
                await turn.acknowledge()

        return answer

    async def _turn(self, update: Update, bot: Bot) -> PrivateUpdate:
        """Who sent this update, and what they may do."""
        user, chat = update.effective_user, update.effective_chat
        assert user is not None and chat is not None
        sender = await asyncio.to_thread(roles.sender, self.library, user.id, chat.id, self.owners)
        query = update.callback_query
        message = query.message if query else update.effective_message
        return PrivateUpdate(
            bot=bot,
            library=self.library,
            owners=self.owners,
            update=update_key(update),
            chat=chat.id,
            user=user.id,
            name=user.full_name,
            message=message if isinstance(message, TelegramMessage) else None,
            query=query,
            role=sender.role,
            who=sender.pseudonym,
            prompt=sender.prompt,
        )


async def _soon(turn: PrivateUpdate) -> None:
    """An app shows that a press was heard within a second, however long what it does takes."""
    await asyncio.sleep(_PATIENCE)
    # An answer that is on its way is not called back where the handler ends meanwhile.
    await asyncio.shield(turn.acknowledge())


def _message(message: Message | str) -> Message:
    return Message(message) if isinstance(message, str) else message
