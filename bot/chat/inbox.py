"""Updates are written down before Telegram forgets them, handled once, and taken up again after a crash."""

import json
import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from telegram import Update

from bot.chat.db_writer import Writer
from bot.errors import StoreError
from bot.store.store import Session, Store
from bot.store.update_queue import Arrived

log = logging.getLogger(__name__)

_ATTEMPTS = 3
"""An update that was begun so often and never finished has killed the process, and would again."""
_REMEMBERED = 10_000
_T = TypeVar("_T")


class Intake:
    """What came in and is not done yet.

    Where the database cannot be written, updates are handled all the same, once by this process: a full disk keeps no
    reader from an answer.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._writer = Writer("intake")
        self._done: list[int] = []
        self._here: dict[str, None] = {}

    async def take(self, arrived: Sequence[tuple[Update, dict[str, Any]]]) -> list[Update]:
        """Write down these updates, with the JSON that they were; those that are new."""
        rows = [
            Arrived(update.update_id, update.effective_chat.id, core(update), json.dumps(raw))
            for update, raw in arrived
            # Whoever calls a guest waits for seconds: a later process would answer too late.
            if update.effective_chat and not update.guest_message
        ]
        known: set[int] = set()
        if rows:
            try:
                new = await self._written(lambda session: session.updates.take_all(rows))
                known = {row.update_id for row in rows} - set(new)
            except (StoreError, TimeoutError) as error:
                log.error("Updates could not be written down and are handled all the same: %s", error)
        # Telegram sends a batch again where our confirmation was lost on the way.
        fresh = [update for update, _ in arrived if update.update_id not in known and core(update) not in self._here]
        self._here |= dict.fromkeys(map(core, fresh))
        for old in list(self._here)[:-_REMEMBERED]:
            del self._here[old]
        return fresh

    async def left(self) -> list[tuple[int, str]]:
        """Updates that an earlier process did not finish: numbers and JSON, in order."""
        try:
            # However long it takes: what is not taken up now would wait for the next start.
            return await self._writer.write_in_time(partial(self.store.written, _taken_up))
        except StoreError as error:
            log.error("What an earlier process left undone cannot be looked up: %s", error)
            return []

    def done(self, number: int) -> None:
        """This update is handled; that is written down behind whoever asks."""
        self._done.append(number)
        self._writer.behind(self._write_done)

    async def first(self, key: str) -> bool:
        """Whether what `key` stands for happens for the first time, and from now on it has."""
        try:
            return await self._written(lambda session: session.updates.effect(key))
        except (StoreError, TimeoutError):
            return True

    async def forget(self, key: str) -> None:
        """What `key` stands for did not happen after all."""
        try:
            await self._written(lambda session: session.updates.forget(key))
        except (StoreError, TimeoutError):
            log.warning("An effect that did not happen stays marked.")

    async def purge(self) -> None:
        """Forget whatever has been kept long enough."""
        try:
            await self._written(Session.purge)
        except (StoreError, TimeoutError) as error:
            log.error("What has been kept long enough could not be forgotten: %s", error)

    async def close(self) -> None:
        """Write down what is done."""
        await self._writer.close(self._write_done)

    async def _written(self, act: Callable[[Session], _T]) -> _T:
        return await self._writer.write(partial(self.store.written, act))

    def _write_done(self) -> None:
        numbers, self._done = self._done, []
        if not numbers:
            return
        try:
            self.store.written(lambda session: session.updates.done_all(numbers))
        except StoreError as error:
            self._done += numbers
            log.error("What is done could not be written down: %s", error)


def core(update: Update) -> str:
    """What makes an update this one and no other; its number alone does not, for Telegram may begin anew."""
    if update.callback_query:
        what = f"press {update.callback_query.id}"
    elif message := update.message or update.edited_message:
        when = (message.edit_date or message.date).timestamp()
        what = f"message {message.chat_id} {message.message_id} {when}"
    else:
        what = update.to_json()
    return f"{update.update_id} {what}"


def _taken_up(session: Session) -> list[tuple[int, str]]:
    found = []
    for update in session.updates.pending(_REMEMBERED):
        if session.updates.failed(update.update_id) > _ATTEMPTS:
            log.error("An update was begun %d times and never finished; it is given up.", _ATTEMPTS)
            session.updates.done(update.update_id)
        else:
            found.append((update.update_id, update.raw))
    return found
