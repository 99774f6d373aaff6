"""A database that is locked or full: whoever changes something is told, nothing is lost, and readers are answered."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.chat import db_writer
from bot.chat.handlers import private_update
from tests.conversations.conftest import Stage
from tests.conversations.moderators.conftest import draft_of
from tests.telegram import faults
from tests.telegram.people import Person

LAVOIR = (
    "Le lavoir de Kerbihan a été restauré en 2015 par des bénévoles. Ils ont retaillé cent vingt pierres de granit."
)
QUESTION = "Qui a restauré le lavoir ?"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for a lock."""
    monkeypatch.setattr("bot.store.engine.PATIENCE", 0.05)
    monkeypatch.setattr("bot.store.store.PATIENCE", 0.05)
    monkeypatch.setattr(db_writer, "_PATIENCE", 5.0)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another programme writes, and takes its time."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


async def test_while_the_database_is_locked_readers_are_answered(stage: Stage, anne: Person) -> None:
    with locked(stage.file):
        assert "Yves Lannuzel" in (await stage.person("Maëlle").asks("Qui a construit le phare ?")).text
        assert "Je n’ai rien trouvé" in (await stage.person("Loïc").asks("Où est la gare ?")).text
        await stage.settled()
    assert "Incident" not in stage.log.getvalue()


async def test_a_draft_that_cannot_be_published_now_can_be_later(stage: Stage, anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    with locked(stage.file):
        assert (await draft.press("Publier")).text.startswith("La base de données est occupée")
        assert "bénévoles" not in (await stage.person("Maëlle").asks(QUESTION)).text
    await draft.press("Publier")
    assert (await draft.edited()).text.startswith("Publié")
    assert "bénévoles" in (await stage.person("Loïc").asks(QUESTION)).text


async def test_a_full_disk_is_said_and_leaves_nothing_half_published(stage: Stage, anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    assert stage.library is not None
    engine = stage.library.store._engine
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    full = lambda made, *_: made.execute(f"PRAGMA max_page_count = {pages}")  # noqa: E731
    event.listen(engine, "connect", full)
    engine.dispose()
    await anne.asks("/ajouter")
    told = await anne.asks(
        f"{LAVOIR}\n\n" + "\n\n".join(f"Le paragraphe {number} du lavoir." for number in range(2_00))
    )
    told = told if told.text.startswith("Il n’y a plus de place") else await anne.hears()
    assert "rien n’a été enregistré" in told.text
    assert "Yves Lannuzel" in (await stage.person("Maëlle").asks("Qui a construit le phare ?")).text
    event.remove(engine, "connect", full)
    engine.dispose()
    await draft.press("Publier")
    assert "bénévoles" in (await stage.person("Loïc").asks(QUESTION)).text


async def test_a_press_is_answered_before_what_it_does_is_done(
    stage: Stage, anne: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever takes its time, the button does not spin so long."""
    monkeypatch.setattr(private_update, "_PATIENCE", 0)
    draft = await draft_of(anne, LAVOIR)
    at_last = asyncio.Event()
    stage.server.fail("editMessageText", faults.hanging(at_last))
    assert (await draft.press("Passages")).text == ""
    assert draft.now.text == draft.text
    at_last.set()
    assert "1. «\u202f" in (await draft.edited()).text
