"""`/gerer`: documents by page and by search; each one corrected, replaced, withdrawn, restored, undone."""

import asyncio
from dataclasses import dataclass

from bot import texts
from bot.chat.callbacks.moderators import (
    AddDocument,
    CorrectKept,
    KeptPress,
    ListDrafts,
    ListKept,
    ManagePress,
    ReplaceKept,
    RestoreKept,
    SearchKept,
    SeeKept,
    ShowKeptDifferences,
    ShowKeptPassages,
    UndoChange,
    WithdrawKept,
)
from bot.chat.handlers.moderators.adding import ADD_PROMPT, Adding
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.screens import documents_screen as screens
from bot.chat.screens.draft_screen import differences_message, part_question, passages_message
from bot.errors import InputError
from bot.models import Document, Part
from bot.outcomes import ChangeOutcome, Done
from bot.reader_records import DialogState
from bot.records import Status
from bot.services import corpus_edits, draft_edits

SEARCH_PROMPT, DOCUMENT_PROMPT = "search", "document part"


@dataclass(frozen=True, slots=True)
class Managing:
    """Documents that are kept."""

    adding: Adding

    async def command(self, turn: PrivateUpdate) -> None:
        """`/gerer`, or `/gerer` and words of a title."""
        _, _, query = turn.text.partition(" ")
        await self._list(turn, 0, query.strip())

    async def search(self, turn: PrivateUpdate, prompt: DialogState) -> None:
        """The words that «Chercher» asked for."""
        await turn.leave()
        await self._list(turn, 0, turn.text)

    async def pressed(self, turn: PrivateUpdate, press: ManagePress) -> None:
        """A button of the list or of a document."""
        match press:
            case ListKept(offset, query):
                await self._list(turn, offset, query)
            case SearchKept():
                await turn.ask_for(SEARCH_PROMPT, {}, texts.WHICH_WORDS)
            case AddDocument():
                await turn.ask_for(ADD_PROMPT, {}, texts.ADD)
            case ListDrafts():
                drafts = await turn.do(draft_edits.open_drafts)
                await turn.show(screens.drafts_message(drafts, await turn.names()))
            case UndoChange(change, identity):
                await self._tell(turn, await turn.do(corpus_edits.undo, change, turn.who), texts.UNDONE, identity)
            case KeptPress():
                await self._document(turn, press)

    async def _document(self, turn: PrivateUpdate, press: KeptPress) -> None:
        identity = press.document
        entry = await turn.do(corpus_edits.find, identity)
        if entry is None:
            await turn.alert(texts.NO_LONGER)
            return
        match press:
            case WithdrawKept(version=version):
                outcome = await turn.do(corpus_edits.withdraw, identity, turn.who, version)
                await self._tell(turn, outcome, texts.WITHDRAWN, identity)
            case RestoreKept(version=version):
                outcome = await turn.do(corpus_edits.restore, identity, turn.who, version)
                await self._tell(turn, outcome, texts.RESTORED, identity)
            case ReplaceKept():
                await self.adding.replace(turn, entry)
            case ShowKeptPassages(first=first):
                await self._passages(turn, entry.document, first)
            case ShowKeptDifferences():
                document, found = await turn.do(corpus_edits.changes, identity)
                await turn.show(differences_message(document, found, SeeKept(identity)))
            case SeeKept():
                await self.see(turn, identity)
            case CorrectKept(part=part):
                data: dict[str, object] = {"document": identity, "part": part}
                await turn.ask_for(DOCUMENT_PROMPT, data, part_question(entry.document, part))

    async def _passages(self, turn: PrivateUpdate, document: Document, first: int) -> None:
        passages = await asyncio.to_thread(turn.library.passages, document)
        page = passages_message(
            document, passages, first, lambda other: ShowKeptPassages(document.id, other), SeeKept(document.id)
        )
        await turn.show(page)

    async def see(self, turn: PrivateUpdate, identity: str, note: str = "") -> None:
        """One document, as it stands."""
        card = await turn.do(corpus_edits.card, identity)
        names = await turn.names()
        await turn.show(screens.card_message(card, names, note) if card else texts.NO_LONGER)

    async def part_given(self, turn: PrivateUpdate, prompt: DialogState) -> None:
        """The title, author, source or date that was asked for."""
        identity, part = str(prompt.data["document"]), Part(str(prompt.data["part"]))
        try:
            outcome = await turn.do(corpus_edits.revise, identity, part, turn.text, turn.who)
        except InputError as error:
            await turn.ask_again(error)
            return
        await self._tell(turn, outcome, texts.CORRECTED, identity)
        await turn.leave()

    async def _tell(self, turn: PrivateUpdate, outcome: ChangeOutcome, note: str, identity: str) -> None:
        """Tell what became of a change, and show the document as it is then."""
        if isinstance(outcome, Done):
            gone = outcome.change.entry.status is Status.WITHDRAWN
            await self.see(turn, identity, texts.UNDONE_WITHDRAWN if gone and note == texts.UNDONE else note)
            return
        await turn.alert(await turn.explained(outcome))
        await self.see(turn, identity)

    async def _list(self, turn: PrivateUpdate, offset: int, query: str) -> None:
        page = await turn.do(corpus_edits.listing, query, offset, screens.LISTED)
        await turn.show(screens.list_message(page, query))
