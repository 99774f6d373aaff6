"""What is shown of a passage, and what is set in bold."""

from itertools import pairwise

import pytest
from hypothesis import given

from bot.collection import Collection
from bot.models import Document, Hit
from bot.search.excerpt import excerpt
from bot.search.ranking import Ranker
from bot.text.analysis import Analyzer
from bot.understanding.question import ParsedQuestion
from tests.search.library import LIBRARIES, QUESTIONS


def first(text: str, question: str, excerpt_chars: int = 400) -> Hit:
    """The first hit for `question` in one document."""
    ranker = Ranker([Document("d", "D", text)], excerpt_chars=excerpt_chars)
    query = ranker.query(ParsedQuestion.of(question))
    return excerpt(ranker, query, ranker.best(query, 1)[0])


def bold(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.highlights]


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("Le phare est fermé l’hiver.", "quand ferme le phare", ["phare", "fermé"]),
        ("L’amende d’Éric s’élève à 500.000 €.", "amende de 500 000 euros", ["amende", "500.000", "€"]),
        ("C’est un guet-apens.", "guet-apens", ["guet-apens"]),
        ("C’est un guet-apens.", "guet", ["guet"]),
        ("Fermé le 25 juin 2024.", "25/06/2024", ["25", "juin", "2024"]),
        ("Le site coco.gg ferme.", "https://www.coco.gg/", ["coco.gg"]),
        ("L’œuvre de l’e\u0301poux.", "oeuvre époux", ["œuvre", "e\u0301poux"]),
        ("Ouvert à 14h30.", "14 h 30", ["14h30"]),
        ("🏠🏠 Le phare 🏠 luit.", "phare", ["phare"]),
        ("Bâtie par l’ingénieur.", "lingenieur", ["ingénieur"]),
        ("La boulangerie ouvre.", "boulengerie", ["boulangerie"]),
    ],
)
def test_the_words_asked_for_are_set_in_bold(text: str, question: str, expected: list[str]) -> None:
    assert bold(first(text, question)) == expected


def test_offsets_are_the_document_s_wherever_the_passage_stands() -> None:
    text = "Le bac traverse la rade.\n\nDeux gardiens veillent. Le phare luit."
    hit = first(text, "phare")
    assert hit.text == text[hit.start : hit.end] == "Deux gardiens veillent. Le phare luit."
    assert bold(hit) == ["phare"]
    assert hit.text[slice(*hit.sentence)] == "Le phare luit."


def test_the_best_sentence_is_the_one_that_holds_most_of_the_question() -> None:
    hit = first("Le phare luit. Yves a construit le phare. Il est mort.", "Qui a construit le phare ?")
    assert hit.text[slice(*hit.sentence)] == "Yves a construit le phare."


@given(LIBRARIES, QUESTIONS)
def test_highlights_lie_in_the_text_in_order_and_never_touch(documents: list[Document], question: str) -> None:
    for hit in Collection(documents).answer(question).hits:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.highlights)
        assert all(before[1] < after[0] for before, after in pairwise(hit.highlights))


@given(LIBRARIES, QUESTIONS)
def test_highlights_are_the_question_s_words_or_else_like_ones(documents: list[Document], question: str) -> None:
    ranker, analyzer = Ranker(documents), Analyzer()
    query = ranker.query(ParsedQuestion.of(question))
    asked = {term.term for word in query.words for term in word.terms}
    for ranked in ranker.best(query, 3):
        hit = excerpt(ranker, query, ranked)
        matched = {
            place
            for token in analyzer.tokens(hit.text)
            if token.term in asked
            for place in range(token.start, token.end)
        }
        shown = {place for start, end in hit.highlights for place in range(start, end)}
        assert shown
        assert shown == matched or not matched


@given(LIBRARIES, QUESTIONS)
def test_the_best_sentence_is_a_sentence_of_the_excerpt(documents: list[Document], question: str) -> None:
    ranker = Ranker(documents)
    query = ranker.query(ParsedQuestion.of(question))
    for ranked in ranker.best(query, 3):
        start, end = excerpt(ranker, query, ranked).sentence
        shift = ranked.passage.start
        assert (start + shift, end + shift) in {(one.start, one.end) for one in ranked.passage.sentences}


def test_an_excerpt_is_no_longer_than_asked() -> None:
    text = "Le phare luit la nuit. " * 60
    assert len(first(text, "phare", 100).text) <= 100
    assert len(first(text, "phare", 1000).text) > 900


def test_an_excerpt_found_by_a_like_word_shows_that_word() -> None:
    """«fermeture» has something of «fermé»; a reader sees why the excerpt is there."""
    ranker = Ranker([Document("bac", "Le bac", "Le bac de Kerbihan est fermé en hiver. Le pilote dort à bord.")])
    query = ranker.query(ParsedQuestion.of("fermeture"))
    hit = excerpt(ranker, query, ranker.best(query, 1)[0])
    assert [hit.text[start:end] for start, end in hit.highlights] == ["fermé"]


def test_the_sentence_with_the_date_asked_for_is_the_best() -> None:
    hit = first("Le phare a été fermé. La lanterne s’est éteinte le 12 mai 1991.", "Quand le phare a-t-il fermé ?")
    assert hit.text[slice(*hit.sentence)] == "La lanterne s’est éteinte le 12 mai 1991."
