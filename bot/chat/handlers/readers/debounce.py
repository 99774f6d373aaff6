"""Debounce: messages that are sent together, or twice, get one reply."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from telegram import Message as TelegramMessage

from bot import texts
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.message_questions import words_of

_TOGETHER = timedelta(seconds=2)
"""Time within which two messages of a kind count as sent together."""
_IMPATIENT = timedelta(minutes=1)
"""Time within which the same question, sent again before it is answered, counts once."""
_LONGEST_FORWARDED = 300
_REMEMBERED = 1_000
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(slots=True)
class Bursts:
    """Last messages of each chat, for a while: hashes of their words, never the words."""

    _asked: dict[int, tuple[int, int, datetime]] = field(default_factory=dict, repr=False)
    _said: dict[int, int] = field(default_factory=dict, repr=False)
    _lines: dict[int, tuple[str, datetime]] = field(default_factory=dict, repr=False)
    _albums: dict[str, None] = field(default_factory=dict, repr=False)

    def repeats(self, chat: int, exchange: int, number: int, at: datetime) -> bool:
        """True if message `number` asks what the last one asked, before its answer, which is the same, was there."""
        before = self._asked.get(chat)
        return before is not None and before[0] == exchange and number < before[1] and at - before[2] <= _IMPATIENT

    def answered(self, chat: int, exchange: int, reply: int | None, at: datetime, album: str | None) -> None:
        """Note that message `reply` answers a question, and with it the album that it belongs to."""
        if reply is not None:
            _put(self._asked, chat, (exchange, reply, at))
        if album:
            _put(self._albums, album, None)

    def is_met(self, chat: int, number: int) -> bool:
        """True if message `number`, which asks nothing, was written before our last reply to such a message."""
        return number < self._said.get(chat, 0)

    def said(self, chat: int, reply: int | None) -> None:
        """Note that `reply` answers a message that asked nothing, and all others that were written before it."""
        if reply is not None:
            _put(self._said, chat, reply)

    def begins(self, chat: int, number: int, at: datetime, line: str, album: str | None) -> bool:
        """True for the first unreadable message of a burst; later ones (same line in 2 s, same album) get no reply."""
        before = self._lines.get(chat)
        again = before is not None and before[0] == line and at - before[1] <= _TOGETHER
        together = album in self._albums or again or self.is_met(chat, number)
        _put(self._lines, chat, (line, at))
        if album:
            _put(self._albums, album, None)
        return not together

    def forget(self, chat: int) -> None:
        """Forget what came from a chat."""
        self._asked.pop(chat, None)
        self._said.pop(chat, None)
        self._lines.pop(chat, None)


def _put(kept: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    kept.pop(key, None)
    kept[key] = value
    if len(kept) > _REMEMBERED:
        del kept[next(iter(kept))]


def is_question(message: TelegramMessage) -> bool:
    """True if a message asks something; a forwarded one does if it is short and has a question mark."""
    text = words_of(message)
    if message.forward_origin is None:
        return bool(text)
    return "?" in text and len(text) <= _LONGEST_FORWARDED


@dataclass(frozen=True, slots=True)
class Courtesy:
    """Replies to messages that hold no words of the sender."""

    bursts: Bursts

    async def line(self, turn: PrivateUpdate) -> None:
        """Reply with one fitting line, once a burst and once an album: ten photos come as ten messages."""
        assert turn.message is not None
        message, line = turn.message, _line(turn.message)
        if self.bursts.begins(turn.chat, message.message_id, message.date, line, message.media_group_id):
            self.bursts.said(turn.chat, await turn.say(line))


def _line(message: TelegramMessage) -> str:
    if message.forward_origin:
        return texts.FORWARDED
    if message.text:
        return texts.ADDRESS
    for what, line in (
        (message.sticker or message.animation, texts.STICKER),
        (message.photo, texts.PICTURE),
        (message.voice or message.audio or message.video or message.video_note, texts.VOICE),
        (message.contact, texts.CONTACT),
        (message.location or message.venue, texts.PLACE),
        (message.document, texts.READERS_FILE),
    ):
        if what:
            return line
    return texts.ONLY_TEXT
