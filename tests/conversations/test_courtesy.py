"""What is no question gets one fitting line: never silence, never two."""

import asyncio
import threading
from collections.abc import Awaitable, Callable

import pytest

from bot import texts
from bot.chat.handlers.readers import questions
from bot.library import Library
from bot.models import Answer
from bot.understanding.follow_up import Antecedent
from bot.understanding.question import ParsedQuestion
from tests.conversations.conftest import DURATIONS, Stage
from tests.patience import PATIENCE
from tests.telegram import faults
from tests.telegram.people import Person

pytestmark = DURATIONS
QUESTION = "Qui a construit le phare ?"


@pytest.mark.parametrize(
    ("sends", "line"),
    [
        (Person.sends_sticker, texts.STICKER),
        (Person.sends_animation, texts.STICKER),
        (Person.sends_photo, texts.PICTURE),
        (Person.sends_voice, texts.VOICE),
        (Person.sends_video_note, texts.VOICE),
        (Person.sends_document, texts.READERS_FILE),
        (Person.sends_contact, texts.CONTACT),
        (Person.sends_location, texts.PLACE),
        (Person.sends_poll, texts.ONLY_TEXT),
        (Person.sends_story, texts.ONLY_TEXT),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
async def test_what_is_not_text_gets_the_line_that_fits(
    maelle: Person, sends: Callable[[Person], Awaitable[None]], line: str
) -> None:
    """The bot says what it cannot read, and what to do."""
    await sends(maelle)
    assert (await maelle.hears()).text == line


async def test_a_burst_gets_one_line(stage: Stage, maelle: Person) -> None:
    """Whatever it is made of."""
    for sends in (Person.sends_sticker, Person.sends_voice, Person.sends_sticker, Person.sends_location):
        await sends(maelle)
    await stage.settled()
    assert maelle.unheard == [texts.STICKER]


async def test_a_burst_of_words_that_ask_nothing_gets_one_line(stage: Stage, maelle: Person) -> None:
    """Those that come before it is read; a question among them is answered, and later ones get their own."""
    at_last = asyncio.Event()
    stage.server.fail("sendMessage", faults.hanging(at_last))
    for text in ("slt", "ça va ?", QUESTION, "merci", "???", "how are you"):
        await maelle.says(text)
    at_last.set()
    await stage.settled()
    greeting, answer = maelle.unheard
    assert greeting.startswith(texts.GREETING)
    assert "Yves Lannuzel" in answer
    assert (await maelle.asks("merci")).text.startswith(texts.THANKS)


async def test_one_thing_after_the_other_gets_a_line_each(stage: Stage, maelle: Person) -> None:
    """However fast: whoever has read one line does something else. The same once more was sent together with it."""
    await test_what_is_not_text_gets_the_line_that_fits(maelle, Person.sends_voice, texts.VOICE)
    await test_what_is_not_text_gets_the_line_that_fits(maelle, Person.sends_sticker, texts.STICKER)
    await test_what_is_not_text_gets_the_line_that_fits(maelle, Person.sends_contact, texts.CONTACT)
    await maelle.sends_contact()
    await stage.settled()
    assert maelle.unheard == []


async def test_an_address_is_not_looked_up_as_words(maelle: Person) -> None:
    """Nor opened: that is for moderators."""
    assert (await maelle.asks("https://gazette.example/phare")).text == texts.ADDRESS
    assert "Yves Lannuzel" in (await maelle.asks("https://gazette.example/phare qui a construit le phare ?")).text


async def test_an_album_gets_one_line(stage: Stage, maelle: Person) -> None:
    """It comes as a message a photo."""
    await maelle.sends_album(photos=10)
    await stage.settled()
    assert maelle.unheard == [texts.PICTURE]


async def test_an_album_with_a_question_under_it_is_answered_once(stage: Stage, maelle: Person) -> None:
    """Its other photos get no line."""
    picture = [{"file_id": "A", "file_unique_id": "B", "width": 9, "height": 9}]
    maelle.said.append(QUESTION)
    await maelle.sends(photo=picture, media_group_id="7", caption=QUESTION)
    await maelle.sends(photo=picture, media_group_id="7")
    await stage.settled()
    assert len(said := maelle.unheard) == 1
    assert "Yves Lannuzel" in said[0]


async def test_a_forwarded_post_is_not_taken_for_a_question(maelle: Person) -> None:
    """Somebody else wrote it."""
    await maelle.forwards_post("Le phare de Kerbihan rouvre ses portes samedi.")
    assert (await maelle.hears()).text == texts.FORWARDED


async def test_somebody_elses_question_is_answered_where_it_is_forwarded(maelle: Person) -> None:
    """That is what it was forwarded for."""
    await maelle.forwards_from_user(QUESTION, "Yann")
    assert "Yves Lannuzel" in (await maelle.hears()).text


async def test_a_double_tap_gets_one_answer(stage: Stage, maelle: Person) -> None:
    """The same words, before the answer is there; others are another question, and afterwards they are again."""
    at_last = asyncio.Event()
    stage.server.fail("sendMessage", faults.hanging(at_last))
    await maelle.says(QUESTION)
    await maelle.says(QUESTION)
    await maelle.says("Qui a électrifié la lanterne ?")
    at_last.set()
    await stage.settled()
    assert len(maelle.unheard) == 2
    await maelle.asks("Qui a électrifié la lanterne ?")


async def test_a_second_try_after_a_failure_is_no_double_tap(stage: Stage, maelle: Person) -> None:
    """The first answer never came."""
    stage.server.fail("sendMessage", faults.BAD_GATEWAY, times=5)
    assert (await maelle.asks(QUESTION)).text.startswith("Pardon")
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text


class Slow(Library):
    """A library that answers when it is told to."""

    told = threading.Event()

    def answer(self, question: str | ParsedQuestion, limit: int = 3, context: Antecedent | None = None) -> Answer:
        """Wait."""
        self.told.wait(PATIENCE)
        return super().answer(question, limit, context)


async def test_an_answer_that_takes_its_time_is_announced(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app shows that somebody types."""
    monkeypatch.setattr(questions, "TYPING", 0)
    Slow.told.clear()
    await stage.open(kind=Slow)
    maelle = stage.person("Maëlle")
    await maelle.says(QUESTION)
    async with asyncio.timeout(PATIENCE):
        while not stage.server.called("sendChatAction"):
            await asyncio.sleep(0)
    Slow.told.set()
    assert "Yves Lannuzel" in (await maelle.hears()).text
    assert [one["action"] for one in stage.server.called("sendChatAction")] == ["typing"]


async def test_an_answer_that_is_there_at_once_is_not_announced(stage: Stage, maelle: Person) -> None:
    """Nothing flickers."""
    await maelle.asks(QUESTION)
    assert stage.server.called("sendChatAction") == []
