"""Tokens of answers: their buttons lead to places in documents, not to who was answered or what was asked."""

import base64
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import Connection, delete, select

from bot.reader_records import Excerpts, Place
from bot.store.sealing import Secrets
from bot.store.tables import shown
from bot.store.upsert import put

KEPT = timedelta(days=60)
_BYTES = 6


class Shown:
    """Lists of places by token. The same list has the same token, whoever was shown it."""

    def __init__(self, connection: Connection, now: datetime, secrets: Secrets) -> None:
        self._connection, self._now, self._secrets = connection, now, secrets

    def keep(self, places: Sequence[Place], outcome: str = "", *, pinned: bool = False) -> str:
        """The token of `Excerpts` with these fields, good for sixty days from now: 8 of `A-Z a-z 0-9 _ -`."""
        listed = json.dumps([outcome, pinned, [_listed(place) for place in places]])
        # Two lists may come to the same 48 bits: the one that comes later gets its next token.
        tokens = (self._token(turn, listed) for turn in count())
        token = next(token for token in tokens if self._listed(token) in (None, listed))
        put(self._connection, shown, {"token": token}, {"places": listed, "at": self._now})
        return token

    def find(self, token: str) -> Excerpts | None:
        """Excerpts with `token`; None if it is too old, or is none."""
        wanted = select(shown.c.places).where(shown.c.token == token, shown.c.at >= self._now - KEPT)
        listed = self._connection.execute(wanted).scalar_one_or_none()
        if listed is None:
            return None
        outcome, pinned, places = json.loads(listed)
        return Excerpts(tuple(map(_place, places)), outcome, pinned)

    def purge(self) -> None:
        """Forget what was last shown more than sixty days ago."""
        self._connection.execute(delete(shown).where(shown.c.at < self._now - KEPT))

    def _listed(self, token: str) -> str | None:
        return self._connection.execute(select(shown.c.places).where(shown.c.token == token)).scalar_one_or_none()

    def _token(self, turn: int, listed: str) -> str:
        digits = self._secrets.pseudonym("shown", f"{turn} {listed}")
        return base64.urlsafe_b64encode(bytes.fromhex(digits)[:_BYTES]).decode()


def _listed(place: Place) -> list[str | int]:
    return [place.document, place.version, place.start, place.end, *(place.sentence or ())]


def _place(listed: list[Any]) -> Place:
    document, version, start, end, *sentence = listed
    return Place(document, version, start, end, (sentence[0], sentence[1]) if sentence else None)
