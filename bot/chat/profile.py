"""What Telegram shows about the bot before it says a word: commands and descriptions."""

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.chat import texts

log = logging.getLogger(__name__)

LANGUAGES = ("", "fr")
"""Telegram's default, for every language, and French, which would otherwise win over it with older texts."""


async def register(bot: Bot) -> None:
    """Register what has changed; Telegram limits these calls severely, so it is asked first.

    A failure is logged and no more: answering matters more than the menu.
    """
    commands = tuple(BotCommand(name, description) for name, description in texts.COMMANDS.items())
    for language in LANGUAGES:
        try:
            if await bot.get_my_commands(language_code=language) != commands:
                await bot.set_my_commands(commands, language_code=language)
            if not _same((await bot.get_my_description(language)).description, texts.DESCRIPTION):
                await bot.set_my_description(texts.DESCRIPTION, language)
            if not _same((await bot.get_my_short_description(language)).short_description, texts.SHORT_DESCRIPTION):
                await bot.set_my_short_description(texts.SHORT_DESCRIPTION, language)
        except TelegramError as error:
            log.warning("The commands or descriptions could not be registered: %s", error)


def _same(registered: str, wanted: str) -> bool:
    # Telegram makes ordinary spaces of narrow ones in some of these; setting them again at every start is limited.
    return registered.split() == wanted.split()
