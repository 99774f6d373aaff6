"""The files of a corpus folder -> documents. `corpus/README.md` tells the format to those who write them."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bot.errors import BotError, CorpusError, DocumentError, SlipError
from bot.ingest.questions import questions_about
from bot.search.analysis import fold
from bot.search.french import MONTHS
from bot.search.models import Document

_SUFFIXES = {".md", ".txt"}
_LARGEST = 20 * 1024 * 1024
_FENCE = re.compile(r"^---[^\S\n]*(?:\n|$)", re.MULTILINE)
_TITLE_CHARS = 200
_NAMES = ("title", "source", "author", "published", "note", "questions")
_IN_FRENCH = {
    "titre": "title",
    "auteur": "author",
    "auteure": "author",
    "autrice": "author",
    "date": "published",
    "lien": "source",
    "url": "source",
    "adresse": "source",
}
_DATE_HELP = "écrivez la date comme 2024-06-25, 25/06/2024 ou 25 juin 2024."
_HEADER_HELP = (
    "écrivez une ligne par renseignement, comme « title: Le titre », et mettez entre guillemets ce qui contient « : »."
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was read, and what was left out."""

    documents: list[Document]
    problems: list[BotError]


def read_corpus(paths: Iterable[Path]) -> Corpus:
    """Every document of these files and folders, in the order of their names; a bad file never stops the others.

    Raises:
        CorpusError: one of `paths` does not exist or cannot be looked into.

    """
    documents: dict[str, tuple[Document, Path]] = {}
    problems: list[BotError] = []
    for file in [file for path in paths for file in _files(path)]:
        try:
            document, remarks = _read(file)
        except DocumentError as error:
            problems += [error, *error.also]
            continue
        problems += remarks
        first = documents.setdefault(document.id, (document, file))
        if first[1].resolve() != file.resolve():
            what = "même adresse (source)" if document.source else "même texte"
            problems.append(
                DocumentError(file, None, f"{what} que {first[1]} ; le premier est gardé, retirez l’un des deux.")
            )
    return Corpus([document for document, _ in documents.values()], problems)


def _files(path: Path) -> Iterator[Path]:
    """A file as given; a folder's .md and .txt files, but README and hidden ones."""
    try:
        if path.is_dir():
            inside = sorted(path.rglob("*"))
        elif path.exists():
            yield path
            return
        else:
            raise CorpusError(path, "ce fichier ou ce dossier n’existe pas.")
    except OSError as error:
        raise CorpusError(path, "ce dossier ne peut pas être lu (vérifiez les droits).") from error
    for file in inside:
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.suffix.lower() in _SUFFIXES and not hidden and file.stem.upper() != "README" and file.is_file():
            yield file


def read_document(path: Path) -> Document:
    """The document that a UTF-8 text file holds, with the header (front matter) that it may begin with.

    Raises:
        DocumentError: says where the file is wrong and what to do.

    """
    return _read(path)[0]


def _read(path: Path) -> tuple[Document, list[SlipError]]:
    """The document, and what looks like a slip in its header but does not spoil it."""
    text = _decoded(path)
    fields, body = _header(path, text)
    if not body.strip():
        raise DocumentError(path, None, "le texte est vide ; écrivez-le sous l’en-tête.")
    title, author, note = fields.text("title"), fields.text("author"), fields.text("note")
    source, published, questions = _source(fields), _published(fields), _questions(fields)
    if fields.mistakes:
        first, *others = sorted(fields.mistakes, key=_line)
        first.also = sorted([*others, *fields.misnamed()], key=_line)
        raise first
    document = Document(
        id=hashlib.sha256((source or body).encode()).hexdigest()[:12],
        title=title or _first_title(path, body),
        text=body,
        source=source,
        author=author,
        published=published,
        note=note,
        questions=questions or questions_about(body),
    )
    return document, fields.misnamed()


def _decoded(path: Path) -> str:
    """The file's text, line ends made one character."""
    try:
        if path.stat().st_size > _LARGEST:
            raise DocumentError(path, None, "le fichier dépasse 20 Mo ; coupez-le en plusieurs documents.")
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(path, None, "le fichier ne peut pas être lu (vérifiez les droits).") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentError(
            path, line, "le texte n’est pas en UTF-8 ; enregistrez-le à nouveau en choisissant ce codage."
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DocumentError(path, line, "ce n’est pas un fichier de texte ; enregistrez-le en texte brut (.txt).")
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Fields:
    """A header's values, each with the line it stands on."""

    def __init__(self, path: Path, values: dict[str, Any], lines: dict[str, int]) -> None:
        self.path, self._values, self._lines = path, values, lines
        self.mistakes: list[DocumentError] = []
        """Gathered, so that all of a file's are told at once."""

    def __getitem__(self, name: str) -> Any:
        return self._values.get(name)

    def text(self, name: str) -> str | None:
        """The value as one line of text; None where it is absent or empty."""
        value = self._values.get(name)
        if value is None:
            return None
        if isinstance(value, dict | list):
            self.wrong(name, f"« {name} » attend un texte sur une ligne.")
            return None
        return " ".join(str(value).split()) or None

    def wrong(self, name: str, what: str) -> None:
        """Gather a mistake, with the line of `name`."""
        self.mistakes.append(DocumentError(self.path, self._lines.get(name), what))

    def misnamed(self) -> list[SlipError]:
        """Names that are ignored and look like one that is not: «auteur», «sourcce»."""
        found = []
        for name in self._values.keys() - set(_NAMES):
            meant = _IN_FRENCH.get(name) or next(iter(get_close_matches(name, _NAMES, 1, 0.75)), None)
            if meant:
                what = f"« {name} » est ignoré ; écrivez « {meant} » si c’est ce que vous vouliez dire."
                found.append(SlipError(self.path, self._lines.get(name), what))
        return sorted(found, key=_line)


def _line(remark: SlipError) -> int:
    return remark.line or 0


def _header(path: Path, text: str) -> tuple[_Fields, str]:
    opening = _FENCE.match(text, len(text) - len(text.lstrip()))
    if not opening:
        return _Fields(path, {}, {}), text
    closing = _FENCE.search(text, opening.end())
    if not closing:
        raise DocumentError(
            path, 1, "l’en-tête n’est pas refermé ; ajoutez une ligne « --- » après le dernier renseignement."
        )
    header = text[opening.end() : closing.start()]
    first_line = text.count("\n", 0, opening.end()) + 1
    try:
        # BaseLoader leaves every value as it is written; others read «On» as true and «12:30» as 750.
        root = yaml.compose(header, yaml.BaseLoader)
        values = yaml.load(header, yaml.BaseLoader)  # noqa: S506  makes text, lists and dictionaries, nothing else
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DocumentError(
            path, mark.line + first_line if mark else 1, f"l’en-tête est illisible ; {_HEADER_HELP}"
        ) from error
    if values is None:
        values, lines = {}, {}
    elif isinstance(values, dict) and isinstance(root, yaml.MappingNode):
        lines = {_name(key.value): key.start_mark.line + first_line for key, _ in root.value}
    else:
        raise DocumentError(path, first_line, f"l’en-tête est illisible ; {_HEADER_HELP}")
    return _Fields(path, {_name(key): value for key, value in values.items()}, lines), text[closing.end() :].strip()


def _name(key: object) -> str:
    """A key without the capital or the no-break space before its colon that French keyboards and editors add."""
    return str(key).strip().lower()


def _source(fields: _Fields) -> str | None:
    source = fields.text("source")
    if source is None:
        return None
    try:
        parts = urlsplit(source)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in source and not parts.username
    except ValueError:
        valid = False
    if not valid:
        fields.wrong("source", "« source » attend une adresse complète, comme https://exemple.fr/article.")
        return None
    return source


def _published(fields: _Fields) -> date | None:
    written = fields.text("published")
    if written is None:
        return None
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", written):
        year, month, day = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", written):
        day, month, year = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})(?:er)? (\w+) (\d{4})", written):
        names = [fold(name) for name in MONTHS]
        name = fold(found[2])
        day, month, year = int(found[1]), names.index(name) + 1 if name in names else 0, int(found[3])
    else:
        fields.wrong("published", f"« published » n’est pas une date ; {_DATE_HELP}")
        return None
    try:
        return date(year, month, day)
    except ValueError:
        fields.wrong("published", f"cette date n’existe pas ; {_DATE_HELP}")
        return None


def _questions(fields: _Fields) -> tuple[str, ...]:
    questions = fields["questions"]
    if not questions:
        return ()
    if not isinstance(questions, list) or not all(isinstance(question, str) for question in questions):
        fields.wrong("questions", "« questions » attend une question par ligne, chacune précédée d’un tiret.")
        return ()
    return tuple(" ".join(question.split()) for question in questions if question.strip())


def _first_title(path: Path, text: str) -> str:
    """The first line where it looks like a title, else the file's name."""
    first = text.strip().split("\n", 1)[0].lstrip("# ").strip()
    if first and len(first) <= _TITLE_CHARS and first[-1] not in ".!?…:;,":
        return first
    return path.stem.replace("_", " ").replace("-", " ").strip() or path.name
