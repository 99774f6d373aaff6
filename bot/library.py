"""The documents that are kept: the store, the collection that quotes from it, and what changes them both."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from bot.collection import SHOWN, Collection
from bot.errors import StoreError
from bot.ingest.corpus import Corpus
from bot.models import Answer, Hit
from bot.outcomes import ChangeOutcome
from bot.reader_records import Shortfall
from bot.records import Status
from bot.search.curation import Curation, PinnedPassage
from bot.store.sealing import Secrets
from bot.store.store import Session, Store
from bot.text.splitter import EXCERPT_CHARS
from bot.understanding.follow_up import Antecedent
from bot.understanding.question import ParsedQuestion

log = logging.getLogger(__name__)


class Library(Collection):
    """A collection of what the store says is published; it notices what another process changes there."""

    def __init__(self, store: Store, *, excerpt_chars: int = EXCERPT_CHARS) -> None:
        self.store = store
        self._catching_up = threading.Lock()
        with store.read() as session:
            self._revision = session.documents.revision()
            published = [entry.document for entry in session.documents.published()]
            curation = _curation(session)
        super().__init__(published, excerpt_chars=excerpt_chars, curation=curation)

    @classmethod
    def open(cls, url: str, key: str | None, folder: Path, *, excerpt_chars: int = EXCERPT_CHARS) -> "Library":
        """The library at `url`, made or brought up to date; `folder` keeps the key where none is given.

        Raises:
            StoreError: the database or the key cannot be had.

        """
        return cls(Store.open(url, Secrets.load(key, folder)), excerpt_chars=excerpt_chars)

    def answer(self, question: str | ParsedQuestion, limit: int = SHOWN, context: Antecedent | None = None) -> Answer:
        """As `Collection.answer`, from what is published now."""
        self.refresh()
        return super().answer(question, limit, context)

    def answer_from(
        self,
        chosen: frozenset[str],
        question: str | ParsedQuestion,
        limit: int = SHOWN,
        context: Antecedent | None = None,
    ) -> Answer:
        """As `Collection.answer_from`, from what is published now."""
        self.refresh()
        return super().answer_from(chosen, question, limit, context)

    @property
    def revision(self) -> int:
        """A number that grows with every change of what can be quoted; what this process has noticed of it."""
        return self._revision

    def find_passages(self, question: str | ParsedQuestion, limit: int) -> list[Hit]:
        """As `Collection.find_passages`, from what is published now."""
        self.refresh()
        return super().find_passages(question, limit)

    def follow(self, folder: Path, corpus: Corpus) -> None:
        """Take in what is new or changed in the corpus folder.

        Raises:
            StoreError: the database does not answer; nothing was taken in.

        """
        files = [(_within(folder, path), document) for path, document in corpus.files]
        with self.store.write() as session:
            session.documents.follow(files, [_within(folder, path) for path in corpus.unread])
        self.refresh(wait=True)

    def change(self, act: Callable[[Session], ChangeOutcome]) -> ChangeOutcome:
        """Change documents in one transaction; what is published then is quoted when this returns.

        Raises:
            StoreError: the database does not answer; nothing was changed.

        """
        outcome = self.store.written(act)
        self.refresh(wait=True)
        return outcome

    def refresh(self, *, wait: bool = False) -> None:
        """Quote what was published since the last time, and follow what was curated.

        Who finds somebody at it goes on with what is known, or waits: then everything that was committed before the
        call is quoted when it returns.
        """
        if not self._catching_up.acquire(blocking=wait):
            return
        try:
            with self.store.read() as session:
                revision = session.documents.revision()
                if revision == self._revision:
                    return
                changed = session.documents.changed_since(self._revision)
                curation = _curation(session)
            published = [entry.document for entry in changed if entry.status is Status.PUBLISHED]
            self.update(published, [entry.document.id for entry in changed], curation)
            self._revision = revision
        except StoreError as error:
            log.warning("What is published cannot be looked up: %s", error)
        finally:
            self._catching_up.release()

    def miss(self, question: str, kind: Shortfall, key: str) -> None:
        """Keep a question that got nothing; with the same `key` (at most 190 characters), once.

        A database that fails is noticed in the log alone: whoever asked has their answer.
        """
        try:
            with self.store.write() as session:
                if session.updates.effect(f"missed:{key}"):
                    session.missed.add(question, kind, self.terms)
        except StoreError as error:
            log.warning("A question that got nothing cannot be kept: %s", error)


def _curation(session: Session) -> Curation:
    """Pins and synonyms, as far as they hold of what is published now."""
    pins = (PinnedPassage(pin.question, pin.document, pin.start, pin.end) for pin in session.curated.live_pins())
    pairs = ((pair.word, pair.other) for pair in session.curated.synonyms())
    return Curation(tuple(pins), tuple(pairs))


def _within(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()
