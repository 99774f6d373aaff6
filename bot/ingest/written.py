"""Dates and addresses as people write them, in a file's header or in a chat."""

import re
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlsplit

from bot.text.analysis import fold
from bot.text.words import MONTHS

_FORMS = [
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4}|\d\d)"),
    re.compile(r"(?P<day>\d{1,2})(?:er)? (?P<month>[^\W\d]+)\.? (?P<year>\d{4})"),
]
_BEFORE = re.compile(r"(?:le |du )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?", re.IGNORECASE)


class NotADateError(ValueError):
    """Text in none of the forms of a date."""


def read_date(written: str) -> date:
    """The day that «2024-06-25», «25/06/2024» or «25 juin 2024» names.

    Raises:
        NotADateError: it is in no such form.
        ValueError: there is no such day.

    """
    line = " ".join(written.split())
    line = line[_BEFORE.match(line).end() :]  # type: ignore[union-attr]
    for form in _FORMS:
        if found := form.fullmatch(line):
            year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
            return date(int(year), _month(found["month"]), int(found["day"]))
    raise NotADateError


def read_address(written: str) -> str:
    """An http(s) address with a host and without a name or password, as it was written; «www.…» is one too.

    Raises:
        ValueError: it is none.

    """
    address = written.strip()
    if address.lower().startswith("www."):
        address = f"https://{address}"
    parts = urlsplit(address)
    if (
        parts.scheme not in ("http", "https")
        or "." not in (parts.hostname or "")
        or parts.username
        or re.search(r"\s", address)
    ):
        raise ValueError("not an address")
    return address


def _month(name: str) -> int:
    """Also of a month that is shortened, or misspelt by a letter or two."""
    if name.isdigit():
        return int(name)
    names, word = [fold(month) for month in MONTHS], fold(name)
    meant = [month for month in names if month.startswith(word)] if len(word) > 2 else []
    meant = meant if len(meant) == 1 else get_close_matches(word, names, 1, 0.75)
    return names.index(meant[0]) + 1 if meant else 0
