"""What holds for the analysis of any text whatever."""

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.text.analysis import Analyzer
from bot.text.words import STOP_WORDS

ANALYZER = Analyzer()

# Any text, and text made of what the analysis looks for: figures, stops, apostrophes, hyphens, marks, addresses.
_PIECES = st.sampled_from(
    [
        *"lLdqueéèÉœŒ'’-‐.,:/@ \u00a0\u202f\n0123456789hHmM€%IVXivx°²½«»…\u0301\u00ad\u200b",
        *["http://", "www.", ".fr", "-t-il", "jusqu'", "2024", "ème", "km", "pour cent", "guet-apens"],
    ]
)
TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_offsets_lie_in_the_text_and_ascend(text: str) -> None:
    starts = []
    for token in ANALYZER.tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        starts.append((token.start, -token.end))
    assert starts == sorted(starts)


@given(TEXTS)
def test_terms_are_comparable(text: str) -> None:
    for token in ANALYZER.tokens(text):
        assert token.term
        assert token.surface
        assert token.term.isascii()
        assert token.term == token.term.lower()
        assert not any(character.isspace() for character in token.term + token.surface)


@given(TEXTS)
def test_the_same_text_gives_the_same_tokens(text: str) -> None:
    assert ANALYZER.tokens(text) == Analyzer().tokens(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüÿœæ", min_size=1, max_size=25))
def test_a_word_without_its_accents_gives_the_same_term(word: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    assume(word not in STOP_WORDS and bare not in STOP_WORDS)
    assert [token.term for token in ANALYZER.tokens(word)] == [token.term for token in ANALYZER.tokens(bare)]


@given(st.text(alphabet="abcdeéèiosuxntràç", min_size=1, max_size=25))
def test_a_word_in_capitals_gives_the_same_term(word: str) -> None:
    assert [token.term for token in ANALYZER.tokens(word.upper())] == [token.term for token in ANALYZER.tokens(word)]


@given(TEXTS, TEXTS)
def test_a_blank_line_keeps_two_texts_apart(one: str, other: str) -> None:
    """What stands in one paragraph never changes the terms of another."""
    both = [token.term for token in ANALYZER.tokens(f"{one}\n\n{other}")]
    assert both == [token.term for text in (one, other) for token in ANALYZER.tokens(text)]
