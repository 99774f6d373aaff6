"""Readers who asked to be told when their question is answered: for thirty days, sealed."""

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from bot.reader_records import Wish
from bot.store.sealing import Secrets
from bot.store.tables import wishes

KEPT = timedelta(days=30)
MOST = 20
"""Per person."""
_SEAL = "wish"


class Wishes:
    """Requests to be told of an answer: chat and question are sealed, the person is a pseudonym."""

    def __init__(self, connection: Connection, now: datetime, secrets: Secrets) -> None:
        self._connection, self._now, self._secrets = connection, now, secrets

    def add(self, user_id: int, chat: int, question: str) -> Wish | None:
        """Tell `chat` when `question` is answered; None where this person has twenty wishes already.

        The same person's same question, case and spaces ignored, is the same wish, and holds for thirty days again.
        """
        there = self.of(user_id)
        expires = self._now + KEPT
        for wish in there:
            if _folded(wish.question) == _folded(question):
                self._connection.execute(update(wishes).where(wishes.c.id == wish.id).values(expires=expires))
                return Wish(wish.id, wish.chat, wish.question, expires)
        if len(there) >= MOST:
            return None
        sealed = self._secrets.seal(json.dumps([chat, question]), _SEAL)
        values = {"person": self._person(user_id), "sealed": sealed, "expires": expires}
        number = self._connection.execute(insert(wishes).values(values).returning(wishes.c.id)).scalar_one()
        return Wish(number, chat, question, expires)

    def all(self) -> list[Wish]:
        """Everybody's, the oldest first. Wishes that another key sealed are left out."""
        return self._opened(select(wishes))

    def of(self, user_id: int) -> list[Wish]:
        """One person's, the oldest first."""
        return self._opened(select(wishes).where(wishes.c.person == self._person(user_id)))

    def cancel(self, wish_id: int, user_id: int) -> bool:
        """Cancel a wish; False if this person has no such wish."""
        mine = (wishes.c.id == wish_id) & (wishes.c.person == self._person(user_id))
        return bool(self._connection.execute(delete(wishes).where(mine)).rowcount)

    def fulfil(self, wish_id: int) -> bool:
        """Delete a wish that is answered; False if it was deleted before."""
        return bool(self._connection.execute(delete(wishes).where(wishes.c.id == wish_id)).rowcount)

    def forget(self, user_id: int) -> int:
        """Forget all wishes of this person and return their number."""
        return self._connection.execute(delete(wishes).where(wishes.c.person == self._person(user_id))).rowcount

    def purge(self) -> None:
        """Forget expired wishes."""
        self._connection.execute(delete(wishes).where(wishes.c.expires <= self._now))

    def _opened(self, wanted: Select[Any]) -> list[Wish]:
        found = []
        for row in self._connection.execute(wanted.where(wishes.c.expires > self._now).order_by(wishes.c.id)):
            opened = self._secrets.unseal(row.sealed, _SEAL)
            if opened is not None:
                chat, question = json.loads(opened)
                found.append(Wish(row.id, chat, question, row.expires))
        return found

    def _person(self, user_id: int) -> str:
        return self._secrets.pseudonym("person", user_id)


def _folded(question: str) -> str:
    return " ".join(question.split()).casefold()
