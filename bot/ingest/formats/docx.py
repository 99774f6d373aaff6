"""DOCX -> Content, from its XML: the libraries for it pass over footnotes, tracked insertions and content controls."""

from collections.abc import Iterator

from lxml import etree

from bot.ingest.content import Content, File
from bot.ingest.formats.safe_xml import attribute, children, first_text, local, xml_root
from bot.ingest.formats.text_builder import Blocks
from bot.ingest.formats.zip_file import Archive
from bot.ingest.titles import meant, person

MAIN = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PROPERTIES = "docProps/core.xml"
_STYLES = "word/styles.xml"
_SPACES = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
# Deleted or moved away, drawn a second time for old programs, of another language's phonetics; text boxes come apart.
_SKIPPED = frozenset("del moveFrom Fallback rt txbxContent pPr rPr instrText delText sectPr".split())
_TITLE_STYLES = ("title", "titre")
_HEADING_STYLES = ("heading", "titre", "title", "subtitle", "sous-titre")


def read_docx(file: File) -> Content:
    """The text of a DOCX: paragraphs, lists, tables, text boxes, then foot- and endnotes.

    Raises:
        ReadingError: damaged, encrypted, or made to burst.

    """
    archive = Archive(file.data)
    walk = _Walk(_style_names(archive))
    root = xml_root(archive.read(MAIN))
    walk.body(root)
    for notes in _NOTES:
        if notes in archive:
            walk.notes(xml_root(archive.read(notes)))
    properties = xml_root(archive.read(_PROPERTIES)) if _PROPERTIES in archive else None
    title = meant(first_text(properties, "title")) if properties is not None else None
    author = person(first_text(properties, "creator")) if properties is not None else None
    return Content(walk.blocks.text(), walk.title or title, author=author)


def _style_names(archive: Archive) -> dict[str, str]:
    """Style identifiers, which Word translates, and what they are called, lower case."""
    if _STYLES not in archive:
        return {}
    styles = xml_root(archive.read(_STYLES)).iterfind("{*}style")
    named = ((attribute(style, "styleId"), style.find("{*}name")) for style in styles)
    return {key: (attribute(name, "val") or "").lower() for key, name in named if key and name is not None}


class _Walk:
    """A document's blocks, gathered from the top."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.blocks = Blocks()
        self.title: str | None = None
        """The paragraph in the style «Title», if there is one."""
        self._styles = styles

    def body(self, element: etree._Element) -> None:
        """Every paragraph and table inside, in order."""
        for tag, child in children(element):
            if tag == "p":
                self._paragraph(child)
            elif tag == "tbl":
                self._table(child)
            elif tag not in _SKIPPED:
                self.body(child)

    def notes(self, root: etree._Element) -> None:
        """Foot- or endnotes; those that are only rules between text and notes have a type."""
        for _, note in children(root):
            if attribute(note, "type") in (None, "normal"):
                self.body(note)

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = "".join(_pieces(paragraph))
        properties = paragraph.find("{*}pPr")
        style = self._style(properties)
        if style in _TITLE_STYLES and not self.title:
            self.title = " ".join(text.split()) or None
        listed = properties is not None and properties.find("{*}numPr") is not None
        if (listed or style.startswith("list ")) and not style.startswith(_HEADING_STYLES):
            self.blocks.item(text)
        else:
            self.blocks.paragraph(text)
        for box in paragraph.iterfind(".//{*}txbxContent"):
            if not any(local(above) == "Fallback" for above in box.iterancestors()):
                self.body(box)

    def _style(self, properties: etree._Element | None) -> str:
        style = properties.find("{*}pStyle") if properties is not None else None
        key = (attribute(style, "val") or "") if style is not None else ""
        return self._styles.get(key, key.lower())

    def _table(self, table: etree._Element) -> None:
        for row in _rows(table):
            self.blocks.row(["\n".join(_cell(cell)) for cell in row.iterfind(".//{*}tc")])


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The table's own rows, also those in content controls."""
    for tag, child in children(table):
        if tag == "tr":
            yield child
        elif tag not in _SKIPPED and tag != "tbl":
            yield from _rows(child)


def _cell(cell: etree._Element) -> Iterator[str]:
    """The cell's paragraphs; a table inside is a row's cell of its own, for `.//tc` finds it too."""
    for tag, child in children(cell):
        if tag == "p":
            yield "".join(_pieces(child))
        elif tag not in _SKIPPED and tag != "tbl":
            yield from _cell(child)


def _pieces(element: etree._Element) -> Iterator[str]:
    """The words of a paragraph, in order."""
    for tag, child in children(element):
        if tag == "t":
            yield child.text or ""
        elif tag in _SPACES:
            yield _SPACES[tag]
        elif tag not in _SKIPPED:
            yield from _pieces(child)
