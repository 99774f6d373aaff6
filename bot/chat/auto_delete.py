"""Lines in groups that pass away: they are deleted when they are due, also by the next process."""

import asyncio
import logging

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.errors import StoreError
from bot.store.store import Store

log = logging.getLogger(__name__)

_EVERY = 15.0
"""Seconds."""


async def let_pass(bot: Bot, store: Store) -> None:
    """Delete the messages that are due; one that cannot be deleted stays where it is, one that fails comes again."""
    try:
        for chat, message in await asyncio.to_thread(_due, store):
            try:
                await bot.delete_message(chat, message)
            except (BadRequest, Forbidden, ChatMigrated):
                log.info("A line in a group has gone before it was deleted, or can no longer be.")
            except TelegramError as error:
                log.warning("A line in a group cannot be deleted yet: %s", type(error).__name__)
                continue
            await asyncio.to_thread(_passed, store, chat, message)
    except StoreError as error:
        log.warning("What is to be deleted in groups cannot be looked up: %s", error)


async def let_pass_always(bot: Bot, store: Store) -> None:
    """The same, now and every quarter of a minute."""
    while True:
        await let_pass(bot, store)
        await asyncio.sleep(_EVERY)


def _due(store: Store) -> list[tuple[int, int]]:
    with store.read() as session:
        return session.chats.passing()


def _passed(store: Store, chat: int, message: int) -> None:
    with store.write() as session:
        session.chats.passed(chat, message)
