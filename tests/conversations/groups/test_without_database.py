"""The database fails: groups, lists and guests are answered all the same, with less beside."""

import pytest

from bot import texts
from bot.errors import StoreError
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import QUESTION, SENTENCE
from tests.telegram.callers import summons, types, without_the_bot
from tests.telegram.groups import Group, Member

pytestmark = DURATIONS
BROKEN = "La base de données ne répond pas ; réessayez dans un instant."


@pytest.fixture
def broken(bot: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The bot, whose database fails from now on."""
    bot.server.world.abilities |= {"supports_inline_queries": True, "supports_guest_queries": True}
    assert bot.library is not None

    def fails(*, writes: bool) -> None:
        raise StoreError(BROKEN)

    monkeypatch.setattr(bot.library.store, "_transaction", fails)
    return bot


async def test_a_group_is_answered(broken: Stage, maelle: Member) -> None:
    """Nothing leads on, and only admins can take it away."""
    answer = await maelle.asks(f"/question {QUESTION}")
    assert answer.bold == [SENTENCE]
    assert [(button.label, button.data) for button in answer.buttons] == [("Retirer", "in:away:")]
    assert (await maelle.asks("/question Quel est le prix du cuivre à Londres ?")).text == texts.NOTHING_FOUND


async def test_a_button_says_why_it_does_nothing(bot: Stage, maelle: Member, request: pytest.FixtureRequest) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    request.getfixturevalue("broken")
    assert "base de données" in (await answer.press("Voir l’extrait")).text
    assert "base de données" in (await answer.press("Retirer")).text
    assert not answer.is_deleted


async def test_settings_that_cannot_be_kept_say_so(bot: Stage, anne: Member, request: pytest.FixtureRequest) -> None:
    settings = await anne.asks("/reglages")
    request.getfixturevalue("broken")
    assert "base de données" in (await settings.press("Extraits en entier")).text
    assert settings.now.text == settings.text


async def test_no_list_is_made_but_the_private_chat_is_offered(broken: Stage, maelle: Member) -> None:
    found = await types(maelle.person, QUESTION)
    assert (found.lines, found.button) == ((), texts.ASK_PRIVATELY)


async def test_a_guest_answers_without_a_link(broken: Stage) -> None:
    guest = without_the_bot(broken.group("La chorale")).member(broken.person("Loïc"))
    answer = await summons(guest, f"@extrait_bot {QUESTION}")
    assert answer.bold == [SENTENCE]
    assert "Contexte" not in answer.labels


async def test_a_group_that_cannot_be_forgotten_is_an_incident(broken: Stage, friends: Group, anne: Member) -> None:
    """Somebody has to look after it."""
    await friends.removes_the_bot(anne)
    await broken.settled()
    assert "Incident" in broken.log.getvalue()
