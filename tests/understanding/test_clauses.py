"""Several questions that one sentence asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.clauses import clauses
from bot.understanding.ellipsis import said_words
from bot.understanding.utterance import Utterance
from tests.search.library import QUESTIONS

SEVERAL = """
qui tient le phare | et combien de marches
qui est le gardien | et où est la digue
quand a t il ferme | et pourquoi
Qui a vendu le bac, | et quand ?
qui a vendu le bac | quand | et pk
combien de marches | et ou ca
combien de morts | et combien de blessés
c'est qui le maire | et il fait quoi
c'est qui | et il a dit quoi
le maire c'est qui | et qui tient le phare
Pourquoi le phare a-t-il fermé | et par qui ?
tu peux me dire qui tient le phare | et dpuis quand
quand le phare a fermé | et est-ce que le bac passe encore
où est le bac | et dans quelle ville est le gardien
que dit le maire | puis que demande le gardien
Que demande la mairie, | qui est Anne Morvan, | et quel temps fait-il ?
que demande la mairie, | qui est anne morvan | et quel temps fait il
Le bac c'est quoi, | c'est fermé depuis quand, | et par qui ?
le bac c koi, | c fermé depuis quand, | par qui
qui est anne, | qui est yves, | quel temps fait-il ?
Qui est le maire, | où il habite, | et depuis quand ?
Comment s'appelle le maire, | où habite-t-il, | quel âge a-t-il ?
Quand a-t-il fermé, | qui l'a fermé ?
est-ce que le phare a fermé, | est-ce que le bac passe encore ?
""".strip().splitlines()

ONE = """
quand et où a été arrêté le gardien
où et quand
pourquoi et comment le phare a fermé
par qui et pourquoi le phare a-t-il été fermé
combien de morts et de blessés
combien de passages entre quand et quand
qui a dit que le phare a fermé et que le bac est vendu
est-ce que le phare a fermé et que le bac est vendu
quel est le bateau qui passait la rade et qui a été vendu
que risquent ceux qui ont vendu le bac et qui l'ont coulé
qui explique comment le phare a fermé et comment le bac a coulé
quel est le rôle du maire, qui surveille le phare
que risque le gardien, qui a vendu le bac, et sa femme ?
Quand Anne a fermé le phare, qui est parti ?
quand le phare a fermé, où est allé le gardien ?
le musée juillet, c'est quoi
le phare, où est-il
le gardien et sa femme sont partis où
qui a fermé le phare et vendu le bac
qui est Anne, la gardienne qui a quitté la tour
je sais qui est mort et comment
le phare et la digue
et pourquoi
""".strip().splitlines()


def clauses_of(text: str) -> list[str]:
    return [clause.text for clause in clauses(Utterance(text))]


@pytest.mark.parametrize("told", SEVERAL)
def test_what_asks_twice_is_two_questions(told: str) -> None:
    expected = [part.strip(" ,") for part in told.split("|")]
    text = told.replace("bac | quand", "bac, quand").replace(" |", "")
    assert [part.strip(" ,") for part in clauses_of(text)] == expected


@pytest.mark.parametrize("question", ONE)
def test_one_clause_asked_for_two_things_and_parts_of_one_question_stay_together(question: str) -> None:
    assert clauses_of(question) == [question]


def test_lines_that_ask_are_questions_and_a_greeting_above_them_is_none() -> None:
    assert clauses_of("qui tient le phare\ncombien de marches\net pourquoi") == [
        "qui tient le phare",
        "combien de marches",
        "et pourquoi",
    ]
    assert clauses_of("bonjour\nqui tient le phare") == ["bonjour\nqui tient le phare"]


def test_what_is_long_is_told_and_not_asked() -> None:
    told = "Ils ont dit " + "encore et encore " * 12 + "comment le bac a coulé et pourquoi"
    assert clauses_of(told) == [told]


@given(
    st.one_of(
        QUESTIONS,
        st.lists(st.sampled_from([*" ".join(SEVERAL + ONE).split(), ",", "\n", "et", "où"]), max_size=16).map(" ".join),
    )
)
def test_no_word_is_lost(text: str) -> None:
    found = clauses_of(text)
    assert [word.text for part in found for word in said_words(part)] == [word.text for word in said_words(text)]
    assert len(found) == 1 or all(found)
