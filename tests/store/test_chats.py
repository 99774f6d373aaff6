"""Groups: their settings, what is kept when they move, and what is forgotten when they end."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.sealing import Secrets
from bot.store.store import Session, Store
from tests.store.conftest import Clock

OLD, NEW, OTHER = -4_242_424, -1_001_234_567_890, -5_353_535
HOUR = timedelta(hours=1)
SETTINGS: dict[str, object] = {"langue": "fr", "muet": True, "heures": [8, 22]}


def settle(session: Session, chat: int, words: str = "anciens") -> None:
    """Keep something of every kind about a chat."""
    session.chats.seen(chat)
    session.chats.set(chat, {"mots": words})
    session.answers.note(chat, 10, 11, words)
    session.states.set(chat, words, {}, HOUR)


def kept(session: Session, chat: int) -> list[object]:
    step, answer = session.states.get(chat), session.answers.find(chat, 10)
    return [session.chats.get(chat), answer and answer.mark, step and step.name]


def test_settings_are_kept_until_others_are_set(store: Store) -> None:
    with store.write() as w:
        assert w.chats.get(OLD) == {}
        w.chats.set(OLD, SETTINGS)
        assert w.chats.get(OLD) == SETTINGS
        assert w.chats.get(OTHER) == {}
        w.chats.set(OLD, {"muet": False})
        assert w.chats.get(OLD) == {"muet": False}


def test_a_chat_is_met_for_the_first_time_once(store: Store) -> None:
    with store.write() as w:
        assert w.chats.seen(OLD)
        assert not w.chats.seen(OLD)
        assert w.chats.get(OLD) == {}
        w.chats.set(OTHER, SETTINGS)
        assert w.chats.seen(OTHER)
        assert not w.chats.seen(OTHER)
        assert w.chats.get(OTHER) == SETTINGS
        w.chats.set(OLD, SETTINGS)
        assert not w.chats.seen(OLD)


def test_a_chat_is_forgotten_with_its_answers_and_its_step(store: Store) -> None:
    with store.write() as w:
        settle(w, OLD)
        settle(w, OTHER)
        w.chats.forget(OLD)
        assert kept(w, OLD) == [{}, None, None]
        assert w.chats.seen(OLD)
        assert kept(w, OTHER) == [{"mots": "anciens"}, "anciens", "anciens"]


def test_everything_moves_with_a_group_once(store: Store) -> None:
    with store.write() as w:
        settle(w, OLD)
        settle(w, OTHER)
        assert w.chats.move(OLD, NEW)
        assert kept(w, NEW) == [{"mots": "anciens"}, "anciens", "anciens"]
        assert kept(w, OLD) == [{}, None, None]
        assert not w.chats.seen(NEW)
        assert not w.chats.move(OLD, NEW)
        assert not w.chats.move(NEW, NEW)
        assert kept(w, NEW) == kept(w, OTHER)


def test_what_the_new_chat_has_already_wins(store: Store) -> None:
    with store.write() as w:
        settle(w, OLD)
        w.answers.note(OLD, 20, 21, "anciens")
        settle(w, NEW, "nouveaux")
        assert w.chats.move(OLD, NEW)
        assert kept(w, NEW) == [{"mots": "nouveaux"}, "nouveaux", "nouveaux"]
        assert [one.mark for one in w.answers.of(NEW)] == ["nouveaux", "anciens"]
        assert kept(w, OLD) == [{}, None, None]
        assert not w.chats.move(OLD, NEW)


def test_settings_move_to_a_chat_that_was_merely_seen(store: Store) -> None:
    with store.write() as w:
        w.chats.set(OLD, SETTINGS)
        w.chats.seen(NEW)
        assert w.chats.move(OLD, NEW)
        assert w.chats.get(NEW) == SETTINGS
        assert not w.chats.seen(NEW)


def test_a_step_that_is_over_does_not_win(store: Store, clock: Clock) -> None:
    with store.write() as w:
        w.states.set(NEW, "nouveaux", {}, HOUR)
    clock.move(hours=2)
    with store.write() as w:
        settle(w, OLD)
        w.chats.move(OLD, NEW)
        step = w.states.get(NEW)
        assert step
        assert step.name == "anciens"


def test_with_another_key_there_are_no_settings(store: Store, url: str, clock: Clock) -> None:
    with store.write() as w:
        w.chats.set(OLD, SETTINGS)
    other = Store.open(url, Secrets("une autre clé, tout aussi longue que l’autre"), clock=clock)
    with other.read() as r:
        assert r.chats.get(OLD) == {}
    other.close()


def test_settings_stay_however_old_they_are(store: Store, clock: Clock) -> None:
    with store.write() as w:
        w.chats.set(OLD, SETTINGS)
    clock.move(days=4_000)
    with store.write() as w:
        w.purge()
        assert w.chats.get(OLD) == SETTINGS


def test_neither_the_chat_nor_its_settings_are_in_the_file(opened: Callable[[str], Store], tmp_path: Path) -> None:
    store = opened(f"sqlite:///{tmp_path}/extrait.db")
    with store.write() as w:
        w.chats.set(OLD, {"mots": "confidence"})
    store.close()
    found = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in ("confidence", str(OLD)):
        assert secret.encode() not in found


def test_a_message_passes_away_when_it_is_due(store: Store, clock: Clock) -> None:
    with store.write() as w:
        w.chats.let_pass(OLD, 12, w.now + HOUR)
        w.chats.let_pass(OTHER, 7, w.now + HOUR / 2)
        w.chats.let_pass(OTHER, 8, w.now + 3 * HOUR)
        assert w.chats.passing() == []
    clock.move(hours=1)
    with store.write() as w:
        assert w.chats.passing() == [(OTHER, 7), (OLD, 12)]
        assert w.chats.passed(OTHER, 7)
        assert not w.chats.passed(OTHER, 7)
        assert w.chats.passing() == [(OLD, 12)]


@pytest.mark.parametrize("moved", [False, True])
def test_in_a_chat_that_is_no_more_nothing_passes_away(store: Store, clock: Clock, moved: bool) -> None:
    """Under the same number there may be somebody else's message where the group has gone."""
    with store.write() as w:
        w.chats.let_pass(OLD, 12, w.now)
        if moved:
            w.chats.move(OLD, NEW)
        else:
            w.chats.forget(OLD)
        assert w.chats.passing() == []


def test_what_another_key_sealed_does_not_pass_away(store: Store, url: str, clock: Clock) -> None:
    with store.write() as w:
        w.chats.let_pass(OLD, 12, w.now)
    other = Store.open(url, Secrets("une autre clé, tout aussi longue que l’autre"), clock=clock)
    with other.read() as r:
        assert r.chats.passing() == []
    other.close()
