"""Pins and synonyms: visible, removable, and true to the text."""

from dataclasses import replace

import pytest

from bot.records import Pin
from bot.store.store import Store
from tests.store.tiny_library import ANNE, BAC, PAUL, done, journal, published

PASSAGE = "Il est gratuit."
AT = BAC.text.index(PASSAGE)


def pinned(store: Store) -> Pin:
    published(store)
    with store.write() as w:
        pin = w.curated.pin("C’est combien ?", BAC.id, 1, (AT, AT + len(PASSAGE)), ANNE)
    assert pin
    return pin


def revise(store: Store, text: str, version: int) -> Pin:
    with store.write() as w:
        done(w.documents.revise(replace(BAC, text=text), version, PAUL))
        (pin,) = w.curated.pins()
        assert (w.curated.live_pins() == []) == pin.stale
    return pin


def test_a_pin_holds_a_passage_word_for_word(store: Store) -> None:
    pin = pinned(store)
    assert (pin.text, pin.version, pin.stale, pin.by) == (PASSAGE, 1, False, ANNE)
    with store.read() as r:
        assert r.curated.pins() == r.curated.live_pins() == [pin]


@pytest.mark.parametrize("span", [(0, 0), (5, 3), (-1, 4), (0, 10_000)])
def test_a_pin_on_no_passage_is_refused(store: Store, span: tuple[int, int]) -> None:
    published(store)
    with store.write() as w:
        assert w.curated.pin("Combien ?", BAC.id, 1, span, ANNE) is None
        assert w.curated.pin("Combien ?", BAC.id, 2, (0, 4), ANNE) is None
        assert w.curated.pin("Combien ?", "inconnu", 1, (0, 4), ANNE) is None
        assert w.curated.pins() == []


def test_a_pin_follows_its_passage_into_a_new_version(store: Store) -> None:
    pinned(store)
    text = "Le bac est rapide.\n\n" + BAC.text
    pin = revise(store, text, 1)
    assert (pin.version, pin.stale, text[pin.start : pin.end]) == (2, False, PASSAGE)


def test_of_two_places_a_pin_takes_the_nearer(store: Store) -> None:
    pinned(store)
    text = f"{PASSAGE} {BAC.text}"
    pin = revise(store, text, 1)
    assert pin.start == text.rindex(PASSAGE)


def test_a_pin_whose_passage_is_gone_is_kept_and_marked_until_it_comes_back(store: Store) -> None:
    old = pinned(store)
    pin = revise(store, "Le bac est payant.", 1)
    assert (pin.stale, pin.version, pin.text) == (True, 1, PASSAGE)
    assert revise(store, BAC.text, 2) == replace(old, version=3)


def test_a_pin_on_a_withdrawn_document_is_not_live(store: Store) -> None:
    pinned(store)
    with store.write() as w:
        done(w.documents.withdraw(BAC.id, 1, ANNE))
        assert w.curated.live_pins() == []
        assert len(w.curated.pins()) == 1


def test_a_pin_is_taken_away_once_and_the_journal_tells(store: Store) -> None:
    pin = pinned(store)
    with store.write() as w:
        assert w.curated.unpin(pin.id, PAUL)
        assert not w.curated.unpin(pin.id, PAUL)
    assert [(event.action, event.by, event.before, event.after) for event in journal(store)[1:]] == [
        ("épingler", ANNE, None, "C’est combien ?"),
        ("désépingler", PAUL, "C’est combien ?", None),
    ]


def test_two_words_are_paired_once_whatever_their_order_and_accents(store: Store) -> None:
    with store.write() as w:
        pair = w.curated.pair("  le   bac ", "Navette", ANNE)
        assert pair
        assert (pair.word, pair.other) == ("le bac", "Navette")
        assert w.curated.pair("navétte", "Le Bac", PAUL) is None
        assert w.curated.pair("été", "ETE", PAUL) is None
        assert w.curated.pair(" ", "bac", PAUL) is None
        assert w.curated.synonyms() == [pair]
        assert w.curated.unpair(pair.id, PAUL)
        assert not w.curated.unpair(pair.id, PAUL)
    assert [event.after or event.before for event in journal(store)] == ["le bac = Navette"] * 2


def test_what_happened_to_one_document_is_told_the_newest_first(store: Store) -> None:
    pinned(store)
    published(store, replace(BAC, id="autre"))
    with store.write() as w:
        done(w.documents.withdraw(BAC.id, 1, PAUL))
        assert [(event.action, event.by) for event in w.audit.of(BAC.id)] == [
            ("retirer", PAUL),
            ("épingler", ANNE),
            ("publier", ANNE),
        ]
        assert [event.action for event in w.audit.of(BAC.id, limit=1)] == ["retirer"]
        assert w.audit.of("inconnu") == []
