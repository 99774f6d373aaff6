"""How many questions stand in a text, and what of one may be kept for the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.ellipsis import said_words
from bot.understanding.question import ParsedQuestion
from bot.understanding.questions_in_text import has_words, heading, subject


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


def parts(text: str) -> list[str]:
    return [clause.text for clause in ParsedQuestion.of(text).clauses]


_WORDS = st.sampled_from("qui où quand et pourquoi le phare ? est combien de \n que tour".split(" "))


@given(st.one_of(st.text("a éQ?.! \n’phare", max_size=80), st.lists(_WORDS, max_size=12).map(" ".join)))
def test_no_word_is_lost_between_questions(text: str) -> None:
    found, spaceless = parts(text), "".join(text.split())
    assert all("".join(part.split()) in spaceless for part in found)
    assert _telling(" ".join(found)) == _telling(text)


def _telling(text: str) -> set[str]:
    return {word.plain for word in said_words(text) if word.tells}


_LIST = ["Qui a construit le phare ?", "Quand ?", "Où ?"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Qui a construit le phare ? 2. Quand ? 3. Où ?",
        "1) Qui a construit le phare ?\n2) Quand ?\n3) Où ?",
        "a) Qui a construit le phare ? b) Quand ? c) Où ?",
        "(1) Qui a construit le phare ? (2) Quand ? (3) Où ?",
        "- Qui a construit le phare ?\n- Quand ?\n- Où ?",
        "• Qui a construit le phare ?\n•Quand ?\n\n• Où ?",
        "1 - Qui a construit le phare ? 2 - Quand ? 3 - Où ?",
        "1°Qui a construit le phare ?2° Quand ?3° Où ?",
        "1️⃣ Qui a construit le phare ? 2️⃣ Quand ? 3️⃣ Où ?",
    ],
)
def test_the_numbers_of_a_list_belong_to_no_question(text: str) -> None:
    assert parts(text) == _LIST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. qui a construit le phare 2. quand 3. où", ["qui a construit le phare", "quand", "où"]),
        ("1) qui a construit le phare\n2) combien de marches", ["qui a construit le phare", "combien de marches"]),
        ("J’ai deux questions : 1. Où ? 2. Quand ?", ["J’ai deux questions :\nOù ?", "Quand ?"]),
        ("2. Quand ?", ["Quand ?"]),
        ("14-juillet, c’est quoi ?", ["14-juillet, c’est quoi ?"]),
        ("1874 ?", ["1874 ?"]),
        ("Et le 2. Où est-ce", ["Et le 2. Où est-ce"]),
        ("1.5 million de quoi ?", ["1.5 million de quoi ?"]),
    ],
)
def test_a_number_that_begins_no_item_stays(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qui a construit le phare ? qui a construit le phare", ["Qui a construit le phare ?"]),
        ("Qui tient le phare ? Et où ? Qui tient le phare ?", ["Qui tient le phare ?", "Et où ?"]),
        ("Qui tient le phare ? Où ? où ?", ["Qui tient le phare ?", "Où ?"]),
        ("Qui est Anne ? Où vit-elle ? Qui est Yves ? Où vit-elle ?", None),
    ],
)
def test_what_is_asked_twice_is_one_question(text: str, expected: list[str] | None) -> None:
    """What leans on another question asks something else each time."""
    assert parts(text) == (expected or [f"{part.strip()} ?" for part in text.split("?")[:-1]])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("et qui a construit le phare ?", "Qui a construit le phare ?"),
        ("qui a construit le phare", "Qui a construit le phare\u202f?"),
        ("puis où,", "Où\u202f?"),
        ("Et combien de marches ? Merci !", "Combien de marches ? Merci !"),
        ("le phare", "Le phare"),
        ("et", "Et"),
        ("juillet c’est quoi", "Juillet c’est quoi\u202f?"),
    ],
)
def test_above_its_answer_a_question_stands_complete_and_without_what_joined_it(question: str, expected: str) -> None:
    assert heading(question) == expected


@pytest.mark.parametrize("text", ["", "et ça ?", "Où ?", "depuis quand", "?!", "celui-ci"])
def test_what_only_points_has_no_words_of_its_own(text: str) -> None:
    assert not has_words(text)


def test_of_a_question_its_subject_is_kept_and_what_it_asks_for() -> None:
    assert subject("Sais-tu où l’ingénieur Lannuzel a construit le phare ?") == "où ingénieur Lannuzel construit phare"
