"""Rows added only where there is none under that key: the same statement in SQLite and PostgreSQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def _insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def put(connection: Connection, table: Table, key: dict[str, Any], values: dict[str, Any]) -> None:
    """The row of `key`, made or overwritten."""
    added = _insert(connection, table).values(**key, **values)
    connection.execute(added.on_conflict_do_update(index_elements=list(key), set_=values))


def add_new(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]], mark: Column[Any] | None = None
) -> list[Any]:
    """Add the rows whose primary key (one column) is new; those keys.

    With a column `mark`, a row that differs from ours in it is another one under the same key: ours takes its place.
    """
    if not rows:
        return []
    (key,) = table.primary_key.columns
    added = _insert(connection, table).values(rows)
    if mark is None:
        added = added.on_conflict_do_nothing(index_elements=[key.name])
    else:
        new = {name: added.excluded[name] for name in rows[0] if name != key.name}
        added = added.on_conflict_do_update(
            index_elements=[key.name], set_=new, where=mark != added.excluded[mark.name]
        )
    return list(connection.execute(added.returning(key)).scalars())
