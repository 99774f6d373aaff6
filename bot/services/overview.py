"""Overview of what is kept: figures, and the journal of every change."""

from dataclasses import dataclass

from bot.library import Library
from bot.records import Event, Figures


@dataclass(frozen=True, slots=True)
class State:
    """Figures of what the bot holds."""

    figures: Figures
    about: str
    """The title of the document that the last change was about; empty where it was about none."""
    passages: int


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some events, the newest first."""

    events: list[Event]
    titles: dict[str, str]
    """Of the documents that they are about, by id."""
    total: int


def state(library: Library) -> State:
    """Everything that can be counted."""
    with library.store.read() as session:
        figures = session.figures()
        entry = session.documents.find(figures.last_change.subject) if figures.last_change else None
    return State(figures, entry.document.title if entry else "", library.passage_count)


def journal(library: Library, offset: int, limit: int) -> JournalPage:
    """The events from `offset` on."""
    with library.store.read() as session:
        events = session.audit.page(offset, limit)
        found = {event.subject: session.documents.find(event.subject) for event in events}
        titles = {subject: entry.document.title for subject, entry in found.items() if entry}
        return JournalPage(events, titles, session.audit.count())
