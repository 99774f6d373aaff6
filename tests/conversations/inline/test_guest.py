"""The bot, called into a group that it is not in."""

import pytest

from bot import texts
from tests.conversations.conftest import DURATIONS, Stage
from tests.telegram.callers import summons, without_the_bot
from tests.telegram.groups import Member

pytestmark = DURATIONS
SENTENCE = "Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel."
QUESTION = "Qui a construit le phare ?"
COPPER = "Quel est le prix du cuivre à Londres ?"


@pytest.fixture(params=[True, False], ids=["asked inline too", "not asked inline"])
async def guest(stage: Stage, request: pytest.FixtureRequest) -> Member:
    """A member of a group that the bot is not in."""
    stage.server.world.abilities |= {"supports_guest_queries": True, "supports_inline_queries": request.param}
    await stage.open()
    return without_the_bot(stage.group("La chorale")).member(stage.person("Maëlle"))


async def test_it_gives_one_answer(stage: Stage, guest: Member) -> None:
    answer = await summons(guest, f"@extrait_bot {QUESTION}")
    assert answer.bold == [SENTENCE]
    assert answer.links == [("Le phare de Kerbihan", "https://gazette.example/phare?lang=fr&page=2")]
    assert answer.labels[0] == "Contexte"
    assert ("Poser une question" in answer.labels) == stage.server.world.abilities["supports_inline_queries"]
    assert stage.server.called("sendMessage") == []


async def test_called_below_a_message_it_answers_that(guest: Member) -> None:
    await guest.says(QUESTION)
    assert SENTENCE in (await summons(guest, "@extrait_bot", reply_to=guest.last_id)).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@extrait_bot", texts.GUEST_HELP),
        (f"@extrait_bot {COPPER}", texts.NOTHING_FOUND),
        ("@extrait_bot merci beaucoup", texts.THANKS),
        ("@extrait_bot tu es un robot ?", texts.GUEST_WHO),
        ("@extrait_bot mes messages sont-ils enregistrés ?", texts.GUEST_PRIVACY),
        ("@extrait_bot Who built the lighthouse?", texts.ONLY_FRENCH),
        ("@extrait_bot aide", texts.GUEST_HELP),
        ("@extrait_bot 🙂", texts.NO_WORD),
        ("@extrait_bot Mon mari me frappe, qui a construit le phare ?", texts.DISTRESS),
    ],
)
async def test_there_is_always_an_answer(guest: Member, text: str, said: str) -> None:
    assert (await summons(guest, text)).text == said


async def test_it_says_what_there_is_to_be_asked(guest: Member) -> None:
    known = await summons(guest, "@extrait_bot tu connais quoi ?")
    assert known.text.startswith("Je connais 3\u00a0documents")
    assert (await summons(guest, "@extrait_bot résume l’article")).text == f"{texts.NO_SUMMARY}\n{known.text}"


async def test_small_talk_is_not_kept(stage: Stage, guest: Member) -> None:
    await summons(guest, "@extrait_bot tu es un robot ?")
    await stage.settled()
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert session.missed.count() == 0


async def test_what_it_cannot_answer_is_kept_without_its_author(stage: Stage, guest: Member) -> None:
    await summons(guest, f"@extrait_bot {COPPER}")
    await stage.settled()
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert [one.wording for one in session.missed.groups()] == [COPPER]


async def test_what_is_known_of_a_document_is_told(guest: Member) -> None:
    assert texts.FACTS in (await summons(guest, "@extrait_bot qui a écrit l’article ?")).text


async def test_a_summons_is_not_written_down(stage: Stage, guest: Member) -> None:
    """A later process would answer too late."""
    await summons(guest, f"@extrait_bot {QUESTION}")
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert session.updates.count() == 0
