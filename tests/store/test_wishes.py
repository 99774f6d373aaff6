"""Readers who asked to be told: sealed, few, for thirty days, told once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.reader_records import Wish
from bot.store.sealing import Secrets
from bot.store.store import Store
from tests.store.conftest import Clock

MARIE, JEAN, CHAT = 4_242_424_242, 5_353_535_353, 6_464_646_464
PRICE, MAYOR = "Quel est le prix du billet ?", "Qui dirige la mairie ?"
MONTH = timedelta(days=30)


def wish(store: Store, user: int = MARIE, question: str = PRICE) -> Wish:
    with store.write() as w:
        made = w.wishes.add(user, CHAT, question)
    assert made
    return made


def test_wishes_are_kept_for_each_person(store: Store, clock: Clock) -> None:
    first, second, third = wish(store), wish(store, JEAN), wish(store, MARIE, MAYOR)
    assert first == Wish(first.id, CHAT, PRICE, clock.now + MONTH)
    with store.read() as r:
        assert r.wishes.of(MARIE) == [first, third]
        assert r.wishes.of(JEAN) == [second]
        assert r.wishes.of(CHAT) == []
        assert r.wishes.all() == [first, second, third]


def test_the_same_question_again_is_the_same_wish_and_holds_anew(store: Store, clock: Clock) -> None:
    first = wish(store)
    assert wish(store, question="  QUEL est le  prix du billet ? ") == first
    clock.move(days=20)
    again = replace(first, expires=clock.now + MONTH)
    assert wish(store) == again
    with store.read() as r:
        assert r.wishes.all() == [again]


def test_a_person_has_at_most_twenty(store: Store, clock: Clock) -> None:
    first, *_ = [wish(store, question=f"Question {number} ?") for number in range(20)]
    with store.write() as w:
        assert w.wishes.add(MARIE, CHAT, PRICE) is None
        assert w.wishes.add(MARIE, CHAT, first.question) == first
        assert w.wishes.add(JEAN, CHAT, PRICE)
        assert len(w.wishes.of(MARIE)) == 20
        w.wishes.cancel(first.id, MARIE)
        assert w.wishes.add(MARIE, CHAT, PRICE)
    clock.move(days=30)
    wish(store)


def test_only_whoever_wished_can_cancel_and_once(store: Store) -> None:
    made = wish(store)
    with store.write() as w:
        assert not w.wishes.cancel(made.id, JEAN)
        assert w.wishes.cancel(made.id, MARIE)
        assert not w.wishes.cancel(made.id, MARIE)
        assert w.wishes.all() == []


def test_a_wish_is_fulfilled_once(store: Store) -> None:
    made = wish(store)
    with store.write() as w:
        assert w.wishes.fulfil(made.id)
        assert not w.wishes.fulfil(made.id)
    assert wish(store).id != made.id


def test_a_person_s_wishes_are_forgotten_together(store: Store) -> None:
    wish(store)
    wish(store, MARIE, MAYOR)
    other = wish(store, JEAN)
    with store.write() as w:
        assert w.wishes.forget(MARIE) == 2
        assert w.wishes.forget(MARIE) == 0
        assert w.wishes.all() == [other]


def test_a_wish_ends_after_thirty_days(store: Store, clock: Clock) -> None:
    made = wish(store)
    clock.move(days=30, seconds=-1)
    with store.write() as w:
        w.purge()
        assert w.wishes.all() == [made]
    clock.move(seconds=1)
    with store.write() as w:
        assert w.wishes.all() == w.wishes.of(MARIE) == []
        w.purge()
        clock.move(days=-1)
    with store.read() as r:
        assert r.wishes.all() == []


def test_what_another_key_sealed_is_left_out(store: Store, url: str, clock: Clock) -> None:
    wish(store)
    other = Store.open(url, Secrets("une autre clé, tout aussi longue que l’autre"), clock=clock)
    with other.write() as w:
        assert w.wishes.all() == w.wishes.of(MARIE) == []
        made = w.wishes.add(MARIE, CHAT, PRICE)
        assert w.wishes.all() == [made]
    other.close()


def test_neither_who_nor_where_nor_what_is_in_the_file(opened: Callable[[str], Store], tmp_path: Path) -> None:
    store = opened(f"sqlite:///{tmp_path}/extrait.db")
    wish(store, question="confidence")
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in ("confidence", str(MARIE), str(CHAT)):
        assert secret.encode() not in kept
