"""`/gerer`: documents by page and by search; each one corrected, replaced, withdrawn, restored, undone."""

import asyncio
from collections.abc import Callable
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
from bot.chat.handlers.moderators.adding import ADD_STEP, Adding
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.render.message import Message
from bot.chat.screens import documents_screen as screens
from bot.chat.screens.draft_screen import differences_message, part_question, passages_message
from bot.editorial.differences import differences
from bot.errors import InputError
from bot.ingest.corrections import corrected
from bot.library import Library
from bot.models import Part
from bot.outcomes import ChangeOutcome, Done
from bot.records import Entry, Status, Step
from bot.store.documents import Documents
from bot.store.store import Session

SEARCH_STEP, DOCUMENT_STEP = "search", "document part"
_EVENTS = 50
Act = Callable[[Session], ChangeOutcome]
Turning = Callable[[Documents, str, int, str], ChangeOutcome]


@dataclass(frozen=True, slots=True)
class Managing:
    """Documents that are kept."""

    adding: Adding

    async def command(self, turn: PrivateUpdate) -> None:
        """`/gerer`, or `/gerer` and words of a title."""
        _, _, query = turn.text.partition(" ")
        await self._list(turn, 0, query.strip())

    async def search(self, turn: PrivateUpdate, step: Step) -> None:
        """The words that «Chercher» asked for."""
        await turn.leave()
        await self._list(turn, 0, turn.text)

    async def pressed(self, turn: PrivateUpdate, press: ManagePress) -> None:
        """A button of the list or of a document."""
        match press:
            case ListKept(offset, query):
                await self._list(turn, offset, query)
            case SearchKept():
                await turn.ask_for(SEARCH_STEP, {}, texts.WHICH_WORDS)
            case AddDocument():
                await turn.ask_for(ADD_STEP, {}, texts.ADD)
            case ListDrafts():
                drafts = await turn.read(lambda session: session.drafts.all())
                await turn.show(screens.drafts_message(drafts, await turn.names()))
            case UndoChange(change, identity):
                await self._done(turn, lambda session: session.documents.undo(change, turn.who), texts.UNDONE, identity)
            case KeptPress():
                await self._document(turn, press)

    async def _document(self, turn: PrivateUpdate, press: KeptPress) -> None:
        identity = press.document
        entry: Entry | None = await turn.read(lambda session: session.documents.find(identity))
        if entry is None:
            await turn.alert(texts.NO_LONGER)
            return
        match press:
            case WithdrawKept(version=version):
                await self._turned(turn, identity, version, Documents.withdraw, texts.WITHDRAWN)
            case RestoreKept(version=version):
                await self._turned(turn, identity, version, Documents.restore, texts.RESTORED)
            case ReplaceKept():
                await self.adding.replace(turn, entry)
            case ShowKeptPassages(first=first):
                await turn.show(await asyncio.to_thread(_passages, turn.library, entry, first))
            case ShowKeptDifferences():
                await turn.show(await asyncio.to_thread(_differences, turn.library, entry))
            case SeeKept():
                await self.see(turn, identity)
            case CorrectKept(part=part):
                data: dict[str, object] = {"document": identity, "part": part}
                await turn.ask_for(DOCUMENT_STEP, data, part_question(entry.document, part))

    async def see(self, turn: PrivateUpdate, identity: str, note: str = "") -> None:
        """One document, as it stands."""
        card = await asyncio.to_thread(_card, turn.library, identity)
        names = await turn.names()
        await turn.show(screens.card_message(card, names, note) if card else texts.NO_LONGER)

    async def part_given(self, turn: PrivateUpdate, step: Step) -> None:
        """The title, author, source or date that was asked for."""
        identity, part = str(step.data["document"]), Part(str(step.data["part"]))
        entry: Entry | None = await turn.read(lambda session: session.documents.find(identity))
        assert entry, "documents are never deleted"
        try:
            document = corrected(entry.document, part, turn.text)
        except InputError as error:
            await turn.ask_again(error)
            return
        version = entry.version
        await self._done(
            turn, lambda session: session.documents.revise(document, version, turn.who), texts.CORRECTED, identity
        )
        await turn.leave()

    async def _turned(self, turn: PrivateUpdate, identity: str, version: int, act: Turning, note: str) -> None:
        await self._done(turn, lambda session: act(session.documents, identity, version, turn.who), note, identity)

    async def _done(self, turn: PrivateUpdate, act: Act, note: str, identity: str) -> None:
        """Do it, tell what became of it, and show the document as it is then."""

        def done(session: Session) -> ChangeOutcome:
            outcome = act(session)
            if isinstance(outcome, Done) and outcome.change.entry.status is Status.WITHDRAWN:
                session.missed.waits_again(identity)
            return outcome

        outcome = await turn.change(done)
        if isinstance(outcome, Done):
            gone = outcome.change.entry.status is Status.WITHDRAWN
            await self.see(turn, identity, texts.UNDONE_WITHDRAWN if gone and note == texts.UNDONE else note)
            return
        await turn.alert(await turn.explained(outcome))
        await self.see(turn, identity)

    async def _list(self, turn: PrivateUpdate, offset: int, query: str) -> None:
        def listed(session: Session) -> Message:
            page = session.documents.page(query=query, offset=offset, limit=screens.LISTED)
            if not page.entries and offset:
                page = session.documents.page(query=query, limit=screens.LISTED)
                return screens.list_message(page, 0, query, len(session.drafts.all()))
            return screens.list_message(page, offset, query, len(session.drafts.all()))

        await turn.show(await turn.read(listed))


def _card(library: Library, identity: str) -> screens.Card | None:
    with library.store.read() as session:
        entry = session.documents.find(identity)
        if entry is None:
            return None
        events = session.audit.of(identity, _EVENTS)
        now = session.now
    return screens.Card(entry, events, len(library.passages(entry.document)), now)


def _passages(library: Library, entry: Entry, first: int) -> Message:
    identity = entry.document.id
    return passages_message(
        entry.document,
        library.passages(entry.document),
        first,
        lambda other: ShowKeptPassages(identity, other),
        SeeKept(identity),
    )


def _differences(library: Library, entry: Entry) -> Message:
    with library.store.read() as session:
        current, *earlier = session.documents.history(entry.document.id)
    before = earlier[0] if earlier else current
    found = differences(before.document.text, current.document.text)
    return differences_message(current.document, found, SeeKept(entry.document.id))
