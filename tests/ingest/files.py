"""Files made here, well formed and not: nothing binary lies in the repository."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx
from docx.document import Document as Word

PHARE = (
    "Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel, sur la pointe qui ferme la baie. "
    "Il servait de repère aux pêcheurs qui rentraient de nuit, souvent par gros temps, et que les récifs menaçaient."
)
BAC = (
    "Le bac passe tous les jours de l’été entre l’île et le continent ; la traversée dure dix minutes. "
    "En hiver, il ne passe que le dimanche, et les habitants de l’île s’en plaignent depuis longtemps à la mairie."
)
ENGLISH = (
    "The lighthouse was built in 1874 by the engineer who had already drawn the harbour, and it has been of use to "
    "the fishermen of this coast for more than a hundred years. They would not have it put out for anything."
)


def zipped(members: Mapping[str, bytes | str], *, stored: Sequence[str] = ()) -> bytes:
    """A zip of these members, in this order; those named in `stored` uncompressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name in stored else None)
    return made.getvalue()


# ---- DOCX


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(*paragraphs: str) -> bytes:
    """What Word would save, by python-docx."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: Word) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def docx_of(body: str, prolog: str = "", **more: bytes | str) -> bytes:
    """A DOCX whose body is this XML."""
    root = f'<?xml version="1.0"?>{prolog}<w:document {_W}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": root, **more})


def footnotes(*notes: str) -> str:
    told = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>' for n, note in enumerate(notes)
    )
    rule = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>———</w:t></w:r></w:p></w:footnote>'
    return f"<w:footnotes {_W}>{rule}{told}</w:footnotes>"


# ---- ODT

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_ROOT = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:draw="{_ODF}:drawing:1.0" xmlns:meta="{_ODF}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str, prolog: str = "", meta: str = "", manifest: str = "<manifest/>") -> bytes:
    """An ODT whose text is this XML."""
    root = (
        f'<?xml version="1.0"?>{prolog}<office:document-content {_ODT_ROOT}><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": manifest,
        "content.xml": root,
    }
    if meta:
        members["meta.xml"] = (
            f"<office:document-meta {_ODT_ROOT}><office:meta>{meta}</office:meta></office:document-meta>"
        )
    return zipped(members, stored=["mimetype"])


# ---- EPUB

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="{}"/>'
    "</rootfiles></container>"
)


def epub(chapters: Mapping[str, str], *, spine: Sequence[str] | None = None, **more: str) -> bytes:
    """A book of these chapters; the spine, by their names, may be in another order or lack some."""
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    order = "".join(f'<itemref idref="{name}"/>' for name in (chapters if spine is None else spine))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Le phare de Kerbihan</dc:title><dc:creator>Anne Le Goff</dc:creator><dc:date>2023-05-12</dc:date>"
        f'</metadata><manifest>{items}<item id="nav" href="nav.xhtml" properties="nav" '
        f'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/>{order}</spine></package>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER.format("OEBPS/livre.opf"),
            "OEBPS/livre.opf": package,
            "OEBPS/nav.xhtml": "<html><body><p>Table</p></body></html>",
            **{f"OEBPS/{name}": f"<html><body>{text}</body></html>" for name, text in chapters.items()},
            **more,
        },
        stored=["mimetype"],
    )


# ---- PDF

Placed = tuple[float, float, float, str]
"""Left, up, size, text."""


def pdf(*pages: Sequence[Placed], info: str = "", trailer: str = "", picture: bool = False) -> bytes:
    """A PDF of these pages (A4, Helvetica), each with a picture over all of it where one is asked for."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n\x80\nendstream",
    ]
    for number, lines in enumerate(pages):
        content = b"".join(_shown(*line) for line in lines) + (b"q 595 0 0 842 0 0 cm /I Do Q\n" if picture else b"")
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> >>" % (6 + 2 * number),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    objects.append(f"<< {info} >>".encode("cp1252"))
    made, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    known = f"/Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R"
    return bytes(made + f"trailer\n<< {known} {trailer} >>\nstartxref\n{start}\n%%EOF".encode())


def _shown(left: float, up: float, size: float, text: str) -> bytes:
    escaped = b"".join(b"\\%03o" % byte for byte in text.encode("cp1252"))
    return b"BT /F %.1f Tf %.1f %.1f Td (%s) Tj ET\n" % (size, left, up, escaped)


def lines(text: str, *, up: float = 700, left: float = 72, size: float = 12, width: int = 80) -> list[Placed]:
    """A paragraph's lines, broken between words at `width` characters."""
    found, line = [], ""
    for word in text.split():
        if len(line) + 1 + len(word) > width:
            found.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [(left, up - number * size * 1.2, size, one) for number, one in enumerate([*found, line])]


LOCK = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >>"
"""For a PDF's trailer: nobody knows the password."""


# ---- what bursts

LAUGHS = "<!DOCTYPE x [<!ENTITY a '{}'>{}]>".format(
    "ha" * 50,
    "".join(f"<!ENTITY {name} '{f'&{before};' * 20}'>" for before, name in zip("abcdefg", "bcdefgh", strict=True)),
)
"""A billion laughs: `&h;` stands for 128 billion letters."""
OUTSIDE = "<!DOCTYPE x [<!ENTITY h SYSTEM 'file:///etc/passwd'>]>"
