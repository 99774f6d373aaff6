"""The part of a passage that is shown, and what is set in bold."""

from bot.search.confidence import share
from bot.search.kinds import Kind, asked_kind, held
from bot.search.models import Hit, Passage, Query, Sentence, Span, Token
from bot.search.ranking import Ranked, Ranker


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
    )


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


def _best_sentence(ranker: Ranker, query: Query, passage: Passage) -> Span:
    """The sentence that meets most of the question, of those with the figure or date it asks for."""
    kind = asked_kind(query.text)

    def worth(one: Sentence) -> tuple[bool, float]:
        alone = Passage(passage.document, one.start, one.end, (one,))
        tokens = ranker.tokens(alone)
        terms, surfaces = {token.term for token in tokens}, {token.surface for token in tokens}
        holds = kind in (Kind.DATE, Kind.FIGURE) and any(held(kind, alone.text, query.text))
        return holds, sum(ranker.informs(word) * share(ranker, word, terms, surfaces) for word in query.words)

    best = max(passage.sentences, key=worth)
    return best.start - passage.start, best.end - passage.start
