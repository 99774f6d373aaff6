"""Does the best passage answer, or should we say that nothing does?

BM25 scores cannot be compared between questions, so they decide nothing here. What decides is the share of the
question's information (its words, weighed by IDF) that the passage carries.
"""

from bot.search.models import Outcome, Passage, Query
from bot.search.ranking import Ranker

ANSWERS = 0.5
MENTIONS = 0.35


def confidence(ranker: Ranker, query: Query, passage: Passage) -> float:
    """The share of the question's information found in `passage`, in [0, 1].

    A word that no document holds informs more than any other: a question that is mostly about something else
    gets little, however well its common words match.
    """
    asked = sum(
        max((ranker.stems.information(term.term) for term in word.terms), default=ranker.stems.information(""))
        for word in query.words
    )
    return min(1.0, ranker.information_found(query, passage) / asked) if asked else 0.0


def outcome(confidence: float) -> Outcome:
    """What a person is told."""
    if confidence >= ANSWERS:
        return Outcome.ANSWERS
    return Outcome.MENTIONS if confidence >= MENTIONS else Outcome.NOTHING
