"""Where an editor proposes no question, the text's names make some."""

from bot.ingest.default_questions import questions_about

TEXT = (
    "Le phare a été construit par Yves Lannuzel. Avant lui, Anne Kermarec gardait le feu de Kerbihan.\n\n"
    "La tour domine Kerbihan. Le journal la Gazette en a parlé."
)


def test_the_names_most_told_of_come_first() -> None:
    assert questions_about(TEXT) == (
        "Que savez-vous de Kerbihan ?",
        "Que savez-vous d’Yves Lannuzel ?",
        "Que savez-vous d’Anne Kermarec ?",
    )


def test_a_name_behind_an_article_is_left_alone() -> None:
    assert not any("Gazette" in question for question in questions_about(TEXT))


def test_a_capital_that_begins_a_sentence_is_no_name() -> None:
    assert questions_about("Paris est loin. Demain il pleut.") == ()
