"""Telegram's updates, taken in before they are acknowledged, and the effects that must come once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select, update

from bot.store.newest import add_new
from bot.store.records import Update
from bot.store.secrets import Secrets
from bot.store.tables import effects, updates

KEPT = timedelta(hours=48)
"""For how long an update that is done is known, and an effect remembered; Telegram keeps updates for 24 hours."""
_SEAL = "update"
_BATCH = 1_000


class Updates:
    """What came in. The JSON is sealed, and forgotten as soon as the update is done."""

    def __init__(self, connection: Connection, now: datetime, secrets: Secrets) -> None:
        self._connection, self._now, self._secrets = connection, now, secrets

    def take(self, update_id: int, chat: int, raw: str) -> bool:
        """Take an update in; False where it is known already."""
        return bool(self.take_all([(update_id, chat, raw)]))

    def take_all(self, arrived: Sequence[tuple[int, int, str]]) -> list[int]:
        """Take in (update id, chat id, JSON); the ids that are new, in order. One commit for all is what is fast."""
        rows = [
            {
                "update_id": update_id,
                "chat": self._secrets.pseudonym("chat", chat),
                "sealed": self._secrets.seal(raw, _SEAL),
                "attempts": 0,
                "taken": self._now,
            }
            for update_id, chat, raw in arrived
        ]
        batches = [rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH)]
        return sorted(new for batch in batches for new in add_new(self._connection, updates, batch))

    def pending(self, limit: int = 1_000) -> list[Update]:
        """What is not done, in order. Updates that another key sealed cannot be done: they are left out."""
        wanted = select(updates).where(updates.c.done.is_(None)).order_by(updates.c.update_id).limit(limit)
        found = []
        for row in self._connection.execute(wanted):
            raw = self._secrets.unseal(row.sealed, _SEAL)
            if raw is not None:
                found.append(Update(row.update_id, row.chat, raw, row.attempts))
        return found

    def done(self, update_id: int) -> bool:
        """Mark it done and forget what it said; False where it was done before."""
        still = (updates.c.update_id == update_id) & updates.c.done.is_(None)
        return bool(self._connection.execute(update(updates).where(still).values(done=self._now, sealed=None)).rowcount)

    def failed(self, update_id: int) -> int:
        """Count one more attempt; how many there were."""
        counted = update(updates).where(updates.c.update_id == update_id).values(attempts=updates.c.attempts + 1)
        return self._connection.execute(counted.returning(updates.c.attempts)).scalar_one_or_none() or 0

    def effect(self, key: str) -> bool:
        """Whether this effect comes for the first time; `key` at most 200 characters."""
        return bool(add_new(self._connection, effects, [{"key": key, "at": self._now}]))

    def unreadable(self) -> int:
        """How many updates wait that another key sealed."""
        waiting = select(updates.c.sealed).where(updates.c.done.is_(None))
        return sum(self._secrets.unseal(one, _SEAL) is None for one in self._connection.execute(waiting).scalars())

    def count(self) -> int:
        """How many are not done."""
        wanted = select(func.count()).select_from(updates).where(updates.c.done.is_(None))
        return int(self._connection.execute(wanted).scalar_one())

    def purge(self) -> None:
        """Forget what was done, and effects, 48 hours after; and what could not be done in as long."""
        old = self._now - KEPT
        self._connection.execute(delete(updates).where(updates.c.done < old))
        self._connection.execute(delete(updates).where(updates.c.done.is_(None), updates.c.taken < old))
        self._connection.execute(delete(effects).where(effects.c.at < old))
