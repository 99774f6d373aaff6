"""A library of its own for each test, whose clock moves when it is told to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.library import Library
from tests.conversations.shelf import fill, store_at
from tests.kerbihan import LIBRARY
from tests.store.conftest import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """The three documents of Kerbihan, published."""
    store = store_at(tmp_path / "extrait.db", clock)
    fill(store, LIBRARY)
    yield Library(store)
    store.close()
