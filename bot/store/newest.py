"""Rows added only where there is none under that key: the same statement in SQLite and PostgreSQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def _insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def put(connection: Connection, table: Table, key: dict[str, Any], values: dict[str, Any]) -> None:
    """The row of `key`, made or overwritten."""
    added = _insert(connection, table).values(**key, **values)
    connection.execute(added.on_conflict_do_update(index_elements=list(key), set_=values))


def add_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> list[Any]:
    """Add the rows whose primary key (one column) is new; those keys."""
    if not rows:
        return []
    (key,) = table.primary_key.columns
    added = _insert(connection, table).values(rows).on_conflict_do_nothing(index_elements=[key.name])
    return list(connection.execute(added.returning(key)).scalars())
