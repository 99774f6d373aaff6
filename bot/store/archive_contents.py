"""Everything that an archive holds, as values: nothing about readers, nothing sealed."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.reader_records import Shortfall
from bot.records import Origin, Status, Version, Waiting


@dataclass(frozen=True, slots=True)
class FileMark:
    """State of the corpus file that a document follows; see `folder_sync`."""

    path: str | None
    file_id: str | None
    file_digest: str | None
    in_folder: bool
    file_withdrew: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """A document with all its versions."""

    id: str
    status: Status
    origin: Origin
    created: datetime
    changed: datetime
    by: str
    file: FileMark
    versions: tuple[Version, ...]
    """From the first to the current one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal, with what `undo` needs."""

    by: str
    at: datetime
    action: str
    subject: str
    before: str | None
    after: str | None
    version_before: int | None
    version_after: int | None
    status_before: str | None
    status_after: str | None
    undoes: int | None
    """A place in the list of lines, from 0."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A missed question of one day, and the group that it is in."""

    group: int
    """From 1, in this list alone."""
    status: Waiting
    document: str | None
    terms: str
    last: date
    wording: str
    kind: Shortfall
    day: date
    count: int


@dataclass(frozen=True, slots=True)
class PinLine:
    """A pin."""

    question: str
    document: str
    version: int
    start: int
    end: int
    text: str
    stale: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of synonyms."""

    word: str
    other: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """Contents of an archive, each list in its order."""

    holdings: tuple[Holding, ...]
    lines: tuple[Line, ...]
    asked: tuple[Asked, ...]
    pins: tuple[PinLine, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """Result of an import."""

    added: list[str]
    """Titles of the documents that are new."""
    renewed: list[str]
    """Titles of the documents that gained versions."""
    known: int
    """Number of documents that had every version already."""
