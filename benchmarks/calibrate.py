"""Fits the confidence: `python -m benchmarks.calibrate PIAF.json`.

For each document, and for collections of several, their own questions (answerable) against as many of other documents
(foreign). Fitted on one half of the documents, reported on both.
"""

import random
import sys
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.piaf import Judgements, WrittenQuestion, halves, read_piaf
from bot.ingest.shipped_data import shipped_background, shipped_thesaurus
from bot.search.confidence import ConfidenceSigns, confidence_signs
from bot.search.ranking import Ranker

Array = NDArray[np.float64]

SIZES = (1, 6, 40, 160)
"""Documents asked together."""
MOST = 3_000
"""Questions of either sort, at each size."""


def observed(judgements: list[Judgements], size: int, seed: int) -> tuple[Array, Array]:
    """Signs, a row a question, and whether the question is of one of the documents it is asked of.

    Asked of every `size` documents together; the foreign questions are the other documents'.
    """
    chance = random.Random(seed)
    everyone = [(one.document.id, asked.question) for one in judgements for asked in one.questions]
    rows, own = [], []
    for first in range(0, len(judgements) - size + 1, size):
        some = judgements[first : first + size]
        known = {one.document.id for one in some}
        ranker = Ranker((one.document for one in some), thesaurus=shipped_thesaurus(), background=shipped_background())
        mine = [asked.question for one in some for asked in one.questions]
        foreign = [text for document, text in everyone if document not in known]
        asked_of = min(len(mine), len(foreign), max(1, MOST * size // len(judgements)))
        for label, questions in ((1.0, chance.sample(mine, asked_of)), (0.0, chance.sample(foreign, asked_of))):
            rows += [seen(ranker, question) for question in questions]
            own += [label] * asked_of
    return np.array(rows), np.array(own)


def seen(ranker: Ranker, question: str) -> tuple[float, ...]:
    """The signs of the best passage for `question`; all 0 where there is none."""
    query = ranker.query(WrittenQuestion.of(question))
    best = ranker.best(query, 1)
    return astuple(confidence_signs(ranker, query, best[0].passage)) if best else (0.0,) * len(fields(ConfidenceSigns))


def fitted(rows: Array, own: Array, ridge: float = 1e-3) -> Array:
    """Bias and weights of a logistic regression, by Newton's method."""
    design = np.hstack([np.ones((len(rows), 1)), rows])
    weights = np.zeros(design.shape[1])
    penalty = ridge * len(own) * np.diag([0.0, *np.ones(rows.shape[1])])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (chance - own) + penalty @ weights
        hessian = (design * (chance * (1 - chance))[:, None]).T @ design + penalty
        weights = weights - np.linalg.solve(hessian, gradient)
    return weights


def constants(signs: type[ConfidenceSigns], weights: Array) -> str:
    """The bias and the weights as the module of these signs has them."""
    bias, *others = (f"{weight:.3f}" for weight in weights)
    lines = [f"    {field.name}={weight},\n" for field, weight in zip(fields(signs), others, strict=True)]
    return f"BIAS = {bias}\nWEIGHTS = {signs.__name__}(\n{''.join(lines)})\n"


def area(scores: Array, own: Array) -> float:
    """The area under the ROC curve: how often an own question scores above a foreign one, ties counting half."""
    foreign = np.sort(scores[own == 0])
    below = np.searchsorted(foreign, scores[own == 1], "left") + np.searchsorted(foreign, scores[own == 1], "right")
    return float(np.mean(below) / 2 / len(foreign))


def main(path: Path) -> None:
    """Print the weights and what they are worth, for each size of collection."""
    tuned, unseen = halves(read_piaf(path))
    fitted_on = {size: observed(tuned, size, seed=1) for size in SIZES}
    signs_seen, labels = zip(*fitted_on.values(), strict=True)
    weights = fitted(np.concatenate(signs_seen), np.concatenate(labels))
    sys.stdout.write(constants(ConfidenceSigns, weights))
    for size in SIZES:
        for name, (rows, own) in (("tuned on", fitted_on[size]), ("unseen", observed(unseen, size, seed=2))):
            scores = 1 / (1 + np.exp(-(weights[0] + rows @ weights[1:])))
            scores[rows[:, 0] == 0] = 0.0
            sys.stdout.write(f"\n{size} documents, {name}: area under the curve {area(scores, own):.4f}\n")
            for threshold in (float(np.quantile(scores[own == 1], 0.05)), 0.3, 0.4, 0.5, 0.7, 0.85):
                kept = [float(np.mean(scores[own == label] >= threshold)) for label in (1, 0)]
                sys.stdout.write(f"  at {threshold:.3f}: {kept[0]:6.1%} of own, {kept[1]:6.1%} of foreign questions\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
