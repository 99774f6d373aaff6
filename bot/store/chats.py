"""Groups: their settings, messages that expire, and what else goes with a group when it moves or ends."""

import json
from datetime import datetime

from sqlalchemy import Connection, Table, delete, select, update

from bot.store.sealing import Secrets
from bot.store.tables import answers, chats, fleeting, steps
from bot.store.upsert import add_new, put

_SEAL = "chat"


class Chats:
    """Table of chats; settings are sealed, a chat is a pseudonym."""

    def __init__(self, connection: Connection, now: datetime, secrets: Secrets) -> None:
        self._connection, self._now, self._secrets = connection, now, secrets

    def get(self, chat: int) -> dict[str, object]:
        """The settings of a chat; nothing where there are none, or another key sealed them."""
        wanted = select(chats.c.sealed).where(chats.c.chat == self._key(chat))
        sealed = self._connection.execute(wanted).scalar_one_or_none()
        opened = sealed and self._secrets.unseal(sealed, _SEAL)
        return dict(json.loads(opened)) if opened else {}

    def set(self, chat: int, settings: dict[str, object]) -> None:
        """Replace the settings of a chat by `settings`, which must be JSON."""
        sealed = self._secrets.seal(json.dumps(settings), _SEAL)
        put(self._connection, chats, {"chat": self._key(chat)}, {"sealed": sealed})

    def seen(self, chat: int) -> bool:
        """Mark the chat as known; True if it was not."""
        key = self._key(chat)
        if add_new(self._connection, chats, [{"chat": key, "seen": self._now}]):
            return True
        unseen = (chats.c.chat == key) & chats.c.seen.is_(None)
        return bool(self._connection.execute(update(chats).where(unseen).values(seen=self._now)).rowcount)

    def let_pass(self, chat: int, message: int, due: datetime) -> None:
        """Let a message of the bot be deleted when it is `due`."""
        values = {"sealed": self._secrets.seal(str(chat), _SEAL), "due": due}
        put(self._connection, fleeting, {"chat": self._key(chat), "message": message}, values)

    def passing(self) -> list[tuple[int, int]]:
        """Messages due for deletion, the earliest first: pairs of chat and message number."""
        wanted = select(fleeting).where(fleeting.c.due <= self._now).order_by(fleeting.c.due, fleeting.c.message)
        rows = [(self._secrets.unseal(row.sealed, _SEAL), row.message) for row in self._connection.execute(wanted)]
        return [(int(chat), message) for chat, message in rows if chat is not None]

    def passed(self, chat: int, message: int) -> bool:
        """Note that a message is deleted, or cannot be; False if that was known."""
        this = (fleeting.c.chat == self._key(chat)) & (fleeting.c.message == message)
        return bool(self._connection.execute(delete(fleeting).where(this)).rowcount)

    def forget(self, chat: int) -> None:
        """Forget a chat: settings, first contact, dialogue state, answers and scheduled deletions."""
        for table in (chats, answers, steps, fleeting):
            self._connection.execute(delete(table).where(table.c.chat == self._key(chat)))

    def move(self, old: int, new: int) -> bool:
        """Let what is kept of a group go along to the chat that it has become, but where that has its own.

        False if nothing was kept of it, or it has moved before.
        """
        before, after = self._key(old), self._key(new)
        if before == after:
            return False
        # Where there is another chat there are other messages: under the old one's numbers nothing is to be deleted.
        self._connection.execute(delete(fleeting).where(fleeting.c.chat == before))
        # A state whose time is over, and that is not purged yet, is none.
        self._connection.execute(delete(steps).where(steps.c.chat == after, steps.c.expires <= self._now))
        moved = [
            self._move_own(before, after),
            self._move_rows(answers, "question", before, after),
            self._move_rows(steps, None, before, after),
        ]
        return any(moved)

    def _move_own(self, before: str, after: str) -> int:
        """Settings, and that it was seen: each where the new chat has none."""
        wanted = select(chats.c.sealed, chats.c.seen).where
        old = self._connection.execute(wanted(chats.c.chat == before)).one_or_none()
        if old is None:
            return 0
        new = self._connection.execute(wanted(chats.c.chat == after)).one_or_none() or (None, None)
        sealed, seen = (theirs if theirs is not None else ours for theirs, ours in zip(new, old, strict=True))
        put(self._connection, chats, {"chat": after}, {"sealed": sealed, "seen": seen})
        return self._connection.execute(delete(chats).where(chats.c.chat == before)).rowcount

    def _move_rows(self, table: Table, beside: str | None, before: str, after: str) -> int:
        """Rows of one chat, whose key has perhaps another column `beside` it."""
        theirs, old = table.alias(), table.c.chat == before
        taken = select(theirs.c.chat).where(theirs.c.chat == after)
        if beside:
            taken = taken.where(theirs.c[beside] == table.c[beside])
        lost = self._connection.execute(delete(table).where(old, taken.exists())).rowcount
        return lost + self._connection.execute(update(table).where(old).values(chat=after)).rowcount

    def _key(self, chat: int) -> str:
        return self._secrets.pseudonym("chat", chat)
