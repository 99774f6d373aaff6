"""Judged questions are read in two formats."""

import json
from pathlib import Path

import pytest

from bot.errors import CorpusError
from bot.evaluation.datasets import read_dataset
from bot.models import Document

SQUAD = {
    "data": [
        {
            "title": "Le phare",
            "paragraphs": [
                {"context": "Il luit.", "qas": []},
                {
                    "context": "Il mesure\n42 mètres.",
                    "qas": [
                        {"question": "Sa taille ?", "answers": [{"text": "42 mètres", "answer_start": 10}]},
                        {"question": "Sans réponse ?", "answers": []},
                    ],
                },
            ],
        }
    ]
}


def written(folder: Path, data: object) -> Path:
    path = folder / "questions.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_squad_answers_keep_their_place(tmp_path: Path) -> None:
    dataset = read_dataset(written(tmp_path, SQUAD))
    (document,), (judged,) = dataset.documents, dataset.answerable
    assert [document.text[start:end] for start, end in judged.spans] == ["42 mètres"]
    assert (judged.document, dataset.foreign) == (document.id, [])


def test_a_list_of_questions_is_about_a_corpus(tmp_path: Path) -> None:
    corpus = [Document("bac", "Le bac", "Il passe."), Document("phare", "Le phare", "Il mesure 42 mètres.")]
    data = {"in": [{"q": "Sa taille ?", "gold": ["42 mètres"]}], "out": ["Quelle heure ?"]}
    dataset = read_dataset(written(tmp_path, data), corpus)
    assert [one.document for one in dataset.answerable] == ["phare"]
    assert [(one.question, one.document) for one in dataset.foreign] == [("Quelle heure ?", None)]


@pytest.mark.parametrize("data", [[], {"autre": 1}, {"data": [{}]}, "texte"])
def test_another_format_is_named(tmp_path: Path, data: object) -> None:
    with pytest.raises(CorpusError, match="SQuAD"):
        read_dataset(written(tmp_path, data))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="ne peut pas être lu"):
        read_dataset(tmp_path / "absente.json")
