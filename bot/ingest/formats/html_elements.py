"""The tree of a page, or of trafilatura's extract of it -> elements: what is read, piece by piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from bot.ingest.markdown import BULLETS
from bot.text.blocks import Element, Form

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 head header hgroup hr legend li item list main nav ol p pre quote section summary table
    tbody tfoot thead td th tr row cell ul""".split()
)
_UNREAD = frozenset(
    "script style template svg math noscript button select option textarea iframe object audio video".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_FORMS = {
    "dt": Form.TERM,
    "summary": Form.TERM,
    "blockquote": Form.QUOTATION,
    "quote": Form.QUOTATION,
    "caption": Form.CAPTION,
    "figcaption": Form.CAPTION,
    "nav": Form.FURNITURE,
}
_STRONG = frozenset("b strong i em hi".split())
_LINKS = frozenset({"a", "ref"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MOST_COLUMNS = 100
"""A column's span beyond this is no table's."""


def html_elements(root: etree._Element) -> list[Element]:
    """The elements of a page or an article, in order."""
    body = root.find("body")
    walk = _Walk()
    walk.inside(root if body is None else body, _Place())
    walk.end(_Place())
    return walk.elements


@dataclass(frozen=True, slots=True)
class _Place:
    """Where on the page words stand."""

    form: Form = Form.PARAGRAPH
    level: int = 0
    verbatim: bool = False
    lists: int = 0
    """Lists that are open around them."""


@dataclass(slots=True)
class _Words:
    """Words gathered for one element, and how they are set."""

    parts: list[str] = field(default_factory=list)
    plain: bool = False
    """True once a word stood neither in bold nor in italics."""
    unlinked: bool = False

    def say(self, text: str, *, strong: bool, linked: bool) -> None:
        """Add words."""
        self.parts.append(text)
        if re.search(r"\w", text):
            self.plain |= not strong
            self.unlinked |= not linked


class _Walk:
    """Elements gathered from the top of a tree."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._words = _Words()
        self._mark = ""
        """The bullet or number of the item that the next words begin."""
        self._strong = self._linked = 0

    def inside(self, element: etree._Element, place: _Place) -> None:
        """All that `element` holds."""
        self._say(element.text, place)
        for child in element:
            tag = child.tag.lower() if isinstance(child.tag, str) else ""
            if tag in ("br", "lb"):
                self._words.parts.append("\n")
            elif tag in _BLOCKS:
                self._block(tag, child, place)
            elif tag and tag not in _UNREAD:
                strong, linked = tag in _STRONG, tag in _LINKS
                self._strong, self._linked = self._strong + strong, self._linked + linked
                self.inside(child, place)
                self._strong, self._linked = self._strong - strong, self._linked - linked
            self._say(child.tail, place)

    def _block(self, tag: str, child: etree._Element, place: _Place) -> None:
        self.end(place)
        if tag == "table":
            self._table(child, place)
            return
        inner = replace(place, verbatim=place.verbatim or tag == "pre")
        if level := _HEADINGS.get(tag) or (_HEADINGS.get(child.get("rend") or "") if tag == "head" else None):
            inner = replace(inner, form=Form.HEADING, level=level)
        elif tag in _FORMS:
            inner = replace(inner, form=_FORMS[tag])
        elif tag in ("ul", "ol", "list"):
            inner = replace(inner, lists=place.lists + 1)
        elif tag in ("li", "item") and place.form is not Form.FURNITURE:
            inner = replace(inner, form=Form.ITEM, level=max(1, place.lists))
            self._mark = _mark(child, max(1, place.lists))
        self.inside(child, inner)
        self.end(inner)

    def end(self, place: _Place) -> None:
        """The words gathered so far are an element."""
        words, self._words = self._words, _Words()
        text = re.sub(r" *\n *", "\n", "".join(words.parts).strip(" \n"))
        if not text:
            return
        mark, self._mark = self._mark if place.form is Form.ITEM else "", ""
        # The second paragraph of an item details the first.
        level = place.level + (place.form is Form.ITEM and not mark)
        self.elements.append(Element(place.form, text, level, mark, strong=not words.plain, linked=not words.unlinked))

    def _say(self, text: str | None, place: _Place) -> None:
        if text:
            said = text if place.verbatim else _SPACE.sub(" ", text)
            self._words.say(said, strong=self._strong > 0, linked=self._linked > 0)

    def _table(self, table: etree._Element, place: _Place) -> None:
        rows = list(_rows(table))
        if not _is_of_data(rows):
            for row in rows:
                for cell in row:
                    self.inside(cell, place)
                    self.end(place)
            return
        for caption in table.iterchildren("caption"):
            self.elements.append(Element(Form.CAPTION, _cell(caption)))
        self.elements.extend(_grid(rows))


def _mark(item: etree._Element, depth: int) -> str:
    """The mark that a browser shows before an item: its number in the list, or a bullet."""
    above = item.getparent()
    if above is None or not (above.tag == "ol" or above.get("rend") == "ol"):
        return BULLETS[min(depth, len(BULLETS)) - 1]
    items = [one for one in above if one.tag == item.tag]
    first = above.get("start") or "1"
    return f"{int(first) + items.index(item) if first.isdecimal() and len(first) < 7 else items.index(item) + 1}."


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """A table's own rows, not those of tables in its cells."""
    for child in table:
        if child.tag in ("tr", "row"):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _is_of_data(rows: list[etree._Element]) -> bool:
    """False for a table that only lays out a page: one column, or tables inside its cells."""
    widths = {sum(1 for cell in row if cell.tag in ("td", "th", "cell")) for row in rows}
    return max(widths, default=0) > 1 and not any(row.find(".//table") is not None for row in rows)


def _grid(rows: list[etree._Element]) -> Iterator[Element]:
    """Rows by column: a cell that spans rows or columns stands in each of them."""
    hanging: dict[int, tuple[int, str]] = {}
    for row in rows:
        own = [cell for cell in row if cell.tag in ("td", "th", "cell")]
        cells: list[str] = []
        below: dict[int, tuple[int, str]] = {}
        for cell in own:
            _hang(cells, hanging)
            words, down = _cell(cell), _span(cell, "rowspan")
            for _ in range(_span(cell, "colspan")):
                if down > 1:
                    below[len(cells)] = (down - 1, words)
                cells.append(words)
        _hang(cells, hanging)
        hanging |= below
        names = [cell.tag == "th" or cell.get("role") == "head" for cell in own]
        above = row.getparent()
        header = len(cells) > 1 and (all(names) or (above is not None and above.tag == "thead"))
        yield Element(Form.ROW, cells=tuple(cells), header=header)


def _hang(cells: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    """Add to a row what hangs down into its next columns from rows above."""
    while len(cells) in hanging:
        left, words = hanging.pop(column := len(cells))
        if left > 1:
            hanging[column] = (left - 1, words)
        cells.append(words)


def _span(cell: etree._Element, name: str) -> int:
    said = cell.get(name) or cell.get({"colspan": "cols", "rowspan": "rows"}[name]) or "1"
    return min(max(int(said), 1), _MOST_COLUMNS) if said.isdecimal() and len(said) < 5 else 1


def _cell(cell: etree._Element) -> str:
    """The words of a cell, on one line."""
    walk = _Walk()
    walk.inside(cell, _Place())
    walk.end(_Place())
    return " ".join(" ".join(one.text.split("\n")) for one in walk.elements)
