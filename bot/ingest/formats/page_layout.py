"""Lines on pages -> paragraphs: what a PDF does not say and a reader sees."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from unicodedata import normalize

HYPHEN = "\ufffe"
"""Where a word was cut at a line's end; no character, so no text holds it."""
_MARGIN = 0.1
"""The share of a page's height, above and below, where running titles and page numbers stand."""
_OFTEN = 0.4
"""Of the pages: titles of left and right pages take turns."""
_FEWEST_PAGES = 3
_LIST_ITEM = re.compile(r"(?:[-•‣▪●◦–—*]\s+|\d{1,2}[.)]\s+|[a-z]\)\s+)\S")
_NUMBER_ALONE = re.compile(r"[-–—\s]*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|sur)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:;»”\"]\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_CUT = re.compile(rf"([^\W\d_]*){HYPHEN}\s*([^\W\d_]*)")
# First halves of compounds, and what a verb carries behind a hyphen: there the hyphen was the author's.
_FIRST_HALVES = frozenset(
    """après arrière au avant ceux celle celles celui chef ci contre demi est ex garde grand grande haut là lieu
    libre long mi mieux moyen nord non nouveau ouest outre par peut plus porte pot pré presque prud quasi quatre
    quelques rendez sans semi sous sud tout vice vis vingt soixante trente quarante cinquante""".split()
)
_CARRIED = frozenset("il elle on ils elles ce ci là nous vous moi toi lui leur même mêmes t".split())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and where it stands; points, from the page's lower left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    """Of its first letter."""
    page_width: float
    page_height: float


def paragraphs(pages: list[list[Line]]) -> list[str]:
    """The paragraphs of all pages, in order: what runs over a line's, column's or page's end is put together."""
    found: list[list[Line]] = []
    for lines in _without_running_titles(pages):
        step, edge = _step(lines), max((line.right for line in lines), default=0.0)
        for line in lines:
            if found and not _begins(found[-1][-1], line, step, edge):
                found[-1].append(line)
            else:
                found.append([line])
    joined = ["".join(_joined(lines)) for lines in found]
    known = Counter(word.lower() for text in joined for word in _WORD.findall(text))
    return [normalize("NFC", _CUT.sub(lambda cut: _mended(cut, known), text)) for text in joined]


def _without_running_titles(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """The pages without the lines that come back, but for their figures, near the edge of many of them."""
    often = Counter(said for lines in pages for said in {_said(line) for line in lines if _is_marginal(line)})
    enough = max(_FEWEST_PAGES, len(pages) * _OFTEN)
    for lines in pages:
        yield [line for line in lines if not (_is_marginal(line) and often[_said(line)] >= enough)]


def _said(line: Line) -> str:
    return "#" if _NUMBER_ALONE.fullmatch(line.text) else re.sub(r"\d+", "#", " ".join(line.text.split()))


def _is_marginal(line: Line) -> bool:
    return line.top < line.page_height * _MARGIN or line.bottom > line.page_height * (1 - _MARGIN)


def _step(lines: list[Line]) -> float:
    """How far apart the page's lines usually stand."""
    steps = [before.bottom - line.bottom for before, line in pairwise(lines)]
    return median([step for step, line in zip(steps, lines, strict=False) if 0 < step < 3 * line.size] or [0.0])


def _begins(before: Line, line: Line, step: float, edge: float) -> bool:
    """True if `line` begins a paragraph behind `before`."""
    if before.text.endswith(HYPHEN):
        return False
    if _LIST_ITEM.match(line.text) or abs(before.size - line.size) > 0.15 * max(before.size, line.size):
        return True
    ended = bool(_ENDS.search(before.text))
    down = before.bottom - line.bottom
    if down <= 0 or down > 6 * max(step, line.size):  # the next column or page
        return ended
    if step and down > 1.35 * step:
        return True
    if line.left - before.left > 0.7 * line.size and ended:  # an indented first line
        return True
    # A line that had room for more is a paragraph's last, or a title.
    room = edge - before.right
    first_word = len(line.text.split()[0]) * 0.55 * line.size
    return room > max(first_word + line.size, 0.12 * line.page_width) and (ended or not line.text[0].islower())


def _joined(lines: list[Line]) -> Iterator[str]:
    """The lines one after the other, a space between them unless a word was cut there."""
    for before, line in pairwise([None, *lines]):
        assert line is not None
        yield line.text if before is None or before.text.endswith(HYPHEN) else f" {line.text}"


def _mended(cut: re.Match[str], known: Counter[str]) -> str:
    """Both halves of a word that was cut at a line's end, with the hyphen where it belongs to the word.

    It does where the document writes the word so elsewhere, behind the first half of a compound, before a pronoun,
    and where no small letter follows: «porte-parole», «dit-il», «Saint-Malo»; not in «inter-rompu».
    """
    first, second = cut[1], cut[2]
    whole, parted = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if known[whole] or known[parted]:
        keeps = known[parted] > known[whole]
    else:
        keeps = not second or second[0].isupper() or first.lower() in _FIRST_HALVES or second.lower() in _CARRIED
    return f"{first}-{second}" if keeps or not first else f"{first}{second}"
