"""A sentence turned round into the questions that it answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.editorial.question_patterns import PATTERNS, genitive, happened, how_many, is_done, is_told_of, says


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "Le phare du port a été bâti en 1874 par Yves Lannuzel.",
            ["Quand le phare du port a-t-il été bâti ?"],
        ),
        ("Le phare du port a été bâti par Yves Lannuzel.", ["Par qui le phare du port a-t-il été bâti ?"]),
        ("La tour est construite le 12 mai 1874, dit-on.", ["Quand la tour est-elle construite ?"]),
        ("Les phares ont été vendus à Brest en 2001.", ["Quand les phares ont-ils été vendus à Brest ?"]),
        ("Les lanternes furent éteintes en mai 1940.", ["Quand les lanternes furent-elles éteintes ?"]),
        ("En 1900, l’île est prise.", ["Quand l’île est-elle prise ?"]),
        ("Yves Lannuzel est mort le 1er mai 1902.", ["Quand Yves Lannuzel est-il mort ?"]),
        ("Il a été construit en 1874.", []),
        ("La tour a été construit en 1874.", []),
        ("Le phare est considéré en 1900 comme un modèle.", []),
        ("Le phare a été fermé entre 1900 et 1910.", []),
        ("Le phare a été bâti en 1874 et 1880.", []),
        ("Le phare, dit-on, a été bâti en 1874.", []),
        ("Le premier fut vendu en 1874.", []),
        ("Le phare a été bâti par l’État.", []),
    ],
)
def test_what_was_done_has_a_date_and_somebody_who_did_it(said: str, asked: list[str]) -> None:
    assert list(is_done(said)) == asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "En tout, 312 gardiens ont été recrutés dans le pays.",
            "Combien de gardiens ont été recrutés dans le pays ?",
        ),
        ("Près de 2 000 oiseaux sont bagués au port.", "Combien d’oiseaux sont bagués au port ?"),
        (
            "En 2010, trois millions d’habitants avaient un vélo et deux enfants.",
            "Combien d’habitants avaient un vélo en 2010 ?",
        ),
        ("La commune de Kerbihan compte 1 200 habitants.", "Combien d’habitants compte la commune de Kerbihan ?"),
        ("Le phare mesure 42 mètres.", "Combien de mètres mesure le phare ?"),
        ("Kerbihan compte aujourd’hui deux bacs et un phare.", "Combien de bacs compte Kerbihan ?"),
        ("Il compte 42 bacs.", None),
        ("Une gardienne a quitté la tour.", None),
        ("Deux hommes sont entrés au fournil.", "Combien d’hommes sont entrés au fournil ?"),
        ("Deux hiboux sont entrés au fournil.", None),
        ("Les 312 gardiens ont été recrutés là.", None),
        ("Entre 1900 et 1910, 12 bacs ont coulé entre deux îles.", None),
    ],
)
def test_what_is_counted_is_asked_for(said: str, asked: str | None) -> None:
    assert list(how_many(said)) == ([asked] if asked else [])


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("« La mer monte », souligne le maire de Kerbihan.", ["Que souligne le maire de Kerbihan ?"]),
        ("« Elle monte », affirme Anne Kermarec, gardienne.", ["Qu’affirme Anne Kermarec ?"]),
        ('"Elle monte", a déclaré l’adjointe.', ["Qu’a déclaré l’adjointe ?"]),
        ("« Elle monte », souligne le maire qui la voit.", []),
        ("« Elle monte », a déclaré le 12 mai le maire.", []),
        ("Le maire souligne que la mer monte.", []),
    ],
)
def test_whoever_is_quoted_is_asked_about(said: str, asked: list[str]) -> None:
    assert list(says(said)) == asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Le phare du port est fermé.", ["Que savez-vous du phare du port ?"]),
        ("La marine bretonne navigua longtemps.", ["Que savez-vous de la marine bretonne ?"]),
        ("L’ancienne tour s’ouvrait sur la mer.", ["Que savez-vous de l’ancienne tour ?"]),
        ("Les gardiens bretons veillent la nuit.", ["Que savez-vous des gardiens bretons ?"]),
        ("En hiver, les bateaux du port restent à quai.", ["Que savez-vous des bateaux du port ?"]),
        ("On dit que le phare du port brûlait souvent.", ["Que savez-vous du phare du port ?"]),
        ("La Bretagne est loin.", ["Que savez-vous de la Bretagne ?"]),
        ("Le phare est fermé.", []),
        ("La plupart des gardiens ont dormi.", []),
        ("Le gardien qui dort est vieux.", []),
        ("Le phare et la tour sont hauts.", []),
        ("Le côté nord est du port ancien.", []),
        ("L’année suivante fut triste.", []),
        ("L’artiste pratique l’art de traiter une histoire précise.", []),
        ("Le montant de celle-ci est connu.", []),
    ],
)
def test_a_subject_that_says_enough_is_asked_about(said: str, asked: list[str]) -> None:
    assert list(is_told_of(said)) == asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("En 1874, une tempête ravagea le port.", ["Que s’est-il passé en 1874 ?"]),
        ("En mai 1874, Yves Lannuzel arrive.", ["Que s’est-il passé en mai 1874 ?"]),
        ("En 1874, il arrive.", []),
        ("En 1874, le port est calme.", []),
        ("Depuis 1874, le port dort.", []),
    ],
)
def test_a_year_is_asked_about(said: str, asked: list[str]) -> None:
    assert list(happened(said)) == asked


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("Kerbihan", "de Kerbihan"),
        ("Ouessant", "d’Ouessant"),
        ("Yves", "d’Yves"),
        ("Yalta", "de Yalta"),
        ("Émile", "d’Émile"),
        ("Österreich", "d’Österreich"),
        ("hommes", "d’hommes"),
        ("Hugo", "de Hugo"),
    ],
)
def test_de_elides_before_what_begins_open(noun: str, said: str) -> None:
    assert genitive(noun) == said


@given(
    st.lists(st.sampled_from("Le La la phare du port a est été bâti en 1874 par Yves deux bacs » , . souligne".split()))
)
def test_every_question_ends_as_one_and_asks_in_the_sentence_s_words(words: list[str]) -> None:
    said = " ".join(words)
    for pattern in PATTERNS:
        for question in pattern(said):
            assert question.startswith(("Que ", "Qu’", "Quand ", "Par qui ", "Combien d"))
            assert question.endswith(" ?")
            assert "  " not in question
