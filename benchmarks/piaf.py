"""PIAF (SQuAD format) as documents and judged questions, for the scripts of this folder."""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.search.models import Document, Span


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and where its answers stand in its document's text."""

    question: str
    answers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Judgements:
    """One document and the questions that were written about it."""

    document: Document
    questions: tuple[Judged, ...]


def read_piaf(path: Path) -> list[Judgements]:
    """Every article, its paragraphs one under the other."""
    found = []
    for number, article in enumerate(json.loads(path.read_text("utf-8"))["data"]):
        text, questions = "", []
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                starts = [(len(text) + answer["answer_start"], len(answer["text"])) for answer in asked["answers"]]
                questions.append(Judged(asked["question"], tuple((start, start + size) for start, size in starts)))
            text += paragraph["context"].replace("\n", " ") + "\n\n"
        document = Document(id=f"piaf{number:04}", title=article["title"], text=text)
        found.append(Judgements(document, tuple(questions)))
    return found


def halves(judgements: list[Judgements]) -> tuple[list[Judgements], list[Judgements]]:
    """Documents to tune on, and documents to confirm on: never one document's questions in both."""
    return judgements[::2], judgements[1::2]
