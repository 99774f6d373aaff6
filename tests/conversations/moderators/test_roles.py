"""Who may do what, looked up at each action."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import texts
from bot.records import Welcome
from tests.conversations.conftest import Stage
from tests.conversations.moderators.conftest import draft_of, invite
from tests.telegram.people import Person

MODERATORS = list(texts.MODERATORS_COMMANDS)
OWNERS = list(texts.OWNERS_COMMANDS)
TEXT = "Le lavoir de Kerbihan a été restauré en 2015 par des bénévoles. Ils ont retaillé cent vingt pierres de granit."


@pytest.mark.parametrize("command", MODERATORS + OWNERS)
async def test_a_stranger_is_told_what_the_bot_is(stage: Stage, anne: Person, command: str) -> None:
    answer = await stage.person("Maëlle").asks(f"/{command}")
    assert answer.text == texts.MODERATORS_ONLY
    assert answer.labels == []


@pytest.mark.parametrize("command", OWNERS)
async def test_a_moderator_invites_nobody(yann: Person, command: str) -> None:
    assert (await yann.asks(f"/{command}")).text == texts.OWNERS_ONLY


async def test_a_stranger_s_file_and_address_are_not_taken(stage: Stage, anne: Person) -> None:
    """A file is what a reader's photo is: nothing that is read; an address is a question like another."""
    reader = stage.person("Maëlle")
    await reader.sends_file("phare.txt", TEXT.encode())
    assert (await reader.hears()).text == texts.READERS_FILE
    assert "Brouillon" not in (await reader.asks("https://exemple.fr/article")).text
    assert stage.server.called("getFile") == []


async def test_an_invitation_serves_once(stage: Stage, anne: Person) -> None:
    link = (await anne.asks("/inviter")).text.splitlines()[-1]
    yann, other = stage.person("Yann"), stage.person("Loïc")
    await yann.opens(link)
    assert (await yann.hears()).text.startswith("Bienvenue")
    await anne.hears()
    await other.opens(link)
    assert (await other.hears()).text == texts.WELCOME[Welcome.USED]
    assert (await other.asks("/gerer")).text == texts.MODERATORS_ONLY
    await yann.opens(link)
    assert (await yann.hears()).text == texts.WELCOME[Welcome.ALREADY]


async def test_an_owner_who_follows_an_invitation_does_not_use_it_up(stage: Stage, anne: Person) -> None:
    link = (await anne.asks("/inviter")).text.splitlines()[-1]
    await anne.opens(link)
    assert (await anne.hears()).text == texts.WELCOME[Welcome.ALREADY]
    yann = stage.person("Yann")
    await yann.opens(link)
    assert (await yann.hears()).text.startswith("Bienvenue")
    await anne.hears()


async def test_an_invitation_expires(stage: Stage, anne: Person) -> None:
    link = (await anne.asks("/inviter")).text.splitlines()[-1]
    stage.moved = timedelta(days=2, minutes=1)
    yann = stage.person("Yann")
    await yann.opens(link)
    assert (await yann.hears()).text == texts.WELCOME[Welcome.EXPIRED]


@pytest.mark.parametrize("payload", ["i_", "i_nonsense", "i_" + "a" * 60])
async def test_an_invitation_that_nobody_made_is_told_so(stage: Stage, anne: Person, payload: str) -> None:
    yann = stage.person("Yann")
    await yann.opens(f"https://t.me/extrait_bot?start={payload}")
    assert (await yann.hears()).text == texts.WELCOME[Welcome.UNKNOWN]


async def test_an_invitation_can_be_called_back(stage: Stage, anne: Person) -> None:
    link = (await anne.asks("/inviter")).text.splitlines()[-1]
    listed = await anne.asks("/moderateurs")
    (revoke,) = listed.labels
    assert revoke.startswith("Annuler l’invitation du ")
    assert (await listed.press(revoke)).text == texts.REVOKED
    yann = stage.person("Yann")
    await yann.opens(link)
    assert not (await yann.hears()).text.startswith("Bienvenue")


@pytest.mark.usefixtures("registering")
async def test_a_moderator_who_is_removed_is_one_no_longer_at_once(stage: Stage, anne: Person, yann: Person) -> None:
    """The buttons that are on their screen do nothing any more, and their menu is a reader's."""
    await stage.registered()
    draft = await draft_of(yann, TEXT)
    assert "gerer" in stage.server.commands(yann.chat.id)

    listed = await anne.asks("/moderateurs")
    assert "Yann, depuis le" in listed.text
    assert (await listed.press("Retirer Yann")).text == "Yann n’est plus modérateur."
    assert (await listed.edited()).text.startswith("Il n’y a aucun modérateur.")
    assert (await yann.hears()).text == texts.NO_LONGER_MODERATOR
    assert await draft.press("Publier") == await draft.press("Abandonner")
    assert (await draft.press("Publier")).text == texts.MODERATORS_ONLY
    assert (await yann.asks("/gerer")).text == texts.MODERATORS_ONLY
    assert "gerer" not in stage.server.commands(yann.chat.id)
    assert "lavoir" not in (await yann.asks("/documents")).text


async def test_removing_twice_is_removing_once(anne: Person, yann: Person) -> None:
    listed = await anne.asks("/moderateurs")
    await anne.presses_twice(listed, "Retirer Yann")
    assert (await yann.hears()).text == texts.NO_LONGER_MODERATOR


async def test_whoever_is_removed_can_be_invited_again(anne: Person, yann: Person) -> None:
    listed = await anne.asks("/moderateurs")
    await listed.press("Retirer Yann")
    await yann.hears()
    await invite(anne, yann)
    assert "Documents" in (await yann.asks("/gerer")).text


async def test_a_removed_moderator_who_blocked_the_bot_is_removed_all_the_same(anne: Person, yann: Person) -> None:
    yann.blocks_the_bot()
    listed = await anne.asks("/moderateurs")
    await listed.press("Retirer Yann")
    assert (await anne.asks("/moderateurs")).text == texts.NO_MODERATOR


@pytest.mark.parametrize("command", MODERATORS + OWNERS)
async def test_in_a_group_documents_are_not_looked_after(stage: Stage, anne: Person, command: str) -> None:
    """Anonymous admins and channels cannot be told from one another; the owner herself is sent to her own chat."""
    group = stage.group("La rédaction")
    await group.member(anne).says(f"/{command}@extrait_bot")
    await stage.settled()
    assert group.unheard == [texts.IN_PRIVATE]


@pytest.mark.usefixtures("registering")
async def test_each_sees_the_commands_that_they_may_use(stage: Stage, anne: Person, yann: Person) -> None:
    await stage.registered()
    await anne.asks("/start")
    assert (await anne.hears()).text == texts.MODERATOR_START
    readers = list(texts.COMMANDS)
    assert stage.server.commands() == readers
    assert stage.server.commands(yann.chat.id) == readers + MODERATORS
    assert stage.server.commands(anne.chat.id) == readers + MODERATORS + OWNERS


async def test_the_help_tells_each_what_they_may_do(stage: Stage, anne: Person, yann: Person) -> None:
    assert "/gerer" not in (await stage.person("Maëlle").asks("/aide")).text
    assert "/gerer" in (help_ := (await yann.asks("/aide")).text)
    assert "/inviter" not in help_
    assert "/inviter" in (await anne.asks("/aide")).text


async def test_the_time_of_an_invitation_is_told_in_paris(stage: Stage, anne: Person) -> None:
    stage.moved = datetime(2030, 7, 1, 10, 5, tzinfo=UTC) - datetime.now(UTC)
    assert "jusqu’au 3 juillet 2030 à 12\u00a0h\u00a00" in (await anne.asks("/inviter")).text
