"""«Et quand ?» in a group leans on what the same person was answered last, there and not long ago."""

from datetime import timedelta

import pytest

from bot import texts
from bot.services.group_answers import LEANS
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import QUESTION
from tests.conversations.library import LIGHTHOUSE
from tests.telegram.callers import chooses, summons, types, without_the_bot
from tests.telegram.groups import Group, Member

pytestmark = DURATIONS
KEEPER = "/question Qui était le dernier gardien du phare ?"
WHEN = "et quand ?"
"""Alone it says nothing; behind the answer about the keeper it asks when he left."""
ALONE = texts.NO_WORD


async def answered(member: Member, question: str = f"/question {WHEN}") -> str:
    return (await member.asks(question)).text


async def test_a_question_leans_on_the_last_answer_to_the_same_person(maelle: Member) -> None:
    assert "Corentin Morvan" in await answered(maelle, KEEPER)
    assert "1998" in await answered(maelle)


async def test_it_does_after_a_restart(bot: Stage, maelle: Member) -> None:
    await maelle.asks(KEEPER)
    await bot.restart()
    assert "1998" in await answered(maelle)


async def test_a_mention_leans_too(stage: Stage, maelle: Member) -> None:
    stage.server.world.abilities["can_read_all_group_messages"] = True
    await maelle.asks(KEEPER)
    assert "1998" in await answered(maelle, f"@extrait_bot {WHEN}")


async def test_what_a_command_alone_asked_for_leans_too(maelle: Member) -> None:
    await maelle.asks(KEEPER)
    await maelle.replies(await maelle.asks("/question"), WHEN)
    assert "1998" in (await maelle.hears()).text


async def test_it_does_not_lean_on_what_another_person_was_answered(maelle: Member, yann: Member) -> None:
    await maelle.asks(KEEPER)
    assert await answered(yann) == ALONE


async def test_people_who_ask_by_turns_each_go_on(maelle: Member, yann: Member) -> None:
    await maelle.asks(KEEPER)
    await yann.asks("/question Toutes les combien de minutes le bac traverse-t-il l’estuaire ?")
    assert "1998" in await answered(maelle)
    assert "1998" not in await answered(yann)


async def test_after_some_minutes_it_leans_on_nothing(bot: Stage, maelle: Member) -> None:
    await maelle.asks(KEEPER)
    await bot.settled()
    bot.moved = LEANS + timedelta(seconds=1)
    assert await answered(maelle) == ALONE


async def test_in_another_group_it_leans_on_nothing(bot: Stage, maelle: Member) -> None:
    await maelle.asks(KEEPER)
    assert await answered(bot.group("La chorale").member(maelle.person)) == ALONE


async def test_topics_are_apart(bot: Stage) -> None:
    """General too."""
    forum = bot.group("Le bourg", is_forum=True)
    maelle = forum.member(bot.person("Maëlle"))
    sea, bread = await forum.opens_topic(maelle, "La mer"), await forum.opens_topic(maelle, "Le pain")
    await maelle.in_topic(sea).asks(KEEPER)
    assert await answered(maelle) == ALONE
    assert await answered(maelle.in_topic(bread)) == ALONE
    assert "1998" in await answered(maelle.in_topic(sea))


async def test_comments_below_a_post_go_on_and_those_below_others_are_apart(friends: Group, maelle: Member) -> None:
    """Telegram shows each of them as a reply to the post."""
    post, other = await friends.discusses("Le phare fait peau neuve."), await friends.discusses("Le bac est en panne.")
    await maelle.comments(post, KEEPER)
    await maelle.hears()
    await maelle.comments(other, f"/question {WHEN}")
    assert (await maelle.hears()).text == ALONE
    await maelle.comments(post, f"/question {WHEN}")
    assert "1998" in (await maelle.hears()).text


async def test_a_post_that_is_asked_leans_on_nothing(friends: Group, maelle: Member) -> None:
    post = await friends.discusses(WHEN)
    await maelle.comments(post, KEEPER)
    await maelle.hears()
    await maelle.comments(post, "/question")
    assert (await maelle.hears()).text == ALONE


async def test_below_what_somebody_wrote_it_leans_on_nothing(maelle: Member, yann: Member) -> None:
    """Neither what the message asks, nor what its command does."""
    await maelle.asks(KEEPER)
    await yann.says(WHEN)
    await maelle.replies(yann.last_id, "/question")
    assert (await maelle.hears()).text == ALONE
    await maelle.replies(yann.last_id, "/question et combien ?")
    assert (await maelle.hears()).text == ALONE


async def test_an_answer_that_is_replied_to_is_leant_on_whoever_was_answered(maelle: Member, yann: Member) -> None:
    """Not the last one to whoever replies."""
    keeper = await maelle.asks(KEEPER)
    await yann.asks("/question Toutes les combien de minutes le bac traverse-t-il l’estuaire ?")
    await yann.replies(keeper, WHEN)
    assert "1998" in (await yann.hears()).text


async def test_an_edited_question_leans_on_what_was_answered_before_it(maelle: Member) -> None:
    await maelle.asks(KEEPER)
    ferry = await maelle.asks("/question Toutes les combien de minutes le bac traverse-t-il l’estuaire ?")
    await maelle.edits(f"/question {WHEN}")
    assert "1998" in (await ferry.edited()).text


async def test_a_question_leans_on_what_was_told_of_the_document(stage: Stage) -> None:
    """Where nothing was quoted."""
    await stage.open([LIGHTHOUSE])
    maelle = stage.group("Les amis du phare").member(stage.person("Maëlle"))
    assert "Anne Le Goff" in await answered(maelle, "/question Qui a écrit l’article ?")
    assert "1er mai 2023" in await answered(maelle)


async def test_what_got_nothing_changes_nothing(maelle: Member) -> None:
    await maelle.asks(KEEPER)
    await maelle.asks("/question Quel est le prix du cuivre à Londres ?")
    assert "1998" in await answered(maelle)


async def test_what_was_answered_is_forgotten_with_the_group(bot: Stage, friends: Group, maelle: Member) -> None:
    await maelle.asks(KEEPER)
    await friends.removes_the_bot(maelle)
    await bot.settled()
    assert bot.library is not None
    with bot.library.store.read() as session:
        assert session.contexts.get(friends.chat.id) is None


async def test_of_what_was_asked_no_word_is_kept(bot: Stage, friends: Group, maelle: Member) -> None:
    await maelle.asks(KEEPER)
    await bot.settled()
    assert bot.library is not None
    with bot.library.store.read() as session:
        context = session.contexts.get(friends.chat.id)
    assert context is not None
    assert "gardien" not in str(context)
    assert str(maelle.user["id"]) not in str(context)


@pytest.mark.parametrize("ability", ["supports_guest_queries", "supports_inline_queries"])
async def test_below_a_citation_a_question_leans_on_it(stage: Stage, ability: str) -> None:
    """One that somebody sent from the list, or that the bot gave as a guest."""
    stage.server.world.abilities |= {ability: True, "can_read_all_group_messages": True}
    await stage.open()
    group = stage.group("La chorale")
    maelle = group.member(stage.person("Maëlle"))
    if ability == "supports_inline_queries":
        citation = await chooses(maelle.person, await types(maelle.person, QUESTION), into=maelle)
        await maelle.replies(citation, f"@extrait_bot {WHEN}")
        assert "1874" in (await maelle.hears()).text
    else:
        without_the_bot(group)
        answer = await summons(maelle, f"@extrait_bot {QUESTION}")
        assert "1874" in (await summons(maelle, f"@extrait_bot {WHEN}", reply_to=answer.id)).text
