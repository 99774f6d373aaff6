"""A quotation as people read it: the document's own words, with what they need to be understood.

An item comes behind its announcement, a row's cells behind the names of their columns; the section, or the question,
is told apart, above. Nothing here writes a word that is not the document's, but marks: […], :, ·.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.models import Block, BlockKind, Document
from bot.text.blocks import CELLS, ancestors, is_heading, words_of
from bot.text.layout import blocks_of

LEFT_OUT = " […] "
"""Where words between two parts of a quotation are left out."""
_NAMED = "\u00a0: "
"""Between the name of a column and its cell."""
_ENDS = frozenset(".!?…:;»”)")


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a quotation's words, or a mark of ours between them."""

    text: str
    start: int | None = None
    """Into the document's text; None for a mark of ours, and for words that are quoted to explain the others."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, and those around them that explain them."""

    section: tuple[str, ...]
    """The headings and questions that it stands under, outermost first, without the document's title."""
    question: str | None
    """The one that it answers, where it asks or is a term that is explained; it is the last of the section."""
    lead_in: str | None
    """The announcement of the list that it is an item of, where that is not quoted itself."""
    parts: tuple[Part, ...]
    """The words between guillemets, in parts."""
    cut_before: bool = False
    """True if the sentence begins before what is quoted of it."""
    cut_behind: bool = False

    @property
    def text(self) -> str:
        """The words between guillemets, in one piece."""
        return "".join(part.text for part in self.parts)


def quotation(document: Document, start: int, end: int) -> Quotation:
    """The words of `document` from `start` to `end` (code points), and what explains them."""
    blocks = blocks_of(document)
    inside = [number for number, block in enumerate(blocks) if block.start < end and start < block.end]
    if not inside:
        return Quotation((), None, None, (Part(document.text[start:end], start),))
    above = [blocks[number] for number in ancestors(blocks, inside[0]) if is_heading(blocks[number])]
    section = tuple(
        said for one in reversed(above) if (said := words_of(document, one)) != document.title or one is not blocks[0]
    )
    question = words_of(document, above[0]) if above and above[0].kind is BlockKind.QUESTION else None
    lead_in = _lead_in(document, blocks, inside[0], start)
    if all(blocks[number].kind is BlockKind.ROW for number in inside):
        parts = tuple(_rows(document, blocks, inside, start, end))
    else:
        parts = (Part(document.text[start:end], start),)
        if lead_in is not None:
            parts = (Part(lead_in), Part(LEFT_OUT if _is_apart(blocks, inside[0]) else " "), *parts)
    first, last = blocks[inside[0]], blocks[inside[-1]]
    return Quotation(
        section,
        question,
        lead_in,
        parts,
        start > first.start + first.mark and document.text[first.start : start].rstrip()[-1:] not in _ENDS,
        end < last.end and document.text[end - 1] not in _ENDS,
    )


def _lead_in(document: Document, blocks: Sequence[Block], number: int, start: int) -> str | None:
    """The announcement of an item's list, and the items that it details."""
    if blocks[number].kind is not BlockKind.ITEM:
        return None
    leading = [blocks[above] for above in ancestors(blocks, number) if not is_heading(blocks[above])]
    said = [words_of(document, block) for block in reversed(leading) if block.end <= start]
    return LEFT_OUT.join(said) or None


def _is_apart(blocks: Sequence[Block], number: int) -> bool:
    """True if something stands between an item and what announces it."""
    return blocks[number].parent != number - 1


def _rows(document: Document, blocks: Sequence[Block], rows: Sequence[int], start: int, end: int) -> Iterator[Part]:
    """Rows, each cell behind the name of its column where that is not quoted itself."""
    for place, number in enumerate(rows):
        block = blocks[number]
        header = blocks[block.parent] if block.parent is not None else None
        names = header.cells if header and header.header and header.end <= start else ()
        if place:
            yield Part("\n")
        if not block.cells or not names:
            first, last = max(start, block.start), min(end, block.end)
            yield Part(document.text[first:last], first)
            continue
        told = [column for column, (first, last) in enumerate(block.cells) if first < last]
        for column in told:
            first, last = block.cells[column]
            if column != told[0]:
                yield Part(CELLS)
            name = document.text[slice(*names[column])] if column < len(names) else ""
            if name:
                yield Part(name + _NAMED)
            yield Part(document.text[first:last], first)
