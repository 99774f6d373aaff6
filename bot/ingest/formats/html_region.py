"""The part of a page that is its article, in the page's own tree: nothing of the article is lost, little else is kept.

trafilatura knows which words are the article's, and loses some and most of their structure; the tree has both.
"""

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

_SURROUNDING = re.compile(
    r"\b(?:cookies?|consent\w*|rgpd|gdpr|newsletter\w*|abonne\w*|share\w*|partage\w*|social\w*|related|similaires?"
    r"|recommend\w*|teasers?|promo\w*|pub(?:licite)?|ads?|advert\w*|comment(?:s|aires?)|breadcrumbs?|fil-ariane|menu\w*"
    r"|sidebar|tags?|pagination|sr-only|visually-hidden|skip\w*|login|search\w*|recherche)\b"
)
"""In the class or identifier of what stands around an article, read in words."""
_NEARLY_ALL = 0.85
_LINE = frozenset("p li h1 h2 h3 h4 h5 h6 td th dt dd blockquote figcaption caption summary pre div".split())
_MOST_LINKED = 0.5


def region(root: lxml.html.HtmlElement, extract: str) -> lxml.html.HtmlElement:
    """The article of a page, of which `extract` is what trafilatura makes of it; the body where there is no telling."""
    body = root.find("body")
    page = root if body is None else body
    known = {_plain(line) for line in extract.split("\n")} - {""}
    marked = _marked(page, known)
    chosen = _holding(page, known) if marked is None else marked
    for element in list(_around(chosen, known)):
        element.drop_tree()
    return chosen


def _marked(page: lxml.html.HtmlElement, known: set[str]) -> lxml.html.HtmlElement | None:
    """The article, or main part, by the page's own marks, where it holds nearly all of what is known."""
    whole = _weight(page, known)
    for path in (".//article[not(ancestor::article)]", ".//main", ".//*[@role='main']"):
        found = page.xpath(path)
        if len(found) == 1 and _weight(found[0], known) >= _NEARLY_ALL * whole:
            above = found[0].getparent()
            # A headline beside the article is the article's.
            has_title = found[0].find(".//h1") is not None or above is None or above.find("h1") is None
            chosen: lxml.html.HtmlElement = found[0] if has_title else above
            return chosen
    return None


def _holding(page: lxml.html.HtmlElement, known: set[str]) -> lxml.html.HtmlElement:
    """The innermost element that holds nearly all of the lines that are known."""
    whole, chosen = _weight(page, known), page
    while whole:
        inner = next((child for child in chosen if _weight(child, known) >= _NEARLY_ALL * whole), None)
        if inner is None or not isinstance(inner.tag, str) or inner.tag in _LINE - {"div"}:
            break
        chosen = inner
    return chosen


def _weight(element: etree._Element, known: set[str]) -> int:
    """Code points of known lines inside."""
    if not isinstance(element.tag, str):
        return 0
    return sum(len(line) for inner in element.iter(*_LINE) if (line := _plain(_text(inner))) in known)


def _around(article: lxml.html.HtmlElement, known: set[str]) -> Iterator[lxml.html.HtmlElement]:
    """Elements inside an article and not of it: dialogs, forms, what is hidden, teasers, what its class calls so."""
    for element in article.iterdescendants():
        if not isinstance(element.tag, str):
            continue
        hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        apart = element.tag in ("form", "dialog") or element.get("role") in ("dialog", "alertdialog", "search")
        named = f"{element.get('class') or ''} {element.get('id') or ''}".lower().replace("_", " ")
        called = bool(_SURROUNDING.search(named)) and not _weight(element, known)
        if hidden or apart or called:
            yield element


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _plain(text: str) -> str:
    """A line as lines are compared: its letters and digits alone."""
    return "".join(re.findall(r"\w+", text)).lower()
