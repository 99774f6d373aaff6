"""Everything that is kept about somebody is told them, and forgotten at a word."""

import json
from datetime import timedelta

from sqlalchemy import select

from bot.reader_records import Shortfall
from bot.records import Origin, Role, Vote
from bot.store.sealing import Secrets
from bot.store.store import Session, Store
from bot.store.tables import metadata
from tests.store.conftest import SECRETS, Clock
from tests.store.tiny_library import ANNE, BAC, arrived, publish

MARIE, JEAN = 4_242_424_242, 5_353_535_353
"""In private, a chat has the person's own number."""


def leave_traces(session: Session, user: int, first: int = 1) -> None:
    """Everything that somebody can leave behind."""
    session.wishes.add(user, user, "Quel est le prix ?")
    session.states.set(user, "titre", {"draft": 3}, timedelta(hours=1))
    session.contexts.set(user, "answer", {"document": "bac"}, timedelta(hours=1))
    session.answers.note(user, 10, 11, session.answers.mark_of("Quel est le prix ?"))
    session.chats.seen(user)
    session.chats.set(user, {"muet": True})
    session.votes.cast(user, 11, user, "up")
    session.missed.add("Quel est le prix ?", Shortfall.NOTHING, lambda question: frozenset(question.split()))
    session.updates.take_all([arrived(first + number, user, "{}") for number in range(3)])
    session.updates.done(first)


def mentions(session: Session, user: int, secrets: Secrets = SECRETS) -> dict[str, int]:
    """How many rows of which tables hold a pseudonym of `user` or of their private chat."""
    marks = {secrets.pseudonym(kind, user) for kind in ("person", "chat", "context")}
    found = {
        table.name: sum(not marks.isdisjoint(map(str, row)) for row in session._connection.execute(select(table)))
        for table in metadata.sorted_tables
    }
    return {name: count for name, count in found.items() if count}


def test_a_reader_is_told_everything(store: Store, clock: Clock) -> None:
    with store.write() as w:
        leave_traces(w, MARIE)
        leave_traces(w, JEAN, 100)
        told = w.readers.about_person(MARIE, MARIE)
        person = w.people.pseudonym(MARIE)
    now = clock.now
    assert told == {
        "pseudonym": person,
        "moderator": None,
        "journal": 0,
        "drafts": [],
        "wishes": [
            {"chat": MARIE, "question": "Quel est le prix ?", "expires": (now + timedelta(days=30)).isoformat()}
        ],
        "step": {"name": "titre", "data": {"draft": 3}, "expires": (now + timedelta(hours=1)).isoformat()},
        "context": {
            "name": "answer",
            "data": {"document": "bac"},
            "expires": (now + timedelta(hours=1)).isoformat(),
        },
        "answers": [{"question_message": 10, "answer_message": 11, "at": now.isoformat(), "vote": "up"}],
        "settings": {"muet": True},
        "seen": now.isoformat(),
        "updates": 2,
    }
    assert json.loads(json.dumps(told)) == told


def test_of_a_stranger_there_is_nothing(store: Store) -> None:
    with store.write() as w:
        leave_traces(w, MARIE)
        told = w.readers.about_person(JEAN, JEAN)
        assert told.pop("pseudonym") == w.people.pseudonym(JEAN)
    assert not any(told.values())


def test_a_moderator_is_told_so_and_what_they_signed(store: Store, clock: Clock) -> None:
    with store.write() as w:
        w.people.accept(w.people.invite(ANNE).token, MARIE, "Marie Curie", MARIE)
        person = w.people.pseudonym(MARIE)
        publish(w, by=person)
        w.drafts.add(BAC, Origin.TEXT, person)
        w.drafts.add(BAC, Origin.TEXT, ANNE)
        told = w.readers.about_person(MARIE, MARIE)
    assert told["moderator"] == {"name": "Marie Curie", "chat": MARIE, "since": clock.now.isoformat()}
    assert told["journal"] == 2
    assert told["drafts"] == [{"title": BAC.title, "changed": clock.now.isoformat()}]


def test_nothing_of_a_reader_is_left_when_they_say_so(store: Store) -> None:
    with store.write() as w:
        leave_traces(w, MARIE)
        leave_traces(w, JEAN, 100)
        before = w.readers.about_person(JEAN, JEAN)
        assert mentions(w, MARIE) == {"wishes": 1, "steps": 2, "answers": 1, "chats": 1, "updates": 2}
        w.readers.forget_person(MARIE, MARIE)
        told = w.readers.about_person(MARIE, MARIE)
        assert told.pop("pseudonym")
        assert not any(told.values())
        assert mentions(w, MARIE) == {}
        assert w.readers.about_person(JEAN, JEAN) == before
        assert w.votes.counts()[Vote.UP] == 1
        assert [one.update_id for one in w.updates.pending()] == [101, 102]


def test_the_update_that_is_being_handled_stays_until_it_is_done(store: Store) -> None:
    with store.write() as w:
        leave_traces(w, MARIE)
        w.readers.forget_person(MARIE, MARIE, but=2)
        assert [one.update_id for one in w.updates.pending()] == [2]
        assert mentions(w, MARIE) == {"updates": 1}
        w.updates.done(2)
        assert mentions(w, MARIE) == {}


def test_what_was_forgotten_is_not_taken_in_again(store: Store) -> None:
    with store.write() as w:
        leave_traces(w, MARIE)
        w.readers.forget_person(MARIE, MARIE)
        assert w.updates.take_all([arrived(number, MARIE, "{}") for number in (1, 2, 3, 4)]) == [4]


def test_a_moderator_who_is_forgotten_as_a_reader_stays_a_moderator(store: Store) -> None:
    with store.write() as w:
        w.people.accept(w.people.invite(ANNE).token, MARIE, "Marie Curie", MARIE)
        leave_traces(w, MARIE)
        w.readers.forget_person(MARIE, MARIE)
        assert w.people.role(MARIE) is Role.MODERATOR
        assert mentions(w, MARIE) == {"moderators": 1, "audit": 1, "invitations": 1}
