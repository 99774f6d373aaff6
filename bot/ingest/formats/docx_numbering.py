"""The numbers and bullets that Word prints before paragraphs and does not write into them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from bot.ingest.formats.safe_xml import attribute

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_LEVELS = 9
_MOST = 100_000
"""Where a hostile file may begin to count."""


@dataclass(frozen=True, slots=True)
class Level:
    """How the paragraphs of one depth of a list are numbered."""

    form: str = "bullet"
    """`decimal`, `lowerLetter`, `upperRoman` …, as Word calls them."""
    pattern: str = ""
    """The printed mark, with «%1» for the number of the first depth: «Article %1 –», «%2°»."""
    start: int = 1
    restarts: bool = True


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: Mapping[str, Mapping[int, Level]]
    """By the list's number, then by depth from 0."""
    lists: Mapping[str, str]
    """Which lists count together: the number of a list -> its abstract list."""
    starts: Mapping[str, Mapping[int, int]]
    """Lists that begin anew."""
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def printed(self, number: str, depth: int) -> str | None:
        """The mark printed before the next paragraph of this list at this depth (from 0); empty for a bullet.

        None where there is no such list.
        """
        level = self.levels.get(number, {}).get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(self.lists[number], [None] * _LEVELS)
        restart = self.starts.get(number, {}).get(depth)
        if restart is not None and (number, depth) not in self._begun:
            self._begun.add((number, depth))
            counts[depth] = restart
        else:
            before = counts[depth]
            counts[depth] = level.start if before is None else before + 1
        for deeper in range(depth + 1, _LEVELS):
            counts[deeper] = None
        if level.form in ("bullet", "none"):
            return ""
        return self._written(number, level.pattern, counts)

    def _written(self, number: str, pattern: str, counts: list[int | None]) -> str:
        for depth in range(_LEVELS):
            if f"%{depth + 1}" in pattern:
                level = self.levels[number].get(depth, Level())
                count = counts[depth]
                pattern = pattern.replace(f"%{depth + 1}", counted(level.start if count is None else count, level.form))
        return pattern.strip()


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists that `word/numbering.xml` defines."""
    if root is None:
        return Numbering({}, {}, {})
    abstract = {attribute(one, "abstractNumId") or "": _levels(one) for one in root.iterfind("{*}abstractNum")}
    levels, lists, starts = {}, {}, {}
    for one in root.iterfind("{*}num"):
        number, base = attribute(one, "numId") or "", one.find("{*}abstractNumId")
        key = (attribute(base, "val") or "") if base is not None else ""
        own = dict(abstract.get(key, {}))
        begun: dict[int, int] = {}
        for override in one.iterfind("{*}lvlOverride"):
            depth = _number(attribute(override, "ilvl"), 0)
            own |= _levels(override)
            if (start := override.find("{*}startOverride")) is not None:
                begun[depth] = _number(attribute(start, "val"), 1)
        levels[number], lists[number], starts[number] = own, key, begun
    return Numbering(levels, lists, starts)


def _levels(element: etree._Element) -> dict[int, Level]:
    found = {}
    for level in element.iterfind("{*}lvl"):
        form, pattern, start = (level.find(f"{{*}}{name}") for name in ("numFmt", "lvlText", "start"))
        found[_number(attribute(level, "ilvl"), 0)] = Level(
            (attribute(form, "val") or "decimal") if form is not None else "decimal",
            (attribute(pattern, "val") or "") if pattern is not None else "",
            _number(attribute(start, "val") if start is not None else None, 1),
        )
    return found


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and int(said) < _MOST else otherwise


def counted(count: int, form: str) -> str:
    """A number as a list of this `form` prints it."""
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            roman = ""
            for value, sign in _ROMAN:
                roman += sign * (count // value)
                count %= value
            return roman if form == "lowerRoman" else roman.upper()
        case "decimalZero":
            return f"{count:02}"
        case "ordinal":
            return f"{count}e"
        case _:
            return str(count)
