"""The expected answer type of a question, and its candidates in a text."""

import pytest

from bot.understanding.answer_type import AnswerType, answer_candidates
from bot.understanding.question import ParsedQuestion

ASKED = [
    ("Quand le phare a-t-il été construit ?", AnswerType.DATE),
    ("kan le phare a ferme", AnswerType.DATE),
    ("En quelle année ?", AnswerType.DATE),
    ("Combien de marches a-t-il ?", AnswerType.FIGURE),
    ("Quelle est la hauteur du phare ?", AnswerType.FIGURE),
    ("Où dort le pilote ?", AnswerType.PLACE),
    ("ou se trouve le phare", AnswerType.PLACE),
    ("Le phare est-il rouge ou blanc ?", None),
    ("Qui a construit le phare ?", AnswerType.NAME),
    ("bonjour, qui a construit le phare", AnswerType.NAME),
    ("À qui appartient-il ?", AnswerType.NAME),
    ("Pourquoi est-il fermé ?", AnswerType.REASON),
    ("Qu'a dit la gardienne ?", AnswerType.WORDS),
    ("Que pense l'association du bac ?", AnswerType.WORDS),
    ("c'est quoi un bac", AnswerType.DEFINITION),
    ("À quelle fréquence passe le bac ?", AnswerType.OFTEN),
    ("Comment monte-t-on ?", AnswerType.MEANS),
    ("le phare de Kerbihan", None),
]


@pytest.mark.parametrize(("question", "kind"), ASKED)
def test_a_question_s_form_tells_what_it_asks_for(question: str, kind: AnswerType | None) -> None:
    assert ParsedQuestion.of(question).answer_type is kind


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Quel âge a le phare ?", "age"),
        ("quelles sont les causes de l'incendie", "causes"),
        ("Dans quelle ville est-il ?", "ville"),
        ("Combien de marches a-t-il ?", None),
        ("La ville est-elle loin ?", None),
    ],
)
def test_the_word_that_names_the_kind_is_known_apart(question: str, noun: str | None) -> None:
    assert ParsedQuestion.of(question).noun == noun


HELD = [
    (AnswerType.DATE, "Il ouvre en mai.", ["mai"]),
    (AnswerType.FIGURE, "Il compte 1 204 marches et deux portes.", ["1 204", "deux"]),
    (AnswerType.NAME, "Hier, Anne Kermarec a quitté la tour.", ["Anne", "Kermarec"]),
    (AnswerType.PLACE, "Le bac part de la tour à Kerbihan.", ["à Kerbihan"]),
    (AnswerType.OFTEN, "Il passe chaque semaine.", ["chaque semaine"]),
    (AnswerType.WORDS, "La gardienne souligne le danger.", ["souligne"]),
    (AnswerType.REASON, "Il est fermé car il vente.", ["car"]),
    (AnswerType.MEANS, "On y monte par un escalier.", ["par"]),
    (AnswerType.DEFINITION, "Le bac est un bateau.", ["est un"]),
]


@pytest.mark.parametrize(("kind", "text", "things"), HELD)
def test_a_text_holds_things_of_a_kind(kind: AnswerType, text: str, things: list[str]) -> None:
    assert [text[start:end] for start, end in answer_candidates(kind, text)] == things


def test_what_the_question_already_names_is_no_answer_to_it() -> None:
    assert list(answer_candidates(AnswerType.NAME, "Hier, Anne est partie.", frozenset({"qui", "est", "anne"}))) == []
