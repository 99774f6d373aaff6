"""Staff: moderators and their names, how they join by invitation, and how they leave."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.library import Library
from bot.records import Invitation, Moderator, Pending, Welcome
from bot.store.staff import PREFIX


@dataclass(frozen=True, slots=True)
class Arrival:
    """Outcome for somebody who follows an invitation."""

    welcome: Welcome
    inviter: int | None
    """The user id of the owner who invited them, to be told; only where they have just joined."""


def invite(library: Library, by: str) -> Invitation:
    """A new invitation for one person; its token is told here and never again."""
    with library.store.write() as session:
        return session.people.invite(by)


def accept(library: Library, token: str, user: int, name: str, chat: int, owners: Collection[int]) -> Arrival:
    """Make `user` a moderator if the invitation is good; `owners` as the settings name them."""
    if user in owners:
        return Arrival(Welcome.ALREADY, None)
    with library.store.write() as session:
        welcome = session.people.accept(token, user, name, chat)
        if welcome is not Welcome.JOINED:
            return Arrival(welcome, None)
        who = session.people.pseudonym(user)
        by = next(one.invited_by for one in session.people.moderators() if one.pseudonym == who)
        inviter = next((owner for owner in owners if session.people.pseudonym(owner) == by), None)
        return Arrival(welcome, inviter)


def staff(library: Library) -> tuple[list[Moderator], list[Pending]]:
    """All moderators, and the invitations that somebody can still follow; the earliest first."""
    with library.store.read() as session:
        return session.people.moderators(), session.people.invitations()


def remove(library: Library, pseudonym: str, by: str) -> Moderator | None:
    """Take a moderator's rights away at once: who they were; None where it was done before."""
    with library.store.write() as session:
        there = next((one for one in session.people.moderators() if one.pseudonym == pseudonym), None)
        return there if session.people.remove(pseudonym, by) else None


def revoke(library: Library, mark: str, by: str) -> bool:
    """Make an invitation good for nothing; False where it was so already."""
    with library.store.write() as session:
        return session.people.revoke(mark, by)


def names(library: Library, owners: Collection[int]) -> tuple[dict[str, str], frozenset[str]]:
    """Names of moderators by their pseudonyms, and the pseudonyms of `owners`."""
    with library.store.read() as session:
        named = {one.pseudonym: one.name for one in session.people.moderators() if one.name}
        return named, frozenset(map(session.people.pseudonym, owners))


def is_invitation(token: str) -> bool:
    """True for the payload of a link that makes somebody a moderator, whether it is good or not."""
    return token.startswith(PREFIX)
