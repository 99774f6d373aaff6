"""Does the best passage answer? A number that can be compared, and a word for it."""

import pytest
from hypothesis import given

from bot.collection import Collection
from bot.ingest.shipped_data import shipped_background
from bot.models import Document, Outcome
from bot.search.confidence import confidence
from bot.search.ranking import Ranker
from bot.understanding.question import ParsedQuestion
from tests.kerbihan import BAC, LIBRARY
from tests.search.library import LIBRARIES, QUESTIONS


@given(LIBRARIES, QUESTIONS)
def test_confidence_lies_between_0_and_1(documents: list[Document], question: str) -> None:
    ranker = Ranker(documents, background=shipped_background())
    query = ranker.query(ParsedQuestion.of(question))
    for one in ranker.best(query, 3):
        assert 0 <= confidence(ranker, query, one.passage) <= 1


@pytest.mark.parametrize("question", ["Qui a construit le phare ?", "Combien de voyageurs transporte le navire ?"])
@pytest.mark.parametrize("unknown", ["quasar", "quasar hydrogène", "quasar hydrogène Sumatra"])
def test_words_that_no_document_holds_lower_the_confidence(collection: Collection, question: str, unknown: str) -> None:
    assert collection.answer(f"{question} {unknown}").confidence < collection.answer(question).confidence


def test_each_unknown_word_lowers_it_further(collection: Collection) -> None:
    unknown = ["", "quasar", "quasar hydrogène", "quasar hydrogène Sumatra", "quasar hydrogène Sumatra bicyclette"]
    found = [collection.answer(f"phare {words}").confidence for words in unknown]
    assert found == sorted(set(found), reverse=True)


def test_a_word_mistyped_is_trusted_less_than_the_word(collection: Collection) -> None:
    assert 0 < collection.answer("boulengerie").confidence < collection.answer("boulangerie").confidence


@pytest.mark.parametrize(
    "question",
    [
        "Qui a remporté la Coupe du monde de football en 1998 ?",
        "Quelle est la capitale de la Mongolie ?",
        "Comment soigner une entorse de la cheville ?",
        "Qui dirige l’orchestre de Vienne ?",
        "Combien de satellites a la planète Jupiter ?",
    ],
)
def test_questions_about_something_else_are_not_answered(collection: Collection, question: str) -> None:
    assert collection.answer(question).outcome is Outcome.NOTHING


@pytest.mark.parametrize(
    "question",
    [
        "Qui a construit le phare de Kerbihan ?",
        "qui a construit le phare",
        "Combien de baguettes vend la boulangerie ?",
        "Combien coûte le gâteau ?",
        "Combien de voyageurs transporte le nouveau navire ?",
    ],
)
def test_questions_that_the_documents_answer_are_answered(collection: Collection, question: str) -> None:
    assert collection.answer(question).outcome is Outcome.ANSWERS


def test_a_passage_without_any_of_the_words_answers_nothing() -> None:
    ranker = Ranker(LIBRARY, background=shipped_background())
    query = ranker.query(ParsedQuestion.of("boulanger"))
    elsewhere = next(one.passage for one in ranker.best(ranker.query(ParsedQuestion.of("rade")), 1))
    assert elsewhere.document == BAC
    assert confidence(ranker, query, elsewhere) == 0.0


def test_the_noun_that_names_what_is_asked_is_not_missed_in_the_text() -> None:
    """A text says «42 mètres» without «hauteur»; it does not say «le phare» without «phare»."""
    ranker = Ranker([Document("d", "D", "Le phare rouge mesure 42 mètres.")], background=shipped_background())

    def sure(question: str) -> float:
        query = ranker.query(ParsedQuestion.of(question))
        return confidence(ranker, query, ranker.best(query, 1)[0].passage)

    assert sure("Quelle est la hauteur du phare ?") > sure("Quelle girouette porte le phare ?")


def test_the_same_passage_is_trusted_less_among_many_others() -> None:
    """Among many passages words stand together by chance."""
    alone = Collection(LIBRARY)
    crowd = [Document(f"c{number}", "C", f"Le camion {number} roule.") for number in range(200)]
    question = "Qui a construit une maison à Kerbihan ?"
    assert Collection([*LIBRARY, *crowd]).answer(question).confidence < alone.answer(question).confidence
