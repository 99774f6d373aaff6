"""Documents and their versions as rows. Whatever changes a document goes through `Shelf.create` or `Shelf.move`."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from bot.models import Document
from bot.outcomes import Change
from bot.records import SEPARATOR, Action, Entry, Origin, Status, Version, digest
from bot.store.audit import Audit
from bot.store.row_mapping import content, entry_of, folded, version_of
from bot.store.tables import counters, documents, pins, versions

_CORPUS = "corpus"


@dataclass(frozen=True, slots=True)
class Move:
    """One change of a document: its kind, its author, its reason."""

    action: Action
    by: str
    to: Status
    document: Document | None = None
    """The new version; None where the current one stays."""
    why: str = ""
    origin: Origin | None = None
    undoes: int | None = None
    file: dict[str, Any] | None = None
    """Columns about the file that it follows."""


class Shelf:
    """Rows of documents and versions. Callers decide which changes are allowed."""

    def __init__(self, connection: Connection, now: datetime, audit: Audit) -> None:
        self.connection, self.now, self.audit = connection, now, audit

    def row(self, identity: str) -> Row[Any] | None:
        """The row of documents, without what the document says."""
        return self.connection.execute(select(documents).where(documents.c.id == identity)).one_or_none()

    def entry(self, identity: str) -> Entry | None:
        """The document as it stands."""
        row = self.connection.execute(entries().where(documents.c.id == identity)).one_or_none()
        return entry_of(row) if row else None

    def version(self, identity: str, number: int) -> Version:
        """One version of a document."""
        wanted = select(versions).where(versions.c.document == identity, versions.c.number == number)
        return version_of(self.connection.execute(wanted).one())

    def revision(self) -> int:
        """Counter that grows with every change of published content."""
        wanted = select(counters.c.value).where(counters.c.name == _CORPUS)
        return self.connection.execute(wanted).scalar_one_or_none() or 0

    def touch(self) -> int:
        """Count one more change of what is published; the new revision."""
        counter = update(counters).where(counters.c.name == _CORPUS).values(value=counters.c.value + 1)
        value = self.connection.execute(counter.returning(counters.c.value)).scalar_one_or_none()
        if value is None:
            self.connection.execute(insert(counters).values(name=_CORPUS, value=1))
        return value or 1

    def create(self, identity: str, origin: Origin, move: Move) -> Change:
        """A new document; its id must be free."""
        document = move.document
        assert document
        number = self.audit.write(
            move.by,
            move.action,
            identity,
            after=summary(document),
            versions=(None, 1),
            statuses=(None, move.to),
        )
        file = move.file or {"in_folder": False}
        self.connection.execute(
            insert(documents).values(
                id=identity,
                status=move.to,
                version=1,
                origin=origin,
                created=self.now,
                changed=self.now,
                changed_by=move.by,
                last_change=number,
                revision=self.touch(),
                file_withdrew=False,
                **described(document),
                **file,
            )
        )
        document = replace(document, id=identity)
        self.add_version(Version(1, document, move.by, self.now, move.why))
        entry = Entry(document, 1, move.to, origin, self.now, self.now, move.by, number)
        return Change(number, move.action, entry, None, move.by, self.now)

    def move(self, row: Row[Any], move: Move) -> Change | None:
        """Do `move` to the document of `row`; None, and nothing done, where it has changed since `row` was read."""
        version = row.version + 1 if move.document else row.version
        moved = self.connection.execute(
            update(documents)
            .where(documents.c.id == row.id, documents.c.last_change == row.last_change)
            .values(
                status=move.to,
                version=version,
                changed=self.now,
                changed_by=move.by,
                file_withdrew=False,
                **(described(move.document) if move.document else {}),
                **(move.file or {}),
            )
        ).rowcount
        if not moved:
            return None
        before = self.version(row.id, row.version).document
        after = replace(move.document, id=row.id) if move.document else before
        if move.document:
            self.add_version(Version(version, after, move.by, self.now, move.why))
            self.follow_pins(row.id, version, after)
        was = Status(row.status)
        number = self.audit.write(
            move.by,
            move.action,
            row.id,
            summary(before),
            summary(after),
            versions=(row.version, version),
            statuses=(was, move.to),
            undoes=move.undoes,
        )
        visible = Status.PUBLISHED in (was, move.to)
        marks = {"last_change": number, "revision": self.touch() if visible else row.revision}
        self.connection.execute(update(documents).where(documents.c.id == row.id).values(marks))
        entry = Entry(after, version, move.to, Origin(row.origin), row.created, self.now, move.by, number)
        quoted = before if was is Status.PUBLISHED else None
        return Change(number, move.action, entry, quoted, move.by, self.now)

    def mark(self, row: Row[Any], **file: object) -> None:
        """Note something about the file that a document follows; nothing that anybody reads."""
        self.connection.execute(update(documents).where(documents.c.id == row.id).values(file))

    def add_version(self, version: Version) -> None:
        """One more version, which must be new; the document's row is not told."""
        self.connection.execute(
            insert(versions).values(
                document=version.document.id,
                number=version.number,
                digest=digest(version.document),
                by=version.by,
                at=version.at,
                why=version.why,
                **content(version.document),
            )
        )

    def follow_pins(self, identity: str, version: int, document: Document) -> None:
        """Pins go with their passage into the new version, or are marked where it is no longer there."""
        for pin in self.connection.execute(select(pins).where(pins.c.document == identity)):
            places = _places(document.text, pin.text)
            start = min(places, key=lambda at: abs(at - pin.start), default=None)
            if start is None:
                values: dict[str, Any] = {"stale": True}
            else:
                values = {"stale": False, "version": version, "start": start, "end": start + len(pin.text)}
            self.connection.execute(update(pins).where(pins.c.id == pin.id).values(values))


def entries() -> Select[Any]:
    """Documents, each with what its current version says."""
    current = (versions.c.document == documents.c.id) & (versions.c.number == documents.c.version)
    said = [column for column in versions.c if column.name not in ("document", "number", "by", "at", "why", "source")]
    return select(documents, *said).join_from(documents, versions, current)


def described(document: Document) -> dict[str, Any]:
    """Columns in which the row of a document repeats its current version, to be looked up."""
    return {"source": document.source, "folded": folded(document.title)}


def summary(document: Document) -> str:
    """A document in the journal's words: title, author, date, source; never its text."""
    day = document.published.isoformat() if document.published else None
    return SEPARATOR.join(filter(None, [document.title, document.author, day, document.source]))


def _places(text: str, passage: str) -> list[int]:
    found, at = [], text.find(passage)
    while at >= 0:
        found.append(at)
        at = text.find(passage, at + 1)
    return found
