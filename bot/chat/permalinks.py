"""Permalinks: a passage as the payload of a link to the bot, and as an inline query."""

import re
from dataclasses import dataclass

from telegram import Bot
from telegram.helpers import create_deep_linked_url

from bot.reader_records import Place

PASSAGE = "p_"
"""Prefix of a passage's payload."""
SHARED = "#"
"""Prefix of an inline query for exactly one passage, before its payload."""
_PAYLOAD = re.compile(rf"{PASSAGE}([A-Za-z0-9_-]+)_(\d{{1,9}})_(\d{{1,9}})_(\d{{1,9}})", re.ASCII)
_LONGEST = 64


def payload(place: Place) -> str | None:
    """Payload of `https://t.me/…?start=` for the passage at `place`; None if the id does not fit into one."""
    made = f"{PASSAGE}{place.document}_{place.version}_{place.start}_{place.end}"
    return made if len(made) <= _LONGEST and _PAYLOAD.fullmatch(made) else None


@dataclass(frozen=True, slots=True)
class Onward:
    """Ways to hand a passage on."""

    shared: str | None = None
    """Inline query for it; None where the bot is not asked inline, or the passage has no link."""
    address: str | None = None
    """URL of its link, as one pastes it anywhere."""


NOWHERE = Onward()


def onward(bot: Bot, place: Place) -> Onward:
    """Ways to hand on the passage at `place`."""
    made = payload(place)
    if made is None:
        return NOWHERE
    shared = f"{SHARED}{made}" if bot.supports_inline_queries else None
    return Onward(shared, create_deep_linked_url(bot.username, made))


def parse(payload: str) -> Place | None:
    """Place that a payload names, whether there is a passage or not; None if it names none."""
    found = _PAYLOAD.fullmatch(payload)
    if found is None:
        return None
    document, *numbers = found.groups()
    version, start, end = map(int, numbers)
    return Place(document, version, start, end) if start < end else None
