"""Documents of the corpus: listed, corrected, withdrawn, restored, undone; the same from Telegram and the terminal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.editorial.differences import Difference, differences
from bot.ingest.corrections import corrected
from bot.library import Library
from bot.models import Document, Part
from bot.outcomes import ChangeOutcome, Done, Gone
from bot.records import Entry, Event, Status
from bot.store.documents import UNDO
from bot.store.store import Session

_EVENTS = 50
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the documents that are kept."""

    entries: list[Entry]
    offset: int
    """Number of documents before the page."""
    total: int
    drafts: int
    """Number of open drafts."""


@dataclass(frozen=True, slots=True)
class Card:
    """A document and what was done with it."""

    entry: Entry
    events: list[Event]
    """The newest first."""
    passages: int
    undo_until: datetime | None
    """Until when the last change can be undone; None where it no longer can."""


def find(library: Library, identity: str) -> Entry | None:
    """The document as it stands, published or withdrawn."""
    with library.store.read() as session:
        return session.documents.find(identity)


def entries(library: Library) -> list[Entry]:
    """Every document, published or withdrawn, the last changed first."""
    with library.store.read() as session:
        return session.documents.page(limit=_ALL).entries


def listing(library: Library, query: str, offset: int, limit: int) -> Listing:
    """A page of the documents whose title holds every word of `query`; the first one where `offset` is past the end."""
    with library.store.read() as session:
        page = session.documents.page(query=query, offset=offset, limit=limit)
        if not page.entries and offset:
            page, offset = session.documents.page(query=query, limit=limit), 0
        return Listing(page.entries, offset, page.total, len(session.drafts.all()))


def card(library: Library, identity: str) -> Card | None:
    """One document with its history; None where there is none of this id."""
    with library.store.read() as session:
        entry = session.documents.find(identity)
        if entry is None:
            return None
        events = session.audit.of(identity, _EVENTS)
        until = entry.changed + UNDO
        undo_until = until if session.now < until else None
    return Card(entry, events, len(library.passages(entry.document)), undo_until)


def changes(library: Library, identity: str) -> tuple[Document, list[Difference]]:
    """A document, and what its current version changed in the one before, sentence by sentence."""
    with library.store.read() as session:
        current, *earlier = session.documents.history(identity)
    before = earlier[0] if earlier else current
    return current.document, differences(before.document.text, current.document.text)


def revise(library: Library, identity: str, part: Part, written: str, by: str) -> ChangeOutcome:
    """Correct a detail of a document as somebody wrote it.

    Raises:
        InputError: what was written cannot be this detail; the sentence says what can.

    """

    def revised(session: Session) -> ChangeOutcome:
        entry = session.documents.find(identity)
        if entry is None:
            return Gone()
        return session.documents.revise(corrected(entry.document, part, written), entry.version, by)

    return _changed(library, revised)


def withdraw(library: Library, identity: str, by: str, version: int | None = None) -> ChangeOutcome:
    """Quote a document no longer; `version`: the one that was looked at, None for whatever stands."""

    def withdrawn(session: Session) -> ChangeOutcome:
        entry = session.documents.find(identity)
        if entry is None:
            return Gone()
        return session.documents.withdraw(identity, entry.version if version is None else version, by)

    return _changed(library, withdrawn)


def restore(library: Library, identity: str, by: str, version: int) -> ChangeOutcome:
    """Quote a withdrawn document again; `version`: the one that was looked at."""
    return _changed(library, lambda session: session.documents.restore(identity, version, by))


def undo(library: Library, change: int, by: str) -> ChangeOutcome:
    """Take back a change, by its number in the journal."""
    return _changed(library, lambda session: session.documents.undo(change, by))


def _changed(library: Library, act: Callable[[Session], ChangeOutcome]) -> ChangeOutcome:
    """Change a document; the questions that it answered wait again where it is quoted no longer."""

    def changed(session: Session) -> ChangeOutcome:
        outcome = act(session)
        if isinstance(outcome, Done) and outcome.change.entry.status is Status.WITHDRAWN:
            session.missed.waits_again(outcome.change.entry.document.id)
        return outcome

    return library.change(changed)
