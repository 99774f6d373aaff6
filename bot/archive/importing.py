"""An archive -> a store. Whoever made the zip may mean harm: nothing is unpacked, everything is counted and checked."""

import hashlib
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO, Any

from bot import texts
from bot.archive.csv_tables import DOCUMENTS, JOURNAL, PINS, QUESTIONS, SYNONYMS, TABLES, VERSIONS
from bot.archive.exporting import README
from bot.errors import ArchiveError
from bot.ingest.corpus_writer import read_back
from bot.records import Version
from bot.store.archive_contents import Asked, Contents, FileMark, Holding, Imported, Line, Pair, PinLine
from bot.store.store import Store

_MOST_FILES = 200_000
_MOST_BYTES = 1 << 30
_LARGEST = 64 << 20
_CHUNK = 1 << 16
_IDENTITY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DOCUMENT = re.compile(r"documents/[A-Za-z0-9_-]{1,128}/v[1-9][0-9]{0,5}\.md")


def import_archive(store: Store, source: Path | IO[bytes], by: str) -> Imported:
    """Add to `store` everything in the archive `source` that it lacks, or nothing.

    Raises:
        ArchiveError: it is no archive, damaged, changed by somebody, or too large.
        StoreError: the database does not answer; nothing came in.

    """
    contents = read_archive(source)
    with store.write() as session:
        return session.transfer.merge(contents, by)


def read_archive(source: Path | IO[bytes]) -> Contents:
    """Contents of an archive whose digests all agree.

    Raises:
        ArchiveError: see `import_archive`.

    """
    try:
        with zipfile.ZipFile(source) as archive:
            files = _unpacked(archive)
    except FileNotFoundError:
        raise ArchiveError(texts.ARCHIVE_ABSENT.format(file=source)) from None
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise ArchiveError(texts.NO_ARCHIVE) from error
    tables = {table.name: table.read(files.pop(table.name)) for table in TABLES}
    try:
        return _contents(tables, files)
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveError(texts.NO_ARCHIVE) from error


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Every file by its name, in memory."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    needed = {README, *(table.name for table in TABLES)}
    if len(entries) > _MOST_FILES:
        raise ArchiveError(texts.ARCHIVE_OF_MANY.format(most=_MOST_FILES))
    if len(names) < len(entries) or not needed <= names or not all(map(_DOCUMENT.fullmatch, names - needed)):
        raise ArchiveError(texts.NO_ARCHIVE)
    left, files = _MOST_BYTES, {}
    for entry in entries:
        data = _bounded(archive, entry, min(left, _LARGEST))
        left -= len(data)
        files[entry.filename] = data
    del files[README]
    return files


def _bounded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The file's bytes. What its header says of its size is not believed."""
    data = bytearray()
    with archive.open(entry) as file:
        while chunk := file.read(_CHUNK):
            data += chunk
            if len(data) > most:
                raise ArchiveError(texts.ARCHIVE_LARGE)
    return bytes(data)


def _contents(tables: dict[str, list[dict[str, Any]]], files: dict[str, bytes]) -> Contents:
    versions: dict[str, list[Version]] = {}
    for row in tables[VERSIONS.name]:
        identity, data = row["id"], files.pop(row["file"])
        if hashlib.sha256(data).hexdigest() != row["sha256"]:
            raise ArchiveError(texts.ARCHIVE_ALTERED.format(file=row["file"]))
        of_it = versions.setdefault(identity, [])
        if row["number"] != len(of_it) + 1 or not _IDENTITY.fullmatch(identity):
            raise ValueError("versions out of order")
        document = read_back(identity, data.decode())
        of_it.append(Version(row["number"], document, row["by"], row["at"], row["why"]))
    holdings = tuple(_holding(row, tuple(versions.pop(row["id"]))) for row in tables[DOCUMENTS.name])
    if files or versions:
        raise ValueError("files that no table names")
    known = {holding.id: holding for holding in holdings}
    pins = tuple(PinLine(**row) for row in tables[PINS.name])
    for pin in pins:
        text = known[pin.document].versions[pin.version - 1].document.text
        if pin.version < 1 or text[pin.start : pin.end] != pin.text:
            raise ValueError("a pin on another passage")
    asked = tuple(Asked(**row) for row in tables[QUESTIONS.name])
    if any(one.document is not None and one.document not in known for one in asked):
        raise ValueError("answered by nothing")
    pairs = tuple(Pair(**row) for row in tables[SYNONYMS.name])
    return Contents(holdings, tuple(_lines(tables[JOURNAL.name])), asked, pins, pairs)


def _holding(row: dict[str, Any], versions: tuple[Version, ...]) -> Holding:
    file = FileMark(**{name: row.pop(name) for name in FileMark.__slots__})
    if row.pop("title") != versions[-1].document.title:
        raise ValueError("another title")
    return Holding(**row, file=file, versions=versions)


def _lines(rows: list[dict[str, Any]]) -> list[Line]:
    lines = []
    for place, row in enumerate(rows):
        if row["undoes"] is not None:
            row["undoes"] -= 2
            if not 0 <= row["undoes"] < place:
                raise ValueError("undoes what comes later")
        lines.append(Line(**row))
    undone = [line.undoes for line in lines if line.undoes is not None]
    if len(set(undone)) < len(undone):
        raise ValueError("undone twice")
    return lines
