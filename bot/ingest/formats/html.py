"""HTML -> Content: the article without what surrounds it, by trafilatura; a book's chapter, all of it."""

import re
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml import etree

from bot.errors import Cause, ReadingError
from bot.ingest.checks import breaks_off
from bot.ingest.content import Content, File
from bot.ingest.formats.decoding import decoded
from bot.ingest.formats.text_builder import BULLET, Blocks

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 head header hgroup hr legend li item list main ol p pre quote section summary table
    tbody tfoot thead td th ul""".split()
)
_UNREAD = frozenset(
    "script style template svg math noscript nav button select option textarea iframe object audio video".split()
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
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
    everything = html_text(root)
    teaser = bool(_NOT_FREE.search(text)) or breaks_off(everything)
    _take_out_page_footers(root)
    whole = html_text(root)
    for element in root.iter():
        element.text = element.text.translate(_HIDE) if element.text else element.text
        element.tail = element.tail.translate(_HIDE) if element.tail else element.tail
    found = _article(root, file.address)
    # Of a page that is nearly all article, trafilatura may give the words without their lines.
    nearly_all = len(found.text) > _NEARLY_ALL * len(everything)
    return replace(found, text=whole if nearly_all or not found.text else found.text, teaser=teaser)


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


def _article(root: lxml.html.HtmlElement, address: str | None) -> Content:
    """What trafilatura takes for the article; no text where it finds none."""
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
        return Content("", _shown(_page_title(root)), _web(address))
    return Content(
        text=_shown(html_text(found.body)),
        title=_shown(found.title or _page_title(root)),
        source=_source(found.url, address),
        author=(_shown(found.author) or "").replace("; ", ", ") or None,
        published=_day(found.date),
    )


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


def html_text(root: etree._Element) -> str:
    """What is read on a page or in an article, block by block."""
    body = root.find("body")
    walk = _Walk()
    walk.inside(root if body is None else body)
    walk.end()
    return walk.blocks.text()


def _mark(item: etree._Element) -> str:
    """What a browser shows before an item: its number in the list, or a bullet."""
    above = item.getparent()
    if above is None or not (above.tag == "ol" or above.get("rend") == "ol"):
        return BULLET
    return f"{above.index(item) + 1}. "


class _Walk:
    """Blocks gathered from the top: HTML's, and those into which trafilatura renames them."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self._words: list[str] = []
        self._mark = ""
        """The bullet or number of a list's item that the words gathered so far begin."""

    def inside(self, element: etree._Element, *, verbatim: bool = False) -> None:
        """All that `element` holds."""
        self._say(element.text, verbatim)
        for child in element:
            tag = child.tag.lower() if isinstance(child.tag, str) else ""
            if tag in ("br", "lb"):
                self._words.append("\n")
            elif tag in ("tr", "row"):
                self._row(child)
            elif tag in _BLOCKS:
                self.end()
                self._mark = _mark(child) if tag in ("li", "item") else self._mark
                self.inside(child, verbatim=verbatim or tag == "pre")
                self.end()
                self._mark = "" if tag in ("li", "item") else self._mark
            elif tag and tag not in _UNREAD:
                self.inside(child, verbatim=verbatim)
            self._say(child.tail, verbatim)

    def end(self) -> None:
        """The words gathered so far are a block."""
        text = "".join(self._words).strip(" \n")
        self._words = []
        if text:
            text = re.sub(r" *\n *", "\n", text)
            if self._mark:
                self.blocks.item(text, self._mark)
            else:
                self.blocks.paragraph(text)
            self._mark = ""

    def _say(self, text: str | None, verbatim: bool) -> None:
        if text:
            self._words.append(text if verbatim else _SPACE.sub(" ", text))

    def _row(self, row: etree._Element) -> None:
        self.end()
        cells = []
        for cell in row:
            inner = _Walk()
            inner.inside(cell)
            inner.end()
            cells.append(inner.blocks.text().replace(BULLET, ""))
        self.blocks.row([" ".join(cell.split("\n")) for cell in cells])
