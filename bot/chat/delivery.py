"""Delivery: how requests reach Telegram, and in what order updates are handled."""

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import httpx
from telegram import Update
from telegram._utils.types import JSONDict
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter, BaseUpdateProcessor
from telegram.request import HTTPXRequest

from bot.chat.inbox import Inbox, update_key

log = logging.getLogger(__name__)

Sleep = Callable[[float], Coroutine[Any, Any, None]]

_TRIES = 5
_HEARD = frozenset({"sendMessage", "sendDocument"})
"""Methods that a person would hear twice if they were called twice; edits may be repeated."""
_SIDE_BY_SIDE = 64
_IN_LINE = 1_000_000
_LONGEST_HANDLING = 120.0


class AlreadySentError(Exception):
    """Not sent: it went out before the process was killed, while it handled the same update."""


@dataclass(slots=True)
class _Handling:
    """Update that is being handled, and how much was sent for it."""

    update: str
    sent: int = 0


_handling: ContextVar[_Handling | None] = ContextVar("handling", default=None)


class Request(HTTPXRequest):
    """HTTP client that does not log answers that are no JSON; python-telegram-bot logs them, questions included."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """JSON of an answer.

        Raises:
            TelegramError: it is none.

        """
        try:
            answer: JSONDict = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
        return answer


class Retrying(BaseRateLimiter[None]):
    """Rate limiter that repeats a request when Telegram certainly did nothing: told to wait, never reached, or failed.

    A request that timed out while it was being read may have been carried out, so it is not repeated: a lost answer
    can be asked for again, a double one cannot be taken back. For the same reason what is about to be sent is marked
    as sent just before: of a process killed between the two, nothing is sent twice.
    """

    def __init__(self, inbox: Inbox, sleep: Sleep = asyncio.sleep) -> None:
        self._inbox, self._sleep = inbox, sleep

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> bool | JSONDict | list[JSONDict]:
        """Carry out `callback`, again after a while where that is safe.

        Raises:
            AlreadySentError: it was carried out for this update before.

        """
        key = _key(endpoint)
        for attempt in range(1, _TRIES + 1):
            if key and not await self._inbox.first(key):
                raise AlreadySentError
            try:
                return await callback(*args, **kwargs)
            except (RetryAfter, NetworkError) as error:
                wait = _wait(error, attempt)
                if wait is None:
                    raise
                if key:
                    await self._inbox.forget(key)
                if attempt == _TRIES:
                    raise
                log.warning("%s failed (%s) and is asked again in %.1f s.", endpoint, error, wait)
            await self._sleep(wait)
        raise AssertionError("the last attempt returns or raises")


def _key(endpoint: str) -> str | None:
    """Key of the effect that this request has for the update that is being handled; None if it may be repeated."""
    handling = _handling.get()
    if handling is None or endpoint not in _HEARD:
        return None
    handling.sent += 1
    return f"sent {handling.update} {handling.sent}"


def _wait(error: RetryAfter | NetworkError, attempt: int) -> float | None:
    """Seconds after which to ask again; None where that would not be safe."""
    if isinstance(error, RetryAfter):
        return seconds_to_wait(error) + 0.5
    return 2.0 ** (attempt - 1) if _never_carried_out(error) else None


def seconds_to_wait(error: RetryAfter) -> float:
    """Seconds that Telegram asks us to wait."""
    # python-telegram-bot gives an int, or a timedelta when PTB_TIMEDELTA is set.
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def perhaps_carried_out(error: BaseException | None) -> bool:
    """True if a request failed in such a way that nobody can tell whether Telegram carried it out."""
    if type(error) is TelegramError:  # an answer that is no JSON
        return True
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest) and not _never_carried_out(error)


def _never_carried_out(error: NetworkError) -> bool:
    cause = error.__cause__
    if isinstance(error, TimedOut):
        return isinstance(cause, httpx.PoolTimeout | httpx.ConnectTimeout)
    if isinstance(cause, httpx.HTTPError):
        return isinstance(cause, httpx.ConnectError)
    return type(error) is NetworkError  # an answer of 5xx; BadRequest is a subclass


class InOrder(BaseUpdateProcessor):
    """Update processor: one update of a chat at a time, in the order they came; chats side by side."""

    def __init__(self, inbox: Inbox) -> None:
        # Who waits for their turn takes no place: a hundred messages of one chat hold up no other.
        super().__init__(_IN_LINE)
        self.inbox = inbox
        self._places = asyncio.Semaphore(_SIDE_BY_SIDE)
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: defaultdict[int, int] = defaultdict(int)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Write down what is done."""
        await self.inbox.close()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle one update when its chat's earlier ones are done, within two minutes."""
        assert isinstance(update, Update)
        if update.inline_query or update.guest_message:
            # Not written down, for nobody waits long; and in no line: a person's newest query overtakes the others.
            await self._within_time(coroutine)
            return
        chat = update.effective_chat.id if update.effective_chat else 0
        self._waiting[chat] += 1
        try:
            async with self._locks[chat], self._places:
                _handling.set(_Handling(update_key(update)))
                await self._within_time(coroutine)
        finally:
            if asyncio.iscoroutine(coroutine):
                coroutine.close()  # cancelled before its turn came, it would complain that nobody awaited it
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._locks[chat], self._waiting[chat]
        self.inbox.done(update.update_id)

    async def _within_time(self, coroutine: Awaitable[Any]) -> None:
        try:
            await asyncio.wait_for(coroutine, _LONGEST_HANDLING)
        except TimeoutError:
            log.error("An update took longer than %.0f s and was given up.", _LONGEST_HANDLING)
