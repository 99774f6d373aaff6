"""What is copied fits on the clipboard, is the document's words, and says where they are from."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.copying import LONGEST, citation
from bot.search.models import Document, Hit
from bot.search.splitter import sentences
from tests.kerbihan import PHARE

_WORDS = st.lists(st.text("aébcdel’-", min_size=1, max_size=30), min_size=1, max_size=40).map(" ".join)
_SENTENCES = st.lists(_WORDS.map(lambda words: f"A{words}."), min_size=1, max_size=8).map(" ".join)


def hit(document: Document, start: int = 0, end: int | None = None, sentence: int = 0) -> Hit:
    """The excerpt from `start` to `end`; its sentence of that number answers."""
    end = len(document.text) if end is None else end
    one = sentences(document.text[start:end])[sentence]
    return Hit(document, start, end, 1.0, (), (one.start, one.end))


def test_the_sentence_that_answers_comes_first_and_those_behind_it_as_far_as_they_fit() -> None:
    copied = citation(hit(PHARE, 0, PHARE.text.index("\n"), sentence=1))
    assert copied == (
        "«\u202fIl mesure 42 mètres. Sa lanterne éclaire la mer jusqu’à 30 kilomètres.\u202f»\n"
        "— Le phare de Kerbihan, 12 mai 2023, https://exemple.fr/phare"
    )


def test_an_address_that_leaves_no_room_is_left_out() -> None:
    document = Document("a", "Le phare", PHARE.text, source="https://exemple.fr/" + "a" * 300)
    copied = citation(hit(document, 0, PHARE.text.index("\n")))
    assert copied.endswith("\u202f»\n— Le phare")
    assert "https" not in copied


def test_a_sentence_comes_whole_before_its_address() -> None:
    """Without its end it may say the contrary."""
    text = "Le phare de Kerbihan éclaire la mer jusqu’à trente kilomètres par temps clair, " * 2 + "mais non l’hiver."
    document = Document("a", "Le phare", text, source="https://exemple.fr/" + "a" * 60)
    copied = citation(hit(document))
    assert "mais non l’hiver." in copied
    assert "https" not in copied


def test_words_that_are_not_the_author_s_own_are_copied_as_such() -> None:
    document = replace(PHARE, note="Résumé.")
    assert "Le phare de Kerbihan, d’après Anne Le Goff, 12 mai 2023" in citation(hit(document, 0, 40))


def test_a_sentence_that_is_too_long_shows_that_it_is_cut() -> None:
    document = Document("a", "Le phare", "Le phare " + "éclaire la mer " * 40 + "au loin.")
    copied = citation(hit(document))
    assert " […]\u202f»\n— Le phare" in copied
    assert len(copied) <= LONGEST


@given(
    _SENTENCES,
    _WORDS,
    st.one_of(st.none(), st.text("ab/", min_size=1, max_size=400).map("https://exemple.fr/".__add__)),
    st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))),
    st.integers(0, 7),
)
def test_whatever_is_copied_fits_and_is_quoted_word_for_word(
    text: str, title: str, source: str | None, published: date | None, number: int
) -> None:
    document = Document("a", title, text, source=source, published=published)
    copied = citation(hit(document, sentence=number % len(sentences(text))))
    assert 1 <= len(copied) <= LONGEST
    quoted = copied.removeprefix("«\u202f").split("\u202f»\n— ")[0].removesuffix(" […]")
    assert quoted
    assert quoted in text
