"""Passages that were quoted, found again: in the document as it stands, or in what it said then."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.library import Library
from bot.models import Document, Hit
from bot.reader_records import Place
from bot.records import Status
from bot.store.store import Session
from bot.text.blocks import is_heading
from bot.text.layout import blocks_of
from bot.text.splitter import sentences

_LONGEST = 2_000
"""Code points: no passage of ours is longer."""


@dataclass(frozen=True, slots=True)
class Found:
    """A quoted passage in its document."""

    place: Place
    """In `document`."""
    document: Document
    """As it stands; where it no longer holds the passage, as it was when it was quoted."""
    changed: bool = False
    """True if the document no longer holds the passage."""

    @property
    def hit(self) -> Hit:
        """The passage as an excerpt."""
        place = self.place
        return Hit(self.document, place.start, place.end, 0.0, (), place.sentence or (0, place.end - place.start))


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that may stand anywhere: it says what day's version of its document it quotes."""

    found: Found
    version_of: date | None
    """The day of the version, where the document has several."""


def citations(library: Library, hits: Iterable[Hit]) -> list[Citation | None]:
    """Each of `hits` as a citation; None for one whose version nobody knows any more."""
    hits = list(hits)
    if not hits:
        return []
    with library.store.read() as session:
        places = zip(hits, _places(session, hits), strict=True)
        return [_citation(session, Found(place, hit.document)) if place else None for hit, place in places]


def citation(library: Library, place: Place) -> Citation | None:
    """The passage at `place` as a citation; None where it is quoted no longer."""
    with library.store.read() as session:
        found = find(session, place)
        return _citation(session, found) if found else None


def placed(session: Session, hits: Iterable[Hit]) -> tuple[Place, ...]:
    """Places of `hits`; a hit whose version nobody knows any more is left out."""
    return tuple(filter(None, _places(session, hits)))


def _places(session: Session, hits: Iterable[Hit]) -> list[Place | None]:
    versions: dict[str, int | None] = {}
    places: list[Place | None] = []
    for hit in hits:
        document = hit.document
        if document.id not in versions:
            versions[document.id] = _version(session, document)
        number = versions[document.id]
        places.append(Place(document.id, number, hit.start, hit.end, hit.sentence) if number else None)
    return places


def find(session: Session, place: Place) -> Found | None:
    """The passage at `place`; None where its document is quoted no longer, or never held it."""
    entry = session.documents.find(place.document)
    if entry is None or entry.status is not Status.PUBLISHED:
        return None
    if entry.version == place.version:
        return _holding(place, entry.document)
    then = next((one for one in session.documents.history(place.document) if one.number == place.version), None)
    quoted = _holding(place, then.document) if then else None
    if quoted is None:
        return None
    words = quoted.hit.text
    starts = [match.start() for match in re.finditer(f"(?={re.escape(words)})", entry.document.text)]
    if not starts:
        return replace(quoted, changed=True)
    start = min(starts, key=lambda one: abs(one - place.start))
    return Found(replace(place, version=entry.version, start=start, end=start + len(words)), entry.document)


def _citation(session: Session, found: Found) -> Citation:
    history = session.documents.history(found.place.document)
    number = found.place.version if len(history) > 1 else None
    return Citation(found, next((one.at.date() for one in history if one.number == number), None))


def _holding(place: Place, document: Document) -> Found | None:
    if not place.start < place.end <= len(document.text):
        return None
    if place.sentence is None:
        # Whoever wrote a link by hand does not make us quote half a sentence, a heading, or more than a paragraph.
        met = [one for one in sentences(document) if one.start < place.end and one.end > place.start]
        blocks = blocks_of(document)
        prose = [one for one in met if not is_heading(blocks[one.block])]
        if not prose:
            return None
        last = [one for one in prose if one.run == prose[0].run][-1]
        place = replace(place, start=prose[0].start, end=last.end)
    return Found(place, document) if place.end - place.start <= _LONGEST else None


def _version(session: Session, document: Document) -> int | None:
    entry = session.documents.find(document.id)
    if entry is None:
        return None
    if entry.document.text == document.text:
        return entry.version
    return next(
        (one.number for one in session.documents.history(document.id) if one.document.text == document.text), None
    )
