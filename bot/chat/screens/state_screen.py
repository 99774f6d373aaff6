"""State of the bot, and its journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import texts
from bot.chat.callbacks.moderators import ShowJournal, ShowState
from bot.chat.render.message import Button, Message
from bot.chat.screens.documents_screen import event_line
from bot.chat.screens.staff_names import Names
from bot.records import Event, Figures, Status, Vote

LISTED = 10


@dataclass(frozen=True, slots=True)
class Incidents:
    """Failures since the programme was started."""

    since: datetime
    count: int
    last: str | None
    """The number of the last incident."""


def state_message(
    figures: Figures, about: str, passages: int, incidents: Incidents, version: str, names: Names
) -> Message:
    """The bot's figures on one screen; `about`: the title of what was changed last."""
    documents = figures.documents
    lines = [
        texts.STATE,
        texts.STATE_DOCUMENTS.format(
            published=texts.agreed(documents[Status.PUBLISHED], texts.STATES[Status.PUBLISHED]),
            withdrawn=texts.agreed(documents[Status.WITHDRAWN], texts.STATES[Status.WITHDRAWN]),
            drafts=texts.agreed(documents[Status.DRAFT], texts.STATES[Status.DRAFT]),
        ),
        texts.STATE_PASSAGES.format(passages=texts.number(passages)),
        texts.STATE_LAST.format(change=_told(figures.last_change, about, names)) if figures.last_change else None,
        texts.STATE_SIZE.format(size=texts.size(figures.size)),
        texts.STATE_WAITING.format(waiting=texts.number(figures.waiting)),
        _votes(figures.votes),
        texts.STATE_MODERATORS.format(moderators=figures.moderators),
        texts.STATE_INCIDENTS.format(count=incidents.count, since=texts.moment(incidents.since))
        + (texts.STATE_LAST_INCIDENT.format(incident=incidents.last) if incidents.last else ""),
        texts.STATE_VERSION.format(version=version, schema=figures.schema),
    ]
    message = Message("\n".join(line for line in lines if line))
    message.row(Button(texts.JOURNAL, ShowJournal(0)))
    return message


def _votes(votes: dict[Vote, int]) -> str | None:
    """Readers' votes, with their reasons; None where there are none."""
    if not any(votes.values()):
        return None
    down = sum(votes.values()) - votes[Vote.UP]
    reasons = [f"{label.lower()} {votes[vote]}" for vote, label in texts.REASONS.items() if votes[vote]]
    told = texts.STATE_VOTES.format(up=texts.number(votes[Vote.UP]), down=texts.number(down))
    return told + (f" ({', '.join(reasons)})" if reasons else "")


def _told(event: Event, title: str, names: Names) -> str:
    about = title or names.known.get(event.subject) or event.after or event.before or ""
    return event_line(event, names) + (f" — {texts.clipped(about, 80)}" if about else "")


def journal_message(events: Sequence[Event], titles: dict[str, str], offset: int, total: int, names: Names) -> Message:
    """A page of the journal, the newest event first; `offset` of `total` come before."""
    message = Message(texts.JOURNAL_TITLE if events else texts.NO_EVENT)
    for event in events:
        message.add("\n• " + _told(event, titles.get(event.subject, ""), names))
    last = offset + LISTED
    message.row(
        Button(texts.AFTER_TIME, ShowJournal(max(offset - LISTED, 0))) if offset else None,
        Button(texts.BEFORE_TIME, ShowJournal(last)) if last < total else None,
    )
    message.row(Button(texts.BACK, ShowState()))
    return message
