"""Every kind of message that a group sees, as it stands in `golden/`, to be read by eye.

`GOLDEN=write .venv/bin/python -m pytest tests/conversations/groups/test_golden.py` writes the files again.
"""

import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.records import TERMINAL
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import QUESTION
from tests.conversations.library import LIGHTHOUSE
from tests.conversations.rendering import rendered
from tests.telegram.callers import chooses, summons, types, without_the_bot
from tests.telegram.groups import Member
from tests.telegram.heard import Heard

pytestmark = DURATIONS
GOLDEN = Path(__file__).parent / "golden"
Scene = Callable[[Stage, Member], Awaitable[Heard]]


def asking(text: str) -> Scene:
    async def scene(stage: Stage, anne: Member) -> Heard:
        return await anne.asks(text)

    return scene


def pressing(before: Scene, label: str) -> Scene:
    async def scene(stage: Stage, anne: Member) -> Heard:
        heard = await before(stage, anne)
        await heard.press(label)
        return await heard.edited()

    return scene


async def full(stage: Stage, anne: Member) -> Heard:
    settings = await anne.asks("/reglages")
    await settings.press("Extraits en entier")
    await settings.edited()
    return await anne.asks(f"/question {QUESTION}")


async def welcome(stage: Stage, anne: Member) -> Heard:
    without_the_bot(anne.group)
    await anne.group.welcomes_the_bot(anne)
    return await anne.hears()


async def too_many(stage: Stage, anne: Member) -> Heard:
    for number in range(5):
        await anne.asks(f"/question {QUESTION} {number}")
    return await anne.asks(f"/question {QUESTION} encore")


async def citation(stage: Stage, anne: Member) -> Heard:
    return await chooses(anne, await types(anne.person, QUESTION), into=anne)


async def citation_of_a_version(stage: Stage, anne: Member) -> Heard:
    assert stage.library is not None
    changed = replace(LIGHTHOUSE, text=f"Une préface.\n\n{LIGHTHOUSE.text}")
    stage.library.change(lambda session: session.documents.revise(changed, 1, TERMINAL))
    return await citation(stage, anne)


async def guest(stage: Stage, anne: Member) -> Heard:
    return await summons(without_the_bot(anne.group).member(anne.person), f"@extrait_bot {QUESTION}")


SCENES: dict[str, Scene] = {
    "answer": asking(f"/question {QUESTION}"),
    "unfolded": pressing(asking(f"/question {QUESTION}"), "Voir l’extrait"),
    "full": full,
    "mention": asking("/question Combien mesure la tour Eiffel à Tokyo ?"),
    "facts": asking("/question Qui a écrit l’article ?"),
    "nothing": asking("/question Quel est le prix du cuivre à Londres ?"),
    "question": asking("/question"),
    "too-many": too_many,
    "welcome": welcome,
    "help": asking("/aide"),
    "privacy": asking("/confidentialite"),
    "documents": asking("/documents"),
    "moderators": asking("/gerer"),
    "settings": asking("/reglages"),
    "choosing": pressing(asking("/reglages"), "Choisir les documents"),
    "citation": citation,
    "citation-of-a-version": citation_of_a_version,
    "guest": guest,
}


@pytest.mark.parametrize("name", SCENES)
async def test_a_message_reads_as_it_did(stage: Stage, name: str) -> None:
    stage.server.world.abilities |= {"supports_inline_queries": True, "supports_guest_queries": True}
    await stage.open()
    anne = stage.group("Les amis du phare").member(stage.person("Anne"), "creator")
    message = dated(rendered(await SCENES[name](stage, anne)))
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(message, "utf-8")
    assert message == file.read_text("utf-8")


def dated(message: str) -> str:
    """The same, whatever day it is."""
    before, version, behind = message.partition("version du ")
    return before + version + ("JOUR\n" + behind.partition("\n")[2] if version else "")


def test_every_golden_file_is_looked_at() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == set(SCENES)
