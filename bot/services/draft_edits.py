"""Drafts before they are published: looked at, corrected, aimed at another document, given up, taken up again."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.collection import Preview
from bot.editorial.differences import Difference, differences
from bot.ingest.corrections import corrected, with_details
from bot.ingest.identity import identity
from bot.ingest.reading import from_text
from bot.library import Library
from bot.models import Document, Part
from bot.outcomes import Already, Gone, Meanwhile
from bot.records import Draft, Entry, Status
from bot.services.pasted_texts import joined
from bot.store.store import Session
from bot.text.layout import continued

_WAITING = 200
"""Waiting questions that a preview is asked: the most asked."""

DraftOutcome = Draft | Already | Meanwhile | Gone


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft and what it would be to the corpus."""

    draft: Draft
    preview: Preview
    replaced: Entry | None
    """The document that it becomes a version of."""
    taken: Entry | None
    """The document that has its identity although it does not replace it: as it is, it cannot be published."""


def view(library: Library, number: int) -> DraftView | None:
    """The draft as it stands and what it would be to the corpus; None where it is closed."""
    with library.store.read() as session:
        draft = session.drafts.find(number)
        if draft is None:
            return None
        replaced = session.documents.find(draft.replaces) if draft.replaces else None
        there = session.documents.find(draft.document.id)
        waiting = [group.wording for group in session.missed.groups(limit=_WAITING)]
    preview = library.preview(draft.document, draft.replaces, waiting)
    taken = there if there and not draft.replaces and there.status is Status.PUBLISHED else None
    return DraftView(draft, preview, replaced, taken)


def find(library: Library, number: int) -> Draft | None:
    """The draft, unless it is published or given up."""
    with library.store.read() as session:
        return session.drafts.find(number)


def open_drafts(library: Library) -> list[Draft]:
    """Every draft that is neither published nor given up, the last changed first."""
    with library.store.read() as session:
        return session.drafts.all()


def became(library: Library, number: int) -> Draft | Entry | None:
    """The draft while it is open, then the document that it has become; None where it was given up."""
    with library.store.read() as session:
        if draft := session.drafts.find(number):
            return draft
        document = session.drafts.became(number)
        return session.documents.find(document) if document else None


def changes(library: Library, draft: Draft) -> tuple[Document, list[Difference]]:
    """The document that a draft replaces, and what the draft changes in it, sentence by sentence."""
    assert draft.replaces, "only what replaces something changes it"
    with library.store.read() as session:
        before = session.documents.find(draft.replaces)
    assert before, "documents are never deleted"
    return before.document, differences(before.document.text, draft.document.text)


def discard(library: Library, number: int, by: str) -> DraftOutcome:
    """Give a draft up; for a day it can be taken up again."""
    with library.store.write() as session:
        return session.drafts.discard(number, by)


def reopen(library: Library, number: int, by: str) -> DraftOutcome:
    """Take up a draft that was given up, as it was."""
    with library.store.write() as session:
        return session.drafts.reopen(number, by)


def aim(library: Library, number: int, version: int, target: str | None, by: str) -> DraftOutcome:
    """Make a draft replace document `target`, from which it has the details it does not give; or none."""
    with library.store.write() as session:
        draft = session.drafts.retarget(number, version, target, by)
        there = session.documents.find(target) if target else None
        if not isinstance(draft, Draft) or there is None:
            return draft
        document = with_details(draft.document, there.document)
        return draft if document == draft.document else session.drafts.amend(number, draft.version, document, by)


def correct(library: Library, number: int, part: Part, written: str, by: str, request: str) -> DraftOutcome:
    """Correct a detail of a draft as somebody wrote it; the same `request` twice corrects it once.

    Raises:
        InputError: what was written cannot be this detail; the sentence says what can.

    """
    with library.store.write() as session:
        return _amended(session, number, lambda document: corrected(document, part, written), by, request)


def lengthen(library: Library, number: int, more: str, by: str, request: str) -> DraftOutcome:
    """Put `more` at the end of a draft's text; the same `request` twice puts it there once.

    Raises:
        ReadingError: the text would be too long.

    """
    with library.store.write() as session:
        return _amended(session, number, lambda document: _longer(document, more), by, request)


def _amended(
    session: Session, number: int, change: Callable[[Document], Document], by: str, request: str
) -> DraftOutcome:
    draft = session.drafts.find(number)
    if draft is None:
        return Gone()
    document = change(draft.document)
    document = replace(document, id=identity(document.source, document.text))
    if not session.updates.effect(f"amended {request}"):
        return draft  # done before the process was killed
    return session.drafts.amend(number, draft.version, document, by)


def _longer(document: Document, more: str) -> Document:
    text = from_text(joined(document.text, more)).text
    return replace(document, text=text, blocks=continued(document, text))
