"""Texts as Telegram keeps them, and the entities that it accepts. Offsets and lengths are UTF-16 code units."""

import re
from typing import Any
from urllib.parse import urlsplit

MOST_ENTITIES = 100
_BLOCKS = {"blockquote", "expandable_blockquote"}
_KNOWN = _BLOCKS | {
    *("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline"),
    *("strikethrough", "spoiler", "code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"),
}

_KEPT = {
    **dict.fromkeys(set(range(0x20)) - {ord("\n")}, " "),
    **dict.fromkeys([ord("\r"), *range(0x2028, 0x202F)]),
}
"""Characters that Telegram replaces with a space, or drops."""


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The part of `text` that an entity marks."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def problems(text: str, entities: list[dict[str, Any]]) -> list[str]:
    """The mistakes in the entities of a text that is sent."""
    found = [problem for entity in entities for problem in _alone(text, entity)]
    if len(entities) > MOST_ENTITIES:
        found.append(f"{len(entities)} entities")
    spans = sorted(((one["offset"], one["offset"] + one["length"], one["type"]) for one in entities), key=_outermost)
    open_: list[tuple[int, int, str]] = []
    for span in spans:
        while open_ and open_[-1][1] <= span[0]:
            open_.pop()
        if open_ and span[1] > open_[-1][1]:
            found.append(f"{span[2]} crosses {open_[-1][2]}")
        if span[2] in _BLOCKS and any(outer[2] in _BLOCKS for outer in open_):
            found.append("a block quotation inside another")
        open_.append(span)
    return found


def _outermost(span: tuple[int, int, str]) -> tuple[int, int]:
    return span[0], -span[1]


def _alone(text: str, entity: dict[str, Any]) -> list[str]:
    start, end, kind = entity["offset"], entity["offset"] + entity["length"], entity["type"]
    found = []
    if kind not in _KNOWN:
        found.append(f"entity of unknown type {kind!r}")
    if start < 0 or entity["length"] <= 0 or end > units(text):
        found.append(f"{kind} from {start} to {end} in a text of {units(text)} units")
    elif _splits(text, start) or _splits(text, end):
        found.append(f"{kind} from {start} to {end} splits a surrogate pair")
    if kind == "text_link" and not is_address(entity.get("url", "")):
        found.append(f"text_link to {entity.get('url')!r}")
    return found


def _splits(text: str, place: int) -> bool:
    """True if the unit at `place` is the second of a surrogate pair."""
    unit = text.encode("utf-16-le")[2 * place : 2 * place + 2]
    return 0xDC00 <= int.from_bytes(unit, "little") < 0xE000


def is_address(url: str) -> bool:
    """True if Telegram takes `url` for a page's."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", url)


def cleaned(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Text and entities as Telegram keeps them: it drops and replaces some characters, then trims."""
    whole = text.translate(_KEPT)
    shown = whole.strip(" \n")
    first = len(whole) - len(whole.lstrip(" \n"))
    last = first + units(shown)
    moved = []
    for entity in entities:
        before, through = cut(text, 0, entity["offset"]), cut(text, 0, entity["offset"] + entity["length"])
        start, end = (min(max(units(part.translate(_KEPT)), first), last) - first for part in (before, through))
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return shown, moved
