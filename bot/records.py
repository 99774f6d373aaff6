"""What the store gives back, as frozen values. Instants carry their zone, UTC; people are pseudonyms."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.models import Document, Span

SEPARATOR = " · "
"""Between the parts of what the journal says of a document."""
FOLDER = "dossier"
"""Who changed what follows from the corpus folder: nobody in particular. No pseudonym looks like it."""
TERMINAL = "terminal"
"""Who changed what was changed at the terminal: whoever may run the programme."""
CALENDAR = "calendrier"
"""Who gave up a draft that nobody had touched for too long: nobody in particular."""


def digest(document: Document) -> str:
    """SHA-256 of everything that a document says, its id apart: two that agree on it are the same words."""
    day = document.published.isoformat() if document.published else None
    said = [document.title, document.text, document.source, document.author, day, document.note, document.questions]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


class Status(StrEnum):
    """Where a document stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Origin(StrEnum):
    """Where a document came from."""

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
    """Who changed it last."""
    last_change: int
    """The journal's number of the last change, for `documents.undo`."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that nobody is quoted yet."""

    id: int
    document: Document
    version: int
    """From 1; every correction makes the next: what a button must know to be about what its message shows."""
    origin: Origin
    by: str
    replaces: str | None
    """The id of the document that it becomes a version of."""
    created: datetime
    changed: datetime
    doubts: tuple[str, ...] = ()
    """What whoever reads it should look at, as reading its source found."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a document said from `at` on. Never altered."""

    number: int
    document: Document
    by: str
    at: datetime
    why: str


class Action(StrEnum):
    """What the journal tells."""

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
    """What somebody may do."""

    OWNER = "owner"
    MODERATOR = "moderator"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Moderator:
    """Somebody who may change the corpus."""

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
    """What becomes of somebody who follows an invitation."""

    JOINED = "joined"
    ALREADY = "already"
    """A moderator already; the invitation stays good for somebody else."""
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Arrived:
    """An update as it came."""

    update_id: int
    chat: int
    core: str
    """Key that identifies it across restarts, whatever its number; not kept as it is."""
    raw: str
    """JSON, as Telegram sent it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody asked to be told when a question is answered."""

    id: int
    chat: int
    question: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of one version of a document."""

    document: str
    version: int
    start: int
    """Code points into that version's text, as `end`."""
    end: int
    sentence: Span | None = None
    """The sentence of the passage that answers, into the passage."""


@dataclass(frozen=True, slots=True)
class Excerpts:
    """What an answer was made of, and nothing of what was asked."""

    places: tuple[Place, ...]
    """Best first."""
    outcome: str
    """How sure the answer was: an `Outcome` of the search's; nothing for a passage that answers no question."""
    pinned: bool = False
    """Whether a moderator gave the first one to the question."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A message that answers another."""

    question_message: int
    answer_message: int
    mark: str
    """Of what was asked; see `answers.mark_of`."""
    at: datetime


class Vote(StrEnum):
    """What somebody thinks of an answer."""

    UP = "up"
    DOWN = "down"
    """Not useful, for no reason that was told; with a reason, one of those below."""
    ASIDE = "aside"
    """Beside the question."""
    PARTIAL = "partial"
    """Not all of what was asked."""
    WRONG = "wrong"
    """False, or no longer true."""


class Shortfall(StrEnum):
    """Why a question counts as missed."""

    NOTHING = "nothing"
    NEAR = "near"
    """No passage answered directly; the nearest was shown."""
    DISLIKED = "disliked"


class Waiting(StrEnum):
    """Where a group of missed questions stands."""

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
    """How many of these got what came near."""
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
class Step:
    """What a moderator's next message means."""

    name: str
    data: dict[str, object]
    expires: datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """What the store holds."""

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
    """What readers thought of answers, in ninety days."""
