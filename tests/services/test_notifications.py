"""Wishes to be told: kept where nothing answers, fulfilled once."""

from bot import publishing
from bot.library import Library
from bot.models import Document
from bot.records import TERMINAL, Origin
from bot.services import data_rights, notifications
from bot.services.notifications import Kept, NotKept

MAELLE, YANN = 1, 2
QUESTION = "Quand ouvre le marché aux huîtres ?"
MARCHE = Document("marche", "Le marché", "Le marché aux huîtres ouvre le samedi à 8 heures.")


def kept(library: Library, user: int = MAELLE, question: str = QUESTION) -> Kept:
    wish = notifications.wish_for(library, user, user, question)
    assert isinstance(wish, Kept)
    return wish


def waiting(library: Library) -> list[int]:
    with library.store.read() as session:
        return [wish.chat for wish in session.wishes.all()]


def test_nobody_waits_for_what_is_there(library: Library) -> None:
    assert notifications.wish_for(library, MAELLE, MAELLE, "Qui a construit le phare ?") is NotKept.ANSWERED
    assert waiting(library) == []


def test_one_person_has_twenty_wishes(library: Library) -> None:
    for number in range(20):
        kept(library, question=f"Quel est le prix du cuivre numéro {number} à Londres ?")
    assert notifications.wish_for(library, MAELLE, MAELLE, QUESTION) is NotKept.TOO_MANY
    assert kept(library, YANN)


def test_only_who_wished_can_cancel(library: Library) -> None:
    wish = kept(library).wish
    assert not notifications.cancel(library, wish.id, YANN)
    assert notifications.cancel(library, wish.id, MAELLE)
    assert waiting(library) == []


def test_the_document_that_answers_fulfils_a_wish_once(library: Library) -> None:
    wish = kept(library).wish
    kept(library, YANN, "Quel est le prix du cuivre à Londres ?")
    assert notifications.answered(library, None) == []
    publishing.publish(library, MARCHE, Origin.TEXT, TERMINAL)
    assert notifications.answered(library, "phare") == []
    assert notifications.answered(library, MARCHE.id) == notifications.answered(library, None) == [wish]
    assert notifications.fulfil(library, wish)
    assert not notifications.fulfil(library, wish)
    assert waiting(library) == [YANN]


def test_who_could_not_be_told_waits_on(library: Library) -> None:
    wish = kept(library).wish
    notifications.fulfil(library, wish)
    notifications.renew(library, wish)
    assert waiting(library) == [MAELLE]


def test_an_erased_person_is_told_nothing(library: Library) -> None:
    kept(library)
    kept(library, YANN)
    assert data_rights.about(library, MAELLE, MAELLE)["wishes"]
    data_rights.erase(library, MAELLE, MAELLE)
    assert not data_rights.about(library, MAELLE, MAELLE)["wishes"]
    assert waiting(library) == [YANN]
