"""What is kept about a reader is told them, sent to them, and deleted at a word."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot import texts
from tests.conversations.conftest import Stage
from tests.conversations.library import LIGHTHOUSE
from tests.telegram import faults
from tests.telegram.people import Person

QUESTION = "Qui a construit le phare ?"
MOMENT = r"\d{1,2}(er)? \w+ 20\d\d à \d{1,2}\u00a0h\u00a0\d\d"


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


async def a_moderator(stage: Stage) -> Person:
    """Loïc, whom Anne has invited."""
    stage.owners = frozenset({6_120_480_001})
    await stage.open()
    anne, loic = stage.person("Anne"), stage.person("Loïc")
    await loic.opens((await anne.asks("/inviter")).text.split()[-1])
    await loic.hears()
    await anne.hears()
    return loic


async def test_my_data_is_a_file_that_a_person_can_read(stage: Stage, maelle: Person) -> None:
    """Each part says what it is. What was asked is in it only where the reader wanted to be told."""
    await maelle.asks(QUESTION)
    await wish(maelle)
    await stage.settled()
    told = await data(maelle)
    assert told.pop("a_lire_d_abord").startswith("Voici tout ce que je garde de vous, le ")
    assert all(part["explication"].endswith(".") for part in told.values())
    (wished,) = told["reponses_attendues"]["questions"]
    assert wished["question"] == "Où se trouve le lavoir communal ?"
    assert re.fullmatch(MOMENT, wished["gardee_jusqu_au"])
    assert [one["numero_de_ma_reponse"] for one in told["reponses_donnees"]["messages"]] == [2, 4]
    assert told["fil_de_la_conversation"]["passages_cites"] == [
        {"mots_de_la_question": "Qui construit phare", "document": LIGHTHOUSE.title, "caracteres": "0–122"}
    ]
    assert told["messages_en_attente"]["nombre"] == 1
    assert told["moderation"]["moderateur"] == "rien"
    assert QUESTION not in json.dumps(told, ensure_ascii=False)


async def test_no_key_of_my_data_means_two_things(stage: Stage, maelle: Person) -> None:
    """Each stands in one part alone, but for the sentence that says what the part is."""
    await maelle.asks(QUESTION)
    await wish(maelle)
    await stage.settled()
    told = await data(maelle)
    keys = [set(_keys(part)) - {"explication"} for name, part in told.items() if isinstance(part, dict)]
    assert sum(map(len, keys)) == len(set().union(*keys))


async def test_everything_that_is_erased_is_in_my_data(stage: Stage) -> None:
    """Each table's rows that go, a moderator's too."""
    loic = await a_moderator(stage)
    await loic.asks("/ajouter")
    await loic.asks("Le lavoir communal se trouve derrière l’église, au bout de la rue des Tanneurs.")
    answer = await loic.asks(QUESTION)
    await answer.press("Pas utile")
    await (await answer.edited()).press("Incomplet")
    await wish(loic)
    listed = await loic.asks("/documents")
    await listed.press("Chercher")
    await loic.hears()
    await stage.settled()
    told = await data(loic)
    assert told["moderation"]["moderateur"]["nom"] == "Loïc"
    assert [one["titre"] for one in told["moderation"]["brouillons_ouverts"]]
    assert "pas utile\u00a0: incomplet" in [one["votre_avis"] for one in told["reponses_donnees"]["messages"]]
    assert told["suite_attendue"]["etape"] == "title"
    assert told["reponses_attendues"]["questions"]
    assert stage.library is not None
    with stage.library.store.write() as session:
        before = session.readers.about_person(loic.chat.id, loic.chat.id)
        session.readers.forget_person(loic.chat.id, loic.chat.id)
        after = session.readers.about_person(loic.chat.id, loic.chat.id)
        assert not any(session.votes.counts().values())
    # The update that asked for the file may be done by now.
    assert {name for name in before if before[name] != after[name]} - {"updates"} == {
        "wishes",
        "context",
        "step",
        "answers",
    }


def _keys(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield name
            yield from _keys(value)
    elif isinstance(part, list) and part:
        yield from _keys(part[0])


async def test_nothing_is_erased_before_it_is_confirmed(maelle: Person) -> None:
    """«Non» leaves everything as it is."""
    await wish(maelle)
    asked = await maelle.asks("/effacer")
    assert asked.labels == ["Oui, tout effacer", "Non"]
    await asked.press("Non")
    assert (await asked.edited()).text == texts.NOT_ERASED
    assert len((await data(maelle))["reponses_attendues"]["questions"]) == 1


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
    kept = [value for part in told.values() if isinstance(part, dict) for name, value in part.items()]
    said = [value for value in kept if value and value not in ("rien", *texts.DATA_PARTS.values())]
    assert said == [told["pseudonyme"]["valeur"], told["messages_en_attente"]["nombre"]]
    assert len((await data(yann))["reponses_attendues"]["questions"]) == 1


async def test_after_erasing_the_conversation_goes_on(maelle: Person) -> None:
    """A question is answered; an old one is corrected no longer."""
    asked = await maelle.asks("/effacer")
    await asked.press("Oui, tout effacer")
    await asked.edited()
    assert "Yves Lannuzel" in (await maelle.asks(QUESTION)).text


async def test_a_moderator_who_erases_is_told_that_they_stay_one(stage: Stage) -> None:
    """That is not for them to decide."""
    loic = await a_moderator(stage)
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
