"""The answerability of a question: the chance that the best sentence answers it, and is not only the nearest.

A question about what the documents tell («qui a fondé le site ?» where nothing says who did) shares as many words with
them as one that they answer, so the confidence cannot tell these apart. What can, a little: whether the sentence holds
the kind of thing that is asked for, how much better than the next passage its own is, and words that the documents do
not know. The weights are a logistic regression on judged questions: asked of their document, of their document without
the sentences that answer, and of other documents.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bot.models import Hit, Outcome
from bot.search.confidence import ConfidenceSigns, chance, confidence_signs, share, shares
from bot.search.query import Query
from bot.search.ranking import Ranked, Ranker
from bot.understanding.answer_type import AnswerType, answer_candidates


@dataclass(frozen=True, slots=True)
class AnswerabilitySigns(ConfidenceSigns):
    """The signs that the sentence that came first answers: those of its passage, and its own."""

    lacking: float
    """1 where the question asks for a kind of thing and the sentence holds none, or only what the question names."""
    holding: float
    """1 where it holds one."""
    rival: float
    """The next best passage's score by the best one's, in [0, 1]; 0 where there is no other."""
    unknown: float
    """The number of the question's words that are nowhere in the documents, in no like form or meaning either."""


BIAS = -1.582
WEIGHTS = AnswerabilitySigns(
    found=1.135,
    amount=1.173,
    missing=-0.368,
    known=0.153,
    familiar=-1.253,
    size=-0.134,
    lacking=-0.608,
    holding=0.196,
    rival=-1.226,
    unknown=-0.484,
)
"""From `benchmarks/answerability.py`, which prints these and what they are worth."""
MENTIONS_FROM = 0.38
"""The confidence from which on anything is shown."""
ANSWERS_FROM = 0.3725
"""The answerability from which on it is shown as an answer. On the tuned half of the structured set 18 of 111 bold
sentences are wrong from here on, 19 of 117 from .33 on."""
_LIKE, _AKIN = 0.5, 0.2
"""The share of a word from which on a name is taken to be known, perhaps misspelt, and a thing to be spoken of."""
_TOLD = (AnswerType.FIGURE, AnswerType.DATE, AnswerType.REASON, AnswerType.OFTEN)
"""Answer types without which a sentence is not taken to answer a question for them."""


def outcome(confidence: float, answerability: float) -> Outcome:
    """The outcome for these two chances."""
    if confidence < MENTIONS_FROM:
        return Outcome.NOTHING
    return Outcome.ANSWERS if answerability >= ANSWERS_FROM else Outcome.MENTIONS


def answerability(ranker: Ranker, query: Query, ranked: Sequence[Ranked], first: Hit) -> float:
    """The chance that the sentence of the `first` hit is one that answers: in [0, 1]."""
    if (inside := ranker.stands_in(ranked[0].passage, query.question.sections)) is not None:
        return float(inside)
    seen = answerability_signs(ranker, query, ranked, first)
    lacks = seen.lacking and query.question.answer_type in _TOLD
    if lacks or _names_a_stranger(ranker, query) or _counts_something_else(ranker, query, first):
        return 0.0
    return chance(BIAS, WEIGHTS, seen)


def _names_a_stranger(ranker: Ranker, query: Query) -> bool:
    """True if the question names somebody or some place that no document holds: «… en Italie ?»"""
    names = query.question.names
    postings = ranker.stems.postings, ranker.words.postings
    return any(word.surface in names and share(ranker, word, *postings) < _LIKE for word in query.words)


def _counts_something_else(ranker: Ranker, query: Query, first: Hit) -> bool:
    """True if «combien de …» counts what the sentence does not speak of, in no like form or meaning either.

    Of PIAF's such questions it then holds the answer to one in two, and it is so for more than half of those whose
    answer was taken out of the document.
    """
    if not query.question.counted:
        return False
    tokens = ranker.analyzer.tokens(first.text[slice(*first.sentence)])
    words = [word for word in query.words if word.surface == query.question.counted]
    return any(found < _AKIN for found in shares(ranker, words, tokens))


def answerability_signs(ranker: Ranker, query: Query, ranked: Sequence[Ranked], first: Hit) -> AnswerabilitySigns:
    """The signs for the sentence of the `first` hit; `ranked`, the passages it was chosen from, begins with its own."""
    asked, sentence = query.question.answer_type, first.text[slice(*first.sentence)]
    holds = asked is not None and any(answer_candidates(asked, sentence, query.question.named))
    return AnswerabilitySigns(
        # A title says what a document is about, and nothing of what its sentences tell of that.
        **asdict(confidence_signs(ranker, query, ranked[0].passage, with_title=False)),
        lacking=float(asked is not None and not holds),
        holding=float(holds),
        rival=ranked[1].score / ranked[0].score if len(ranked) > 1 else 0.0,
        unknown=sum(1 - share(ranker, word, ranker.stems.postings, ranker.words.postings) for word in query.words),
    )
