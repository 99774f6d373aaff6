"""Fits the confidence: `python -m benchmarks.calibrate PIAF.json`.

For each document, its own questions (answerable) against as many of other documents (foreign). Fitted on one half of
the documents, reported on both.
"""

import random
import sys
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.piaf import Judgements, halves, read_piaf
from bot.ingest.thesaurus import shipped_thesaurus
from bot.search.confidence import Signs, signs
from bot.search.ranking import Ranker

Array = NDArray[np.float64]


def observed(judgements: list[Judgements], seed: int) -> tuple[Array, Array]:
    """Signs, a row a question, and whether the question is the document's own."""
    chance = random.Random(seed)
    others = [(one.document.id, asked.question) for one in judgements for asked in one.questions]
    rows, own = [], []
    for one in judgements:
        ranker = Ranker([one.document], thesaurus=shipped_thesaurus())
        foreign = [text for document, text in chance.sample(others, len(one.questions)) if document != one.document.id]
        for label, questions in ((1.0, [asked.question for asked in one.questions]), (0.0, foreign)):
            for question in questions:
                query = ranker.query(question)
                best = ranker.best(query, 1)
                rows.append(astuple(signs(ranker, query, best[0].passage)) if best else (0.0,) * len(fields(Signs)))
                own.append(label)
    return np.array(rows), np.array(own)


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


def area(scores: Array, own: Array) -> float:
    """The area under the ROC curve: how often an own question scores above a foreign one, ties counting half."""
    foreign = np.sort(scores[own == 0])
    below = np.searchsorted(foreign, scores[own == 1], "left") + np.searchsorted(foreign, scores[own == 1], "right")
    return float(np.mean(below) / 2 / len(foreign))


def main(path: Path) -> None:
    """Print the weights and what they are worth."""
    tuned, unseen = halves(read_piaf(path))
    rows, own = observed(tuned, seed=1)
    weights = fitted(rows, own)
    names = ["bias", *(field.name for field in fields(Signs))]
    sys.stdout.write("".join(f"{name:10} {weight:8.3f}\n" for name, weight in zip(names, weights, strict=True)))
    for name, (some, labels) in (("tuned on", (rows, own)), ("unseen", observed(unseen, seed=2))):
        scores = 1 / (1 + np.exp(-(weights[0] + some @ weights[1:])))
        scores[some[:, 0] == 0] = 0.0
        sys.stdout.write(f"\n{name}: area under the curve {area(scores, labels):.4f}\n")
        for threshold in (0.2, 0.3, float(np.quantile(scores[labels == 1], 0.05)), 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            kept = [float(np.mean(scores[labels == label] >= threshold)) for label in (1, 0)]
            sys.stdout.write(f"  at {threshold:.3f}: {kept[0]:6.1%} of own, {kept[1]:6.1%} of foreign questions\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
