"""What is kept, and the collection that quotes it."""

from pathlib import Path

import pytest

from bot.library import Library
from bot.search.models import Outcome
from bot.store.records import TERMINAL, Origin
from bot.store.secrets import Secrets
from bot.store.store import Store
from tests.kerbihan import BOULANGERIE, PHARE

QUESTION = "Qui a construit le phare ?"


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/base.db"


def opened(database: str) -> Library:
    return Library(Store.open(database, Secrets("k" * 32)))


def test_what_is_kept_is_quoted_after_a_restart(database: str) -> None:
    opened(database).add(PHARE, Origin.TEXT, TERMINAL)
    assert opened(database).answer(QUESTION).outcome is Outcome.ANSWERS


def test_what_another_process_publishes_or_withdraws_is_noticed(database: str) -> None:
    bot, terminal = opened(database), opened(database)
    assert bot.documents == []
    terminal.add(PHARE, Origin.FILE, TERMINAL)
    terminal.add(BOULANGERIE, Origin.FILE, TERMINAL)
    assert bot.answer(QUESTION).hits[0].document == PHARE
    terminal.withdraw(PHARE.id, TERMINAL)
    bot.refresh()
    assert bot.documents == [BOULANGERIE]
    assert not any(hit.document == PHARE for hit in bot.answer(QUESTION).hits)


def test_a_database_that_fails_leaves_the_answers_that_are_known(database: str, tmp_path: Path) -> None:
    library = opened(database)
    library.add(PHARE, Origin.TEXT, TERMINAL)
    library.store.close()
    for file in tmp_path.iterdir():
        file.unlink()
    assert library.answer(QUESTION).outcome is Outcome.ANSWERS


def test_withdrawing_what_is_not_there_says_so(database: str) -> None:
    assert opened(database).withdraw("nulle-part", TERMINAL) is None
