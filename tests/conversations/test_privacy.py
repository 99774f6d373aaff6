"""What is kept about a reader is told them, sent to them, and deleted at a word."""

import json
from typing import Any

from bot.chat import texts
from tests.conversations.conftest import Stage
from tests.telegram import faults
from tests.telegram.people import Person

QUESTION = "Qui a construit le phare ?"


async def data(person: Person) -> dict[str, Any]:
    await person.says("/mes_donnees")
    sent = await person.hears()
    assert sent.text == texts.MY_DATA
    assert sent.file is not None
    name, content = sent.file
    assert name == "mes-donnees.json"
    return dict(json.loads(content))


async def wish(person: Person) -> None:
    nothing = await person.asks("Où se trouve le lavoir communal ?")
    await nothing.press("Prévenez-moi")
    await (await nothing.edited()).press("Oui, prévenez-moi")
    await nothing.edited()


async def test_my_data_is_a_file_with_french_keys(stage: Stage, maelle: Person) -> None:
    """What was asked is in it only where the reader wanted to be told."""
    await maelle.asks(QUESTION)
    await wish(maelle)
    await stage.settled()
    told = await data(maelle)
    assert told["moderateur"] is None
    assert [one["question"] for one in told["reponses_attendues"]] == ["Où se trouve le lavoir communal ?"]
    assert len(told["reponses_donnees"]) == 2
    assert told["fil_de_la_conversation"]["contenu"] == {"reponses_donnees": [["Qui construit phare", "phare", 0, 122]]}
    assert QUESTION not in json.dumps(told, ensure_ascii=False)


async def test_nothing_is_erased_before_it_is_confirmed(maelle: Person) -> None:
    """«Non» leaves everything as it is."""
    await wish(maelle)
    asked = await maelle.asks("/effacer")
    assert asked.labels == ["Oui, tout effacer", "Non"]
    await asked.press("Non")
    assert (await asked.edited()).text == texts.NOT_ERASED
    assert len((await data(maelle))["reponses_attendues"]) == 1


async def test_what_is_erased_is_gone_at_once_and_everywhere(stage: Stage, maelle: Person) -> None:
    """Of others, nothing is."""
    yann = stage.person("Yann")
    for person in (maelle, yann):
        await person.asks(QUESTION)
        await wish(person)
    asked = await maelle.asks("/effacer")
    await asked.press("Oui, tout effacer")
    assert (await asked.edited()).text == texts.ERASED
    told = await data(maelle)
    assert {name for name, value in told.items() if value} == {"pseudonyme", "messages_en_attente"}
    assert len((await data(yann))["reponses_attendues"]) == 1


async def test_after_erasing_the_conversation_goes_on(maelle: Person) -> None:
    """A question is answered; an old one is corrected no longer."""
    asked = await maelle.asks("/effacer")
    await asked.press("Oui, tout effacer")
    await asked.edited()
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text


async def test_a_moderator_who_erases_is_told_that_they_stay_one(stage: Stage) -> None:
    """That is not for them to decide."""
    stage.owners = frozenset({6_120_480_001})
    await stage.open()
    anne, loic = stage.person("Anne"), stage.person("Loïc")
    await loic.opens((await anne.asks("/inviter")).text.split()[-1])
    await loic.hears()
    await anne.hears()
    asked = await loic.asks("/effacer")
    await asked.press("Oui, tout effacer")
    assert (await asked.edited()).text == texts.ERASED + texts.STILL_MODERATOR


async def test_whoever_blocks_the_bot_is_forgotten(stage: Stage, maelle: Person) -> None:
    """Also where Telegram tells only when the bot writes."""
    await wish(maelle)
    maelle.blocks_the_bot()
    await stage.settled()
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert session.wishes.all() == []
        assert session.answers.of(maelle.chat.id) == []


async def test_whoever_cannot_be_written_to_is_forgotten(stage: Stage, maelle: Person) -> None:
    """They blocked the bot while it was away."""
    await wish(maelle)
    await stage.settled()
    stage.server.fail("sendMessage", faults.Fault(403, "Forbidden: bot was blocked by the user"))
    await maelle.says(QUESTION)
    await stage.settled()
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert session.wishes.all() == []
