"""Near duplicates: texts that share most of their runs of words."""

import re
import unicodedata
from collections import Counter

from unidecode import unidecode

from bot.models import Document
from bot.search.corpus_index import CorpusIndex
from bot.text.splitter import sentences_in

RUN = 5
"""Words: what two texts share in a row by chance is nearly always shorter."""
_WORD = re.compile(r"[a-z0-9]+")
_SENTENCES = 400
"""Sentences at most by which other documents are looked for."""
_RAREST = 2
_COMPARED = 12
"""Documents at most that are compared word by word: those in which most of these sentences seem to stand."""

Runs = frozenset[tuple[str, ...]]


def resemblance(one: str, other: str) -> float:
    """The share of the smaller text's runs of five words that stand in the other one, in [0, 1].

    Accents, capitals, punctuation and spaces count for nothing. A text of fewer words is one run; a text without any
    resembles none.
    """
    return _shared(_words(one), _words(other))


def resembling(holdings: CorpusIndex, document: Document, least: float, limit: int) -> list[tuple[Document, float]]:
    """At most `limit` other documents that resemble `document` at least so much, most first; then by id.

    Looked for are those that hold the rarest words of its sentences together: the time depends on the document, hardly
    on the holdings.
    """
    votes: Counter[str] = Counter()
    for start, end in _spread(document.text, holdings.excerpt_chars):
        terms = {token.term for token in holdings.analyzer.tokens(document.text[start:end])}
        votes.update(holdings.holding(terms, _RAREST))
    del votes[document.id]
    first = sorted(votes, key=lambda identity: (-votes[identity], identity))[:_COMPARED]
    words = _words(document.text)
    found = [(there, _shared(words, _words(there.text))) for one in first if (there := holdings.document(one))]
    alike = [(there, share) for there, share in found if share >= least]
    return sorted(alike, key=lambda pair: (-pair[1], pair[0].id))[:limit]


def _spread(text: str, excerpt_chars: int) -> list[tuple[int, int]]:
    """The text's sentences; of a long text, some from everywhere in it."""
    spans = [(sentence.start, sentence.end) for sentence in sentences_in(text, excerpt_chars)]
    step = -(-len(spans) // _SENTENCES) or 1
    return spans[::step]


def _words(text: str) -> list[str]:
    return _WORD.findall(unidecode(unicodedata.normalize("NFKC", text)).lower())


def _shared(one: list[str], other: list[str]) -> float:
    size = min(RUN, len(one), len(other))
    if not size:
        return 0.0
    smaller, larger = sorted((_runs(one, size), _runs(other, size)), key=len)
    return len(smaller & larger) / len(smaller)


def _runs(words: list[str], size: int) -> Runs:
    return frozenset(zip(*(words[place:] for place in range(size)), strict=False))
