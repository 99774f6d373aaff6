"""What is no question and no command gets one fitting line, once a burst."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from telegram import Message as TelegramMessage

from bot import texts
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.message_questions import words_of

_TOGETHER = timedelta(seconds=2)
"""What comes so soon after another message of its kind was sent together with it."""
_IMPATIENT = timedelta(minutes=1)
"""For how long the same question, sent again before it is answered, is the same."""
_LONGEST_FORWARDED = 300
_REMEMBERED = 1_000
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(slots=True)
class Bursts:
    """What came last from each chat, for a while: a number that its words come to, never the words."""

    _asked: dict[int, tuple[int, int, datetime]] = field(default_factory=dict, repr=False)
    _said: dict[int, int] = field(default_factory=dict, repr=False)
    _lines: dict[int, tuple[str, datetime]] = field(default_factory=dict, repr=False)
    _albums: dict[str, None] = field(default_factory=dict, repr=False)

    def repeats(self, chat: int, exchange: int, number: int, at: datetime) -> bool:
        """Whether message `number` asks what the last one asked, before its answer, which is the same, was there."""
        before = self._asked.get(chat)
        return before is not None and before[0] == exchange and number < before[1] and at - before[2] <= _IMPATIENT

    def answered(self, chat: int, exchange: int, reply: int | None, at: datetime, album: str | None) -> None:
        """A question was answered by message `reply`, and with it the album that it belongs to."""
        if reply is not None:
            _put(self._asked, chat, (exchange, reply, at))
        if album:
            _put(self._albums, album, None)

    def is_met(self, chat: int, number: int) -> bool:
        """Whether message `number`, which asks nothing, was written before our last line about such a one was there."""
        return number < self._said.get(chat, 0)

    def said(self, chat: int, reply: int | None) -> None:
        """Message `reply` answers what asked nothing; whatever else asks nothing before it is read, too."""
        if reply is not None:
            _put(self._said, chat, reply)

    def begins(self, chat: int, number: int, at: datetime, line: str, album: str | None) -> bool:
        """Whether message `number`, which cannot be read and would get this line, is the first of its burst."""
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
    """Whether the words of a message ask something: those of somebody else do where they are short and ask."""
    text = words_of(message)
    if message.forward_origin is None:
        return bool(text)
    return "?" in text and len(text) <= _LONGEST_FORWARDED


@dataclass(frozen=True, slots=True)
class Courtesy:
    """What cannot be read."""

    bursts: Bursts

    async def line(self, turn: PrivateUpdate) -> None:
        """One fitting line, once a burst and once an album: an album of ten photos comes as ten messages."""
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
