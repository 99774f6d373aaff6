"""How many questions stand in a text, and what of one may be kept for the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.questions import has_words, parts, subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qui a construit le phare ?", 1),
        ("Qui a construit le phare ? Merci !", 1),
        ("Bonjour. Qui a construit le phare ?", 1),
        ("Qui a construit le phare ?!", 1),
        ("Qui a construit le phare ??", 1),
        ("Qui a construit le phare ? Et quand ?", 2),
        ("Qui a construit le phare ? et pk", 2),
        ("Qui a construit le phare et quand ? Combien mesure la tour ?", 3),
        ("qui a construit le phare\ncombien mesure la tour", 2),
        ("Quand et où a-t-on construit le phare ?", 1),
        ("Et quand ? Et où ?", 2),
        ("Qui a construit le phare ? Combien mesure la tour ?", 2),
        ("Qui a construit le phare ? Combien mesure la tour ? Merci d’avance", 2),
        ("Le phare ? La tour ? La lanterne ?", 3),
        ("Le phare de Kerbihan", 1),
        ("", 1),
        ("???", 1),
    ],
)
def test_questions_are_told_apart_where_each_asks_or_has_words_of_its_own(text: str, expected: int) -> None:
    assert len(parts(text)) == expected


_WORDS = st.sampled_from("qui où quand et pourquoi le phare ? est combien de \n que tour".split(" "))


@given(st.one_of(st.text("a éQ?.! \n’phare", max_size=80), st.lists(_WORDS, max_size=12).map(" ".join)))
def test_no_word_is_lost_between_questions(text: str) -> None:
    assert "".join("".join(parts(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["", "et ça ?", "Où ?", "depuis quand", "?!", "celui-ci"])
def test_what_only_points_has_no_words_of_its_own(text: str) -> None:
    assert not has_words(text)


def test_of_a_question_its_subject_is_kept_and_what_it_asks_for() -> None:
    assert subject("Sais-tu où l’ingénieur Lannuzel a construit le phare ?") == "où ingénieur Lannuzel construit phare"
