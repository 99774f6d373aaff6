"""Thread that writes to the database beside answers: a locked database holds up none that answers."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.errors import StoreError

_PATIENCE, _IMPATIENCE = 5.0, 0.2
"""Seconds that an answer waits for what is written about it; and once that was in vain, until it works again."""
_T = TypeVar("_T")


class Writer:
    """A queue of writes, carried out one after the other in one thread."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, name)
        self._patience = _PATIENCE

    async def write(self, act: Callable[[], _T]) -> _T:
        """Return the result of `act`, which may still be carried out after a TimeoutError.

        Raises:
            StoreError: the database does not answer; nothing was kept.
            TimeoutError: not within the time that an answer can wait.

        """
        try:
            done = await asyncio.wait_for(self.write_in_time(act), self._patience)
        except (StoreError, TimeoutError):
            self._patience = _IMPATIENCE
            raise
        self._patience = _PATIENCE
        return done

    async def write_in_time(self, act: Callable[[], _T]) -> _T:
        """Return the result of `act`, however long it takes.

        Raises:
            StoreError: the database does not answer; nothing was kept.

        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, act)

    def behind(self, act: Callable[[], None]) -> None:
        """Queue `act`; nobody waits for it."""
        self._thread.submit(act)

    async def close(self, last: Callable[[], None]) -> None:
        """Carry out `last` after everything that is queued, and accept nothing more."""
        await asyncio.get_running_loop().run_in_executor(self._thread, last)
        self._thread.shutdown(wait=False)
