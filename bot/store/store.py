"""The store: a database whose transactions are `with` blocks, kept whole or not at all."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

from sqlalchemy import Connection, Engine, func, select, text

from bot import texts
from bot.errors import StoreError
from bot.records import Figures, Status
from bot.store.answer_messages import Answers
from bot.store.answer_tokens import Shown
from bot.store.audit import Audit
from bot.store.chats import Chats
from bot.store.curated import Curated
from bot.store.dialog_state import DialogStates
from bot.store.documents import Documents
from bot.store.drafts import Drafts
from bot.store.engine import PATIENCE, connected, database_url, in_french, make_private, options, sqlite_file
from bot.store.missed import Missed
from bot.store.personal_data import Readers
from bot.store.schema import LOCK, brought_up_to_date, current
from bot.store.sealing import Secrets
from bot.store.staff import People
from bot.store.tables import documents, drafts
from bot.store.transfer import Transfer
from bot.store.update_queue import Updates
from bot.store.votes import Votes
from bot.store.wishes import Wishes


def _utc_now() -> datetime:
    return datetime.now(UTC)


_T = TypeVar("_T")


class Session:
    """One transaction at one moment, `now`; each repository is made when it is first used."""

    def __init__(self, connection: Connection, secrets: Secrets, now: datetime) -> None:
        self._connection, self._secrets, self.now = connection, secrets, now

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._connection, self.now)

    @cached_property
    def documents(self) -> Documents:
        return Documents(self._connection, self.now, self.audit)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self._connection, self.now)

    @cached_property
    def people(self) -> People:
        return People(self._connection, self.now, self.audit, self._secrets)

    @cached_property
    def missed(self) -> Missed:
        return Missed(self._connection, self.now)

    @cached_property
    def curated(self) -> Curated:
        return Curated(self._connection, self.now, self.audit)

    @cached_property
    def states(self) -> DialogStates:
        return DialogStates(self._connection, self.now, self._secrets)

    @cached_property
    def contexts(self) -> DialogStates:
        return DialogStates(self._connection, self.now, self._secrets, "context")

    @cached_property
    def updates(self) -> Updates:
        return Updates(self._connection, self.now, self._secrets)

    @cached_property
    def wishes(self) -> Wishes:
        return Wishes(self._connection, self.now, self._secrets)

    @cached_property
    def shown(self) -> Shown:
        return Shown(self._connection, self.now, self._secrets)

    @cached_property
    def answers(self) -> Answers:
        return Answers(self._connection, self.now, self._secrets)

    @cached_property
    def votes(self) -> Votes:
        return Votes(self._connection, self.now, self._secrets)

    @cached_property
    def chats(self) -> Chats:
        return Chats(self._connection, self.now, self._secrets)

    @cached_property
    def readers(self) -> Readers:
        return Readers(self._connection, self.now, self._secrets)

    @cached_property
    def transfer(self) -> Transfer:
        return Transfer(self._connection, self.now, self.audit)

    def figures(self) -> Figures:
        """Counts, size and last change, for `/etat`."""
        counted = select(documents.c.status, func.count()).group_by(documents.c.status)
        counts = {Status(status): count for status, count in self._connection.execute(counted)}
        waiting = select(func.count()).select_from(drafts).where(drafts.c.status == Status.DRAFT)
        counts[Status.DRAFT] = self._connection.execute(waiting).scalar_one()
        return Figures(
            documents={status: counts.get(status, 0) for status in Status},
            moderators=self.people.count(),
            waiting=self.missed.count(),
            last_change=self.audit.last(),
            size=self._size(),
            schema=current(self._connection) or "",
            votes=self.votes.counts(),
        )

    def purge(self) -> None:
        """Delete what has outlived its term, in every table; called at start and daily."""
        self.missed.purge()
        self.states.purge()
        self.updates.purge()
        self.people.purge()
        self.drafts.purge()
        self.wishes.purge()
        self.shown.purge()
        self.answers.purge()
        self.votes.purge()

    def _size(self) -> int:
        if self._connection.dialect.name == "sqlite":
            pages, size = (self._connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in _SIZES)
            return int(pages * size)
        return int(self._connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


_SIZES = ("page_count", "page_size")


class Store:
    """An open database. Threads may share it, and other processes may use the same one."""

    def __init__(self, engine: Engine, secrets: Secrets, clock: Callable[[], datetime]) -> None:
        self._engine, self._secrets, self._clock = engine, secrets, clock
        self._writing = threading.Lock()

    @classmethod
    def open(cls, url: str, secrets: Secrets, *, clock: Callable[[], datetime] = _utc_now) -> "Store":
        """The database at `url`, made or brought up to date.

        Raises:
            StoreError: it cannot be reached, is not ours, damaged, locked, or made by a newer programme.

        """
        address = database_url(url)
        file = sqlite_file(address)
        if file:
            make_private(file)
        engine = connected(address)
        try:
            brought_up_to_date(engine, file)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, secrets, clock)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view of the database; writing through it fails.

        Raises:
            StoreError: the database does not answer.

        """
        with self._transaction(writes=False) as connection:
            yield Session(connection, self._secrets, self._clock())

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction, committed at the end of the block, or rolled back by an exception, which passes.

        One at a time, in this process and in others.

        Raises:
            StoreError: full disk, lost connection, or another write of over ten seconds; nothing was kept.

        """
        if not self._writing.acquire(timeout=PATIENCE):
            raise StoreError(texts.DATABASE_BUSY)
        try:
            with self._transaction(writes=True) as connection:
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                yield Session(connection, self._secrets, self._clock())
        finally:
            self._writing.release()

    def seen(self, look: Callable[[Session], _T]) -> _T:
        """The result of `look` on one consistent view: `read` as a call, to be handed to a thread.

        Raises:
            StoreError: the database does not answer.

        """
        with self.read() as session:
            return look(session)

    def written(self, act: Callable[[Session], _T]) -> _T:
        """The result of `act` in one transaction: `write` as a call, to be handed to a thread.

        Raises:
            StoreError: as `write`; nothing was kept.

        """
        with self.write() as session:
            return act(session)

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        with in_french(), self._engine.connect() as connection:
            connection.execution_options(**options(self._engine, writes=writes))
            with connection.begin():
                yield connection

    def check(self) -> list[str]:
        """Problems of a database that opens, one French sentence each."""
        with self.read() as session:
            moderators, updates = session.people.unreadable(), session.updates.unreadable()
        return [texts.KEY_LOST.format(moderators=moderators, updates=updates)] if moderators or updates else []
