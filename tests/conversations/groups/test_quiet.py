"""What is said among people below an answer asks nothing, and gets nothing."""

from datetime import timedelta

import pytest

from bot import texts
from bot.chat.auto_delete import delete_due
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import ELECTRIC, QUESTION, SENTENCE
from tests.telegram.groups import Group, Member

pytestmark = DURATIONS
REACTIONS = (
    *(
        "mdr",
        "merci !",
        "ok",
        "👍",
        "haha",
        "d’accord",
        "lol",
        "bien vu",
        "MDRRR",
        "ptdr",
        "ah ouais",
        "ah bon ?",
        "😂😂",
    ),
    *("c’est noté", "Merci le bot", "je savais pas", "c’est fou", "n’importe quoi", "t’es nul", "bonne nuit", "ouiii"),
    *("Bonjour", "pas mal", "c’est ça", "incroyable !!!", "???", "j’adore", "trop fort", "ok merci bcp", "+1"),
)
REMARKS = (
    *("Mon cousin l’a visité", "Le phare c’est trop beau", "On y va samedi", "Yann tu vois que j’avais raison"),
    *("1874 c’est vieux quand même", "Je crois qu’il est fermé"),
)


async def test_reactions_and_remarks_below_an_answer_are_left_alone(bot: Stage, friends: Group, yann: Member) -> None:
    """Though some of their words stand in the documents."""
    answer = await yann.asks(f"/question {QUESTION}")
    for said in (*REACTIONS, *REMARKS):
        await yann.replies(answer, said)
        await bot.settled()
        assert (said, friends.unheard) == (said, [])
    assert bot.library is not None
    with bot.library.store.read() as session:
        assert session.missed.count() == 0


async def test_reactions_beside_a_mention_are_left_alone(stage: Stage, friends: Group, yann: Member) -> None:
    stage.server.world.abilities["can_read_all_group_messages"] = True
    for said in REACTIONS:
        await yann.says(f"@extrait_bot {said}")
        await stage.settled()
        assert (said, friends.unheard) == (said, [])


async def test_whoever_speaks_of_the_bot_is_left_alone(stage: Stage, friends: Group, yann: Member) -> None:
    """And whoever asks somebody else something below an answer, which the documents do not answer."""
    stage.server.world.abilities["can_read_all_group_messages"] = True
    answer = await yann.asks(f"@extrait_bot {QUESTION}")
    await yann.says("y’a @extrait_bot qui sait tout sur le phare mdr")
    await yann.says("Demandez à @extrait_bot si vous ne savez pas")
    await yann.replies(answer, "Maëlle tu connaissais cet ingénieur toi ?")
    await stage.settled()
    assert friends.unheard == []


@pytest.mark.parametrize("thanks", ["merci", "mdr", "ok"])
async def test_thanks_and_a_question_are_a_question(maelle: Member, yann: Member, thanks: str) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await yann.replies(answer, f"{thanks}, et quand la lanterne a été électrifiée")
    assert ELECTRIC in (await yann.hears()).text


@pytest.mark.parametrize("asked", ["et la lanterne", "qui ça", "la tour de granit", "c’est quand"])
async def test_few_words_below_an_answer_ask(maelle: Member, yann: Member, asked: str) -> None:
    answer = await maelle.asks("/question Qui était le dernier gardien du phare ?")
    await yann.replies(answer, asked)
    assert "Le phare de Kerbihan" in (await yann.hears()).text


@pytest.mark.parametrize(
    "said",
    [
        "ah ouais quand même, ils ont bien fait",
        "on mange quoi ce soir ?",
        "moi je l’utilisais en 2010, vous aussi ?",
        "vous en pensez quoi ?",
        "et quel est le prix du cuivre à Londres ?",
    ],
)
async def test_what_gets_nothing_below_an_answer_is_left_alone(
    bot: Stage, friends: Group, maelle: Member, yann: Member, said: str
) -> None:
    """Perhaps a friend was meant; and what friends tell each other is nothing for moderators."""
    answer = await maelle.asks(f"/question {QUESTION}")
    await yann.replies(answer, said)
    await bot.settled()
    assert friends.unheard == []
    assert bot.library is not None
    with bot.library.store.read() as session:
        assert session.missed.count() == 0


async def test_what_gets_nothing_beside_our_name_is_left_alone(
    stage: Stage, friends: Group, maelle: Member, yann: Member
) -> None:
    """In front of a question it calls, and is told."""
    stage.server.world.abilities["can_read_all_group_messages"] = True
    copper = "Quel est le prix du cuivre à Londres ?"
    await yann.says(f"{copper} @extrait_bot")
    await stage.settled()
    assert friends.unheard == []
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert session.missed.count() == 0
    assert (await maelle.asks(f"@extrait_bot {copper}")).text == texts.NOTHING_FOUND
    await stage.settled()
    with stage.library.store.read() as session:
        assert session.missed.count() == 1


@pytest.mark.parametrize("said", ["au secours", "on m’a menacé", "Mon mari me frappe, aidez-moi"])
async def test_whoever_is_in_danger_is_told_where_there_is_help(maelle: Member, said: str) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.replies(answer, said)
    assert (await maelle.hears()).text == texts.DISTRESS


async def test_who_the_bot_is_may_be_asked(maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.replies(answer, "t’es qui toi ?")
    assert (await maelle.hears()).text == texts.GROUP_WHO


@pytest.mark.parametrize("asked", ["who built the lighthouse?", "¿quién construyó el faro?"])
async def test_another_language_is_told_and_passes_away(bot: Stage, maelle: Member, asked: str) -> None:
    line = await maelle.asks(f"/question {asked}")
    assert line.text == texts.ONLY_FRENCH
    await bot.settled()
    bot.moved = timedelta(seconds=61)
    assert bot.application is not None and bot.library is not None
    await delete_due(bot.application.bot, bot.library)
    assert line.is_deleted


async def test_a_command_is_never_left_without_a_word(maelle: Member) -> None:
    assert (await maelle.asks("/question merci")).text == texts.THANKS
    assert (await maelle.asks("/question ???")).text == texts.NO_WORD


async def test_a_caption_may_be_a_command(stage: Stage, maelle: Member) -> None:
    stage.server.world.abilities["can_read_all_group_messages"] = True
    await maelle.sends_photo(caption=f"/question {QUESTION}")
    assert SENTENCE in (await maelle.hears()).text
