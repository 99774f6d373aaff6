"""The buttons below an answer in a group: they unfold it, fold it, and take it away."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot, CallbackQuery, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.chat.handlers.groups.group_message import is_admin, mark_of, take_away
from bot.chat.rate_limit import Pace
from bot.chat.render.message import Button, Message
from bot.chat.screens import group_screen as screens
from bot.chat.sending import acknowledge, edit
from bot.errors import StoreError
from bot.library import Library
from bot.records import Excerpts
from bot.services import quoted_passages
from bot.services.quoted_passages import Found
from bot.store.store import Session

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unfolding:
    """Anybody may look at more of an answer; whoever asked, and admins, may take it away."""

    library: Library
    pace: Pace

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`in:see:token:asker`, `in:fold:token:asker`, `in:away:asker`."""
        query = update.callback_query
        assert query is not None and query.data is not None and query.message is not None
        action, *more = query.data.split(":")[1:]
        try:
            if action == "away":
                await self._take_away(context.bot, query, more[0])
                return
            shown = await asyncio.to_thread(self.library.store.seen, lambda session: _shown(session, more[0]))
            if shown is None:
                await acknowledge(query, texts.TOO_OLD)
                return
            message = _turned(shown, action == "see", more, context.bot.username)
            await acknowledge(query)
            await edit(context.bot, query.message.chat.id, query.message.message_id, message)
        except StoreError as error:
            log.warning("A button in a group cannot be followed: %s", error)
            await acknowledge(query, str(error))

    async def _take_away(self, bot: Bot, query: CallbackQuery, asker: str) -> None:
        assert query.message is not None
        chat, person = query.message.chat.id, query.from_user.id
        mine = await asyncio.to_thread(self.library.store.seen, lambda session: mark_of(session, person))
        if not (asker and mine == asker) and not await is_admin(bot, chat, person):
            await acknowledge(query, texts.NOT_YOURS)
            return
        await acknowledge(query)
        await take_away(bot, chat, query.message.message_id)
        self.pace.answers_again(chat)


def _shown(session: Session, token: str) -> tuple[Excerpts, Found | None] | None:
    excerpts = session.shown.find(token)
    if excerpts is None or not excerpts.places:
        return None
    return excerpts, quoted_passages.find(session, excerpts.places[0])


def _turned(shown: tuple[Excerpts, Found | None], unfolded: bool, data: list[str], bot: str) -> Message:
    """The answer, unfolded or folded, as it can be quoted now."""
    excerpts, found = shown
    token, asker = data
    if found is None:
        return screens.buttons(Message(texts.WITHDRAWN_SINCE), bot, None, None, asker)
    if unfolded:
        changed = found.place.version if found.changed else None
        message = screens.unfolded_message(found.hit, excerpts.outcome, pinned=excerpts.pinned, changed_in=changed)
    else:
        message = screens.compact_message(found.hit, excerpts.outcome)
    label, action = (texts.FOLD, "fold") if unfolded else (texts.SEE_EXCERPT, "see")
    return screens.buttons(message, bot, found.place, Button(label, f"in:{action}:{token}:{asker}"), asker)
