"""A passage as the payload of a link to the bot, and as what the bot is asked inline."""

import re

from bot.search.models import Span
from bot.store.records import Place

PASSAGE = "p_"
"""What the payload of a passage begins with."""
SHARED = "#"
"""What stands before a payload where the bot is asked inline for exactly that passage."""
_PAYLOAD = re.compile(rf"{PASSAGE}([A-Za-z0-9_-]+)_(\d{{1,9}})_(\d{{1,9}})_(\d{{1,9}})", re.ASCII)
_LONGEST = 64


def payload(document_id: str, version: int, span: Span) -> str | None:
    """What `https://t.me/…?start=` takes for a passage of that version, code points; None where it takes no such id."""
    made = f"{PASSAGE}{document_id}_{version}_{span[0]}_{span[1]}"
    return made if len(made) <= _LONGEST and _PAYLOAD.fullmatch(made) else None


def parse(payload: str) -> Place | None:
    """The passage that a payload stands for, whether there is one or not; None where it stands for none."""
    found = _PAYLOAD.fullmatch(payload)
    if found is None:
        return None
    document, *numbers = found.groups()
    version, start, end = map(int, numbers)
    return Place(document, version, start, end) if start < end else None
