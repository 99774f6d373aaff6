"""EPUB -> Content: the chapters in the order of the spine. Our own walk, for ebooklib is under the AGPL."""

import posixpath
from collections.abc import Iterator
from datetime import date
from itertools import chain
from urllib.parse import unquote

from lxml import etree

from bot.errors import Cause, ReadingError
from bot.ingest.checks import LONGEST
from bot.ingest.content import Content, File
from bot.ingest.formats.decoding import decoded
from bot.ingest.formats.html import html_root
from bot.ingest.formats.html_elements import html_elements
from bot.ingest.formats.safe_xml import first_text, xml_root
from bot.ingest.formats.zip_file import Archive
from bot.ingest.titles import meant

CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_CHAPTERS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
# Publishers scramble their fonts, which nobody reads; whatever else is encrypted is the book.
_FONTS = (".ttf", ".otf", ".woff", ".woff2")


def read_epub(file: File) -> Content:
    """A book's text, with its title, authors and date of publication.

    Raises:
        ReadingError: damaged, without chapters, locked, or made to burst.

    """
    archive = Archive(file.data)
    if _ENCRYPTION in archive and any(not name.lower().endswith(_FONTS) for name in _encrypted(archive)):
        raise ReadingError(Cause.PASSWORD)
    rootfile = xml_root(archive.read(CONTAINER)).find(".//{*}rootfile")
    path = rootfile.get("full-path") if rootfile is not None else None
    if not path:
        raise ReadingError(Cause.DAMAGED)
    package = xml_root(archive.read(path))
    chapters, length = [], 0
    for name in _spine(package, posixpath.dirname(path)):
        if name not in archive:
            raise ReadingError(Cause.DAMAGED)
        chapters.append(html_elements(html_root(decoded(archive.read(name)))))
        length += sum(len(element.text) for element in chapters[-1])
        if length > LONGEST:
            raise ReadingError(Cause.TOO_LONG)
    if not chapters:
        raise ReadingError(Cause.DAMAGED)
    authors = [" ".join("".join(found.itertext()).split()) for found in package.iterfind(".//{*}creator")]
    return Content(
        elements=tuple(chain.from_iterable(chapters)),
        title=meant(first_text(package, "title")),
        author=", ".join(author for author in authors if author) or None,
        published=_day(first_text(package, "date")),
    )


def _encrypted(archive: Archive) -> Iterator[str]:
    for reference in xml_root(archive.read(_ENCRYPTION)).iterfind(".//{*}CipherReference"):
        yield reference.get("URI") or ""


def _spine(package: etree._Element, folder: str) -> Iterator[str]:
    """The names of the chapters, in order; a name is only looked up among the archive's, whatever it is."""
    items = {
        item.get("id"): item.get("href") or ""
        for item in package.iterfind(".//{*}item")
        if item.get("media-type") in _CHAPTERS and "nav" not in (item.get("properties") or "").split()
    }
    for reference in package.iterfind(".//{*}itemref"):
        if href := items.get(reference.get("idref")):
            yield posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
