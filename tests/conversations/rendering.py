"""A message as text that is read by eye: what is marked, what is folded, what stands on the buttons."""

from collections import defaultdict

from tests.telegram.entities import units
from tests.telegram.heard import Button, Heard

_AROUND = {"bold": ("**", "**"), "italic": ("_", "_"), "text_link": ("[", "]({url})")}
_BEFORE = {"blockquote": "▏ ", "expandable_blockquote": "▏(replié) "}


def rendered(heard: Heard) -> str:
    """Text with its entities marked, then the buttons row by row, each with what it does where that is not a press."""
    buttons = ["  ".join(map(_button, row)) for row in heard.keyboard]
    return "\n".join([_text(heard), *([""] if buttons else []), *buttons]) + "\n"


def _text(heard: Heard) -> str:
    marks: defaultdict[int, list[str]] = defaultdict(list)
    for one in heard.message.get("entities", heard.message.get("caption_entities", [])):
        start, end = one["offset"], one["offset"] + one["length"]
        if one["type"] in _BEFORE:
            marks[start].insert(0, _BEFORE[one["type"]])
        else:
            before, behind = _AROUND[one["type"]]
            marks[start].append(before)
            marks[end].insert(0, behind.format(url=one.get("url")))
    parts, place = [], 0
    for character in heard.text:
        parts += [*marks.pop(place, []), _legible(character)]
        place += units(character)
    return "".join([*parts, *marks.pop(place, [])])


def _legible(character: str) -> str:
    """The spaces of French typography, which no eye tells apart: «·» the thin one, «°» the wide one."""
    return {"\u202f": "·", "\u00a0": "°"}.get(character, character)


def _button(button: Button) -> str:
    for what, does in (("→", button.url), ("copie", button.copy), ("partage", button.query_chosen)):
        if does is not None:
            return f"[{button.label}] ({what} {_written(does)})"
    return f"[{button.label}]"


def _written(does: str) -> str:
    return "".join(map(_legible, does)).replace("\n", "⏎")
