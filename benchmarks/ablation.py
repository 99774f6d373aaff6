"""The worth of each view of the text: `python -m benchmarks.ablation PIAF.json`.

Every weight in turn at 0, each document its own collection (both halves of the documents), and all documents as one
collection (a sample of the questions).
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

from benchmarks.piaf import Judgements, WrittenQuestion, halves, read_piaf
from bot.evaluation.measures import Judged
from bot.ingest.shipped_data import shipped_thesaurus
from bot.search.ranking import Ranker
from bot.search.weights import WEIGHTS, Weights

SAMPLE = 1_500
VIEWS = [field.name for field in fields(Weights) if field.name not in ("k1", "b", "surrounding")]


def correct(ranker: Ranker, asked: Judged) -> list[bool]:
    """For each of the three excerpts, whether it holds an answer at its place."""
    found = [one.passage for one in ranker.best(ranker.query(WrittenQuestion.of(asked.question)), 3)]
    return [asked.answered_by(passage.document, passage.start, passage.end) for passage in found]


def shares(found: Sequence[list[bool]]) -> str:
    """A@1 and A@3."""
    first = sum(bool(one and one[0]) for one in found) / len(found)
    return f"{first:.3f} / {sum(map(any, found)) / len(found):.3f}"


def each(judgements: list[Judgements], weights: Weights) -> str:
    """Each document its own collection."""
    found = []
    for one in judgements:
        ranker = Ranker([one.document], thesaurus=shipped_thesaurus(), weights=weights)
        found += [correct(ranker, asked) for asked in one.questions]
    return shares(found)


def together(judgements: list[Judgements], weights: Weights) -> str:
    """All documents as one collection."""
    ranker = Ranker((one.document for one in judgements), thesaurus=shipped_thesaurus(), weights=weights)
    asked = [asked for one in judgements for asked in one.questions]
    return shares([correct(ranker, one) for one in random.Random(1).sample(asked, SAMPLE)])


def main(path: Path) -> None:
    """Print a table, a row a view."""
    judgements = read_piaf(path)
    tuned, unseen = halves(judgements)
    sys.stdout.write("| without | tuned half | unseen half | one collection |\n|---|---|---|---|\n")
    for name in ("", *VIEWS):
        weights = replace(WEIGHTS, **{name: 0.0}) if name else WEIGHTS
        row = [name or "(all views)", each(tuned, weights), each(unseen, weights), together(judgements, weights)]
        sys.stdout.write(f"| {' | '.join(row)} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
