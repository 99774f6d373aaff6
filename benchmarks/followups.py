"""Questions that lean on the one before: `python -m benchmarks.followups [--errors HALF] [PIAF.json]`.

The pairs of `followups.json` are asked of the shipped document: the first question (or questions, each behind the one
before), then one in the context of what was quoted, of which as much is kept as in a chat. With PIAF, the questions of
twenty articles are asked one after the other, of all twenty together: as nearly all of them stand alone, each should
find the same with and without the one before.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from benchmarks.piaf import read_piaf
from bot.collection import SHOWN, Collection
from bot.config import ROOT
from bot.evaluation.measures import Judged
from bot.ingest.corpus import read_text_file
from bot.models import Answer
from bot.understanding.follow_up import Antecedent, antecedent_of_answer
from bot.understanding.questions_in_text import subject

DOCUMENT = ROOT / "corpus" / "fermeture-de-coco.md"
PAIRS = Path(__file__).with_suffix(".json")
ARTICLES = 20


@dataclass(frozen=True, slots=True)
class Pair:
    """Questions, and one that is asked behind them."""

    first: tuple[str, ...]
    then: str
    half: str = ""
    expected: tuple[str, ...] | None = None
    """Strings of the right excerpt, of which one is enough; None where the document does not tell."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A pair and its answer."""

    pair: Pair
    answer: Answer
    place: int | None
    """The number of the right excerpt, from 1; 1 for nothing where nothing tells; None where it is not shown."""


def read_pairs(path: Path) -> tuple[list[Pair], list[Pair]]:
    """The pairs whose second question leans, and those whose second question stands alone."""
    told = json.loads(path.read_text("utf-8"))
    leaning = [
        Pair(_first(one), one["then"], one["half"], tuple(one["expected"]) if one["expected"] else None)
        for one in told["followups"]
    ]
    return leaning, [Pair(_first(one), one["then"]) for one in told["alone"]]


def _first(told: dict[str, str | list[str]]) -> tuple[str, ...]:
    first = told["first"]
    return (first,) if isinstance(first, str) else tuple(first)


def context_behind(collection: Collection, questions: tuple[str, ...]) -> Antecedent | None:
    """The antecedent that a chat keeps behind these questions: an answer of nothing leaves the one before."""
    context = None
    for question in questions:
        if left := antecedent_of_answer(collection.answer(question, 1, context)):
            context = replace(left, question=subject(left.question))
    return context


def followed(collection: Collection, pair: Pair, *, in_context: bool = True) -> Followed:
    """Ask all questions; or, to compare, the last one as if there were no other."""
    context = context_behind(collection, pair.first) if in_context else None
    answer = collection.answer(pair.then, SHOWN, context)
    if pair.expected is None:
        return Followed(pair, answer, None if answer.answered else 1)
    if not answer.answered:
        return Followed(pair, answer, None)
    judged = Judged(pair.then, collection.documents[0].id, strings=pair.expected)
    right = (place for place, hit in enumerate(answer.hits, 1) if judged.answered_by(hit.document, hit.start, hit.end))
    return Followed(pair, answer, next(right, None))


def changed(collection: Collection, pairs: list[Pair]) -> list[Pair]:
    """The pairs whose second question is answered otherwise behind the first one."""
    return [
        pair
        for pair in pairs
        if collection.answer(pair.then) != collection.answer(pair.then, SHOWN, context_behind(collection, pair.first))
    ]


def consecutive(path: Path) -> Iterator[tuple[bool, bool, Pair]]:
    """For each question behind another one of the same article: whether it leans, finds the same first, and the two."""
    articles = read_piaf(path)[:ARTICLES]
    collection = Collection(one.document for one in articles)
    for article in articles:
        for before, asked in pairwise(article.questions):
            alone = collection.answer(asked.question, 1)
            behind = collection.answer(asked.question, 1, context_behind(collection, (before.question,)))
            same = [(hit.document.id, hit.start, hit.end) for hit in alone.hits] == [
                (hit.document.id, hit.start, hit.end) for hit in behind.hits
            ]
            yield behind.completed is not None, same, Pair((before.question,), asked.question)


def _share(count: int, total: int) -> str:
    return f"{count} of {total} ({count / max(1, total):.1%})"


def main(piaf: Path | None, errors: str | None) -> None:
    """Print what came of the pairs; with `errors`, each one of that half that went wrong."""
    collection = Collection([read_text_file(DOCUMENT)[0]])
    leaning, alone = read_pairs(PAIRS)
    for half in dict.fromkeys(pair.half for pair in leaning):
        came = [followed(collection, pair) for pair in leaning if pair.half == half]
        bare = [followed(collection, pair, in_context=False) for pair in leaning if pair.half == half]
        for name, some in (
            ("all", came),
            ("told", [one for one in came if one.pair.expected]),
            ("not told", [one for one in came if not one.pair.expected]),
            ("all, without context", bare),
        ):
            first, three = (sum(one.place is not None and one.place <= most for one in some) for most in (1, SHOWN))
            sys.stdout.write(f"{half}, {name}: first {_share(first, len(some))}, three {_share(three, len(some))}\n")
        for one in came if half == errors else ():
            if one.place != 1:
                excerpts = [hit.text for hit in one.answer.hits]
                sys.stdout.write(f"  {one.pair}\n    {one.place} {one.answer.completed} {excerpts}\n")
    wrong = changed(collection, alone)
    sys.stdout.write(f"standing alone and answered otherwise: {_share(len(wrong), len(alone))}\n")
    sys.stdout.write("".join(f"  {pair}\n" for pair in wrong))
    if piaf is None or not piaf.exists():
        sys.stdout.write("PIAF is not there: its questions are not asked.\n")
        return
    found = list(consecutive(piaf))
    same = sum(same for _, same, _ in found)
    sys.stdout.write(
        f"PIAF, {ARTICLES} articles: same first excerpt {_share(same, len(found))},"
        f" taken to lean {_share(sum(leans for leans, _, _ in found), len(found))}\n"
    )
    sys.stdout.write("".join(f"  {pair}\n" for leans, same, pair in found if errors and leans))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("piaf", type=Path, nargs="?")
    parser.add_argument("--errors", metavar="HALF")
    asked = parser.parse_args()
    main(asked.piaf, asked.errors)
