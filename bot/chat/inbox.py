"""Inbox of this process: which updates it handles, and what it writes down about them, in a thread of its own."""

import json
import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

from telegram import Update

from bot.chat.db_writer import Writer
from bot.errors import StoreError
from bot.library import Library
from bot.reader_records import Arrived
from bot.services import update_inbox

log = logging.getLogger(__name__)

_REMEMBERED = 10_000
"""Updates of which this process knows that it has them, without asking the database."""


class Inbox:
    """Updates that came in and are not done yet.

    Where the database cannot be written, updates are handled all the same, once by this process: a full disk keeps no
    reader from an answer.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._writer = Writer("inbox")
        self._done: list[int] = []
        self._here: dict[str, None] = {}

    async def take(self, arrived: Sequence[tuple[Update, dict[str, Any]]]) -> list[Update]:
        """Write down these updates, each with its JSON; those that are new."""
        rows = [
            Arrived(update.update_id, update.effective_chat.id, update_key(update), json.dumps(raw))
            for update, raw in arrived
            # Whoever calls a guest waits for seconds: a later process would answer too late.
            if update.effective_chat and not update.guest_message
        ]
        known = await self._known(rows) if rows else set()
        # Telegram sends a batch again where our confirmation was lost on the way.
        fresh = [
            update for update, _ in arrived if update.update_id not in known and update_key(update) not in self._here
        ]
        self._here |= dict.fromkeys(map(update_key, fresh))
        for old in list(self._here)[:-_REMEMBERED]:
            del self._here[old]
        return fresh

    async def _known(self, rows: Sequence[Arrived]) -> set[int]:
        """Write these down; the ids of those that were written down before."""
        try:
            new = await self._writer.write(partial(update_inbox.receive, self.library, rows))
        except (StoreError, TimeoutError) as error:
            log.error("Updates could not be written down and are handled all the same: %s", error)
            return set()
        return {row.update_id for row in rows} - new

    async def left(self) -> list[tuple[int, str]]:
        """Ids and JSON of the updates that an earlier process did not finish, in order."""
        try:
            # However long it takes: what is not taken up now would wait for the next start.
            return await self._writer.write_in_time(partial(update_inbox.take_up, self.library))
        except StoreError as error:
            log.error("What an earlier process left undone cannot be looked up: %s", error)
            return []

    def done(self, number: int) -> None:
        """Mark an update done; nobody waits until that is written down."""
        self._done.append(number)
        self._writer.behind(self._write_done)

    async def first(self, key: str) -> bool:
        """Claim the effect `key`; False if it came before. Without a database, it comes."""
        try:
            return await self._writer.write(partial(update_inbox.claim, self.library, key))
        except (StoreError, TimeoutError):
            return True

    async def forget(self, key: str) -> None:
        """Release the effect `key`, which did not come after all."""
        try:
            await self._writer.write(partial(update_inbox.release, self.library, key))
        except (StoreError, TimeoutError):
            log.warning("An effect that did not happen stays marked.")

    async def purge(self) -> None:
        """Forget whatever has been kept long enough."""
        try:
            await self._writer.write(partial(update_inbox.purge, self.library))
        except (StoreError, TimeoutError) as error:
            log.error("What has been kept long enough could not be forgotten: %s", error)

    async def close(self) -> None:
        """Write down what is done."""
        await self._writer.close(self._write_done)

    def _write_done(self) -> None:
        numbers, self._done = self._done, []
        if not numbers:
            return
        try:
            update_inbox.finish(self.library, numbers)
        except StoreError as error:
            self._done += numbers
            log.error("What is done could not be written down: %s", error)


def update_key(update: Update) -> str:
    """Key that identifies an update across restarts; `update_id` alone does not, Telegram may restart its numbers."""
    if update.callback_query:
        what = f"press {update.callback_query.id}"
    elif message := update.message or update.edited_message:
        when = (message.edit_date or message.date).timestamp()
        what = f"message {message.chat_id} {message.message_id} {when}"
    else:
        what = update.to_json()
    return f"{update.update_id} {what}"
