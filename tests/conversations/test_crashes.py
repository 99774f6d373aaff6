"""The process is killed, at any point: no question is lost or answered twice, and no change is made by halves."""

import asyncio
import json
import sqlite3
from collections import Counter
from dataclasses import replace

import pytest

from bot.store.sealing import Secrets
from tests.conversations.test_process import Bot, Machine, machine
from tests.patience import PATIENCE
from tests.telegram import faults
from tests.telegram.heard import Heard
from tests.telegram.people import Person

pytestmark = pytest.mark.slow

__all__ = ["machine"]  # a fixture

QUESTION = "Qui a construit le phare ?"
ANNE = 6_120_480_001
LAVOIR = (
    "Le lavoir de Kerbihan a été restauré en 2015 par des bénévoles. Ils ont retaillé cent vingt pierres de granit."
)


async def kill(machine: Machine, bot: Bot) -> None:
    """SIGKILL: nothing of the process runs any more."""
    bot.process.kill()
    await bot.process.wait()
    machine.server.drop_connections()


def answers(machine: Machine, person: Person) -> Counter[int]:
    """How many replies each of somebody's messages got."""
    sent = machine.server.sent(person.chat.id)
    return Counter(message["reply_to_message"]["message_id"] for message in sent if "reply_to_message" in message)


@pytest.mark.parametrize("arrives", [False, True])
async def test_questions_taken_in_and_not_answered_are_answered_after_a_kill(machine: Machine, arrives: bool) -> None:
    """The first hung on its way to Telegram, which carries it out or not; the others waited; all had been confirmed."""
    maelle = Person(machine.server, ANNE, "Maëlle")
    never = asyncio.Event()
    machine.server.fail("sendMessage", replace(faults.hanging(never), carried_out=arrives))
    bot = await machine.start()
    for number in range(4):
        await maelle.says(f"{QUESTION} {number}")
    async with asyncio.timeout(PATIENCE):
        await machine.server.faulted.wait()
        await machine.server.updates.confirmed()
    await kill(machine, bot)

    await machine.start()
    for _ in range(4):
        assert "Yves Lannuzel" in (await maelle.hears()).text
    assert answers(machine, maelle) == {1: 1, 2: 1, 3: 1, 4: 1}


async def test_an_answer_that_was_noted_is_not_sent_again(machine: Machine) -> None:
    """Killed between writing down which message answers the question and writing down that the question is done."""
    maelle = Person(machine.server, ANNE, "Maëlle")
    bot = await machine.start()
    await maelle.asks(QUESTION)
    await bot.stop()
    with sqlite3.connect(machine.database) as database:
        (number,) = database.execute("SELECT update_id FROM updates").fetchone()
        raw = json.dumps({"update_id": number, "message": maelle.chat.messages[1]})
        secrets = Secrets.load(None, machine.database.parent)
        values = (secrets.seal(raw, "update"), secrets.pseudonym("chat", ANNE))
        database.execute("UPDATE updates SET done = NULL, sealed = ?, chat = ?", values)
    database.close()
    await machine.start()
    await maelle.asks("Et qui l’a construit ?")
    assert answers(machine, maelle)[1] == 1


@pytest.mark.parametrize("heard_before", [1, 3, 6])
async def test_killed_in_the_middle_of_a_crowd_everybody_is_answered_once(machine: Machine, heard_before: int) -> None:
    people = [Person(machine.server, ANNE + number, f"Maëlle {number}") for number in range(8)]
    bot = await machine.start()
    for person in people:
        await person.says(QUESTION)
    async with asyncio.timeout(PATIENCE):
        while sum(len(machine.server.sent(person.chat.id)) for person in people) < heard_before:
            await asyncio.sleep(0)
    await kill(machine, bot)
    await machine.start()
    for person in people:
        assert "Yves Lannuzel" in (await person.hears()).text
        assert answers(machine, person) == {1: 1}


async def test_a_moderator_s_work_survives_a_kill_between_any_two_steps(machine: Machine) -> None:
    """After each step the process is killed and started again; the day ends as if it had not been."""
    anne, reader = Person(machine.server, ANNE, "Anne"), Person(machine.server, ANNE + 1, "Maëlle")
    running = await machine.start(BOT_OWNERS=str(ANNE))

    async def restart() -> None:
        nonlocal running
        async with asyncio.timeout(PATIENCE):
            await machine.server.updates.confirmed()
        await kill(machine, running)
        running = await machine.start(BOT_OWNERS=str(ANNE))

    async def pressed(heard: Heard, label: str) -> Heard:
        await heard.press(label)
        changed = await heard.edited()
        await restart()
        return changed

    await anne.asks("/ajouter")
    await restart()
    draft = await anne.asks(LAVOIR)
    await restart()
    await draft.press("Titre")
    await anne.hears()
    await restart()
    draft = await anne.asks("Le lavoir restauré")
    await restart()
    published = await pressed(draft, "Publier")
    assert published.text.startswith("Publié\u00a0: Le lavoir restauré.")
    assert "bénévoles" in (await reader.asks("Qui a restauré le lavoir ?")).text
    card = await pressed(published, "Voir le document")
    card = await pressed(card, "Retirer")
    card = await pressed(card, "Rétablir")
    assert "bénévoles" in (await reader.asks("Qui a restauré le lavoir ?")).text
    assert "Documents\u00a0: 2 publiés, 0 retiré, 0 brouillon" in (await anne.asks("/etat")).text


async def test_a_file_that_was_being_read_is_read_again_after_a_kill(machine: Machine) -> None:
    """The message that said so had been sent; the draft comes below it, once."""
    anne = Person(machine.server, ANNE, "Anne")
    never = asyncio.Event()
    machine.server.fail("getFile", faults.hanging(never))
    bot = await machine.start(BOT_OWNERS=str(ANNE))
    await anne.sends_file("lavoir.txt", LAVOIR.encode())
    await anne.hears()
    async with asyncio.timeout(PATIENCE):
        await machine.server.faulted.wait()
        await machine.server.updates.confirmed()
    await kill(machine, bot)
    never.set()
    await machine.start(BOT_OWNERS=str(ANNE))
    assert (await anne.hears()).text.startswith("Brouillon")
    assert "Brouillons (1)" in (await anne.asks("/gerer")).labels
