"""The tables. `migrations/` makes them; a test holds the two to each other.

A later migration may add tables and nullable columns; nothing here relies on a table being the last one.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An instant. SQLite has no time zones: it is kept there in UTC, and given back with its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# BIGINT PRIMARY KEY would not number itself in SQLite.
_Number = BigInteger().with_variant(Integer(), "sqlite")


def _content() -> list[Column[Any]]:
    """Columns of a document's content, which versions and drafts share."""
    return [
        Column("title", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("source", Text),
        Column("author", Text),
        Column("published", Date),
        Column("note", Text),
        Column("questions", Text, nullable=False),  # a JSON list
        Column("blocks", Text),  # a JSON list of codes; None where the layout of the text tells them
    ]


counters = Table(
    "counters",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("number", _Number, primary_key=True, autoincrement=True),  # the order in which readers see them
    Column("id", String(64), nullable=False, unique=True),
    Column("status", String(16), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("origin", String(16), nullable=False),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("changed_by", String(64), nullable=False),
    Column("last_change", _Number, nullable=False),  # the number in `audit`: a change is made only to what was read
    Column("revision", BigInteger, nullable=False),  # of the whole corpus, when this document last changed
    Column("source", Text, index=True),  # of the current version
    Column("folded", Text, nullable=False),  # its title, unaccented
    # The file that the document follows, as it was last taken in.
    Column("path", Text),
    Column("file_id", String(64), index=True),
    Column("file_digest", String(64)),
    Column("in_folder", Boolean, nullable=False),
    Column("file_withdrew", Boolean, nullable=False),  # withdrawn because its file vanished, and by nobody
)

versions = Table(
    "versions",
    metadata,
    Column("document", String(64), ForeignKey("documents.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    *_content(),
    Column("digest", String(64), nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("why", Text, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("document", String(64), nullable=False, index=True),  # the id it will have
    *_content(),
    Column("status", String(16), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("origin", String(16), nullable=False),
    Column("by", String(64), nullable=False),
    Column("replaces", String(64), ForeignKey("documents.id")),
    Column("base", _Number),  # `last_change` of what it replaces, as its author saw it
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("changed_by", String(64), nullable=False),
    Column("doubts", Text),  # a JSON list
    sqlite_autoincrement=True,  # a button must never meet another draft under its number
)

audit = Table(
    "audit",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("by", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject", String(64), nullable=False, index=True),
    Column("before", Text),
    Column("after", Text),
    # For what happens to documents: the states between which `undo` goes back.
    Column("version_before", Integer),
    Column("version_after", Integer),
    Column("status_before", String(16)),
    Column("status_after", String(16)),
    Column("undoes", _Number, ForeignKey("audit.id"), unique=True),
    sqlite_autoincrement=True,
)

moderators = Table(
    "moderators",
    metadata,
    Column("pseudonym", String(64), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),  # name and chat
    Column("since", Moment, nullable=False),
    Column("invited_by", String(64), nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("by", String(64), nullable=False),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("used_by", String(64)),
    Column("used", Moment),
)

missed_groups = Table(
    "missed_groups",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("terms", Text, nullable=False),  # sorted, one space between two
    Column("status", String(16), nullable=False, index=True),
    Column("document", String(64), ForeignKey("documents.id")),  # what answered
    Column("last", Date, nullable=False, index=True),
    sqlite_autoincrement=True,
)

missed = Table(
    "missed",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("group", _Number, ForeignKey("missed_groups.id", ondelete="CASCADE"), nullable=False),
    Column("wording", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("day", Date, nullable=False, index=True),
    Column("count", Integer, nullable=False),
    UniqueConstraint("group", "wording", "kind", "day"),
)

pins = Table(
    "pins",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("question", Text, nullable=False),
    Column("document", String(64), ForeignKey("documents.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("stale", Boolean, nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

synonyms = Table(
    "synonyms",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("word", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("word", "other"),
    sqlite_autoincrement=True,
)

steps = Table(
    "steps",
    metadata,
    Column("chat", String(64), primary_key=True),  # a pseudonym
    Column("sealed", LargeBinary, nullable=False),
    Column("expires", Moment, nullable=False),
)

updates = Table(
    "updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", String(64), nullable=False),  # a pseudonym; empty once done
    Column("sealed", LargeBinary),  # nothing once done
    Column("mark", String(64)),  # a pseudonym of what makes it this update, whatever its number
    Column("attempts", Integer, nullable=False),
    Column("taken", Moment, nullable=False),
    Column("done", Moment),
    Index(
        "ix_updates_pending",
        "update_id",
        sqlite_where=Column("done").is_(None),
        postgresql_where=Column("done").is_(None),
    ),
)

effects = Table(
    "effects",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)

# What a reader's request leaves behind, which no archive holds.
wishes = Table(
    "wishes",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("person", String(64), nullable=False, index=True),  # a pseudonym
    Column("sealed", LargeBinary, nullable=False),  # chat and question
    Column("expires", Moment, nullable=False),
    sqlite_autoincrement=True,
)

shown = Table(
    "shown",
    metadata,
    Column("token", String(16), primary_key=True),
    Column("places", Text, nullable=False),  # a JSON list
    Column("at", Moment, nullable=False, index=True),
)

answers = Table(
    "answers",
    metadata,
    Column("chat", String(64), primary_key=True),  # a pseudonym
    Column("question", BigInteger, primary_key=True, autoincrement=False),  # the numbers of two messages
    Column("answer", BigInteger, nullable=False),
    Column("mark", String(64), nullable=False),
    Column("at", Moment, nullable=False, index=True),
)

votes = Table(
    "votes",
    metadata,
    Column("key", String(64), primary_key=True),  # one pseudonym of a chat, a message and a person
    Column("vote", String(8), nullable=False),
    Column("at", Moment, nullable=False, index=True),
)

fleeting = Table(
    "fleeting",
    metadata,
    Column("chat", String(64), primary_key=True),  # a pseudonym
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False),  # the chat
    Column("due", Moment, nullable=False, index=True),
)

chats = Table(
    "chats",
    metadata,
    Column("chat", String(64), primary_key=True),  # a pseudonym
    Column("sealed", LargeBinary),  # its settings
    Column("seen", Moment),
)
