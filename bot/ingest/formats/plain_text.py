"""TXT and Markdown -> Content, with the header that both may begin with."""

from dataclasses import replace

from bot import texts
from bot.errors import Cause, ReadingError
from bot.ingest.checks import LONGEST
from bot.ingest.content import Content, File
from bot.ingest.formats.decoding import decoded
from bot.ingest.header import Header, Mistake, read_header
from bot.ingest.markdown import elements as markdown_elements
from bot.text.blocks import Element, Form


def read_text(file: File) -> Content:
    """A TXT file: its text exactly, under its header.

    Raises:
        ReadingError: not text, or a mistake in the header.

    """
    header, body = _headed(file.data)
    return _content(header, text=body)


def read_markdown(file: File) -> Content:
    """A Markdown file as it reads: no emphasis marks, no addresses of links, no pictures, no comments.

    Raises:
        ReadingError: not text, too long, or a mistake in the header.

    """
    header, body = _headed(file.data)
    found = tuple(markdown_elements(body))
    first = next((one.text for one in found if one.form is Form.HEADING and one.level == 1), None)
    return replace(_content(header, elements=found), title=header.title or first)


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


def _content(header: Header, *, text: str = "", elements: tuple[Element, ...] = ()) -> Content:
    return Content(
        text,
        elements,
        header.title,
        header.source,
        header.author,
        header.published,
        header.note,
        header.questions,
    )
