"""Stored records of what readers ask and are answered, as frozen values. Instants carry their zone, UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.models import Span


@dataclass(frozen=True, slots=True)
class Arrived:
    """An update as it came."""

    update_id: int
    chat: int
    key: str
    """Key that identifies it across restarts, whatever its number; not kept as it is."""
    raw: str
    """JSON, as Telegram sent it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A request to be told when a question is answered."""

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
    """Passages of an answer, without the question."""

    places: tuple[Place, ...]
    """Best first."""
    outcome: str
    """`Outcome` of the search; empty for a passage that answers no question."""
    pinned: bool = False
    """True if a moderator pinned the first one to the question."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A message that answers another."""

    question_message: int
    answer_message: int
    mark: str
    """Mark of the question; see `answers.mark_of`."""
    at: datetime


class Shortfall(StrEnum):
    """Reason why a question counts as missed."""

    NOTHING = "nothing"
    NEAR = "near"
    """No passage answered directly; the nearest was shown."""
    DISLIKED = "disliked"


@dataclass(frozen=True, slots=True)
class DialogState:
    """State of a dialogue: what the next message of the chat answers, or refers to."""

    name: str
    data: dict[str, object]
    expires: datetime
