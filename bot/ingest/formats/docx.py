"""DOCX -> Content, from its XML: the libraries for it pass over footnotes, tracked insertions and content controls."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from bot.ingest.content import Content, File
from bot.ingest.formats.docx_numbering import Numbering, read_numbering
from bot.ingest.formats.safe_xml import attribute, children, first_text, local, xml_root
from bot.ingest.formats.zip_file import Archive
from bot.ingest.markdown import BULLETS
from bot.ingest.titles import meant, person
from bot.text.blocks import Element, Form

MAIN = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PROPERTIES = "docProps/core.xml"
_STYLES = "word/styles.xml"
_SPACES = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
# Deleted or moved away, drawn a second time for old programs, of another language's phonetics; text boxes come apart.
_SKIPPED = frozenset("del moveFrom Fallback rt txbxContent pPr rPr instrText delText sectPr".split())
_NUMBERING = "word/numbering.xml"
_TITLE_STYLES = ("title", "titre")
_SUBTITLE_STYLES = ("subtitle", "sous-titre")
_HEADING_STYLE = re.compile(r"(?:heading|titre|title) (?P<level>\d)")
_QUOTE_STYLES = ("quote", "intense quote", "citation", "citation intense")
_CAPTION_STYLES = ("caption", "légende")
_CONTENTS_STYLE = re.compile(r"(?:toc|tm|table of (?:contents|figures)|table des)\b")
_BODY_LEVEL = 9
"""Outline level that Word gives to what is no heading."""
# Fonts of signs that Word writes as numbers of their own.
_SYMBOLS = {
    "wingdings": {
        0xFE: "☒",
        0xFD: "☒",
        0x78: "☒",
        0xA8: "☐",
        0x6F: "☐",
        0x71: "☐",
        0xFC: "✓",
        0xFB: "✗",
        0xA7: "▪",
        0x6E: "■",
        0x6C: "●",
        0xD8: "➢",
        0xE0: "→",
        0xDF: "←",
        0x28: "☎",
        0x2A: "✉",
        0x4A: "☺",
    },
    "wingdings 2": {0x52: "☑", 0x53: "☒", 0x50: "✓", 0x4F: "✗", 0xA3: "☐", 0x30: "☐"},
    "symbol": {
        0xB0: "°",
        0xB1: "±",
        0xB7: "•",
        0xB4: "×",
        0xB8: "÷",
        0xA3: "≤",
        0xB3: "≥",
        0xB9: "≠",
        0xBB: "≈",
        0xA5: "∞",
        0xAE: "→",
        0xAC: "←",
        0x6D: "µ",
        0x61: "α",
        0x62: "β",
        0x67: "γ",
        0x64: "δ",
        0x6C: "λ",
        0x70: "π",
        0x73: "σ",
        0x57: "Ω",
        0x44: "Δ",
        0x53: "Σ",
        0xD6: "√",
        0xA0: "€",
        0xA2: "′",
        0xB2: "″",
        0x2D: "−",
    },
}


def read_docx(file: File) -> Content:
    """The text of a DOCX: paragraphs, lists, tables, text boxes, then foot- and endnotes.

    Raises:
        ReadingError: damaged, encrypted, or made to burst.

    """
    archive = Archive(file.data)
    numbering = xml_root(archive.read(_NUMBERING)) if _NUMBERING in archive else None
    walk = _Walk(_styles(archive), read_numbering(numbering))
    walk.body(xml_root(archive.read(MAIN)))
    for notes in _NOTES:
        if notes in archive:
            walk.notes(xml_root(archive.read(notes)))
    properties = xml_root(archive.read(_PROPERTIES)) if _PROPERTIES in archive else None
    title = meant(first_text(properties, "title")) if properties is not None else None
    author = person(first_text(properties, "creator")) if properties is not None else None
    return Content(elements=tuple(walk.elements), title=walk.title or title, author=author)


@dataclass(frozen=True, slots=True)
class _Style:
    """A style, and how it sets the paragraphs that are in it."""

    name: str = ""
    """Its name in lower case; its identifier is translated."""
    outline: int = _BODY_LEVEL
    numbered: tuple[str, int] | None = None
    """The list that its paragraphs are items of, and their depth from 0."""


def _styles(archive: Archive) -> dict[str, _Style]:
    """The document's styles by identifier; what one does not say, the one it is based on does."""
    if _STYLES not in archive:
        return {}
    said = {attribute(one, "styleId") or "": one for one in xml_root(archive.read(_STYLES)).iterfind("{*}style")}
    return {key: _style(said, key) for key in said}


def _style(said: Mapping[str, etree._Element], key: str) -> _Style:
    found, seen = _Style((_value(said[key], "name") or key).lower()), set[str]()
    while key in said and key not in seen:
        seen.add(key)
        properties = said[key].find("{*}pPr")
        if properties is not None:
            found = replace(
                found,
                outline=found.outline if found.outline != _BODY_LEVEL else _outline(properties),
                numbered=found.numbered or _numbered(properties),
            )
        key = _value(said[key], "basedOn") or ""
    return found


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{{*}}{name}")
    return attribute(child, "val") if child is not None else None


def _outline(properties: etree._Element) -> int:
    said = _value(properties, "outlineLvl") or ""
    return int(said) if said in map(str, range(_BODY_LEVEL)) else _BODY_LEVEL


def _numbered(properties: etree._Element) -> tuple[str, int] | None:
    """The list that a paragraph or a style is part of, and the depth; list 0 is none."""
    listed = properties.find("{*}numPr")
    if listed is None or (number := _value(listed, "numId")) in (None, "0"):
        return None
    depth = _value(listed, "ilvl") or "0"
    return (number or "", int(depth) if depth in map(str, range(_BODY_LEVEL)) else 0)


class _Walk:
    """A document's elements, gathered from the top."""

    def __init__(self, styles: Mapping[str, _Style], numbering: Numbering) -> None:
        self.elements: list[Element] = []
        self.title: str | None = None
        """The paragraph in the style «Title», if there is one."""
        self._styles, self._numbering = styles, numbering

    def body(self, element: etree._Element, form: Form = Form.PARAGRAPH) -> None:
        """Every paragraph and table inside, in order; plain paragraphs are of this `form`."""
        for tag, child in children(element):
            if tag == "p":
                self._paragraph(child, form)
            elif tag == "tbl":
                self._table(child)
            elif tag not in _SKIPPED:
                self.body(child, form)

    def notes(self, root: etree._Element) -> None:
        """Foot- or endnotes; those that are only rules between text and notes have a type."""
        for _, note in children(root):
            if attribute(note, "type") in (None, "normal"):
                self.body(note, Form.NOTE)

    def _paragraph(self, paragraph: etree._Element, form: Form) -> None:
        text = "".join(_pieces(paragraph))
        properties = paragraph.find("{*}pPr")
        style = self._style(properties)
        if text.strip():
            if style.name in _TITLE_STYLES and not self.title:
                self.title = " ".join(text.split())
            self.elements.append(self._element(text, paragraph, properties, style, form))
        for box in paragraph.iterfind(".//{*}txbxContent"):
            if not any(local(above) == "Fallback" for above in box.iterancestors()):
                self.body(box)

    def _element(
        self, text: str, paragraph: etree._Element, properties: etree._Element | None, style: _Style, form: Form
    ) -> Element:
        listed = (_numbered(properties) if properties is not None else None) or style.numbered
        printed = self._numbering.printed(*listed) if listed else None
        if level := _heading_level(style, properties):
            return Element(Form.HEADING, f"{printed} {text}" if printed else text, level)
        if _CONTENTS_STYLE.match(style.name):
            return Element(Form.FURNITURE, text)
        if style.name in _CAPTION_STYLES:
            return Element(Form.CAPTION, text)
        if style.name in _QUOTE_STYLES:
            return Element(Form.QUOTATION, text)
        if printed is not None or style.name.startswith("list "):
            depth = listed[1] if listed else 0
            return Element(Form.ITEM, text, depth + 1, printed or BULLETS[min(depth, len(BULLETS) - 1)])
        return Element(form, text, strong=_is_strong(paragraph), linked=_is_linked(paragraph))

    def _style(self, properties: etree._Element | None) -> _Style:
        key = (_value(properties, "pStyle") or "") if properties is not None else ""
        return self._styles.get(key) or _Style(key.lower())

    def _table(self, table: etree._Element) -> None:
        rows = [(row, [" ".join(" ".join(_cell(cell)).split()) for cell in _cells(row)]) for row in _rows(table)]
        if max((len(cells) for _, cells in rows), default=0) < _COLUMNS:
            for row, _ in rows:
                self.body(row)
            return
        for number, (row, cells) in enumerate(rows):
            self.elements.append(Element(Form.ROW, cells=tuple(cells), header=_is_header(row, number, rows)))


_COLUMNS = 2
"""A table of fewer columns only frames a text."""


def _is_header(row: etree._Element, number: int, rows: Sequence[tuple[etree._Element, list[str]]]) -> bool:
    """True for a row that Word repeats on each page; else for a first row without figures above rows with figures."""
    if row.find("{*}trPr/{*}tblHeader") is not None:
        return True
    if number or any(other.find("{*}trPr/{*}tblHeader") is not None for other, _ in rows):
        return False
    figures = [any(re.search(r"\d", cell) for cell in cells[1:]) for _, cells in rows]
    bold = all(_is_strong(one) for one in row.iterfind(".//{*}p") if "".join(_pieces(one)).strip())
    return len(rows) > 1 and (bold or (not figures[0] and any(figures[1:])))


def _heading_level(style: _Style, properties: etree._Element | None) -> int:
    """1 to 6 for a heading; 0 for what is none."""
    if style.name in _TITLE_STYLES:
        return 1
    if style.name in _SUBTITLE_STYLES:
        return 2
    outline = _outline(properties) if properties is not None else _BODY_LEVEL
    outline = min(outline, style.outline)
    if found := _HEADING_STYLE.match(style.name):
        outline = int(found["level"]) - 1
    # The title stands above headings of the first level.
    return min(outline + 2, 6) if outline != _BODY_LEVEL else 0


def _is_strong(paragraph: etree._Element) -> bool:
    """True where every word is set in bold or italics."""
    runs = [run for run in paragraph.iterfind(".//{*}r") if "".join(_pieces(run)).strip()]
    return bool(runs) and all(_is_set(run, "b") or _is_set(run, "i") for run in runs)


def _is_set(run: etree._Element, name: str) -> bool:
    switch = run.find(f"{{*}}rPr/{{*}}{name}")
    return switch is not None and attribute(switch, "val") not in ("0", "false")


def _is_linked(paragraph: etree._Element) -> bool:
    """True where every word is part of a link."""
    words = "".join(_pieces(paragraph)).strip()
    linked = "".join("".join(_pieces(link)) for link in paragraph.iterfind(".//{*}hyperlink")).strip()
    return bool(words) and words == linked


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The row's own cells, one for each column that it spans."""
    for cell in row.iterfind(".//{*}tc"):
        if next(above for above in cell.iterancestors() if local(above) == "tr") is not row:
            continue
        properties = cell.find("{*}tcPr")
        spans = _value(properties, "gridSpan") if properties is not None else None
        for _ in range(min(int(spans), 50) if spans and spans.isdecimal() else 1):
            yield cell


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The table's own rows, also those in content controls."""
    for tag, child in children(table):
        if tag == "tr":
            yield child
        elif tag not in _SKIPPED and tag != "tbl":
            yield from _rows(child)


def _cell(cell: etree._Element) -> Iterator[str]:
    """The cell's paragraphs; a table inside is a row's cell of its own, for `.//tc` finds it too."""
    for tag, child in children(cell):
        if tag == "p":
            yield "".join(_pieces(child))
        elif tag not in _SKIPPED and tag != "tbl":
            yield from _cell(child)


def _pieces(element: etree._Element) -> Iterator[str]:
    """The words of a paragraph, in order."""
    for tag, child in children(element):
        if tag == "t":
            yield child.text or ""
        elif tag == "sym":
            yield _symbol(child)
        elif tag in _SPACES:
            yield _SPACES[tag]
        elif tag not in _SKIPPED:
            yield from _pieces(child)


def _symbol(element: etree._Element) -> str:
    """A sign of a font of signs, as a character; nothing where we do not know it."""
    said, font = attribute(element, "char") or "", (attribute(element, "font") or "").lower()
    try:
        number = int(said, 16)
    except ValueError:
        return ""
    # Word adds F000 to the numbers of these fonts.
    return _SYMBOLS.get(font, {}).get(number & 0xFF, "" if number >= 0xE000 else chr(number))
