"""Questions in groups: answered when the bot is called, in one message, where they were asked."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from telegram import Bot, Update
from telegram.ext import ContextTypes
from telegram.helpers import create_deep_linked_url

from bot import texts
from bot.chat.callbacks.groups import TurnAnswer
from bot.chat.handlers.groups import group_context
from bot.chat.handlers.groups.group_message import PASSES_AFTER, WAITS, GroupMessage, mark_of, nothing_line, take_away
from bot.chat.handlers.groups.group_trigger import Asked, How, asked_in, is_somebodys
from bot.chat.handlers.groups.told import Told, told
from bot.chat.inbox import core
from bot.chat.rate_limit import Pace, Verdict
from bot.chat.render import answer_rendering
from bot.chat.render.message import Button, Message
from bot.chat.screens import group_screen as screens
from bot.chat.sending import edit
from bot.library import Library
from bot.models import Reason
from bot.records import Answered, Place, Shortfall
from bot.services import quoted_passages
from bot.services.group_settings import Form, GroupSettings, When
from bot.store.store import Session
from bot.understanding.intent import Talk, is_remark, only_reacts, speaks_to_somebody
from bot.understanding.question import ParsedQuestion

_Missed = tuple[tuple[str, Shortfall], ...]
LATE = timedelta(minutes=10)
"""What was asked before that is not answered any more: the talk has gone on."""


@dataclass(frozen=True, slots=True)
class _Reply:
    """What a call is answered."""

    message: Message | None
    """None where nothing is said."""
    passes: bool = False
    """Whether it is of no use after a minute."""
    place: Place | None = None
    """The passage on which the next question of the same person may lean."""
    missed: _Missed = ()
    """Questions that got no answer, and what they got."""
    recalls: str = ""
    """What was asked, told where it can be no reply."""


@dataclass(frozen=True, slots=True)
class Groups:
    """What is asked in groups."""

    library: Library
    pace: Pace = field(default_factory=Pace)

    def call(self, update: Update, bot: Bot) -> GroupMessage:
        """What stands in an update of a group's."""
        message = update.effective_message
        assert message is not None
        return GroupMessage(bot, self.library, message, core(update), message.chat_id)

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Whatever is said: a question where it calls the bot, and the group lets itself be heard."""
        call = self.call(update, context.bot)
        asked = asked_in(call.message, context.bot) if is_somebodys(call.message) else None
        if asked is None or (asked.how is not How.COMMAND and _is_talk(asked)):
            return
        settings = await call.settings()
        if settings.when is When.CALLS or asked.how is How.COMMAND:
            await self._answer(call, asked, settings)

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question that was answered says something else: so does its answer. Where it asks nothing, that goes."""
        call = self.call(update, context.bot)
        number = call.message.message_id
        answered: Answered | None = await call.read(lambda session: session.answers.find(call.chat, number), None)
        if answered is None:
            return
        asked = asked_in(call.message, context.bot)
        words = "" if asked is None or _is_talk(asked) else asked.words
        mark = await call.read(lambda session: session.answers.mark_of(words), answered.mark)
        if mark == answered.mark:
            return
        if asked is None or not words:
            await take_away(context.bot, call.chat, answered.answer_message)
            self.pace.answers_again(call.chat)
            await self._noted(call, answered.answer_message, "", _Reply(None))
            return
        leant = await _leant(call, asked)
        corrects = self.pace.corrects(call.chat, number, _folded(_pointed(asked, leant)), call.at)
        # An edit is no repetition, whatever else was asked meanwhile.
        if corrects or await self.may_speak(call, f"{words} {call.update}"):
            await self._correct(call, asked, leant, answered)

    async def _correct(self, call: GroupMessage, asked: Asked, leant: Place | None, answered: Answered) -> None:
        """Let the answer answer what is asked now; where it is gone, give another one."""
        reply = await self._reply(call, asked, await call.settings(), leant)
        number: int | None = answered.answer_message
        if reply.message is None:
            await take_away(call.bot, call.chat, answered.answer_message)
        elif not await edit(call.bot, call.chat, answered.answer_message, reply.message):
            number = await call.reply(reply.message, recalls=reply.recalls)
        await self._noted(call, number, asked.words, reply)
        await self._missed(call, reply)

    async def _answer(self, call: GroupMessage, asked: Asked, settings: GroupSettings) -> None:
        """Answer one call, unless there were too many, or it is too late."""
        if datetime.now(UTC) - call.message.date > LATE:
            return
        # Whoever tells of a danger is told where there is help, also at night.
        if settings.is_night(call.message.date) and not ParsedQuestion.of(asked.words).tells_of_distress:
            return
        leant = await _leant(call, asked)
        if not await self.may_speak(call, _pointed(asked, leant) if asked.words else call.update):
            return
        if not asked.words:
            await call.reply(texts.ASK_HERE, asks=texts.ASK_PLACEHOLDER, passes=WAITS)
            return
        reply = await self._reply(call, asked, settings, leant)
        if reply.message is not None:
            number = await call.reply(reply.message, recalls=reply.recalls)
            await self._noted(call, number, asked.words, reply)
        else:
            self.pace.was_silent(call.chat, call.message.message_id)
        await self._missed(call, reply)

    async def _missed(self, call: GroupMessage, reply: _Reply) -> None:
        """Keep what was asked in vain, once an update; never who asked it."""
        for turn, (question, kind) in enumerate(reply.missed):
            await asyncio.to_thread(self.library.miss, question, kind, f"{call.update} {turn}")

    async def may_speak(self, call: GroupMessage, words: str) -> bool:
        """Whether something is said to `words` now; where too much was, the group is told once a minute."""
        number = call.message.message_id
        verdict = self.pace.verdict(call.chat, call.who, call.topic, _folded(words), call.at, message=number)
        if verdict is Verdict.TOLD:
            message = Message(texts.TOO_MANY)
            message.row(Button(texts.WRITE_TO_ME, url=create_deep_linked_url(call.bot.username)))
            await call.reply(message, passes=PASSES_AFTER)
        return verdict is Verdict.ANSWER

    async def _reply(self, call: GroupMessage, asked: Asked, settings: GroupSettings, leant: Place | None) -> _Reply:
        """What is said to a call that asks something."""
        parsed = ParsedQuestion.of(asked.words)
        if not parsed.tells_of_distress:
            said = parsed.intent
            if said is Talk.PRIVACY:
                return _Reply(Message(texts.NOTHING_KEPT), passes=True)
            if said in _ABOUT_US:
                return _Reply(Message(texts.GROUP_WHO), passes=True)
            if parsed.is_foreign:
                return _Reply(Message(texts.ONLY_FRENCH), passes=True)
        found = await asyncio.to_thread(told, self.library, asked.words, leant, frozenset(settings.documents))
        if not found.directly and asked.how in _AMONG_PEOPLE and speaks_to_somebody(parsed):
            return _Reply(None)
        missed = await self._missed_in(asked, leant, found, settings)
        if found.answered:
            kept = await call.write(lambda session: _kept(session, found, call.person)) or _Kept()
            message = _message(call.bot, found, kept, settings)
            return _Reply(message, missed=missed, place=kept.leans, recalls=asked.words)
        answer = found.answers[0][1]
        line = nothing_line(answer)
        if answer.reason is Reason.DISTRESS:
            return _Reply(Message(line))
        if asked.how in _AMONG_PEOPLE:
            return _Reply(None)
        if answer.reason is Reason.NO_DOCUMENT and settings.documents:
            line = texts.GROUP_DOCUMENTS_GONE
        wordless = asked.how is not How.COMMAND and answer.reason in texts.WORDLESS
        says = settings.says_nothing_found and not wordless
        return _Reply(Message(line) if says else None, passes=True, missed=missed)

    async def _missed_in(self, asked: Asked, leant: Place | None, found: Told, settings: GroupSettings) -> _Missed:
        """What moderators are to know of: what the library has no answer to, and not only what this group has chosen.

        What friends say to each other below an answer is none of theirs, though it may read like a question.
        """
        if asked.how in _AMONG_PEOPLE:
            return ()
        if settings.documents and found.missed:
            return (await asyncio.to_thread(told, self.library, asked.words, leant)).missed
        return found.missed

    async def _noted(self, call: GroupMessage, number: int | None, words: str, reply: _Reply) -> None:
        """Keep what a later edit, or the next question, needs of an answer."""
        if number is None:
            return

        def note(session: Session) -> None:
            session.answers.note(call.chat, call.message.message_id, number, session.answers.mark_of(words))
            group_context.remember(session, call, reply.place)
            if reply.passes and reply.message:
                session.chats.let_pass(call.chat, number, session.now + PASSES_AFTER)
                return
            session.chats.passed(call.chat, number)
            if reply.message and (asked_for := call.asked_for) is not None:
                session.chats.passed(call.chat, asked_for)

        await call.write(note)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the store gives for an answer's buttons; without a database, nothing."""

    token: str | None = None
    """Of the first excerpt."""
    place: Place | None = None
    """Of that excerpt."""
    leans: Place | None = None
    """On which the next question may lean; no more than its document where nothing was quoted."""
    asker: str | None = None
    """The mark of whoever asked."""


_AMONG_PEOPLE = (How.REPLY, How.ASIDE)
"""Perhaps somebody else is spoken to."""
_TALK = (Talk.GREETING, Talk.THANKS, Talk.REACTION, Talk.FAREWELL, Talk.INSULT, Talk.UNHAPPY)
_ABOUT_US = (Talk.WHO, Talk.HERE, Talk.HELP, Talk.KNOWN)


def _is_talk(asked: Asked) -> bool:
    """Whether it is said among people, and asks nothing: nobody wants an answer of ours."""
    parsed = ParsedQuestion.of(asked.words)
    if not asked.words or parsed.tells_of_distress:
        return False
    if only_reacts(parsed) or parsed.intent in _TALK:
        return True
    return asked.how in _AMONG_PEOPLE and is_remark(parsed)


def _pointed(asked: Asked, leant: Place | None) -> str:
    """What is asked: «depuis quand ?» below another answer is another question, «qui a construit le phare ?» is not."""
    return f"{asked.words} {leant}" if leant and ParsedQuestion.of(asked.words).clauses[0].spoken.leans else asked.words


def _folded(words: str) -> str:
    """As questions are compared."""
    return " ".join(re.findall(r"\w+", words.casefold())) or words


async def _leant(call: GroupMessage, asked: Asked) -> Place | None:
    """The passage on which a question may lean: what it replies to quotes it, or this person's last answer did."""
    if call.leans_on or not asked.is_own or call.is_below_somebodys:
        return call.leans_on
    found: Place | None = await call.read(lambda session: group_context.last(session, call), None)
    return found


def _message(bot: Bot, found: Told, kept: _Kept, settings: GroupSettings) -> Message:
    """The answers with their buttons."""
    answer, more = found.only, None
    if answer is None:
        message = found.several_message
    elif answer.facts:
        message = answer_rendering.answer_message(answer)
    elif settings.form is Form.FULL:
        message = screens.full_message(answer)
    else:
        best = answer.hits[0]
        message = screens.compact_message(best, answer.outcome)
        if kept.token and best.sentence != (0, best.end - best.start):
            more = Button(texts.SEE_EXCERPT, TurnAnswer(kept.asker, "see", kept.token))
    label = texts.LAST_TO_PRIVATE if _quotes_several(found) else texts.TO_PRIVATE
    return screens.buttons(message, bot.username, kept.place, more, kept.asker, label=label)


def _quotes_several(found: Told) -> bool:
    """Whether more than one passage is quoted, of which a button can open one."""
    hits = [answer.hits[0] for _, answer in found.answers if answer.answered and answer.hits]
    return len({(hit.document.id, hit.start) for hit in hits}) > 1


def _kept(session: Session, found: Told, person: int | None) -> _Kept:
    asker = mark_of(session, person) if person is not None else None
    if found.last is None:
        told = found.about and session.documents.find(found.about.document)
        return _Kept(leans=Place(told.document.id, told.version, 0, 0) if told else None, asker=asker)
    hit, outcome, pinned = found.last
    placed = quoted_passages.placed(session, [hit])
    if not placed:
        return _Kept(asker=asker)
    return _Kept(session.shown.keep(placed, outcome, pinned=pinned), placed[0], placed[0], asker)
