"""Which message answered which, for 48 hours; and votes, of which nobody can tell whose they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.reader_records import Answered
from bot.store.sealing import Secrets
from bot.store.store import Session, Store
from tests.store.conftest import SECRETS, Clock
from tests.store.tiny_library import totals

CHAT, OTHER = 4_242_424_242, -1_001_234_567_890
MARIE, JEAN = 5_353_535_353, 6_464_646_464


def questions(session: Session, chat: int, answer: int) -> list[int]:
    """The messages that message `answer` of `chat` answers."""
    return [one.question_message for one in session.answers.of(chat) if one.answer_message == answer]


def test_an_answer_is_found_from_its_question_and_back(store: Store, clock: Clock) -> None:
    with store.write() as w:
        mark = w.answers.mark_of("Qui ?")
        w.answers.note(CHAT, 10, 11, mark)
        w.answers.note(OTHER, 10, 12, mark)
    with store.read() as r:
        assert r.answers.find(CHAT, 10) == Answered(10, 11, mark, clock.now)
        assert questions(r, CHAT, 11) == [10]
        assert questions(r, OTHER, 12) == [10]
        assert r.answers.find(CHAT, 11) is None
        assert questions(r, CHAT, 12) == []
        assert [one.answer_message for one in r.answers.of(CHAT)] == [11]


def test_a_question_that_was_corrected_has_its_last_answer(store: Store, clock: Clock) -> None:
    with store.write() as w:
        w.answers.note(CHAT, 10, 11, w.answers.mark_of("Qui ?"))
    clock.move(minutes=1)
    with store.write() as w:
        mark = w.answers.mark_of("Quoi ?")
        w.answers.note(CHAT, 10, 15, mark)
        assert w.answers.find(CHAT, 10) == Answered(10, 15, mark, clock.now)
        assert questions(w, CHAT, 11) == []


def test_a_mark_tells_two_texts_apart_and_nothing_else(store: Store) -> None:
    with store.read() as r:
        mark = r.answers.mark_of("Qui ?")
        assert mark == r.answers.mark_of("Qui ?") != r.answers.mark_of("qui ?")
    assert mark not in (SECRETS.pseudonym("person", "Qui ?"), Secrets("x" * 40).pseudonym("question", "Qui ?"))


def test_a_chat_s_answers_are_forgotten(store: Store) -> None:
    with store.write() as w:
        w.answers.note(CHAT, 10, 11, "")
        w.answers.note(OTHER, 10, 11, "")
        assert w.answers.forget(CHAT) == 1
        assert w.answers.find(CHAT, 10) is None
        assert w.answers.find(OTHER, 10)


def test_answers_are_forgotten_after_48_hours(store: Store, clock: Clock) -> None:
    with store.write() as w:
        w.answers.note(CHAT, 10, 11, "")
    clock.move(hours=48)
    with store.write() as w:
        w.purge()
        assert w.answers.find(CHAT, 10)
    clock.move(seconds=1)
    with store.write() as w:
        assert w.answers.find(CHAT, 10) is None
        assert questions(w, CHAT, 11) == []
        assert w.answers.of(CHAT) == []
        w.purge()
        assert w.answers.forget(CHAT) == 0


def test_a_vote_is_one_s_last(store: Store) -> None:
    with store.write() as w:
        assert w.votes.cast(CHAT, 11, MARIE, "up") is None
        assert w.votes.cast(CHAT, 11, JEAN, "up") is None
        assert w.votes.cast(CHAT, 12, MARIE, "up") is None
        assert w.votes.cast(OTHER, 11, MARIE, "down") is None
        assert totals(w) == (3, 1)
        assert w.votes.cast(CHAT, 11, MARIE, "down") == "up"
        assert w.votes.cast(CHAT, 11, MARIE, "down") == "down"
        assert totals(w) == (2, 2)


def test_a_vote_can_be_withdrawn_once(store: Store) -> None:
    with store.write() as w:
        w.votes.cast(CHAT, 11, MARIE, "down")
        assert w.votes.withdraw(CHAT, 11, JEAN) is None
        assert w.votes.withdraw(CHAT, 11, MARIE) == "down"
        assert w.votes.withdraw(CHAT, 11, MARIE) is None
        assert totals(w) == (0, 0)


def test_there_are_two_votes(store: Store) -> None:
    with pytest.raises(ValueError, match="sideways"), store.write() as w:
        w.votes.cast(CHAT, 11, MARIE, "sideways")


def test_votes_are_forgotten_after_ninety_days(store: Store, clock: Clock) -> None:
    with store.write() as w:
        w.votes.cast(CHAT, 11, MARIE, "up")
        w.votes.cast(CHAT, 11, JEAN, "down")
    clock.move(days=90)
    with store.write() as w:
        w.purge()
        assert totals(w) == (1, 1)
    clock.move(seconds=1)
    with store.write() as w:
        assert totals(w) == (0, 0)
        assert w.votes.withdraw(CHAT, 11, JEAN) is None
        w.purge()
        clock.move(days=-1)
    with store.write() as w:
        assert totals(w) == (0, 0)
        assert w.votes.cast(CHAT, 11, MARIE, "up") is None


def test_the_file_tells_neither_who_nor_where_nor_what(opened: Callable[[str], Store], tmp_path: Path) -> None:
    store = opened(f"sqlite:///{tmp_path}/extrait.db")
    with store.write() as w:
        w.answers.note(CHAT, 10, 11, w.answers.mark_of("confidence"))
        w.votes.cast(CHAT, 11, MARIE, "up")
        person, chat = w.people.pseudonym(MARIE), SECRETS.pseudonym("chat", CHAT)
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in ("confidence", str(CHAT), str(MARIE), person):
        assert secret.encode() not in kept
    assert kept.count(chat.encode()) > 0
