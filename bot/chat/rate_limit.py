"""Rate limit of answers in a group: several people ask at once, and Telegram takes twenty messages a minute."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from enum import Enum, auto

A_MINUTE = 60.0
A_GROUP, A_PERSON = 15, 5
"""Answers a minute."""
_GROUPS = 1_000


class Verdict(Enum):
    """Decision about a question."""

    ANSWER = auto()
    REPEATED = auto()
    """The same was asked in the same place within a minute: the answer stands there already."""
    TOLD = auto()
    """Too many questions: the group is told, once a minute."""
    SILENT = auto()
    """Too many, and the group was told."""


@dataclass(slots=True)
class _Answered:
    at: float
    who: int
    topic: int | None
    question: str
    message: int | None


@dataclass(slots=True)
class _Group:
    answered: deque[_Answered] = field(default_factory=deque)
    """Those of the last minute."""
    told: float | None = None


@dataclass(slots=True)
class Pace:
    """Answers of the last minute, for as many groups as there is room for. A restart forgets them."""

    _groups: OrderedDict[int, _Group] = field(default_factory=OrderedDict)

    def verdict(
        self, chat: int, who: int, topic: int | None, question: str, at: float, *, message: int | None = None
    ) -> Verdict:
        """Decide about `question`, asked at the second `at`; where it is to be answered, it counts from now on.

        `question` is compared with others as it is. `message`: the number of the message that asks it.
        """
        group = self._groups.setdefault(chat, _Group())
        self._groups.move_to_end(chat)
        if len(self._groups) > _GROUPS:
            self._groups.popitem(last=False)
        while group.answered and group.answered[0].at <= at - A_MINUTE:
            group.answered.popleft()
        if any((topic, question) == (one.topic, one.question) for one in group.answered):
            return Verdict.REPEATED
        if len(group.answered) < A_GROUP and sum(who == one.who for one in group.answered) < A_PERSON:
            group.answered.append(_Answered(at, who, topic, question, message))
            return Verdict.ANSWER
        if group.told is not None and group.told > at - A_MINUTE:
            return Verdict.SILENT
        group.told = at
        return Verdict.TOLD

    def corrects(self, chat: int, message: int, question: str, at: float) -> bool:
        """True if a message that was answered within a minute asks `question` now: it counts once."""
        group = self._groups.get(chat, _Group())
        found = (one for one in group.answered if one.message == message and one.at > at - A_MINUTE)
        if (corrected := next(found, None)) is None:
            return False
        corrected.question = question
        return True

    def was_silent(self, chat: int, message: int) -> None:
        """Uncount a message to which nothing was said after all: whoever asks the same finds no answer."""
        if (group := self._groups.get(chat)) is not None:
            group.answered = deque(one for one in group.answered if one.message != message)

    def answers_again(self, chat: int) -> None:
        """Let the same questions be answered again: an answer was taken away. It counts all the same."""
        if (group := self._groups.get(chat)) is not None:
            for one in group.answered:
                one.question = ""

    def moved(self, old: int, new: int) -> None:
        """Let the count of a group go along to the chat that it has become."""
        if (group := self._groups.pop(old, None)) is not None:
            self._groups.setdefault(new, group)

    def forget(self, chat: int) -> None:
        """Forget a group that the bot has left."""
        self._groups.pop(chat, None)
