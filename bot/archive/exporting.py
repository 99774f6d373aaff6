"""A store -> its archive: the same store gives the same bytes."""

import hashlib
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from bot import texts
from bot.archive.csv_tables import DOCUMENTS, JOURNAL, PINS, QUESTIONS, SYNONYMS, VERSIONS
from bot.errors import ArchiveError
from bot.ingest.corpus_writer import written
from bot.store.archive_contents import Contents, Holding
from bot.store.store import Store
from bot.text.analysis import fold

README = "LISEZMOI.txt"
_SLUG_CHARS = 40
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def export_archive(store: Store, target: Path | IO[bytes]) -> None:
    """Write a consistent snapshot of `store` to `target`; a path is replaced only by the finished file.

    Raises:
        ArchiveError: the file cannot be written.
        StoreError: the database does not answer.

    """
    with store.read() as session:
        contents = session.transfer.contents()
    if not isinstance(target, Path):
        _write(contents, target)
        return
    new = target.with_name(f"{target.name}.new")
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            _write(contents, file)
        new.replace(target)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise ArchiveError(texts.ARCHIVE_UNWRITTEN.format(file=target)) from error


def _write(contents: Contents, target: IO[bytes]) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in _files(contents):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data)


def _files(contents: Contents) -> Iterator[tuple[str, bytes]]:
    yield README, texts.ARCHIVE_README.encode()
    versions: list[dict[str, Any]] = []
    for holding in contents.holdings:
        folder = f"documents/{_folder(holding)}"
        for version in holding.versions:
            data, name = written(version.document).encode(), f"{folder}/v{version.number}.md"
            yield name, data
            said = {"by": version.by, "at": version.at, "why": version.why}
            sha256 = hashlib.sha256(data).hexdigest()
            versions.append({"id": holding.id, "number": version.number, "file": name, "sha256": sha256, **said})
    yield DOCUMENTS.name, DOCUMENTS.written(map(_described, contents.holdings))
    yield VERSIONS.name, VERSIONS.written(versions)
    journal = [fields(line) for line in contents.lines]
    for line in journal:
        if line["undoes"] is not None:
            line["undoes"] += 2  # as a spreadsheet counts: the head is line 1
    yield JOURNAL.name, JOURNAL.written(journal)
    yield QUESTIONS.name, QUESTIONS.written(map(fields, contents.asked))
    yield PINS.name, PINS.written(map(fields, contents.pins))
    yield SYNONYMS.name, SYNONYMS.written(map(fields, contents.pairs))


def fields(value: Any) -> dict[str, Any]:
    """The fields of a slotted value, one level deep."""
    return {name: getattr(value, name) for name in value.__slots__}


def _described(holding: Holding) -> dict[str, Any]:
    return fields(holding) | fields(holding.file) | {"title": holding.versions[-1].document.title}


def _folder(holding: Holding) -> str:
    """The id, and the title in so far as it can be a file's name."""
    words = (re.sub(r"[^a-z0-9]+", "-", fold(word)) for word in holding.versions[-1].document.title.split())
    slug = re.sub("-+", "-", "-".join(words))[:_SLUG_CHARS].strip("-")
    return f"{holding.id}-{slug}" if slug else holding.id
