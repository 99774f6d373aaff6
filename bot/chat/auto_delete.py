"""Loop that deletes the bot's expiring messages in groups, also those that an earlier process has sent."""

import asyncio
import logging

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.errors import StoreError
from bot.library import Library
from bot.services import expiring_messages

log = logging.getLogger(__name__)

_EVERY = 15.0
"""Seconds."""


async def delete_due(bot: Bot, library: Library) -> None:
    """Delete the messages that are due; one that cannot be deleted stays, one whose deletion fails is tried again."""
    try:
        for chat, message in await asyncio.to_thread(expiring_messages.due, library):
            try:
                await bot.delete_message(chat, message)
            except (BadRequest, Forbidden, ChatMigrated):
                log.info("A line in a group has gone before it was deleted, or can no longer be.")
            except TelegramError as error:
                log.warning("A line in a group cannot be deleted yet: %s", type(error).__name__)
                continue
            await asyncio.to_thread(expiring_messages.deleted, library, chat, message)
    except StoreError as error:
        log.warning("What is to be deleted in groups cannot be looked up: %s", error)


async def keep_deleting(bot: Bot, library: Library) -> None:
    """Delete what is due now and every fifteen seconds, for ever."""
    while True:
        await delete_due(bot, library)
        await asyncio.sleep(_EVERY)
