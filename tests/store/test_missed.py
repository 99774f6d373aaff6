"""Questions asked in vain: without their author, alike ones together, for ninety days."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reader_records import Shortfall
from bot.store import missed as module
from bot.store.cleaning import LONGEST, cleaned
from bot.store.grouping import likeness, nearest
from bot.store.store import Store
from tests.store.conftest import Clock
from tests.store.tiny_library import published


def words(question: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{4,}", question.lower())) - {"quel", "quoi", "fait"}


def ask(store: Store, *questions: str, kind: Shortfall = Shortfall.NOTHING) -> list[int]:
    with store.write() as w:
        return [w.missed.add(question, kind, words) for question in questions]


def waiting(store: Store) -> list[tuple[str, int]]:
    with store.read() as r:
        return [(group.wording, group.count) for group in r.missed.groups()]


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Écrivez à anne.le-goff+bac@mairie.exemple.fr svp", "Écrivez à […] svp"),
        ("Anne (at) exemple.fr ?", "[…] ?"),
        ("Qui est @AnneLeGoff ?", "Qui est […] ?"),
        ("Et https://t.me/kerbihan/12 alors ?", "Et […] alors ?"),
        ("Et t.me/+AbCd alors ?", "Et […] alors ?"),
        ("tg://user?id=12 dit quoi ?", "[…] dit quoi ?"),
        ("Rappelez le 06 12 34 56 78 !", "Rappelez le […] !"),
        ("Rappelez le 06.12.34.56.78 !", "Rappelez le […] !"),
        ("Rappelez le 06\u202f12\u202f34\u202f56\u202f78 !", "Rappelez le […] !"),
        ("Rappelez le 0612345678 !", "Rappelez le […] !"),
        ("Rappelez le 02-98-12-34-56.", "Rappelez le […]."),
        ("Rappelez le +33 6 12 34 56 78 !", "Rappelez le […] !"),
        ("Rappelez le +33 (0)6 12 34 56 78 !", "Rappelez le […] !"),
        ("Rappelez le 0033612345678 !", "Rappelez le […] !"),
        ("Rappelez le +1 415 555 26 71 !", "Rappelez le […] !"),
        ("Je suis 4242424242", "Je suis […]"),
        ("Le groupe -1001234567890", "Le groupe […]"),
        ("Combien\n\n de   gens\t?", "Combien de gens ?"),
        ("a\x00b\ud800c", "a b c"),
    ],
)
def test_what_tells_who_asks_is_taken_out(question: str, kept: str) -> None:
    assert cleaned(question) == kept


@pytest.mark.parametrize(
    "question",
    [
        "Qui a vendu 23 051 billets en 2020 ?",
        "Que s’est-il passé le 12/05/2023 à 18 h 30 ?",
        "Le 25.06.2024 ou le 2024-06-25 ?",
        "Le bac a-t-il coûté 1 500 000 euros ?",
        "Combien font 0,5 + 0,25 ?",
        "Où est le 29000 Quimper ?",
    ],
)
def test_dates_sums_and_numbers_stay(question: str) -> None:
    assert cleaned(question) == question


@given(st.text(max_size=500))
def test_cleaning_twice_is_cleaning_once_and_never_long(question: str) -> None:
    once = cleaned(question)
    assert len(once) <= LONGEST
    assert "\n" not in once
    once.encode()


@given(st.from_regex(r"\A0[1-9]( ?[0-9]{2}){4}\Z"), st.text(st.characters(categories=["L", "P"]), max_size=20))
def test_no_french_telephone_number_is_kept(number: str, around: str) -> None:
    assert number not in cleaned(f"{around} {number} {around}")


_terms = st.frozensets(st.sampled_from("abcdef"))


@given(_terms, _terms)
def test_likeness_is_mutual_and_between_0_and_1(one: frozenset[str], other: frozenset[str]) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert (likeness(one, one) == 1.0) == bool(one)


@given(st.dictionaries(st.integers(1, 9), _terms), _terms)
def test_the_same_terms_are_nearest(groups: dict[int, frozenset[str]], terms: frozenset[str]) -> None:
    found = nearest(terms, groups)
    same = [number for number, others in groups.items() if others == terms]
    assert found == min(same) if same else found is None or terms & groups[found]


def test_one_common_word_makes_no_likeness() -> None:
    assert nearest(frozenset({"phare"}), {1: frozenset({"phare", "prix"})}) is None
    assert nearest(frozenset({"phare", "prix"}), {1: frozenset({"phare", "prix", "billet", "jour"})}) == 1


def test_questions_that_are_alike_wait_together_under_the_commonest_wording(store: Store) -> None:
    ask(store, "Quel est le prix du billet ?", "C’est quoi le prix du billet ?", "C’est quoi le prix du billet ?")
    ask(store, "Qui dirige la mairie ?")
    assert waiting(store) == [("C’est quoi le prix du billet ?", 3), ("Qui dirige la mairie ?", 1)]
    with store.read() as r:
        assert r.missed.groups(offset=1, limit=1)[0].wordings == ("Qui dirige la mairie ?",)
        assert r.missed.count() == 2
        assert r.figures().waiting == 2


def test_the_words_to_compare_are_those_of_the_cleaned_question(store: Store) -> None:
    (group,) = ask(store, "Que fait jean.dupont@exemple.fr là-bas ?")
    with store.read() as r:
        found = r.missed.find(group)
    assert found
    assert found.terms == frozenset()
    assert found.wording == "Que fait […] là-bas ?"


def test_a_dismissed_group_stays_so_and_an_answered_one_waits_again_when_asked_again(store: Store) -> None:
    published(store)
    price, mayor = ask(store, "Quel est le prix du billet ?", "Qui dirige la mairie ?")
    with store.write() as w:
        assert w.missed.dismiss(price)
        assert not w.missed.dismiss(price)
        assert w.missed.answered(mayor, "bac")
        assert not w.missed.answered(mayor, "bac")
        assert not w.missed.answered(9_999, "bac")
        assert w.missed.find(mayor) is None
    assert waiting(store) == []
    ask(store, "Quel est le prix du billet ?", "Qui dirige la mairie ?")
    assert waiting(store) == [("Qui dirige la mairie ?", 2)]


def test_questions_are_forgotten_after_ninety_days(store: Store, clock: Clock) -> None:
    ask(store, "Quel est le prix du billet ?", "Qui dirige la mairie ?")
    clock.move(days=1)
    ask(store, "Qui dirige la mairie ?")
    clock.move(days=90)
    with store.write() as w:
        w.purge()
    assert waiting(store) == [("Qui dirige la mairie ?", 1)]
    clock.move(days=1)
    with store.write() as w:
        w.purge()
        assert w.missed.count() == 0


def test_a_flood_fills_no_disk_and_drives_out_no_frequent_question(
    store: Store, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.setattr(module, "_MOST_GROUPS", 5)
    monkeypatch.setattr(module, "_MOST_WORDINGS", 3)
    ask(store, *["Quel est le prix du billet ?"] * 2)
    clock.move(days=1)
    ask(store, *(f"sottise{number} bêtise{number}" for number in range(20)))
    with store.read() as r:
        assert r.missed.count() == 5
    assert waiting(store)[0] == ("Quel est le prix du billet ?", 2)
    assert waiting(store)[-1] == ("sottise16 bêtise16", 1)
    ask(store, *(f"Quel est le prix du billet {number} ?" for number in range(10)))
    with store.read() as r:
        group = r.missed.groups()[0]
    assert (group.wording, len(group.wordings)) == ("Quel est le prix du billet ?", 3)


def test_a_disliked_answer_counts_apart_from_none(store: Store) -> None:
    ask(store, "Quel est le prix du billet ?")
    ask(store, "Quel est le prix du billet ?", kind=Shortfall.DISLIKED)
    assert waiting(store) == [("Quel est le prix du billet ?", 2)]


PRICE = "Quel est le prix du billet ?"


def take_back(store: Store, question: str = PRICE, kind: Shortfall = Shortfall.DISLIKED) -> bool:
    with store.write() as w:
        return w.missed.take_back(question, kind, words)


def test_what_was_disliked_and_no_longer_is_counts_once_less(store: Store) -> None:
    ask(store, PRICE)
    ask(store, PRICE, PRICE, kind=Shortfall.DISLIKED)
    assert take_back(store)
    assert waiting(store) == [(PRICE, 2)]
    assert take_back(store)
    assert not take_back(store)
    assert waiting(store) == [(PRICE, 1)]


def test_a_group_of_which_nothing_is_left_is_gone(store: Store) -> None:
    (group,) = ask(store, PRICE, kind=Shortfall.DISLIKED)
    ask(store, "Qui dirige la mairie ?")
    assert take_back(store, "Quel  est le prix\ndu billet ?")
    assert waiting(store) == [("Qui dirige la mairie ?", 1)]
    assert ask(store, PRICE) != [group]


def test_only_the_same_wording_is_taken_back(store: Store) -> None:
    ask(store, PRICE, kind=Shortfall.DISLIKED)
    assert not take_back(store, "C’est quoi le prix du billet ?")
    assert not take_back(store, "Qui dirige la mairie ?")
    assert not take_back(store, kind=Shortfall.NOTHING)
    assert waiting(store) == [(PRICE, 1)]


def test_the_last_day_goes_first(store: Store, clock: Clock) -> None:
    first = clock.now.date()
    ask(store, PRICE, PRICE, kind=Shortfall.DISLIKED)
    clock.move(days=2)
    ask(store, PRICE, kind=Shortfall.DISLIKED)
    clock.move(days=2)
    assert take_back(store)
    with store.read() as r:
        (group,) = r.missed.groups()
    assert (group.count, group.last) == (2, first)
    assert [take_back(store), take_back(store), take_back(store)] == [True, True, False]
    assert waiting(store) == []


def test_names_are_taken_out_of_what_is_taken_back(store: Store) -> None:
    ask(store, "Que fait jean.dupont@exemple.fr là-bas ?", kind=Shortfall.DISLIKED)
    assert take_back(store, "Que fait anne@exemple.fr là-bas ?")
    assert waiting(store) == []


def test_what_got_something_near_is_counted_apart_and_comes_last(store: Store) -> None:
    """However often it was asked: what got nothing is what documents lack."""
    ask(store, "Quelle est la hauteur ?", "Quelle est la hauteur ?", "Quelle est la hauteur ?", kind=Shortfall.NEAR)
    ask(store, "Qui vend du pain ?", kind=Shortfall.NEAR)
    ask(store, "Qui vend du pain ?", PRICE)
    with store.read() as r:
        groups = [(group.wording, group.count, group.near) for group in r.missed.groups()]
    assert groups == [("Qui vend du pain ?", 2, 1), (PRICE, 1, 0), ("Quelle est la hauteur ?", 3, 3)]


def test_where_there_is_no_room_what_got_something_near_goes_first(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.missed._MOST_GROUPS", 2)
    ask(store, PRICE)
    ask(store, "Quelle est la hauteur ?", "Quelle est la hauteur ?", kind=Shortfall.NEAR)
    ask(store, "Qui vend du pain ?", kind=Shortfall.NEAR)
    assert waiting(store) == [(PRICE, 1), ("Qui vend du pain ?", 1)]
