"""ODT -> Content, from its XML: odfpy is no longer kept, and a walk through one file needs no library."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from bot.errors import Cause, ReadingError
from bot.ingest.content import Content, File
from bot.ingest.formats.docx_numbering import counted
from bot.ingest.formats.safe_xml import XML_SPACE, attribute, children, first_text, local, xml_root
from bot.ingest.formats.zip_file import Archive
from bot.ingest.markdown import BULLETS
from bot.ingest.titles import meant, person
from bot.text.blocks import Element, Form

MAIN = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_PROPERTIES = "meta.xml"
_STYLES = "styles.xml"
# Deleted or moved, remarks, a bibliography mark's fields, variables: nothing that is read in the text.
_SKIPPED = frozenset(
    "tracked-changes annotation forms sequence-decls variable-decls user-field-decls ruby-text".split()
)
_CONTENTS = frozenset(
    "table-of-content alphabetical-index illustration-index table-index object-index user-index bibliography".split()
)
_MOST_SPACES = 10
_MOST_COLUMNS = 50
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NAMED = {
    "quotations": Form.QUOTATION,
    "quotation": Form.QUOTATION,
    "caption": Form.CAPTION,
    "table": Form.CAPTION,
    "illustration": Form.CAPTION,
    "figure": Form.CAPTION,
    "tableau": Form.CAPTION,
}
"""Styles that say what a paragraph is, by their names in lower case."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How one depth of a list is marked."""

    form: str | None = None
    """As `num-format`; None for a bullet."""
    before: str = ""
    behind: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the text paragraphs stand."""

    form: Form = Form.PARAGRAPH
    depth: int = 0
    """Lists that are open."""
    style: str = ""
    """Of the outermost open list."""


@dataclass(frozen=True, slots=True)
class _Styles:
    """The styles of a document."""

    parents: Mapping[str, str]
    strong: frozenset[str]
    """Styles in bold or italics."""
    lists: Mapping[str, Mapping[int, _Level]]

    def names(self, style: str | None) -> Iterator[str]:
        """A style and those it is based on, in lower case with their spaces."""
        seen = set[str]()
        while style and style not in seen:
            seen.add(style)
            yield style.replace("_20_", " ").lower()
            style = self.parents.get(style)


def read_odt(file: File) -> Content:
    """The text of an ODT: titles, paragraphs, lists, tables, then its notes.

    Raises:
        ReadingError: damaged, encrypted, or made to burst.

    """
    archive = Archive(file.data)
    if _MANIFEST in archive and xml_root(archive.read(_MANIFEST)).find(".//{*}encryption-data") is not None:
        raise ReadingError(Cause.PASSWORD)
    root = xml_root(archive.read(MAIN))
    text = root.find("{*}body/{*}text")
    if text is None:
        raise ReadingError(Cause.FORMAT)
    common = [xml_root(archive.read(_STYLES))] if _STYLES in archive else []
    walk = _Walk(_styles([*common, root]))
    walk.body(text, _Place())
    walk.notes(text)
    properties = xml_root(archive.read(_PROPERTIES)) if _PROPERTIES in archive else None
    if properties is None:
        return Content(elements=tuple(walk.elements), title=walk.title)
    author = person(first_text(properties, "initial-creator")) or person(first_text(properties, "creator"))
    title = walk.title or meant(first_text(properties, "title"))
    return Content(elements=tuple(walk.elements), title=title, author=author)


def _styles(roots: Sequence[etree._Element]) -> _Styles:
    parents, strong, lists = {}, set[str](), {}
    for root in roots:
        for style in root.iterfind(".//{*}style"):
            name = attribute(style, "name") or ""
            parents[name] = attribute(style, "parent-style-name") or ""
            properties = style.find("{*}text-properties")
            if properties is not None and (
                attribute(properties, "font-weight") == "bold" or attribute(properties, "font-style") == "italic"
            ):
                strong.add(name)
        for style in root.iterfind(".//{*}list-style"):
            lists[attribute(style, "name") or ""] = dict(map(_level, style))
    return _Styles(parents, frozenset(strong), lists)


def _level(element: etree._Element) -> tuple[int, _Level]:
    depth = _number(attribute(element, "level"), 1)
    if local(element) != "list-level-style-number" or not attribute(element, "num-format"):
        return depth, _Level()
    return depth, _Level(
        attribute(element, "num-format"),
        attribute(element, "num-prefix") or "",
        attribute(element, "num-suffix") or "",
        _number(attribute(element, "start-value"), 1),
    )


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 6 else otherwise


class _Walk:
    """A document's elements, gathered from the top."""

    def __init__(self, styles: _Styles) -> None:
        self.elements: list[Element] = []
        self.title: str | None = None
        """The paragraph in the style «Title», if there is one."""
        self._styles = styles
        self._mark = ""
        """The bullet or number of the item that the next paragraph begins."""
        self._counted: dict[str, int] = {}
        """How far the lists of each style have been counted, for those that continue."""

    def body(self, element: etree._Element, place: _Place) -> None:
        """Every title, paragraph, list and table inside, in order."""
        for tag, child in children(element):
            if tag in ("p", "h"):
                self._paragraph(child, place)
            elif tag == "list":
                self._list(child, place)
            elif tag == "table":
                self._table(child)
            elif tag in _CONTENTS:
                self.body(child, replace(place, form=Form.FURNITURE))
            elif tag not in _SKIPPED:
                self.body(child, place)

    def notes(self, root: etree._Element) -> None:
        """Foot- and endnotes, which stand where they are called."""
        for note in root.iterfind(".//{*}note-body"):
            self.body(note, _Place(Form.NOTE))

    def _list(self, element: etree._Element, place: _Place) -> None:
        inner = replace(place, depth=place.depth + 1, style=attribute(element, "style-name") or place.style)
        level = self._styles.lists.get(inner.style, {}).get(inner.depth, _Level())
        continues = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        number = self._counted.get(inner.style, level.start) if continues else level.start
        for tag, item in children(element):
            if tag == "list-item":
                number = _number(attribute(item, "start-value"), number)
                self._mark = _mark(level, number, inner.depth)
                number += 1
            self.body(item, inner)
        self._counted[inner.style] = number

    def _paragraph(self, paragraph: etree._Element, place: _Place) -> None:
        text = "".join(_pieces(paragraph))
        style = attribute(paragraph, "style-name")
        names = list(self._styles.names(style))
        mark, self._mark = (self._mark, "") if text.strip() else ("", self._mark)
        if text.strip():
            if "title" in names and not self.title:
                self.title = " ".join(text.split())
            self.elements.append(self._element(text, paragraph, names, mark, place))
        for box in paragraph.iterfind(".//{*}text-box"):
            self.body(box, _Place())

    def _element(self, text: str, paragraph: etree._Element, names: list[str], mark: str, place: _Place) -> Element:
        if local(paragraph) == "h":
            level = _number(attribute(paragraph, "outline-level"), 1)
            numbered = f"{mark} {text}" if mark and mark not in BULLETS else text
            return Element(Form.HEADING, numbered, min(level + 1, 6))
        if level := {"title": 1, "subtitle": 2}.get(next((one for one in names if one.endswith("title")), ""), 0):
            return Element(Form.HEADING, text, level)
        if place.form is not Form.PARAGRAPH:
            return Element(place.form, text)
        if form := next((_NAMED[name] for name in names if name in _NAMED), None):
            return Element(form, text)
        if place.depth:
            return Element(Form.ITEM, text, place.depth + (not mark), mark)
        return Element(Form.PARAGRAPH, text, strong=self._is_strong(paragraph), linked=_is_linked(paragraph))

    def _is_strong(self, paragraph: etree._Element) -> bool:
        """True where every word is set in bold or italics."""
        if attribute(paragraph, "style-name") in self._styles.strong:
            return True
        words = "".join(_pieces(paragraph)).strip()
        spans = (one for one in paragraph.iterfind("{*}span") if attribute(one, "style-name") in self._styles.strong)
        return bool(words) and words == "".join("".join(_pieces(one)) for one in spans).strip()

    def _table(self, table: etree._Element) -> None:
        rows = list(_rows(table, header=False))
        widest = max((len(cells) for _, cells in rows), default=0)
        if widest < 2:
            for cell in table.iterfind(".//{*}table-cell"):
                self.body(cell, _Place())
            return
        named = any(header for header, _ in rows)
        for number, (header, cells) in enumerate(rows):
            words = [_cell(cell) for cell in cells]
            first = not named and number == 0 and self._names_columns(rows)
            self.elements.append(Element(Form.ROW, cells=tuple(words), header=header or first))

    def _names_columns(self, rows: list[tuple[bool, list[etree._Element]]]) -> bool:
        """True where the first row is in bold, or has no figure above rows that have some."""
        lines = [line for cell in rows[0][1] for line in cell.iterfind(".//{*}p") if "".join(_pieces(line)).strip()]
        figures = [any(re.search(r"\d", _cell(cell)) for cell in cells[1:]) for _, cells in rows]
        headed = any("heading" in name for line in lines for name in self._styles.names(attribute(line, "style-name")))
        bold = bool(lines) and all(map(self._is_strong, lines))
        return len(rows) > 1 and (bold or headed or (not figures[0] and any(figures[1:])))


def _mark(level: _Level, number: int, depth: int) -> str:
    """The mark printed before an item."""
    if level.form is None:
        return BULLETS[min(depth, len(BULLETS)) - 1]
    return f"{level.before}{counted(number, _FORMATS.get(level.form, 'decimal'))}{level.behind}".strip()


def _rows(table: etree._Element, *, header: bool) -> Iterator[tuple[bool, list[etree._Element]]]:
    """The table's own rows, each with whether it is repeated on every page, and its cells, one for each column."""
    for tag, child in children(table):
        if tag == "table-row":
            cells: list[etree._Element] = []
            for kind, cell in children(child):
                if kind in ("table-cell", "covered-table-cell"):
                    cells += [cell] * min(_number(attribute(cell, "number-columns-repeated"), 1), _MOST_COLUMNS)
            yield header, cells
        elif tag in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child, header=header or tag == "table-header-rows")


def _cell(cell: etree._Element) -> str:
    """The words of a cell, on one line."""
    return " ".join(" ".join("".join(_pieces(line)) for line in cell.iterfind(".//{*}p")).split())


def _is_linked(paragraph: etree._Element) -> bool:
    """True where every word is part of a link."""
    words = "".join(_pieces(paragraph)).strip()
    linked = "".join("".join(_pieces(link)) for link in paragraph.iterfind(".//{*}a")).strip()
    return bool(words) and words == linked


def _pieces(element: etree._Element) -> Iterator[str]:
    """The words of a paragraph, in order; white space in the file counts as one space."""
    yield _one_space(element.text)
    for tag, child in children(element):
        if tag == "s":
            yield " " * min(int(attribute(child, "c") or "1"), _MOST_SPACES)
        elif tag == "tab":
            yield " "
        elif tag == "line-break":
            yield "\n"
        elif tag not in _SKIPPED and tag not in ("note", "text-box"):
            yield from _pieces(child)
        yield _one_space(child.tail)


def _one_space(text: str | None) -> str:
    """`text` with every run of XML's white space made one space."""
    return "" if not text else "".join(" " if mark in XML_SPACE else mark for mark in text)
