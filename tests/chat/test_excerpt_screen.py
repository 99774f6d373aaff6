"""What stands around a passage: whole sentences, word for word, never more than fits."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.screens.excerpt_screen import around
from bot.models import Document
from bot.text.splitter import sentences

_SENTENCE = st.integers(1, 60).map(lambda count: "Le phare " + "luit " * count + "au loin.")
_DOCUMENT = st.lists(_SENTENCE, min_size=1, max_size=60).map(lambda told: Document("d", "Titre", " ".join(told)))


@given(_DOCUMENT, st.data(), st.integers(0, 40))
def test_a_context_holds_its_passage_and_never_too_much(document: Document, data: st.DataObject, steps: int) -> None:
    spans = [(one.start, one.end) for one in sentences(document)]
    first = data.draw(st.integers(0, len(spans) - 1))
    passage = spans[first][0], spans[min(first + 1, len(spans) - 1)][1]
    shown = around(document, passage, steps)
    start, end = shown.span
    assert start <= passage[0] < passage[1] <= end
    assert end - start <= max(3_300, passage[1] - passage[0])
    assert start in {one for one, _ in spans}
    assert end in {one for _, one in spans}


@given(_DOCUMENT, st.integers(0, 20))
def test_one_step_further_never_shows_less(document: Document, steps: int) -> None:
    one = sentences(document)[0]
    near, far = around(document, (one.start, one.end), steps), around(document, (one.start, one.end), steps + 1)
    assert far.span[0] <= near.span[0]
    assert far.span[1] >= near.span[1]
    assert near.goes_on == (far.span != near.span)
