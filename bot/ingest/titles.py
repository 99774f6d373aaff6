"""Titles and authors of documents, chosen where a file leaves a choice."""

import re
from pathlib import PurePath

_HEADING_CHARS = 200
_FIRST_WORDS_CHARS = 80
# Titles that an office suite, a scanner or a template wrote, not a person.
_RUBBISH = re.compile(
    r"""microsoft\ (?:word|powerpoint|excel)\b | diapositive\ ?\d | pr[ée]sentation\ ?(?:powerpoint|\d*)$
    | powerpoint\ presentation
    | (?:sans|no)[ -]?(?:titre|title|nom) | untitled | new\ document | nouveau\ document | document\s?\(?\d*\)?$
    | (?:scan|img|image|numérisation)[\s_-]*\d* | (?:mise\ en\ page|layout)\ \d | unknown $ | inconnu $ | bookmark
    | .*\.(?:docx?|odt|pdf|indd|qxd|qxp|rtf|txt|pub|pptx?|tex|dvi|html?|pages|wpd|eps|ai|xlsx?)$ | https?://\S+$
    | [\W\d_]*$ | \(?(?:unspecified|anonymous|none|null)\)?$""",
    re.VERBOSE | re.IGNORECASE,
)
# Accounts that a machine came with, and programs that sign.
_NOBODY = re.compile(
    r"\b(?:user|utilisateur|admin\w*|windows|microsoft|office|owner|propriétaire|anonymous|anonyme|unknown|inconnu"
    r"|unspecified|acrobat|adobe|calibre|word|latex|writer|hp|dell|lenovo|asus|acer|pc|poste)\b",
    re.IGNORECASE,
)


def heading(text: str) -> str | None:
    """The first line, where it looks like a title: not long, and no stop at its end."""
    first = text.strip().split("\n", 1)[0].lstrip("# ").strip()
    return first if first and len(first) <= _HEADING_CHARS and first[-1] not in ".!?…:;," else None


def first_words(text: str) -> str:
    """The beginning of the first line in at most 80 code points, cut between words."""
    line = " ".join(text.strip().split("\n", 1)[0].lstrip("#• ").split())
    if len(line) <= _FIRST_WORDS_CHARS:
        return line
    cut = line[:_FIRST_WORDS_CHARS]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut[:-1]).rstrip(" ,;:.…") + "…"


def named_after(name: str) -> str:
    """A file's name without its ending, its dashes made spaces."""
    return PurePath(name).stem.replace("_", " ").replace("-", " ").strip() or name


def meant(title: str | None) -> str | None:
    """A file's own title in one line, unless a program wrote it."""
    told = " ".join((title or "").split())[:_HEADING_CHARS]
    return told if told and not _RUBBISH.match(told) else None


def person(author: str | None) -> str | None:
    """A file's own author in one line, where it looks like somebody's name: several words, none a program's."""
    told = " ".join((author or "").split())[:_HEADING_CHARS]
    return told if " " in told and "@" not in told and not _NOBODY.search(told) else None
