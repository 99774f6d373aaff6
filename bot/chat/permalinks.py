"""A passage as the payload of a link to the bot, and as what the bot is asked inline."""

import re
from dataclasses import dataclass

from telegram import Bot
from telegram.helpers import create_deep_linked_url

from bot.records import Place

PASSAGE = "p_"
"""What the payload of a passage begins with."""
SHARED = "#"
"""What stands before a payload where the bot is asked inline for exactly that passage."""
_PAYLOAD = re.compile(rf"{PASSAGE}([A-Za-z0-9_-]+)_(\d{{1,9}})_(\d{{1,9}})_(\d{{1,9}})", re.ASCII)
_LONGEST = 64


def payload(place: Place) -> str | None:
    """What `https://t.me/…?start=` takes for the passage at `place`; None where it takes no such id."""
    made = f"{PASSAGE}{place.document}_{place.version}_{place.start}_{place.end}"
    return made if len(made) <= _LONGEST and _PAYLOAD.fullmatch(made) else None


@dataclass(frozen=True, slots=True)
class Onward:
    """How a passage is handed on."""

    shared: str | None = None
    """What the bot is asked inline for it; None where it is not asked inline, or the passage has no link."""
    address: str | None = None
    """Of its link, as one pastes it anywhere."""


NOWHERE = Onward()


def onward(bot: Bot, place: Place) -> Onward:
    """How the passage at `place` is handed on."""
    made = payload(place)
    if made is None:
        return NOWHERE
    shared = f"{SHARED}{made}" if bot.supports_inline_queries else None
    return Onward(shared, create_deep_linked_url(bot.username, made))


def parse(payload: str) -> Place | None:
    """The passage that a payload stands for, whether there is one or not; None where it stands for none."""
    found = _PAYLOAD.fullmatch(payload)
    if found is None:
        return None
    document, *numbers = found.groups()
    version, start, end = map(int, numbers)
    return Place(document, version, start, end) if start < end else None
