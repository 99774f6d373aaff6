"""What is not in French is told by its small words and its letters."""

import pytest

from bot.understanding.language import is_foreign, is_struck_at_random


@pytest.mark.parametrize(
    "text",
    [
        "what is the lighthouse",
        "who was arrested?",
        "how many victims",
        "Is it open?",
        "who owns Kerbihan",
        "hello, when was it built",
        "tell me about the Kerbihan lighthouse",
        "Who built the lighthouse?",
        "¿Quién construyó el faro?",
        "quien fue detenido",
        "Qué es Kerbihan",
        "Wer hat das Haus gebaut und wo?",
        "Was ist Kerbihan?",
        "chi è stato arrestato",
        "quem foi preso",
        "wat is Kerbihan",
        "Кто построил маяк?",
        "من بنى المنارة؟",
        "谁建了灯塔",
    ],
)
def test_another_language_is_known_by_its_small_words_or_letters(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "Qui a construit le phare ?",
        "ki a construit le far",
        "New York Times",
        "Le phare « The Light »",
        "Qui a tourné The Lord of the Rings ?",
        "le film The Lord of the Rings",
        "Pourquoi « What is love » ?",
        "c’est quoi le dark web",
        "mal de dos",
        "le site web",
        "who",
        "hello",
        "phare",
        "",
        "42 ?",
        "oué é ou",
        "né quand ?",
        "é pk",
        "ki é tué é ki é arété",
        "il é mor kan",
        "bonne foi",
        "São Paulo",
    ],
)
def test_french_is_not_foreign_even_with_foreign_names(text: str) -> None:
    assert not is_foreign(text)


@pytest.mark.parametrize(
    ("text", "is_struck"),
    [
        ("asdfghjkl", True),
        ("azertyuiop", True),
        ("dfgdfg jkhkjhkj", True),
        ("asdfghjkl du phare", False),
        ("CHSCT", False),
        ("rythme", False),
        ("42", False),
        ("", False),
    ],
)
def test_a_hand_on_the_keyboard_is_told_from_words(text: str, is_struck: bool) -> None:
    assert is_struck_at_random(text) is is_struck
