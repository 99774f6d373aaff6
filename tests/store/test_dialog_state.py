"""What must outlive a restart: where a dialogue stands, the updates that came in, the effects that were had."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bot.reader_records import DialogState
from bot.store.store import Store
from tests.store.conftest import Clock
from tests.store.tiny_library import arrived

CHAT, OTHER = 4_242_424_242, 5_353_535_353
HOUR = timedelta(hours=1)


def test_a_step_holds_until_it_is_over(store: Store, clock: Clock) -> None:
    with store.write() as w:
        w.states.set(CHAT, "titre", {"draft": 3, "parts": ["été"]}, HOUR)
    with store.read() as r:
        assert r.states.get(CHAT) == DialogState("titre", {"draft": 3, "parts": ["été"]}, clock.now + HOUR)
        assert r.states.get(OTHER) is None
    clock.move(hours=1)
    with store.write() as w:
        assert w.states.get(CHAT) is None
        assert not w.states.clear(CHAT)


def test_a_step_takes_another_s_place_and_is_cleared_once(store: Store) -> None:
    with store.write() as w:
        w.states.set(CHAT, "titre", {}, HOUR)
        w.states.set(CHAT, "date", {}, HOUR)
        step = w.states.get(CHAT)
        assert step
        assert step.name == "date"
        assert w.states.clear(CHAT)
        assert not w.states.clear(CHAT)
        assert w.states.get(CHAT) is None


def test_an_update_is_taken_in_once_and_stays_until_it_is_done(store: Store) -> None:
    with store.write() as w:
        assert w.updates.take_all([arrived(2, CHAT, '{"update_id": 2}')])
        assert w.updates.take_all([arrived(1, OTHER, '{"update_id": 1}')])
        assert not w.updates.take_all([arrived(2, CHAT, '{"update_id": 2}')])
    with store.write() as w:
        assert [(one.update_id, one.raw) for one in w.updates.pending()] == [
            (1, '{"update_id": 1}'),
            (2, '{"update_id": 2}'),
        ]
        assert w.updates.done(1)
        assert not w.updates.done(1)
        assert not w.updates.take_all([arrived(1, OTHER, '{"update_id": 1}')])
        assert [one.update_id for one in w.updates.pending()] == [2]
        assert w.updates.count() == 1


def test_of_a_batch_the_new_ones_are_told(store: Store) -> None:
    with store.write() as w:
        w.updates.take_all([arrived(5, CHAT, "{}")])
        assert w.updates.take_all(
            [arrived(7, CHAT, "{}"), arrived(5, CHAT, "{}"), arrived(6, CHAT, "{}"), arrived(7, CHAT, "{}")]
        ) == [6, 7]
        assert w.updates.take_all([]) == []
        assert len(w.updates.take_all([arrived(number, CHAT, "{}") for number in range(100, 2_600)])) == 2_500


def test_updates_of_one_chat_are_known_as_such(store: Store) -> None:
    with store.write() as w:
        w.updates.take_all([arrived(1, CHAT, "{}"), arrived(2, OTHER, "{}"), arrived(3, CHAT, "{}")])
        one, two, three = w.updates.pending()
    assert one.chat == three.chat != two.chat


def test_attempts_are_counted(store: Store) -> None:
    with store.write() as w:
        w.updates.take_all([arrived(1, CHAT, "{}")])
        assert [w.updates.failed(1), w.updates.failed(1)] == [1, 2]
        assert [one.attempts for one in w.updates.pending()] == [2]
        assert w.updates.failed(9) == 0


def test_an_effect_comes_once(store: Store) -> None:
    with store.write() as w:
        assert w.updates.effect("answer:1")
        assert w.updates.effect("answer:2")
        assert not w.updates.effect("answer:1")


def test_an_effect_that_did_not_happen_after_all_may_come_again(store: Store) -> None:
    with store.write() as w:
        w.updates.effect("answer:1")
        w.updates.effect("answer:2")
        w.updates.forget("answer:1")
        w.updates.forget("answer:3")
        assert w.updates.effect("answer:1")
        assert not w.updates.effect("answer:2")


def test_under_a_known_number_another_update_is_new(store: Store) -> None:
    """Telegram begins its numbers anew after a quiet week; what was done under them is something else."""
    with store.write() as w:
        w.updates.take_all([arrived(1, CHAT, "the first")])
        w.updates.done(1)
    with store.write() as w:
        assert w.updates.take_all([arrived(1, CHAT, "the first"), arrived(2, CHAT, "other")]) == [2]
        assert w.updates.take_all([arrived(1, OTHER, "the second")]) == [1]
        assert [one.raw for one in w.updates.pending()] == ["the second", "other"]
        assert [one.raw for one in w.updates.pending(chat=OTHER)] == ["the second"]


def test_many_updates_are_done_at_once(store: Store) -> None:
    with store.write() as w:
        w.updates.take_all([arrived(number, CHAT, "{}") for number in range(2_500)])
        w.updates.done_all([*range(10, 2_500), 9_999])
        w.updates.done_all([])
        assert [one.update_id for one in w.updates.pending()] == list(range(10))
        assert not w.updates.done(10)
        assert not w.updates.take_all([arrived(2_499, CHAT, "{}")])


def test_an_effect_of_what_failed_may_come_again(store: Store) -> None:
    try:
        with store.write() as w:
            w.updates.effect("answer:1")
            raise RuntimeError
    except RuntimeError:
        pass
    with store.write() as w:
        assert w.updates.effect("answer:1")


def test_after_48_hours_updates_and_effects_are_forgotten(store: Store, clock: Clock) -> None:
    with store.write() as w:
        w.updates.take_all([arrived(1, CHAT, "{}"), arrived(2, CHAT, "{}")])
        w.updates.done(1)
        w.updates.effect("answer:1")
    clock.move(hours=48)
    with store.write() as w:
        w.purge()
        assert not w.updates.effect("answer:1")
    clock.move(seconds=1)
    with store.write() as w:
        w.purge()
        assert w.updates.effect("answer:1")
        assert w.updates.take_all([arrived(1, CHAT, "{}"), arrived(2, CHAT, "{}")]) == [1, 2]


def test_no_word_of_an_update_can_be_found_in_the_file(opened: Callable[[str], Store], tmp_path: Path) -> None:
    store = opened(f"sqlite:///{tmp_path}/extrait.db")
    with store.write() as w:
        w.updates.take_all([arrived(1, CHAT, '{"text": "confidence"}'), arrived(2, CHAT, '{"text": "confidence"}')])
        w.updates.done(1)
        w.states.set(CHAT, "texte", {"text": "confidence"}, HOUR)
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in ("confidence", str(CHAT)):
        assert secret.encode() not in kept
