"""Invitations, moderators, and the commands that each of them sees."""

import logging
from dataclasses import dataclass

from telegram.error import Forbidden, TelegramError
from telegram.helpers import create_deep_linked_url

from bot import texts
from bot.chat.callbacks.moderators import PeoplePress, RemoveModerator, RevokeInvitation
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.profile import register_for
from bot.chat.render.message import Message
from bot.chat.screens import moderators_screen as screens
from bot.chat.sending import send
from bot.records import Role, Welcome
from bot.services import staffing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class People:
    """Owners invite and remove moderators."""

    async def invite(self, turn: PrivateUpdate) -> None:
        """`/inviter`: a link for one person, once."""
        invitation = await turn.do(staffing.invite, turn.who)
        link = create_deep_linked_url(turn.bot.username, invitation.token)
        await turn.say(screens.invitation_message(link, invitation.expires))

    async def accept(self, turn: PrivateUpdate, token: str) -> None:
        """Somebody has followed an invitation."""
        arrival = await turn.do(staffing.accept, token, turn.user, turn.name, turn.chat, turn.owners)
        text = texts.WELCOME[arrival.welcome]
        if arrival.welcome is not Welcome.JOINED:
            await turn.say(text)
            return
        await turn.say(text + texts.MODERATORS_HELP)
        await register_for(turn.bot, turn.chat, Role.MODERATOR)
        if arrival.inviter is not None:
            # In private, a chat has the person's own number.
            await _tell(turn, arrival.inviter, texts.SOMEBODY_JOINED.format(name=turn.name))

    async def moderators(self, turn: PrivateUpdate) -> None:
        """`/moderateurs`: all of them, and the invitations that nobody has followed yet."""
        listed, open_ = await turn.do(staffing.staff)
        await turn.show(screens.moderators_message(listed, open_, await turn.names()))

    async def pressed(self, turn: PrivateUpdate, press: PeoplePress) -> None:
        """A button of that list."""
        match press:
            case RemoveModerator(pseudonym):
                await self._remove(turn, pseudonym)
            case RevokeInvitation(mark):
                if await turn.do(staffing.revoke, mark, turn.who):
                    await turn.acknowledge(texts.REVOKED)
        await self.moderators(turn)

    async def _remove(self, turn: PrivateUpdate, pseudonym: str) -> None:
        gone = await turn.do(staffing.remove, pseudonym, turn.who)
        if gone is None:
            return
        await turn.acknowledge(texts.REMOVED_MODERATOR.format(name=gone.name or texts.NAMELESS))
        if gone.chat is not None:
            await register_for(turn.bot, gone.chat, Role.READER)
            await _tell(turn, gone.chat, texts.NO_LONGER_MODERATOR)


async def _tell(turn: PrivateUpdate, chat: int, text: str) -> None:
    """Tell somebody else something; whoever cannot be told is not."""
    try:
        await send(turn.bot, chat, Message(text))
    except Forbidden:
        log.info("Somebody could not be told something: they blocked the bot.")
    except TelegramError as error:
        log.warning("Somebody could not be told something: %s", error)
