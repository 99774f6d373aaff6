"""Alembic's environment: runs the migrations on the connection and in the transaction that it is given."""

from alembic import context

from bot.store.tables import metadata


def migrate() -> None:
    """Every step is one transaction with the others: a database is never between two schemas."""
    context.configure(
        connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True
    )
    context.run_migrations()


# Alembic loads this file under the name of its path; an ordinary import must do nothing.
if __name__ == "env_py":
    migrate()
