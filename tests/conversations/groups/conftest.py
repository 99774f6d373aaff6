"""A group of three, with the bot in it."""

import pytest

from tests.conversations.conftest import Stage
from tests.telegram.groups import Group, Member

SENTENCE = "Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel."
ELECTRIC = "La lanterne du phare a été électrifiée en 1932."
QUESTION = "Qui a construit le phare ?"
TITLE = "Le phare de Kerbihan — Anne Le Goff (La Gazette), 1er mai 2023"


@pytest.fixture
def friends(bot: Stage) -> Group:
    """The group."""
    return bot.group("Les amis du phare")


@pytest.fixture
def maelle(bot: Stage, friends: Group) -> Member:
    """A member."""
    return friends.member(bot.person("Maëlle"))


@pytest.fixture
def yann(bot: Stage, friends: Group) -> Member:
    """Another member."""
    return friends.member(bot.person("Yann"))


@pytest.fixture
def anne(bot: Stage, friends: Group) -> Member:
    """The group's creator."""
    return friends.member(bot.person("Anne"), "creator")
