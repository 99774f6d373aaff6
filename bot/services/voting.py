"""Votes on answers: one a person and answer, which can be changed; who voted cannot be told."""

from dataclasses import dataclass

from bot.library import Library
from bot.models import Outcome
from bot.reader_records import Shortfall
from bot.records import Vote
from bot.store.store import Session


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote of `user` on an answer."""

    chat: int
    message: int
    """The number of the answer."""
    token: str
    """Of the answer's excerpts."""
    question: str | None
    """The question that it answers; None where nobody can tell any more."""
    user: int
    vote: Vote


def cast(library: Library, ballot: Ballot) -> bool:
    """Count a vote, and its question among those that got nothing useful, or no longer.

    False if the same person had found the answer as useful, or as useless, before.
    """
    with library.store.write() as session:
        before = session.votes.cast(ballot.chat, ballot.message, ballot.user, ballot.vote)
        was_down, is_down = before is not None and before != Vote.UP, ballot.vote is not Vote.UP
        if ballot.vote is Vote.DOWN and was_down:
            # The reason that was told stays the reason.
            session.votes.cast(ballot.chat, ballot.message, ballot.user, before or ballot.vote)
        if ballot.question and was_down != is_down:
            excerpts = session.shown.find(ballot.token)
            # A mention was counted when it was shown.
            was_near = excerpts is not None and excerpts.outcome == Outcome.MENTIONS
            _recount(session, library, ballot.question, is_down=is_down, was_near=was_near)
        return before is None or was_down != is_down


def _recount(session: Session, library: Library, question: str, *, is_down: bool, was_near: bool) -> None:
    """Count a question as disliked, or as it was counted before somebody disliked its answer: never as both."""
    if is_down:
        session.missed.add(question, Shortfall.DISLIKED, library.terms)
    elif was_near:
        session.missed.add(question, Shortfall.NEAR, library.terms)
    if not is_down:
        session.missed.take_back(question, Shortfall.DISLIKED, library.terms)
    elif was_near:
        session.missed.take_back(question, Shortfall.NEAR, library.terms)
