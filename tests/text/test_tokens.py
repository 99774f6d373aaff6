"""What exactly the analysis makes of a text, and where it says that each term stands."""

import unicodedata

import pytest

from bot.text.analysis import Analyzer, term_of

ANALYZER = Analyzer()


def terms(text: str) -> list[str]:
    return [token.term for token in ANALYZER.tokens(text)]


EXACTLY = [
    ("Où est le phare de Kerbihan ?", ["phar", "kerbihan"]),
    ("ou est le phare de kerbihan", ["phar", "kerbihan"]),
    ("guet-apens", ["guetapen", "guet", "apen"]),
    ("presqu’île", ["presquil"]),
    ("500.000 €", ["500000", "euro"]),
    ("25 juin 2024", ["25", "juin", "2024"]),
    ("le 25/13/2024", ["25", "13", "2024"]),
    ("14h30", ["14", "heur", "30"]),
    ("www.coco.gg", ["coco.gg", "coco", "gg"]),
    ("a@kerbihan.fr", ["a@kerbihan.fr", "kerbihan", "fr"]),
    ("$5", ["dollar", "5"]),
    ("Jean-Pierre", ["jeanpierr", "jean", "pierr"]),
    ("arc-en-ciel", ["arcenciel", "arc", "ciel"]),
    ("non-lieu", ["nonlieu", "lieu"]),
    ("A320", ["a320"]),
    ("5G", ["5g"]),
]


@pytest.mark.parametrize(("text", "expected"), EXACTLY)
def test_the_terms_are(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize("text", ["東京の灯台", "القاهرة", "ความ", "नमस्ते", "½ ⅔", "İstanbul", "ß", "\ud800", "\x00a"])
def test_other_scripts_give_plain_terms(text: str) -> None:
    for term in terms(text):
        assert term == term.lower()
        assert not any(character.isspace() for character in term)


PLACES = [
    ("L’amende de l'école", ["amende", "école"]),
    ("qu'est-ce qu'un guet-apens ?", ["guet-apens", "guet", "apens"]),
    ("où s'e\u0301teint-il", ["e\u0301teint"]),
    ("le 25/06/2024 à 14 h 30", ["25", "06", "2024", "14", "h", "30"]),
    ("un chef-d'œuvre", ["chef-d'œuvre", "chef", "œuvre"]),
    ("https://www.coco.gg/x", ["coco.gg", "coco", "gg"]),
    ("500.000 €", ["500.000", "€"]),
    ("il y vécut au XIXe", ["vécut", "XIXe"]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_every_term_knows_its_place_in_the_text(text: str, expected: list[str]) -> None:
    assert [text[token.start : token.end] for token in ANALYZER.tokens(text)] == expected


def test_the_surface_is_the_word_before_stemming() -> None:
    """A misspelt word is compared with it."""
    assert [token.surface for token in ANALYZER.tokens("Les Gardiennes du guet-apens")] == [
        "gardiennes",
        "guetapens",
        "guet",
        "apens",
    ]


@pytest.mark.parametrize("word", "fermée fermees vendus journaux heureuses habitaient développement œil".split())
def test_a_term_is_its_own_term(word: str) -> None:
    assert term_of(term_of(word)) == term_of(word)


def test_a_word_without_end_is_taken_as_it_stands() -> None:
    """Stemmed letter by letter, it would keep the bot busy for minutes."""
    assert terms("a" * 100_000) == ["a" * 100_000]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_unicode_forms_meet(form: str) -> None:
    text = "L’été, la boulangère pétrit des gâteaux à la crème brûlée près de Noël, où ça lui plaît"
    assert terms(unicodedata.normalize(form, text)) == terms(text)  # type: ignore[arg-type]
