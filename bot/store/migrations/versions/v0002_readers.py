"""Tables for readers: wishes, passages shown, answers, votes, chats; the column of drafts' doubts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MOMENT = sa.DateTime(timezone=True)
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From what the first released version left behind."""
    op.add_column("drafts", sa.Column("doubts", sa.Text(), nullable=True))
    op.add_column("updates", sa.Column("mark", sa.String(length=64), nullable=True))
    _wishes()
    _shown()
    _answers()
    _votes()
    _chats()
    _fleeting()


def _wishes() -> None:
    op.create_table(
        "wishes",
        sa.Column("id", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("expires", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_wishes_person"), "wishes", ["person"], unique=False)


def _shown() -> None:
    op.create_table(
        "shown",
        sa.Column("token", sa.String(length=16), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_shown")),
    )
    op.create_index(op.f("ix_shown_at"), "shown", ["at"], unique=False)


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("question", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.BigInteger(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat", "question", name=op.f("pk_answers")),
    )
    op.create_index(op.f("ix_answers_at"), "answers", ["at"], unique=False)


def _votes() -> None:
    op.create_table(
        "votes",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("vote", sa.String(length=8), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_votes")),
    )
    op.create_index(op.f("ix_votes_at"), "votes", ["at"], unique=False)


def _chats() -> None:
    op.create_table(
        "chats",
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("seen", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("chat", name=op.f("pk_chats")),
    )


def _fleeting() -> None:
    op.create_table(
        "fleeting",
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("due", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat", "message", name=op.f("pk_fleeting")),
    )
    op.create_index(op.f("ix_fleeting_due"), "fleeting", ["due"], unique=False)
