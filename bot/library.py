"""The documents that are kept: the store, the collection that quotes from it, and what changes them both."""

import logging
import threading
from pathlib import Path

from bot.collection import SHOWN, Collection
from bot.errors import StoreError
from bot.ingest.corpus import Corpus
from bot.search.models import Answer, Document
from bot.search.splitter import EXCERPT_CHARS
from bot.store.outcomes import Already, Outcome
from bot.store.records import Entry, Origin, Status, digest
from bot.store.secrets import Secrets
from bot.store.store import Store

log = logging.getLogger(__name__)


class Library(Collection):
    """A collection of what the store says is published; it notices what another process changes there."""

    def __init__(self, store: Store, *, excerpt_chars: int = EXCERPT_CHARS) -> None:
        self.store = store
        self._catching_up = threading.Lock()
        with store.read() as session:
            self._revision = session.documents.revision()
            published = [entry.document for entry in session.documents.published()]
        super().__init__(published, excerpt_chars=excerpt_chars)

    @classmethod
    def open(cls, url: str, key: str | None, folder: Path, *, excerpt_chars: int = EXCERPT_CHARS) -> "Library":
        """The library at `url`, made or brought up to date; `folder` keeps the key where none is given.

        Raises:
            StoreError: the database or the key cannot be had.

        """
        return cls(Store.open(url, Secrets.load(key, folder)), excerpt_chars=excerpt_chars)

    def answer(self, question: str, limit: int = SHOWN) -> Answer:
        """As `Collection.answer`, from what is published now."""
        self.refresh()
        return super().answer(question, limit)

    def follow(self, folder: Path, corpus: Corpus) -> None:
        """Take in what is new or changed in the corpus folder.

        Raises:
            StoreError: the database does not answer; nothing was taken in.

        """
        files = [(_within(folder, path), document) for path, document in corpus.files]
        with self.store.write() as session:
            session.documents.follow(files, [_within(folder, path) for path in corpus.unread])
        self.refresh()

    def add(self, document: Document, origin: Origin, by: str) -> Outcome:
        """Publish `document`: a new one, or a new version of the one that has its source (or its very text).

        Raises:
            StoreError: the database does not answer; nothing was published.

        """
        with self.store.write() as session:
            there = session.documents.find(document.id)
            if there and digest(there.document) == digest(document):
                if there.status is Status.PUBLISHED:
                    return Already(there.by, there.changed)
                outcome = session.documents.restore(document.id, there.version, by)
            else:
                draft = session.drafts.add(document, origin, by, replaces=document.id if there else None)
                outcome = session.documents.publish(draft.id, draft.version, by)
        self.refresh()
        return outcome

    def withdraw(self, identity: str, by: str) -> Outcome | None:
        """Quote a document no longer; None where there is none of this id.

        Raises:
            StoreError: the database does not answer; nothing was withdrawn.

        """
        with self.store.write() as session:
            there = session.documents.find(identity)
            if there is None:
                return None
            outcome = session.documents.withdraw(identity, there.version, by)
        self.refresh()
        return outcome

    def entries(self) -> list[Entry]:
        """Every document, published or withdrawn, the last changed first."""
        with self.store.read() as session:
            return session.documents.page(limit=_ALL).entries

    def refresh(self) -> None:
        """Quote what was published since the last time. Who finds somebody at it goes on with what is known."""
        if not self._catching_up.acquire(blocking=False):
            return
        try:
            with self.store.read() as session:
                revision = session.documents.revision()
                changed = session.documents.changed_since(self._revision) if revision != self._revision else []
            if changed:
                published = [entry.document for entry in changed if entry.status is Status.PUBLISHED]
                self.update(published, [entry.document.id for entry in changed])
            self._revision = revision
        except StoreError as error:
            log.warning("What is published cannot be looked up: %s", error)
        finally:
            self._catching_up.release()


_ALL = 1_000_000


def _within(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()
