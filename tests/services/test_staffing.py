"""Invitations, and who becomes a moderator by one."""

from bot.library import Library
from bot.records import Role, Welcome
from bot.services import roles, staffing
from tests.store.conftest import Clock

OWNER, YANN, CHAT = 1, 2, 2


def pseudonym(library: Library, user: int) -> str:
    return roles.sender(library, user, user, [OWNER]).pseudonym


def invited(library: Library) -> str:
    return staffing.invite(library, pseudonym(library, OWNER)).token


def accepted(library: Library, token: str, user: int = YANN) -> staffing.Arrival:
    return staffing.accept(library, token, user, "Yann", CHAT, [OWNER])


def role(library: Library, user: int) -> Role:
    return roles.sender(library, user, user, [OWNER]).role


def test_an_invitation_makes_one_moderator_and_its_owner_is_known(library: Library) -> None:
    token = invited(library)
    assert staffing.is_invitation(token)
    assert accepted(library, token) == staffing.Arrival(Welcome.JOINED, OWNER)
    assert role(library, YANN) is Role.MODERATOR
    assert accepted(library, token, 3) == staffing.Arrival(Welcome.USED, None)
    assert staffing.names(library, [OWNER])[0] == {pseudonym(library, YANN): "Yann"}


def test_an_owner_uses_up_no_invitation(library: Library) -> None:
    token = invited(library)
    assert accepted(library, token, OWNER).welcome is Welcome.ALREADY
    assert accepted(library, token).welcome is Welcome.JOINED


def test_an_inviter_who_is_no_owner_any_more_is_not_told(library: Library) -> None:
    assert staffing.accept(library, invited(library), YANN, "Yann", CHAT, []).inviter is None


def test_a_moderator_is_removed_once_and_at_once(library: Library) -> None:
    accepted(library, invited(library))
    who = pseudonym(library, YANN)
    gone = staffing.remove(library, who, "anne")
    assert gone
    assert (gone.name, gone.chat) == ("Yann", CHAT)
    assert staffing.remove(library, who, "anne") is None
    assert role(library, YANN) is Role.READER


def test_a_revoked_invitation_is_good_for_nothing(library: Library) -> None:
    token = invited(library)
    _, [pending] = staffing.staff(library)
    assert staffing.revoke(library, pending.mark, "anne")
    assert not staffing.revoke(library, pending.mark, "anne")
    assert accepted(library, token).welcome is Welcome.UNKNOWN


def test_an_old_invitation_has_expired(library: Library, clock: Clock) -> None:
    token = invited(library)
    clock.move(days=3)
    assert accepted(library, token).welcome is Welcome.EXPIRED
