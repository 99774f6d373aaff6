"""Values that reading passes on: a file, its content as found, and the checked text."""

from dataclasses import dataclass, field
from datetime import date

from bot.models import Block, Doubt
from bot.text.blocks import Element


@dataclass(frozen=True, slots=True)
class File:
    """Bytes to be read, and what was told about them where they were fetched."""

    data: bytes
    address: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A format reader's findings, unchecked, with the spaces and control characters of the file."""

    text: str = ""
    """Of a format that tells nothing but text; else empty."""
    elements: tuple[Element, ...] = ()
    """Of a format that tells its structure."""
    title: str | None = None
    """Title from the file's own properties or first heading."""
    source: str | None = None
    author: str | None = None
    published: date | None = None
    note: str | None = None
    questions: tuple[str, ...] = ()
    doubts: frozenset[Doubt] = frozenset()
    teaser: bool = False
    """True if the page says that it shows only the beginning."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A readable French text and what is known about it; paragraphs are parted by blank lines."""

    text: str
    title: str
    blocks: tuple[Block, ...] = field(default=(), compare=False)
    """The text's structure, where its format tells it."""
    source: str | None = None
    """Canonical http(s) address."""
    author: str | None = None
    published: date | None = None
    note: str | None = None
    """From a file's header, as `questions`; see `bot.models.Document`."""
    questions: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """In the order of `Doubt`, each once."""
