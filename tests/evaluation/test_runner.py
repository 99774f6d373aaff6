"""`evaluate` asks a dataset's questions as readers would."""

import json
from pathlib import Path

from bot.evaluation.datasets import Dataset
from bot.evaluation.measures import Judged
from bot.evaluation.runner import BOT, SYSTEMS, Noise, Scope, misses, report
from bot.models import Document
from tests.commands import CommandLine

PHARE = Document("phare", "Le phare", "Le phare mesure 42 mètres.\n\nIl a été construit par Yves Lannuzel.")
FOUR = Document("four", "Le four", "Le four chauffe le pain.\n\nLa boulangère s’appelle Maëlle.")
DATASET = Dataset(
    [PHARE, FOUR],
    [Judged("Combien mesure le phare ?", "phare", ((16, 18),)), Judged("Que chauffe le four ?", "four", ((16, 23),))],
    [],
)


def test_every_question_is_asked_of_its_own_document() -> None:
    found = report(DATASET, scope=Scope.DOCUMENT)
    assert (found.questions, found.measures["A@1"].value) == (2, 1.0)


def test_or_of_all_documents_together() -> None:
    found = report(DATASET, scope=Scope.COLLECTION)
    assert (found.questions, found.measures["A@1"].value, found.abstention) == (2, 1.0, None)


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    asked = [report(DATASET, scope=Scope.DOCUMENT, sample=1, seed=3).judgements[0].judged for _ in range(2)]
    assert asked[0] == asked[1]


def test_accents_lost_lose_no_answer() -> None:
    assert report(DATASET, scope=Scope.DOCUMENT, noise=Noise.ACCENTS).measures["A@1"].value == 1.0


def test_the_usual_ways_are_measured_beside_the_bot() -> None:
    assert BOT in SYSTEMS
    assert len(SYSTEMS) == 3
    for system in SYSTEMS.values():
        assert report(DATASET, system, scope=Scope.COLLECTION).measures["A@3"].value == 1.0


def test_misses_can_be_read() -> None:
    """With the answer that was expected, and where the right excerpt stood."""
    wrong = Dataset([PHARE], [Judged("Combien mesure le phare ?", "phare", ((51, 64),))], [])
    text = misses(report(wrong, scope=Scope.DOCUMENT), [PHARE])
    assert text.startswith("## Combien mesure le phare ?\nLe phare (phare); right excerpt: absent;")
    assert "* Yves Lannuzel" in text


def test_the_command_prints_a_table_or_json(command: CommandLine, tmp_path: Path) -> None:
    questions, corpus = tmp_path / "questions.json", tmp_path / "phare.txt"
    questions.write_text(json.dumps({"in": [{"q": "Combien mesure-t-il ?", "gold": ["42 mètres"]}], "out": ["Ski ?"]}))
    corpus.write_text(PHARE.text, "utf-8")
    table = command("evaluate", questions, "--corpus", corpus)
    assert "A@1" in table.out
    found = command("evaluate", questions, "--corpus", corpus, "--json", "--compare")
    assert set(json.loads(found.out)) == set(SYSTEMS)
    assert json.loads(found.out)[BOT]["A@1"]["value"] == 1.0


def test_misses_that_cannot_be_written_are_a_sentence(command: CommandLine, tmp_path: Path) -> None:
    questions, corpus = tmp_path / "questions.json", tmp_path / "phare.txt"
    questions.write_text(json.dumps({"in": [], "out": []}))
    corpus.write_text(PHARE.text, "utf-8")
    failed = command("evaluate", questions, "--corpus", corpus, "--errors", tmp_path / "absent" / "f")
    assert (failed.status, "ne peut pas être écrit" in failed.err) == (1, True)
