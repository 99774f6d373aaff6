"""Questions in groups: answered when the bot is called, in one message, where they were asked."""

import asyncio
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from telegram import Bot, Update
from telegram.ext import ContextTypes
from telegram.helpers import create_deep_linked_url

from bot import texts
from bot.chat.callbacks.groups import TurnAnswer
from bot.chat.handlers.groups.group_message import PASSES_AFTER, WAITS, GroupMessage, take_away
from bot.chat.handlers.groups.group_trigger import Asked, asked_in, is_somebodys
from bot.chat.inbox import update_key
from bot.chat.rate_limit import Pace, Verdict
from bot.chat.render import answer_rendering
from bot.chat.render.message import Button, Message
from bot.chat.screens import group_screen as screens
from bot.chat.screens.replies import group_line
from bot.chat.sending import edit
from bot.conversation.context import Call, Context
from bot.conversation.converse import converse, is_ignored, may_refer
from bot.conversation.policy import COMMENT, GROUP
from bot.conversation.reply import Answers, Distress, Reply
from bot.library import Library
from bot.reader_records import Answered, Place
from bot.services import answer_log, group_answers
from bot.services.group_settings import Form, GroupSettings, When

LATE = timedelta(minutes=10)
"""An older call is not answered any more: the talk has gone on."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A reply as a group sees it."""

    reply: Reply
    message: Message | None
    """None where nothing is said."""
    refers: Place | None = None
    """The passage to which the next question of the same person may refer."""
    lasts: timedelta | None = None
    """Time after which it is deleted; None keeps it."""
    recalls: str = ""
    """The question, told again where the answer can be no reply to it."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Calls of the bot in groups."""

    library: Library
    pace: Pace = field(default_factory=Pace)

    def call(self, update: Update, bot: Bot) -> GroupMessage:
        """The message of a group's update, with the ways to answer it."""
        message = update.effective_message
        assert message is not None
        return GroupMessage(bot, self.library, message, update_key(update), message.chat_id)

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Any message: answered where it calls the bot, in a way that the group's settings admit."""
        call = self.call(update, context.bot)
        asked = asked_in(call.message, context.bot) if is_somebodys(call.message) else None
        if asked is None or is_ignored(asked.question, GROUP, Context(call=asked.call)):
            return
        settings = await call.settings()
        if settings.when is When.CALLS or asked.call is Call.COMMAND:
            await self._answer(call, asked, settings)

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question that was answered says something else: so does its answer. Where it asks nothing, that goes."""
        call = self.call(update, context.bot)
        number = call.message.message_id
        asked = asked_in(call.message, context.bot)
        if asked and is_ignored(asked.question, GROUP, Context(call=asked.call, is_correction=True)):
            asked = None
        words = asked.words if asked else ""
        answered = await call.do(answer_log.answered_otherwise, call.chat, number, words)
        if answered is None:
            return
        if asked is None or not words:
            await take_away(context.bot, call.chat, answered.answer_message)
            self.pace.answers_again(call.chat)
            await call.do(group_answers.note, call.caller, answered.answer_message, "")
            return
        place = await _referred(call, asked)
        corrects = self.pace.corrects(call.chat, number, _folded(_pointed(asked, place)), call.at)
        # An edit is no repetition, whatever else was asked meanwhile.
        if corrects or await self.may_speak(call, f"{words} {call.update}"):
            await self._correct(call, asked, place, answered)

    async def _correct(self, call: GroupMessage, asked: Asked, place: Place | None, answered: Answered) -> None:
        """Let the answer answer what is asked now; where it is gone, give another one."""
        shown = await self._shown(call, asked, await call.settings(), place)
        number: int | None = answered.answer_message
        if shown.message is None:
            await take_away(call.bot, call.chat, answered.answer_message)
        elif not await edit(call.bot, call.chat, answered.answer_message, shown.message):
            number = await call.reply(shown.message, recalls=shown.recalls)
        await self._noted(call, number, asked.words, shown)

    async def _answer(self, call: GroupMessage, asked: Asked, settings: GroupSettings) -> None:
        """Answer one call, unless there were too many, or it is too late."""
        if datetime.now(UTC) - call.message.date > LATE:
            return
        # Whoever tells of a danger is told where there is help, also at night.
        if settings.is_night(call.message.date) and not asked.question.tells_of_distress:
            return
        place = await _referred(call, asked)
        if not await self.may_speak(call, _pointed(asked, place) if asked.words else call.update):
            return
        if not asked.words:
            await call.reply(texts.ASK_HERE, asks=texts.ASK_PLACEHOLDER, passes=WAITS)
            return
        shown = await self._shown(call, asked, settings, place)
        number = None
        if shown.message is not None:
            number = await call.reply(shown.message, recalls=shown.recalls)
        else:
            self.pace.was_silent(call.chat, call.message.message_id)
        await self._noted(call, number, asked.words, shown)

    async def may_speak(self, call: GroupMessage, words: str) -> bool:
        """True if something is said to `words` now; where too much was, the group is told once a minute."""
        number = call.message.message_id
        verdict = self.pace.verdict(call.chat, call.who, call.topic, _folded(words), call.at, message=number)
        if verdict is Verdict.TOLD:
            message = Message(texts.TOO_MANY)
            message.row(Button(texts.WRITE_TO_ME, url=create_deep_linked_url(call.bot.username)))
            await call.reply(message, passes=PASSES_AFTER)
        return verdict is Verdict.ANSWER

    async def _shown(self, call: GroupMessage, asked: Asked, settings: GroupSettings, place: Place | None) -> _Shown:
        """The reply to a call that asks something, as it is shown there."""
        policy = replace(
            COMMENT if call.is_comment else GROUP,
            documents=frozenset(settings.documents),
            says_nothing_found=settings.says_nothing_found,
        )
        antecedent = await call.do(group_answers.antecedent_at, place) if place else None
        context = Context(antecedent, asked.call)
        reply = await asyncio.to_thread(converse, self.library, asked.question, policy, context)
        if isinstance(reply, Answers):
            kept = await call.do(group_answers.keep, call.caller, reply) or group_answers.Kept()
            return _Shown(reply, _message(call.bot, reply, kept, settings), kept.refers, recalls=asked.words)
        line = group_line(reply, chooses_documents=bool(settings.documents))
        lasts = None if isinstance(reply, Distress) else PASSES_AFTER
        return _Shown(reply, Message(line) if line else None, lasts=lasts)

    async def _noted(self, call: GroupMessage, number: int | None, words: str, shown: _Shown) -> None:
        """Keep what a later edit, or the next question, needs of an answer; and count what was asked in vain."""
        if number is not None:
            is_said = shown.message is not None
            await call.do(
                group_answers.note,
                call.caller,
                number,
                words,
                shown.refers,
                lasts=shown.lasts if is_said else None,
                prompt=call.asked_for if is_said else None,
            )
        if shown.reply.missed:
            await asyncio.to_thread(answer_log.note_missed, self.library, call.update, shown.reply.missed)


def _pointed(asked: Asked, place: Place | None) -> str:
    """The question with its antecedent: «depuis quand ?» below another answer is another question."""
    return f"{asked.words} {place}" if place and asked.question.clauses[0].spoken.leans else asked.words


def _folded(words: str) -> str:
    """Words as questions are compared."""
    return " ".join(re.findall(r"\w+", words.casefold())) or words


async def _referred(call: GroupMessage, asked: Asked) -> Place | None:
    """The passage that a question may refer to: what it replies to quotes it, or this person's last answer did."""
    if not may_refer(asked.question):
        return None
    if call.leans_on or not asked.is_own or call.is_below_somebodys:
        return call.leans_on
    return await call.do(group_answers.last_place, call.caller)


def _message(bot: Bot, reply: Answers, kept: group_answers.Kept, settings: GroupSettings) -> Message:
    """The answers with their buttons."""
    answer, more = reply.only, None
    if answer is None:
        message = answer_rendering.several_message(reply)
    elif answer.facts:
        message = answer_rendering.answer_message(answer)
    elif settings.form is Form.FULL:
        message = screens.full_message(answer)
    else:
        best = answer.hits[0]
        message = screens.compact_message(best, answer.outcome)
        if kept.token and best.sentence != (0, best.end - best.start):
            more = Button(texts.SEE_EXCERPT, TurnAnswer(kept.asker, "see", kept.token))
    label = texts.LAST_TO_PRIVATE if _quotes_several(reply) else texts.TO_PRIVATE
    return screens.buttons(message, bot.username, kept.place, more, kept.asker, label=label)


def _quotes_several(reply: Answers) -> bool:
    """True if more than one passage is quoted, of which a button can open one."""
    hits = [answer.hits[0] for answer in reply.answers if answer.answered and answer.hits]
    return len({(hit.document.id, hit.start) for hit in hits}) > 1
