"""Roles: looked up at each action, so that what is taken away is gone at once."""

import pytest

from bot.library import Library
from bot.records import Role
from bot.services import prompts, roles
from tests.store.conftest import Clock

ANNE, PAUL, MONA = 1, 2, 3


def joined(library: Library, user: int) -> str:
    """Make somebody a moderator; their pseudonym."""
    with library.store.write() as session:
        session.people.accept(session.people.invite("personne").token, user, "Anne", user)
        return session.people.pseudonym(user)


def test_the_settings_name_owners_and_an_invitation_makes_moderators(library: Library) -> None:
    joined(library, ANNE)
    found = [roles.sender(library, user, user, {MONA}).role for user in (ANNE, PAUL, MONA)]
    assert found == [Role.MODERATOR, Role.READER, Role.OWNER]


def test_a_moderator_who_was_removed_is_a_reader_at_once(library: Library) -> None:
    pseudonym = joined(library, ANNE)
    assert roles.sender(library, ANNE, ANNE, ()).pseudonym == pseudonym
    with library.store.write() as session:
        session.people.remove(pseudonym, "personne")
    assert roles.sender(library, ANNE, ANNE, ()).role is Role.READER


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.READER, [Role.READER]),
        (Role.MODERATOR, [Role.READER, Role.MODERATOR]),
        (Role.OWNER, [Role.READER, Role.MODERATOR, Role.OWNER]),
    ],
)
def test_whoever_may_more_may_less(role: Role, allowed: list[Role]) -> None:
    assert [least for least in (Role.READER, Role.MODERATOR, Role.OWNER) if roles.may(role, least)] == allowed


def test_without_a_database_owners_are_owners_and_everybody_else_reads(library: Library) -> None:
    joined(library, ANNE)
    prompts.open_prompt(library, ANNE, "title", {})
    with library.store.write() as session:
        session._connection.exec_driver_sql("DROP TABLE moderators")
    assert roles.sender(library, ANNE, ANNE, {MONA}) == roles.Sender(Role.READER, "", None)
    assert roles.sender(library, MONA, MONA, {MONA}).role is Role.OWNER


def test_a_prompt_is_open_until_it_is_closed_or_its_time_is_over(library: Library, clock: Clock) -> None:
    prompts.open_prompt(library, ANNE, "title", {"words": "phare"})
    prompt = roles.sender(library, ANNE, ANNE, ()).prompt
    assert prompt is not None
    assert (prompt.name, prompt.data) == ("title", {"words": "phare"})
    assert prompts.close_prompt(library, ANNE)
    assert not prompts.close_prompt(library, ANNE)
    prompts.open_prompt(library, ANNE, "title", {})
    clock.move(minutes=30)
    assert roles.sender(library, ANNE, ANNE, ()).prompt is None
