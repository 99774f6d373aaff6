"""What a new version of a text adds and takes away."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.editorial.differences import ChangeKind, Difference, differences

TEXTS = st.lists(
    st.lists(st.sampled_from(["Le bac part.", "La rade dort.", "Il vente !", "Qui dort ?"]), min_size=1).map(" ".join),
    max_size=4,
).map("\n\n".join)
A, B, C, D = "Le phare veille.", "Le bac part.", "La rade dort.", "Il pleut."


def told(before: str, after: str) -> list[str]:
    signs = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-"}
    return [signs[one.kind] + one.text for one in differences(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (f"{A} {B}", f"{A} {B}", []),
        (f"{A} {B}", f"{A} {C} {B}", ["+" + C]),
        (f"{A} {C} {B}", f"{A} {B}", ["-" + C]),
        (f"{A} {B} {C}", f"{A} {D} {C}", ["-" + B, "+" + D]),
        (f"{B} {A}", f"{A} {C} {D}", ["-" + B, "+" + C, "+" + D]),
        (f"{A} {B} {C}", f"{C} {A} {B}", []),
        (f"{A}\n\n{B}", f"{A} {B}", []),
        ("Qui vient\u00a0? Lui.", "Qui vient ?\nLui.", []),
        (f"{A} {B} {A}", f"{A} {B}", ["-" + A]),
        (f"{A} {B}", f"{A} {A} {B}", ["+" + A]),
        ("", A, ["+" + A]),
        (A, " \n", ["-" + A]),
        ("", "", []),
    ],
)
def test_sentences_come_and_go(before: str, after: str, expected: list[str]) -> None:
    assert told(before, after) == expected


def test_what_moves_takes_what_followed_it_along() -> None:
    assert told(f"{A} {D} {B} {C}", f"{B} {C} {A}") == ["-" + D]
    assert differences(A, B) == [Difference(ChangeKind.REMOVED, A), Difference(ChangeKind.ADDED, B)]


def _sentences(text: str) -> Counter[str]:
    return Counter(one.text for one in differences("", text))


@given(TEXTS, TEXTS)
def test_taking_away_and_adding_makes_one_text_of_the_other(before: str, after: str) -> None:
    found = differences(before, after)
    added = Counter(one.text for one in found if one.kind is ChangeKind.ADDED)
    removed = Counter(one.text for one in found if one.kind is ChangeKind.REMOVED)
    assert _sentences(before) - removed + added == _sentences(after)
    assert not added & removed


@given(TEXTS, TEXTS)
def test_what_is_added_one_way_is_removed_the_other_way(before: str, after: str) -> None:
    there = Counter((one.kind, one.text) for one in differences(before, after))
    back = Counter((one.kind, one.text) for one in differences(after, before))
    assert {(kind is ChangeKind.ADDED, text): count for (kind, text), count in there.items()} == {
        (kind is ChangeKind.REMOVED, text): count for (kind, text), count in back.items()
    }


def test_a_long_text_rewritten_everywhere_takes_no_longer_than_reading_it() -> None:
    """Comparing every sentence with every other would not end here."""
    before = " ".join(f"La phrase {number} dit ceci." for number in range(3_000)) + " Oui." * 3_000
    after = " ".join(f"La phrase {number} dit {'cela' if number % 2 else 'ceci'}." for number in range(3_000))
    found = differences(before, after)
    assert Counter(one.kind for one in found) == {ChangeKind.REMOVED: 4_500, ChangeKind.ADDED: 1_500}
