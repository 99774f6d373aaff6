"""Pins and synonyms: passages that moderators give to a question, words that mean the same in this corpus."""

import hashlib
from dataclasses import dataclass
from enum import Enum

from bot.library import Library
from bot.models import Hit
from bot.reader_records import DialogState
from bot.records import Pin, Synonym
from bot.services.prompts import OPEN_FOR

CHOICE = "pin choice"
"""The prompt that is open while a passage is chosen."""
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Curated:
    """Every pin and synonym, the oldest first."""

    pins: list[Pin]
    synonyms: list[Synonym]
    titles: dict[str, str]
    """Of the documents with pins, by id."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Passages that may be pinned to a question."""

    question: str
    hits: list[Hit]
    mark: str
    """Tells the buttons of one choice from another's."""


class Chosen(Enum):
    """Outcome of a choice."""

    PINNED = "pinned"
    MOVED = "moved"
    """Nothing was done: the document says something else by now."""
    EXPIRED = "expired"
    """Nothing was done: the choice is no longer open."""


class Paired(Enum):
    """Outcome of a pair of words."""

    PAIRED = "paired"
    KNOWN = "known"
    NOT_A_PAIR = "not a pair"


def curated(library: Library) -> Curated:
    """Everything that moderators have added to the ranking."""
    with library.store.read() as session:
        pins = session.curated.pins()
        found = {pin.document: session.documents.find(pin.document) for pin in pins}
        titles = {identity: entry.document.title if entry else "" for identity, entry in found.items()}
        return Curated(pins, session.curated.synonyms(), titles)


def offer(library: Library, chat: int, question: str, limit: int, *, words: str, group: int | None) -> Choice:
    """Open a choice of passages for `question`, looked for with `words`.

    `group`: the waiting questions that the chosen passage will answer.
    """
    hits = library.find_passages(words, limit)
    with library.store.write() as session:
        versions = [session.documents.find(hit.document.id) for hit in hits]
        places = [
            [hit.document.id, entry.version if entry else 0, hit.start, hit.end]
            for hit, entry in zip(hits, versions, strict=True)
        ]
        session.states.set(chat, CHOICE, {"question": question, "places": places, "group": group}, OPEN_FOR)
    return Choice(question, hits, _mark(question, places))


def choose(library: Library, chat: int, prompt: DialogState | None, number: int, mark: str, by: str) -> Chosen:
    """Pin passage `number` (from 1) of the choice with this mark, and close the choice."""
    if prompt is None or prompt.name != CHOICE:
        return Chosen.EXPIRED
    question, places, group = str(prompt.data["question"]), prompt.data["places"], prompt.data.get("group")
    assert isinstance(places, list)
    if _mark(question, places) != mark or not 0 < number <= len(places):
        return Chosen.EXPIRED
    document, version, start, end = places[number - 1]
    with library.store.write() as session:
        session.states.clear(chat)
        pin = session.curated.pin(question, document, version, (start, end), by)
        if pin and isinstance(group, int):
            session.missed.answered(group, document)
    library.refresh(wait=True)
    return Chosen.PINNED if pin else Chosen.MOVED


def unpin(library: Library, pin: int, by: str) -> bool:
    """Take a pin away; False where it was taken away before."""
    with library.store.write() as session:
        gone = session.curated.unpin(pin, by)
    library.refresh(wait=True)
    return gone


def pair(library: Library, written: str, by: str) -> Paired:
    """Make the two words or short phrases of «bac = traversier» mean the same."""
    word, _, other = (" ".join(part.split()) for part in written.partition("="))
    if not word or not other or max(len(word), len(other)) > _LONGEST_WORD:
        return Paired.NOT_A_PAIR
    with library.store.write() as session:
        done = session.curated.pair(word, other, by)
    library.refresh(wait=True)
    return Paired.PAIRED if done else Paired.KNOWN


def unpair(library: Library, synonym: int, by: str) -> bool:
    """Take a pair away; False where it was taken away before."""
    with library.store.write() as session:
        gone = session.curated.unpair(synonym, by)
    library.refresh(wait=True)
    return gone


def _mark(question: str, places: list[list[object]]) -> str:
    return hashlib.sha256(f"{question} {places}".encode()).hexdigest()[:12]
