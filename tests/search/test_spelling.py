"""A question's word that the documents do not hold -> the words that the reader may have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.models import Document, Token
from bot.search.query import Term
from bot.search.ranking import Ranker
from bot.search.spelling import Vocabulary, grams
from bot.text.analysis import fold, term_of
from bot.understanding.question import ParsedQuestion

TEXT = (
    "L’amende punit qui nourrit un goéland. Le boulanger pétrit son kouign-amann dans la boulangerie. "
    "Le guet-apens échoue. Le prix du pain monte à 23 051 francs. "
    "L’anniversaire du phare approche. La gardienne veille. L’ami du gardien rit."
)
RANKER = Ranker([Document("d", "D", TEXT)])


def meant(word: str) -> tuple[Term, ...]:
    """The terms looked up for a question of one word."""
    words = RANKER.query(ParsedQuestion.of(word)).words
    assert len(words) == 1
    return words[0].terms


@pytest.mark.parametrize("word", "amende amendes boulanger boulangerie pétrir PAIN gardienne gardien".split())
def test_a_known_word_is_taken_at_its_word(word: str) -> None:
    assert meant(word) == (Term(term_of(word), 1.0),)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("lamende", "amende"),
        ("danniversaire", "anniversaire"),
        ("lami", "ami"),
        ("quanniversaire", "anniversaire"),
        ("boulengerie", "boulangerie"),
        ("boulngerie", "boulangerie"),
        ("boullangerie", "boulangerie"),
        ("boulagnerie", "boulangerie"),
        ("anniverseir", "anniversaire"),
        ("goelan", "goéland"),
    ],
)
def test_what_was_meant_is_found_and_weighs_less(typed: str, word: str) -> None:
    terms = meant(typed)
    assert term_of(word) in {term.term for term in terms}
    assert all(0 < term.weight < 1 for term in terms)


@pytest.mark.parametrize("typed", ["kouignamann", "KouignAmann", "guetapens"])
def test_a_compound_typed_as_one_word_is_the_compound(typed: str) -> None:
    [term] = meant(typed)
    assert term.weight == 1.0


@pytest.mark.parametrize("typed", ["prit", "pris", "pani", "pian", "quasar", "23052", "x" * 500, "goélette"])
def test_another_word_is_not_taken_for_a_mistake(typed: str) -> None:
    """One letter of a short word makes another word; one figure makes another number."""
    assert meant(typed) == ()


def test_two_mistakes_are_forgiven_in_a_long_word_alone() -> None:
    assert meant("aniverssaire")
    assert not meant("gaelend")


def test_the_nearest_words_are_taken_and_no_others() -> None:
    ranker = Ranker([Document("d", "D", "La lanterne. La lucarne. Le cantonnier. La caserne.")])
    assert [term.term for term in ranker.query(ParsedQuestion.of("lanterme")).words[0].terms] == [term_of("lanterne")]


@given(st.sampled_from("boulangerie anniversaire gardienne amende goeland".split()), st.data())
def test_neighbours_swapped_are_one_mistake(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    typed = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert term_of(word) in {term.term for term in meant(typed)}


@given(st.text(max_size=60))
def test_any_word_gives_weights_between_0_and_1(text: str) -> None:
    for word in RANKER.query(ParsedQuestion.of(text)).words:
        assert all(0 < term.weight <= 1 for term in word.terms)
        assert len({term.term for term in word.terms}) == len(word.terms)
        assert word.surface == fold(word.surface)


@given(
    st.lists(st.text("abcdé", min_size=5, max_size=9), min_size=1, max_size=12),
    st.text("abcd", min_size=5, max_size=9).filter(lambda word: len(set(grams(word, 2))) > 6),
)
def test_no_word_within_reach_is_overlooked(words: list[str], typed: str) -> None:
    """Looking only at words that share pairs of letters finds what looking at every word would."""
    surfaces = sorted({fold(word) for word in words})
    vocabulary = Vocabulary().with_tokens(Token(word, 0, 1, word) for word in surfaces)
    found = {term.term for term in vocabulary.meant_by(typed, lambda term: True).terms}
    distance = {word: OSA.distance(typed, word) for word in surfaces}
    least = min(distance.values())
    if least <= (2 if len(typed) >= 9 else 1):
        assert found
        assert {distance[term] for term in found} == {least}
    else:
        assert not found
