"""A document's structure: what a format's reader saw -> its text, and the blocks that the text is made of.

Every format gives the same intermediate form, a list of `Element`. Here, and nowhere else, it is decided what belongs
to what: answers to questions, items to announcements, rows to headers, all of them to headings.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.models import Block, BlockKind, Document, Span
from bot.text.block_signs import announces, asks, is_furniture_heading, is_surrounding, item_mark, spoken_turn

CELLS = " · "
"""Between the cells of a row in the text."""


_BOLD = 6
"""Level of a line in bold that stands as a heading: below every heading that is one."""
_TITLE_CHARS = 90
_SPACES = " \u00a0\u202f"
_CLOSING = re.compile(r"\s+#+\s*\Z")
"""The marks with which a heading of a plain text may end as it begins."""


class Form(StrEnum):
    """Forms in which a reader of a page sees a piece of it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    TERM = "term"
    """Explained, or answered, by what follows: `dt`, `summary`."""
    QUOTATION = "quotation"
    CAPTION = "caption"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Element:
    """One piece of a page, in the order of the page."""

    form: Form
    text: str = ""
    """Its words without marks; none for a row, whose words are in `cells`."""
    level: int = 0
    """Of a heading, 1 to 6; of an item, its depth from 1."""
    mark: str = ""
    """The bullet or number that is printed before an item: «•», «3°», «a)»."""
    cells: tuple[str, ...] = ()
    header: bool = False
    """True for a row that names the columns."""
    strong: bool = False
    """True where all of it is set in bold or italics: perhaps a question of an interview."""
    linked: bool = False
    """True where all of it is one link to elsewhere."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An element at its place in the text."""

    form: Form
    start: int
    end: int
    level: int = 0
    mark: int = 0
    cells: tuple[Span, ...] = ()
    header: bool = False
    strong: bool = False
    linked: bool = False


def assemble(elements: Iterable[Element]) -> tuple[str, tuple[Block, ...]]:
    """The text that the elements make, and its blocks. Elements without words are left out."""
    text, pieces = "", list[Piece]()
    for element in elements:
        words, cells = _written(element)
        if not words.strip():
            continue
        if pieces:
            text += _gap(text, pieces[-1], element)
        start = len(text)
        mark = f"{element.mark} " if element.mark else ""
        text += mark + words
        spans = tuple((start + first, start + last) for first, last in cells)
        pieces.append(
            Piece(
                element.form,
                start,
                len(text),
                element.level,
                len(mark),
                spans,
                element.header,
                element.strong,
                element.linked,
            )
        )
    return text, structure(text, pieces)


def _written(element: Element) -> tuple[str, list[Span]]:
    """The words of an element as they are read, and where in them its cells stand."""
    if element.form is not Form.ROW:
        return "\n".join(line.strip() for line in element.text.split("\n") if line.strip()), []
    text, spans = "", []
    for cell in element.cells:
        words = " ".join(cell.split("\n")).strip()
        if words and text:
            text += CELLS
        spans.append((len(text), len(text) + len(words)))
        text += words
    return text, spans


def _gap(text: str, before: Piece, element: Element) -> str:
    """The gap between an element and the piece before: none but a line's end between lines that belong together."""
    same = before.form is element.form and element.form in (Form.ITEM, Form.ROW) and not element.header
    listed = element.form is Form.ITEM and before.form is Form.PARAGRAPH and announces(text[before.start :])
    return "\n" if same or listed else "\n\n"


def structure(text: str, pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """The blocks that the pieces of a text are, each with what it belongs to."""
    builder = _Builder(text, pieces)
    for number in range(len(pieces)):
        builder.add(number)
    return tuple(builder.blocks)


class _Builder:
    """Blocks made in order; what the next one may belong to is kept at hand."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.blocks: list[Block] = []
        self._text, self._pieces = text, list(pieces)
        self._headings: list[int] = []
        """Open headings, outermost first."""
        self._question: int | None = None
        self._announcement: int | None = None
        self._items: list[int] = []
        """Open items, by depth."""
        self._header: int | None = None
        self._caption: int | None = None
        self._furniture = False
        """True under a heading such as «Sommaire»."""
        self._turns = _interviewer(text, pieces)
        # The last first: whether a line in bold is a heading depends on what follows it.
        for number in reversed(range(len(pieces))):
            self._pieces[number] = self._as_meant(number, pieces[number])

    def add(self, number: int) -> None:
        """Make a block of the next piece."""
        piece = self._pieces[number]
        match piece.form:
            case Form.HEADING:
                self._heading(piece)
            case Form.ITEM:
                self._item(number, piece)
            case Form.ROW:
                self._row(piece)
            case Form.TERM:
                self._ask(piece)
            case Form.CAPTION:
                self._close_lists()
                self._caption = len(self.blocks)
                self._put(piece, BlockKind.CAPTION, self._under)
            case Form.NOTE:
                self._close_lists()
                self._put(piece, BlockKind.NOTE, self._section)
            case Form.FURNITURE:
                self._close_lists()
                self._put(piece, BlockKind.FURNITURE, self._section)
            case _:
                self._paragraph(number, piece)

    @property
    def _section(self) -> int | None:
        """The innermost open heading."""
        return self._headings[-1] if self._headings else None

    @property
    def _under(self) -> int | None:
        """The parent of a paragraph: the question that it answers, else its section."""
        return self._question if self._question is not None else self._section

    def _put(self, piece: Piece, kind: BlockKind, parent: int | None) -> None:
        self.blocks.append(
            Block(kind, piece.start, piece.end, parent, piece.level, piece.mark, piece.cells, piece.header)
        )

    def _close_lists(self) -> None:
        self._items, self._announcement, self._header, self._caption = [], None, None, None

    def _heading(self, piece: Piece) -> None:
        self._close_lists()
        self._question = None
        while self._headings and self.blocks[self._headings[-1]].level >= piece.level:
            self._headings.pop()
        said = self._said(piece)
        is_asked = asks(said)
        self._furniture = is_furniture_heading(said)
        parent, here = self._section, len(self.blocks)
        self._put(piece, BlockKind.QUESTION if is_asked else BlockKind.HEADING, parent)
        self._headings.append(here)
        if is_asked:
            self._question = here

    def _as_meant(self, number: int, piece: Piece) -> Piece:
        """A paragraph as what it stands for: a heading in bold, an item whose number was typed, a mere link."""
        if piece.form is not Form.PARAGRAPH:
            return piece
        if is_furniture_heading(self._said(piece)) or (piece.strong and self._is_bold_heading(number, piece)):
            return replace(piece, form=Form.HEADING, level=_BOLD)
        if (mark := item_mark(self._said(piece))) and self._is_listed(number):
            return replace(piece, form=Form.ITEM, level=1, mark=mark)
        return replace(piece, form=Form.FURNITURE) if piece.linked else piece

    def _is_listed(self, number: int) -> bool:
        """True where an item, typed or not, or what announces one stands beside: a dash alone may be speech."""
        before, behind = self._pieces[max(0, number - 1) : number], self._pieces[number + 1 : number + 2]
        beside = [*before, *behind]
        listed = any(one.form is Form.ITEM or item_mark(self._said(one)) for one in beside)
        return listed or any(announces(self._said(one)) for one in before)

    def _is_bold_heading(self, number: int, piece: Piece) -> bool:
        """True for a short line in bold above something, which neither ends as a sentence does nor asks."""
        said = self._said(piece)
        return number + 1 < len(self._pieces) and _is_label(said) and not is_surrounding(said)

    def _item(self, number: int, piece: Piece) -> None:
        depth = max(1, piece.level)
        while self._items and self.blocks[self._items[-1]].level >= depth:
            self._items.pop()
        self._header = None
        parent = self._items[-1] if self._items else self._announcement
        kind = BlockKind.FURNITURE if self._furniture or self._is_link(number) else BlockKind.ITEM
        self._items.append(len(self.blocks))
        self._put(piece, kind, self._under if parent is None else parent)

    def _is_link(self, number: int) -> bool:
        """True for an item of a list in which every item is a link to elsewhere: it leads, and answers nothing."""
        first = last = number
        while first and self._pieces[first - 1].form is Form.ITEM:
            first -= 1
        while last + 1 < len(self._pieces) and self._pieces[last + 1].form is Form.ITEM:
            last += 1
        return last > first and all(piece.linked for piece in self._pieces[first : last + 1])

    def _row(self, piece: Piece) -> None:
        self._items = []
        before = self.blocks[-1] if self.blocks else None
        if self._header is None or piece.header or before is None or before.kind is not BlockKind.ROW:
            above = self._caption if self._caption is not None else self._announcement
            self._header = len(self.blocks) if piece.header else None
            self._put(piece, BlockKind.ROW, self._under if above is None else above)
            return
        self._put(piece, BlockKind.ROW, self._header)

    def _ask(self, piece: Piece) -> None:
        self._close_lists()
        last = self.blocks[-1] if self.blocks else None
        # Two terms, or two questions, with one answer.
        together = last is not None and last.kind is BlockKind.QUESTION and not last.level
        parent = self._question if together else self._section
        self._question = len(self.blocks)
        self._put(piece, BlockKind.QUESTION, parent)

    def _paragraph(self, number: int, piece: Piece) -> None:
        said = self._said(piece)
        if self._is_question(number, piece, said):
            self._ask(piece)
            return
        self._close_lists()
        following = self._pieces[number + 1] if number + 1 < len(self._pieces) else None
        if piece.form is Form.QUOTATION:
            self._put(piece, BlockKind.QUOTATION, self._under)
            return
        if self._furniture or is_surrounding(said):
            self._put(piece, BlockKind.FURNITURE, self._section)
            return
        if following is not None and following.form in (Form.ITEM, Form.ROW) and (announces(said) or _is_label(said)):
            self._announcement = len(self.blocks)
        answers = self._question is not None
        self._put(piece, BlockKind.ANSWER if answers else BlockKind.PARAGRAPH, self._under)

    def _is_question(self, number: int, piece: Piece, said: str) -> bool:
        """True for a paragraph that asks and that the next one answers: «Q : …», an interviewer's, one in bold."""
        following = next((one for one in self._pieces[number + 1 : number + 2]), None)
        if following is None or following.form not in (Form.PARAGRAPH, Form.ITEM, Form.ROW, Form.QUOTATION):
            return False
        if number in self._turns:
            return self._turns[number]
        is_asked = asks(said)
        answered = following.form is not Form.PARAGRAPH or not asks(self._said(following))
        if piece.strong and not following.strong:
            return is_asked
        return is_asked and answered and said.rstrip(" \u00a0\u202f»").endswith("?") and said.count("?") == 1

    def _said(self, piece: Piece) -> str:
        return self._text[piece.start + piece.mark : piece.end]


def _is_label(said: str) -> bool:
    """True for a short line without an end, as above a list: «Pièces à fournir»."""
    return len(said) <= _TITLE_CHARS and not said.rstrip(_SPACES + '»”")').endswith((".", "!", "?", "…", ";", ","))


def _interviewer(text: str, pieces: Sequence[Piece]) -> dict[int, bool]:
    """Of a talk with names before a colon: which pieces are the interviewer's, by their numbers.

    Whoever asks in most of their turns interviews.
    """
    turns = {
        number: turn
        for number, piece in enumerate(pieces)
        if piece.form is Form.PARAGRAPH and (turn := spoken_turn(text[piece.start : piece.end]))
    }
    speakers: dict[str, list[bool]] = {}
    for speaker, words in turns.values():
        speakers.setdefault(speaker, []).append(words.rstrip(" \u00a0\u202f»").endswith("?"))
    asking = {speaker for speaker, asked in speakers.items() if sum(asked) * 2 > len(asked)}
    if not asking or len(speakers) < 2:
        return {}
    return {number: speaker in asking for number, (speaker, _) in turns.items()}


def ancestors(blocks: Sequence[Block], number: int) -> Iterator[int]:
    """The blocks that this one belongs to, the nearest first."""
    parent = blocks[number].parent
    while parent is not None:
        yield parent
        parent = blocks[parent].parent


def is_heading(block: Block) -> bool:
    """True for what stands above a text and is never quoted alone: a heading, a question."""
    return block.kind in (BlockKind.HEADING, BlockKind.QUESTION)


def words_of(document: Document, block: Block) -> str:
    """The words of a block, without its bullet or number."""
    said = document.text[block.start + block.mark : block.end]
    return _CLOSING.sub("", said) if block.mark and block.level and is_heading(block) else said
