"""Corrections of a document's title, author, source and date, as a moderator writes them in a chat."""

from dataclasses import replace
from datetime import date

from bot import texts
from bot.errors import InputError
from bot.ingest.identity import canonical
from bot.ingest.tidy import one_line
from bot.ingest.written import NotADateError, read_address, read_date
from bot.models import Document, Part
from bot.text.analysis import fold

_LONGEST = 300
_NONE = {"aucun", "aucune", "inconnu", "inconnue", "-", "non"}


def with_details(new: Document, old: Document) -> Document:
    """`new`, with the source, author, date and note of `old` where it has none of its own."""
    return replace(
        new,
        source=new.source or old.source,
        author=new.author or old.author,
        published=new.published or old.published,
        note=new.note or old.note,
    )


def corrected(document: Document, part: Part, written: str) -> Document:
    """`document` with `part` as it was written; «aucun» takes it away. Its id stays.

    Raises:
        InputError: that cannot be this part; the sentence says what can.

    """
    line = one_line(written)
    if not line or len(line) > _LONGEST:
        raise InputError(texts.ONE_LINE.format(longest=_LONGEST))
    if part is Part.TITLE:
        return replace(document, title=line)
    none = fold(line) in _NONE
    match part:
        case Part.AUTHOR:
            return replace(document, author=None if none else line)
        case Part.SOURCE:
            return replace(document, source=None if none else _address(line))
        case Part.DATE:
            return replace(document, published=None if none else _day(line))


def _address(line: str) -> str:
    try:
        return canonical(read_address(line))
    except ValueError:
        raise InputError(texts.NOT_AN_ADDRESS) from None


def _day(line: str) -> date:
    try:
        return read_date(line)
    except NotADateError:
        raise InputError(texts.NOT_A_DATE) from None
    except ValueError:
        raise InputError(texts.NO_SUCH_DATE) from None
