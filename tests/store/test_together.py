"""Several threads, several processes, and processes that die: one outcome each, and nothing half-done."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import create_engine, event, text

from bot.config import ROOT
from bot.errors import StoreError
from bot.models import Document
from bot.outcomes import Done
from bot.records import Origin, Welcome
from bot.store import engine
from bot.store.engine import database_url
from bot.store.schema import LOCK
from bot.store.store import Session, Store
from tests.store.tiny_library import ANNE, BAC, drafted, published, quoted

pytestmark = pytest.mark.slow

Opening = Callable[[str], Store]
T = TypeVar("T")


def process(what: str, url: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.children", what, url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def together(work: Callable[[int], T], threads: int = 8) -> list[T]:
    """What `work` gives in each of some threads, all let go at once."""
    gate = threading.Barrier(threads)

    def at_once(number: int) -> T:
        gate.wait()
        return work(number)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(at_once, range(threads)))


def test_of_eight_who_press_at_once_one_publishes(store: Store) -> None:
    draft = drafted(store).id

    def press(number: int) -> bool:
        with store.write() as w:
            return isinstance(w.documents.publish(draft, 1, f"moderator {number}"), Done)

    assert sum(together(press)) == 1
    assert quoted(store) == [BAC]


def test_of_eight_who_publish_their_own_draft_at_once_one_does(store: Store) -> None:
    drafts = [drafted(store, Document("bac", f"Le bac {number}", "Le texte.")).id for number in range(8)]

    def press(number: int) -> bool:
        with store.write() as w:
            return isinstance(w.documents.publish(drafts[number], 1, f"moderator {number}"), Done)

    assert sum(together(press)) == 1
    with store.read() as r:
        assert len(r.documents.history("bac")) == 1


def test_of_eight_who_follow_one_invitation_at_once_one_joins(store: Store) -> None:
    with store.write() as w:
        token = w.people.invite(ANNE).token

    def follow(number: int) -> Welcome:
        with store.write() as w:
            return w.people.accept(token, number, "Quelqu’un", number)

    assert sorted(together(follow)) == [Welcome.JOINED, *[Welcome.USED] * 7]


def test_of_two_processes_each_publication_is_one_s(url: str, opened: Opening) -> None:
    store = opened(url)
    with store.write() as w:
        for number in range(20):
            w.drafts.add(Document(f"d{number}", f"Titre {number}", "Le texte."), Origin.TEXT, ANNE)
    both = [process("publish_all", url) for _ in range(2)]
    for one in both:
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
    assert sum(int(one.communicate()[0]) for one in both) == 20
    assert len(quoted(store)) == 20


def test_processes_that_open_a_new_database_at_once_all_do(new_url: str, opened: Opening) -> None:
    started = [process("start", new_url) for _ in range(3)]
    assert [one.communicate()[0] for one in started] == ["opened\n"] * 3
    published(opened(new_url))


def test_what_another_process_publishes_is_noticed(url: str, opened: Opening) -> None:
    mine, other = opened(url), opened(url)
    with mine.read() as r:
        seen = r.documents.revision()
    published(other)
    with mine.read() as r:
        assert r.documents.revision() > seen
        assert [entry.document for entry in r.documents.changed_since(seen)] == [BAC]


def test_readers_go_on_reading_what_was_while_somebody_writes(store: Store) -> None:
    published(store)
    with store.write() as w:
        w.documents.withdraw(BAC.id, 1, ANNE)
        assert quoted(store) == [BAC]
    assert quoted(store) == []


def test_a_reader_sees_one_moment(store: Store) -> None:
    with store.read() as r:
        assert r.documents.published() == []
        published(store)
        assert r.documents.published() == []
    assert quoted(store) == [BAC]


def test_whoever_reads_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError), store.read() as r:
        r.drafts.add(BAC, Origin.TEXT, ANNE)
    drafted(store)


def test_killed_before_any_statement_a_publication_is_whole_or_not_at_all(url: str) -> None:
    said, _ = process("die_publishing", url).communicate()
    steps = said.split("\n")[:-1]
    assert len(steps) > 10
    assert set(steps[:-1]) == {"before"}
    assert steps[-1] == "after"


def test_a_full_disk_is_said_and_leaves_nothing_half_written(tmp_path: Path, opened: Opening) -> None:
    """SQLite's own limit stands for the disk's."""
    url = f"sqlite:///{tmp_path}/extrait.db"
    small = opened(url)
    draft = drafted(small)
    with small.read() as r:
        pages = r.figures().size // 4096 + 20
    event.listen(small._engine, "connect", lambda made, _: made.execute(f"PRAGMA max_page_count = {pages}"))
    small._engine.dispose()
    with pytest.raises(StoreError, match="plus de place"), small.write() as w:
        publish_and_fill(w, draft.id)
    with small.read() as r:
        assert r.drafts.find(draft.id) == draft
        assert (r.documents.published(), r.audit.count()) == ([], 0)
    with opened(url).write() as w:
        publish_and_fill(w, draft.id)
    assert quoted(small) == [BAC]


def publish_and_fill(session: Session, draft: int) -> None:
    assert isinstance(session.documents.publish(draft, 1, ANNE), Done)
    session.drafts.add(Document("long", "Long", "Le bac passe. " * 50_000), Origin.TEXT, ANNE)


def test_a_database_that_somebody_else_holds_is_said(
    url: str, kind: str, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 1)
    store = opened(url)
    published(store)
    if kind == "sqlite":
        other = sqlite3.connect(database_url(url).database or "", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="occupée"):
            drafted(store)
        other.close()
    else:
        server = create_engine(database_url(url))
        with server.connect() as connection:
            connection.execute(text(f"SELECT pg_advisory_lock({LOCK})"))
            with pytest.raises(StoreError, match="occupée"):
                drafted(store)
        server.dispose()
    assert quoted(store) == [BAC]
    drafted(store)


def test_whoever_waits_too_long_in_this_process_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.store.PATIENCE", 0.01)
    with store.write(), pytest.raises(StoreError, match="occupée"), store.write():
        pass
    drafted(store)


def test_a_server_that_goes_away_is_said_and_found_again(url: str, kind: str, opened: Opening) -> None:
    if kind == "sqlite":
        pytest.skip("SQLite has no server")
    store = opened(url)
    published(store)
    with pytest.raises(StoreError, match="ne répond pas"), store.write() as w:
        add_while_the_server_goes_away(w, url)
    with store.read() as r:
        assert r.drafts.all() == []
    drafted(store)


def add_while_the_server_goes_away(session: Session, url: str) -> None:
    session.drafts.add(BAC, Origin.TEXT, ANNE)
    server = create_engine(database_url(url))
    with server.connect() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        connection.execute(text(f"{others} WHERE datname = current_database() AND pid <> pg_backend_pid()"))
    server.dispose()
    session.drafts.add(BAC, Origin.TEXT, ANNE)
