"""Bytes in any format -> Reading, in this process. What strangers send is given to the worker instead."""

from dataclasses import replace

from bot.errors import Cause, ReadingError
from bot.ingest.checks import checked
from bot.ingest.content import Content, Reading
from bot.ingest.sniffing import Format, kind_of
from bot.ingest.titles import first_words, heading, meant, named_after


def parse(
    name: str,
    data: bytes,
    *,
    address: str | None = None,
    media_type: str | None = None,
    charset: str | None = None,
) -> Reading:
    """What a file called `name` says; `address`, `media_type` and `charset` where it was fetched.

    Raises:
        ReadingError: whatever is wrong with it. Nothing else is raised, whatever the bytes are.

    """
    try:
        content = _read(kind_of(name, data, media_type), data, address, charset)
        title = content.title or heading(content.text) or meant(named_after(name)) or first_words(content.text)
        return checked(replace(content, source=content.source or address), title)
    except ReadingError:
        raise
    except (MemoryError, RecursionError) as error:
        raise ReadingError(Cause.TOO_HEAVY) from error
    except Exception as error:  # what a library makes of a file that no one foresaw
        raise ReadingError(Cause.DAMAGED) from error


def _read(kind: Format, data: bytes, address: str | None, charset: str | None) -> Content:
    """Each format's library is loaded for it alone: a worker reads one file, and somebody waits."""
    match kind:
        case Format.PDF:
            from bot.ingest.formats.pdf import read_pdf

            return read_pdf(data)
        case Format.DOCX:
            from bot.ingest.formats.docx import read_docx

            return read_docx(data)
        case Format.ODT:
            from bot.ingest.formats.odt import read_odt

            return read_odt(data)
        case Format.EPUB:
            from bot.ingest.formats.epub import read_epub

            return read_epub(data)
        case Format.HTML:
            from bot.ingest.formats.html import read_html

            return read_html(data, address, charset)
        case Format.MARKDOWN:
            from bot.ingest.formats.plain_text import read_markdown

            return read_markdown(data)
        case Format.TEXT:
            from bot.ingest.formats.plain_text import read_text

            return read_text(data)
