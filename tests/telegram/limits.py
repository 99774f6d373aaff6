"""Telegram's limits on how much a bot sends."""

from collections import defaultdict, deque
from collections.abc import Callable

from tests.telegram.chats import Chat
from tests.telegram.rules import Refused

A_MINUTE, IN_A_GROUP = 60.0, 20
A_SECOND, IN_ALL = 1.0, 30


class Limits:
    """Recent messages and edits, in a group and in all."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sent: defaultdict[int, deque[float]] = defaultdict(deque)

    def count(self, chat: Chat) -> None:
        """Count one message that is sent to a chat, or changed.

        Raises:
            Refused: it is too much.

        """
        self._room(0, A_SECOND, IN_ALL)
        if chat.is_group:
            self._room(chat.id, A_MINUTE, IN_A_GROUP)
            self._sent[chat.id].append(self._clock())
        self._sent[0].append(self._clock())

    def _room(self, number: int, seconds: float, most: int) -> None:
        sent, now = self._sent[number], self._clock()
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        if len(sent) >= most:
            wait = max(1, int(sent[0] + seconds - now + 0.999))
            raise Refused(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
