"""What kind of thing a question asks for, and where a text holds one."""

import pytest

from bot.understanding.answer_type import Kind, asked_kind, asked_noun, held

ASKED = [
    ("Quand le phare a-t-il été construit ?", Kind.DATE),
    ("kan le phare a ferme", Kind.DATE),
    ("En quelle année ?", Kind.DATE),
    ("Combien de marches a-t-il ?", Kind.FIGURE),
    ("Quelle est la hauteur du phare ?", Kind.FIGURE),
    ("Où dort le pilote ?", Kind.PLACE),
    ("ou se trouve le phare", Kind.PLACE),
    ("Le phare est-il rouge ou blanc ?", None),
    ("Qui a construit le phare ?", Kind.NAME),
    ("bonjour, qui a construit le phare", Kind.NAME),
    ("À qui appartient-il ?", Kind.NAME),
    ("Pourquoi est-il fermé ?", Kind.REASON),
    ("Qu'a dit la gardienne ?", Kind.WORDS),
    ("Que pense l'association du bac ?", Kind.WORDS),
    ("c'est quoi un bac", Kind.DEFINITION),
    ("À quelle fréquence passe le bac ?", Kind.OFTEN),
    ("Comment monte-t-on ?", Kind.MEANS),
    ("le phare de Kerbihan", None),
]


@pytest.mark.parametrize(("question", "kind"), ASKED)
def test_a_question_s_form_tells_what_it_asks_for(question: str, kind: Kind | None) -> None:
    assert asked_kind(question) is kind


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
    assert asked_noun(question) == noun


HELD = [
    (Kind.DATE, "Il ouvre en mai.", ["mai"]),
    (Kind.FIGURE, "Il compte 1 204 marches et deux portes.", ["1 204", "deux"]),
    (Kind.NAME, "Hier, Anne Kermarec a quitté la tour.", ["Anne", "Kermarec"]),
    (Kind.PLACE, "Le bac part de la tour à Kerbihan.", ["à Kerbihan"]),
    (Kind.OFTEN, "Il passe chaque semaine.", ["chaque semaine"]),
    (Kind.WORDS, "La gardienne souligne le danger.", ["souligne"]),
    (Kind.REASON, "Il est fermé car il vente.", ["car"]),
    (Kind.MEANS, "On y monte par un escalier.", ["par"]),
    (Kind.DEFINITION, "Le bac est un bateau.", ["est un"]),
]


@pytest.mark.parametrize(("kind", "text", "things"), HELD)
def test_a_text_holds_things_of_a_kind(kind: Kind, text: str, things: list[str]) -> None:
    assert [text[start:end] for start, end in held(kind, text, "?")] == things


def test_what_the_question_already_names_is_no_answer_to_it() -> None:
    assert list(held(Kind.NAME, "Hier, Anne est partie.", "Qui est anne ?")) == []
