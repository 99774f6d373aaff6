"""The header (front matter) that a .md or .txt file may begin with. `corpus/README.md` tells it to its writers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

import yaml

from bot import texts
from bot.ingest.written import NotADateError, read_address, read_date

_FENCE = re.compile(r"^---[^\S\n]*(?:\n|$)", re.MULTILINE)
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


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a header: its line, and the end of a French sentence that says what is wrong and what to do."""

    line: int | None
    """Counted from 1 at the top of the file; None where it is about the whole."""
    what: str


@dataclass(frozen=True, slots=True)
class Header:
    """Parsed header of a file; every field may be absent."""

    title: str | None = None
    source: str | None = None
    """An http(s) address, as it was written."""
    author: str | None = None
    published: date | None = None
    note: str | None = None
    questions: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    """Mistakes that keep the file from being read, by line."""
    slips: tuple[Mistake, ...] = ()
    """Names that are ignored and look like one that is not: «auteur», «sourcce»; by line."""


def read_header(text: str) -> tuple[Header, str]:
    """The header and the text under it; a text without header, or with one that cannot be read, is its own text."""
    opening = _FENCE.match(text, len(text) - len(text.lstrip()))
    if not opening:
        return Header(), text
    closing = _FENCE.search(text, opening.end())
    if not closing:
        return Header(mistakes=(Mistake(1, texts.HEADER_OPEN),)), text
    header = text[opening.end() : closing.start()]
    first_line = text.count("\n", 0, opening.end()) + 1
    try:
        # BaseLoader leaves every value as it is written; others read «On» as true and «12:30» as 750.
        root = yaml.compose(header, yaml.BaseLoader)
        values = yaml.load(header, yaml.BaseLoader)  # noqa: S506  makes text, lists and dictionaries, nothing else
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        mistake = Mistake(mark.line + first_line if mark else 1, texts.HEADER_ILLEGIBLE)
        return Header(mistakes=(mistake,)), text
    if values is None:
        values, lines = {}, {}
    elif isinstance(values, dict) and isinstance(root, yaml.MappingNode):
        lines = {_name(key.value): key.start_mark.line + first_line for key, _ in root.value}
    else:
        return Header(mistakes=(Mistake(first_line, texts.HEADER_ILLEGIBLE),)), text
    fields = _Fields({_name(key): value for key, value in values.items()}, lines)
    return fields.header(), text[closing.end() :].strip()


def _name(key: object) -> str:
    """A key without the capital or the no-break space before its colon that French keyboards and editors add."""
    return str(key).strip().lower()


def _line(mistake: Mistake) -> int:
    return mistake.line or 0


class _Fields:
    """A header's values, each with the line it stands on."""

    def __init__(self, values: dict[str, Any], lines: dict[str, int]) -> None:
        self._values, self._lines = values, lines
        self._mistakes: list[Mistake] = []

    def header(self) -> Header:
        """Every field, and every mistake at once."""
        title, author, note = self._text("title"), self._text("author"), self._text("note")
        source, published, questions = self._source(), self._published(), self._questions()
        return Header(
            title,
            source,
            author,
            published,
            note,
            questions,
            mistakes=tuple(sorted(self._mistakes, key=_line)),
            slips=tuple(sorted(self._misnamed(), key=_line)),
        )

    def _wrong(self, name: str, what: str) -> None:
        self._mistakes.append(Mistake(self._lines.get(name), what))

    def _text(self, name: str) -> str | None:
        """The value as one line of text; None where it is absent or empty."""
        value = self._values.get(name)
        if value is None:
            return None
        if isinstance(value, dict | list):
            self._wrong(name, texts.HEADER_TEXT.format(name=name))
            return None
        return " ".join(str(value).split()) or None

    def _misnamed(self) -> Iterator[Mistake]:
        for name in self._values.keys() - set(_NAMES):
            meant = _IN_FRENCH.get(name) or next(iter(get_close_matches(name, _NAMES, 1, 0.75)), None)
            if meant:
                yield Mistake(self._lines.get(name), texts.HEADER_MISNAMED.format(name=name, meant=meant))

    def _source(self) -> str | None:
        source = self._text("source")
        if source is None:
            return None
        try:
            return read_address(source)
        except ValueError:
            self._wrong("source", texts.HEADER_SOURCE)
            return None

    def _published(self) -> date | None:
        written = self._text("published")
        if written is None:
            return None
        try:
            return read_date(written)
        except NotADateError:
            self._wrong("published", texts.HEADER_NOT_A_DATE)
        except ValueError:
            self._wrong("published", texts.HEADER_NO_SUCH_DATE)
        return None

    def _questions(self) -> tuple[str, ...]:
        questions = self._values.get("questions")
        if not questions:
            return ()
        if not isinstance(questions, list) or not all(isinstance(question, str) for question in questions):
            self._wrong("questions", texts.HEADER_QUESTIONS)
            return ()
        return tuple(" ".join(question.split()) for question in questions if question.strip())
