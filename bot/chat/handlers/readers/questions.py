"""A question, written or pressed, gets one reply; corrected, its reply is corrected."""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot import texts
from bot.chat.callbacks.readers import AnswerPress, AskQuestion, SearchAnyway, VotePress
from bot.chat.handlers.answer_memory import Remembering, Subject, about, pointed_at, remember, remembered
from bot.chat.handlers.presses import buttons_below
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.handlers.readers.debounce import Bursts
from bot.chat.message_questions import answered_by, asked_in, is_command
from bot.chat.render import answer_rendering
from bot.chat.render.message import Button, Message
from bot.chat.screens import discovery_screen
from bot.chat.sending import edit
from bot.collection import LONGEST_QUESTION
from bot.errors import StoreError
from bot.library import Library
from bot.models import Answer, Outcome, Reason
from bot.records import Answered, Role, Shortfall
from bot.store.store import Session
from bot.understanding.follow_up import Antecedent
from bot.understanding.intent import Talk
from bot.understanding.language import is_struck_at_random
from bot.understanding.question import ParsedQuestion
from bot.understanding.questions_in_text import MOST, asks, has_words

EXAMPLES_AT_START = 3
EXAMPLES_WHEN_NOTHING = 2
WANTED = 9
"""Excerpts: three are shown, the others are a button away."""
TYPING = 0.5
"""Seconds after which an answer that is not there yet is announced."""


@dataclass(slots=True)
class Reply:
    """What a message is answered."""

    message: Message
    about: Subject | None = None
    """What the next question may lean on."""
    asks_nothing: bool = False
    missed: list[tuple[str, Shortfall]] = field(default_factory=list)
    """Questions that got no answer, and what they got."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Questions in a private chat."""

    library: Library
    remembering: Remembering
    bursts: Bursts

    async def question(self, turn: PrivateUpdate) -> None:
        """A message that is a question, or a caption that is one."""
        assert turn.message is not None
        message, asked = turn.message, asked_in(turn.message)
        reply = await self._reply(turn, asked)
        exchange = hash((turn.text, reply.message.text))
        if reply.asks_nothing and self.bursts.is_met(turn.chat, message.message_id):
            return
        # A finger that slipped; where the answer did not go out, the same question is a second try.
        if self.bursts.repeats(turn.chat, exchange, message.message_id, message.date):
            return
        missing = asyncio.create_task(self._miss(turn, reply))
        # Before the reply, so that whoever looks after it sees it; but a database that is busy delays no reply.
        await asyncio.wait({missing}, timeout=TYPING)
        number = await turn.say(reply.message, reply_to=message.message_id)
        self.bursts.answered(turn.chat, exchange, number, message.date, message.media_group_id)
        if reply.asks_nothing:
            self.bursts.said(turn.chat, number)
        await missing
        await self.remembering.answered(turn.chat, message.message_id, number, asked, reply.about)

    async def command(self, turn: PrivateUpdate) -> None:
        """`/question …`; alone, it says where to write."""
        assert turn.message is not None
        if asked_in(turn.message):
            await self.question(turn)
        else:
            await turn.say(texts.ASK_ME)

    async def edited(self, turn: PrivateUpdate) -> None:
        """A question that was corrected: the same reply answers what is asked now, or says that nothing is."""
        assert turn.message is not None
        number, asks_here = turn.message.message_id, not is_command(turn.message) or _command(turn.text) in _QUESTION
        asked = asked_in(turn.message) if asks_here else ""
        try:
            before: Answered | None = await turn.read(lambda session: session.answers.find(turn.chat, number))
            mark = await turn.read(lambda session: session.answers.mark_of(asked))
        except StoreError:
            return
        if before is None or before.mark == mark:
            return
        nothing = texts.NO_QUESTION_LEFT if asks_here else texts.COMMAND_IN_AN_EDIT
        reply = await self._reply(turn, asked) if asked else Reply(Message(nothing))
        if not await edit(turn.bot, turn.chat, before.answer_message, reply.message):
            return
        await self.remembering.written(
            lambda session: session.votes.withdraw(turn.chat, before.answer_message, turn.user)
        )
        await self.remembering.answered(turn.chat, number, before.answer_message, asked, reply.about)
        await self._miss(turn, reply)

    async def pressed(self, turn: PrivateUpdate, press: AskQuestion) -> None:
        """A proposed question was pressed: it is answered as if it had been written."""
        question = next((one for one in self._proposed() if answer_rendering.question_key(one) == press.key), None)
        if question is None:
            await turn.alert(texts.GONE)
            return
        await turn.acknowledge()
        reply = await self._single(turn, question, None)
        await turn.say(answer_rendering.recalling(question, reply.message))
        await self.remembering.written(lambda session: remember(session, turn.chat, reply.about))

    async def all_the_same(self, turn: PrivateUpdate, press: SearchAnyway) -> None:
        """«Chercher quand même»: what is answered to a question that is not in French."""
        question = answered_by(turn.message) if turn.message else None
        if question is None:
            await turn.alert(texts.QUESTION_LOST)
            return
        reply = await self._single(turn, question, None)
        await turn.show(reply.message)
        await self.remembering.written(lambda session: remember(session, turn.chat, reply.about))

    async def message(self, turn: PrivateUpdate, question: str) -> Message:
        """What is shown to somebody who asks this."""
        return (await self._single(turn, question, None)).message

    async def _reply(self, turn: PrivateUpdate, text: str) -> Reply:
        """What a message that asks `text` is answered."""
        # Whoever is in danger is told where there is help, whatever else they say, and however it is punctuated.
        parsed = ParsedQuestion.of(text)
        in_danger = parsed.tells_of_distress
        if not in_danger and parsed.intent:
            return Reply(await self._said(parsed.intent), asks_nothing=True)
        # A text is no list of questions.
        questions = (parsed,) if in_danger or len(text) > LONGEST_QUESTION else parsed.clauses
        if not in_danger and len(text) <= LONGEST_QUESTION and all(question.is_foreign for question in questions):
            return Reply(await self._foreign(turn, text), asks_nothing=True)
        context = await self._context(turn)
        if len(questions) == 1:
            return await self._single(turn, questions[0], context)
        return await self._several(turn, questions, context)

    async def _said(self, said: Talk) -> Message:
        """What is said to somebody who asks nothing."""
        if said in _SAID:
            return Message(_SAID[said])
        examples = await asyncio.to_thread(self.library.examples, EXAMPLES_WHEN_NOTHING)
        if said in _ABOUT_DOCUMENTS:
            return discovery_screen.known_message(self.library.documents, examples, _ABOUT_DOCUMENTS[said])
        return answer_rendering.answer_message(
            Answer("", Outcome.NOTHING, 0.0, (), _COURTESIES[said]), examples=examples
        )

    async def _foreign(self, turn: PrivateUpdate, question: str) -> Message:
        """That French is understood; where something comes near all the same, it is a button away."""
        message = Message(texts.ONLY_FRENCH)
        if (await self._answer(turn, question, None)).answered:
            message.row(Button(texts.ALL_THE_SAME, SearchAnyway()))
        return message

    async def _single(self, turn: PrivateUpdate, question: str | ParsedQuestion, context: Antecedent | None) -> Reply:
        answer = await self._answer(turn, question, context)
        examples = [] if answer.answered else await asyncio.to_thread(self.library.examples, EXAMPLES_WHEN_NOTHING)
        links = await self.remembering.links(answer, turn.bot)
        documents = len(self.library.documents)
        message = answer_rendering.answer_message(answer, links, examples, documents)
        return Reply(message, about(answer), answer.reason in texts.WORDLESS, missed_by(answer))

    async def _several(
        self, turn: PrivateUpdate, questions: Sequence[ParsedQuestion], context: Antecedent | None
    ) -> Reply:
        """Separate answers, one below the other; each one may lean on the one above."""
        told, left = [], None
        for question in questions[:MOST]:
            answer = await self._answer(turn, question, context)
            told.append((question.text, answer, await self.remembering.links(answer, turn.bot)))
            if subject := about(answer):
                left, context = subject, subject.context
        note = texts.FIRST_THREE if len(questions) > MOST else ""
        missed = [one for _, answer, _ in told for one in missed_by(answer)]
        answered = any(answer.answered for _, answer, _ in told)
        examples = [] if answered else await asyncio.to_thread(self.library.examples, EXAMPLES_WHEN_NOTHING)
        message = answer_rendering.several_message(told, note, examples, len(self.library.documents))
        return Reply(message, left, missed=missed)

    async def _context(self, turn: PrivateUpdate) -> Antecedent | None:
        """What a question may lean on: the answer that it replies to, else the last one if that was not long ago."""
        token = _token(turn)

        def look(session: Session) -> Antecedent | None:
            known = remembered(session, turn.chat)
            pointed = pointed_at(session, token, known) if token else None
            leant = pointed or next(iter(known), None)
            return leant.context if leant else None

        with contextlib.suppress(StoreError):
            found: Antecedent | None = await turn.read(look)
            return found
        return None

    async def _answer(self, turn: PrivateUpdate, question: str | ParsedQuestion, context: Antecedent | None) -> Answer:
        """What the library answers; whoever waits for more than a moment sees that it is being looked for."""
        # In a thread: a large collection may take its time, and other people wait.
        announcing = asyncio.create_task(_announce(turn))
        try:
            return await asyncio.to_thread(self.library.answer, question, WANTED, context)
        finally:
            # An answer that is there does not wait for its announcement.
            announcing.cancel()

    async def _miss(self, turn: PrivateUpdate, reply: Reply) -> None:
        """Keep what was asked in vain, or got no direct answer, once an update; never who asked it.

        Of what moderators write only what is plainly a question: the rest was meant for a document.
        """
        for number, (question, kind) in enumerate(reply.missed):
            if turn.role is not Role.READER and not asks(question):
                continue
            await asyncio.to_thread(self.library.miss, question, kind, f"{turn.update} {number}")

    def _proposed(self) -> list[str]:
        return [question for document in self.library.documents for question in document.questions]


_SAID = {
    Talk.WHO: texts.WHO_AM_I,
    Talk.INSULT: texts.INSULTED,
    Talk.FAREWELL: texts.FAREWELL,
    Talk.HERE: texts.HERE,
    Talk.REACTION: texts.GO_ON,
    Talk.UNHAPPY: texts.REPHRASE,
    Talk.HELP: texts.HELP,
    Talk.DOUBT: texts.WORD_FOR_WORD,
    Talk.PRIVACY: texts.PRIVACY_IN_SHORT,
}
_ABOUT_DOCUMENTS = {Talk.KNOWN: "", Talk.SUMMARY: texts.NO_SUMMARY}
"""Answered with what the documents are, behind this note."""
_COURTESIES = {Talk.GREETING: Reason.GREETING, Talk.THANKS: Reason.THANKS}
"""Answered with examples of what can be asked."""
_QUESTION = frozenset({"question", *texts.ALIASES["question"]})


def missed_by(answer: Answer) -> list[tuple[str, Shortfall]]:
    """The question, where it got nothing or nothing but what came near; none that says nothing alone: «et où ?»."""
    if not has_words(answer.question):
        return []
    if answer.outcome is Outcome.MENTIONS:
        return [(answer.question, Shortfall.NEAR)]
    return [(answer.question, Shortfall.NOTHING)] if answer.missed and not is_struck_at_random(answer.question) else []


async def _announce(turn: PrivateUpdate) -> None:
    """Show that somebody types, after a moment."""
    await asyncio.sleep(TYPING)
    with contextlib.suppress(TelegramError):
        await turn.bot.send_chat_action(turn.chat, ChatAction.TYPING)


def _command(text: str) -> str:
    return text.split()[0].removeprefix("/").partition("@")[0].lower()


def _token(turn: PrivateUpdate) -> str | None:
    """Of the answer that a message replies to, from the buttons under it."""
    replied = turn.message.reply_to_message if turn.message else None
    return next((one.token for one in buttons_below(replied) if isinstance(one, AnswerPress | VotePress)), None)
