"""An owner, a moderator whom she invited, and a site with an article."""

from collections.abc import Iterator

import pytest

from tests.conversations.conftest import Stage
from tests.ingest.web import Site, running
from tests.telegram.heard import Heard
from tests.telegram.people import Person


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
async def anne(stage: Stage, site: Site) -> Person:
    """The owner, of a bot that quotes the usual library."""
    anne = stage.person("Anne")
    stage.owners = frozenset({anne.chat.id})
    stage.fetcher = site.fetcher()
    await stage.open()
    return anne


@pytest.fixture
async def yann(stage: Stage, anne: Person) -> Person:
    """A moderator."""
    yann = stage.person("Yann")
    await invite(anne, yann)
    return yann


async def invite(owner: Person, somebody: Person) -> None:
    """Make somebody a moderator."""
    invitation = await owner.asks("/inviter")
    await somebody.opens(invitation.text.splitlines()[-1])
    assert (await somebody.hears()).text.startswith("Bienvenue parmi les modérateurs.")
    assert str(somebody.user["first_name"]) in (await owner.hears()).text


async def draft_of(person: Person, text: str) -> Heard:
    """The draft that this text becomes."""
    await person.asks("/ajouter")
    return await person.asks(text)


async def only_draft(person: Person) -> Heard:
    """The only open draft, as `person` finds it among the others' drafts."""
    listed = await person.asks("/gerer")
    await listed.press("Brouillons (1)")
    drafts = await listed.edited()
    await drafts.press(drafts.labels[0])
    return await drafts.edited()
