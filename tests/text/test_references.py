"""Where one begins to read, so that «elle» is somebody."""

import pytest
from hypothesis import given

from bot.models import Document
from bot.text.references import LONGEST, beginning
from bot.text.splitter import sentences_in
from tests.search.library import LIBRARIES


def read_with(text: str, number: int) -> str:
    """What is read so that sentence `number` is understood."""
    one = sentences_in(text)[number]
    return text[beginning(text, one.start, one.end) : one.end]


@pytest.mark.parametrize(
    "referring",
    [
        "Elle vend 500 baguettes.",
        "Il mesure 42 mètres.",
        "« Ils partent », dit-on.",
        "Cette maison est fermée.",
        "Ces deux ventes ont surpris.",
        "Celle-ci est fermée.",
        "Sa lanterne éclaire la mer.",
        "Depuis, elle est fermée.",
        "La commune l’a vendue.",
        "Le maire y a vécu.",
    ],
)
def test_what_refers_to_the_sentence_before_is_read_with_it(referring: str) -> None:
    text = f"La boulangerie a rouvert. {referring}"
    assert read_with(text, 1) == text


@pytest.mark.parametrize(
    "alone",
    [
        "Le gâteau coûte 12 euros.",
        "Il y a deux gardiens.",
        "Il s’agit d’un phare.",
        "Il faut payer.",
        "Ce sont des gardiens.",
        "Cette année, le phare ferme.",
        "Ce mardi 25 juin, le phare a fermé.",
        "Ceux qui montent paient.",
        "Qui l’a vu ?",
        "Anne garde la tour.",
    ],
)
def test_what_is_understood_alone_is_read_alone(alone: str) -> None:
    assert read_with(f"La boulangerie a rouvert. {alone}", 1) == alone


def test_two_that_refer_are_read_with_the_one_that_names() -> None:
    text = "Anne est partie. Elle gardait la tour. Elle l’aimait."
    assert read_with(text, 2) == text


def test_another_paragraph_or_a_heading_is_not_read() -> None:
    assert read_with("Anne est partie.\n\nElle gardait la tour.", 1) == "Elle gardait la tour."
    assert read_with("## Anne\nElle gardait la tour.", 1) == "Elle gardait la tour."


def test_nor_is_what_would_bury_the_answer() -> None:
    long = "Anne est partie, " + "bien " * (LONGEST // 5) + "loin."
    assert read_with(f"{long} Elle gardait la tour.", 1) == "Elle gardait la tour."


@given(LIBRARIES)
def test_one_begins_at_a_sentence_and_reads_little_more(documents: list[Document]) -> None:
    for document in documents:
        spans = sentences_in(document.text)
        for one in spans:
            begin = beginning(document.text, one.start, one.end)
            assert begin in {other.start for other in spans if other.run == one.run}
            assert begin == one.start or one.end - begin <= LONGEST
