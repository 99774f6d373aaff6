"""Submissions: the files, folders and addresses that somebody names to be published, read one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot import texts
from bot.errors import BotError, CorpusError, DocumentError, ReadingError, SlipError
from bot.ingest.checks import checked
from bot.ingest.content import Content
from bot.ingest.corpus import LeftOut, duplicate, file_bytes, files_of, read_text_file
from bot.ingest.reading import document, read_file, read_page
from bot.ingest.sniffing import format_of
from bot.models import Document, Doubt
from bot.records import Origin


@dataclass(frozen=True, slots=True)
class Submission:
    """A document that was read, and may be published."""

    place: str
    """The file or the address that it was read from."""
    document: Document
    origin: Origin
    doubts: tuple[Doubt, ...]
    slips: tuple[SlipError, ...] = ()
    """Likely mistakes in its header."""


def submissions(place: str) -> Iterator[Submission | LeftOut | BotError]:
    """Every document at an address, in a file or in a folder; what is left out of a folder; what cannot be read."""
    if "://" in place:
        try:
            reading = read_page(place)
            yield Submission(place, document(reading), Origin.WEB, reading.doubts)
        except ReadingError as error:
            yield BotError(f"{place} : {error}")
        return
    first: dict[str, Path] = {}
    try:
        files, left_out = files_of(Path(place))
    except BotError as error:
        yield error
        return
    for file in files:
        for found in _read(file):
            if isinstance(found, Submission) and first.setdefault(found.document.id, file) != file:
                yield duplicate(file, found.document, first[found.document.id])
            else:
                yield found
    yield from left_out
    if not files:
        yield CorpusError(Path(place), texts.FOLDER_EMPTY)


def _read(file: Path) -> Iterator[Submission | BotError]:
    """The document of one file, or every mistake in it."""
    try:
        yield _submission(file)
    except DocumentError as error:
        yield error
        yield from error.also
    except BotError as error:
        yield BotError(f"{file} : {error}")


def _submission(file: Path) -> Submission:
    """A text file as it is written; whatever else it may be, as a file that somebody sends is read.

    Raises:
        DocumentError: a text file with a mistake in it.
        ReadingError: what nobody may publish: no text, another language, a format that cannot be read.

    """
    data = file_bytes(file)
    if format_of(file.name, data).plain and _is_utf8(data):
        read, slips = read_text_file(file)
        # Checked as it would be tidied, published as it is written.
        doubts = checked(Content(read.text), read.title).doubts
        return Submission(str(file), read, Origin.FILE, doubts, tuple(slips))
    reading = read_file(file.name, data)
    return Submission(str(file), document(reading), Origin.FILE, reading.doubts)


def _is_utf8(data: bytes) -> bool:
    """True for UTF-8 text without a null character."""
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False
