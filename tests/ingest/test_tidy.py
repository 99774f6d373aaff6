"""The same words and signs, on lines that can be relied on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.tidy import tidy


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ("Un.\r\nDeux.\rTrois.\u2028Quatre.", "Un.\nDeux.\nTrois.\nQuatre."),
        ("Un.\fDeux.\u2029Trois.\n\n\n\n \nQuatre.", "Un.\n\nDeux.\n\nTrois.\n\nQuatre."),
        ("  Un\t mot \u3000 ici.  \n  Et là.", "Un mot ici.\nEt là."),
        ("in\u00adter\u200brom\ufeffpu", "interrompu"),
        ("\u202eab\u202c \u2066c\u2069\u200e", "ab c"),
        ("a\x00b\x07c\x85d\x9fe\ud800f\ufffeg", "abc\ndefg"),
        (
            "Est-ce vrai\u202f? «\u202fOui\u202f»\u00a0: 1\u202f000\u00a0€",
            "Est-ce vrai\u202f? «\u202fOui\u202f»\u00a0: 1\u202f000\u00a0€",
        ),
        ("Vrai \u00a0? Oui\u202f !", "Vrai\u00a0? Oui\u202f!"),
        ("L’« été » — 12 °C… ﬁn ²", "L’« été » — 12 °C… ﬁn ²"),
        ("👩\u200d🚒 pom\u200dpier 🏳️\u200d🌈", "👩\u200d🚒 pompier 🏳️\u200d🌈"),
        ("e\u0301te\u0301", "e\u0301te\u0301"),
        ("\u00a0\n \n", ""),
    ],
)
def test_only_what_is_not_read_is_changed(found: str, kept: str) -> None:
    assert tidy(found) == kept


@given(st.text(st.characters() | st.sampled_from(" \n\r\t\f\u00a0\u202f\u200b\u200d\u00ad\u2029🚒")))
def test_a_tidy_text_stays_as_it_is(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert once == once.strip(" \n")
    assert "\n\n\n" not in once
    once.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "Sm", "Sc"])))
def test_words_and_signs_stay(text: str) -> None:
    assert tidy(text) == text
