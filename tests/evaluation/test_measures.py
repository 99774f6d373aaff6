"""The measures, on judgements small enough to be counted by hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.measures import (
    Judged,
    Judgement,
    abstention,
    measures,
    packed,
    with_typos,
    without_accents,
)
from bot.models import Document
from bot.text.splitter import split

ASKED = Judged("?", "d", ((0, 1),))


def judgement(*correct: bool, confidence: float = 1.0, answered: bool = True) -> Judgement:
    return Judgement(ASKED, correct, confidence, answered)


def test_the_place_of_the_first_right_excerpt_decides() -> None:
    found = measures([judgement(True), judgement(False, True), judgement(False, False, False, True), judgement()])
    assert found["A@1"].value == 1 / 4
    assert found["A@3"].value == 2 / 4
    assert found["MRR@10"].value == (1 + 1 / 2 + 1 / 4) / 4
    assert found["A@1"].low <= found["A@1"].value <= found["A@1"].high


def test_coverage_is_the_share_that_is_answered_at_all() -> None:
    assert measures([judgement(True), judgement(answered=False)])["coverage"].value == 1 / 2


def test_nothing_asked_is_nothing_measured() -> None:
    assert measures([])["A@1"].value == 0


def test_confidences_that_part_own_from_foreign_questions_have_an_area_of_one() -> None:
    own = [judgement(confidence=value) for value in (0.7, 0.8)]
    foreign = [judgement(confidence=value, answered=value > 0.5) for value in (0.1, 0.6)]
    found = abstention(own, foreign)
    assert (found.area, found.foreign_at_95, found.foreign_answered) == (1.0, 0.0, 0.5)


def test_equal_confidences_have_an_area_of_a_half() -> None:
    assert abstention([judgement()], [judgement()]).area == 0.5


def test_an_answer_counts_at_its_place_or_by_its_words() -> None:
    document = Document("d", "Le phare", "Il luit. Il fait 42 mètres.")
    at_its_place, by_its_words = Judged("?", "d", ((17, 19),)), Judged("?", "d", strings=("42  mètres",))
    assert at_its_place.answered_by(document, 9, 27)
    assert not at_its_place.answered_by(document, 0, 8)
    assert by_its_words.answered_by(document, 9, 27)
    assert not Judged("?", "autre", ((17, 19),)).answered_by(document, 9, 27)


def test_accents_are_lost_and_nothing_else() -> None:
    assert without_accents("Où l’été est-il né ?", random.Random(0)) == "ou l’ete est-il ne ?"


@given(st.integers(0, 1000))
def test_one_long_word_in_three_gets_one_mistake(seed: int) -> None:
    question = "Quelle hauteur mesure la lanterne du phare de Kerbihan"
    spoilt = with_typos(question, random.Random(seed)).split(" ")
    changed = [word for word, other in zip(question.split(" "), spoilt, strict=True) if word != other]
    assert set(changed) <= {"Quelle", "lanterne"}


def test_the_usual_way_cuts_sentences_one_after_the_other() -> None:
    text = "Un phare. Un bac. Un four."
    assert packed(split(Document("d", "d", text), 100), 18) == [(0, 17), (18, 26)]


@pytest.mark.parametrize("size", [10, 30])
def test_the_usual_way_loses_nothing(size: int) -> None:
    text = "Un phare luit. Un bac passe.\n\nUn four chauffe."
    pieces = packed(split(Document("d", "d", text), 100), size)
    assert "".join(text[start:end] for start, end in pieces).replace(" ", "") == text.replace(" ", "").replace("\n", "")
