"""What is written down beside answers, in a thread of its own: a locked database holds up none that answers."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.errors import StoreError
from bot.store.store import Session, Store

_PATIENCE, _IMPATIENCE = 5.0, 0.2
"""Seconds that an answer waits for what is written about it; and once that was in vain, until it works again."""
_T = TypeVar("_T")


class Writer:
    """Writes one thing after the other."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, name)
        self._patience = _PATIENCE

    async def write(self, act: Callable[[Session], _T]) -> _T:
        """What `act` gives, in one transaction; it may still be done where the time is over.

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

    async def write_in_time(self, act: Callable[[Session], _T]) -> _T:
        """The same, however long it takes.

        Raises:
            StoreError: the database does not answer; nothing was kept.

        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._store.written, act)

    def behind(self, act: Callable[[], None]) -> None:
        """Do `act` in that thread, once what comes before it is done; nobody waits for it."""
        self._thread.submit(act)

    async def close(self, last: Callable[[], None]) -> None:
        """Do `last` in that thread, and nothing more."""
        await asyncio.get_running_loop().run_in_executor(self._thread, last)
        self._thread.shutdown(wait=False)
