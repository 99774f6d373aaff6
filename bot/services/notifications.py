"""Notifications: with consent, a reader is told once when a document answers their question («Prévenez-moi»)."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.library import Library
from bot.models import Outcome
from bot.reader_records import Wish


@dataclass(frozen=True, slots=True)
class Kept:
    """A wish that was kept."""

    wish: Wish
    near: bool
    """True if something comes near the question now."""


class NotKept(Enum):
    """Reason why a wish was not kept."""

    ANSWERED = auto()
    """A document has come since: nobody has to wait for what is there."""
    TOO_MANY = auto()
    """The person has as many wishes as are kept for one."""


def wish_for(library: Library, user: int, chat: int, question: str) -> Kept | NotKept:
    """Keep the wish that `chat` be told when `question` is answered, unless it is answered now."""
    outcome = library.answer(question, 1).outcome
    if outcome is Outcome.ANSWERS:
        return NotKept.ANSWERED
    with library.store.write() as session:
        wish = session.wishes.add(user, chat, question)
    return Kept(wish, outcome is Outcome.MENTIONS) if wish else NotKept.TOO_MANY


def cancel(library: Library, wish_id: int, user: int) -> bool:
    """Forget a wish; False if this person has no such wish."""
    with library.store.write() as session:
        return session.wishes.cancel(wish_id, user)


def answered(library: Library, document_id: str | None) -> list[Wish]:
    """Wishes whose question this document answers, or any document where it is None; the oldest first."""
    with library.store.read() as session:
        wishes = session.wishes.all()
    if document_id is not None:
        questions = set(library.answered_by(document_id, {wish.question for wish in wishes}))
        return [wish for wish in wishes if wish.question in questions]
    return [wish for wish in wishes if library.answer(wish.question, 1).outcome is Outcome.ANSWERS]


def fulfil(library: Library, wish: Wish) -> bool:
    """Mark a wish fulfilled, before its reader is told: nobody is told twice. False if it was fulfilled before."""
    with library.store.write() as session:
        return session.wishes.fulfil(wish.id)


def renew(library: Library, wish: Wish) -> None:
    """Keep a fulfilled wish again: its reader could not be told."""
    with library.store.write() as session:
        # In private, a chat has the person's own number.
        session.wishes.add(wish.chat, wish.chat, wish.question)
