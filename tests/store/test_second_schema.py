"""The database of the programme's first version becomes one of today's schema, whole or not at all."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, create_engine, insert, select, text

from bot.reader_records import Excerpts
from bot.records import Draft, Origin
from bot.store import schema
from bot.store.engine import connected, database_url, sqlite_file
from bot.store.store import Store
from bot.store.tables import metadata
from tests.store.test_opening import GOLDEN
from tests.store.test_together import process
from tests.store.tiny_library import ANNE, BAC

pytestmark = pytest.mark.slow

Opening = Callable[[str], Store]
NEW = {"wishes", "shown", "answers", "votes", "chats", "fleeting"}
ADDED = {("drafts", "doubts"), ("updates", "mark"), ("drafts", "blocks"), ("versions", "blocks")}


def golden(file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    with sqlite3.connect(file) as old:
        old.executescript(GOLDEN.read_text("utf-8"))
    old.close()


def rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the tables of the first schema, but for columns that came later."""
    engine, found = connected(database_url(url)), {}
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            if table.name not in NEW:
                columns = [column for column in table.c if (table.name, column.name) not in ADDED]
                order = list(table.primary_key.columns)
                found[table.name] = [tuple(row) for row in connection.execute(select(*columns).order_by(*order))]
    engine.dispose()
    return found


@pytest.fixture
def first(new_url: str, kind: str, tmp_path: Path) -> str:
    """The address of a database of the first schema that holds what the golden file holds."""
    file = sqlite_file(database_url(new_url))
    if file:
        golden(file)
    else:
        golden(tmp_path / "golden.db")
        engine, source = connected(database_url(new_url)), create_engine(f"sqlite:///{tmp_path}/golden.db")
        config = schema._config()
        with engine.begin() as connection, source.connect() as old:
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")
            there = MetaData()
            there.reflect(connection)
            before = MetaData()
            before.reflect(old)
            for table in there.sorted_tables:
                held = [dict(row._mapping) for row in old.execute(select(before.tables[table.name]))]
                if held and table.name != "alembic_version":
                    connection.execute(insert(table), held)
        engine.dispose()
        source.dispose()
    return new_url


def test_everything_is_kept_and_the_tables_are_those_that_the_code_knows(first: str, opened: Opening) -> None:
    before = rows(first)
    assert len(before) == 14
    assert all(before.values())
    store = opened(first)
    assert rows(first) == before
    with store.read() as r:
        assert r.figures().schema == schema.head()
        assert compare_metadata(MigrationContext.configure(r._connection), metadata) == []


def test_an_old_draft_has_no_doubts_and_goes_on(first: str, opened: Opening) -> None:
    with opened(first).write() as w:
        (draft,) = w.drafts.all()
        assert draft.doubts == ()
        assert isinstance(w.drafts.amend(draft.id, 1, BAC, ANNE), Draft)
        assert w.documents.find("phare").last_change == 2  # type: ignore[union-attr]


def test_what_is_new_can_be_used_at_once(first: str, opened: Opening) -> None:
    with opened(first).write() as w:
        assert w.wishes.add(1, 1, "Qui ?")
        assert w.votes.cast(1, 2, 3, "up") is None
        assert w.chats.seen(1)
        w.answers.note(1, 2, 3, "")
        assert w.shown.find(w.shown.keep([])) == Excerpts((), "")


def test_the_file_was_copied_before(tmp_path: Path, opened: Opening) -> None:
    file = tmp_path / "data" / "extrait.db"
    golden(file)
    before = rows(f"sqlite:///{file}")
    with opened(f"sqlite:///{file}").write() as w:
        assert w.drafts.add(BAC, Origin.WEB, ANNE, doubts=["cut"]).id == 4
    (copy,) = file.parent.glob("*.bak")
    assert copy.name == f"extrait.db.before-{schema.head()}.bak"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with sqlite3.connect(copy) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        names = {name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    old.close()
    assert not names & NEW
    assert rows(f"sqlite:///{copy}") == before


def test_killed_before_any_statement_the_old_file_is_as_it_was(tmp_path: Path, opened: Opening) -> None:
    file = tmp_path / "data" / "extrait.db"
    golden(file)
    before = rows(f"sqlite:///{file}")
    said, _ = process("die_migrating", f"sqlite:///{file}").communicate()
    steps = said.split()
    assert len(steps) > 10
    assert set(steps[:-1]) == {"0001"}
    assert steps[-1] == schema.head()
    opened(f"sqlite:///{file}")
    assert rows(f"sqlite:///{file}") == before


def test_a_database_that_already_has_such_a_table_stays_as_it_is(first: str, opened: Opening) -> None:
    engine = connected(database_url(first))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("CREATE TABLE chats (essai INTEGER)"))
    before = rows(first)
    with pytest.raises(Exception, match=r"chats|DATABASE_URL"):
        opened(first)
    assert rows(first) == before
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == "0001"
        assert connection.execute(text("SELECT count(*) FROM drafts")).scalar_one() == 3
    engine.dispose()
