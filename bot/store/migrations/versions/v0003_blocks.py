"""The structure of texts: the blocks of versions and drafts; without them, the layout of the text tells it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From texts without a structure of their own."""
    op.add_column("versions", sa.Column("blocks", sa.Text(), nullable=True))
    op.add_column("drafts", sa.Column("blocks", sa.Text(), nullable=True))
