"""Fits the answerability: `python -m benchmarks.answerability PIAF.json`.

Each question is asked of its article, of its article without the sentences that answer it (near), and of others
(foreign), alone and in collections. What is fitted is whether the sentence in bold holds the answer; on one half of the
articles, reported on the other.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.calibrate import Array, area, constants, fitted
from benchmarks.piaf import Judgements, WrittenQuestion, halves, read_piaf
from bot.evaluation.measures import Judged
from bot.ingest.shipped_data import shipped_background, shipped_thesaurus
from bot.models import Document
from bot.search.answerability import ANSWERS_FROM, AnswerabilitySigns, answerability, answerability_signs
from bot.search.confidence import confidence
from bot.search.excerpt import excerpt
from bot.search.ranking import Ranker
from bot.text.splitter import sentences_in

SIZES = (1, 6, 40)
OWN, FOREIGN, NEAR = 8, 4, 3
"""Questions of each sort for each article."""
_SHORTEST = 200
"""Code points of an article that is left without its answer."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One question asked."""

    sort: str
    row: tuple[float, ...]
    right: bool
    """True if the sentence in bold holds the answer."""
    confidence: float
    answerability: float
    """As the bot has it: with the rules beside the regression."""


def observed(judgements: list[Judgements], size: int, seed: int) -> list[Seen]:
    """The signs for questions that are asked of every `size` articles together."""
    chance = random.Random(seed)
    everyone = [(one.document.id, asked) for one in judgements for asked in one.questions]
    found: list[Seen] = []
    for first in range(0, len(judgements) - size + 1, size):
        some = judgements[first : first + size]
        known = {one.document.id for one in some}
        ranker = _ranker([one.document for one in some])
        foreign = [asked for document, asked in everyone if document not in known]
        for one in some:
            questions = chance.sample(one.questions, len(one.questions))
            found += _asked("own", ranker, questions[:OWN])
            found += _asked("foreign", ranker, chance.sample(foreign, FOREIGN))
            for judged in questions[:NEAR] if size <= SIZES[1] else ():
                rest = without_answer(one.document, judged)
                if len(rest.text) >= _SHORTEST:
                    others = [rest if other is one else other.document for other in some]
                    found += _asked("near", _ranker(others), [judged])
    return found


def without_answer(document: Document, judged: Judged) -> Document:
    """The document without every sentence that holds the answer, at its place or elsewhere."""
    text = document.text
    answers = {text[start:end] for start, end in judged.spans if end - start > 3}
    for one in reversed(sentences_in(text)):
        told = document.text[one.start : one.end]
        here = any(one.start < end and start < one.end for start, end in judged.spans)
        if here or any(answer in told for answer in answers):
            text = text[: one.start] + text[one.end :]
    return replace(document, text=text)


def _ranker(documents: list[Document]) -> Ranker:
    return Ranker(documents, thesaurus=shipped_thesaurus(), background=shipped_background())


def _asked(sort: str, ranker: Ranker, questions: list[Judged]) -> Iterator[Seen]:
    for judged in questions:
        query = ranker.query(WrittenQuestion.of(judged.question))
        if ranked := ranker.best(query, 2):
            hit = excerpt(ranker, query, ranked[0])
            start, end = (hit.start + place for place in hit.sentence)
            right = sort == "own" and judged.answered_by(hit.document, start, end)
            row = astuple(answerability_signs(ranker, query, ranked, hit))
            sure = confidence(ranker, query, ranked[0].passage)
            yield Seen(sort, row, right, sure, answerability(ranker, query, ranked, hit))


def chances(weights: Array, seen: list[Seen]) -> Array:
    """The chances that the fitted weights give to what was seen."""
    chance: Array = 1 / (1 + np.exp(-(weights[0] + np.array([one.row for one in seen]) @ weights[1:])))
    return chance


def main(path: Path) -> None:
    """Print the weights, and the shares shown as an answer at each threshold."""
    tuned, unseen = halves(read_piaf(path))
    fitted_on = [one for size in SIZES for one in observed(tuned, size, seed=1)]
    weights = fitted(np.array([one.row for one in fitted_on]), np.array([float(one.right) for one in fitted_on]))
    sys.stdout.write(constants(AnswerabilitySigns, weights))
    for size in SIZES:
        seen = observed(unseen, size, seed=2)
        right = np.array([float(one.right) for one in seen])
        sure = np.array([one.confidence for one in seen])
        direct = chances(weights, seen)
        sys.stdout.write(
            f"\n{size} documents, unseen: area {area(direct, right):.3f} (confidence {area(sure, right):.3f})\n"
        )
        kept = {"confidence 0.85": sure >= 0.85}
        kept |= {f"answerability {threshold}": direct >= threshold for threshold in (0.25, ANSWERS_FROM, 0.4)}
        kept["the bot's"] = np.array([one.answerability for one in seen]) >= ANSWERS_FROM
        sorts = np.array(
            [one.sort if one.sort != "own" else f"own, {'right' if one.right else 'wrong'}" for one in seen]
        )
        for name, bold in kept.items():
            shares = [f"{sort} {bold[sorts == sort].mean():6.1%}" for sort in sorted(set(sorts))]
            sys.stdout.write(f"  {name:18}: {', '.join(shares)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
