"""Passages pinned to questions, and synonyms."""

from collections.abc import Sequence

from bot import texts
from bot.chat.callbacks.moderators import ChoosePassage, ListKept, PairWords, PinPassage, Unpair, Unpin
from bot.chat.callbacks.readers import LeavePrompt
from bot.chat.render.message import Button, Message
from bot.models import Hit
from bot.records import Pin, Synonym

_LISTED = 15
_PASSAGE, _QUESTION = 120, 120
CHOICES = 6


def curated_message(
    pins: Sequence[Pin], synonyms: Sequence[Synonym], titles: dict[str, str], note: str = ""
) -> Message:
    """The last pins and pairs, each with a button that removes it."""
    message = Message(f"{note}\n\n" if note else "")
    message.add(texts.PINS if pins else texts.NO_PIN)
    for number, pin in enumerate(pins[-_LISTED:], 1):
        line = texts.PIN_LINE.format(
            number=number,
            question=texts.clipped(pin.question, _QUESTION),
            passage=texts.clipped(pin.text, _PASSAGE),
            title=texts.clipped(titles[pin.document], 60),
        )
        message.add("\n" + line + (texts.STALE_PIN if pin.stale else ""))
        message.row(Button(texts.UNPIN.format(number=number), Unpin(pin.id)))
    message.add("\n\n" + (texts.SYNONYMS if synonyms else texts.NO_SYNONYM))
    for pair in synonyms[-_LISTED:]:
        line = f"{texts.clipped(pair.word, 40)} = {texts.clipped(pair.other, 40)}"
        message.add(f"\n• {line}")
        message.row(Button(texts.UNPAIR.format(pair=texts.clipped(line, 50)), Unpair(pair.id)))
    message.row(Button(texts.PIN_ONE, PinPassage()), Button(texts.ADD_SYNONYM, PairWords()))
    message.row(Button(texts.BACK, ListKept(0, "")))
    return message


def choices_message(question: str, hits: Sequence[Hit], mark: str) -> Message:
    """The passages that may be pinned to `question`; `mark` tells this choice from others."""
    message = Message((texts.CHOOSE if hits else texts.NOTHING_TO_PIN).format(question=texts.clipped(question, 200)))
    for number, hit in enumerate(hits[:CHOICES], 1):
        message.add(
            f"\n\n{number}. {texts.quoted(texts.clipped(hit.text, 450))} — {texts.clipped(hit.document.title, 60)}"
        )
    buttons = [
        Button(texts.PIN_NUMBER.format(number=number), ChoosePassage(number, mark))
        for number in range(1, min(len(hits), CHOICES) + 1)
    ]
    for start in range(0, len(buttons), 2):
        message.row(*buttons[start : start + 2])
    message.row(Button(texts.LEAVE, LeavePrompt()))
    return message
