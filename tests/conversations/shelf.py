"""A store of its own for each conversation, with the documents that it is about."""

import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from bot.models import Document
from bot.records import TERMINAL, Origin
from bot.store.sealing import Secrets
from bot.store.store import Store
from tests.conversations.library import LIBRARY

SECRETS = Secrets("une clé faite pour ces conversations, assez longue")


@cache
def _empty() -> Path:
    """An empty database: making one takes longer than copying it."""
    file = Path(mkdtemp()) / "vide.db"
    Store.open(f"sqlite:///{file}", SECRETS).close()
    return file


def now() -> datetime:
    """The wall clock's time."""
    return datetime.now(UTC)


@cache
def _filled() -> Path:
    """A database that publishes the usual library."""
    file = _empty().with_name("pleine.db")
    store = store_at(file)
    fill(store, LIBRARY)
    store.close()
    return file


def store_at(file: Path, clock: Callable[[], datetime] = now, *, filled: bool = False) -> Store:
    """The store that `file` holds, or a new one: empty, or filled with the usual library."""
    if not file.exists():
        shutil.copy(_filled() if filled else _empty(), file)
    return Store.open(f"sqlite:///{file}", SECRETS, clock=clock)


def fill(store: Store, documents: Iterable[Document]) -> None:
    """Let `store` publish these documents and no other."""
    documents = list(documents)
    with store.write() as session:
        for entry in session.documents.published():
            if entry.document not in documents:
                session.documents.withdraw(entry.document.id, entry.version, TERMINAL)
        for document in documents:
            if session.documents.find(document.id) is None:
                draft = session.drafts.add(document, Origin.TEXT, TERMINAL)
                session.documents.publish(draft.id, draft.version, TERMINAL)
