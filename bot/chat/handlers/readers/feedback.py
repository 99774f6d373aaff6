"""«Utile», «Pas utile»: one vote a person and answer, which can be changed; who voted cannot be told."""

from dataclasses import dataclass

from telegram import InlineKeyboardButton

from bot import texts
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.message_questions import answered_by
from bot.chat.render.message import Button
from bot.chat.sending import change_buttons
from bot.library import Library
from bot.models import Outcome
from bot.records import Shortfall, Vote
from bot.store.store import Session

PRESSED = rf"^a:((up|down):[\w-]{{8}}|why:[\w-]{{8}}:({'|'.join(texts.REASONS)}))$"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What readers think of answers."""

    library: Library

    async def pressed(self, turn: PrivateUpdate) -> None:
        """A vote, or the reason of one: `a:up:token`, `a:down:token`, `a:why:token:reason`."""
        verb, token, *reason = turn.arguments
        vote = {"up": Vote.UP, "down": Vote.DOWN}.get(verb) or Vote(reason[0])
        question = answered_by(turn.message) if turn.message else None
        changed: bool = await turn.write(lambda session: self._voted(session, turn, vote, question, token))
        if verb == "why":
            await turn.tell(texts.REASON_NOTED)
        elif not changed:
            await turn.tell(texts.VOTED_ALREADY)
        else:
            await turn.tell(texts.NOTED_USEFUL if vote is Vote.UP else texts.NOTED_USELESS)
        await self._offer_reasons(turn, token if vote is Vote.DOWN else None)

    def _voted(self, session: Session, turn: PrivateUpdate, vote: Vote, question: str | None, token: str) -> bool:
        """Vote, and count the question as one that got nothing useful, or no longer; False where it was so before."""
        assert turn.pressed is not None
        before = session.votes.cast(turn.chat, turn.pressed, turn.user, vote)
        was_down, is_down = before is not None and before != Vote.UP, vote is not Vote.UP
        if vote is Vote.DOWN and was_down:
            # The reason that was told stays the reason.
            session.votes.cast(turn.chat, turn.pressed, turn.user, before or vote)
        if question and was_down != is_down:
            excerpts = session.shown.find(token)
            # A mention was counted when it was shown.
            was_near = excerpts is not None and excerpts.outcome == Outcome.MENTIONS
            self._count(session, question, is_down=is_down, was_near=was_near)
        return before is None or was_down != is_down

    def _count(self, session: Session, question: str, *, is_down: bool, was_near: bool) -> None:
        """Count a question as one that got nothing useful, or no longer; no question is counted twice."""
        terms = self.library.terms
        if is_down:
            session.missed.add(question, Shortfall.DISLIKED, terms)
        elif was_near:
            session.missed.add(question, Shortfall.NEAR, terms)
        if not is_down:
            session.missed.take_back(question, Shortfall.DISLIKED, terms)
        elif was_near:
            session.missed.take_back(question, Shortfall.NEAR, terms)

    async def _offer_reasons(self, turn: PrivateUpdate, token: str | None) -> None:
        """The buttons that the message has, with reasons below them or without."""
        markup = turn.message.reply_markup if turn.message else None
        if markup is None or turn.pressed is None:
            return
        rows: list[list[InlineKeyboardButton]] = [
            list(row) for row in markup.inline_keyboard if not _is_reason(row[0].callback_data)
        ]
        if token:
            reasons = [Button(label, f"a:why:{token}:{vote}") for vote, label in texts.REASONS.items()]
            rows.append([button.telegram_button for button in reasons])
        await change_buttons(turn.bot, turn.chat, turn.pressed, rows)


def _is_reason(data: object) -> bool:
    return isinstance(data, str) and data.startswith("a:why:")
