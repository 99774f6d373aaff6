"""Writes beside answers, which hold none up: where the database fails, an answer has fewer buttons."""

import logging
from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec, TypeVar

from telegram import Bot

from bot.chat.db_writer import Writer
from bot.chat.permalinks import onward
from bot.chat.render.answer_rendering import NO_LINKS, Links
from bot.errors import StoreError
from bot.library import Library
from bot.models import Answer
from bot.services import answer_log

log = logging.getLogger(__name__)

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Remembering:
    """Writes to the answer log, one after the other; readers are answered all the same where it fails."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._writer = Writer("remembering")

    async def links(self, answer: Answer, bot: Bot) -> Links:
        """Ways on from `answer`."""
        return (await self.all_links([answer], bot))[0]

    async def all_links(self, answers: Sequence[Answer], bot: Bot) -> list[Links]:
        """Ways on from each answer, kept in one transaction."""
        kept = None
        if any(answer.answered and answer.hits for answer in answers):
            kept = await self.write(answer_log.keep_excerpts, answers)
        return [Links(one.token, onward(bot, one.first)) if one else NO_LINKS for one in kept or [None] * len(answers)]

    async def write(
        self, service: Callable[Concatenate[Library, _P], _T], /, *arguments: _P.args, **named: _P.kwargs
    ) -> _T | None:
        """Return the result of a service; None where the store does not answer in time."""
        try:
            return await self._writer.write(lambda: service(self._library, *arguments, **named))
        except (StoreError, TimeoutError) as error:
            log.warning("Could not store what an answer leads to: %s", error)
            return None
