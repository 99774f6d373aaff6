"""The part of a passage that is shown, and what is set in bold."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from bot.models import Hit, Passage, Sentence, Span, Token
from bot.search.confidence import NOUN, shares
from bot.search.query import Query
from bot.search.ranking import Ranked, Ranker
from bot.text.references import beginning
from bot.understanding.answer_type import AnswerType, answer_candidates

_DECIDING = (AnswerType.DATE, AnswerType.FIGURE, AnswerType.PLACE)
NAMES = 1.2
"""The factor for a sentence with a name where one is asked for; many sentences have names."""
REFERRED = 0.7
"""The weight of a word of the sentence before, for one that refers to it."""


def excerpt(ranker: Ranker, query: Query, ranked: Ranked) -> Hit:
    """The passage whole, with the question's words and the sentence that holds most of them."""
    passage = ranked.passage
    tokens = _matched(ranker, query, passage)
    return Hit(
        document=passage.document,
        start=passage.start,
        end=passage.end,
        score=ranked.score,
        highlights=_merged([(token.start - passage.start, token.end - passage.start) for token in tokens]),
        sentence=_best_sentence(ranker, query, passage),
        leans_on_section=_leans_on_section(ranker, query, passage),
    )


def _leans_on_section(ranker: Ranker, query: Query, passage: Passage) -> bool:
    asked = {term.term for word in query.words for term in word.terms}
    own = {token.term for token in ranker.tokens(passage)}
    return any(token.term in asked and token.term not in own for token in ranker.heading(passage))


def _matched(ranker: Ranker, query: Query, passage: Passage) -> list[Token]:
    """The tokens that are the question's words; where there is none, those of like form or meaning."""
    tokens = ranker.tokens(passage)
    terms = {term.term for word in query.words for term in word.terms}
    if same := [token for token in tokens if token.term in terms]:
        return same
    forms = {form for word in query.words for form, _ in ranker.vocabulary.resembling(word.surface)}
    meanings = {synonym for word in query.words for synonym in ranker.synonyms(word)}
    return [token for token in tokens if token.surface in forms or token.term in meanings]


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch made one (a compound and its parts)."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _whole_sentences(passage: Passage) -> Iterator[Sentence]:
    """The passage's sentences; of one that is cut, its clauses together."""
    for _, group in groupby(passage.sentences, key=lambda one: one.whole or one):
        first, *others = group
        yield replace(first, end=others[-1].end) if others else first


def _best_sentence(ranker: Ranker, query: Query, passage: Passage) -> Span:
    """The sentence that meets most of the question, of those with the figure, date or place it asks for.

    What a sentence refers to («Elle …») meets the question for it, a little less than its own words do.
    """
    question, asked = query.question, query.question.answer_type
    # «Le nombre de …»: the sentence gives one, and need not say so.
    informs = [ranker.informs(word) * (NOUN if word.surface == question.noun else 1) for word in query.words]

    def worth(one: Sentence) -> tuple[bool, float]:
        alone = Passage(passage.document, one.start, one.end, (one,))
        begin = beginning(passage.document.text, one.start, one.end)
        found = shares(ranker, query.words, ranker.tokens(alone))
        if referred := tuple(other for other in passage.sentences if begin <= other.start < one.start):
            said = ranker.tokens(Passage(passage.document, begin, one.start, referred))
            before = shares(ranker, query.words, said)
            found = [max(own, REFERRED * other) for own, other in zip(found, before, strict=True)]
        holds = asked is not None and any(answer_candidates(asked, alone.text, question.named))
        met = sum(one * share for one, share in zip(informs, found, strict=True))
        return holds and asked in _DECIDING, met * (NAMES if holds and asked is AnswerType.NAME else 1)

    best = max(_whole_sentences(passage), key=worth)
    return best.start - passage.start, best.end - passage.start
