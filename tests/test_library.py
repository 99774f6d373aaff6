"""What is kept, and the collection that quotes it."""

import logging
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot import publishing
from bot.library import Library
from bot.models import Document, Outcome, Reason
from bot.outcomes import Done, Gone
from bot.reader_records import Shortfall
from bot.records import TERMINAL, Origin
from bot.search.curation import Curation
from bot.services import corpus_edits
from bot.store.sealing import Secrets
from bot.store.store import Store
from tests.kerbihan import BAC, BOULANGERIE, PHARE

QUESTION = "Qui a construit le phare ?"


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/base.db"


def opened(database: str) -> Library:
    return Library(Store.open(database, Secrets("k" * 32)))


def test_what_is_kept_is_quoted_after_a_restart(database: str) -> None:
    publishing.publish(opened(database), PHARE, Origin.TEXT, TERMINAL)
    assert opened(database).answer(QUESTION).outcome is Outcome.ANSWERS


def test_what_another_process_publishes_or_withdraws_is_noticed(database: str) -> None:
    bot, terminal = opened(database), opened(database)
    assert bot.documents == []
    publishing.publish(terminal, PHARE, Origin.FILE, TERMINAL)
    publishing.publish(terminal, BOULANGERIE, Origin.FILE, TERMINAL)
    assert bot.answer(QUESTION).hits[0].document == PHARE
    corpus_edits.withdraw(terminal, PHARE.id, TERMINAL)
    bot.refresh()
    assert bot.documents == [BOULANGERIE]
    assert not any(hit.document == PHARE for hit in bot.answer(QUESTION).hits)


def test_a_database_that_fails_leaves_the_answers_that_are_known(database: str, tmp_path: Path) -> None:
    library = opened(database)
    publishing.publish(library, PHARE, Origin.TEXT, TERMINAL)
    library.store.close()
    for file in tmp_path.iterdir():
        file.unlink()
    assert library.answer(QUESTION).outcome is Outcome.ANSWERS


def test_withdrawing_what_is_not_there_says_so(database: str) -> None:
    assert isinstance(corpus_edits.withdraw(opened(database), "nulle-part", TERMINAL), Gone)


KEEPERS = "Deux gardiens y vivaient autrefois."


def pin(library: Library, question: str) -> None:
    start = PHARE.text.index(KEEPERS)
    with library.store.write() as session:
        assert session.curated.pin(question, PHARE.id, 1, (start, start + len(KEEPERS)), TERMINAL)


def test_what_moderators_curate_is_followed_everywhere_and_after_a_restart(database: str) -> None:
    bot, terminal = opened(database), opened(database)
    publishing.publish(bot, PHARE, Origin.TEXT, TERMINAL)
    pin(terminal, QUESTION)
    assert bot.answer(QUESTION).hits[0].text == KEEPERS
    assert opened(database).answer(QUESTION).pinned
    with terminal.store.write() as session:
        assert session.curated.pair("sémaphore", "phare", TERMINAL)
    assert bot.answer("Qui a construit le sémaphore ?").pinned
    with terminal.store.write() as session:
        assert session.curated.unpin(session.curated.pins()[0].id, TERMINAL)
    assert not bot.answer(QUESTION).pinned


def test_a_pin_goes_with_its_passage(database: str) -> None:
    library = opened(database)
    publishing.publish(library, PHARE, Origin.TEXT, TERMINAL)
    pin(library, QUESTION)
    with library.store.write() as session:
        rewritten = Document(PHARE.id, PHARE.title, PHARE.text.replace("gardiens", "frères"), PHARE.source)
        assert isinstance(session.documents.revise(rewritten, 1, TERMINAL), Done)
    assert library.answer(QUESTION).outcome is Outcome.ANSWERS
    assert not library.answer(QUESTION).pinned


class Slow(Library):
    """A library that a test can hold in the middle of catching up."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.begun, self.go_on = threading.Event(), threading.Event()

    def update(self, published: Iterable[Document], changed: Iterable[str], curation: Curation | None = None) -> None:
        self.begun.set()
        assert self.go_on.wait(60)
        super().update(published, changed, curation)


def test_who_publishes_waits_until_it_is_quoted_and_readers_do_not(database: str) -> None:
    library, terminal = Slow(Store.open(database, Secrets("k" * 32))), opened(database)
    publishing.publish(terminal, PHARE, Origin.TEXT, TERMINAL)
    catching_up = threading.Thread(target=library.refresh)
    catching_up.start()
    assert library.begun.wait(60)
    assert library.answer(QUESTION).reason is Reason.NO_DOCUMENT, "a reader goes on with what is known"
    publishing.publish(terminal, BAC, Origin.TEXT, TERMINAL)
    waiting = threading.Thread(target=lambda: library.refresh(wait=True))
    waiting.start()
    assert waiting.is_alive()
    library.go_on.set()
    waiting.join(60)
    assert library.documents == [PHARE, BAC], "both, although the first one to catch up had not seen the second"
    catching_up.join(60)


def test_a_database_that_fails_does_not_fail_who_waits(database: str, tmp_path: Path) -> None:
    library = opened(database)
    library.store.close()
    for file in tmp_path.iterdir():
        file.unlink()
    library.refresh(wait=True)
    library.refresh()


def missed(library: Library) -> list[tuple[str, int]]:
    with library.store.read() as session:
        return [(group.wording, group.count) for group in session.missed.groups()]


def test_a_question_in_vain_is_kept_once_however_often_its_update_comes(database: str) -> None:
    library = opened(database)
    for key in ("1", "1", "2"):
        library.miss("Où sont les goélands ?", Shortfall.NOTHING, key)
    library.miss("Les goelands, ou sont-ils", Shortfall.NOTHING, "3")
    library.miss("Qui vend du pain ?", Shortfall.NOTHING, "4")
    assert missed(library) == [("Où sont les goélands ?", 3), ("Qui vend du pain ?", 1)]


def test_a_question_that_cannot_be_kept_is_logged_without_its_words(
    database: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    library = opened(database)
    library.store.close()
    for file in tmp_path.iterdir():
        file.unlink()
    with caplog.at_level(logging.DEBUG):
        library.miss("Où sont les goélands ?", Shortfall.NOTHING, "1")
    assert "cannot be kept" in caplog.text
    assert "goélands" not in caplog.text


def test_what_may_be_pinned_is_looked_for_in_what_is_published_now(database: str) -> None:
    bot, terminal = opened(database), opened(database)
    publishing.publish(terminal, PHARE, Origin.TEXT, TERMINAL)
    assert any(KEEPERS in hit.text for hit in bot.find_passages("Les gardiens de Pondichéry, hydrogène", 3))
