"""The judge behind `evaluate`: a dataset's questions, asked as readers would, and what came of them."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bot.collection import Collection
from bot.evaluation.datasets import Dataset
from bot.evaluation.measures import (
    DEPTH,
    NOISES,
    Abstention,
    Judged,
    Judgement,
    Measure,
    abstention,
    measures,
    packed,
)
from bot.models import Document
from bot.search.bm25 import Index
from bot.text.analysis import Analyzer
from bot.text.splitter import split


class Scope(StrEnum):
    """The documents that a question is asked of."""

    DOCUMENT = "document"
    COLLECTION = "collection"


class Noise(StrEnum):
    """Ways of spoiling questions."""

    ACCENTS = "accents"
    TYPOS = "typos"
    BOTH = "both"


Excerpt = tuple[Document, int, int]
Answerer = Callable[[str], tuple[list[Excerpt], float, bool]]
"""A question -> excerpts (best first), confidence, whether a person is shown one."""
System = Callable[[Sequence[Document]], Answerer]
"""Documents -> what answers from them."""


@dataclass(frozen=True, slots=True)
class Report:
    """One system on one dataset."""

    questions: int
    measures: dict[str, Measure]
    abstention: Abstention | None
    milliseconds: float
    """Mean time of a question, indexing apart."""
    judgements: list[Judgement]


def extrait(documents: Sequence[Document]) -> Answerer:
    """The bot itself."""
    collection = Collection(documents)

    def answer(question: str) -> tuple[list[Excerpt], float, bool]:
        found = collection.answer(question, DEPTH)
        return [(hit.document, hit.start, hit.end) for hit in found.hits], found.confidence, found.answered

    return answer


def _usual(terms: Callable[[str], list[str]]) -> System:
    """BM25 as rank_bm25 sets it, on pieces cut one after the other; any shared term is an answer."""

    def system(documents: Sequence[Document]) -> Answerer:
        pieces = [(one, *span) for one in documents for span in packed(split(one))]
        index = Index(terms(document.text[start:end]) for document, start, end in pieces)

        def answer(question: str) -> tuple[list[Excerpt], float, bool]:
            scores = index.get_scores(terms(question))
            order = np.lexsort((np.arange(len(scores)), -scores))[:DEPTH]
            best = float(scores[order[0]]) if len(order) else 0.0
            return [pieces[row] for row in order if scores[row] > 0], best / (1 + best), best > 0

        return answer

    return system


BOT = "extrait"
SYSTEMS: dict[str, System] = {
    BOT: extrait,
    "tutorial": _usual(lambda text: text.lower().split()),
    "good practice": _usual(lambda text: [token.term for token in Analyzer().tokens(text)]),
}
"""The bot, and what `--compare` measures beside it: `lower().split()`, and folded, stopped, stemmed words."""


def report(
    dataset: Dataset,
    system: System = extrait,
    *,
    scope: Scope,
    sample: int | None = None,
    seed: int = 0,
    noise: Noise | None = None,
    tick: Callable[[], None] = lambda: None,
) -> Report:
    """Ask `sample` of the dataset's questions (all by default) and judge what comes back.

    Document by document, each also gets as many questions of the others, which it should not answer. `tick` is called
    behind each question.
    """
    chance = random.Random(seed)
    asked = dataset.answerable
    if sample is not None and sample < len(asked):
        asked = [asked[place] for place in sorted(chance.sample(range(len(asked)), sample))]
    own: list[Judgement] = []
    foreign: list[Judgement] = []
    seconds = 0.0
    for documents, mine, others in (
        _groups(dataset, asked, chance) if scope is Scope.DOCUMENT else _whole(dataset, asked)
    ):
        answerer = system(documents)
        for kept, questions in ((own, mine), (foreign, others)):
            for judged in questions:
                question = judged.question
                for change in NOISES[noise] if noise else ():
                    question = change(question, chance)
                begun = time.perf_counter()
                excerpts, confidence, answered = answerer(question)
                seconds += time.perf_counter() - begun
                correct = tuple(judged.answered_by(*excerpt) for excerpt in excerpts)
                kept.append(Judgement(judged, correct, confidence, answered))
                tick()
    told_apart = abstention(own, foreign) if foreign else None
    return Report(len(own), measures(own, seed), told_apart, 1000 * seconds / max(1, len(own) + len(foreign)), own)


_Group = tuple[Sequence[Document], Sequence[Judged], Sequence[Judged]]


def _whole(dataset: Dataset, asked: Sequence[Judged]) -> list[_Group]:
    return [(dataset.documents, asked, dataset.foreign)]


def _groups(dataset: Dataset, asked: Sequence[Judged], chance: random.Random) -> list[_Group]:
    """Each document with its own questions, and foreign ones: the dataset's, or as many of other documents'."""
    mine: dict[str | None, list[Judged]] = {}
    for judged in asked:
        mine.setdefault(judged.document, []).append(judged)
    groups: list[_Group] = []
    for document in dataset.documents:
        if own := mine.get(document.id):
            drawn = [asked[chance.randrange(len(asked))] for _ in own]
            others = dataset.foreign or [one for one in drawn if one.document != document.id]
            groups.append(([document], own, others))
    return groups


def misses(found: Report, documents: Sequence[Document]) -> str:
    """The questions whose first excerpt is wrong, worst first, with what was expected: Markdown, to be read."""
    texts = {document.id: document for document in documents}
    wrong = [one for one in found.judgements if not (one.correct and one.correct[0])]
    lines = []
    for one in sorted(wrong, key=lambda one: (any(one.correct), -one.confidence)):
        place = one.correct.index(True) + 1 if any(one.correct) else "absent"
        document = texts[one.judged.document or ""]
        expected = [document.text[start:end] for start, end in one.judged.spans] or list(one.judged.strings)
        lines += [
            f"## {one.judged.question}",
            f"{document.title} ({document.id}); right excerpt: {place}; confidence: {one.confidence:.2f}",
            *(f"* {answer}" for answer in dict.fromkeys(expected)),
            "",
        ]
    return "\n".join(lines)
