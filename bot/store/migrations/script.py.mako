"""${message}."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Moment

revision = "${up_revision}"
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """${message}."""
    ${upgrades if upgrades else "pass"}
