"""The queue behind getUpdates."""

import asyncio
from itertools import count
from typing import Any

from tests.telegram.faults import CONFLICT
from tests.telegram.rules import Refused

_NOT_UNLESS_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    """Updates wait until a call with a higher offset confirms them; until then each call gets them again."""

    def __init__(self) -> None:
        self._ids = count(41_000_001)
        self._pending: list[dict[str, Any]] = []
        self._changed = asyncio.Condition()
        self._poll = 0
        self._closed = False
        self._telling: set[asyncio.Task[None]] = set()
        self.allowed: list[str] = []
        """Kinds of update that the bot last asked for; an empty list stands for nearly all."""
        self.all_are_sent = False
        """True if the bot also gets kinds that it did not ask for, as right after it changed its mind."""
        self.given_away: list[list[int]] = []
        """The updates of every answer that held any."""

    async def add(self, kind: str, *things: dict[str, Any]) -> None:
        """Queue updates of one kind, so that one poll gets them all; none where the bot did not ask for the kind."""
        if self._is_wanted(kind):
            async with self._changed:
                for thing in things:
                    self._queue({kind: thing})
                self._changed.notify_all()

    def add_at_once(self, kind: str, thing: dict[str, Any]) -> None:
        """Queue an update from where nothing can be awaited; a poll that waits is told a moment later."""
        if self._is_wanted(kind):
            self._queue({kind: thing})
            telling = asyncio.get_running_loop().create_task(self._tell())
            self._telling.add(telling)
            telling.add_done_callback(self._telling.discard)

    async def add_raw(self, update: dict[str, Any]) -> int:
        """Queue whatever this is, under the next number."""
        async with self._changed:
            number = self._queue(update)
            self._changed.notify_all()
            return number

    def _is_wanted(self, kind: str) -> bool:
        wanted = kind in self.allowed if self.allowed else kind not in _NOT_UNLESS_ASKED
        return wanted or self.all_are_sent

    def _queue(self, update: dict[str, Any]) -> int:
        number = next(self._ids)
        self._pending.append({"update_id": number} | update)
        return number

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def get(self, offset: int, limit: int, timeout: int) -> list[dict[str, Any]]:
        """The updates from `offset` on; those before are forgotten.

        Raises:
            Refused: another call came while this one was waiting.

        """
        async with self._changed:
            self._poll += 1
            poll = self._poll
            self._pending = [update for update in self._pending if update["update_id"] >= offset]
            self._changed.notify_all()
            try:
                async with asyncio.timeout(timeout):
                    await self._changed.wait_for(lambda: self._pending or self._closed or poll != self._poll)
            except TimeoutError:
                pass
            if poll != self._poll:
                raise Refused(CONFLICT.status, CONFLICT.description)
            batch = self._pending[:limit]
            if batch:
                self.given_away.append([update["update_id"] for update in batch])
            return batch

    async def confirmed(self) -> None:
        """Wait until the bot has confirmed every update."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._pending)

    async def polled(self, times: int) -> None:
        """Wait until updates have been asked for so many times."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._poll >= times)

    @property
    def unconfirmed(self) -> int:
        """The number of updates that would be sent again."""
        return len(self._pending)

    async def close(self) -> None:
        """Let go of those who wait."""
        async with self._changed:
            self._closed = True
            self._changed.notify_all()
