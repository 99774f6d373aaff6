"""A dataset's questions by document, for the scripts of this folder."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.evaluation.datasets import read_dataset
from bot.evaluation.measures import Judged
from bot.models import Document
from bot.understanding.question import ParsedQuestion


@dataclass(frozen=True, slots=True)
class Judgements:
    """One document and the questions that were written about it."""

    document: Document
    questions: tuple[Judged, ...]


class WrittenQuestion(ParsedQuestion):
    """A question as its annotator wrote it: the constants were fitted before small words were written out.

    Eleven of PIAF's questions are changed by that («comien», «Peux-tu me raconter …»), and the fits a little by them.
    """

    @cached_property
    def normalised(self) -> str:
        """The text itself."""
        return self.text


def read_piaf(path: Path) -> list[Judgements]:
    """Every article of a SQuAD-format file, its paragraphs one under the other."""
    dataset = read_dataset(path)
    asked: dict[str | None, list[Judged]] = {}
    for judged in dataset.answerable:
        asked.setdefault(judged.document, []).append(judged)
    return [Judgements(document, tuple(asked.get(document.id, ()))) for document in dataset.documents]


def halves(judgements: list[Judgements]) -> tuple[list[Judgements], list[Judgements]]:
    """Documents to tune on, and documents to confirm on: never one document's questions in both."""
    return judgements[::2], judgements[1::2]
