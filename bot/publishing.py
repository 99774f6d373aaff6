"""Publishing: reading → draft → published, by the same rules for Telegram and the terminal."""

from dataclasses import dataclass, replace

from bot.ingest.content import Reading
from bot.ingest.corrections import with_details
from bot.ingest.reading import document as document_of
from bot.ingest.tidy import tidy
from bot.library import Library
from bot.models import Document
from bot.outcomes import Already, ChangeOutcome, Done
from bot.records import Draft, Entry, Group, Origin, Status, digest
from bot.store.store import Session

_SETTLED = 200
"""Waiting questions that a new document is asked: the most asked."""


@dataclass(frozen=True, slots=True)
class Published:
    """A document that is quoted from now on."""

    entry: Entry
    passages: int
    """Number of passages that it is cut into."""
    settled: tuple[Group, ...]
    """The waiting questions that it answers; they wait no longer."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing to publish: the document stands published exactly so."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Twin:
    """A refusal: another published document already says the same, word for word."""

    entry: Entry


Outcome = Published | Unchanged | Twin


def obstacle(library: Library, document: Document) -> Unchanged | Twin | None:
    """Why `document` would not be published; None if nothing stands in its way.

    Raises:
        StoreError: the database does not answer.

    """
    with library.store.read() as session:
        return _obstacle(session, document)


def publish(library: Library, document: Document, origin: Origin, by: str) -> Outcome:
    """Publish `document` at once: a new one, or a new version of the one with its address (or its very text).

    A withdrawn document that said the same is restored.

    Raises:
        StoreError: the database does not answer; nothing was published.

    """
    with library.store.write() as session:
        if found := _obstacle(session, document):
            return found
        there = session.documents.find(document.id)
        if there and digest(there.document) == digest(document):
            outcome = session.documents.restore(document.id, there.version, by)
        else:
            draft = session.drafts.add(document, origin, by, replaces=document.id if there else None)
            outcome = session.documents.publish(draft.id, draft.version, by)
    assert isinstance(outcome, Done), "nobody else writes meanwhile"
    return _published(library, outcome.change.entry)


def prepare(
    library: Library, reading: Reading, origin: Origin, by: str, replaces: str | None = None
) -> Draft | Unchanged | Twin:
    """Draft of what was read, to be looked at before it is published; an open one that says the same is taken again.

    `replaces`: the id of the document that it shall become a version of; what the reading does not say itself
    (address, author, date, note) it then has from there.

    Raises:
        StoreError: the database does not answer; there is no draft.

    """
    with library.store.write() as session:
        new = document_of(reading)
        old = session.documents.find(replaces) if replaces else None
        if old:
            title = new.title if origin is Origin.WEB else old.document.title
            new = with_details(replace(new, title=title), old.document)
        elif origin is not Origin.WEB and (twin := _twin(session, new, new.id)):
            return Twin(twin)
        there = old or session.documents.find(new.id)
        if there and _stands(there, new):
            return Unchanged(there)
        target = there.document.id if there else None
        for open_draft in session.drafts.of(new.id):
            if digest(open_draft.document) == digest(new) and open_draft.replaces == target:
                return open_draft
        return session.drafts.add(new, origin, by, replaces=target, doubts=list(reading.doubts))


def publish_draft(
    library: Library, draft: int, version: int, by: str, request: str
) -> Published | Twin | ChangeOutcome:
    """Publish this version of a draft, or say why nothing was done.

    `request`: key of what asked for it; asked again after a crash, it is told what it did the first time.

    Raises:
        StoreError: the database does not answer; nothing was published.

    """
    with library.store.write() as session:
        first = session.updates.effect(f"published {request}")
        prepared = session.drafts.find(draft)
        if prepared and (twin := _twin(session, prepared.document, prepared.document.id, prepared.replaces)):
            return Twin(twin)
        outcome = session.documents.publish(draft, version, by)
        entry = outcome.change.entry if isinstance(outcome, Done) else None
        if isinstance(outcome, Already) and not first:
            became = session.drafts.became(draft)
            entry = session.documents.find(became) if became else None
    return _published(library, entry) if entry else outcome


def settle(library: Library, identity: str) -> list[Group]:
    """The waiting questions that this document, newly published, answers; they wait no longer.

    Looked at are the 200 most asked, each in its commonest wording.

    Raises:
        StoreError: the database does not answer; all of them still wait.

    """
    library.refresh(wait=True)
    with library.store.read() as session:
        waiting = session.missed.groups(limit=_SETTLED)
    answered = set(library.answered_by(identity, [group.wording for group in waiting]))
    found = [group for group in waiting if group.wording in answered]
    if not found:
        return []
    with library.store.write() as session:
        return [group for group in found if session.missed.answered(group.id, identity)]


def _published(library: Library, entry: Entry) -> Published:
    """Outcome for a document that was just written; it is quoted when this returns."""
    settled = settle(library, entry.document.id)
    return Published(entry, len(library.passages(entry.document)), tuple(settled))


def _obstacle(session: Session, document: Document) -> Unchanged | Twin | None:
    there = session.documents.find(document.id)
    if there and _stands(there, document):
        return Unchanged(there)
    twin = _twin(session, document, document.id)
    return Twin(twin) if twin else None


def _stands(there: Entry, document: Document) -> bool:
    """True if the entry is published and says exactly what `document` says."""
    return there.status is Status.PUBLISHED and digest(there.document) == digest(document)


def _twin(session: Session, document: Document, *own: str | None) -> Entry | None:
    """Another published document with the same text; `own`: ids that it may have itself."""
    # A file of the corpus folder keeps its spaces, what is sent has been tidied.
    found = session.documents.with_text(document.text, tidy(document.text))
    return next((entry for entry in found if entry.document.id not in own), None)
