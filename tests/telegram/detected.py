"""Entities that Telegram finds by itself in a person's text. Offsets and lengths are UTF-16 code units."""

import re
from collections.abc import Iterator
from typing import Any

from tests.telegram.entities import units

_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")
_MENTION = re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")
_PATH = r"[^\s<>«»\"]"
_ADDRESS = re.compile(
    rf"(?<![\w@/.-])(?:https?://(?:[\w-]+\.)+{_PATH}+"
    # Without its scheme, only where the ending is a common one.
    rf"|(?:[\w-]+\.)+(?:fr|com|org|net|eu|info|io|gg|me|tv|be|ch|ca|bzh)(?![\w@-])(?:[/?#]{_PATH}*)?)",
    re.IGNORECASE,
)
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def marks(text: str) -> list[dict[str, Any]]:
    """The commands, addresses and @names in `text`, in order."""
    found = list(_addresses(text))
    addresses = [(start, start + len(part)) for _, start, part in found]
    for kind, pattern in (("bot_command", _COMMAND), ("mention", _MENTION)):
        for match in pattern.finditer(text):
            if not any(start <= match.start() < end for start, end in addresses):
                found.append((kind, match.start(), match[0]))
    return [
        {"type": kind, "offset": units(text[:start]), "length": units(part)}
        for kind, start, part in sorted(found, key=lambda one: one[1])
    ]


def _addresses(text: str) -> Iterator[tuple[str, int, str]]:
    for match in _ADDRESS.finditer(text):
        if part := _without_punctuation(match[0]):
            yield "url", match.start(), part


def _without_punctuation(address: str) -> str:
    """The address without what closes the sentence or the brackets around it."""
    while address:
        last = address[-1]
        is_unopened = last in _BRACKETS and address.count(last) > address.count(_BRACKETS[last])
        if last not in ".,:;?!'’…" and not is_unopened:
            break
        address = address[:-1]
    return address


def text(words: str) -> dict[str, Any]:
    """The part of a message that holds what was written."""
    found = marks(words)
    return {"text": words} | ({"entities": found} if found else {})


def caption(words: str | None) -> dict[str, Any]:
    """The part of a message that holds what was written under a picture or a file."""
    if words is None:
        return {}
    found = marks(words)
    return {"caption": words} | ({"caption_entities": found} if found else {})
