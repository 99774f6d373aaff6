"""Discovery of the documents: the first page, their list, each with its outline and its questions."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts
from bot.chat.callbacks.readers import DiscoveryPress, ListDocuments, SearchTitles, SeeDocument, ShowDocuments
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.handlers.readers.answer_buttons import Answers
from bot.chat.handlers.readers.questions import Asking
from bot.chat.permalinks import PASSAGE
from bot.chat.render.message import Message
from bot.chat.screens import discovery_screen as screens
from bot.library import Library
from bot.models import Document
from bot.reader_records import DialogState
from bot.text.analysis import fold
from bot.understanding.intent import has_form_of_question
from bot.understanding.question import ParsedQuestion

TITLE_PROMPT = "title"
_QUESTIONS = 3
_EXAMPLES_AT_START = 3


@dataclass(frozen=True, slots=True)
class Discovery:
    """The pages that tell about the documents."""

    library: Library
    answers: Answers
    asking: Asking

    async def start(self, turn: PrivateUpdate, payload: str) -> None:
        """`/start`; from a link, the passage or the document that it leads to, or that it leads to none."""
        await asyncio.to_thread(self.library.refresh)
        if payload and await self.answers.opened(turn, payload):
            return
        if document := self._document(payload.removeprefix(DOCUMENT)) if payload.startswith(DOCUMENT) else None:
            await turn.say(await asyncio.to_thread(self._page, document))
            return
        examples = await asyncio.to_thread(self.library.examples, _EXAMPLES_AT_START)
        note = texts.LEADS_NOWHERE if payload.startswith((PASSAGE, DOCUMENT)) else ""
        await turn.say(screens.start_message(self.library.documents, examples, note))

    async def documents(self, turn: PrivateUpdate) -> None:
        """`/documents`, or `/documents` and words of a title."""
        await asyncio.to_thread(self.library.refresh)
        _, _, query = turn.text.partition(" ")
        await turn.say(self._list(0, query.strip()))

    async def pressed(self, turn: PrivateUpdate, press: DiscoveryPress) -> None:
        """A button of the list, of a document, or «Documents»."""
        await asyncio.to_thread(self.library.refresh)
        match press:
            case ShowDocuments():
                await turn.acknowledge()
                await turn.say(self._list(0, ""))
            case SearchTitles():
                await turn.ask_for(TITLE_PROMPT, {}, texts.WHICH_WORDS)
            case ListDocuments(offset, query):
                await turn.show(self._list(offset, query))
            case SeeDocument(identity):
                if document := self._document(identity):
                    await turn.show(await asyncio.to_thread(self._page, document))
                else:
                    await turn.alert(texts.DOCUMENT_GONE)

    async def title_given(self, turn: PrivateUpdate, prompt: DialogState) -> None:
        """The words that «Chercher» asked for; what is no title's but a question, or talk, is answered as such."""
        await turn.leave()
        asks, asked = turn.text.rstrip().endswith("?"), ParsedQuestion.of(turn.text)
        if asks or (not self._titled(turn.text) and (has_form_of_question(asked) or asked.intent)):
            await self.asking.question(turn)
        else:
            await turn.say(self._list(0, turn.text))

    def _list(self, offset: int, query: str) -> Message:
        return screens.list_message(self._titled(query), offset, texts.clipped(query, _QUERY))

    def _titled(self, query: str) -> Sequence[Document]:
        """The documents whose titles hold all of these words; all of them where there is none."""
        words = [fold(word) for word in query.split()]
        return [one for one in self.library.documents if all(word in _folded(one.title) for word in words)]

    def _page(self, document: Document) -> Message:
        answered = self.library.answered_by(document.id, document.questions)
        return screens.document_message(document, answered[:_QUESTIONS])

    def _document(self, identity: str) -> Document | None:
        return next((one for one in self.library.documents if one.id == identity), None)


DOCUMENT = "d_"
"""Prefix of a link's payload that names a document."""
_QUERY = 100


def _folded(title: str) -> str:
    return " ".join(map(fold, title.split()))
