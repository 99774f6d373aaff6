"""Invitations and moderators, as owners see them."""

from collections.abc import Sequence
from datetime import datetime

from bot import texts
from bot.chat.callbacks.moderators import RemoveModerator, RevokeInvitation
from bot.chat.render.message import Button, Message
from bot.chat.screens.staff_names import Names
from bot.records import Moderator, Pending

_LISTED = 40


def invitation_message(link: str, expires: datetime) -> Message:
    """An invitation link, to be sent on to one person."""
    message = Message(texts.INVITED.format(expires=texts.moment(expires), link=link))
    message.row(Button(texts.COPY_LINK, copy=link))
    return message


def moderators_message(moderators: Sequence[Moderator], invitations: Sequence[Pending], names: Names) -> Message:
    """Moderators, each with a button that removes them, and open invitations, each with one that revokes it."""
    message = Message(texts.MODERATORS if moderators else texts.NO_MODERATOR)
    for one in moderators[:_LISTED]:
        name, since = one.name or texts.NAMELESS, texts.long_date(one.since.date())
        message.add("\n" + texts.MODERATOR_LINE.format(name=name, since=since, by=names.of(one.invited_by)))
        message.row(Button(texts.REMOVE_MODERATOR.format(name=texts.clipped(name, 40)), RemoveModerator(one.pseudonym)))
    if invitations:
        message.add("\n\n" + texts.OPEN_INVITATIONS)
    for pending in invitations[:_LISTED]:
        by = names.of(pending.by)
        message.add("\n" + texts.INVITATION_LINE.format(by=by, expires=texts.moment(pending.expires)))
        message.row(Button(texts.REVOKE.format(created=texts.moment(pending.created)), RevokeInvitation(pending.mark)))
    return message
