"""What asks nothing is told from what asks something."""

import pytest

from bot.chat.smalltalk import Talk, is_foreign, talk


@pytest.mark.parametrize(
    "text",
    [
        "Tu es qui ?",
        "Qui êtes-vous ?",
        "vous êtes un robot ?",
        "à quoi sers-tu ?",
        "tu sais faire quoi",
        "quel est ton nom",
    ],
)
def test_who_asks_what_the_bot_is(text: str) -> None:
    assert talk(text) is Talk.WHO


@pytest.mark.parametrize("text", ["connard", "T'es vraiment nul !", "ferme ta gueule", "merde"])
def test_an_insult_alone_is_one(text: str) -> None:
    assert talk(text) is Talk.INSULT


@pytest.mark.parametrize(
    "text",
    [
        "Qui est le gardien du phare ?",
        "Combien de victimes ?",
        "Pourquoi la loi est-elle nulle ?",
        "La machine est-elle en panne ?",
        "Qui a dit que le maire est idiot ?",
        "Quel est le nom du phare ?",
        "nul n’est prophète en son pays",
        "robot",
        "",
    ],
)
def test_a_question_is_neither(text: str) -> None:
    assert talk(text) is None


@pytest.mark.parametrize("text", ["Who built the lighthouse?", "Wer hat das Haus gebaut und wo?", "Кто построил маяк?"])
def test_another_language_is_known_by_its_small_words_or_letters(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    ["Qui a construit le phare ?", "ki a construit le far", "New York Times", "Le phare « The Light »", "", "42 ?"],
)
def test_french_is_not_foreign_even_with_foreign_names(text: str) -> None:
    assert not is_foreign(text)


@pytest.mark.parametrize("said", ["au revoir", "Merci, bonne journée !", "ok a bientot", "mrc bcp au revoir"])
def test_whoever_takes_their_leave_asks_nothing(said: str) -> None:
    assert talk(said) is Talk.FAREWELL


@pytest.mark.parametrize("said", ["au revoir les enfants, qui l’a écrit ?", "bonne journée pour visiter le phare ?"])
def test_a_question_may_hold_the_same_words(said: str) -> None:
    assert talk(said) is None
