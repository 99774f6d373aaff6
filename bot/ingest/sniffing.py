"""Which format some bytes are in: by how they begin, then by what they are called."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from bot.errors import Cause, ReadingError


class Format(StrEnum):
    """A format that can be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    EPUB = "epub"


MEDIA_TYPES = {
    "text/plain": Format.TEXT,
    "text/markdown": Format.MARKDOWN,
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "application/pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
    "application/vnd.oasis.opendocument.text": Format.ODT,
    "application/epub+zip": Format.EPUB,
}
"""What servers call them."""
_MARKDOWN = {".md", ".markdown", ".mdown", ".mkd"}
_HTML = {".html", ".htm", ".xhtml", ".xht"}
_NEED_MAGIC = {".pdf", ".docx", ".odt", ".epub"}
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_OTHER_XML = re.compile(rb"\s*<\?xml\b")
_PDF_WITHIN = 1_024
"""Bytes: readers accept what a mail server or a scanner put before a PDF."""


def kind_of(name: str, data: bytes, media_type: str | None = None) -> Format:
    """The format of `data`; `media_type` is what a server said.

    Raises:
        ReadingError: none that can be read, with the reason where it is known.

    """
    if not data.strip():
        raise ReadingError(Cause.EMPTY)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_OLD_WORD):
        raise ReadingError(Cause.PASSWORD if _ENCRYPTED_OFFICE in data else Cause.OLD_WORD)
    ending = PurePath(name).suffix.lower()
    if ending in _NEED_MAGIC:
        raise ReadingError(Cause.DAMAGED)
    start = data[:8_192].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    said = MEDIA_TYPES.get(media_type or "")
    if ending in _HTML or said is Format.HTML or _PAGE.match(start):
        return Format.HTML
    if _OTHER_XML.match(start) or start.startswith(b"{\\rtf"):
        raise ReadingError(Cause.FORMAT)
    return Format.MARKDOWN if ending in _MARKDOWN or said is Format.MARKDOWN else Format.TEXT


def _zipped(data: bytes) -> Format:
    """Which of the formats that are zips; by what lies inside, for a name can be given to anything."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise ReadingError(Cause.DAMAGED) from error
    if "word/document.xml" in names:
        return Format.DOCX
    if "META-INF/container.xml" in names:
        return Format.EPUB
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return Format.ODT
    raise ReadingError(Cause.FORMAT)
