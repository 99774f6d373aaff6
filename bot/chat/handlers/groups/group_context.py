"""What people were answered last in a group: for minutes, the place of each passage, so that «et quand ?» leans on it.

What was asked is not kept. It is one row a group, which goes when the group does.
"""

from datetime import datetime, timedelta
from typing import Any

from bot.chat.handlers.groups.group_message import GroupMessage
from bot.records import Place
from bot.store.store import Session

LEANS = timedelta(minutes=5)
"""For how long: in a group the talk goes on fast."""
_KEPT = 30
"""Answers a group."""
_NAME = "answered in a group"


def remember(session: Session, call: GroupMessage, place: Place | None) -> None:
    """Whoever asks in `call` is answered with the passage at `place`; None: with none, or not any more."""
    kept = _answers(session, call.chat)
    rest = [one for one in kept if one["message"] != call.message.message_id]
    if place is None and rest == kept:
        return
    until = session.now + LEANS
    new = [_noted(session, call, place, until)] if place else []
    session.contexts.purge()
    session.contexts.set(call.chat, _NAME, {"answers": [*new, *rest][:_KEPT]}, LEANS)


def last(session: Session, call: GroupMessage) -> Place | None:
    """The passage with which whoever asks in `call` was answered last, before this message, in the same place."""
    who = session.people.pseudonym(call.who)
    found = (
        one
        for one in _answers(session, call.chat)
        if (one["who"], one["thread"]) == (who, call.thread) and one["message"] < call.message.message_id
    )
    newest = max(found, key=lambda one: int(one["message"]), default=None)
    return Place(*newest["place"]) if newest else None


def _answers(session: Session, chat: int) -> list[dict[str, Any]]:
    step = session.contexts.get(chat)
    kept: Any = step.data["answers"] if step and step.name == _NAME else []
    return [one for one in kept if datetime.fromisoformat(one["until"]) > session.now]


def _noted(session: Session, call: GroupMessage, place: Place, until: datetime) -> dict[str, object]:
    return {
        "who": session.people.pseudonym(call.who),
        "thread": call.thread,
        "message": call.message.message_id,
        "place": [place.document, place.version, place.start, place.end],
        "until": until.isoformat(),
    }
