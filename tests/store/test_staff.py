"""Moderators: invited once, removed at once, known to the database by pseudonym alone."""

import re
from collections.abc import Callable
from pathlib import Path

from bot.records import Moderator, Role, Welcome
from bot.store.sealing import Secrets, fingerprint
from bot.store.store import Store
from tests.store.conftest import Clock
from tests.store.tiny_library import ANNE, PAUL, arrived, journal

OWNER, MARIE, JEAN = 1_000, 4_242_424_242, 5_353_535_353


def invited(store: Store, user: int = MARIE, name: str = "Marie Curie") -> None:
    with store.write() as w:
        assert w.people.accept(w.people.invite(ANNE).token, user, name, user) is Welcome.JOINED


def test_owners_stand_in_the_settings(store: Store) -> None:
    with store.read() as r:
        assert r.people.role(OWNER, [OWNER]) is Role.OWNER
        assert r.people.role(OWNER) is Role.READER


def test_whoever_follows_an_invitation_is_a_moderator(store: Store, clock: Clock) -> None:
    invited(store)
    with store.read() as r:
        assert r.people.role(MARIE) is Role.MODERATOR
        assert r.people.role(JEAN) is Role.READER
        person = r.people.pseudonym(MARIE)
        assert r.people.moderators() == [Moderator(person, "Marie Curie", MARIE, clock.now, ANNE)]
    assert [(event.action, event.by) for event in journal(store)] == [("inviter", ANNE), ("devenir modérateur", person)]


def test_an_invitation_s_token_goes_into_a_link_and_cannot_be_guessed(store: Store) -> None:
    with store.write() as w:
        first, second = w.people.invite(ANNE).token, w.people.invite(ANNE).token
    assert re.fullmatch(r"i_[A-Za-z0-9_-]{22,62}", first)
    assert first != second


def test_an_invitation_is_good_once(store: Store) -> None:
    with store.write() as w:
        token = w.people.invite(ANNE).token
        assert w.people.accept(token, MARIE, "Marie", MARIE) is Welcome.JOINED
        assert w.people.accept(token, MARIE, "Marie", MARIE) is Welcome.ALREADY
        assert w.people.accept(token, JEAN, "Jean", JEAN) is Welcome.USED
        assert w.people.role(JEAN) is Role.READER


def test_a_moderator_who_tries_a_link_leaves_it_good(store: Store) -> None:
    invited(store)
    with store.write() as w:
        token = w.people.invite(ANNE).token
        assert w.people.accept(token, MARIE, "Marie", MARIE) is Welcome.ALREADY
        assert w.people.accept(token, JEAN, "Jean", JEAN) is Welcome.JOINED


def test_an_invitation_expires(store: Store, clock: Clock) -> None:
    with store.write() as w:
        invitation = w.people.invite(ANNE)
    clock.now = invitation.expires
    with store.write() as w:
        assert w.people.accept(invitation.token, MARIE, "Marie", MARIE) is Welcome.EXPIRED
        assert w.people.accept("i_inconnu", MARIE, "Marie", MARIE) is Welcome.UNKNOWN


def test_a_removed_moderator_is_a_reader_at_once(store: Store) -> None:
    invited(store)
    with store.write() as w:
        person = w.people.pseudonym(MARIE)
        assert w.people.remove(person, ANNE)
        assert w.people.role(MARIE) is Role.READER
        assert not w.people.remove(person, ANNE)
        assert w.people.moderators() == []
    assert [event.action for event in journal(store)][-1] == "retirer un modérateur"


def test_old_invitations_are_forgotten(store: Store, clock: Clock) -> None:
    with store.write() as w:
        token = w.people.invite(ANNE).token
    clock.move(days=31)
    with store.write() as w:
        w.purge()
        assert w.people.accept(token, MARIE, "Marie", MARIE) is Welcome.UNKNOWN


def test_the_file_holds_neither_names_nor_identifiers_nor_tokens(
    opened: Callable[[str], Store], tmp_path: Path
) -> None:
    store = opened(f"sqlite:///{tmp_path}/extrait.db")
    with store.write() as w:
        token = w.people.invite(ANNE).token
        w.people.accept(token, MARIE, "Marie Curie", MARIE)
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in ("Marie", str(MARIE), token):
        assert secret.encode() not in kept


def test_with_another_key_people_are_strangers_and_it_is_said(store: Store, url: str, clock: Clock) -> None:
    invited(store)
    with store.write() as w:
        w.updates.take_all([arrived(1, MARIE, "{}")])
    assert store.check() == []
    other = Store.open(url, Secrets("une autre clé, tout aussi longue que l’autre"), clock=clock)
    try:
        (said,) = other.check()
        assert "modérateurs 1, messages en attente 1" in said
        with other.read() as r:
            assert r.people.role(MARIE) is Role.READER
            assert [(one.name, one.chat) for one in r.people.moderators()] == [(None, None)]
            assert r.updates.pending() == []
        with other.write() as w:
            w.people.remove(w.people.moderators()[0].pseudonym, ANNE)
            w.updates.done(1)
        assert other.check() == []
    finally:
        other.close()


def test_the_invitations_that_are_still_good_are_listed(store: Store, clock: Clock) -> None:
    with store.write() as w:
        first = w.people.invite(ANNE)
        then = clock.now
        clock.move(hours=1)
    with store.write() as w:
        used = w.people.invite(ANNE)
        w.people.accept(used.token, MARIE, "Marie", MARIE)
        second = w.people.invite(PAUL)
        listed = w.people.invitations()
    assert [(one.by, one.created, one.expires) for one in listed] == [
        (ANNE, then, first.expires),
        (PAUL, clock.now, second.expires),
    ]
    assert all(re.fullmatch("[0-9a-f]{16}", one.mark) for one in listed)
    clock.now = first.expires
    with store.read() as r:
        assert r.people.invitations() == listed[1:]


def test_a_revoked_invitation_is_good_for_nothing(store: Store) -> None:
    with store.write() as w:
        revoked, other = w.people.invite(ANNE), w.people.invite(ANNE)
        mark = fingerprint(revoked.token)[:16]
        assert w.people.revoke(mark, PAUL)
        assert not w.people.revoke(mark, PAUL)
        assert len(w.people.invitations()) == 1
        assert w.people.accept(revoked.token, MARIE, "Marie", MARIE) is Welcome.UNKNOWN
        assert w.people.accept(other.token, MARIE, "Marie", MARIE) is Welcome.JOINED
    invited, _, revoking, _ = journal(store)
    assert (revoking.by, revoking.action, revoking.subject) == (PAUL, "annuler une invitation", invited.subject)


def test_only_a_whole_mark_of_a_good_invitation_revokes(store: Store, clock: Clock) -> None:
    with store.write() as w:
        used, old = w.people.invite(ANNE), w.people.invite(ANNE)
        w.people.accept(used.token, MARIE, "Marie", MARIE)
        mark = fingerprint(old.token)[:16]
        for wrong in ("", mark[:15], mark + "0", "%", fingerprint(used.token)[:16]):
            assert not w.people.revoke(wrong, PAUL)
        clock.now = old.expires
    with store.write() as w:
        assert not w.people.revoke(mark, PAUL)
        assert w.people.accept(used.token, JEAN, "Jean", JEAN) is Welcome.USED
