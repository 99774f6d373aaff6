"""A question, written or pressed, gets one reply; corrected, its reply is corrected."""

import asyncio
import contextlib
from dataclasses import dataclass

from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot import texts
from bot.chat.callbacks.readers import AnswerPress, AskQuestion, SearchAnyway, VotePress
from bot.chat.handlers.answer_memory import Remembering
from bot.chat.handlers.presses import buttons_below
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.handlers.readers.debounce import Bursts
from bot.chat.message_questions import answered_by, asked_in, is_command
from bot.chat.render import answer_rendering
from bot.chat.render.message import Message
from bot.chat.screens.replies import private_message
from bot.chat.sending import edit
from bot.conversation.context import Context
from bot.conversation.converse import converse, may_refer
from bot.conversation.policy import AS_IT_STANDS, PRIVATE, Policy
from bot.conversation.reply import Answers, Foreign, Reply, Silence, SmallTalk, Wordless
from bot.errors import StoreError
from bot.library import Library
from bot.records import Role
from bot.services import answer_log
from bot.understanding.follow_up import Antecedent
from bot.understanding.question import ParsedQuestion

TYPING = 0.5
"""Seconds after which an answer that is not there yet is announced."""
_QUESTION = frozenset({"question", *texts.ALIASES["question"]})


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
        reply, shown = await self._reply(turn, asked)
        asks_nothing = isinstance(reply, SmallTalk | Foreign | Wordless)
        exchange = hash((turn.text, shown.text))
        if asks_nothing and self.bursts.is_met(turn.chat, message.message_id):
            return
        # A finger that slipped; where the answer did not go out, the same question is a second try.
        if self.bursts.repeats(turn.chat, exchange, message.message_id, message.date):
            return
        missing = asyncio.create_task(self._miss(turn, reply))
        # Before the reply, so that whoever looks after it sees it; but a database that is busy delays no reply.
        await asyncio.wait({missing}, timeout=TYPING)
        number = await turn.say(shown, reply_to=message.message_id)
        self.bursts.answered(turn.chat, exchange, number, message.date, message.media_group_id)
        if asks_nothing:
            self.bursts.said(turn.chat, number)
        await missing
        await self.remembering.write(answer_log.note, turn.chat, message.message_id, number, asked, reply.antecedent)

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
        asks_here = not is_command(turn.message) or _command(turn.text) in _QUESTION
        asked = asked_in(turn.message) if asks_here else ""
        try:
            before = await turn.do(answer_log.answered_otherwise, turn.chat, turn.message.message_id, asked)
        except StoreError:
            return
        if before is None:
            return
        reply: Reply = Silence()
        shown = Message(texts.NO_QUESTION_LEFT if asks_here else texts.COMMAND_IN_AN_EDIT)
        if asked:
            reply, shown = await self._reply(turn, asked)
        if not await edit(turn.bot, turn.chat, before.answer_message, shown):
            return
        await self.remembering.write(answer_log.correct, turn.chat, before, asked, reply.antecedent, turn.user)
        await self._miss(turn, reply)

    async def pressed(self, turn: PrivateUpdate, press: AskQuestion) -> None:
        """A proposed question was pressed: it is answered as if it had been written."""
        question = next((one for one in self._proposed() if answer_rendering.question_key(one) == press.key), None)
        if question is None:
            await turn.alert(texts.GONE)
            return
        await turn.acknowledge()
        reply, shown = await self._reply(turn, question, AS_IT_STANDS)
        await turn.say(answer_rendering.recalling(question, shown))
        await self._remember(turn, reply)

    async def all_the_same(self, turn: PrivateUpdate, press: SearchAnyway) -> None:
        """«Chercher quand même»: what is answered to a question that is not in French."""
        question = answered_by(turn.message) if turn.message else None
        if question is None:
            await turn.alert(texts.QUESTION_LOST)
            return
        reply, shown = await self._reply(turn, question, AS_IT_STANDS)
        await turn.show(shown)
        await self._remember(turn, reply)

    async def message(self, turn: PrivateUpdate, question: str) -> Message:
        """The message for somebody who asks just this."""
        return (await self._reply(turn, question, AS_IT_STANDS))[1]

    async def _reply(self, turn: PrivateUpdate, text: str, policy: Policy = PRIVATE) -> tuple[Reply, Message]:
        """The reply to a message that asks `text`, and how it is shown."""
        message = ParsedQuestion.of(text)
        context = Context(await self._antecedent(turn) if policy is PRIVATE and may_refer(message) else None)
        # In a thread: a large collection may take its time, and other people wait.
        announcing = asyncio.create_task(_announce(turn))
        try:
            reply = await asyncio.to_thread(converse, self.library, message, policy, context)
        finally:
            # An answer that is there does not wait for its announcement.
            announcing.cancel()
        links = await self.remembering.all_links(reply.answers, turn.bot) if isinstance(reply, Answers) else []
        return reply, private_message(reply, links, self.library.documents)

    async def _antecedent(self, turn: PrivateUpdate) -> Antecedent | None:
        """The answer that a message replies to, else the last one if that was not long ago."""
        with contextlib.suppress(StoreError):
            return await turn.do(answer_log.antecedent, turn.chat, _token(turn))
        return None

    async def _remember(self, turn: PrivateUpdate, reply: Reply) -> None:
        if reply.antecedent:
            await self.remembering.write(answer_log.remember, turn.chat, reply.antecedent)

    async def _miss(self, turn: PrivateUpdate, reply: Reply) -> None:
        """Count what was asked in vain, or got no direct answer; never who asked it."""
        if reply.missed:
            is_staff = turn.role is not Role.READER
            await turn.do(answer_log.note_missed, turn.update, reply.missed, plain_questions_only=is_staff)

    def _proposed(self) -> list[str]:
        return [question for document in self.library.documents for question in document.questions]


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
