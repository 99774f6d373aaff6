"""Author and date of a text whose file names neither, from one of its first or last lines."""

import re
from datetime import date

from bot.ingest.written import read_date
from bot.text.words import MONTHS

_LINE_CHARS = 140
"""Code points: a longer line is prose, in which «par …» and dates tell of something else."""
_ENDS = 4
"""Lines that are looked at from the top, and from the bottom."""
_NAME = r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]+"
_AUTHOR = re.compile(
    rf"(?:^|[,.;:|–—-] |\b(?:[Pp]ublié|[Éé]crit|[Mm]is en ligne)\b[^.]{{0,40}}? )(?:[Pp]ar|PAR|Texte\s?:|Texte de) "
    rf"(?P<name>{_NAME}(?: (?:d[eu] |d’|des |l[ae] |L[ae] )?{_NAME}){{1,3}})"
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:er)? (?:{'|'.join(MONTHS)}) (?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d)\b", re.IGNORECASE
)
_SIGNS = re.compile(r"\b(?:[Pp]ar|PAR|[Pp]ubli[ée]|[Éé]dition|[Mm]is en ligne|[Mm]is à jour)\b|^(?:[Ll]e )?\d|, le \d")
"""Matches in a line that dates the text; a title may name a day that the text is about."""


def signed(text: str) -> tuple[str | None, date | None]:
    """Author and day, each None where no line tells it; the first line that does counts."""
    lines = [line.strip("#*_ \u00a0") for line in text.strip().split("\n") if line.strip()]
    short = [line for line in [*lines[:_ENDS], *lines[_ENDS:][-_ENDS:]] if len(line) <= _LINE_CHARS]
    authors = (found["name"] for line in short if (found := _AUTHOR.search(line)))
    days = (day for line in short if _SIGNS.search(line) and (day := _day(line)))
    return next(authors, None), next(days, None)


def _day(line: str) -> date | None:
    found = _DATE.search(line)
    try:
        return read_date(found[0]) if found else None
    except ValueError:
        return None
