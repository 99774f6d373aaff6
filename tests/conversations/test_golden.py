"""Every kind of message that readers see, as it stands in `golden/`, to be read by eye.

`GOLDEN=write .venv/bin/python -m pytest tests/conversations/test_golden.py` writes the files again.
"""

import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot import publishing
from bot.models import Document
from bot.records import TERMINAL, Origin
from bot.services import corpus_edits
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.library import LIBRARY, LIGHTHOUSE
from tests.conversations.rendering import rendered
from tests.telegram.heard import Heard
from tests.telegram.people import Person

pytestmark = DURATIONS
GOLDEN = Path(__file__).parent / "golden"
QUESTION = "Qui a construit le phare ?"
BOTH = "Qui a reconstruit le four et électrifié la lanterne du phare ?"
"""Of two documents, with an excerpt more than is shown."""
NOTHING = "Quel est le cours du cuivre à Londres ?"
CHAPTERS = Document(
    id="musee",
    title="Le musée de la mer",
    source="https://musee.example/",
    published=date(2024, 6, 25),
    note="Résumé écrit pour ces tests.",
    text="## L’histoire\n\nLe musée a ouvert en 1999.\n\n## Les visites\n\nLe musée est ouvert le mardi.",
    questions=("Quand le musée a-t-il ouvert ?",),
)
Scene = Callable[[Stage, Person], Awaitable[Heard]]


def asking(text: str) -> Scene:
    async def scene(stage: Stage, maelle: Person) -> Heard:
        return await maelle.asks(text)

    return scene


def sending(sends: Callable[[Person], Awaitable[None]]) -> Scene:
    async def scene(stage: Stage, maelle: Person) -> Heard:
        await sends(maelle)
        return await maelle.hears()

    return scene


def pressing(before: Scene, *labels: str) -> Scene:
    """The message after each of these presses changed it."""

    async def scene(stage: Stage, maelle: Person) -> Heard:
        heard = await before(stage, maelle)
        for label in labels:
            await heard.press(label)
            heard = await heard.edited()
        return heard

    return scene


async def pressed_question(stage: Stage, maelle: Person) -> Heard:
    await (await maelle.asks("/start")).press(QUESTION)
    return await maelle.hears()


async def permalink(stage: Stage, maelle: Person) -> Heard:
    await maelle.opens("https://t.me/extrait_bot?start=p_bac_1_0_50")
    return await maelle.hears()


async def leads_nowhere(stage: Stage, maelle: Person) -> Heard:
    await maelle.opens("https://t.me/extrait_bot?start=d_rien")
    return await maelle.hears()


async def my_data(stage: Stage, maelle: Person) -> Heard:
    await maelle.says("/mes_donnees")
    return await maelle.hears()


async def changed(stage: Stage, maelle: Person) -> Heard:
    answer = await maelle.asks(QUESTION)
    assert stage.library is not None
    new = replace(LIGHTHOUSE, text="Le phare date de 1875.")
    stage.library.change(lambda session: session.documents.revise(new, 1, TERMINAL))
    await answer.press("Contexte")
    return await answer.edited()


async def withdrawn(stage: Stage, maelle: Person) -> Heard:
    answer = await maelle.asks(BOTH)
    assert stage.library is not None
    corpus_edits.withdraw(stage.library, LIGHTHOUSE.id, TERMINAL)
    await answer.press("Contexte")
    return await answer.edited()


async def notified(stage: Stage, maelle: Person) -> Heard:
    await pressing(asking("Où se trouve le lavoir ?"), "Prévenez-moi", "Oui, prévenez-moi")(stage, maelle)
    await stage.close()
    assert stage.library is not None
    lavoir = Document("lavoir", "Le lavoir", "Le lavoir se trouve derrière l’église, rue des Tanneurs.")
    publishing.publish(stage.library, lavoir, Origin.TEXT, TERMINAL)
    await stage.open(None)
    return await maelle.hears()


SCENES: dict[str, Scene] = {
    "answer": asking(QUESTION),
    "answer-inside": asking("Qui est parti à la retraite en 1998 ?"),
    "answer-without-source": asking("Les vélos paient-ils le bac ?"),
    "answer-recalled": pressed_question,
    "mention": asking("Combien de marches compte la tour ?"),
    "nothing": asking(NOTHING),
    "nothing-near": asking("Quel pianiste russe a gagné le concours international de Moscou en octobre dernier ?"),
    "noted": pressing(asking(NOTHING), "Prévenez-moi", "Oui, prévenez-moi"),
    "notified": notified,
    "foreign-but-near": asking("Who is Yves Lannuzel?"),
    "known": asking("tu connais quoi ?"),
    "summary": asking("résume"),
    "facts": asking("Qui a écrit l’article ?"),
    "several": asking("Qui a construit le phare ? Combien coûte l’entrée ?"),
    "more": pressing(asking(BOTH), "Autres extraits"),
    "context": pressing(asking(QUESTION), "Contexte"),
    "headings": pressing(asking("Quand le musée est-il ouvert ?"), "Contexte"),
    "changed": changed,
    "withdrawn": withdrawn,
    "permalink": permalink,
    "leads-nowhere": leads_nowhere,
    "reasons": pressing(asking(QUESTION), "Pas utile"),
    "consent": pressing(asking(NOTHING), "Prévenez-moi"),
    "start": asking("/start"),
    "help": asking("/aide"),
    "documents": asking("/documents"),
    "document": pressing(asking("/documents"), "Le musée de la mer"),
    "found-no-document": asking("/documents sous-marin"),
    "ask-me": asking("/question"),
    "unknown-command": asking("/nimporte"),
    "privacy": asking("/confidentialite"),
    "my-data": my_data,
    "erase": asking("/effacer"),
    "erased": pressing(asking("/effacer"), "Oui, tout effacer"),
    "greeting": asking("Bonjour !"),
    "thanks": asking("Merci"),
    "who": asking("Tu es qui ?"),
    "insult": asking("Connard"),
    "foreign": asking("What is the price of copper in London?"),
    "distress": asking("au secours, je suis en danger"),
    "too-long": asking("Le phare de Kerbihan a été construit. " * 30),
    "sticker": sending(Person.sends_sticker),
    "picture": sending(Person.sends_photo),
    "voice": sending(Person.sends_voice),
    "contact": sending(Person.sends_contact),
    "place": sending(Person.sends_location),
    "file": sending(Person.sends_document),
    "poll": sending(Person.sends_poll),
    "forwarded": sending(lambda person: person.forwards_post("Le phare rouvre samedi.")),
}


@pytest.mark.parametrize("name", SCENES)
async def test_a_message_reads_as_it_did(stage: Stage, name: str) -> None:
    stage.server.world.abilities["supports_inline_queries"] = True
    await stage.open([*LIBRARY, CHAPTERS])
    message = rendered(await SCENES[name](stage, stage.person("Maëlle")))
    message = re.sub(r"(?<=d’ici le )[^,]+", "…", message)  # thirty days from now
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(message, "utf-8")
    assert message == file.read_text("utf-8")


def test_every_golden_file_is_looked_at() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == set(SCENES)
