"""The small words of questions, as thumbs type them."""

import pytest
from hypothesis import given

from bot.search.typed import written_out
from tests.search.library import QUESTIONS


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("dpuis quand", "depuis quand"),
        ("depui kan", "depuis quand"),
        ("pk", "pourquoi"),
        ("ou sa", "ou ça"),
        ("sa coute combien", "ça coute combien"),
        ("c ki", "c’est qui"),
        ("c koi sa", "c’est quoi ça"),
        ("ces qui ?", "c’est qui ?"),
        ("cetait quand", "c’etait quand"),
        ("Comben de marches", "combien de marches"),
        ("combien dannees", "combien d’annees"),
        ("sappelle comment", "s’appelle comment"),
        ("et sa fame", "et sa femme"),
        ("il risk quoi", "il risque quoi"),
        ("kesk il risque", "qu’est-ce que il risque"),
    ],
)
def test_what_thumbs_type_is_written_out(typed: str, written: str) -> None:
    assert written_out(typed) == written


@pytest.mark.parametrize(
    "question",
    [
        "et sa femme ?",
        "ou sa femme est",
        "quelle est sa hauteur",
        "la combine",
        "Il commente quoi ?",
        "Quant à lui",
        "1874",
        "",
    ],
)
def test_what_is_written_as_it_should_be_stays(question: str) -> None:
    assert written_out(question) == question


@given(QUESTIONS)
def test_what_is_written_out_is_written_out(question: str) -> None:
    assert written_out(written_out(question)) == written_out(question)
