"""Inbox of updates: written down before Telegram forgets them, handled once, taken up again after a crash."""

import logging
from collections.abc import Sequence

from bot.library import Library
from bot.reader_records import Arrived
from bot.store.store import Session

log = logging.getLogger(__name__)

ATTEMPTS = 3
"""An update that was begun so often and never finished has killed the process, and would again."""
_TAKEN_UP = 10_000


def receive(library: Library, arrived: Sequence[Arrived]) -> set[int]:
    """Write down `arrived` in one transaction; the ids of those that are new."""
    with library.store.write() as session:
        return set(session.updates.take_all(arrived))


def take_up(library: Library) -> list[tuple[int, str]]:
    """Ids and JSON of the updates that no process has finished, in order; each call counts as one attempt."""
    with library.store.write() as session:
        pending = session.updates.pending(_TAKEN_UP)
        return [(one.update_id, one.raw) for one in pending if _begins(session, one.update_id)]


def _begins(session: Session, update_id: int) -> bool:
    """True if another attempt is made; an update that failed too often is marked done."""
    if session.updates.failed(update_id) <= ATTEMPTS:
        return True
    log.error("An update was begun %d times and never finished; it is given up.", ATTEMPTS)
    session.updates.done(update_id)
    return False


def finish(library: Library, update_ids: Sequence[int]) -> None:
    """Mark updates done and forget what they said."""
    with library.store.write() as session:
        session.updates.done_all(update_ids)


def known_messages(library: Library, chat: int) -> tuple[list[str], dict[int, int | None]]:
    """JSON of the updates of `chat` that are not done, and its answers: their numbers -> those of the questions."""
    with library.store.read() as session:
        pending = [one.raw for one in session.updates.pending(chat=chat)]
        return pending, {one.answer_message: one.question_message for one in session.answers.of(chat)}


def claim(library: Library, effect: str) -> bool:
    """Mark `effect` as come; False if it had come before."""
    with library.store.write() as session:
        return session.updates.effect(effect)


def has_come(library: Library, effect: str) -> bool:
    """True if `effect` was claimed, as far as it is remembered."""
    with library.store.read() as session:
        return session.updates.happened(effect)


def release(library: Library, effect: str) -> None:
    """Mark `effect` as not come after all: it may be claimed again."""
    with library.store.write() as session:
        session.updates.forget(effect)


def purge(library: Library) -> None:
    """Forget whatever has been kept long enough, in every table; at start and daily."""
    with library.store.write() as session:
        session.purge()
