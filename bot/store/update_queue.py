"""Telegram's updates, taken in before they are acknowledged, and the effects that must come once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from bot.reader_records import Arrived
from bot.store.sealing import Secrets
from bot.store.tables import effects, updates
from bot.store.upsert import add_new

KEPT = timedelta(hours=48)
"""Time for which finished updates and effects are remembered; Telegram keeps updates for 24 hours."""
_SEAL = "update"
_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Update:
    """An update of Telegram's that is not done yet."""

    update_id: int
    chat: str
    """A pseudonym: two updates of one chat have the same."""
    raw: str
    """JSON, as Telegram sent it."""
    attempts: int


class Updates:
    """Updates, whose JSON is sealed; what they said, and whose they were, is forgotten as soon as they are done."""

    def __init__(self, connection: Connection, now: datetime, secrets: Secrets) -> None:
        self._connection, self._now, self._secrets = connection, now, secrets

    def take_all(self, arrived: Sequence[Arrived]) -> list[int]:
        """Write these down; the ids that are new, in order. One commit for all is what is fast.

        Telegram may begin its numbers anew: under a known number, what is something else is new.
        """
        rows = [
            {
                "update_id": one.update_id,
                "chat": self._chat(one.chat),
                "sealed": self._secrets.seal(one.raw, _SEAL),
                "mark": self._secrets.pseudonym("update", one.key),
                "attempts": 0,
                "taken": self._now,
                "done": None,
            }
            for one in {one.update_id: one for one in arrived}.values()
        ]
        batches = [rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH)]
        return sorted(new for batch in batches for new in add_new(self._connection, updates, batch, updates.c.mark))

    def pending(self, limit: int = 1_000, chat: int | None = None) -> list[Update]:
        """Updates that are not done, in order, of one chat or of all; those that another key sealed are left out."""
        wanted = select(updates).where(updates.c.done.is_(None)).order_by(updates.c.update_id).limit(limit)
        if chat is not None:
            wanted = wanted.where(updates.c.chat == self._chat(chat))
        found = []
        for row in self._connection.execute(wanted):
            raw = self._secrets.unseal(row.sealed, _SEAL)
            if raw is not None:
                found.append(Update(row.update_id, row.chat, raw, row.attempts))
        return found

    def done(self, update_id: int) -> bool:
        """Mark it done and forget what it said; False where it was done before."""
        return bool(self._close(updates.c.update_id == update_id))

    def done_all(self, ids: Sequence[int]) -> None:
        """Mark them all done; those that were done before, or are unknown, stay as they are."""
        for start in range(0, len(ids), _BATCH):
            self._close(updates.c.update_id.in_(ids[start : start + _BATCH]))

    def _close(self, which: ColumnElement[bool]) -> int:
        closed = {"done": self._now, "sealed": None, "chat": ""}
        return self._connection.execute(update(updates).where(which, updates.c.done.is_(None)).values(closed)).rowcount

    def failed(self, update_id: int) -> int:
        """Count a failed attempt and return the number so far."""
        counted = update(updates).where(updates.c.update_id == update_id).values(attempts=updates.c.attempts + 1)
        return self._connection.execute(counted.returning(updates.c.attempts)).scalar_one_or_none() or 0

    def effect(self, key: str) -> bool:
        """Mark an effect as come; False if it had. Only a pseudonym of `key` is kept, which may say anything."""
        return bool(add_new(self._connection, effects, [{"key": self._effect(key), "at": self._now}]))

    def happened(self, key: str) -> bool:
        """True if this effect has come, as far as it is remembered."""
        fresh = effects.c.at >= self._now - KEPT
        wanted = select(effects.c.key).where(effects.c.key == self._effect(key), fresh)
        return self._connection.execute(wanted).one_or_none() is not None

    def forget(self, key: str) -> None:
        """Mark an effect as not come after all: it may come again."""
        self._connection.execute(delete(effects).where(effects.c.key == self._effect(key)))

    def unreadable(self) -> int:
        """Number of unfinished updates sealed with another key."""
        waiting = select(updates.c.sealed).where(updates.c.done.is_(None))
        return sum(self._secrets.unseal(one, _SEAL) is None for one in self._connection.execute(waiting).scalars())

    def count(self) -> int:
        """Number of unfinished updates."""
        wanted = select(func.count()).select_from(updates).where(updates.c.done.is_(None))
        return int(self._connection.execute(wanted).scalar_one())

    def count_of(self, chat: int) -> int:
        """Number of this chat's unfinished updates."""
        wanted = select(func.count()).where(updates.c.chat == self._chat(chat), updates.c.done.is_(None))
        return int(self._connection.execute(wanted).scalar_one())

    def forget_chat(self, chat: int, but: int | None = None) -> int:
        """Forget what this chat's updates said, and whose they were, and leave them undone, except update `but`.

        How many were not done. Their numbers stay, so that they are not taken in again.
        """
        mine = updates.c.chat == self._chat(chat)
        if but is not None:
            mine &= updates.c.update_id != but
        closed = self._close(mine)
        self._connection.execute(update(updates).where(mine).values(sealed=None, chat=""))
        return closed

    def purge(self) -> None:
        """Forget what was done, and effects, 48 hours after; and what could not be done in as long."""
        old = self._now - KEPT
        self._connection.execute(delete(updates).where(updates.c.done < old))
        self._connection.execute(delete(updates).where(updates.c.done.is_(None), updates.c.taken < old))
        self._connection.execute(delete(effects).where(effects.c.at < old))

    def _effect(self, key: str) -> str:
        return self._secrets.pseudonym("effect", key)

    def _chat(self, chat: int) -> str:
        return self._secrets.pseudonym("chat", chat)
