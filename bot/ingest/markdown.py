"""Markdown -> elements: what a reader of the page sees, piece by piece, without a mark of it.

Markdown files of the corpus folder are read here in the bot's own process: markdown-it is Python and takes text.
"""

import re
from collections.abc import Iterator
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.text.blocks import Element, Form
from bot.text.layout import unwrapped

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[/!?a-zA-Z][^<>]*>", re.DOTALL)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary\b[^<>]*>(?P<said>.*?)</summary\s*>", re.DOTALL | re.IGNORECASE)
_NOTE_CALL = re.compile(r"\[\^[^\]\s]+\](?!:)")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:\s*")
_DEFINITION = re.compile(r"\n:\s+")
"""The beginning of a definition under its term, in the dialects that have them."""
BULLETS = ("•", "–")
"""Before the items of a list, and of the lists in it."""


def elements(markdown: str) -> Iterator[Element]:
    """The pieces of a page written in Markdown, in order; pictures, comments and addresses of links are left out."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return _Page().read(tokens)


class _Page:
    """Where a walk through a page's tokens stands."""

    def __init__(self) -> None:
        self._inside: list[str] = []
        """Types of the tokens that are open."""
        self._marks: list[str] = []
        """For each open item, its bullet or number; empty once it was written."""
        self._numbers: list[int | None] = []
        """For each open list, the number of its next item; None where it has bullets."""
        self._cells: list[str] = []
        self._level = 0
        """Of the heading that is open."""

    def read(self, tokens: list[Token]) -> Iterator[Element]:
        """The elements that the tokens make."""
        for token in tokens:
            if token.nesting == 1:
                self._open(token)
            elif token.nesting == -1:
                if token.type == "tr_close":
                    yield Element(Form.ROW, cells=tuple(self._cells), header="thead_open" in self._inside)
                self._close(token)
            elif token.type == "inline":
                yield from self._words(token)
            elif token.type in ("fence", "code_block"):
                yield Element(Form.PARAGRAPH, token.content)
            elif token.type == "html_block":
                yield from _html(token.content)

    def _open(self, token: Token) -> None:
        self._inside.append(token.type)
        if token.type == "tr_open":
            self._cells = []
        elif token.type == "heading_open":
            self._level = int(token.tag[1:])
        elif token.type == "bullet_list_open":
            self._numbers.append(None)
        elif token.type == "ordered_list_open":
            self._numbers.append(int(token.attrGet("start") or 1))
        elif token.type == "list_item_open":
            number = self._numbers[-1]
            if number is None:
                self._marks.append(BULLETS[min(len(self._numbers), len(BULLETS)) - 1])
            else:
                self._marks.append(f"{number}{token.markup}")
                self._numbers[-1] = number + 1

    def _close(self, token: Token) -> None:
        self._inside.pop()
        if token.type in ("bullet_list_close", "ordered_list_close"):
            self._numbers.pop()
        elif token.type == "list_item_close":
            self._marks.pop()

    def _words(self, token: Token) -> Iterator[Element]:
        text = _NOTE_CALL.sub("", _shown(token))
        if self._inside[-1] in ("th_open", "td_open"):
            self._cells.append(text)
            return
        strong, linked = _is_all(token, ("strong", "em")), _is_all(token, ("link",))
        if "heading_open" in self._inside:
            yield Element(Form.HEADING, text, level=self._level)
        elif self._marks:
            mark, self._marks[-1] = self._marks[-1], ""
            depth = len(self._marks) if mark else len(self._marks) + 1
            yield Element(Form.ITEM, text, level=depth, mark=mark, linked=linked)
        elif "blockquote_open" in self._inside:
            yield Element(Form.QUOTATION, text)
        elif found := _NOTE.match(text):
            yield Element(Form.NOTE, text[found.end() :])
        elif len(lines := _DEFINITION.split(token.content)) > 1:
            first, *definitions = (_plain(line) for line in lines)
            yield Element(Form.TERM, first)
            yield from (Element(Form.PARAGRAPH, line) for line in definitions)
        else:
            yield Element(Form.PARAGRAPH, text, strong=strong, linked=linked)


def _plain(line: str) -> str:
    """A line of Markdown as it is read."""
    return " ".join(_shown(token) for token in MarkdownIt("commonmark").parseInline(line))


def _html(block: str) -> Iterator[Element]:
    """The elements of a block of HTML between paragraphs: a summary asks, the rest are paragraphs."""
    place = 0
    for found in [*_SUMMARY.finditer(block), None]:
        for part in _untagged(block[place : found.start() if found else len(block)]).split("\n\n"):
            yield Element(Form.PARAGRAPH, part)
        if found:
            yield Element(Form.TERM, _untagged(found["said"]))
            place = found.end()


def _untagged(html: str) -> str:
    return unescape(_TAG.sub("", _LINE_BREAK.sub("\n", html)))


def _shown(inline: Token) -> str:
    """The words of a paragraph as they are seen: a wrapped line's end is a space, a picture nothing.

    Markdown makes one line of all lines; people who write hours or addresses below each other mean lines.
    """
    return unwrapped("".join(_piece(token) for token in inline.children or ()))


def _piece(token: Token) -> str:
    if token.type in ("text", "code_inline", "text_special"):
        return token.content
    if token.type == "html_inline" and _LINE_BREAK.fullmatch(token.content):
        return "\n"
    return {"softbreak": "\n", "hardbreak": "\n"}.get(token.type, "")


def _is_all(inline: Token, kinds: tuple[str, ...]) -> bool:
    """True where every word of a line is inside one of these (strong, em, link)."""
    depth, words = 0, False
    for token in inline.children or ():
        if token.type.rpartition("_")[0] in kinds:
            depth += token.nesting
        elif _piece(token).strip(" \u00a0\u202f.,;:·|-–"):
            words = True
            if not depth:
                return False
    return words
