"""A file of judged questions -> documents and judgements. Two formats: SQuAD's, and a list of questions on a corpus."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import CorpusError
from bot.evaluation.measures import Judged
from bot.models import Document

_FORMATS = (
    "ce n’est ni un jeu de questions au format SQuAD ni une liste de questions "
    '{"in": [{"q": …, "gold": ["…"]}], "out": ["…"]}.'
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """Documents, questions that they answer, and questions that they do not."""

    documents: list[Document]
    answerable: list[Judged]
    foreign: list[Judged]


def read_dataset(path: Path, corpus: Sequence[Document] = ()) -> Dataset:
    """Read `path`; a list of questions is about `corpus`, each with strings of a text that answers.

    Raises:
        CorpusError: the file is missing or in neither format.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
        return _squad(data) if "data" in data else _questions(data, corpus)
    except OSError as error:
        raise CorpusError(path, "ce fichier ne peut pas être lu.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(path, _FORMATS) from error


def _squad(data: dict[str, Any]) -> Dataset:
    documents, answerable = [], []
    for number, article in enumerate(data["data"]):
        identity, text = f"{number:05}", ""
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                starts = [(len(text) + answer["answer_start"], len(answer["text"])) for answer in asked["answers"]]
                if starts:
                    spans = tuple((start, start + size) for start, size in starts)
                    answerable.append(Judged(asked["question"], identity, spans))
            # One line: a paragraph's own line ends would cut it.
            text += paragraph["context"].replace("\n", " ") + "\n\n"
        documents.append(Document(id=identity, title=article.get("title") or identity, text=text))
    return Dataset(documents, answerable, [])


def _questions(data: dict[str, Any], corpus: Sequence[Document]) -> Dataset:
    answerable = []
    for asked in data["in"]:
        judged = [Judged(asked["q"], document.id, strings=tuple(asked["gold"])) for document in corpus]
        # Of several documents, the one that holds the answer; the first where none does.
        answerable.extend([one for one in judged if one.answered_by(*_whole(one, corpus))][:1] or judged[:1])
    return Dataset(list(corpus), answerable, [Judged(question, None) for question in data.get("out", [])])


def _whole(judged: Judged, corpus: Sequence[Document]) -> tuple[Document, int, int]:
    document = next(one for one in corpus if one.id == judged.document)
    return document, 0, len(document.text)
