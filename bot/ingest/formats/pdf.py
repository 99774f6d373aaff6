"""PDF -> Content, by PDFium: it reads what Chrome reads, damaged files included, and tells where every sign stands."""

import re
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from bot.errors import Cause, ReadingError
from bot.ingest.checks import LONGEST
from bot.ingest.content import Content, File
from bot.ingest.formats.page_layout import HYPHEN, Line, paragraphs
from bot.ingest.titles import meant, person
from bot.models import Doubt

_PAGES = 2_000
_BARE = 15
"""Signs below which a page has no text worth the name: a number, a stamp."""
_PDFIUM_HYPHEN = "\x02"
# PDFium sees a word cut at a line's end, but not at a page's.
_CUT_AT_THE_END = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
# Two letters in one, which fonts have and nobody types.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def read_pdf(file: File) -> Content:
    """The text of a PDF in paragraphs, without what stands at the head or foot of most pages.

    Raises:
        ReadingError: damaged, behind a password, only pictures, or too long.

    """
    try:
        document = pypdfium2.PdfDocument(file.data)
        length = len(document)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise ReadingError(Cause.PASSWORD if locked else Cause.DAMAGED) from error
    if length > _PAGES:
        raise ReadingError(Cause.TOO_LONG)
    pages: list[list[Line]] = []
    bare = pictures = signs = 0
    for number in range(length):
        try:
            page = document[number]
            pages.append(list(_lines(page)))
            written = sum(len(line.text) for line in pages[-1])
            if written < _BARE:
                bare += 1
                pictures += _has_picture(page)
        except pypdfium2.PdfiumError as error:
            raise ReadingError(Cause.DAMAGED) from error
        signs += written
        if signs > LONGEST:
            raise ReadingError(Cause.TOO_LONG)
    if bare == length:
        raise ReadingError(Cause.SCANNED if pictures else Cause.EMPTY)
    said = document.get_metadata_dict()
    return Content(
        "\n\n".join(paragraphs(pages)),
        title=meant(said.get("Title")),
        author=person(said.get("Author")),
        doubts=frozenset({Doubt.SCANNED_PAGES} if pictures else ()),
    )


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    """The page's lines in the order in which it tells them; a word cut at a line's end joins two of them."""
    width, height = page.get_size()
    text_page = page.get_textpage()
    signs = [_sign(raw.FPDFText_GetUnicode(text_page, number)) for number in range(text_page.count_chars())]
    start = 0
    for number in range(len(signs) + 1):
        if number < len(signs) and signs[number] not in "\r\n":
            continue
        seen = [place for place in range(start, number) if not signs[place].isspace()]
        if seen:
            left, _, _, top = text_page.get_charbox(seen[0], loose=True)
            _, bottom, right, _ = text_page.get_charbox(seen[-1], loose=True)
            yield Line(
                _CUT_AT_THE_END.sub(HYPHEN, "".join(signs[seen[0] : seen[-1] + 1]).translate(_LIGATURES)),
                left=left,
                right=right,
                top=top,
                bottom=bottom,
                size=raw.FPDFText_GetFontSize(text_page, seen[0]),
                page_width=width,
                page_height=height,
            )
        start = number + 1


def _sign(code: int) -> str:
    """One character; U+FFFD for what is none, for half of a pair and for the 0 of a sign that no font explains."""
    sign = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return HYPHEN if sign == _PDFIUM_HYPHEN else sign
