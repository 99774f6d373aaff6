"""A store on each kind of database, with a clock that moves when it is told to."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    """The address of a PostgreSQL server, with `{}` for a database's name; each worker of pytest has its own."""
    binary = binaries()
    if binary is None:
        pytest.skip("no PostgreSQL server is installed")
    with server(binary) as address:
        yield address


def on_server(address: str, statement: str) -> None:
    """Have the server carry out what no transaction can hold."""
    engine = create_engine(address.format("postgres").replace("postgresql", "postgresql+psycopg"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty store: to make one takes longer than to copy it."""
    file = tmp_path_factory.mktemp("template") / "extrait.db"
    Store.open(f"sqlite:///{file}", SECRETS).close()
    return file


@pytest.fixture(scope="session")
def postgresql_template(postgresql: str) -> str:
    """The name of the database of an empty store."""
    on_server(postgresql, "CREATE DATABASE essai TEMPLATE template0")
    Store.open(postgresql.format("essai"), SECRETS).close()
    return "essai"


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which kind of database a test is about: each in turn."""
    return str(request.param)


@contextmanager
def postgresql_database(address: str, template: str) -> Iterator[str]:
    """The address of a new database, a copy of another one, which is gone afterwards."""
    name = f"essai_{next(_names)}"
    on_server(address, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield address.format(name)
    finally:
        on_server(address, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def new_url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that does not exist yet, or has no table."""
    if kind == "sqlite":
        yield f"sqlite:///{tmp_path}/data/extrait.db"
    else:
        with postgresql_database(request.getfixturevalue("postgresql"), "template0") as address:
            yield address


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database whose tables are empty."""
    if kind == "sqlite":
        file = tmp_path / "data" / "extrait.db"
        file.parent.mkdir()
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
    else:
        template = request.getfixturevalue("postgresql_template")
        with postgresql_database(request.getfixturevalue("postgresql"), template) as address:
            yield address


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
