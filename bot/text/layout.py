"""The structure of a plain text, by its layout alone: blank lines, wrapped lines, dashes, numbers, lone short lines.

The text is not touched: its blocks are spans of it as it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.models import Block, Document, Span
from bot.text.block_signs import is_surrounding, item_mark
from bot.text.blocks import Form, Piece, structure
from bot.text.words import STOP_WORDS

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\f")
_HEADING = re.compile(r"(#{1,6})\s+")
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\s»\"”’)\]*_]*$")
_FURNITURE = re.compile(
    r"(?:[àÀaA] lire (?:aussi|également)|lire aussi|sur le même sujet|crédits?\b|photos? ?:|©|mots?[- ]clés?\b|tags? ?:"
    r"|abonnez-vous|inscrivez-vous|partager? (?:sur|cet)|publié le\b|mis à jour le\b|newsletter\b|sommaire\b)",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(r"[^,|]{1,40}(?:[,|][^,|]{1,40}){3,}")
_NUMBERED_TITLE = re.compile(
    r"(?:article|art\.|chapitre|titre|section|annexe|partie)\s+(?:premier|\d+|[IVXLC]+|[A-Z])\b", re.IGNORECASE
)
_TITLE_CHARS = 90
_LINE_CHARS = 200
_INDENT = 2
_LONGEST_WORD = 60
"""How far back what stands before a line's end is looked at: looking at all of it would take quadratic time."""
_LAST_WORD = re.compile(r"[^\W_]+$")


def blocks_of(document: Document) -> tuple[Block, ...]:
    """The document's blocks: its own, else those that the layout of its text tells."""
    if document.blocks:
        return document.blocks
    if not document.laid_out:
        # Kept with the document, whose text tells them: whoever asks first, they are the same.
        object.__setattr__(document, "laid_out", laid_out(document.text))
    return document.laid_out


def continued(document: Document, text: str) -> tuple[Block, ...]:
    """The blocks of `text`, which goes on behind the document's own; none where it does not, or they have none."""
    behind = len(document.text)
    if not document.blocks or not text.startswith(document.text):
        return ()
    first = len(document.blocks)
    return document.blocks + tuple(
        replace(
            block,
            start=block.start + behind,
            end=block.end + behind,
            parent=None if block.parent is None else block.parent + first,
            cells=tuple((start + behind, end + behind) for start, end in block.cells),
        )
        for block in laid_out(text[behind:])
    )


def laid_out(text: str) -> tuple[Block, ...]:
    """The blocks of a text of which nothing but its layout is known."""
    lines = list(_lines(text))
    alone = [_is_alone(text, lines, number) for number in range(len(lines))]
    return structure(text, [_piece(text, lines, number, alone) for number in range(len(lines))])


def unwrapped(text: str) -> str:
    """A paragraph whose lines were wrapped at a width as one line; lines that end by themselves stay lines."""
    return "\n".join(" ".join(text[start:end].split("\n")) for start, end in _unwrapped(text, 0, len(text)))


def _piece(text: str, lines: list[Span], number: int, alone: list[bool]) -> Piece:
    start, end = lines[number]
    line = text[start:end]
    if found := _HEADING.match(line):
        return Piece(Form.HEADING, start, end, level=len(found[1]), mark=found.end())
    # A line alone that begins with a dash may be what somebody says.
    if (mark := item_mark(line)) and (not alone[number] or (len(lines) > 1 and line[0] != "–")):
        indent = start - (text.rfind("\n", 0, start) + 1)
        return Piece(Form.ITEM, start, end, level=1 + (indent >= _INDENT), mark=mark)
    if _is_furniture(line):
        return Piece(Form.FURNITURE, start, end)
    if alone[number] and _is_title(line) and _is_followed_by_text(text, lines, number):
        return Piece(Form.HEADING, start, end, level=2 if number else 1)
    return Piece(Form.PARAGRAPH, start, end)


def _is_furniture(line: str) -> bool:
    """True for credits, keywords, «Lire aussi : …»: what surrounds a text."""
    if _KEYWORDS.fullmatch(line) and not _ENDS_SENTENCE.search(line):
        return True
    return len(line) <= _LINE_CHARS and (bool(_FURNITURE.match(line)) or is_surrounding(line))


def _is_title(line: str) -> bool:
    """True for a short line without an end that names what follows, and gives no figure, hour or price itself."""
    if len(line) > _TITLE_CHARS or "\n" in line or _ENDS_SENTENCE.search(line):
        return False
    if _NUMBERED_TITLE.match(line) or line.isupper():
        return True
    return line[0].isupper() and not re.search(r"\d|[:|;·]|,.*,", line)


def _is_alone(text: str, lines: list[Span], number: int) -> bool:
    """True for a line with a blank line, or nothing, on both sides."""
    start, end = lines[number]
    before = text[lines[number - 1][1] : start] if number else "\n\n"
    behind = text[end : lines[number + 1][0]] if number + 1 < len(lines) else "\n\n"
    return before.count("\n") > 1 and behind.count("\n") > 1


def _is_followed_by_text(text: str, lines: list[Span], number: int) -> bool:
    """True where the next line is a paragraph or a list: a title is above something."""
    if number + 1 == len(lines):
        return False
    following = text[slice(*lines[number + 1])]
    return bool(_ENDS_SENTENCE.search(following) or item_mark(following)) and not _is_furniture(following)


def _lines(text: str) -> Iterator[Span]:
    """Blocks between blank lines, and their lines where a line's end is more than a wrapped line's."""
    start = 0
    for gap in [*_BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield from _unwrapped(text, start, end)
        start = gap.end() if gap else end


def _unwrapped(text: str, start: int, end: int) -> Iterator[Span]:
    """The block's lines, those that were merely wrapped at a width joined."""
    lines = [span for line in re.finditer(r"[^\n]+", text[start:end]) if (span := trim(text, start, line.span()))]
    wrapped = _is_wrapped([text[slice(*line)] for line in lines])
    joined: list[Span] = []
    for line in lines:
        if joined and _continues(text, joined[-1], line, wrapped):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    yield from joined


def _is_wrapped(lines: list[str]) -> bool:
    """True where an editor broke these lines at a width: no line had room for the next one's first word."""
    width = max(map(len, lines), default=0)
    return (
        len(lines) > 2
        and 30 <= width <= 160
        and all(len(line) + 1 + len(following.split()[0]) > width for line, following in pairwise(lines))
    )


def _continues(text: str, before: Span, line: Span, wrapped: bool) -> bool:
    """True where `line` goes on with what stands `before` it."""
    if item_mark(text[slice(*line)]) or _HEADING.match(text, *line) or _HEADING.match(text, *before):
        return False
    last = last_word(text, *before)
    unfinished = text[before[1] - 1] == "," or (last is not None and last[0] in STOP_WORDS)
    return wrapped or unfinished or text[line[0]].islower()


def last_word(text: str, start: int, end: int) -> re.Match[str] | None:
    """The word with which a span ends."""
    return _LAST_WORD.search(text, max(start, end - _LONGEST_WORD), end)


def trim(text: str, offset: int, span: Span) -> Span | None:
    """`span` behind `offset` without white space at its ends; None where nothing is left."""
    start, end = offset + span[0], offset + span[1]
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
