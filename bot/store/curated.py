"""Passages pinned to a question and synonyms of this corpus, which moderators add to the ranking."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from bot.models import Span
from bot.records import Action, Pin, Status, Synonym
from bot.store.audit import Audit
from bot.store.document_rows import Shelf
from bot.store.row_mapping import folded
from bot.store.tables import documents, pins, synonyms


class Curated:
    """Repository of pins and synonyms; each is removable, and stands in the journal."""

    def __init__(self, connection: Connection, now: datetime, audit: Audit) -> None:
        self._connection, self._now, self._audit = connection, now, audit
        self._shelf = Shelf(connection, now, audit)

    def pins(self) -> list[Pin]:
        """Every pin, the oldest first."""
        return [_pin(row) for row in self._connection.execute(select(pins).order_by(pins.c.id))]

    def live_pins(self) -> list[Pin]:
        """The pins whose passage stands in a published document as it is now."""
        published = (documents.c.id == pins.c.document) & (documents.c.status == Status.PUBLISHED)
        wanted = select(pins).join(documents, published).where(~pins.c.stale).order_by(pins.c.id)
        return [_pin(row) for row in self._connection.execute(wanted)]

    def pin(self, question: str, document: str, version: int, span: Span, by: str) -> Pin | None:
        """Give the passage at `span` of that version's text to `question`.

        None, and nothing done, where that is no longer what the document says.
        """
        entry = self._shelf.entry(document)
        start, end = span
        if entry is None or entry.version != version or not 0 <= start < end <= len(entry.document.text):
            return None
        values = {
            "question": question,
            "document": document,
            "version": version,
            "start": start,
            "end": end,
            "text": entry.document.text[start:end],
            "stale": False,
            "by": by,
            "at": self._now,
        }
        row = self._connection.execute(insert(pins).values(values).returning(pins)).one()
        self._audit.write(by, Action.PIN, document, after=question)
        self._shelf.touch()
        return _pin(row)

    def unpin(self, pin: int, by: str) -> bool:
        """Remove a pin; False if it was removed before."""
        row = self._connection.execute(delete(pins).where(pins.c.id == pin).returning(pins)).one_or_none()
        if row is None:
            return False
        self._audit.write(by, Action.UNPIN, row.document, before=row.question)
        self._shelf.touch()
        return True

    def synonyms(self) -> list[Synonym]:
        """Every pair, the oldest first."""
        return [_synonym(row) for row in self._connection.execute(select(synonyms).order_by(synonyms.c.id))]

    def pair(self, word: str, other: str, by: str) -> Synonym | None:
        """Add a pair of synonyms; None if it exists, accents and order ignored, or both are the same word."""
        word, other = " ".join(word.split()), " ".join(other.split())
        known = [{folded(one.word), folded(one.other)} for one in self.synonyms()]
        meant = {folded(word), folded(other)}
        if len(meant) < 2 or "" in meant or meant in known:
            return None
        values = {"word": word, "other": other, "by": by, "at": self._now}
        row = self._connection.execute(insert(synonyms).values(values).returning(synonyms)).one()
        self._audit.write(by, Action.PAIR, str(row.id), after=f"{word} = {other}")
        self._shelf.touch()
        return _synonym(row)

    def unpair(self, synonym: int, by: str) -> bool:
        """Remove a pair; False if it was removed before."""
        gone = delete(synonyms).where(synonyms.c.id == synonym).returning(synonyms)
        row = self._connection.execute(gone).one_or_none()
        if row is None:
            return False
        self._audit.write(by, Action.UNPAIR, str(synonym), before=f"{row.word} = {row.other}")
        self._shelf.touch()
        return True


def _pin(row: Row[Any]) -> Pin:
    return Pin(
        id=row.id,
        question=row.question,
        document=row.document,
        version=row.version,
        start=row.start,
        end=row.end,
        text=row.text,
        stale=row.stale,
        by=row.by,
        at=row.at,
    )


def _synonym(row: Row[Any]) -> Synonym:
    return Synonym(row.id, row.word, row.other, row.by, row.at)
