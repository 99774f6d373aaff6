"""Answers in groups: what they leave behind for buttons, corrections and, for minutes, the next question.

Of what was asked nothing is kept but the place that was quoted: one row a group, which goes when the group does.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.conversation.reply import Answers
from bot.library import Library
from bot.reader_records import Place
from bot.services.quoted_passages import find, placed
from bot.store.store import Session
from bot.understanding.follow_up import Antecedent, antecedent_of_hit

LEANS = timedelta(minutes=5)
"""An older answer cannot be referred to: in a group the talk goes on fast."""
_KEPT = 30
"""Answers a group."""
_NAME = "answered in a group"
_MARK = 8
"""Digits of a pseudonym that a button carries."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Caller of the bot in a group, and the place of the call."""

    chat: int
    message: int
    who: int
    """The person, or the chat in whose name they write."""
    is_person: bool
    thread: int | None
    """Topic, or channel's post above, that sets this talk apart from others in the same group."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Keys for an answer's buttons, and the antecedent's place; without a database, nothing."""

    token: str | None = None
    """Of the last excerpt that was quoted."""
    place: Place | None = None
    """Of that excerpt."""
    refers: Place | None = None
    """Place of the next question's antecedent; no more than a document where nothing was quoted."""
    asker: str | None = None
    """The mark of the person who asked."""


def mark_of(library: Library, person: int) -> str:
    """The mark that stands for a person in the buttons below their answer."""
    with library.store.read() as session:
        return _mark(session, person)


def last_place(library: Library, caller: Caller) -> Place | None:
    """The place that the caller was answered with last, before this message and in the same talk."""
    with library.store.read() as session:
        who = session.people.pseudonym(caller.who)
        found = (
            one
            for one in _answers(session, caller.chat)
            if (one["who"], one["thread"]) == (who, caller.thread) and one["message"] < caller.message
        )
        newest = max(found, key=lambda one: int(one["message"]), default=None)
        return Place(*newest["place"]) if newest else None


def antecedent_at(library: Library, place: Place) -> Antecedent | None:
    """Antecedent that was quoted at `place`; None where the document says something else there now."""
    if place.start == place.end:
        return Antecedent("", place.document, 0, 0)
    with library.store.read() as session:
        found = find(session, place)
    return antecedent_of_hit(found.hit) if found and not found.changed else None


def keep(library: Library, caller: Caller, reply: Answers) -> Kept:
    """Keep what the buttons below an answer need."""
    with library.store.write() as session:
        asker = _mark(session, caller.who) if caller.is_person else None
        quoted = reply.last_quoted
        if quoted is None:
            told = reply.antecedent and session.documents.find(reply.antecedent.document)
            return Kept(refers=Place(told.document.id, told.version, 0, 0) if told else None, asker=asker)
        places = placed(session, quoted.hits[:1])
        if not places:
            return Kept(asker=asker)
        token = session.shown.keep(places, quoted.outcome, pinned=quoted.pinned)
        return Kept(token, places[0], places[0], asker)


def note(
    library: Library,
    caller: Caller,
    answer: int,
    text: str,
    refers: Place | None = None,
    *,
    lasts: timedelta | None = None,
    prompt: int | None = None,
) -> None:
    """Message `answer` answers the caller, who asked `text`; the next question may refer to the place `refers`.

    `lasts`: how long the answer stands before it is deleted; None keeps it, and `prompt`, the message in which the bot
    asked for the question.
    """
    with library.store.write() as session:
        session.answers.note(caller.chat, caller.message, answer, session.answers.mark_of(text))
        _remember(session, caller, refers)
        if lasts:
            session.chats.let_pass(caller.chat, answer, session.now + lasts)
            return
        session.chats.passed(caller.chat, answer)
        if prompt is not None:
            session.chats.passed(caller.chat, prompt)


def _mark(session: Session, person: int) -> str:
    return session.people.pseudonym(person)[:_MARK]


def _remember(session: Session, caller: Caller, place: Place | None) -> None:
    """Answer the caller with the passage at `place`; None: with none, or not any more."""
    kept = _answers(session, caller.chat)
    rest = [one for one in kept if one["message"] != caller.message]
    if place is None and rest == kept:
        return
    until = session.now + LEANS
    new = [_noted(session, caller, place, until)] if place else []
    session.contexts.purge()
    session.contexts.set(caller.chat, _NAME, {"answers": [*new, *rest][:_KEPT]}, LEANS)


def _answers(session: Session, chat: int) -> list[dict[str, Any]]:
    state = session.contexts.get(chat)
    kept: Any = state.data["answers"] if state and state.name == _NAME else []
    return [one for one in kept if datetime.fromisoformat(one["until"]) > session.now]


def _noted(session: Session, caller: Caller, place: Place, until: datetime) -> dict[str, object]:
    return {
        "who": session.people.pseudonym(caller.who),
        "thread": caller.thread,
        "message": caller.message,
        "place": [place.document, place.version, place.start, place.end],
        "until": until.isoformat(),
    }
