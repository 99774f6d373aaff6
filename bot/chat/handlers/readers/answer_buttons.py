"""The buttons under an answer, and links to a passage: they work for sixty days, whatever became of the document."""

import asyncio
from dataclasses import dataclass

from bot import texts
from bot.chat.callbacks.readers import AnswerPress, ShowAnswer, ShowContext, ShowExcerpts, ShowInFull
from bot.chat.handlers.answer_memory import Remembering
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.message_questions import recalled_in
from bot.chat.permalinks import onward, parse
from bot.chat.render.answer_rendering import Links, answer_message, recalling
from bot.chat.render.message import Message
from bot.chat.screens import excerpt_screen as screens
from bot.models import Answer, Outcome
from bot.reader_records import Excerpts
from bot.services import answer_log, update_inbox
from bot.services.quoted_passages import Found

_MOST_STEPS = 1_000


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers that were given."""

    remembering: Remembering

    async def pressed(self, turn: PrivateUpdate, press: AnswerPress) -> None:
        """A button of an answer; whoever has it in their chat may press it."""
        given = f"{press.data} below {turn.pressed} in {turn.chat}"
        is_anew = isinstance(press, ShowInFull)
        if is_anew and await turn.do(update_inbox.has_come, given):
            await turn.alert(texts.GIVEN_BELOW.format(number=_number(press)))
            return
        kept = await turn.do(answer_log.excerpts, press.token)
        if kept is None:
            await turn.alert(texts.TOO_OLD)
            return
        message = await asyncio.to_thread(_shown, turn, press, *kept)
        if turn.message and (recalled := recalled_in(turn.message, _number(press))):
            message = recalling(recalled, message)
        if is_anew:
            await turn.acknowledge()
            await turn.say(message)
            # Once for a message, however often its button is pressed.
            await self.remembering.write(update_inbox.claim, given)
        else:
            await turn.show(message)

    async def opened(self, turn: PrivateUpdate, payload: str) -> bool:
        """Show the passage that a link leads to; False where it leads to none."""
        place = parse(payload)
        found = await turn.do(answer_log.passage, place) if place else None
        if found is None:
            return False
        token = await self.remembering.write(answer_log.keep_passage, found.place)
        further = ShowContext(token, "open", 0, 2) if token else None
        message = await asyncio.to_thread(
            screens.context_message, found, 1, further, None, onward(turn.bot, found.place)
        )
        await turn.say(message)
        return True


def _shown(turn: PrivateUpdate, press: AnswerPress, excerpts: Excerpts, found: list[Found | None]) -> Message:
    match press:
        case ShowExcerpts(token, first):
            return screens.page_message(found, first, token)
        case ShowContext():
            return _context(turn, found, press)
        case _:
            return _whole(turn, excerpts, found, press.token)


def _number(press: AnswerPress) -> int:
    """Number of the question that is answered, among those of one message."""
    return press.number if isinstance(press, ShowInFull) else 1


def _context(turn: PrivateUpdate, found: list[Found | None], press: ShowContext) -> Message:
    one = found[press.number] if press.number < len(found) else None
    if one is None:
        return screens.withdrawn_message(press.token, others=any(found) and press.origin != "open")
    steps = min(press.steps, _MOST_STEPS)
    further = ShowContext(press.token, press.origin, press.number, steps + 1)
    back = ShowAnswer(press.token) if press.origin == "context" else None
    return screens.context_message(one, steps, further, back, onward(turn.bot, one.place))


def _whole(turn: PrivateUpdate, excerpts: Excerpts, found: list[Found | None], token: str) -> Message:
    """The answer as it was given, as far as its documents are quoted still."""
    first = found[0] if found else None
    if first is None:
        return screens.withdrawn_message(token, others=any(found))
    hits = tuple(one.hit for one in found if one)
    answer = Answer("", Outcome(excerpts.outcome), 1.0, hits, pinned=excerpts.pinned)
    return screens.with_change(answer_message(answer, Links(token, onward(turn.bot, first.place))), first)
