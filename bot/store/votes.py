"""Votes of readers on answers: one a person and answer, and nobody can tell whose."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select

from bot.records import Vote
from bot.store.sealing import Secrets
from bot.store.tables import votes
from bot.store.upsert import put

KEPT = timedelta(days=90)


class Votes:
    """Up or down, under one pseudonym of the chat, the message and the person together."""

    def __init__(self, connection: Connection, now: datetime, secrets: Secrets) -> None:
        self._connection, self._now, self._secrets = connection, now, secrets
        self._fresh = votes.c.at >= now - KEPT

    def cast(self, chat: int, message: int, user_id: int, vote: str) -> str | None:
        """Put a vote in the place of this person's vote on an answer, which is returned.

        Raises:
            ValueError: `vote` is no `Vote`.

        """
        key = self._key(chat, message, user_id)
        wanted = select(votes.c.vote).where(votes.c.key == key, self._fresh)
        before = self._connection.execute(wanted).scalar_one_or_none()
        put(self._connection, votes, {"key": key}, {"vote": Vote(vote), "at": self._now})
        return before

    def of(self, chat: int, messages: Iterable[int], user_id: int) -> dict[int, Vote]:
        """This person's votes on those answers of which somebody still knows that they were given there."""
        keys = {self._key(chat, message, user_id): message for message in messages}
        wanted = select(votes.c.key, votes.c.vote).where(votes.c.key.in_(keys), self._fresh)
        return {keys[row.key]: Vote(row.vote) for row in self._connection.execute(wanted)}

    def withdraw(self, chat: int, message: int, user_id: int) -> str | None:
        """Delete a vote, which is returned."""
        mine = (votes.c.key == self._key(chat, message, user_id)) & self._fresh
        return self._connection.execute(delete(votes).where(mine).returning(votes.c.vote)).scalar_one_or_none()

    def counts(self) -> dict[Vote, int]:
        """Number of votes of each kind in ninety days."""
        counted = select(votes.c.vote, func.count().label("total")).where(self._fresh).group_by(votes.c.vote)
        counts = {row.vote: row.total for row in self._connection.execute(counted)}
        return {vote: counts.get(vote, 0) for vote in Vote}

    def purge(self) -> None:
        """Forget votes after ninety days."""
        self._connection.execute(delete(votes).where(~self._fresh))

    def _key(self, chat: int, message: int, user_id: int) -> str:
        return self._secrets.pseudonym("vote", f"{chat} {message} {user_id}")
