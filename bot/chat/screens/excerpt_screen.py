"""Messages behind an answer's buttons: other excerpts, and a passage in its context."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import attrgetter

from telegram import MessageEntity
from telegram.constants import MessageEntityType

from bot import texts
from bot.chat.callbacks.data import Press
from bot.chat.callbacks.readers import ShowAnswer, ShowExcerpts
from bot.chat.permalinks import Onward
from bot.chat.render.answer_rendering import SHOWN, add_quotation, add_reference, handing_on, see_button
from bot.chat.render.message import Button, Message
from bot.models import Document, Span
from bot.services.quoted_passages import Found
from bot.text.blocks import is_heading, words_of
from bot.text.layout import blocks_of
from bot.text.splitter import sentences

_AT_ONCE = 4
"""Sentences on each side that one step further shows."""
_LONGEST = 3_300
"""Code points of a context: what stands around it in the message fits as well."""
_APART = 8
"""Code points that a heading takes beside its words: guillemets end before it and begin anew behind it."""


@dataclass(frozen=True, slots=True)
class Around:
    """Part of a document's text around a passage."""

    span: Span
    goes_on: bool
    """True if there is more, and more would fit."""


def around(document: Document, passage: Span, steps: int) -> Around:
    """Whole sentences around a passage: `steps` times four on each side, as many as fit in a message."""
    told, blocks = sentences(document), blocks_of(document)
    spans = [(one.start, one.end) for one in told]
    headings = [0, *accumulate(is_heading(blocks[one.block]) for one in told)]
    first = max((number for number, (start, _) in enumerate(spans) if start <= passage[0]), default=0)
    last = min((number for number, (_, end) in enumerate(spans) if end >= passage[1]), default=len(spans) - 1)

    def fits(first: int, last: int) -> bool:
        if first < 0 or last >= len(spans):
            return False
        apart = _APART * (headings[last + 1] - headings[first])
        return spans[last][1] - spans[first][0] + apart <= _LONGEST

    for _ in range(steps * _AT_ONCE):
        first -= fits(first - 1, last)
        last += fits(first, last + 1)
    start, end = min(spans[first][0], passage[0]), max(spans[last][1], passage[1])
    return Around((start, end), fits(first - 1, last) or fits(first, last + 1))


@dataclass(frozen=True, slots=True)
class Part:
    """Prose, or a heading."""

    span: Span
    """Into the document's text."""
    heading: str | None
    """Its words without marks; None for prose."""


def parts(document: Document, span: Span) -> list[Part]:
    """The parts of a span of a document, in order; all the prose between two headings is one part."""
    blocks = blocks_of(document)
    met = [one for one in sentences(document) if one.start < span[1] and one.end > span[0]]
    found: list[Part] = []
    for _, group in groupby(met, key=attrgetter("run")):
        inside = list(group)
        start, end = max(inside[0].start, span[0]), min(inside[-1].end, span[1])
        block = blocks[inside[0].block]
        said = words_of(document, block) if is_heading(block) else None
        if said is None and found and found[-1].heading is None:
            start = found.pop().span[0]
        found.append(Part((start, end), said))
    return found


def context_message(found: Found, steps: int, further: Press | None, back: Press | None, onward: Onward) -> Message:
    """The passage between its neighbours; `further` leads one step further, where there is one."""
    place, document = found.place, found.document
    shown = around(document, (place.start, place.end), steps)
    message = Message(_change(found) + texts.IN_CONTEXT + "\n")
    # Without a sentence that answers, the passage itself is what was looked for.
    bold = place.sentence or (0, place.end - place.start)
    _add_parts(message, document, shown.span, (place.start + bold[0], place.start + bold[1]))
    message.add("\n")
    add_reference(message, document)
    message.row(
        Button(texts.FURTHER, further) if further and shown.goes_on else None,
        Button(texts.BACK, back) if back else None,
    )
    if back is None:
        message.row(*handing_on(found.hit, onward))
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
        message.add(_change(one))
        add_quotation(message, one.hit, bold=False)
        message.add("\n")
        add_reference(message, one.document)
    last = first + SHOWN
    message.row(
        Button(texts.BEFORE, ShowExcerpts(token, first - SHOWN)) if first else None,
        Button(texts.AFTER, ShowExcerpts(token, last)) if last < len(found) else None,
        Button(texts.BACK, ShowAnswer(token)),
    )
    return message


def withdrawn_message(token: str, *, others: bool) -> Message:
    """Notice that a passage is quoted no longer, with a button where `others` of the answer are."""
    message = Message(texts.WITHDRAWN_SINCE)
    message.row(Button(texts.MORE_EXCERPTS, ShowExcerpts(token, 0)) if others else None)
    return message


def with_change(message: Message, found: Found) -> Message:
    """`message` below a warning if its document no longer says `found`, with a button to what it says now."""
    warned = Message(_change(found))
    warned.append(message)
    warned.rows = message.rows
    _add_now(warned, found)
    return warned


def _add_parts(message: Message, document: Document, span: Span, bold: Span) -> None:
    """The prose between guillemets, each heading on a line of its own outside of them; `bold` in bold."""
    for part in parts(document, span):
        start, end = part.span
        if part.heading is not None:
            message.add("" if message.text.endswith("\n") else "\n\n")
            message.add(part.heading, MessageEntityType.ITALIC)
            message.add("\n")
            continue
        begin = len(message.text) + len(texts.quoted("")) // 2 - start
        message.add(texts.quoted(document.text[start:end]))
        first, last = max(bold[0], start), min(bold[1], end)
        if first < last:
            message.entities.append(MessageEntity(MessageEntityType.BOLD, begin + first, last - first))


def _change(found: Found) -> str:
    return texts.CHANGED_SINCE.format(version=found.place.version) + "\n\n" if found.changed else ""


def _add_now(message: Message, found: Found) -> None:
    if found.changed:
        message.row(see_button(texts.DOCUMENT_NOW, found.document))
