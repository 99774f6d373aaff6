"""Polling loop, and the life of the process: start, backoff, a clean stop."""

import asyncio
import contextlib
import json
import logging
import signal
from collections.abc import Collection, Coroutine
from typing import Any, TypeVar

from telegram import Update
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ExtBot

from bot.chat.auto_delete import keep_deleting
from bot.chat.delivery import InOrder, Sleep, seconds_to_wait
from bot.chat.inbox import Inbox
from bot.chat.profile import register
from bot.errors import TokenRefusedError

log = logging.getLogger(__name__)

_T = TypeVar("_T")

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query", "guest_message"]
_POLL_SECONDS = 30
_LONGEST_BACKOFF = 30.0
_STOP_SECONDS = 7.0
_CONFIRM_SECONDS = 2.0
_DAY = 86_400.0


class PollingBot(ExtBot[None]):
    """Bot whose updates are fetched raw, and whose `repr` does not show the token."""

    async def fetch_updates(self, offset: int, seconds: int) -> list[dict[str, Any]]:
        """The updates from `offset` on, waiting up to `seconds` for one; those before are confirmed.

        Raw, because python-telegram-bot fetches a batch again and again when one update cannot be parsed.
        """
        data = {"offset": offset, "timeout": seconds, "allowed_updates": ALLOWED_UPDATES}
        batch: list[dict[str, Any]] = await self._post("getUpdates", data, read_timeout=seconds + 10)
        return batch

    def __repr__(self) -> str:
        return "PollingBot()"


async def serve(
    application: Application[Any, Any, Any, Any, Any, Any],
    stop: asyncio.Event,
    *,
    owners: Collection[int] = (),
    sleep: Sleep = asyncio.sleep,
) -> None:
    """Answer until `stop` is set; then finish what is being answered, for at most seven seconds.

    `owners` are shown their commands.

    Raises:
        TokenRefusedError: at the start or later.

    """
    try:
        await _patiently(application.initialize, stop, sleep)
        if stop.is_set():
            return
        await _patiently(application.bot.delete_webhook, stop, sleep)
        await application.start()
        log.info("Answering as @%s.", application.bot.username)
        if application.post_init:
            await application.post_init(application)
        beside = [
            asyncio.create_task(register(application.bot, owners), name="registering"),
            asyncio.create_task(_forget_daily(_inbox(application)), name="forgetting"),
            asyncio.create_task(keep_deleting(application.bot, _inbox(application).library), name="deleting"),
        ]
        try:
            await _poll(application, stop, sleep)
        finally:
            for task in beside:
                task.cancel()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(application.stop(), _STOP_SECONDS)
            if application.post_stop:
                await application.post_stop(application)
    except InvalidToken as error:
        raise TokenRefusedError from error
    finally:
        await application.shutdown()
        # Where the start failed, python-telegram-bot leaves the connections open.
        await application.bot.shutdown()
        log.info("Stopped.")


async def _poll(application: Application[Any, Any, Any, Any, Any, Any], stop: asyncio.Event, sleep: Sleep) -> None:
    bot: PollingBot = application.bot
    inbox = _inbox(application)
    for _, raw in await inbox.left():
        if update := _read(application, json.loads(raw)):
            await application.update_queue.put(update)
    offset, backoff = 0, 1.0
    while not stop.is_set():
        try:
            batch = await _unless(stop, bot.fetch_updates(offset, _POLL_SECONDS))
        except InvalidToken:
            raise
        except TelegramError as error:
            wait = seconds_to_wait(error) if isinstance(error, RetryAfter) else backoff
            log.warning("Updates cannot be fetched (%s); again in %.0f s.", error, wait)
            await _unless(stop, sleep(wait))
            backoff = min(backoff * 2, _LONGEST_BACKOFF)
            continue
        backoff = 1.0
        if batch:
            # Written down first: the next call tells Telegram to forget them.
            arrived = [(update, raw) for raw in batch if (update := _read(application, raw))]
            for update in await inbox.take(arrived):
                await application.update_queue.put(update)
            offset = batch[-1]["update_id"] + 1
    with contextlib.suppress(TelegramError, TimeoutError):
        await asyncio.wait_for(bot.fetch_updates(offset, 0), _CONFIRM_SECONDS)


def _inbox(application: Application[Any, Any, Any, Any, Any, Any]) -> Inbox:
    processor = application.update_processor
    assert isinstance(processor, InOrder)
    return processor.inbox


async def _forget_daily(inbox: Inbox) -> None:
    """Forget what has been kept long enough, at the start and every day."""
    while True:
        await inbox.purge()
        await asyncio.sleep(_DAY)


def _read(application: Application[Any, Any, Any, Any, Any, Any], raw: dict[str, Any]) -> Update | None:
    try:
        return Update.de_json(raw, application.bot)
    except Exception as error:  # whatever Telegram invents next must not stop the updates behind it
        log.error("An update could not be read (%s) and is skipped.", type(error).__name__)
        return None


async def _patiently(attempt: Any, stop: asyncio.Event, sleep: Sleep) -> None:
    """Do it again until it works, waiting longer each time; the network may be slower to start than we are."""
    backoff = 1.0
    while not stop.is_set():
        try:
            await _unless(stop, attempt())
            return
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram cannot be reached (%s); again in %.0f s.", error, backoff)
            await _unless(stop, sleep(backoff))
            backoff = min(backoff * 2, _LONGEST_BACKOFF)


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, _T]) -> _T | None:
    """The result of `work`, or None when `stop` comes first."""
    doing, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return doing.result() if doing.done() else None
    finally:
        stopping.cancel()
        if not doing.done():
            doing.cancel()
            with contextlib.suppress(asyncio.CancelledError, TelegramError):
                await doing


def run(application: Application[Any, Any, Any, Any, Any, Any], owners: Collection[int] = ()) -> None:
    """Serve until SIGTERM or SIGINT."""

    async def main() -> None:
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        await serve(application, stop, owners=owners)

    asyncio.run(main())
