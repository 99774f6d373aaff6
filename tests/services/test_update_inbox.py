"""The inbox of updates: each is handled once, also by a process that comes after a crash."""

from bot.library import Library
from bot.reader_records import Arrived
from bot.services import update_inbox
from bot.services.update_inbox import ATTEMPTS
from tests.store.conftest import Clock

MAELLE, YANN = 1, 2


def arrived(update_id: int, said: str, chat: int = MAELLE) -> Arrived:
    return Arrived(update_id, chat, f"{update_id} {said}", f'{{"message": "{said}"}}')


def test_an_update_that_comes_again_is_not_new(library: Library) -> None:
    """Telegram sends a batch again where the confirmation was lost; under a known number something else is new."""
    assert update_inbox.receive(library, [arrived(1, "bonjour"), arrived(2, "merci")]) == {1, 2}
    assert update_inbox.receive(library, [arrived(2, "merci"), arrived(3, "et où ?")]) == {3}
    assert update_inbox.receive(library, [arrived(1, "au revoir")]) == {1}


def test_updates_that_are_not_finished_are_taken_up_in_order(library: Library) -> None:
    update_inbox.receive(library, [arrived(2, "merci"), arrived(1, "bonjour"), arrived(3, "et où ?")])
    update_inbox.finish(library, [2])
    assert update_inbox.take_up(library) == [(1, '{"message": "bonjour"}'), (3, '{"message": "et où ?"}')]


def test_an_update_that_kills_every_process_is_given_up(library: Library) -> None:
    update_inbox.receive(library, [arrived(1, "bonjour")])
    for _ in range(ATTEMPTS):
        assert [number for number, _ in update_inbox.take_up(library)] == [1]
    assert update_inbox.take_up(library) == []


def test_an_effect_comes_once_unless_it_is_released(library: Library) -> None:
    assert not update_inbox.has_come(library, "sent 1 1")
    assert update_inbox.claim(library, "sent 1 1")
    assert not update_inbox.claim(library, "sent 1 1")
    assert update_inbox.has_come(library, "sent 1 1")
    update_inbox.release(library, "sent 1 1")
    assert update_inbox.claim(library, "sent 1 1")


def test_the_messages_of_a_chat_are_known(library: Library) -> None:
    """What it has said and nobody has answered yet, and the answers."""
    update_inbox.receive(library, [arrived(1, "bonjour"), arrived(2, "merci", YANN)])
    with library.store.write() as session:
        session.answers.note(MAELLE, 10, 11, "mark")
    assert update_inbox.known_messages(library, MAELLE) == (['{"message": "bonjour"}'], {11: 10})
    assert update_inbox.known_messages(library, YANN) == (['{"message": "merci"}'], {})


def test_what_was_kept_long_enough_is_forgotten(library: Library, clock: Clock) -> None:
    update_inbox.receive(library, [arrived(1, "bonjour")])
    update_inbox.claim(library, "sent 1 1")
    clock.move(hours=49)
    update_inbox.purge(library)
    assert update_inbox.take_up(library) == []
    assert not update_inbox.has_come(library, "sent 1 1")
