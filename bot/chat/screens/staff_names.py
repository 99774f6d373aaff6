"""Names of people in messages to moderators, who never see a pseudonym."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot import texts
from bot.records import CALENDAR, FOLDER, TERMINAL

_NOBODY_IN_PARTICULAR = {FOLDER: texts.BY_FOLDER, TERMINAL: texts.BY_TERMINAL, CALENDAR: texts.BY_CALENDAR}


@dataclass(frozen=True, slots=True)
class Names:
    """Names by pseudonym, for one person to read."""

    me: str
    """The pseudonym of the person who reads them, as everybody else here."""
    known: Mapping[str, str]
    owners: frozenset[str]

    def of(self, who: str) -> str:
        """«vous», «Anne Le Goff», «le terminal» …"""
        if who == self.me:
            return texts.YOU
        if who in self.owners:
            return texts.AN_OWNER
        return self.known.get(who) or _NOBODY_IN_PARTICULAR.get(who) or texts.SOMEBODY_GONE
