"""Work of other processes on a database, for `test_together.py`: `python -m tests.store.children WHAT URL`."""

# ruff: noqa: T201  (what it prints is what it is asked for)

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

from sqlalchemy import Engine, event

from bot.outcomes import Done
from bot.store.engine import connected, database_url
from bot.store.schema import current
from bot.store.store import Store
from tests.store.conftest import SECRETS
from tests.store.tiny_library import ANNE, BAC, drafted, published


def opened(url: str) -> Store:
    return Store.open(url, SECRETS, clock=lambda: datetime(2026, 3, 1, tzinfo=UTC))


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _killed_at(step: int, work: Callable[[], None]) -> bool:
    """Do `work` in a process that kills itself before its `step`th statement; False where it has no so many."""
    child = os.fork()
    if child == 0:
        steps = count(1)

        def tick(*_: object) -> None:
            if next(steps) == step:
                _die()

        event.listen(Engine, "before_cursor_execute", tick)
        event.listen(Engine, "commit", tick)
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _look(url: str, draft: int) -> str:
    """The state that a publication left behind, in a word."""
    store = opened(url)
    with store.read() as r:
        found = r.drafts.find(draft)
        (entry,) = r.documents.published()
        texts = (entry.document.text, len(r.documents.history(BAC.id)), r.audit.count(), r.curated.pins()[0].stale)
    store.close()
    before = (BAC.text, 1, 2, False)
    after = ("Le bac ne passe plus.", 2, 3, True)
    return {(True, before): "before", (False, after): "after"}.get((found is not None, texts), f"torn: {found} {texts}")


def die_publishing(url: str) -> None:
    """Kill a publication before each of its statements in turn; print what each left behind."""
    store = opened(url)
    published(store)
    new = type(BAC)("bac", BAC.title, "Le bac ne passe plus.")
    with store.write() as w:
        w.curated.pin("Combien ?", BAC.id, 1, (0, 15), ANNE)
    draft = drafted(store, new, replaces=BAC.id).id
    store.close()

    def publish() -> None:
        mine = opened(url)
        with mine.write() as w:
            w.documents.publish(draft, 1, ANNE)

    for step in count(1):
        killed = _killed_at(step, publish)
        print(_look(url, draft))
        if not killed:
            break


def die_migrating(url: str) -> None:
    """Kill the migration of a database before each of its statements in turn; print which schema each left behind."""
    for step in count(1):
        killed = _killed_at(step, lambda: opened(url).close())
        engine = connected(database_url(url))
        with engine.connect() as connection:
            print(current(connection))
        engine.dispose()
        if not killed:
            break


def publish_all(url: str) -> None:
    """Publish every draft; print how many of them this process was the first to publish."""
    store = opened(url)
    print("ready", flush=True)
    sys.stdin.read()
    done = 0
    for number in range(1, 21):
        with store.write() as w:
            done += isinstance(w.documents.publish(number, 1, ANNE), Done)
    store.close()
    print(done)


def start(url: str) -> None:
    """Open the database as soon as the input ends."""
    sys.stdin.read()
    opened(url).close()
    print("opened")


if __name__ == "__main__":
    {one.__name__: one for one in (die_publishing, die_migrating, publish_all, start)}[sys.argv[1]](sys.argv[2])
