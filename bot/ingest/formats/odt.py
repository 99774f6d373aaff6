"""ODT -> Content, from its XML: odfpy is no longer kept, and a walk through one file needs no library."""

from collections.abc import Iterator

from lxml import etree

from bot.errors import Cause, ReadingError
from bot.ingest.content import Content, File
from bot.ingest.formats.safe_xml import XML_SPACE, attribute, children, first_text, local, xml_root
from bot.ingest.formats.text_builder import Blocks
from bot.ingest.formats.zip_file import Archive
from bot.ingest.titles import meant, person

MAIN = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_PROPERTIES = "meta.xml"
# What was deleted, remarks, a bibliography mark's fields, variables: nothing that is read in the text.
_SKIPPED = frozenset(
    "tracked-changes annotation forms sequence-decls variable-decls user-field-decls ruby-text".split()
)
_MOST_SPACES = 10


def read_odt(file: File) -> Content:
    """The text of an ODT: titles, paragraphs, lists, tables, then its notes.

    Raises:
        ReadingError: damaged, encrypted, or made to burst.

    """
    archive = Archive(file.data)
    if _MANIFEST in archive and xml_root(archive.read(_MANIFEST)).find(".//{*}encryption-data") is not None:
        raise ReadingError(Cause.PASSWORD)
    text = xml_root(archive.read(MAIN)).find("{*}body/{*}text")
    if text is None:
        raise ReadingError(Cause.FORMAT)
    walk = _Walk()
    walk.body(text)
    walk.notes(text)
    properties = xml_root(archive.read(_PROPERTIES)) if _PROPERTIES in archive else None
    if properties is None:
        return Content(walk.blocks.text(), walk.title)
    author = person(first_text(properties, "initial-creator")) or person(first_text(properties, "creator"))
    return Content(walk.blocks.text(), walk.title or meant(first_text(properties, "title")), author=author)


class _Walk:
    """A document's blocks, gathered from the top."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self.title: str | None = None
        """The paragraph in the style «Title», if there is one."""
        self._fresh = False
        """Whether the next paragraph is the first of a list's item."""

    def body(self, element: etree._Element) -> None:
        """Every title, paragraph, list and table inside, in order."""
        for tag, child in children(element):
            if tag in ("p", "h"):
                self._paragraph(child)
            elif tag == "table":
                self._table(child)
            elif tag not in _SKIPPED:
                self._fresh = tag == "list-item"
                self.body(child)

    def notes(self, root: etree._Element) -> None:
        """Foot- and endnotes, which stand where they are called."""
        for note in root.iterfind(".//{*}note-body"):
            self._fresh = False
            self.body(note)

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = "".join(_pieces(paragraph))
        if attribute(paragraph, "style-name") == "Title" and not self.title:
            self.title = " ".join(text.split()) or None
        if self._fresh and local(paragraph) == "p":
            self.blocks.item(text)
        else:
            self.blocks.paragraph(text)
        self._fresh = False
        for box in paragraph.iterfind(".//{*}text-box"):
            self.body(box)

    def _table(self, table: etree._Element) -> None:
        for row in table.iterfind(".//{*}table-row"):
            cells = row.iterfind("{*}table-cell")
            self.blocks.row(["\n".join("".join(_pieces(line)) for line in cell.iterfind(".//{*}p")) for cell in cells])


def _pieces(element: etree._Element) -> Iterator[str]:
    """The words of a paragraph, in order; white space in the file counts as one space."""
    yield _one_space(element.text)
    for tag, child in children(element):
        if tag == "s":
            yield " " * min(int(attribute(child, "c") or "1"), _MOST_SPACES)
        elif tag == "tab":
            yield " "
        elif tag == "line-break":
            yield "\n"
        elif tag not in _SKIPPED and tag not in ("note", "text-box"):
            yield from _pieces(child)
        yield _one_space(child.tail)


def _one_space(text: str | None) -> str:
    """`text` with every run of XML's white space made one space."""
    return "" if not text else "".join(" " if mark in XML_SPACE else mark for mark in text)
