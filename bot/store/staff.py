"""Moderators and invitations. Owners stand in the settings and are not kept here."""

import json
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from bot.records import Action, Invitation, Moderator, Pending, Role, Welcome
from bot.store.audit import Audit
from bot.store.sealing import Secrets, fingerprint, token
from bot.store.tables import invitations, moderators

PREFIX = "i_"
"""Beginning of an invitation's token, by which a deep link tells what it is for."""
LIFETIME = timedelta(days=2)
_SEAL = "moderator"
_MARK, _SUBJECT = 16, 12
"""Digits of a token's fingerprint that name an invitation: in a button, and in the journal."""


class People:
    """Repository of moderators and invitations. Names and chats are sealed; everybody is known by a pseudonym."""

    def __init__(self, connection: Connection, now: datetime, audit: Audit, secrets: Secrets) -> None:
        self._connection, self._now, self._audit, self._secrets = connection, now, audit, secrets

    def pseudonym(self, user_id: int) -> str:
        """Pseudonym of `user_id` in everything that is kept."""
        return self._secrets.pseudonym("person", user_id)

    def role(self, user_id: int, owners: Collection[int] = ()) -> Role:
        """Role of `user_id` now; `owners` as the settings name them."""
        if user_id in owners:
            return Role.OWNER
        known = select(moderators.c.since).where(moderators.c.pseudonym == self.pseudonym(user_id))
        return Role.MODERATOR if self._connection.execute(known).one_or_none() else Role.READER

    def moderators(self) -> list[Moderator]:
        """All of them, the earliest first."""
        wanted = select(moderators).order_by(moderators.c.since, moderators.c.pseudonym)
        return [
            Moderator(row.pseudonym, *self._opened(row.sealed), row.since, row.invited_by)
            for row in self._connection.execute(wanted)
        ]

    def invite(self, by: str, lifetime: timedelta = LIFETIME) -> Invitation:
        """A new invitation for one person; its token is told here and never again."""
        secret = PREFIX + token()
        expires = self._now + lifetime
        values = {"token_hash": fingerprint(secret), "by": by, "created": self._now, "expires": expires}
        self._connection.execute(insert(invitations).values(values))
        self._audit.write(by, Action.INVITE, fingerprint(secret)[:_SUBJECT])
        return Invitation(secret, expires)

    def accept(self, secret: str, user_id: int, name: str, chat: int) -> Welcome:
        """Make `user_id` a moderator if the invitation is good; it is good once."""
        person, mark = self.pseudonym(user_id), fingerprint(secret)
        if self.role(user_id) is Role.MODERATOR:
            return Welcome.ALREADY
        good = (invitations.c.token_hash == mark) & self._good()
        used = update(invitations).where(good).values(used_by=person, used=self._now).returning(invitations.c.by)
        by = self._connection.execute(used).scalar_one_or_none()
        if by is None:
            row = self._connection.execute(select(invitations).where(invitations.c.token_hash == mark)).one_or_none()
            if row is None:
                return Welcome.UNKNOWN
            return Welcome.USED if row.used else Welcome.EXPIRED
        sealed = self._secrets.seal(json.dumps([name, chat]), _SEAL)
        values = {"pseudonym": person, "sealed": sealed, "since": self._now, "invited_by": by}
        self._connection.execute(insert(moderators).values(values))
        self._audit.write(person, Action.JOIN, person)
        return Welcome.JOINED

    def invitations(self) -> list[Pending]:
        """The invitations that somebody can still follow, the earliest first."""
        wanted = select(invitations).where(self._good()).order_by(invitations.c.created, invitations.c.token_hash)
        return [
            Pending(row.token_hash[:_MARK], row.by, row.created, row.expires)
            for row in self._connection.execute(wanted)
        ]

    def revoke(self, mark: str, by: str) -> bool:
        """Make an invitation good for nothing; False where it was so already."""
        marked = func.substr(invitations.c.token_hash, 1, _MARK) == mark
        if not self._connection.execute(delete(invitations).where(marked, self._good())).rowcount:
            return False
        self._audit.write(by, Action.REVOKE, mark[:_SUBJECT])
        return True

    def _good(self) -> ColumnElement[bool]:
        return invitations.c.used.is_(None) & (invitations.c.expires > self._now)

    def remove(self, pseudonym: str, by: str) -> bool:
        """Take a moderator's rights away, at once, and forget their name; False where it was done before."""
        gone = delete(moderators).where(moderators.c.pseudonym == pseudonym)
        if not self._connection.execute(gone).rowcount:
            return False
        self._audit.write(by, Action.REMOVE, pseudonym)
        return True

    def unreadable(self) -> int:
        """Number of moderators who were sealed with another key."""
        sealed = self._connection.execute(select(moderators.c.sealed)).scalars()
        return sum(self._opened(one) == (None, None) for one in sealed)

    def count(self) -> int:
        """Number of moderators."""
        return int(self._connection.execute(select(func.count()).select_from(moderators)).scalar_one())

    def purge(self) -> None:
        """Forget invitations that nobody can use any more."""
        over = (invitations.c.expires < self._now) | invitations.c.used.is_not(None)
        old = invitations.c.created < self._now - timedelta(days=30)
        self._connection.execute(delete(invitations).where(over & old))

    def _opened(self, sealed: bytes) -> tuple[str | None, int | None]:
        opened = self._secrets.unseal(sealed, _SEAL)
        if opened is None:
            return None, None
        name, chat = json.loads(opened)
        return name, chat
