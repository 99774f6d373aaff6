"""Dates and addresses as people write them, in a file's header or in a chat."""

import re
from datetime import date
from urllib.parse import urlsplit

from bot.search.analysis import fold
from bot.search.french import MONTHS

_FORMS = [
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})(?:er)? (?P<month>[^\W\d]+) (?P<year>\d{4})"),
]


class NotADateError(ValueError):
    """What is written is in none of the forms that are understood."""


def read_date(written: str) -> date:
    """The day that «2024-06-25», «25/06/2024» or «25 juin 2024» names.

    Raises:
        NotADateError: it is in no such form.
        ValueError: there is no such day.

    """
    line = " ".join(written.split())
    for form in _FORMS:
        if found := form.fullmatch(line):
            return date(int(found["year"]), _month(found["month"]), int(found["day"]))
    raise NotADateError


def read_address(written: str) -> str:
    """An http(s) address with a host and without a name or password, as it was written.

    Raises:
        ValueError: it is none.

    """
    address = written.strip()
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or re.search(r"\s", address):
        raise ValueError("not an address")
    return address


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    names = [fold(month) for month in MONTHS]
    return names.index(fold(name)) + 1
