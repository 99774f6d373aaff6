"""A question in a group is edited: into another one, into nothing, and back."""

from datetime import timedelta

import pytest

from bot import texts
from bot.chat.auto_delete import delete_due
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import ELECTRIC, QUESTION, SENTENCE
from tests.telegram.groups import Group, Member

pytestmark = DURATIONS
COPPER = "/question Quel est le prix du cuivre à Londres ?"
LANTERN = "/question Quand la lanterne a-t-elle été électrifiée ?"


@pytest.fixture
def reads_all(stage: Stage) -> None:
    """Telegram lets every message through."""
    stage.server.world.abilities["can_read_all_group_messages"] = True


@pytest.mark.usefixtures("reads_all")
@pytest.mark.parametrize(
    "nothing", ["laissez tomber", "/question", "/question merci !", "/aide", "/question@autre_bot a"]
)
async def test_where_nothing_is_asked_any_more_the_answer_goes(
    bot: Stage, friends: Group, maelle: Member, nothing: str
) -> None:
    friends.other_bots.append("autre_bot")
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.edits(nothing)
    await answer.deleted()
    await bot.settled()
    assert friends.unheard == []


async def test_edited_back_it_is_answered_again_once(bot: Stage, friends: Group, maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.edits("/question")
    await answer.deleted()
    await maelle.edits("/question ")
    await maelle.edits(f"/question {QUESTION}")
    again = await maelle.hears()
    assert SENTENCE in again.text
    assert again.reply_to == maelle.last_id
    await maelle.edits(f"/question {QUESTION}")
    await maelle.edits(LANTERN)
    assert ELECTRIC in (await again.edited()).text
    await bot.settled()
    assert friends.unheard == []


async def test_what_can_no_longer_be_deleted_says_so_and_answers_again(maelle: Member) -> None:
    answer = (await maelle.asks(f"/question {QUESTION}")).age()
    await maelle.edits("/question")
    gone = await answer.edited()
    assert (gone.text, gone.rows) == (texts.TAKEN_AWAY, ())
    await maelle.edits(f"/question {QUESTION}")
    assert SENTENCE in (await answer.edited()).text


async def test_a_reply_that_is_no_question_any_more_loses_its_answer(maelle: Member) -> None:
    first = await maelle.asks(f"/question {QUESTION}")
    await maelle.replies(first, "Quand la lanterne a-t-elle été électrifiée ?")
    answer = await maelle.hears()
    await maelle.edits("mdr, laissez tomber")
    await answer.deleted()
    assert not first.is_deleted


async def test_a_line_that_nothing_was_found_becomes_the_answer_and_stays(bot: Stage, maelle: Member) -> None:
    """A slip of the thumb that is mended."""
    line = await maelle.asks(COPPER)
    await maelle.edits(f"/question {QUESTION}")
    assert SENTENCE in (await line.edited()).text
    await bot.settled()
    bot.moved = timedelta(seconds=61)
    assert bot.application is not None and bot.library is not None
    await delete_due(bot.application.bot, bot.library)
    assert not line.is_deleted


async def test_a_line_that_has_passed_is_answered_anew(maelle: Member) -> None:
    line = await maelle.asks(COPPER)
    maelle.deletes(line)
    await maelle.edits(f"/question {QUESTION}")
    assert SENTENCE in (await maelle.hears()).text


async def test_an_answer_that_becomes_a_line_passes_away(bot: Stage, maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.edits(COPPER)
    assert (await answer.edited()).text == texts.NOTHING_FOUND
    await bot.settled()
    bot.moved = timedelta(seconds=61)
    assert bot.application is not None and bot.library is not None
    await delete_due(bot.application.bot, bot.library)
    assert answer.is_deleted


async def test_where_nothing_is_said_when_nothing_is_found_the_answer_goes(anne: Member) -> None:
    settings = await anne.asks("/reglages")
    await settings.press("Me taire si je ne trouve rien")
    await settings.edited()
    answer = await anne.asks(f"/question {QUESTION}")
    await anne.edits(COPPER)
    await answer.deleted()


async def test_an_edit_is_no_repetition_of_what_another_asked(maelle: Member, yann: Member) -> None:
    await yann.asks(LANTERN)
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.edits(LANTERN)
    assert ELECTRIC in (await answer.edited()).text


async def test_what_was_taken_away_may_be_asked_again_at_once(maelle: Member) -> None:
    """By its button, or by an edit: whoever asks does not see it any more."""
    answer = await maelle.asks(f"/question {QUESTION}")
    await answer.press("Retirer")
    await answer.deleted()
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.edits("/question")
    await answer.deleted()
    assert SENTENCE in (await maelle.asks(f"/question {QUESTION}")).text
