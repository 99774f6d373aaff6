"""What people are called in messages to moderators: names, never pseudonyms."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot import texts
from bot.records import CALENDAR, FOLDER, TERMINAL
from bot.store.store import Store

_NOBODY_IN_PARTICULAR = {FOLDER: texts.BY_FOLDER, TERMINAL: texts.BY_TERMINAL, CALENDAR: texts.BY_CALENDAR}


@dataclass(frozen=True, slots=True)
class Names:
    """Names by pseudonym, for one person to read."""

    me: str
    known: Mapping[str, str]
    owners: frozenset[str]

    @classmethod
    def known_to(cls, store: Store, me: str, owners: Collection[int]) -> "Names":
        """Everybody's names as `me` sees them; `owners` as the settings name them.

        Raises:
            StoreError: the database does not answer.

        """
        with store.read() as session:
            named = {one.pseudonym: one.name for one in session.people.moderators() if one.name}
            return cls(me, named, frozenset(map(session.people.pseudonym, owners)))

    def of(self, who: str) -> str:
        """«vous», «Anne Le Goff», «le terminal» …"""
        if who == self.me:
            return texts.YOU
        if who in self.owners:
            return texts.AN_OWNER
        return self.known.get(who) or _NOBODY_IN_PARTICULAR.get(who) or texts.SOMEBODY_GONE
