"""What goes wrong around a reader: the store away, Telegram busy, old apps; they get their answer all the same."""

from typing import NoReturn

import pytest

from bot import texts
from bot.errors import StoreError
from bot.store.store import Store
from tests.conversations.conftest import DURATIONS, Stage
from tests.store.tiny_library import totals
from tests.telegram import faults
from tests.telegram.people import Person, Pressed

pytestmark = DURATIONS
QUESTION = "Qui a construit le phare ?"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk on which nothing more can be written."""

    def refuse(store: Store) -> NoReturn:
        raise StoreError("Le disque est plein.")

    monkeypatch.setattr(Store, "write", refuse)


async def test_where_nothing_can_be_written_an_answer_has_the_buttons_that_need_nothing(
    maelle: Person, full: None
) -> None:
    """The others would lead nowhere."""
    answer = await maelle.asks(QUESTION)
    assert "Yves Lannuzel" in answer.text
    assert answer.rows == (("Copier", "Source"),)


@pytest.mark.parametrize("label", ["Contexte", "Autres extraits"])
async def test_told_to_wait_a_press_does_what_it_does(stage: Stage, maelle: Person, label: str) -> None:
    """429 on the answer to the press, then on the edit."""
    answer = await maelle.asks("Qui a reconstruit le four et électrifié la lanterne du phare ?")
    stage.server.fail("answerCallbackQuery", faults.too_many_requests(1))
    stage.server.fail("editMessageText", faults.too_many_requests(1))
    await answer.press(label)
    assert "Retour" in (await answer.edited()).labels


async def test_a_press_that_the_app_repeats_votes_once(stage: Stage, maelle: Person) -> None:
    """A new update, the same press."""
    answer = await maelle.asks(QUESTION)
    await answer.press("Utile")
    await maelle.presses_again()
    await stage.settled()
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert totals(session) == (1, 0)


async def test_a_restart_between_any_two_messages_changes_nothing(stage: Stage, maelle: Person) -> None:
    """Everything that a dialogue needs is kept."""
    answer = await maelle.asks(QUESTION)
    await stage.restart()
    await answer.press("Contexte")
    context = await answer.edited()
    await stage.restart()
    await context.press("Retour")
    assert (await context.edited()).keyboard == answer.keyboard
    nothing = await maelle.asks("Où se trouve le lavoir communal ?")
    await stage.restart()
    await nothing.press("Prévenez-moi")
    consent = await nothing.edited()
    await stage.restart()
    await consent.press("Oui, prévenez-moi")
    noted = await consent.edited()
    await stage.restart()
    await noted.press("Ne plus me prévenir")
    assert (await noted.edited()).text == texts.NOTIFIES_NO_MORE
    listed = await maelle.asks("/documents")
    await listed.press("Chercher")
    await maelle.hears()
    await stage.restart()
    assert "Documents dont le titre" in (await maelle.asks("phare")).text


@pytest.mark.parametrize(
    "data", ["a:more:AAAAAAAA:3", "a:context:AAAAAAAA:0:1", "a:back:AAAAAAAA", "a:full:AAAAAAAA:1"]
)
async def test_a_button_of_which_nothing_is_kept_says_so(maelle: Person, data: str) -> None:
    """Another database, or a token that somebody made up."""
    answer = await maelle.asks(QUESTION)
    assert await maelle.presses(answer, data) == Pressed(texts.TOO_OLD, is_alert=True)


@pytest.mark.parametrize("rest", ["more:{}:999999", "more:{}:1", "context:{}:999:1", "context:{}:0:999999"])
async def test_a_button_that_somebody_made_up_breaks_nothing(maelle: Person, rest: str) -> None:
    """A modified app may send anything."""
    answer = await maelle.asks(QUESTION)
    token = answer.data("Contexte").split(":")[2]
    await maelle.presses(answer, "a:" + rest.format(token))
    assert (await answer.edited()).text


@pytest.mark.parametrize(
    "data", ["a:more", "a:more:AAAAAAAA", "a:zut:AAAAAAAA", "a:why:AAAAAAAA:rien", "n:yes:1", "r:list:x", "z:"]
)
async def test_a_button_that_is_none_of_ours_is_told_so(maelle: Person, data: str) -> None:
    """Whatever it looks like."""
    answer = await maelle.asks(QUESTION)
    assert (await maelle.presses(answer, data)).text == texts.GONE
