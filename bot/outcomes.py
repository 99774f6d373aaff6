"""Outcomes of an action on a document: one of five, always true, whoever else acted."""

from dataclasses import dataclass
from datetime import datetime

from bot.models import Document
from bot.records import Action, Entry, Status


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a document: what an index must take out and take in."""

    id: int
    """The journal's number, for `undo`."""
    action: Action
    entry: Entry
    """As it stands now."""
    before: Document | None
    """The document that was quoted until now."""
    by: str
    at: datetime

    @property
    def after(self) -> Document | None:
        """The document that is quoted from now on."""
        return self.entry.document if self.entry.status is Status.PUBLISHED else None


@dataclass(frozen=True, slots=True)
class Done:
    """It is done now, by this."""

    change: Change


@dataclass(frozen=True, slots=True)
class Already:
    """It had been done before: a double press, or somebody else was first."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Nothing was done: what it was about has changed since it was shown."""

    by: str
    at: datetime
    entry: Entry | None
    """The document as it stands now; None where a draft was corrected."""


@dataclass(frozen=True, slots=True)
class Late:
    """Nothing was done: it could be undone until then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing was done: there is no such thing, or it was given up."""


ChangeOutcome = Done | Already | Meanwhile | Late | Gone
