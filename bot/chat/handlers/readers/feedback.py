"""«Utile», «Pas utile»: one vote a person and answer, which can be changed; who voted cannot be told."""

from dataclasses import dataclass

from telegram import InlineKeyboardButton

from bot import texts
from bot.chat.callbacks import parse
from bot.chat.callbacks.readers import GiveReason, VotePress
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.message_questions import answered_by
from bot.chat.render.message import Button
from bot.chat.sending import change_buttons
from bot.records import Vote
from bot.services import voting


@dataclass(frozen=True, slots=True)
class Feedback:
    """Votes on answers."""

    async def pressed(self, turn: PrivateUpdate, press: VotePress) -> None:
        """A vote, or the reason of one."""
        token, vote = press.token, press.vote
        assert turn.pressed is not None
        question = answered_by(turn.message) if turn.message else None
        ballot = voting.Ballot(turn.chat, turn.pressed, token, question, turn.user, vote)
        changed = await turn.do(voting.cast, ballot)
        if isinstance(press, GiveReason):
            await turn.tell(texts.REASON_NOTED)
        elif not changed:
            await turn.tell(texts.VOTED_ALREADY)
        else:
            await turn.tell(texts.NOTED_USEFUL if vote is Vote.UP else texts.NOTED_USELESS)
        await self._offer_reasons(turn, token if vote is Vote.DOWN else None)

    async def _offer_reasons(self, turn: PrivateUpdate, token: str | None) -> None:
        """The buttons that the message has, with reasons below them or without."""
        markup = turn.message.reply_markup if turn.message else None
        if markup is None or turn.pressed is None:
            return
        rows: list[list[InlineKeyboardButton]] = [
            list(row) for row in markup.inline_keyboard if not isinstance(parse(row[0].callback_data), GiveReason)
        ]
        if token:
            reasons = [Button(label, GiveReason(token, vote)) for vote, label in texts.REASONS.items()]
            rows.append([button.telegram_button for button in reasons])
        await change_buttons(turn.bot, turn.chat, turn.pressed, rows)
