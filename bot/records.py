"""Stored records, as frozen values. Instants carry their zone, UTC; people are pseudonyms."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.models import Document

SEPARATOR = " · "
"""Separator of the parts of a document's summary in the journal."""
FOLDER = "dossier"
"""Author, in the journal, of changes that follow from the corpus folder; no pseudonym looks like it."""
TERMINAL = "terminal"
"""Author, in the journal, of changes made at the terminal."""
CALENDAR = "calendrier"
"""Author, in the journal, of discarding drafts that nobody had touched for too long."""


def digest(document: Document) -> str:
    """SHA-256 of all fields of a document except its id; documents with the same digest have the same content."""
    day = document.published.isoformat() if document.published else None
    said = [document.title, document.text, document.source, document.author, day, document.note, document.questions]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


class Status(StrEnum):
    """Status of a document."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Origin(StrEnum):
    """Origin of a document."""

    FOLDER = "folder"
    """A file of the corpus folder."""
    FILE = "file"
    """A file that somebody sent or named."""
    WEB = "web"
    POST = "post"
    """A channel's post, forwarded."""
    TEXT = "text"
    """Text that somebody wrote or pasted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it stands now."""

    document: Document
    version: int
    """From 1; every change of what it says makes the next."""
    status: Status
    """Published or withdrawn."""
    origin: Origin
    created: datetime
    changed: datetime
    by: str
    """Author of the last change."""
    last_change: int
    """The journal's number of the last change, for `documents.undo`."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document in preparation, which is not quoted yet."""

    id: int
    document: Document
    version: int
    """From 1, one more with every correction; buttons carry it and act only on the version that their message shows."""
    origin: Origin
    by: str
    replaces: str | None
    """The id of the document that it becomes a version of."""
    created: datetime
    changed: datetime
    doubts: tuple[str, ...] = ()
    """Values of `Doubt` found when its source was read."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document as it stood from `at` on; never altered."""

    number: int
    document: Document
    by: str
    at: datetime
    why: str


class Action(StrEnum):
    """Kinds of event in the journal, as they are stored."""

    PUBLISH = "publier"
    REPLACE = "remplacer"
    REVISE = "corriger"
    WITHDRAW = "retirer"
    RESTORE = "rétablir"
    UNDO = "annuler"
    INVITE = "inviter"
    REVOKE = "annuler une invitation"
    JOIN = "devenir modérateur"
    REMOVE = "retirer un modérateur"
    PIN = "épingler"
    UNPIN = "désépingler"
    PAIR = "ajouter un synonyme"
    UNPAIR = "retirer un synonyme"
    IMPORT = "importer"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the journal."""

    id: int
    by: str
    at: datetime
    action: str
    """An `Action`, or what a later programme wrote."""
    subject: str
    """A document's id, a moderator's pseudonym, a pin's number …"""
    before: str | None
    after: str | None
    """Titles, sources, words; never a text."""


class Role(StrEnum):
    """Role of a person, from which their rights follow."""

    OWNER = "owner"
    MODERATOR = "moderator"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Moderator:
    """A person who may change the corpus."""

    pseudonym: str
    name: str | None
    """None where the key that sealed it is lost."""
    chat: int | None
    since: datetime
    invited_by: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link's secret: told once, kept nowhere."""

    token: str
    """At most 64 characters of `A-Z a-z 0-9 _ -`, as a deep link takes them."""
    expires: datetime


@dataclass(frozen=True, slots=True)
class Pending:
    """An invitation that nobody has followed yet."""

    mark: str
    """The first 16 hexadecimal digits of its token's fingerprint: it names the invitation and opens nothing."""
    by: str
    created: datetime
    expires: datetime


class Welcome(StrEnum):
    """Outcome of following an invitation."""

    JOINED = "joined"
    ALREADY = "already"
    """A moderator already; the invitation stays good for somebody else."""
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Vote(StrEnum):
    """A reader's verdict on an answer."""

    UP = "up"
    DOWN = "down"
    """Not useful, for no reason that was told; with a reason, one of those below."""
    ASIDE = "aside"
    """Beside the question."""
    PARTIAL = "partial"
    """Not all of what was asked."""
    WRONG = "wrong"
    """False, or no longer true."""


class Waiting(StrEnum):
    """Status of a group of missed questions."""

    OPEN = "open"
    DISMISSED = "dismissed"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Group:
    """Missed questions that are alike."""

    id: int
    wording: str
    """The commonest."""
    wordings: tuple[str, ...]
    """All of them, the commonest first."""
    count: int
    near: int
    """Number of these that got the nearest passage."""
    terms: frozenset[str]
    last: date


@dataclass(frozen=True, slots=True)
class Pin:
    """A passage that a moderator gives to a question."""

    id: int
    question: str
    document: str
    version: int
    start: int
    """Code points into that version's text, as `end`."""
    end: int
    text: str
    stale: bool
    """The document's current version no longer contains the passage."""
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Synonym:
    """Two words or short phrases that mean the same in this corpus."""

    id: int
    word: str
    other: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures about the store."""

    documents: dict[Status, int]
    moderators: int
    waiting: int
    """Groups of missed questions that nobody has dealt with."""
    last_change: Event | None
    size: int
    """Bytes."""
    schema: str
    """The migration that made the tables what they are."""
    votes: dict[Vote, int]
    """Number of votes of each kind in the last ninety days."""
