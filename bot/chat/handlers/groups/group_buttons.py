"""The buttons below an answer in a group: they unfold it, fold it, and take it away."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot, CallbackQuery, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.chat.callbacks.groups import GroupAnswerPress, TakeAway, TurnAnswer
from bot.chat.handlers.groups.group_message import is_admin, take_away
from bot.chat.rate_limit import Pace
from bot.chat.render.message import Button, Message
from bot.chat.screens import group_screen as screens
from bot.chat.sending import acknowledge, edit
from bot.errors import StoreError
from bot.library import Library
from bot.reader_records import Excerpts
from bot.services import answer_log, group_answers
from bot.services.quoted_passages import Found

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unfolding:
    """Anybody may look at more of an answer; whoever asked, and admins, may take it away."""

    library: Library
    pace: Pace

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE, press: GroupAnswerPress) -> None:
        """A button of an answer."""
        query = update.callback_query
        assert query is not None
        try:
            match press:
                case TakeAway(asker):
                    await self._take_away(context.bot, query, asker)
                case TurnAnswer():
                    await self._turn(context.bot, query, press)
        except StoreError as error:
            log.warning("A button in a group cannot be followed: %s", error)
            await acknowledge(query, str(error))

    async def _turn(self, bot: Bot, query: CallbackQuery, press: TurnAnswer) -> None:
        assert query.message is not None
        shown = await asyncio.to_thread(answer_log.excerpts, self.library, press.token)
        if shown is None or not shown[1]:
            await acknowledge(query, texts.TOO_OLD)
            return
        message = _turned(shown, press, bot.username)
        await acknowledge(query)
        await edit(bot, query.message.chat.id, query.message.message_id, message)

    async def _take_away(self, bot: Bot, query: CallbackQuery, asker: str | None) -> None:
        assert query.message is not None
        chat, person = query.message.chat.id, query.from_user.id
        mine = await asyncio.to_thread(group_answers.mark_of, self.library, person)
        if not (asker and mine == asker) and not await is_admin(bot, chat, person):
            await acknowledge(query, texts.NOT_YOURS)
            return
        await acknowledge(query)
        await take_away(bot, chat, query.message.message_id)
        self.pace.answers_again(chat)


def _turned(shown: tuple[Excerpts, list[Found | None]], press: TurnAnswer, bot: str) -> Message:
    """The answer, unfolded or folded, as it can be quoted now."""
    excerpts, (found, *_) = shown
    asker = press.asker
    if found is None:
        return screens.buttons(Message(texts.WITHDRAWN_SINCE), bot, None, None, asker)
    if press.shows == "see":
        changed = found.place.version if found.changed else None
        message = screens.unfolded_message(found.hit, excerpts.outcome, pinned=excerpts.pinned, changed_in=changed)
        turn = Button(texts.FOLD, TurnAnswer(asker, "fold", press.token))
    else:
        message = screens.compact_message(found.hit, excerpts.outcome)
        turn = Button(texts.SEE_EXCERPT, TurnAnswer(asker, "see", press.token))
    return screens.buttons(message, bot, found.place, turn, asker)
