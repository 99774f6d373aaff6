"""Blocks as short lists of plain values, for JSON: between processes, in the database, in an archive; and back."""

from collections.abc import Sequence
from typing import Any

from bot.models import Block, BlockKind

_CODES = {
    BlockKind.HEADING: "h",
    BlockKind.PARAGRAPH: "p",
    BlockKind.ITEM: "i",
    BlockKind.ROW: "r",
    BlockKind.QUESTION: "q",
    BlockKind.ANSWER: "a",
    BlockKind.QUOTATION: "b",
    BlockKind.CAPTION: "c",
    BlockKind.NOTE: "n",
    BlockKind.FURNITURE: "f",
}
_ALWAYS = 3
"""Fields that are always told."""
_USUAL: tuple[Any, ...] = (None, 0, 0, [], False)
"""The others, as they usually are."""
_KINDS = {code: kind for kind, code in _CODES.items()}


def block_as_list(block: Block) -> list[Any]:
    """A block, its fields in order; those at the end that are as usual are left out."""
    cells = [place for cell in block.cells for place in cell]
    fields = [
        _CODES[block.kind],
        block.start,
        block.end,
        block.parent,
        block.level,
        block.mark,
        cells,
        block.header,
    ]
    while len(fields) > _ALWAYS and fields[-1] == _USUAL[len(fields) - 1 - _ALWAYS]:
        fields.pop()
    return fields


def block_from(fields: Sequence[Any]) -> Block:
    """The block of which `block_as_list` made these fields.

    Raises:
        ValueError, TypeError, KeyError, IndexError: it made others.

    """
    code, start, end, parent, level, mark, cells, header = [*fields, *_USUAL[len(fields) - _ALWAYS :]]
    numbers = [*cells]
    spans = tuple((int(numbers[place]), int(numbers[place + 1])) for place in range(0, len(numbers), 2))
    return Block(
        _KINDS[code],
        int(start),
        int(end),
        None if parent is None else int(parent),
        int(level),
        int(mark),
        spans,
        bool(header),
    )
