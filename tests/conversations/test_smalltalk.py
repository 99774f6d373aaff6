"""What is said to the bot without asking anything gets one line that fits, and waits for no document."""

import pytest

from bot import texts
from tests.conversations.conftest import Stage
from tests.telegram.people import Person, Pressed

QUESTION = "Qui a construit le phare ?"


def waiting(stage: Stage) -> int:
    assert stage.library is not None
    with stage.library.store.read() as session:
        return session.missed.count()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Tu es qui ?", texts.WHO_AM_I),
        ("t'es un robot ?", texts.WHO_AM_I),
        ("qui t’a créé ?", texts.WHO_AM_I),
        ("tu sers à quoi", texts.WHO_AM_I),
        ("Connard", texts.INSULTED),
        ("sale robot de merde !", texts.INSULTED),
        ("t'es là ?", texts.HERE),
        ("test", texts.HERE),
        ("lol", texts.GO_ON),
        ("c’est pas ça", texts.REPHRASE),
        ("aide", texts.HELP),
        ("t’es sûr ?", texts.WORD_FOR_WORD),
        ("à plus", texts.FAREWELL),
        ("ok", texts.GO_ON),
        ("Merci, mais ce n’est pas ce que je demandais", texts.REPHRASE),
        ("est-ce que vous gardez mes questions ?", texts.PRIVACY_IN_SHORT),
    ],
)
async def test_small_talk_gets_one_line_that_fits(stage: Stage, maelle: Person, text: str, line: str) -> None:
    assert (await maelle.asks(text)).text == line
    await stage.settled()
    assert waiting(stage) == 0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("coucou cv", texts.GREETING),
        ("bonsoir à tous", texts.GREETING),
        ("wesh", texts.GREETING),
        ("ok merci bcp", texts.THANKS),
        ("super", texts.THANKS),
    ],
)
async def test_a_greeting_and_thanks_come_with_examples(maelle: Person, text: str, line: str) -> None:
    """Who has said so much may ask something next."""
    answer = await maelle.asks(text)
    assert answer.text.startswith(line)
    assert QUESTION in answer.labels


async def test_whoever_asks_what_there_is_is_shown_it(maelle: Person) -> None:
    """And whoever wants it shorter is told that it is quoted."""
    known = await maelle.asks("tu connais quoi ?")
    assert known.text.startswith("Je connais 3\u00a0documents\u00a0: Le phare de Kerbihan")
    assert known.labels == [QUESTION, "Combien de baguettes la boulangère pétrit-elle ?", "Tous les documents"]
    summary = await maelle.asks("résume l’article stp")
    assert (summary.text, summary.labels) == (f"{texts.NO_SUMMARY}\n{known.text}", known.labels)


async def test_a_hand_on_the_keyboard_waits_for_no_document(stage: Stage, maelle: Person) -> None:
    assert (await maelle.asks("asdfghjkl")).text.startswith(texts.NOTHING_FOUND)
    await stage.settled()
    assert waiting(stage) == 0


async def test_a_greeting_before_a_question_is_part_of_it(maelle: Person) -> None:
    assert "Yves Lannuzel" in (await maelle.asks("wesh qui a construit le phare")).text


async def test_whoever_is_in_danger_is_told_where_there_is_help_whatever_else_they_say(maelle: Person) -> None:
    assert (await maelle.asks("t’es qui ? j’ai peur")).text == texts.DISTRESS


@pytest.mark.parametrize(
    "text", ["What is the price of copper in London?", "Wer ist der König von Spanien?", "Где находится музей?"]
)
async def test_another_language_is_told_that_french_is_spoken(stage: Stage, maelle: Person, text: str) -> None:
    """Rather than that nothing was found; it waits for no document."""
    answer = await maelle.asks(text)
    assert (answer.text, answer.buttons) == (texts.ONLY_FRENCH, ())
    await stage.settled()
    assert waiting(stage) == 0


async def test_what_comes_near_a_foreign_question_is_a_button_away(stage: Stage, maelle: Person) -> None:
    """The name may be the same in every language; pressed twice, it is the same."""
    told = await maelle.asks("Who is Corentin Morvan?")
    assert (told.text, told.labels) == (texts.ONLY_FRENCH, [texts.ALL_THE_SAME])
    await stage.restart()
    assert await maelle.presses_twice(told, texts.ALL_THE_SAME) == (Pressed(), Pressed())
    answer = await told.edited()
    assert "Corentin Morvan" in answer.text
    assert answer.rows[-1] == ("Utile", "Pas utile")


async def test_several_foreign_questions_are_one_message_in_another_language(maelle: Person) -> None:
    assert (await maelle.asks("Who built it? How many steps are there?")).text == texts.ONLY_FRENCH


async def test_what_is_half_in_french_is_answered(maelle: Person) -> None:
    answer = await maelle.asks("Qui a construit le phare ? What did he build, and when was it built?")
    assert "Yves Lannuzel" in answer.text


async def test_a_french_question_with_a_foreign_name_in_it_is_a_question(maelle: Person) -> None:
    assert "Yves Lannuzel" in (await maelle.asks("Qui a construit le phare de « The Lord of the Lights » ?")).text
