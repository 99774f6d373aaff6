"""What an answer's buttons show in its place: other excerpts, and a passage in its context."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import MessageEntity
from telegram.constants import MessageEntityType

from bot.chat import texts
from bot.chat.message import Button, Message
from bot.chat.places import Found
from bot.chat.render import SHOWN, add_quotation, add_reference, handing_on, see_button
from bot.search.models import Span
from bot.search.splitter import sentences

_AT_ONCE = 4
"""Sentences on each side that one step further shows."""
_LONGEST = 3_300
"""Code points of a context: what stands around it in the message fits as well."""


@dataclass(frozen=True, slots=True)
class Around:
    """Part of a document's text around a passage."""

    span: Span
    goes_on: bool
    """Whether more would fit, and there is more."""


def around(text: str, passage: Span, steps: int) -> Around:
    """Whole sentences around a passage: `steps` times four on each side, as many as fit in a message."""
    spans = [(one.start, one.end) for one in sentences(text)]
    first = max((number for number, (start, _) in enumerate(spans) if start <= passage[0]), default=0)
    last = min((number for number, (_, end) in enumerate(spans) if end >= passage[1]), default=len(spans) - 1)

    def fits(first: int, last: int) -> bool:
        inside = first >= 0 and last < len(spans)
        return inside and spans[last][1] - spans[first][0] <= _LONGEST

    for _ in range(steps * _AT_ONCE):
        first -= fits(first - 1, last)
        last += fits(first, last + 1)
    start, end = min(spans[first][0], passage[0]), max(spans[last][1], passage[1])
    return Around((start, end), fits(first - 1, last) or fits(first, last + 1))


def context_message(found: Found, steps: int, data: str | None, back: str | None, payload: str | None) -> Message:
    """The passage between its neighbours; `data` and a number of steps come back where one goes further."""
    place, document = found.place, found.document
    shown = around(document.text, (place.start, place.end), steps)
    start, end = shown.span
    message = Message(texts.IN_CONTEXT + "\n")
    begin = len(message.text) + len(texts.quoted("")) // 2 - start
    message.add(texts.quoted(document.text[start:end]))
    # Without a sentence that answers, the passage itself is what was looked for.
    bold = place.sentence or (0, place.end - place.start)
    message.entities.append(
        MessageEntity(MessageEntityType.BOLD, begin + place.start + bold[0], bold[1] - bold[0]),
    )
    message.add("\n")
    add_reference(message, document)
    _add_change(message, found)
    further = Button(texts.FURTHER, f"{data}:{steps + 1}") if data and shown.goes_on else None
    message.row(further, Button(texts.BACK, back) if back else None)
    if back is None:
        message.row(*handing_on(found.hit, payload))
    _add_now(message, found)
    return message


def page_message(found: Sequence[Found | None], first: int, token: str) -> Message:
    """Three excerpts of an answer, from number `first` (counted from 0) on; None stands for one quoted no longer."""
    first = min(max(first, 0) // SHOWN * SHOWN, (len(found) - 1) // SHOWN * SHOWN)
    message = Message()
    shown = found[first : first + SHOWN]
    for number, one in enumerate(shown, first + 1):
        message.add("\n\n" if message.text else "")
        message.add(texts.EXCERPT_OF.format(number=number, total=len(found)) + " — ")
        if one is None:
            message.add(texts.WITHDRAWN_SINCE)
            continue
        add_quotation(message, one.hit, bold=False)
        message.add("\n")
        add_reference(message, one.document)
        _add_change(message, one)
    last = first + SHOWN
    message.row(
        Button(texts.BEFORE, f"a:more:{token}:{first - SHOWN}") if first else None,
        Button(texts.AFTER, f"a:more:{token}:{last}") if last < len(found) else None,
        Button(texts.BACK, f"a:back:{token}"),
    )
    return message


def withdrawn_message(token: str, *, others: bool) -> Message:
    """That what was quoted is quoted no longer; the `others` may be."""
    message = Message(texts.WITHDRAWN_SINCE)
    message.row(Button(texts.MORE_EXCERPTS, f"a:more:{token}:0") if others else None)
    return message


def add_changes(message: Message, found: Found) -> None:
    """Say where an answer quotes what its document no longer says, and lead to what it says now."""
    _add_change(message, found)
    _add_now(message, found)


def _add_change(message: Message, found: Found) -> None:
    if found.changed:
        message.add("\n" + texts.CHANGED_SINCE.format(version=found.place.version))


def _add_now(message: Message, found: Found) -> None:
    if found.changed:
        message.row(see_button(texts.DOCUMENT_NOW, found.document))
