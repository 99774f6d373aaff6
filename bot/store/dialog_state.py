"""Dialog state: what the next message of a chat answers, or refers to. Nothing of it is kept in memory."""

import json
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from bot.reader_records import DialogState
from bot.store.sealing import Secrets
from bot.store.tables import steps
from bot.store.upsert import put

_SEAL = "step"


class DialogStates:
    """States, at most one a chat and kind; sealed, as pasted text may be anything."""

    def __init__(self, connection: Connection, now: datetime, secrets: Secrets, kind: str = "chat") -> None:
        self._connection, self._now, self._secrets, self._kind = connection, now, secrets, kind

    def set(self, chat: int, name: str, data: dict[str, object], lifetime: timedelta) -> None:
        """Set the state of `chat` to `name` until `lifetime` is over; `data` is JSON."""
        sealed = self._secrets.seal(json.dumps([name, data]), _SEAL)
        put(self._connection, steps, {"chat": self._key(chat)}, {"sealed": sealed, "expires": self._now + lifetime})

    def get(self, chat: int) -> DialogState | None:
        """State of `chat`; None if there is none, or its time is over."""
        row = self._connection.execute(select(steps).where(steps.c.chat == self._key(chat))).one_or_none()
        if row is None or row.expires <= self._now:
            return None
        opened = self._secrets.unseal(row.sealed, _SEAL)
        if opened is None:
            return None
        name, data = json.loads(opened)
        return DialogState(name, data, row.expires)

    def clear(self, chat: int) -> bool:
        """End the state of `chat`; False if there is none."""
        gone = delete(steps).where(steps.c.chat == self._key(chat), steps.c.expires > self._now)
        return bool(self._connection.execute(gone).rowcount)

    def forget(self, chat: int) -> None:
        """Delete the state of `chat`, even one whose time is over."""
        self._connection.execute(delete(steps).where(steps.c.chat == self._key(chat)))

    def purge(self) -> None:
        """Delete the states whose time is over."""
        self._connection.execute(delete(steps).where(steps.c.expires <= self._now))

    def _key(self, chat: int) -> str:
        return self._secrets.pseudonym(self._kind, chat)
