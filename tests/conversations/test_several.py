"""Several questions in one message get one reply; each answer can be had in full, once."""

from datetime import timedelta

from bot.chat import texts
from bot.store.records import Vote
from tests.conversations.conftest import DURATIONS, Stage
from tests.telegram import faults
from tests.telegram.people import Person, Pressed

pytestmark = DURATIONS
BOTH = "Qui a construit le phare ? Combien coûte l’entrée ?"


async def test_several_questions_in_one_message_get_separate_answers_in_one_reply(maelle: Person) -> None:
    """Each with its sentence and where it is from; each can be had in full."""
    answer = await maelle.asks("Bonjour, qui a construit le phare ? Et combien coûte l’entrée ? Merci !")
    assert answer.italic == ["Bonjour, qui a construit le phare ?", "Et combien coûte l’entrée ? Merci !"]
    assert "Yves Lannuzel" in answer.text
    assert "six euros" in answer.text
    assert answer.labels == ["Réponse 1 en entier", "Réponse 2 en entier"]
    await answer.press("Réponse 2 en entier")
    whole = await maelle.hears()
    assert whole.bold == ["L’entrée coûte six euros."]
    assert whole.italic == ["Et combien coûte l’entrée ? Merci !"]
    assert whole.rows[-1] == ("Utile", "Pas utile")


async def test_a_fourth_question_is_not_read_and_that_is_said(maelle: Person) -> None:
    """Three fit in a reply."""
    answer = await maelle.asks("Le phare ? La lanterne ? Les baguettes ? Les vélos ?")
    assert len(answer.italic) == 3
    assert answer.text.endswith(texts.FIRST_THREE)


async def test_two_questions_that_et_joins_are_two_and_the_second_may_lean_on_the_first(maelle: Person) -> None:
    """However they are punctuated."""
    for question in ("Qui a construit le phare ? Et quand ?", "qui a construit le phare et quand"):
        answer = await maelle.asks(question)
        assert len(answer.italic) == 2
        assert "Yves Lannuzel" in answer.text


async def test_an_answer_in_full_is_given_once(stage: Stage, maelle: Person) -> None:
    """However often it is asked for, also after a restart; the others are given all the same."""
    answer = await maelle.asks(BOTH)
    await maelle.presses_twice(answer, "Réponse 1 en entier")
    await maelle.hears()
    await stage.restart()
    given = Pressed(texts.GIVEN_BELOW.format(number=1), is_alert=True)
    assert await answer.press("Réponse 1 en entier") == given
    assert maelle.unheard == []
    await answer.press("Réponse 2 en entier")
    assert (await maelle.hears()).bold == ["L’entrée coûte six euros."]


async def test_an_answer_in_full_that_did_not_arrive_can_be_asked_for_again(stage: Stage, maelle: Person) -> None:
    """Nothing stands below."""
    answer = await maelle.asks(BOTH)
    stage.server.fail("sendMessage", faults.BAD_GATEWAY, times=5)
    await answer.press("Réponse 1 en entier")
    assert (await maelle.hears()).text.startswith("Pardon")
    await answer.press("Réponse 1 en entier")
    assert "Yves Lannuzel" in (await maelle.hears()).text


async def test_an_answer_in_full_is_given_again_days_later(stage: Stage, maelle: Person) -> None:
    """The first one is far above by then."""
    answer = await maelle.asks(BOTH)
    await answer.press("Réponse 1 en entier")
    await maelle.hears()
    await stage.settled()
    stage.moved = timedelta(days=3)
    await stage.restart()
    await answer.press("Réponse 1 en entier")
    assert "Yves Lannuzel" in (await maelle.hears()).text


async def test_a_vote_on_an_answer_in_full_is_about_its_question(stage: Stage, maelle: Person) -> None:
    """The other one got what it asked."""
    answer = await maelle.asks(BOTH)
    await answer.press("Réponse 2 en entier")
    whole = await maelle.hears()
    assert await whole.press("Pas utile") == Pressed(texts.NOTED_USELESS)
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert session.votes.counts()[Vote.DOWN] == 1
        assert [group.wording for group in session.missed.groups()] == ["Combien coûte l’entrée ?"]


async def test_behind_several_questions_the_last_that_was_answered_is_leant_on(maelle: Person) -> None:
    """The one below it got nothing."""
    await maelle.asks("Qui a construit le phare ? Combien pèse un éléphant ?")
    assert "Yves Lannuzel" in (await maelle.asks("c ki")).text
