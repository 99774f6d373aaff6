"""The journal: who changed what, when, from what to what. Written in the transaction of the change itself."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from bot.records import Action, Event, Status
from bot.store.tables import audit


class Audit:
    """Repository of events, which are added and never altered."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection, self._now = connection, now

    def write(
        self,
        by: str,
        action: Action,
        subject: str,
        before: str | None = None,
        after: str | None = None,
        *,
        versions: tuple[int | None, int | None] = (None, None),
        statuses: tuple[Status | None, Status | None] = (None, None),
        undoes: int | None = None,
    ) -> int:
        """Add an event; its number. `versions` and `statuses`: before and after, for what happens to a document."""
        values = {
            "by": by,
            "at": self._now,
            "action": action,
            "subject": subject,
            "before": before,
            "after": after,
            "version_before": versions[0],
            "version_after": versions[1],
            "status_before": statuses[0],
            "status_after": statuses[1],
            "undoes": undoes,
        }
        return int(self._connection.execute(insert(audit).values(values).returning(audit.c.id)).scalar_one())

    def page(self, offset: int = 0, limit: int = 20) -> list[Event]:
        """Events, the newest first."""
        wanted = select(audit).order_by(audit.c.at.desc(), audit.c.id.desc()).offset(offset).limit(limit)
        return [_event(row) for row in self._connection.execute(wanted)]

    def of(self, subject: str, limit: int = 50) -> list[Event]:
        """Events of one document, the newest first."""
        wanted = select(audit).where(audit.c.subject == subject).order_by(audit.c.id.desc()).limit(limit)
        return [_event(row) for row in self._connection.execute(wanted)]

    def last(self) -> Event | None:
        """The newest event."""
        return next(iter(self.page(limit=1)), None)

    def count(self) -> int:
        """Number of events."""
        return int(self._connection.execute(select(func.count()).select_from(audit)).scalar_one())

    def last_move(self, document: str, to: Status) -> tuple[str, datetime]:
        """Author and instant of the last change that made `document` be `to`, which it was not before."""
        moved = audit.c.status_before.is_distinct_from(to) & (audit.c.status_after == to)
        wanted = select(audit.c.by, audit.c.at).where(audit.c.subject == document, moved)
        by, at = self._connection.execute(wanted.order_by(audit.c.id.desc()).limit(1)).one()
        return by, at


def _event(row: Row[Any]) -> Event:
    return Event(row.id, row.by, row.at, row.action, row.subject, row.before, row.after)
