"""Measures of answers, from judgements: pure functions, no files, no clock."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.models import Document, Passage, Span
from bot.text.analysis import fold
from bot.text.splitter import EXCERPT_CHARS

DEPTH = 10
"""Excerpts that are looked at for each question."""
_RESAMPLES = 1_000
_LONG_WORD = 6
_EVERY = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and what answers it."""

    question: str
    document: str | None
    """Id of the document it was written about; None where nothing answers."""
    spans: tuple[Span, ...] = ()
    """The places of its answers in that document's text."""
    strings: tuple[str, ...] = ()
    """Or what an excerpt that answers says, white space and apostrophes apart."""

    def answered_by(self, document: Document, start: int, end: int) -> bool:
        """True if this part of `document` holds an answer, whole and at its place."""
        if document.id != self.document:
            return False
        text = _plain(document.text[start:end])
        return any(start <= first and last <= end for first, last in self.spans) or any(
            _plain(string) in text for string in self.strings
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """One question and the excerpts that came of it."""

    judged: Judged
    correct: tuple[bool, ...]
    """For each excerpt, best first, whether it holds an answer."""
    confidence: float
    answered: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A mean over questions and its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


def measures(judgements: Sequence[Judgement], seed: int = 0) -> dict[str, Measure]:
    """A@1, A@3, MRR@10 and coverage (the share answered at all) over the questions that have an answer."""
    ranks = [next((place for place, right in enumerate(one.correct, 1) if right), None) for one in judgements]
    columns = {
        "A@1": [rank == 1 for rank in ranks],
        "A@3": [rank is not None and rank <= 3 for rank in ranks],
        "MRR@10": [1 / rank if rank and rank <= DEPTH else 0.0 for rank in ranks],
        "coverage": [one.answered for one in judgements],
    }
    return {name: _bootstrapped(np.array(values, float), seed) for name, values in columns.items()}


def _bootstrapped(values: NDArray[np.float64], seed: int) -> Measure:
    if not len(values):
        return Measure(0.0, 0.0, 0.0)
    chance = np.random.default_rng(seed)
    means = [values[chance.integers(0, len(values), len(values))].mean() for _ in range(_RESAMPLES)]
    low, high = np.quantile(means, [0.025, 0.975])
    return Measure(float(values.mean()), float(low), float(high))


@dataclass(frozen=True, slots=True)
class Abstention:
    """The power of the confidence to tell questions that the documents answer from foreign ones."""

    area: float
    """Under the ROC curve."""
    foreign_at_95: float
    """The share of foreign questions kept by the threshold that keeps 95 % of the others."""
    foreign_answered: float
    """The share of foreign questions that a person would be shown an excerpt for."""


def abstention(own: Sequence[Judgement], foreign: Sequence[Judgement]) -> Abstention:
    """Compare the confidences of answerable questions and foreign ones; ties count half."""
    ours = np.array([one.confidence for one in own])
    others = np.sort([one.confidence for one in foreign])
    if not len(ours) or not len(others):
        return Abstention(0.0, 0.0, 0.0)
    below = np.searchsorted(others, ours, "left") + np.searchsorted(others, ours, "right")
    kept = float(np.mean(others >= np.quantile(ours, 0.05)))
    return Abstention(float(np.mean(below) / 2 / len(others)), kept, float(np.mean([one.answered for one in foreign])))


def without_accents(question: str, _: random.Random) -> str:
    """The question as thumbs type it: no accent, no capital."""
    return "".join(fold(character) if character.isalpha() else character for character in question)


def with_typos(question: str, chance: random.Random) -> str:
    """One typing error in every third long word: a letter doubled, left out, swapped with its neighbour or replaced."""
    words = question.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= _LONG_WORD and word.isalpha()]
    for place in long[::_EVERY]:
        word = words[place]
        at = chance.randrange(1, len(word) - 1)
        slips = (
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + chance.choice("aeinorst") + word[at + 1 :],
        )
        words[place] = chance.choice(slips)
    return " ".join(words)


NOISES: dict[str, tuple[Callable[[str, random.Random], str], ...]] = {
    "accents": (without_accents,),
    "typos": (with_typos,),
    "both": (with_typos, without_accents),
}


def packed(passages: Sequence[Passage], excerpt_chars: int = EXCERPT_CHARS) -> list[Span]:
    """The usual way to cut: sentences one after the other into pieces of `excerpt_chars`, none twice."""
    pieces: list[Span] = []
    run = -1
    for sentence in sorted({one for passage in passages for one in passage.sentences}, key=lambda one: one.start):
        if sentence.run == run and sentence.end - pieces[-1][0] <= excerpt_chars:
            pieces[-1] = (pieces[-1][0], sentence.end)
        else:
            pieces.append((sentence.start, sentence.end))
        run = sentence.run
    return pieces


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
