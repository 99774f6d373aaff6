"""HTML -> Content: the article without what surrounds it, by trafilatura; a book's chapter, all of it."""

import re
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml import etree

from bot.errors import Cause, ReadingError
from bot.ingest.checks import breaks_off
from bot.ingest.content import Content, File
from bot.ingest.formats.decoding import decoded
from bot.ingest.formats.html_elements import html_elements
from bot.ingest.formats.html_region import region
from bot.text.blocks import assemble

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w:-]{2,40})""", re.IGNORECASE)
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_NEARLY_ALL = 0.9
_SITE_IN_TITLE = re.compile(r"\s+[|]\s+[^|]+$")
# trafilatura makes every space an ordinary one; typography's survive as signs that no article has.
_HIDDEN = {"\u00a0": "\u237d", "\u202f": "\u2422", "\u2009": "\u2423"}
# Those that pages have by mistake, and lxml takes in but not back.
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")
_HIDE = {**_CONTROLS, **str.maketrans(_HIDDEN)}
_SHOW = str.maketrans({sign: space for space, sign in _HIDDEN.items()})


def read_html(file: File) -> Content:
    """A page's article with its metadata; the whole page where no article is found in it.

    Raises:
        ReadingError: not text, or nested without end.

    """
    text = decoded(file.data, file.charset or _said(file.data))
    root = html_root(text)
    teaser = bool(_NOT_FREE.search(text)) or breaks_off(html_text(root))
    _take_out_page_footers(root)
    hidden = deepcopy(root)
    for element in hidden.iter():
        element.text = element.text.translate(_HIDE) if element.text else element.text
        element.tail = element.tail.translate(_HIDE) if element.tail else element.tail
    found, extract = _article(hidden, file.address)
    return replace(found, elements=tuple(html_elements(region(root, extract))), teaser=teaser)


def html_text(root: etree._Element) -> str:
    """The text of a page or an article, block by block."""
    return assemble(html_elements(root))[0]


def _take_out_page_footers(root: lxml.html.HtmlElement) -> None:
    """Legal notices and the like; an article's own footer stays."""
    for footer in root.xpath("//footer[not(ancestor::article or ancestor::main)]"):
        footer.drop_tree()


def _said(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4_096])
    return found[1].decode("ascii") if found else None


def html_root(text: str) -> lxml.html.HtmlElement:
    """The tree of a page that may be badly written.

    Raises:
        ReadingError: there is none, or it is nested deeper than anybody writes.

    """
    # Comments first: what they hide is not shown, and cut up texts would stay cut up.
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ReadingError(Cause.EMPTY) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser stops there without a word: the rest of the page would be missing.
        raise ReadingError(Cause.TOO_HEAVY)
    return root


def _article(root: lxml.html.HtmlElement, address: str | None) -> tuple[Content, str]:
    """The facts known of the page's article, and the words that trafilatura takes for it; none where it finds none."""
    # Late: a fifth of a second to load, and a book's chapters do without.
    from trafilatura import bare_extraction

    today = date.today()  # noqa: DTZ011  the server's calendar is good enough to say what lies in the future
    found = bare_extraction(
        root,
        url=address,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "max_date": (today + timedelta(days=1)).isoformat(),
        },
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return Content(title=_shown(_page_title(root)), source=_web(address)), ""
    known = Content(
        title=_shown(found.title or _page_title(root)),
        source=_source(found.url, address),
        author=(_shown(found.author) or "").replace("; ", ", ") or None,
        published=_day(found.date),
    )
    return known, _shown(html_text(found.body))


def _shown(text: str | None) -> str:
    return (text or "").translate(_SHOW)


def _page_title(root: lxml.html.HtmlElement) -> str:
    return _SITE_IN_TITLE.sub("", " ".join((root.findtext(".//title") or "").split()))


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def _web(address: str | None) -> str | None:
    """`address` where it is one that a browser opens."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname and not parts.username else None


def _source(said: str | None, address: str | None) -> str | None:
    """The address that the page calls its own; another site's is not believed of a page that was fetched."""
    claimed = _web(urljoin(address or "", said or ""))
    if claimed and address and _site(claimed) != _site(address):
        return _web(address)
    return claimed or _web(address)


def _site(address: str) -> str:
    return ".".join((urlsplit(address).hostname or "").split(".")[-2:])
