"""Opening: an old database is brought up to date, a wrong one is refused in one sentence, nothing is lost."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from bot import texts
from bot.errors import StoreError
from bot.records import Role, Status
from bot.store import schema
from bot.store.engine import database_url
from bot.store.store import Store
from bot.store.tables import metadata
from tests.store.conftest import SECRETS
from tests.store.tiny_library import BAC, published, quoted

Opening = Callable[[str], Store]
GOLDEN = Path(__file__).with_name("schema-1.sql")


def execute(url: str, *statements: str) -> None:
    engine = create_engine(database_url(url))
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def refused(url: str) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(url, SECRETS)
    return str(caught.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "extrait.db"


def test_a_transaction_makes_the_repositories_that_it_uses_and_no_others(url: str, opened: Opening) -> None:
    with opened(url).read() as session:
        made = set(vars(session))
        assert session.people is session.people
        assert set(vars(session)) - made == {"people", "audit"}


def test_what_was_kept_is_there_after_a_restart(new_url: str, opened: Opening) -> None:
    store = opened(new_url)
    published(store)
    store.close()
    assert quoted(opened(new_url)) == [BAC]


def test_the_migrations_make_the_tables_that_the_code_knows(new_url: str, opened: Opening) -> None:
    opened(new_url)
    engine = create_engine(database_url(new_url))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_the_migrations_are_one_line() -> None:
    script = ScriptDirectory.from_config(schema._config())
    assert script.get_heads() == [schema.head()]
    assert script.get_bases() == ["0001"]


def test_a_database_of_the_first_schema_is_brought_up_to_date(file: Path, opened: Opening) -> None:
    """`schema-1.sql` is what the first version of the programme left behind; it never changes."""
    file.parent.mkdir()
    with sqlite3.connect(file) as old:
        old.executescript(GOLDEN.read_text("utf-8"))
    old.close()
    store = opened(f"sqlite:///{file}")
    with store.read() as r:
        assert [(one.document.id, one.version) for one in r.documents.published()] == [("bac", 2), ("phare", 1)]
        assert [one.number for one in r.documents.history("bac")] == [2, 1]
        assert [one.document.title for one in r.drafts.all()] == ["Un brouillon"]
        assert r.people.role(4_242) is Role.MODERATOR
        assert [one.name for one in r.people.moderators()] == ["Marie"]
        assert [one.wording for one in r.missed.groups()] == ["Quel est le prix du billet ?"]
        assert [one.text for one in r.curated.pins()] == ["Il est gratuit."]
        assert [one.word for one in r.curated.synonyms()] == ["bac"]
        assert [one.raw for one in r.updates.pending()] == ['{"update_id": 1}']
        figures = r.figures()
    assert figures.schema == schema.head()
    assert figures.documents == {Status.DRAFT: 1, Status.PUBLISHED: 2, Status.WITHDRAWN: 0}


def test_figures_tell_what_there_is(store: Store) -> None:
    published(store)
    with store.read() as r:
        figures = r.figures()
    assert figures.documents == {Status.DRAFT: 0, Status.PUBLISHED: 1, Status.WITHDRAWN: 0}
    assert figures.last_change
    assert (figures.last_change.subject, figures.schema) == ("bac", schema.head())
    assert figures.size > 10_000


def test_the_file_is_for_its_owner_alone(file: Path, opened: Opening) -> None:
    file.parent.mkdir()
    file.touch(0o644)
    published(opened(f"sqlite:///{file}"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {0o600}


def test_sqlite_is_set_up_as_it_must_be(file: Path, opened: Opening) -> None:
    store = opened(f"sqlite:///{file}")
    with store._engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "secure_delete", "busy_timeout")
        }
    wanted = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "secure_delete": 1, "busy_timeout": 10_000}
    assert found == wanted


def test_a_path_may_hold_spaces_and_accents(tmp_path: Path, opened: Opening) -> None:
    published(opened(f"sqlite:///{tmp_path}/été 100%/ma base.db"))
    assert (tmp_path / "été 100%" / "ma base.db").exists()


# A migration still to come, on a copy of ours


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations with one more that adds a table; its file, to be changed."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for path in schema._MIGRATIONS.rglob("*.py"):
        (folder / path.relative_to(schema._MIGRATIONS)).write_text(path.read_text("utf-8"), "utf-8")
    step = folder / "versions" / "later.py"
    step.write_text(
        f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "later", "{schema.head()}"


def upgrade():
    op.create_table("alerts", sa.Column("id", sa.Integer, primary_key=True))
    op.add_column("documents", sa.Column("extra", sa.Text))
""",
        "utf-8",
    )
    monkeypatch.setattr(schema, "_MIGRATIONS", folder)
    return step


def test_before_a_migration_the_file_is_copied(file: Path, request: pytest.FixtureRequest, opened: Opening) -> None:
    url = f"sqlite:///{file}"
    published(opened(url))
    assert list(file.parent.glob("*.bak")) == []
    before = schema.head()
    request.getfixturevalue("later")
    store = opened(url)
    assert quoted(store) == [BAC]
    (copy,) = file.parent.glob("*.bak")
    assert copy.name == "extrait.db.before-later.bak"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    opened(url)
    with sqlite3.connect(copy) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchall() == [(before,)]
        assert old.execute("SELECT id FROM documents").fetchall() == [("bac",)]
    old.close()


def test_the_last_three_copies_are_kept(file: Path, request: pytest.FixtureRequest, opened: Opening) -> None:
    opened(f"sqlite:///{file}")
    for number in range(4):
        old = file.with_name(f"extrait.db.before-{number}.bak")
        old.touch()
        os.utime(old, (number, number))
    request.getfixturevalue("later")
    opened(f"sqlite:///{file}")
    names = {path.name.removeprefix("extrait.db.before-") for path in file.parent.glob("*.bak")}
    assert names == {"2.bak", "3.bak", "later.bak"}


def test_a_migration_that_fails_leaves_everything_as_it_was(
    url: str, request: pytest.FixtureRequest, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(opened(url))
    later: Path = request.getfixturevalue("later")
    later.write_text(later.read_text("utf-8") + "    1 / 0\n", "utf-8")
    with pytest.raises(ZeroDivisionError):
        Store.open(url, SECRETS)
    monkeypatch.undo()
    store = opened(url)
    assert quoted(store) == [BAC]
    with store.read() as r:
        assert r.figures().schema == schema.head()
    engine = create_engine(database_url(url))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_a_copy_that_cannot_be_made_stops_the_migration(
    file: Path, request: pytest.FixtureRequest, opened: Opening
) -> None:
    url = f"sqlite:///{file}"
    published(opened(url))
    request.getfixturevalue("later")
    (file.parent / "extrait.db.before-later.new").mkdir()
    assert "copie" in refused(url)


def test_a_database_of_a_newer_programme_is_refused(url: str, opened: Opening) -> None:
    opened(url)
    execute(url, "UPDATE alembic_version SET version_num = '9999'")
    assert "plus récente" in refused(url)


def test_another_programme_s_file_is_refused_untouched(file: Path) -> None:
    file.parent.mkdir()
    execute(f"sqlite:///{file}", "CREATE TABLE recettes (nom TEXT)")
    assert "autre programme" in refused(f"sqlite:///{file}")
    with sqlite3.connect(file) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recettes",)]
    other.close()


def test_a_file_that_is_no_database_is_refused(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("Ceci n’est pas une base de données. " * 200, "utf-8")
    assert "abîmée" in refused(f"sqlite:///{file}")
    assert file.read_text("utf-8").startswith("Ceci")


def test_a_damaged_file_is_refused(file: Path, opened: Opening) -> None:
    store = opened(f"sqlite:///{file}")
    for number in range(30):
        published(store, type(BAC)(f"d{number}", f"Titre {number}", "Le bac passe. " * 500))
    store.close()
    with file.open("r+b") as damaged:
        damaged.seek(8 * 4096)
        damaged.write(b"\xff" * 20 * 4096)
    assert "abîmée" in refused(f"sqlite:///{file}")


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    assert "vérifiez le chemin" in refused(f"sqlite:///{tmp_path}/data/extrait.db")
    assert "vérifiez le chemin" in refused(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize(
    "url",
    [
        *["", "extrait.db", "sqlite://", "sqlite:///", "sqlite:///:memory:", "mysql://moi:xyzzy@serveur/base"],
        *["postgresql://moi:xyzzy@serveur:port/base", "sqlite:///a.db?mode=ro", "sqlite://serveur/a.db"],
    ],
)
def test_an_address_that_is_none_is_refused_without_being_repeated(url: str) -> None:
    said = refused(url)
    assert said == texts.DATABASE_URL_EXPECTED
    assert "xyzzy" not in said


def test_a_server_that_does_not_answer_is_said_without_the_password() -> None:
    said = refused("postgresql://moi:xyzzy@127.0.0.1:1/base")
    assert "DATABASE_URL" in said
    assert "xyzzy" not in said


def test_an_unknown_database_of_the_server_is_said(postgresql: str) -> None:
    assert "DATABASE_URL" in refused(postgresql.format("inconnue"))


def test_the_short_name_of_postgresql_is_understood(postgresql: str) -> None:
    assert database_url("postgres://moi@serveur/base").drivername == "postgresql+psycopg"


def test_a_locked_file_is_said(file: Path, opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.engine.PATIENCE", 0.01)
    file.parent.mkdir()
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "occupée" in refused(f"sqlite:///{file}")
        other.execute("ROLLBACK")
    other.close()
    opened(f"sqlite:///{file}")
