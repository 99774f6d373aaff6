"""A moderator's file, address or text -> Reading: a readable text with what is known about it.

Every function may be called from any thread, blocks, and is bounded in time and memory whatever it is given.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.errors import Cause, ReadingError
from bot.ingest.checks import checked
from bot.ingest.content import Content, Reading
from bot.ingest.default_questions import questions_about
from bot.ingest.identity import identity
from bot.ingest.process import Worker
from bot.ingest.tidy import one_line
from bot.ingest.titles import first_words, heading
from bot.models import Document

if TYPE_CHECKING:
    from bot.ingest.fetch import Fetcher

LARGEST = 20 * 1024 * 1024
"""Bytes that Telegram lets a bot download."""


def read_file(name: str, data: bytes) -> Reading:
    """The reading of a file; `name` matters only where its bytes leave a choice.

    Raises:
        ReadingError: it cannot be read; the sentence says why and what to do.

    """
    if len(data) > LARGEST:
        raise ReadingError(Cause.TOO_LARGE, "20")
    return Worker().read(name, data)


def read_page(address: str, fetcher: "Fetcher | None" = None) -> Reading:
    """The reading of a page or document on the web; `fetcher` brings other rules than the usual ones.

    Raises:
        ReadingError: it cannot be fetched or read; the sentence says why and what to do.

    """
    # Late: what reads a file in a terminal needs no client of the web.
    from bot.ingest.fetch import Fetcher

    page = (fetcher or Fetcher()).fetch(address)
    return Worker().read(page.name, page.data, address=page.address, media_type=page.media_type, charset=page.charset)


def from_text(
    text: str,
    *,
    source: str | None = None,
    title: str | None = None,
    author: str | None = None,
    published: date | None = None,
) -> Reading:
    """The reading of a pasted or forwarded text; without a title, its first line or first words are one.

    Raises:
        ReadingError: empty, endless, only a paywall's stub, or (unless it is short) not in French.

    """
    first = one_line(text[:10_000].strip().split("\n", 1)[0])
    content = Content(text, source=source, author=author, published=published)
    reading = checked(content, title or "")
    return reading if reading.title else replace(reading, title=heading(first) or first_words(reading.text))


def document(reading: Reading) -> Document:
    """The document that is published of a reading."""
    return Document(
        id=identity(reading.source, reading.text),
        title=reading.title,
        text=reading.text,
        blocks=reading.blocks,
        source=reading.source,
        author=reading.author,
        published=reading.published,
        note=reading.note,
        questions=reading.questions or questions_about(reading.text),
    )
