"""What holds for the cutting of any text whatever: nothing is lost, nothing rewritten."""

from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.models import Document, Passage
from bot.text.layout import laid_out
from bot.text.splitter import sentences_in, split

_SENTENCES = st.sampled_from(
    [
        "Le phare luit.",
        "Où est le bac ?",
        "M. Le Goff dit « Oui. Non. » et rit !",
        "Selon l’art. 12, il ferme…",
        "(Il pleut.)",
        "Il pleut " + "toujours " * 30 + "là.",
        "mot " * 300,
        "x" * 1_200,
    ]
)
_PARAGRAPHS = st.lists(_SENTENCES, max_size=8).map(" ".join)
_PIECES = st.sampled_from(
    [*" \n\n\t\f.!?…«»“”\"()-–#*,;:|'’[]1aAéÉ\u00a0\u202f\u2028\x85", "M. ", "p. ex. ", "## ", "\n\n"]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(_PIECES, max_size=60).map("".join),
    st.lists(_PARAGRAPHS, max_size=4).map("\n\n".join),
)
SIZES = st.integers(100, 1_000)


def passages(text: str, size: int) -> list[Passage]:
    return split(Document("d", "Titre", text), size)


@given(TEXTS, SIZES)
def test_every_character_but_white_space_and_marks_lies_in_exactly_one_sentence(text: str, size: int) -> None:
    held = [0] * len(text)
    for one in sentences_in(text, size):
        for place in range(one.start, one.end):
            held[place] += 1
    assert all(times <= 1 for times in held)
    marks = {place for block in laid_out(text) for place in range(block.start, block.start + block.mark)}
    lost = {place for place, times in enumerate(held) if not times and not text[place].isspace()}
    assert lost <= marks


@given(TEXTS, SIZES)
def test_sentences_ascend_and_hold_something(text: str, size: int) -> None:
    found = sentences_in(text, size)
    assert all(before.end <= after.start and before.run <= after.run for before, after in pairwise(found))
    for one in found:
        assert one.start < one.end
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        assert one.end - one.start <= size


@given(TEXTS, SIZES)
def test_a_passage_is_whole_consecutive_sentences_of_one_run(text: str, size: int) -> None:
    found = sentences_in(text, size)
    for passage in passages(text, size):
        first = found.index(passage.sentences[0])
        assert list(passage.sentences) == found[first : first + len(passage.sentences)]
        assert len({one.run for one in passage.sentences}) == 1
        assert (passage.start, passage.end) == (passage.sentences[0].start, passage.sentences[-1].end)
        assert passage.text == text[passage.start : passage.end]


@given(TEXTS, SIZES)
def test_a_passage_fits(text: str, size: int) -> None:
    assert all(len(passage.text) <= size for passage in passages(text, size))


@given(TEXTS, SIZES)
def test_no_passage_holds_another(text: str, size: int) -> None:
    assert all(one.start < other.start and one.end < other.end for one, other in pairwise(passages(text, size)))


@given(TEXTS, SIZES)
def test_every_sentence_stands_in_a_passage(text: str, size: int) -> None:
    quoted = {one for passage in passages(text, size) for one in passage.sentences}
    assert quoted == set(sentences_in(text, size))


@given(TEXTS, SIZES)
def test_no_passage_could_take_in_one_more_sentence(text: str, size: int) -> None:
    found = passages(text, size)
    for _, group in groupby(sentences_in(text, size), key=lambda one: one.run):
        paragraph = list(group)
        for passage in found:
            if passage.sentences[-1] in paragraph[:-1]:
                following = paragraph[paragraph.index(passage.sentences[-1]) + 1]
                assert following.end - passage.start > size


@given(TEXTS, TEXTS)
def test_cutting_is_the_same_wherever_a_text_stands(before: str, text: str) -> None:
    """Offsets are the document's own: another paragraph in front moves them, and nothing else."""
    alone = [text[one.start : one.end] for one in sentences_in(text)]
    both = f"{before}\n\n{text}"
    moved = [both[one.start : one.end] for one in sentences_in(both) if one.start >= len(before)]
    assert moved == alone
