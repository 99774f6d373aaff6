"""Documents, published or withdrawn. Every action has one true outcome, whoever else acts at the same time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, func, select, update

from bot.models import Document
from bot.outcomes import Already, Change, ChangeOutcome, Done, Gone, Late, Meanwhile
from bot.records import Action, Entry, Origin, Status, Version, digest
from bot.store.audit import Audit
from bot.store.document_rows import Move, Shelf, entries
from bot.store.folder_sync import follow
from bot.store.row_mapping import document_of, entry_of, folded, version_of
from bot.store.tables import audit as events
from bot.store.tables import documents, drafts, versions

UNDO = timedelta(minutes=10)
"""Time in which a change can be undone."""
_AROUND = " \n"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of documents, and the number of all."""

    entries: list[Entry]
    total: int


class Documents:
    """Repository of documents: their current state, their versions, and every change of either."""

    def __init__(self, connection: Connection, now: datetime, audit: Audit) -> None:
        self._shelf = Shelf(connection, now, audit)
        self._connection, self._now, self._audit = connection, now, audit

    # Reading

    def revision(self) -> int:
        """Counter that grows with every change of published content; cheap to read."""
        return self._shelf.revision()

    def published(self) -> list[Entry]:
        """Published documents, in the order in which they first came."""
        return self._entries(entries().where(documents.c.status == Status.PUBLISHED).order_by(documents.c.number))

    def changed_since(self, revision: int) -> list[Entry]:
        """The documents that changed after `revision`, withdrawn ones included: what an index must look at again."""
        return self._entries(entries().where(documents.c.revision > revision).order_by(documents.c.number))

    def page(self, status: Status | None = None, query: str = "", offset: int = 0, limit: int = 10) -> Page:
        """Documents whose title holds every word of `query`, accents ignored; the last changed first."""
        wanted = entries()
        if status:
            wanted = wanted.where(documents.c.status == status)
        for word in folded(query).split():
            wanted = wanted.where(documents.c.folded.contains(word, autoescape=True))
        total = self._connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
        order = (documents.c.changed.desc(), documents.c.number.desc())
        return Page(self._entries(wanted.order_by(*order).offset(offset).limit(limit)), total)

    def find(self, identity: str) -> Entry | None:
        """The document as it stands."""
        return self._shelf.entry(identity)

    def with_text(self, *texts: str) -> list[Entry]:
        """Published documents whose text is one of these, spaces and line ends around it apart."""
        same = func.trim(versions.c.text, _AROUND).in_({text.strip(_AROUND) for text in texts})
        return self._entries(entries().where(same, documents.c.status == Status.PUBLISHED))

    def history(self, identity: str) -> list[Version]:
        """Every version, the newest first."""
        wanted = select(versions).where(versions.c.document == identity).order_by(versions.c.number.desc())
        return [version_of(row) for row in self._connection.execute(wanted)]

    def _entries(self, wanted: Select[tuple[object, ...]]) -> list[Entry]:
        return [entry_of(row) for row in self._connection.execute(wanted)]

    # Changing

    def publish(self, draft: int, expected: int, by: str) -> ChangeOutcome:
        """Publish version `expected` of a draft: a new document, or a new version of the one that it replaces.

        Where there is already a document of its identity that it does not replace, or the one that it replaces has
        changed since, nothing is done (`Meanwhile`); `drafts.retarget` makes it replace what there is now.
        """
        row = self._connection.execute(select(drafts).where(drafts.c.id == draft)).one_or_none()
        if row is None or row.status == Status.WITHDRAWN:
            return Gone()
        if row.status == Status.PUBLISHED:
            return Already(row.changed_by, row.changed)
        if row.version != expected:
            return Meanwhile(row.changed_by, row.changed, None)
        document = document_of(row.document, row)
        there = self._shelf.row(row.replaces or row.document)
        if there and there.last_change != row.base:
            return self._taken(there.id, document)
        if not self._closed(draft, expected, by):
            return Meanwhile(row.changed_by, row.changed, None)
        if there is None:
            move = Move(Action.PUBLISH, by, Status.PUBLISHED, document)
            return Done(self._shelf.create(row.document, Origin(row.origin), move))
        change = self._shelf.move(there, Move(Action.REPLACE, by, Status.PUBLISHED, document))
        assert change, "another writer, in spite of the lock"
        return Done(change)

    def _closed(self, draft: int, expected: int, by: str) -> bool:
        """Mark the draft published and forget its text; False where somebody was first."""
        still = (drafts.c.id == draft) & (drafts.c.version == expected) & (drafts.c.status == Status.DRAFT)
        closed = {"status": Status.PUBLISHED, "changed": self._now, "changed_by": by, "text": ""}
        return bool(self._connection.execute(update(drafts).where(still).values(closed)).rowcount)

    def _taken(self, identity: str, document: Document) -> ChangeOutcome:
        entry = self._shelf.entry(identity)
        assert entry
        if entry.status is Status.PUBLISHED and digest(entry.document) == digest(document):
            last = self._shelf.version(identity, entry.version)
            return Already(last.by, last.at)
        return Meanwhile(entry.by, entry.changed, entry)

    def revise(self, document: Document, expected: int, by: str, why: str = "") -> ChangeOutcome:
        """Replace the content of the document with that id (title, source, date …); its status stays."""
        row = self._shelf.row(document.id)
        if row is None:
            return Gone()
        last = self._shelf.version(document.id, row.version)
        if digest(last.document) == digest(document):
            return Already(last.by, last.at)
        return self._move(document.id, expected, Move(Action.REVISE, by, Status(row.status), document, why))

    def withdraw(self, identity: str, expected: int, by: str, why: str = "") -> ChangeOutcome:
        """Quote the document no longer."""
        return self._turn(identity, expected, Move(Action.WITHDRAW, by, Status.WITHDRAWN, why=why))

    def restore(self, identity: str, expected: int, by: str, why: str = "") -> ChangeOutcome:
        """Quote a withdrawn document again."""
        return self._turn(identity, expected, Move(Action.RESTORE, by, Status.PUBLISHED, why=why))

    def _turn(self, identity: str, expected: int, move: Move) -> ChangeOutcome:
        row = self._shelf.row(identity)
        if row is not None and row.status == move.to:
            return Already(*self._audit.last_move(identity, move.to))
        return self._move(identity, expected, move)

    def _move(self, identity: str, expected: int, move: Move) -> ChangeOutcome:
        row = self._shelf.row(identity)
        if row is None:
            return Gone()
        change = self._shelf.move(row, move) if row.version == expected else None
        if change:
            return Done(change)
        entry = self._shelf.entry(identity)
        assert entry
        return Meanwhile(entry.by, entry.changed, entry)

    def undo(self, change: int, by: str) -> ChangeOutcome:
        """Take back a change, within ten minutes, where nothing came after it on that document.

        The versions stay: what a document said before becomes its newest version. A document that was new is withdrawn.
        """
        event = self._connection.execute(select(events).where(events.c.id == change)).one_or_none()
        if event is None or event.status_after is None:
            return Gone()
        undone = select(events.c.by, events.c.at).where(events.c.undoes == change)
        if (before := self._connection.execute(undone).one_or_none()) is not None:
            return Already(before.by, before.at)
        if self._now > event.at + UNDO:
            return Late(event.at + UNDO)
        row = self._shelf.row(event.subject)
        assert row
        said = None
        if event.version_before not in (None, event.version_after):
            said = self._shelf.version(row.id, event.version_before).document
        to = Status(event.status_before or Status.WITHDRAWN)
        move = Move(Action.UNDO, by, to, said, undoes=change)
        done = self._shelf.move(row, move) if row.last_change == change else None
        if done:
            return Done(done)
        entry = self._shelf.entry(row.id)
        assert entry
        return Meanwhile(entry.by, entry.changed, entry)

    def follow(self, files: Sequence[tuple[str, Document]], unread: Collection[str] = ()) -> list[Change]:
        """Take in what is new or changed in the corpus folder; see `folder_sync`."""
        return follow(self._shelf, files, frozenset(unread))
