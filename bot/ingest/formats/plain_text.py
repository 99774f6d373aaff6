"""TXT and Markdown -> Content, with the header that both may begin with."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot import texts
from bot.errors import Cause, ReadingError
from bot.ingest.checks import LONGEST
from bot.ingest.content import Content, File
from bot.ingest.formats.decoding import decoded
from bot.ingest.formats.text_builder import BULLET, Blocks
from bot.ingest.header import Header, Mistake, read_header

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[/!?a-zA-Z][^<>]*>", re.DOTALL)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_text(file: File) -> Content:
    """A TXT file: its text exactly, under its header.

    Raises:
        ReadingError: not text, or a mistake in the header.

    """
    header, body = _headed(file.data)
    return _content(header, body, None)


def read_markdown(file: File) -> Content:
    """A Markdown file as it reads: no emphasis marks, no addresses of links, no pictures, no comments.

    Raises:
        ReadingError: not text, too long, or a mistake in the header.

    """
    header, body = _headed(file.data)
    title, text = _plain(body)
    return _content(header, text, title)


def _headed(data: bytes) -> tuple[Header, str]:
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST:
        raise ReadingError(Cause.TOO_LONG)
    header, body = read_header(text)
    if header.mistakes:
        raise ReadingError(Cause.HEADER, _told(header.mistakes[0]))
    return header, body


def _told(mistake: Mistake) -> str:
    sentence = texts.HEADER_LINE_WRONG if mistake.line else texts.HEADER_WRONG
    return sentence.format(line=mistake.line, what=mistake.what)


def _content(header: Header, text: str, title: str | None) -> Content:
    return Content(
        text,
        header.title or title,
        header.source,
        header.author,
        header.published,
        header.note,
        header.questions,
    )


def _plain(markdown: str) -> tuple[str | None, str]:
    """The first title of the highest level, and the text that a reader of the page would see."""
    page = _Page()
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        page.add(token)
    return page.title, page.blocks.text()


class _Page:
    """A page gathered from its tokens."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self.title: str | None = None
        self._inside = ""
        """The tag that was opened last."""
        self._mark: str | None = None
        """The bullet or number of a list's item that the next words begin."""
        self._cells: list[str] = []

    def add(self, token: Token) -> None:
        """What the next token adds."""
        if token.nesting == 1:
            self._inside = token.tag
        if token.type == "list_item_open":
            self._mark = f"{token.info}{token.markup} " if token.info else BULLET
        if token.type == "inline":
            self._words(_shown(token))
        elif token.type in ("fence", "code_block"):
            self.blocks.paragraph(token.content)
        elif token.type == "html_block":
            self.blocks.paragraph(_untagged(token.content))
        elif token.type == "tr_close":
            self.blocks.row(self._cells)
            self._cells = []
        elif token.type == "list_item_close":
            self._mark = None

    def _words(self, text: str) -> None:
        if self._inside in ("th", "td"):
            self._cells.append(text)
        elif self._mark:
            self.blocks.item(text, self._mark)
            self._mark = None
        else:
            self.blocks.paragraph(text)
        if self._inside == "h1" and not self.title:
            self.title = " ".join(text.split()) or None


def _shown(inline: Token) -> str:
    """What is seen of a line: a wrapped line's end is a space, a picture nothing."""
    return "".join(_piece(token) for token in inline.children or ())


def _piece(token: Token) -> str:
    if token.type in ("text", "code_inline", "text_special"):
        return token.content
    if token.type == "html_inline" and _LINE_BREAK.fullmatch(token.content):
        return "\n"
    return {"softbreak": " ", "hardbreak": "\n"}.get(token.type, "")


def _untagged(html: str) -> str:
    return _TAG.sub("", _LINE_BREAK.sub("\n", html))
