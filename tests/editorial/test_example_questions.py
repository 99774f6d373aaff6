"""Questions that a text answers, drawn from the text."""

from hypothesis import given

from bot.collection import Collection
from bot.editorial.example_questions import Certainty, example_questions
from bot.models import Document
from tests.kerbihan import LIBRARY, PHARE
from tests.search.library import LIBRARIES

TEXT = (
    "Le phare du port a été bâti en 1874. Lannuzel, un ingénieur de Brest, en eut l’idée.\n\n"
    "L’ingénieur vivait près de Quimper. Il aimait la rade de Concarneau. Le pain vient de Quimper."
)


def told(text: str, telling: Certainty) -> list[str]:
    return [one.question for one in example_questions(text) if one.certainty is telling]


def test_what_sentences_say_comes_before_what_they_name_and_mention() -> None:
    assert told(TEXT, Certainty.SAID) == [
        "Quand le phare du port a-t-il été bâti ?",
        "Que savez-vous du phare du port ?",
    ]
    assert told(TEXT, Certainty.NAMED) == [f"Que savez-vous de {name} ?" for name in ("Quimper", "Brest", "Concarneau")]
    assert told(TEXT, Certainty.MENTIONED) == ["Que savez-vous de la rade de Concarneau ?"]


def test_two_things_of_one_sentence_come_last() -> None:
    text = "Ici vivait Lannuzel. On le vit à Brest avec Kermarec, au port de Brest et au roi Joas."
    assert told(text, Certainty.MENTIONED)[-1] == "Que savez-vous de Brest et de Kermarec ?"
    assert told("On le vit au port de Brest.", Certainty.MENTIONED) == ["Que savez-vous du port de Brest ?"]


def test_each_knows_the_sentences_that_answer_it() -> None:
    sentences = {one.question: one.sentences for one in example_questions(TEXT)}
    assert sentences["Quand le phare du port a-t-il été bâti ?"] == {0}
    assert sentences["Que savez-vous de Quimper ?"] == {TEXT.index("L’ingénieur"), TEXT.index("Le pain")}


def test_a_name_is_told_of_where_it_is_explained_or_does_something() -> None:
    for text in ("Ici dort Anne Kermarec, une gardienne.", "On sait que Kermarec avait un chien."):
        assert len(told(f"Bonsoir. {text}", Certainty.SAID)) == (1 if "que" in text else 0)
    assert told("Ici vécut, dit-on, Kermarec (née en 1900).", Certainty.SAID) == ["Que savez-vous de Kermarec ?"]
    assert told("On écrit au maire de Kermarec.", Certainty.SAID) == []


def test_names_that_want_an_article_or_are_half_a_name_are_left_alone() -> None:
    for text in (
        "Il régna sur l’Opéra et vécut à Opéra.",
        "Il fut roi de France, de La Femme, du Nord et d’Ouest.",
        "Il vécut avec Nasir xyz-Mulk.",
    ):
        assert not told(text, Certainty.SAID) + told(text, Certainty.NAMED)


def test_relations_are_no_things() -> None:
    assert told("Il vit au nord de Brest, à la tête de Brest et au port de Brest.", Certainty.MENTIONED) == [
        "Que savez-vous du port de Brest ?"
    ]


def test_titles_and_keywords_make_no_question() -> None:
    assert example_questions("## Le phare du port est fermé\n\nphare, port, Brest, Quimper") == []


def test_what_a_document_proposes_it_answers_by_these_sentences() -> None:
    for document in LIBRARY:
        collection = Collection([document])
        for question, hit in collection.preview(document).examples:
            assert collection.answer(question).hits[0] == hit
    assert [question for question, _ in Collection().preview(Document("neuf", "Neuf", PHARE.text)).examples]


@given(LIBRARIES)
def test_no_question_comes_twice_and_each_has_a_sentence(documents: list[Document]) -> None:
    for document in documents:
        found = example_questions(document.text)
        assert len({one.question for one in found}) == len(found)
        assert all(one.sentences and max(one.sentences) < len(document.text) for one in found)
