"""Pages that say the same to everybody, and the last word on what is none of ours."""

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


async def stale_button(turn: PrivateUpdate) -> None:
    """A button that this version does not have: an unanswered press spins on the reader's screen."""
    await turn.alert(texts.GONE)
