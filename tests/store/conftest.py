"""A store on each kind of database, with a clock that moves when it is told to."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.store.sealing import Secrets
from bot.store.store import Store
from tests.store.postgres_server import binaries, server

SECRETS = Secrets("une clé faite pour ces essais, assez longue")
_names = count()


class Clock:
    """A time that stands still between two moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server, with `{}` for a database's name."""
    binary = binaries()
    if binary is None:
        pytest.skip("no PostgreSQL server is installed")
    with server(binary) as address:
        yield address


def postgresql_database(address: str) -> str:
    """The address of a new, empty database."""
    name = f"essai_{next(_names)}"
    engine = create_engine(address.format("postgres").replace("postgresql", "postgresql+psycopg"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
    engine.dispose()
    return address.format(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which kind of database a test is about: each in turn."""
    return str(request.param)


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that does not exist yet, or is empty."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path}/data/extrait.db"
    return postgresql_database(request.getfixturevalue("postgresql"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(clock: Clock) -> Iterator[Callable[[str], Store]]:
    """Opens stores, and closes them when the test is over."""
    stores: list[Store] = []

    def opening(url: str) -> Store:
        stores.append(Store.open(url, SECRETS, clock=clock))
        return stores[-1]

    yield opening
    for store in stores:
        store.close()


@pytest.fixture
def store(url: str, opened: Callable[[str], Store]) -> Store:
    """An empty store."""
    return opened(url)
