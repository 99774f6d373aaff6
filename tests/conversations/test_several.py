"""Several questions in one message get one reply; each answer can be had in full, once."""

from datetime import timedelta

from bot import texts
from bot.records import Vote
from tests.conversations.conftest import DURATIONS, Stage
from tests.telegram import faults
from tests.telegram.people import Person, Pressed

pytestmark = DURATIONS
BOTH = "Qui a construit le phare ? Combien coûte l’entrée ?"


async def test_several_questions_in_one_message_get_separate_answers_in_one_reply(maelle: Person) -> None:
    """Each with its sentence and where it is from; each can be had in full."""
    answer = await maelle.asks("Bonjour, qui a construit le phare ? Et combien coûte l’entrée ? Merci !")
    assert answer.italic == ["Bonjour, qui a construit le phare ?", "Combien coûte l’entrée ? Merci !"]
    assert "Yves Lannuzel" in answer.text
    assert "L’entrée coûte six euros." in answer.bold
    assert len(answer.bold) == 2
    assert answer.labels == ["Réponse 1 en entier", "Réponse 2 en entier"]
    await answer.press("Réponse 2 en entier")
    whole = await maelle.hears()
    assert whole.bold == ["L’entrée coûte six euros."]
    assert whole.italic == ["Combien coûte l’entrée ? Merci !"]
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


async def test_numbered_questions_lean_on_the_first_as_others_do(maelle: Person) -> None:
    """Their numbers say nothing."""
    answer = await maelle.asks("1. Qui a construit le phare ? 2. Quand ?")
    assert answer.italic == ["Qui a construit le phare ?", "Quand ?"]
    assert texts.NOTHING_FOUND not in answer.text


async def test_a_sentence_that_answers_twice_is_quoted_once(maelle: Person) -> None:
    """Each question keeps its place, and its number."""
    answer = await maelle.asks("Qui a construit le phare ? En quelle année ? Combien coûte l’entrée ?")
    assert answer.italic == ["Qui a construit le phare ?", "En quelle année ?", "Combien coûte l’entrée ?"]
    assert answer.text.count("Yves Lannuzel") == 1
    assert texts.SAME_PASSAGE in answer.text
    assert answer.labels == ["Réponse 1 en entier", "Réponse 3 en entier"]
    await answer.press("Réponse 3 en entier")
    assert (await maelle.hears()).italic == ["Combien coûte l’entrée ?"]


async def test_a_question_asked_twice_has_one_answer(maelle: Person) -> None:
    """As if it had been asked once."""
    answer = await maelle.asks("Qui a construit le phare ? Qui a construit le phare ?")
    assert (answer.italic, answer.rows[-1]) == ([], ("Utile", "Pas utile"))


async def test_where_none_is_answered_that_is_said_once(stage: Stage, maelle: Person) -> None:
    """With what can be asked; each of them is kept."""
    answer = await maelle.asks("Quel est le cours du cuivre à Londres ? Combien pèse un éléphant ?")
    assert answer.text.count(texts.NOTHING_FOUND) == 1
    assert texts.CAN_ANSWER in answer.text
    assert answer.labels[-1] == "Documents"
    assert texts.NOTIFY not in answer.labels
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert len(session.missed.groups()) == 2


async def test_what_only_leans_on_a_question_without_an_answer_is_not_told_apart(stage: Stage, maelle: Person) -> None:
    """Nor kept: «où ?» alone tells moderators nothing."""
    answer = await maelle.asks("1. Quel est le cours du cuivre ? 2. Quand ? 3. Où ?")
    assert answer.text.startswith(texts.NOTHING_FOUND)
    await maelle.asks("Qui a construit le phare ? Quel est le cours du cuivre ? Où ?")
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert [group.wording for group in session.missed.groups()] == ["Quel est le cours du cuivre ?"]


async def test_several_that_say_nothing_are_told_so_once(maelle: Person) -> None:
    """As one would be."""
    assert (await maelle.asks("Quand ? Où ?")).text == (await maelle.asks("Où ?")).text


async def test_where_none_of_four_is_answered_it_is_said_that_three_were_read(maelle: Person) -> None:
    """The fourth may have an answer."""
    metals = ("cuivre à Londres", "zinc à Pékin", "nickel à Oslo", "plomb à Lima")
    answer = await maelle.asks(" ".join(f"Quel est le cours du {metal} ?" for metal in metals))
    assert answer.text.startswith(texts.FIRST_THREE + "\n\n" + texts.NOTHING_FOUND)


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
