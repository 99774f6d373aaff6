"""Drafts that moderators prepare. Several of one identity may exist; `Documents.publish` publishes them."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from bot.models import Document
from bot.outcomes import Already, Gone, Meanwhile
from bot.records import CALENDAR, Draft, Origin, Status
from bot.store.row_mapping import content, draft_of
from bot.store.tables import documents, drafts

RECOVERABLE = timedelta(days=1)
"""Time in which a discarded draft can be taken up again."""
UNTOUCHED = timedelta(days=30)
"""Time after which a draft that nobody touches is discarded."""


class Drafts:
    """Repository of drafts. A closed one keeps its row, without its text, so that an old button is told the truth.

    A discarded one keeps its text for a day, in which it can be taken up again.
    """

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection, self._now = connection, now

    def add(
        self, document: Document, origin: Origin, by: str, replaces: str | None = None, doubts: Sequence[str] = ()
    ) -> Draft:
        """A new draft; `replaces`: the id of the document that it shall become a version of.

        `doubts`: what whoever reads it should look at; it keeps them whatever is corrected.
        """
        values = {
            "document": document.id,
            "status": Status.DRAFT,
            "version": 1,
            "origin": origin,
            "by": by,
            "created": self._now,
            "changed": self._now,
            "changed_by": by,
            "doubts": json.dumps(list(doubts)) if doubts else None,
            **content(document),
            **self._target(replaces),
        }
        return draft_of(self._connection.execute(insert(drafts).values(values).returning(drafts)).one())

    def became(self, draft: int) -> str | None:
        """The id of the document that a draft has become; None where it was not published."""
        published = (drafts.c.id == draft) & (drafts.c.status == Status.PUBLISHED)
        row = self._connection.execute(select(drafts.c.replaces, drafts.c.document).where(published)).one_or_none()
        return (row.replaces or row.document) if row else None

    def find(self, draft: int) -> Draft | None:
        """The draft, unless it is published or discarded."""
        row = self._connection.execute(select(drafts).where(_open(draft))).one_or_none()
        return draft_of(row) if row else None

    def all(self) -> list[Draft]:
        """Open drafts, the last changed first."""
        wanted = select(drafts).where(drafts.c.status == Status.DRAFT)
        return list(
            map(draft_of, self._connection.execute(wanted.order_by(drafts.c.changed.desc(), drafts.c.id.desc())))
        )

    def of(self, document: str) -> list[Draft]:
        """Open drafts of this identity, or that replace this document, in the order in which they came."""
        about = (drafts.c.document == document) | (drafts.c.replaces == document)
        wanted = select(drafts).where(drafts.c.status == Status.DRAFT, about).order_by(drafts.c.id)
        return list(map(draft_of, self._connection.execute(wanted)))

    def amend(self, draft: int, expected: int, document: Document, by: str) -> Draft | Already | Meanwhile | Gone:
        """Correct version `expected` of a draft. `document.id` may differ: a new source makes a new identity."""
        return self._change(draft, expected, {"document": document.id, **content(document)}, by)

    def retarget(self, draft: int, expected: int, replaces: str | None, by: str) -> Draft | Already | Meanwhile | Gone:
        """Make a draft replace a document as it stands now, or none."""
        return self._change(draft, expected, self._target(replaces), by)

    def discard(self, draft: int, by: str) -> Draft | Already | Meanwhile | Gone:
        """Give a draft up; for a day it can be taken up again."""
        found = self.find(draft)
        closed = {"status": Status.WITHDRAWN, "changed": self._now, "changed_by": by}
        if found and self._connection.execute(update(drafts).where(_open(draft)).values(closed)).rowcount:
            return found
        row = self._row(draft)
        if row is None:
            return Gone()
        if row.status == Status.WITHDRAWN:
            return Already(row.changed_by, row.changed)
        return Meanwhile(row.changed_by, row.changed, None)

    def reopen(self, draft: int, by: str) -> Draft | Already | Meanwhile | Gone:
        """Take up a draft that was discarded, as it was, under the next version.

        `Gone` where it was discarded more than a day ago, `Meanwhile` where it is published.
        """
        lately = (drafts.c.changed >= self._now - RECOVERABLE) & (drafts.c.text != "")
        discarded = (drafts.c.id == draft) & (drafts.c.status == Status.WITHDRAWN) & lately
        again = {
            "status": Status.DRAFT,
            "version": drafts.c.version + 1,
            "changed": self._now,
            "changed_by": by,
        }
        reopened = update(drafts).where(discarded).values(again).returning(drafts)
        if row := self._connection.execute(reopened).one_or_none():
            return draft_of(row)
        there = self._row(draft)
        if there is None or there.status == Status.WITHDRAWN:
            return Gone()
        if there.status == Status.DRAFT:
            return Already(there.changed_by, there.changed)
        return Meanwhile(there.changed_by, there.changed, None)

    def purge(self) -> None:
        """Forget the text of what was discarded more than a day ago; discard what nobody has touched for thirty."""
        old = (drafts.c.status == Status.WITHDRAWN) & (drafts.c.changed < self._now - RECOVERABLE)
        self._connection.execute(update(drafts).where(old, drafts.c.text != "").values(text=""))
        left = (drafts.c.status == Status.DRAFT) & (drafts.c.changed < self._now - UNTOUCHED)
        closed = {"status": Status.WITHDRAWN, "changed": self._now, "changed_by": CALENDAR}
        self._connection.execute(update(drafts).where(left).values(closed))

    def _change(self, draft: int, expected: int, values: dict[str, Any], by: str) -> Draft | Already | Meanwhile | Gone:
        marks = {"version": expected + 1, "changed": self._now, "changed_by": by}
        still = _open(draft) & (drafts.c.version == expected)
        changed = update(drafts).where(still).values(**values, **marks).returning(drafts)
        if row := self._connection.execute(changed).one_or_none():
            return draft_of(row)
        there = self._row(draft)
        if there is None or there.status == Status.WITHDRAWN:
            return Gone()
        if there.status == Status.PUBLISHED:
            return Already(there.changed_by, there.changed)
        return Meanwhile(there.changed_by, there.changed, None)

    def _row(self, draft: int) -> Row[Any] | None:
        return self._connection.execute(select(drafts).where(drafts.c.id == draft)).one_or_none()

    def _target(self, replaces: str | None) -> dict[str, Any]:
        base = None
        if replaces:
            wanted = select(documents.c.last_change).where(documents.c.id == replaces)
            base = self._connection.execute(wanted).scalar_one()
        return {"replaces": replaces, "base": base}


def _open(draft: int) -> ColumnElement[bool]:
    return (drafts.c.id == draft) & (drafts.c.status == Status.DRAFT)
