"""Rows <-> CSV as French spreadsheets open it: semicolons, a byte order mark, French heads; exact both ways."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot import texts
from bot.errors import ArchiveError
from bot.reader_records import Shortfall
from bot.records import Origin, Status, Waiting

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""Beginnings that a spreadsheet takes for a formula; such a cell gets an apostrophe before it, as spreadsheets do."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the field that it holds, and the conversions to and from a cell."""

    head: str
    field: str
    write: Callable[[Any], str] = str
    read: Callable[[str], Any] = str


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file of the archive."""

    name: str
    columns: tuple[Column, ...]

    def written(self, rows: Iterable[Mapping[str, Any]]) -> bytes:
        """Bytes of the file that holds these rows, head included."""
        file = io.StringIO(newline="")
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([column.head for column in self.columns])
        for row in rows:
            writer.writerow([column.write(row[column.field]) for column in self.columns])
        return file.getvalue().encode("utf-8-sig")

    def read(self, data: bytes) -> list[dict[str, Any]]:
        """Rows of the file, by field.

        Raises:
            ArchiveError: names the file and the line.

        """
        line = 1
        try:
            reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
            rows = []
            for cells in reader:
                if line == 1 and cells != [column.head for column in self.columns]:
                    raise ValueError("other columns")
                if line > 1:
                    pairs = zip(self.columns, cells, strict=True)
                    rows.append({column.field: column.read(cell) for column, cell in pairs})
                line += 1
        except (ValueError, KeyError, csv.Error) as error:
            raise ArchiveError(texts.ARCHIVE_LINE_WRONG.format(file=self.name, line=line)) from error
        if line == 1:
            raise ArchiveError(texts.ARCHIVE_FILE_EMPTY.format(file=self.name))
        return rows


def _guarded(text: str | None) -> str:
    """Empty for None; the empty text is an apostrophe."""
    if text is None:
        return ""
    return f"'{text}" if text == "" or text.startswith(_FORMULA) else text


def _unguarded(cell: str) -> str:
    if "\0" in cell:
        raise ValueError("not text")
    return cell.removeprefix("'")


def _optional(cell: str) -> str | None:
    return _unguarded(cell) if cell else None


def _number(cell: str) -> int:
    number = int(cell)
    if not 0 <= number < 2**31 or str(number) != cell:
        raise ValueError("not a number of ours")
    return number


def _moment(cell: str) -> datetime:
    moment = datetime.fromisoformat(cell)
    if moment.tzinfo is None:
        raise ValueError("no time zone")
    return moment


def _text(head: str, field: str) -> Column:
    return Column(head, field, _guarded, _unguarded)


def _maybe(head: str, field: str) -> Column:
    return Column(head, field, _guarded, _optional)


def _short(head: str, field: str, most: int = 64) -> Column:
    """Column of a text that the database limits to `most` characters; PostgreSQL refuses longer ones."""
    return Column(head, field, _guarded, lambda cell: _at_most(most, _unguarded(cell)))


def _maybe_short(head: str, field: str, most: int = 64) -> Column:
    return Column(head, field, _guarded, lambda cell: _at_most(most, _unguarded(cell)) if cell else None)


def _at_most(most: int, text: str) -> str:
    if len(text) > most:
        raise ValueError("too long")
    return text


def _count(head: str, field: str) -> Column:
    return Column(head, field, str, _number)


def _maybe_count(head: str, field: str) -> Column:
    return Column(
        head, field, lambda value: "" if value is None else str(value), lambda cell: _number(cell) if cell else None
    )


def _when(head: str, field: str) -> Column:
    return Column(head, field, datetime.isoformat, _moment)


def _day(head: str, field: str) -> Column:
    return Column(head, field, date.isoformat, date.fromisoformat)


def _yes(head: str, field: str) -> Column:
    return Column(head, field, lambda value: "oui" if value else "non", {"oui": True, "non": False}.__getitem__)


def _one_of(head: str, field: str, words: dict[Any, str]) -> Column:
    return Column(head, field, words.__getitem__, {word: value for value, word in words.items()}.__getitem__)


def _maybe_one_of(head: str, field: str, words: dict[Any, str]) -> Column:
    return _one_of(head, field, {None: "", **words})


_STATUS: dict[StrEnum, str] = {Status.PUBLISHED: "publié", Status.WITHDRAWN: "retiré"}
_ORIGIN: dict[StrEnum, str] = {
    Origin.FOLDER: "dossier",
    Origin.FILE: "fichier",
    Origin.WEB: "page",
    Origin.POST: "message",
    Origin.TEXT: "texte",
}
_WAITING: dict[StrEnum, str] = {Waiting.OPEN: "en attente", Waiting.DISMISSED: "écartée", Waiting.ANSWERED: "répondue"}
_KIND: dict[StrEnum, str] = {
    Shortfall.NOTHING: "sans réponse",
    Shortfall.NEAR: "passage proche",
    Shortfall.DISLIKED: "réponse refusée",
}

DOCUMENTS = Table(
    "documents.csv",
    (
        _short("document", "id"),
        _text("titre", "title"),
        _one_of("statut", "status", _STATUS),
        _one_of("origine", "origin", _ORIGIN),
        _when("créé", "created"),
        _when("modifié", "changed"),
        _short("par", "by"),
        _maybe("chemin", "path"),
        _maybe_short("identité du fichier", "file_id"),
        _maybe_short("empreinte du fichier", "file_digest"),
        _yes("dans le dossier", "in_folder"),
        _yes("retiré avec son fichier", "file_withdrew"),
    ),
)
VERSIONS = Table(
    "versions.csv",
    (
        _short("document", "id"),
        _count("version", "number"),
        _text("fichier", "file"),
        _text("sha256", "sha256"),
        _short("par", "by"),
        _when("date", "at"),
        _text("pourquoi", "why"),
    ),
)
JOURNAL = Table(
    "journal.csv",
    (
        _short("par", "by"),
        _when("date", "at"),
        _short("action", "action", 32),
        _short("objet", "subject"),
        _maybe("avant", "before"),
        _maybe("après", "after"),
        _maybe_count("version avant", "version_before"),
        _maybe_count("version après", "version_after"),
        _maybe_one_of("statut avant", "status_before", _STATUS),
        _maybe_one_of("statut après", "status_after", _STATUS),
        _maybe_count("annule la ligne", "undoes"),
    ),
)
QUESTIONS = Table(
    "questions-en-attente.csv",
    (
        _count("groupe", "group"),
        _one_of("statut", "status", _WAITING),
        _maybe_short("répondue par", "document"),
        _text("question", "wording"),
        _one_of("pourquoi", "kind", _KIND),
        _day("jour", "day"),
        _count("nombre", "count"),
        _day("dernière fois", "last"),
        _text("mots", "terms"),
    ),
)
PINS = Table(
    "epingles.csv",
    (
        _text("question", "question"),
        _short("document", "document"),
        _count("version", "version"),
        _count("début", "start"),
        _count("fin", "end"),
        _text("passage", "text"),
        _yes("perdue", "stale"),
        _short("par", "by"),
        _when("date", "at"),
    ),
)
SYNONYMS = Table(
    "synonymes.csv", (_text("mot", "word"), _text("autre", "other"), _short("par", "by"), _when("date", "at"))
)
TABLES = (DOCUMENTS, VERSIONS, JOURNAL, QUESTIONS, PINS, SYNONYMS)
