"""Questions in groups: answered when the bot is called, in one message, where they were asked."""

import asyncio
import contextlib
import logging
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from telegram import Bot, CallbackQuery, Update
from telegram import Message as TelegramMessage
from telegram.error import BadRequest
from telegram.ext import ContextTypes
from telegram.helpers import create_deep_linked_url

from bot.chat import places, render, texts
from bot.chat.group_settings import Form, GroupSettings, When
from bot.chat.handlers.call import Call, asked_in, is_admin, is_somebodys, nothing_line, replied_words
from bot.chat.intake import core
from bot.chat.message import Button, Message
from bot.chat.pace import Pace, Verdict
from bot.chat.places import Found
from bot.chat.questions import subject
from bot.chat.screens import groups as screens
from bot.chat.sending import acknowledge, edit
from bot.errors import StoreError
from bot.library import Library
from bot.search.dialogue import Context
from bot.search.models import Answer, Reason
from bot.store.records import Excerpts, Kind, Place
from bot.store.store import Session

log = logging.getLogger(__name__)

LATE = timedelta(minutes=10)
"""What was asked before that is not answered any more: the talk has gone on."""
_MARK = 8
"""How many digits of a pseudonym a button carries."""


@dataclass(frozen=True, slots=True)
class Groups:
    """What is asked in groups."""

    library: Library
    pace: Pace = field(default_factory=Pace)

    def call(self, update: Update, bot: Bot) -> Call:
        """What stands in an update of a group's."""
        message = update.effective_message
        assert message is not None
        return Call(bot, self.library, message, core(update), message.chat_id)

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/question …`; alone, it asks what the message asks that it replies to, or for the question."""
        call = self.call(update, context.bot)
        if is_somebodys(call.message):
            await self._asked(call, _commanded(call.message), await call.settings())

    async def spoken(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Anything else that is said: a question where it calls the bot, and the group lets itself be heard."""
        call = self.call(update, context.bot)
        question = asked_in(call.message, context.bot) if is_somebodys(call.message) else None
        if question is None:
            return
        settings = await call.settings()
        if settings.when is When.CALLS:
            await self._asked(call, question, settings)

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question that was answered says something else: so does its answer."""
        call = self.call(update, context.bot)
        message, settings = call.message, await call.settings()
        answered = await call.read(lambda session: session.answers.find(call.chat, message.message_id), None)
        asked = _commanded(message) if (message.text or "").startswith("/") else asked_in(message, context.bot)
        if answered is None or not asked:
            return
        mark = await call.read(lambda session: session.answers.mark_of(asked), answered.mark)
        if mark == answered.mark or self._verdict(call, asked) is not Verdict.ANSWER:
            return
        answer = await asyncio.to_thread(self._answer, call, asked, settings)
        reply = await self._message(call, answer, settings)
        if await edit(context.bot, call.chat, answered.answer_message, reply):
            await call.write(
                lambda session: session.answers.note(call.chat, message.message_id, answered.answer_message, mark)
            )

    async def _asked(self, call: Call, question: str, settings: GroupSettings) -> None:
        """Answer one question, unless there were too many, or it is too late."""
        if settings.is_night(call.message.date) or datetime.now(UTC) - call.message.date > LATE:
            return
        if not await self.may_speak(call, question or f"/question {call.message.message_id}"):
            return
        if not question:
            await call.reply(texts.ASK_HERE, asks=texts.ASK_PLACEHOLDER)
            return
        answer = await asyncio.to_thread(self._answer, call, question, settings)
        if answer.answered:
            reply = await self._message(call, answer, settings)
            number = await call.reply(reply, recalls=question)
            if number is not None:
                await call.write(lambda session: _note(session, call, number, question))
        else:
            await self._nothing(call, answer, settings)

    async def may_speak(self, call: Call, words: str) -> bool:
        """Whether something is said to `words` now; where too much was, the group is told once a minute."""
        verdict = self._verdict(call, words)
        if verdict is Verdict.TOLD:
            message = Message(texts.TOO_MANY)
            message.row(Button(texts.WRITE_TO_ME, url=create_deep_linked_url(call.bot.username)))
            await call.reply(message, passes=True)
        return verdict is Verdict.ANSWER

    def _verdict(self, call: Call, words: str) -> Verdict:
        folded = " ".join(re.findall(r"\w+", words.casefold()))
        # «Depuis quand ?» below another answer is another question.
        leant = call.leans_on
        return self.pace.verdict(call.chat, call.who, call.topic, f"{folded or words} {leant or ''}", call.at)

    def _answer(self, call: Call, question: str, settings: GroupSettings) -> Answer:
        context = _context(self.library, call.leans_on)
        if settings.documents:
            return self.library.answer_from(frozenset(settings.documents), question, context=context)
        return self.library.answer(question, context=context)

    async def _nothing(self, call: Call, answer: Answer, settings: GroupSettings) -> None:
        """One line that passes away. Whoever tells of a danger is told where there is help, and that stays."""
        distressed = answer.reason is Reason.DISTRESS
        if distressed or settings.says_nothing_found:
            await call.reply(nothing_line(answer), passes=not distressed)
        if answer.missed:
            await asyncio.to_thread(self.library.miss, answer.question, Kind.NOTHING, call.update)

    async def _message(self, call: Call, answer: Answer, settings: GroupSettings) -> Message:
        """An answer with its buttons; without a database, it has the one that leads to the private chat."""
        if not answer.answered:
            return Message(nothing_line(answer))
        kept = await call.write(lambda session: _kept(session, answer, call.person))
        token, place, asker = kept or (None, None, "")
        if answer.facts:
            return screens.buttons(render.answer_message(answer), call.bot.username, None, None, asker)
        best = answer.hits[0]
        if settings.form is Form.FULL:
            return screens.buttons(screens.full_message(answer), call.bot.username, place, None, asker)
        folded = best.sentence != (0, best.end - best.start)
        more = Button(texts.SEE_EXCERPT, f"in:see:{token}:{asker}") if token and folded else None
        return screens.buttons(screens.compact_message(best, answer.outcome), call.bot.username, place, more, asker)

    # Buttons

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`in:see:token:asker`, `in:fold:token:asker`, `in:away:asker`."""
        query = update.callback_query
        assert query is not None and query.data is not None and query.message is not None
        action, *more = query.data.split(":")[1:]
        chat, number = query.message.chat.id, query.message.message_id
        try:
            if action == "away":
                await self._take_away(context.bot, query, more[0])
                return
            shown = await asyncio.to_thread(self._shown, more[0])
            if shown is None:
                await acknowledge(query, texts.TOO_OLD)
                return
            message = _turned(shown, action == "see", more, context.bot.username)
            await acknowledge(query)
            await edit(context.bot, chat, number, message)
        except StoreError as error:
            log.warning("A button in a group cannot be followed: %s", error)
            await acknowledge(query, texts.sentence(error))

    async def _take_away(self, bot: Bot, query: CallbackQuery, asker: str) -> None:
        """Delete an answer, for whoever asked and for admins."""
        assert query.message is not None
        chat, number, person = query.message.chat.id, query.message.message_id, query.from_user.id
        mine = await asyncio.to_thread(_mark_of, self.library, person)
        if not (asker and mine == asker) and not await is_admin(bot, chat, person):
            await acknowledge(query, texts.NOT_YOURS)
            return
        await acknowledge(query)
        try:
            await bot.delete_message(chat, number)
        except BadRequest:
            # Older than 48 hours, or gone: what can be done is that it says nothing any more.
            await edit(bot, chat, number, Message(texts.TAKEN_AWAY))

    def _shown(self, token: str) -> tuple[Excerpts, Found | None] | None:
        with self.library.store.read() as session:
            excerpts = session.shown.find(token)
            if excerpts is None or not excerpts.places:
                return None
            return excerpts, places.find(session, excerpts.places[0])


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


def _commanded(message: TelegramMessage) -> str:
    """What stands behind the command; where nothing does, what the message says that it replies to."""
    assert message.text is not None
    return message.text[message.entities[0].length :].strip() or replied_words(message).strip()


def _kept(session: Session, answer: Answer, person: int | None) -> tuple[str | None, Place | None, str]:
    """The token of the first excerpt, its place, and the mark of whoever asked."""
    placed = places.placed(session, answer.hits[:1])
    token = session.shown.keep(placed, answer.outcome, pinned=answer.pinned) if placed else None
    mark = session.people.pseudonym(person)[:_MARK] if person is not None else ""
    return token, placed[0] if placed else None, mark


def _note(session: Session, call: Call, number: int, question: str) -> None:
    session.answers.note(call.chat, call.message.message_id, number, session.answers.mark_of(question))


def _mark_of(library: Library, person: int) -> str:
    with library.store.read() as session:
        return session.people.pseudonym(person)[:_MARK]


def _context(library: Library, place: Place | None) -> Context | None:
    """What a question below an answer leans on: what stands there. What was asked is kept nowhere."""
    if place is None:
        return None
    with contextlib.suppress(StoreError), library.store.read() as session:
        found = places.find(session, place)
        if found is not None and not found.changed:
            return Context(subject(found.document.title), place.document, found.place.start, found.place.end)
    return None
