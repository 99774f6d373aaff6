"""A question, written or pressed, gets one reply."""

import asyncio
from dataclasses import dataclass

from bot.chat import render, texts
from bot.chat.handlers.turn import Turn
from bot.library import Library
from bot.search.models import Answer, Document, Reason
from bot.store.records import Kind

EXAMPLES_AT_START = 3
EXAMPLES_WHEN_NOTHING = 2
_MISSED = (Reason.NO_MATCH, Reason.TOO_FAR, Reason.NO_DOCUMENT)


@dataclass(frozen=True, slots=True)
class Asking:
    """Questions in a private chat."""

    library: Library

    async def question(self, turn: Turn) -> None:
        """A message that is a question, or a caption that is one."""
        await self._answer(turn, turn.text)

    async def command(self, turn: Turn) -> None:
        """`/question …`; alone, it says where to write."""
        assert turn.message is not None and turn.message.text is not None
        question = turn.message.text[turn.message.entities[0].length :].strip()
        if question:
            await self._answer(turn, question)
        else:
            await turn.say(texts.ASK_ME)

    async def _answer(self, turn: Turn, question: str) -> None:
        assert turn.message is not None
        # In a thread: a large collection may take its time, and other people wait.
        answer = await asyncio.to_thread(self.library.answer, question)
        examples = [] if answer.answered else await asyncio.to_thread(self.library.examples, EXAMPLES_WHEN_NOTHING)
        documents: list[Document] = [] if answer.answered else self.library.documents
        await turn.say(render.answer_message(answer, documents, examples), reply_to=turn.message.message_id)
        await self._miss(turn, answer)

    async def _miss(self, turn: Turn, answer: Answer) -> None:
        """Keep what was asked in vain, once the reader has their reply; never who asked it."""
        if answer.reason in _MISSED:
            await asyncio.to_thread(self.library.miss, answer.question, Kind.NOTHING, turn.update)

    async def pressed(self, turn: Turn) -> None:
        """A proposed question was pressed: it is answered as if it had been written."""
        question = next((one for one in self._proposed() if render.question_key(one) == turn.data), None)
        if question is None:
            await turn.alert(texts.GONE)
            return
        await turn.acknowledge()
        answer = await asyncio.to_thread(self.library.answer, question)
        await turn.say(render.asked_message(question, answer, self.library.documents, []))

    def _proposed(self) -> list[str]:
        return [question for document in self.library.documents for question in document.questions]
