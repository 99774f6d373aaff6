"""What an answer's buttons lead to: the same places, the same token, for sixty days."""

import re

import pytest
from sqlalchemy import func, select

from bot.reader_records import Excerpts, Place
from bot.store.answer_tokens import Shown
from bot.store.sealing import Secrets
from bot.store.store import Store
from bot.store.tables import shown
from tests.store.conftest import Clock

PLACES = (Place("bac", 2, 0, 15, (3, 9)), Place("phare", 1, 41, 56))


def keep(store: Store, *places: Place) -> str:
    with store.write() as w:
        return w.shown.keep(places)


def find(store: Store, token: str) -> tuple[Place, ...] | None:
    with store.read() as r:
        found = r.shown.find(token)
        return found.places if found else None


def rows(store: Store) -> int:
    with store.read() as r:
        return int(r._connection.execute(select(func.count()).select_from(shown)).scalar_one())


def test_places_are_found_by_a_token_that_goes_into_a_button(store: Store) -> None:
    token = keep(store, *PLACES)
    assert re.fullmatch(r"[A-Za-z0-9_-]{8}", token)
    assert find(store, token) == PLACES


def test_with_the_places_is_kept_how_sure_the_answer_was(store: Store) -> None:
    with store.write() as w:
        tokens = [
            w.shown.keep(PLACES),
            w.shown.keep(PLACES, "mentions"),
            w.shown.keep(PLACES, "answers", pinned=True),
        ]
        assert [w.shown.find(token) for token in tokens] == [
            Excerpts(PLACES, ""),
            Excerpts(PLACES, "mentions"),
            Excerpts(PLACES, "answers", pinned=True),
        ]


@pytest.mark.parametrize("token", ["", "AAAAAAAA", "%", "é'--"])
def test_an_unknown_token_leads_nowhere(store: Store, token: str) -> None:
    keep(store, *PLACES)
    assert find(store, token) is None


def test_the_same_places_have_the_same_token_in_one_row(store: Store, clock: Clock) -> None:
    token = keep(store, *PLACES)
    clock.move(days=3)
    assert keep(store, *PLACES) == token
    assert rows(store) == 1


def test_other_places_and_another_order_and_another_key_have_other_tokens(store: Store, url: str) -> None:
    other = Store.open(url, Secrets("une autre clé, tout aussi longue que l’autre"))
    tokens = [keep(store, *PLACES), keep(store, *PLACES[::-1]), keep(store, PLACES[0]), keep(other, *PLACES)]
    other.close()
    assert len(set(tokens)) == 4
    assert find(store, tokens[1]) == PLACES[::-1]


def test_two_lists_that_come_to_one_token_are_told_apart(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shown, "_token", lambda _, turn, listed: f"token__{turn}")
    first, second = keep(store, PLACES[0]), keep(store, PLACES[1])
    assert (first, second) == ("token__0", "token__1")
    assert (keep(store, PLACES[0]), keep(store, PLACES[1])) == (first, second)
    assert (find(store, first), find(store, second)) == (PLACES[:1], PLACES[1:])


def test_what_is_shown_again_is_kept_for_sixty_days_more(store: Store, clock: Clock) -> None:
    again, once = keep(store, PLACES[0]), keep(store, PLACES[1])
    clock.move(days=60)
    assert find(store, once) == PLACES[1:]
    keep(store, PLACES[0])
    clock.move(seconds=1)
    assert find(store, once) is None
    with store.write() as w:
        w.purge()
    assert rows(store) == 1
    assert find(store, again) == PLACES[:1]
    clock.move(days=60)
    with store.write() as w:
        w.purge()
    assert rows(store) == 0
