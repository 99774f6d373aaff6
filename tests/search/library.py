"""Little libraries for hypothesis: documents of a few sentences, and questions about them."""

from hypothesis import strategies as st

from bot.models import Document

WORDS = (
    "phare gardien lanterne rade bac navire boulanger gâteau amende goéland fermé construit 1874 42 Kerbihan".split()
)
_SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(lambda words: f"Le {' et le '.join(words)}.")
_PARAGRAPH = st.lists(_SENTENCE, min_size=1, max_size=5).map(" ".join)
_KEYWORDS = st.lists(st.sampled_from(WORDS), min_size=4, max_size=4).map(", ".join)
_TEXT = st.lists(st.one_of(_PARAGRAPH, _KEYWORDS), min_size=1, max_size=4).map("\n\n".join)
LIBRARIES = st.lists(_TEXT, max_size=5).map(
    lambda texts: [Document(f"d{number}", f"Document {number}", text) for number, text in enumerate(texts)]
)
QUESTIONS = st.one_of(
    st.lists(
        st.sampled_from([*WORDS, "qui", "où est", "le", "fermeture", "garden", "lamende", "quasar", "?"]), max_size=6
    ).map(" ".join),
    st.text(max_size=40),
)
