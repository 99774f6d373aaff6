"""What is copied fits on the clipboard, is the document's words, and says where they are from."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.render.clipboard import LONGEST, citation
from bot.models import Document, Hit
from bot.text.splitter import sentences_in
from tests.kerbihan import PHARE

LINK = "https://t.me/extrait_bot?start=p_9c9d473ea053_1_0_100"
_WORDS = st.lists(st.text("aébcdel’-", min_size=1, max_size=30), min_size=1, max_size=40).map(" ".join)
_SENTENCES = st.lists(_WORDS.map(lambda words: f"A{words}."), min_size=1, max_size=8).map(" ".join)


def hit(document: Document, start: int = 0, end: int | None = None, sentence: int = 0) -> Hit:
    """The excerpt from `start` to `end`; its sentence of that number answers."""
    end = len(document.text) if end is None else end
    one = sentences_in(document.text[start:end])[sentence]
    return Hit(document, start, end, 1.0, (), (one.start, one.end))


def test_the_sentence_that_answers_comes_first_and_those_behind_it_as_far_as_they_fit() -> None:
    copied = citation(hit(PHARE, 0, PHARE.text.index("\n"), sentence=1), LINK)
    assert copied == (
        "«\u202fIl mesure 42 mètres. Sa lanterne éclaire la mer jusqu’à 30 kilomètres.\u202f»\n"
        "— Le phare de Kerbihan, 12 mai 2023, https://exemple.fr/phare"
    )


@pytest.mark.parametrize("source", ["https://exemple.fr/" + "a" * 300, None])
def test_an_address_that_leaves_no_room_or_is_not_there_is_the_passage_s_own(source: str | None) -> None:
    document = replace(PHARE, source=source)
    copied = citation(hit(document, 0, PHARE.text.index("\n")), LINK)
    assert copied.endswith(f"\u202f»\n— Le phare de Kerbihan, 12 mai 2023, {LINK}")


def test_without_a_link_it_is_left_out() -> None:
    document = replace(PHARE, source="https://exemple.fr/" + "a" * 300)
    assert citation(hit(document, 0, PHARE.text.index("\n")), None).endswith("\u202f»\n— Le phare de Kerbihan")


@pytest.mark.parametrize(
    ("more", "left"),
    [("", f"d’après Anne Le Goff, 12 mai 2023, {LINK}"), ("et " * 16, f"12 mai 2023, {LINK}"), ("et " * 22, LINK)],
)
def test_a_sentence_comes_whole_before_its_author_and_date(more: str, left: str) -> None:
    """Without its end it may say the contrary."""
    text = (
        "Le phare de Kerbihan éclaire la mer jusqu’à trente kilomètres par temps clair, " + more + "mais non l’hiver."
    )
    document = replace(PHARE, text=text, source="https://exemple.fr/" + "a" * 90, note="Résumé.")
    copied = citation(hit(document), LINK)
    assert "mais non l’hiver." in copied
    assert copied.endswith(f"\u202f»\n— Le phare de Kerbihan, {left}")


def test_words_that_are_not_the_author_s_own_are_copied_as_such() -> None:
    document = replace(PHARE, note="Résumé.")
    assert "Le phare de Kerbihan, d’après Anne Le Goff, 12 mai 2023" in citation(hit(document, 0, 40), LINK)


def test_a_sentence_that_is_too_long_shows_that_it_is_cut() -> None:
    document = Document("a", "Le phare", "Le phare " + "éclaire la mer " * 40 + "au loin.")
    copied = citation(hit(document), LINK)
    assert copied.endswith(f" […]\u202f»\n— Le phare, {LINK}")
    assert len(copied) <= LONGEST


@given(
    _SENTENCES,
    _WORDS,
    st.one_of(st.none(), st.text("ab/", min_size=1, max_size=400).map("https://exemple.fr/".__add__)),
    st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))),
    st.integers(0, 7),
    st.sampled_from([None, LINK]),
)
def test_whatever_is_copied_fits_and_is_quoted_word_for_word(
    text: str, title: str, source: str | None, published: date | None, number: int, link: str | None
) -> None:
    document = Document("a", title, text, source=source, published=published)
    copied = citation(hit(document, sentence=number % len(sentences_in(text))), link)
    assert 1 <= len(copied) <= LONGEST
    quoted = copied.removeprefix("«\u202f").split("\u202f»\n— ")[0].removesuffix(" […]")
    assert quoted
    assert quoted in text
