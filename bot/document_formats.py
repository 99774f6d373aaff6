"""Table of the formats that can be read: how each is recognised, by which module it is read, what it is called.

To add one: a row here, a module in `bot/ingest/formats`, the library that it needs in `pyproject.toml`.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One row: a format of files and pages."""

    name: str
    """In English, as the README has it."""
    label: str
    """In lists: «PDF». Formats that a person need not tell apart share it, and `kind`."""
    kind: str
    """With its article, in sentences that list what may be sent: «un PDF»."""
    reader: str
    """Module of `bot.ingest.formats` and function in it, from File to Content: «pdf:read_pdf»."""
    endings: tuple[str, ...]
    """Of file names, in lower case."""
    media_types: tuple[str, ...]
    """As servers call it."""
    magic: re.Pattern[bytes] | None = None
    """Matches at the beginning of every such file."""
    members: frozenset[str] = frozenset()
    """Files that every such file, a zip, holds."""
    opening: re.Pattern[bytes] | None = None
    """Matches at the beginning of some files: those of a text format that is not always called by its name."""
    megabytes: int = 20
    """Of the largest file that is read; Telegram lets a bot have no larger ones."""

    @property
    def signed(self) -> bool:
        """True if its files bear a certain sign; one that lacks it is damaged, or is no such file."""
        return self.magic is not None or bool(self.members)

    @property
    def plain(self) -> bool:
        """True for text that people write as it is read."""
        return not self.signed and self.opening is None


FORMATS = (
    Format(
        name="PDF",
        label="PDF",
        kind="un PDF",
        reader="pdf:read_pdf",
        endings=(".pdf",),
        media_types=("application/pdf",),
        # Readers accept a KiB that a mail server or a scanner put before it.
        magic=re.compile(rb".{0,1019}?%PDF-", re.DOTALL),
    ),
    Format(
        name="DOCX",
        label="DOCX",
        kind="un DOCX",
        reader="docx:read_docx",
        endings=(".docx",),
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        members=frozenset({"word/document.xml"}),
    ),
    Format(
        name="ODT",
        label="ODT",
        kind="un ODT",
        reader="odt:read_odt",
        endings=(".odt",),
        media_types=("application/vnd.oasis.opendocument.text",),
        members=frozenset({"content.xml", "META-INF/manifest.xml"}),
    ),
    Format(
        name="EPUB",
        label="EPUB",
        kind="un EPUB",
        reader="epub:read_epub",
        endings=(".epub",),
        media_types=("application/epub+zip",),
        members=frozenset({"META-INF/container.xml"}),
    ),
    Format(
        name="HTML",
        label="HTML",
        kind="une page HTML",
        reader="html:read_html",
        endings=(".html", ".htm", ".xhtml", ".xht"),
        media_types=("text/html", "application/xhtml+xml"),
        opening=re.compile(
            rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        megabytes=10,
    ),
    Format(
        name="Markdown",
        label="texte",
        kind="un texte (.txt, .md)",
        reader="plain_text:read_markdown",
        endings=(".md", ".markdown", ".mdown", ".mkd"),
        media_types=("text/markdown",),
        megabytes=10,
    ),
    # The last one: whatever is text and nothing else.
    Format(
        name="text",
        label="texte",
        kind="un texte (.txt, .md)",
        reader="plain_text:read_text",
        endings=(".txt",),
        media_types=("text/plain",),
        megabytes=10,
    ),
)
"""In the order in which they are listed, and recognised where more than one sign fits."""

UNREAD = re.compile(rb"\s*<\?xml\b|\{\\rtf")
"""Matches at the beginning of files that look like text and are not to be read as such: other XML, RTF."""

LABELS = ", ".join(dict.fromkeys(one.label for one in FORMATS))
"""«PDF, DOCX, … texte»."""
_KINDS = list(dict.fromkeys(one.kind for one in FORMATS))
KINDS = f"{', '.join(_KINDS[:-1])} ou {_KINDS[-1]}"
"""«un PDF, un DOCX … ou un texte»."""
BY_MEDIA_TYPE = {media_type: one for one in FORMATS for media_type in one.media_types}
