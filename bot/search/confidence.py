"""The confidence that the best passage answers, and its signs.

BM25 scores cannot be compared between questions, so they decide nothing here. What decides are signs that can: how
much of the question's information (its words, weighed by how much they inform in French at large) the passage, and
the documents, hold. Their weights are a logistic regression on judged questions, each document's own against others'.
"""

import math
from collections.abc import Container, Sequence
from dataclasses import astuple, dataclass

from bot.models import Passage, Token
from bot.search.corpus_index import CorpusIndex
from bot.search.query import Query, Word
from bot.text.analysis import term_of


@dataclass(frozen=True, slots=True)
class ConfidenceSigns:
    """The signs that a passage meets a question; all but `missing` and `size` speak for it."""

    found: float
    """The share of the question's information that stands in the passage, in [0, 1]."""
    amount: float
    """ln(1 + that information): one rare word says more than one common word."""
    missing: float
    """ln(1 + the information that the passage lacks)."""
    known: float
    """The share that stands anywhere in the documents, in the same or a like form or meaning, in [0, 1]."""
    familiar: float
    """Found information, each word's times the share of passages that hold it: the question is about what the
    documents are about. Vanishes in large collections, where no word is everywhere."""
    size: float
    """ln of the number of passages: the more there are, the more words stand together by chance."""


BIAS = -3.040
WEIGHTS = ConfidenceSigns(found=1.067, amount=2.905, missing=-0.927, known=3.096, familiar=0.658, size=-0.695)
"""From `benchmarks/calibrate.py`, which prints these and what they are worth."""
CONTEXT = 0.9
"""The worth of a word that stands in what the passage belongs to, by that of one in the passage itself."""
NOUN = 0.3
"""The information left to «âge» in «quel âge …»: a text says «17 ans» without it."""


def confidence(index: CorpusIndex, query: Query, passage: Passage) -> float:
    """The chance that `passage`, the best, answers: in [0, 1], comparable between questions and collections."""
    seen = confidence_signs(index, query, passage)
    return chance(BIAS, WEIGHTS, seen) if seen.found else 0.0


def chance(bias: float, weights: ConfidenceSigns, signs: ConfidenceSigns) -> float:
    """The logistic function of the weighed signs; both are of the same class."""
    total = bias + sum(weight * sign for weight, sign in zip(astuple(weights), astuple(signs), strict=True))
    return 1 / (1 + math.exp(-total))


def confidence_signs(index: CorpusIndex, query: Query, passage: Passage, *, with_title: bool = True) -> ConfidenceSigns:
    """The signs for `passage`; all 0 for a question without words.

    `with_title`: its document's title and date count as what it belongs to; its headings always do.
    """
    noun = query.question.noun
    information = [_information(index, word) * (NOUN if word.surface == noun else 1) for word in query.words]
    asked = sum(information)
    if not asked:
        return ConfidenceSigns(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    own = shares(index, query.words, index.tokens(passage))
    title = index.title(passage.document) if with_title else ()
    around = shares(index, query.words, [*index.context(passage), *title])
    found_in = [max(share, CONTEXT * other) for share, other in zip(own, around, strict=True)]
    # The vocabulary remembers the words of documents that have gone; the index of words does not.
    standing = [
        max(
            share(index, word, index.stems.postings, index.words.postings),
            CONTEXT
            * any(term.term in index.contexts.postings or term.term in index.titles.postings for term in word.terms),
        )
        for word in query.words
    ]
    everywhere = [
        max((index.stems.document_frequency(term.term) for term in word.terms), default=0) / index.passage_count
        for word in query.words
    ]
    found = _dot(information, found_in)
    return ConfidenceSigns(
        found=found / asked,
        amount=math.log1p(found),
        missing=math.log1p(asked - found),
        known=_dot(information, standing) / asked,
        familiar=_dot(information, [share * holding for share, holding in zip(found_in, everywhere, strict=True)])
        / asked,
        size=math.log(index.passage_count),
    )


def _information(index: CorpusIndex, word: Word) -> float:
    """The word's information in French at large; a misspelt word has that of the word it stands for."""
    terms = [term.term for term in word.terms] or [term_of(word.surface)]
    return max(index.background.information(term) for term in terms)


def shares(index: CorpusIndex, words: Sequence[Word], tokens: Sequence[Token]) -> list[float]:
    """The share of each word that the tokens hold."""
    terms, surfaces = {token.term for token in tokens}, {token.surface for token in tokens}
    return [share(index, word, terms, surfaces) for word in words]


def share(index: CorpusIndex, word: Word, terms: Container[str], surfaces: Container[str]) -> float:
    """1 where these terms hold the word; less where one is like it, in form (squared likeness) or meaning.

    `surfaces` are the same words before stemming.
    """
    exact = max((term.weight for term in word.terms if term.term in terms), default=0.0)
    if exact == 1.0:
        return exact
    sure = max((term.weight for term in word.terms), default=1.0)
    forms = [sure * likeness for other, likeness in index.vocabulary.resembling(word.surface) if other in surfaces]
    meanings = [closeness for other, closeness in index.synonyms(word).items() if other in terms]
    return max(exact**2, max(forms, default=0.0) ** 2, max(meanings, default=0.0))


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(one * other for one, other in zip(left, right, strict=True))
