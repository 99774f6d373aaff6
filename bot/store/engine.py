"""Connections to SQLite or PostgreSQL, and the translation of their failures."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    NotSupportedError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as NoConnectionError

from bot import texts
from bot.errors import StoreError

PATIENCE = 10
"""Seconds that a writer waits for another one."""
# Errors of the programme, not of the circumstances: they pass as they are.
_OURS = (IntegrityError, ProgrammingError, DataError, NotSupportedError)


def database_url(url: str) -> URL:
    """`url`, checked, with the driver that we use.

    Raises:
        StoreError: it names no SQLite file and no PostgreSQL database; the sentence does not repeat it.

    """
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, ValueError):
        raise StoreError(texts.DATABASE_URL_EXPECTED) from None
    if backend == "sqlite":
        if parsed.host or parsed.query or parsed.database in (None, "", ":memory:"):
            raise StoreError(texts.DATABASE_URL_EXPECTED)
        return parsed.set(drivername="sqlite+pysqlite")
    if backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    raise StoreError(texts.DATABASE_URL_EXPECTED)


def sqlite_file(url: URL) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def connected(url: URL) -> Engine:
    """An engine for `url`; nothing is opened yet.

    Raises:
        StoreError: PostgreSQL's driver is not installed, or the address is wrong.

    """
    try:
        if url.get_backend_name() == "postgresql":
            wait = {"connect_timeout": PATIENCE, "options": f"-c lock_timeout={PATIENCE}s -c timezone=utc"}
            return create_engine(url, connect_args=wait, hide_parameters=True, pool_pre_ping=True)
        engine = create_engine(url, connect_args={"timeout": PATIENCE}, hide_parameters=True)
    except ImportError:
        raise StoreError(texts.DATABASE_WITHOUT_DRIVER) from None
    except (ArgumentError, NoSuchModuleError, ValueError, TypeError):
        raise StoreError(texts.DATABASE_URL_EXPECTED) from None
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, record: object) -> None:
    # Python would open transactions late and close them by itself: SQLAlchemy's manual says to do it ourselves.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = NORMAL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    # A transaction that reads first and writes later could be refused half-way: one that writes says so at once.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def options(engine: Engine, *, writes: bool) -> dict[str, Any]:
    """Execution options of a connection: for writing, or for a read-only snapshot."""
    if engine.dialect.name == "sqlite" or writes:
        return {"writes": writes}
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def make_private(file: Path) -> None:
    """The file, made if need be, and its folder; nobody else reads it.

    Raises:
        StoreError: it cannot be made or written.

    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        if file.stat().st_mode & 0o077:
            file.chmod(0o600)
    except OSError as error:
        raise StoreError(texts.DATABASE_UNOPENED.format(file=file)) from error


@contextmanager
def in_french() -> Iterator[None]:
    """Failures of the database leave as one sentence; other exceptions pass as they are.

    Raises:
        StoreError: full disk, lock, lost connection, damaged file.

    """
    try:
        yield
    except _OURS:
        raise
    except DBAPIError as error:
        raise StoreError(_sentence(error)) from error
    except NoConnectionError as error:
        raise StoreError(texts.DATABASE_OVERRUN) from error


def _sentence(error: DBAPIError) -> str:
    cause = error.orig
    code = getattr(cause, "sqlite_errorcode", None)
    state = getattr(cause, "sqlstate", None) or ""
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or state == "55P03":
        return texts.DATABASE_BUSY
    if primary == sqlite3.SQLITE_FULL or state.startswith("53"):
        return texts.DATABASE_FULL
    if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return texts.DATABASE_DAMAGED
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        return texts.DATABASE_CLOSED
    if state.startswith(("28", "3D", "42501")):
        return texts.DATABASE_REFUSED
    return texts.DATABASE_SILENT
