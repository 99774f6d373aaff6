"""The small words of questions, as thumbs type them."""

import pytest
from hypothesis import given

from bot.collection import Collection
from bot.text.normalise import without_preface, written_out
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


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("dis-moi qui garde le phare", "qui garde le phare"),
        ("Bonjour, je voudrais savoir combien coûte le gâteau", "combien coûte le gâteau"),
        ("Bonsoir madame, pourriez-vous me dire où est le phare ?", "où est le phare ?"),
        ("salut tu peux m’expliquer pourquoi le phare ferme", "pourquoi le phare ferme"),
        ("s’il vous plaît, le prix du gâteau", "le prix du gâteau"),
        ("bonjour", "bonjour"),
        ("tu sais", "tu sais"),
        ("Que voudrais-je savoir ?", "Que voudrais-je savoir ?"),
    ],
)
def test_what_comes_before_the_question_is_not_asked(typed: str, asked: str) -> None:
    assert without_preface(typed) == asked


@pytest.mark.parametrize(
    "politely",
    ["dis moi {}", "Bonjour madame, pourriez-vous me dire {}", "je voudrais savoir {} svp", "salut ! tu sais {}"],
)
def test_a_polite_question_is_answered_as_a_blunt_one(collection: Collection, politely: str) -> None:
    asked = "combien coûte le gâteau"
    assert collection.answer(politely.format(asked)).hits == collection.answer(asked).hits
    assert collection.answer(politely.format(asked)).confidence == collection.answer(asked).confidence


def test_a_misspelt_question_word_still_asks(collection: Collection) -> None:
    assert (
        collection.answer("conbien coûte le gâteau").confidence
        == collection.answer("combien coûte le gâteau").confidence
    )
