"""Pages that say the same to everybody."""

from bot import texts
from bot.chat.handlers.private_update import PrivateUpdate
from bot.records import Role


async def help_page(turn: PrivateUpdate) -> None:
    """`/aide`."""
    text = texts.HELP
    if turn.role is not Role.READER:
        text += texts.MODERATORS_HELP
    if turn.role is Role.OWNER:
        text += texts.OWNERS_HELP
    await turn.say(text)


async def unknown_command(turn: PrivateUpdate) -> None:
    """A command that is not ours."""
    await turn.say(texts.UNKNOWN_COMMAND)
