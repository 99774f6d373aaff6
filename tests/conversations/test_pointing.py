"""What a question points at and leans on: a quoted part, the message that it replies to, the answer before."""

from datetime import timedelta

from tests.conversations.conftest import DURATIONS, Stage
from tests.telegram.people import Person

pytestmark = DURATIONS
QUESTION = "Qui a construit le phare ?"


# What a message points at


async def test_the_quoted_part_of_a_message_is_the_question(maelle: Person) -> None:
    """Where the reply itself only points at it."""
    await maelle.says("Je me demande des choses. Combien de baguettes pétrit la boulangère ?")
    asked = maelle.last_id
    await maelle.hears()
    await maelle.replies(asked, "et ça ?", quote="Combien de baguettes pétrit la boulangère ?")
    assert "cent vingt baguettes" in (await maelle.hears()).text
    await maelle.replies(asked, "/question", quote="Combien de baguettes pétrit la boulangère ?")
    assert "cent vingt baguettes" in (await maelle.hears()).text


async def test_the_command_in_reply_to_a_message_asks_what_that_says(maelle: Person) -> None:
    """Of one's own, forwarded or not."""
    await maelle.says(QUESTION)
    asked = maelle.last_id
    await maelle.hears()
    await maelle.replies(asked, "/question")
    assert "Yves Lannuzel" in (await maelle.hears()).text


# Follow-ups


async def test_a_question_may_lean_on_the_one_before_for_ten_minutes(stage: Stage, maelle: Person) -> None:
    """Also after a restart."""
    await maelle.asks("Où est parti le dernier gardien du phare ?")
    await stage.restart()
    assert "1998" in (await maelle.asks("et quand ça ?")).text
    await stage.settled()
    stage.moved = timedelta(minutes=11)
    assert "1998" not in (await maelle.asks("et quand ça ?")).text


async def test_a_reply_to_an_answer_leans_on_that_answer(maelle: Person) -> None:
    """However long ago it was given."""
    answer = await maelle.asks("Qui pétrit les baguettes ?")
    await maelle.asks(QUESTION)
    await maelle.replies(answer, "Combien ?")
    assert "cent vingt baguettes" in (await maelle.hears()).text
