"""A text made of blocks: paragraphs parted by blank lines, list items and table rows on lines of their own."""

BULLET = "• "
_CELLS = " | "


class Blocks:
    """Blocks gathered in order; the text that they make."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last = ""
        """What the last block is: lines of one kind stand together."""

    def paragraph(self, text: str) -> None:
        """A paragraph or a title; nothing where it is white space."""
        if text.strip():
            self._parts += ["\n\n", text.strip()]
            self._last = "paragraph"

    def item(self, text: str, mark: str = BULLET) -> None:
        """An item of a list behind its bullet or number, on the line after the item before it."""
        if text.strip():
            self._line("item", mark + text.strip())

    def row(self, cells: list[str]) -> None:
        """A row of a table, on one line; empty cells are left out."""
        if told := [" ".join(cell.split("\n")).strip() for cell in cells if cell.strip()]:
            self._line("row", _CELLS.join(told))

    def _line(self, kind: str, line: str) -> None:
        self._parts += ["\n" if self._last == kind else "\n\n", line]
        self._last = kind

    def text(self) -> str:
        """Everything gathered so far."""
        return "".join(self._parts[1:])
