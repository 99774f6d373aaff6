"""Profile of the bot, which Telegram shows before it says a word: commands and descriptions."""

import logging
from collections.abc import Collection

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import BadRequest, TelegramError

from bot import texts
from bot.records import Role

log = logging.getLogger(__name__)

LANGUAGES = ("", "fr")
"""Telegram's default, for every language, and French, which would otherwise win over it with older texts."""
_MENUS = {
    Role.MODERATOR: texts.COMMANDS | texts.MODERATORS_COMMANDS,
    Role.OWNER: texts.COMMANDS | texts.MODERATORS_COMMANDS | texts.OWNERS_COMMANDS,
}


async def register(bot: Bot, owners: Collection[int] = ()) -> None:
    """Register what has changed; Telegram limits these calls severely, so it is asked first.

    A failure is logged and no more: answering matters more than the menu.
    """
    menus = (
        (BotCommandScopeDefault(), _listed(texts.COMMANDS)),
        (BotCommandScopeAllGroupChats(), _listed(texts.GROUP_COMMANDS)),
    )
    for language in LANGUAGES:
        try:
            for scope, listed in menus:
                if await bot.get_my_commands(scope, language) != listed:
                    await bot.set_my_commands(listed, scope, language)
            if not _same((await bot.get_my_description(language)).description, texts.DESCRIPTION):
                await bot.set_my_description(texts.DESCRIPTION, language)
            if not _same((await bot.get_my_short_description(language)).short_description, texts.SHORT_DESCRIPTION):
                await bot.set_my_short_description(texts.SHORT_DESCRIPTION, language)
        except TelegramError as error:
            log.warning("The commands or descriptions could not be registered: %s", error)
    for owner in owners:
        await register_for(bot, owner, Role.OWNER)


async def register_for(bot: Bot, chat: int, role: Role) -> None:
    """Show somebody the commands that they may use, in their private chat. Rights do not depend on it."""
    scope = BotCommandScopeChat(chat)
    try:
        if role is Role.READER:
            await bot.delete_my_commands(scope)
        elif await bot.get_my_commands(scope) != (commands := _listed(_MENUS[role])):
            await bot.set_my_commands(commands, scope)
    except BadRequest:
        log.info("An owner or moderator who never wrote to the bot gets no menu yet.")
    except TelegramError as error:
        log.warning("Somebody's commands could not be registered: %s", error)


def _listed(commands: dict[str, str]) -> tuple[BotCommand, ...]:
    return tuple(BotCommand(name, description) for name, description in commands.items())


def _same(registered: str, wanted: str) -> bool:
    # Telegram makes ordinary spaces of narrow ones in some of these; setting them again at every start is limited.
    return registered.split() == wanted.split()
