"""The tables brought up to date at opening: under a lock, after a copy of the file, all or nothing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, inspect, text

from bot import texts
from bot.errors import StoreError
from bot.store.engine import in_french, options

_MIGRATIONS = Path(__file__).parent / "migrations"
_PATIENCE = 60.0
_COPIES = 3
LOCK = 0x457874726169
"""«Extrai» in ASCII: what PostgreSQL's advisory lock is called, for migrations and for every writer."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def head() -> str:
    """The newest migration that this programme knows."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def current(connection: Connection) -> str | None:
    """The migration that made the tables; None where there are none of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def brought_up_to_date(engine: Engine, file: Path | None) -> None:
    """Run every migration that `engine`'s database lacks; `file` is where it lies, for SQLite.

    Raises:
        StoreError: a newer programme made it, it is another programme's, locked or damaged, or there is no room.

    """
    with in_french(), _alone(engine, file):
        found = _found(engine, file)
        if found == head():
            return
        if file and found:
            _copy(file, head())
        config = _config()
        with engine.connect().execution_options(**options(engine, writes=True)) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _found(engine: Engine, file: Path | None) -> str | None:
    with engine.connect().execution_options(**options(engine, writes=False)) as connection:
        if file and connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise StoreError(texts.DATABASE_FILE_DAMAGED.format(file=file))
        found = current(connection)
        if file and found is None and inspect(connection).get_table_names():
            raise StoreError(texts.DATABASE_OF_ANOTHER.format(file=file))
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(texts.DATABASE_NEWER)
    return found


@contextmanager
def _alone(engine: Engine, file: Path | None) -> Iterator[None]:
    """No other process migrates meanwhile."""
    if file:
        try:
            with FileLock(f"{file}.lock", _PATIENCE, mode=0o600):
                yield
        except Timeout:
            raise StoreError(texts.DATABASE_BEING_UPDATED.format(file=file)) from None
        return
    with engine.connect() as connection:
        connection.execute(text("SET lock_timeout = '60s'"))
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK + 1})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK + 1})


def _copy(file: Path, revision: str) -> None:
    """`file` as it is before `revision`, beside it; the last three copies are kept."""
    copy = file.with_name(f"{file.name}.before-{revision}.bak")
    new = copy.with_suffix(".new")
    try:
        new.unlink(missing_ok=True)
        os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        source, target = sqlite3.connect(file), sqlite3.connect(new)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()
        new.replace(copy)
        copies = sorted(file.parent.glob(f"{file.name}.before-*.bak"), key=lambda one: one.stat().st_mtime_ns)
        for old in copies[:-_COPIES]:
            old.unlink()
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise StoreError(texts.DATABASE_NOT_COPIED.format(file=copy)) from error
