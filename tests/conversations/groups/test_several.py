"""Several questions in one call have one message, with an answer to each."""

import pytest

from bot import texts
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import ELECTRIC, QUESTION, SENTENCE
from tests.telegram.callers import summons, without_the_bot
from tests.telegram.groups import Group, Member

pytestmark = DURATIONS
COPPER = "Quel est le prix du cuivre à Londres ?"
LANTERN = "Quand la lanterne a-t-elle été électrifiée ?"
BAGUETTES = "Combien de baguettes la boulangère pétrit-elle ?"


@pytest.mark.parametrize("between", [" ", "\n"])
async def test_each_question_is_answered_in_one_message(
    bot: Stage, friends: Group, maelle: Member, between: str
) -> None:
    answer = await maelle.asks(f"/question {QUESTION}{between}{LANTERN}")
    assert answer.italic == [QUESTION, LANTERN]
    assert SENTENCE in answer.text
    assert ELECTRIC in answer.text
    assert answer.rows == (("Le dernier en privé", "Retirer"),)
    assert answer.reply_to == maelle.last_id
    await bot.settled()
    assert friends.unheard == []
    await answer.press("Retirer")
    await answer.deleted()


async def test_the_second_may_lean_on_the_first(maelle: Member) -> None:
    answer = await maelle.asks(
        "/question Quand la lanterne a-t-elle été électrifiée ? et qui était le dernier gardien ?"
    )
    assert "1932" in answer.text
    assert "Corentin Morvan" in answer.text


async def test_what_is_asked_twice_is_answered_once_and_what_answers_twice_quoted_once(maelle: Member) -> None:
    assert (await maelle.asks(f"/question {QUESTION} {QUESTION}")).italic == []
    answer = await maelle.asks(f"/question {QUESTION} et en quelle année")
    assert answer.italic == [QUESTION, texts.french("En quelle année ?")]
    assert answer.bold == [SENTENCE]
    assert answer.text.endswith(texts.SAME_PASSAGE)


async def test_three_are_answered_and_it_is_said_that_there_were_more(maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION} {LANTERN} {COPPER} {BAGUETTES}")
    assert answer.italic == [QUESTION, LANTERN, COPPER]
    assert texts.NOTHING_FOUND in answer.text
    assert answer.text.endswith(texts.FIRST_THREE)


async def test_where_none_is_answered_one_line_says_so_and_passes_away(bot: Stage, maelle: Member) -> None:
    """Each of them is kept, without its author."""
    nothing = await maelle.asks(f"/question {COPPER} Et celui du zinc à Pékin ?")
    assert (nothing.text, nothing.rows) == (texts.NOTHING_FOUND, ())
    assert bot.library is not None
    await bot.settled()
    with bot.library.store.read() as session:
        assert len(session.chats.passing()) == 0
        assert {one.wording for one in session.missed.groups()} == {COPPER, "Et celui du zinc à Pékin ?"}


async def test_the_button_leads_to_the_last_passage_and_a_reply_leans_on_it(maelle: Member, yann: Member) -> None:
    """It says so."""
    answer = await maelle.asks(f"/question {BAGUETTES} {QUESTION}")
    (url,) = [button.url for button in answer.buttons if button.label == "Le dernier en privé"]
    assert url is not None and "p_phare_1_" in url
    await yann.replies(answer, "et quand a-t-elle été électrifiée ?")
    assert "1932" in (await yann.hears()).text


async def test_where_one_passage_is_quoted_the_button_leads_to_it(maelle: Member) -> None:
    assert (await maelle.asks(f"/question {QUESTION} {COPPER}")).labels == ["En privé", "Retirer"]


async def test_full_answers_are_short_where_there_are_several(anne: Member) -> None:
    settings = await anne.asks("/reglages")
    await settings.press("Extraits en entier")
    await settings.edited()
    answer = await anne.asks(f"/question {QUESTION} {LANTERN}")
    assert (answer.folded, answer.italic) == ([], [QUESTION, LANTERN])


async def test_a_danger_is_told_once_however_it_is_punctuated(bot: Stage, friends: Group, maelle: Member) -> None:
    answer = await maelle.asks(f"/question Mon mari me frappe ? aidez-moi ! {QUESTION}")
    assert answer.text == texts.DISTRESS
    await bot.settled()
    assert friends.unheard == []


async def test_an_edit_makes_one_of_several_and_several_of_one(maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.edits(f"/question {QUESTION} {LANTERN}")
    assert (await answer.edited()).italic == [QUESTION, LANTERN]
    await maelle.edits(f"/question {LANTERN}")
    assert (await answer.edited()).bold == [ELECTRIC]


async def test_a_guest_answers_several_in_its_one_message(stage: Stage) -> None:
    stage.server.world.abilities["supports_guest_queries"] = True
    await stage.open()
    maelle = without_the_bot(stage.group("La chorale")).member(stage.person("Maëlle"))
    answer = await summons(maelle, f"@extrait_bot {QUESTION} {LANTERN}")
    assert answer.italic == [QUESTION, LANTERN]
    assert answer.labels[0] == "Contexte"
