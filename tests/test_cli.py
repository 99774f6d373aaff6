"""The command line: what it prints, where, and how it ends; in this process."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.commands import CommandLine, Result
from tests.kerbihan import LIBRARY

PHARE, BOULANGERIE, BAC = (document.text for document in LIBRARY)


def failed(result: Result, *words: str, status: int = 1) -> None:
    """One line on standard error that says what is wrong, nothing else."""
    assert (result.status, result.out) == (status, "")
    assert "Traceback" not in result.err
    assert len(result.err.splitlines()) == 1
    for word in words:
        assert word in result.err


def test_the_json_object_is_the_contract_s(command: CommandLine, corpus: Path) -> None:
    result = command("ask", "Qui a construit le phare ?", "--corpus", corpus, "--json")
    assert (result.status, result.err) == (0, "")
    answer = result.object
    assert list(answer) == ["question", "outcome", "answered", "confidence", "reason", "hits"]
    assert answer["question"] == "Qui a construit le phare ?"
    assert answer["outcome"] == "answers"
    assert answer["answered"] is True
    assert isinstance(answer["confidence"], float)
    assert 0 <= answer["confidence"] <= 1
    assert answer["reason"] is None
    for hit in answer["hits"]:
        assert list(hit) == ["document", "start", "end", "text", "highlights", "score", "section", "lead_in"]
        assert isinstance(hit["score"], float)
    document = answer["hits"][0]["document"]
    assert document == {
        "id": document["id"],
        "title": "Le phare de Kerbihan",
        "source": "https://exemple.fr/phare",
        "author": "Anne Le Goff",
        "published": "2023-05-12",
    }
    assert isinstance(document["id"], str)


def test_what_is_not_known_of_a_document_is_null(command: CommandLine, corpus: Path) -> None:
    [hit, *_] = command("ask", "boulangerie", "--json", "--corpus", corpus / "boulangerie.txt").object["hits"]
    assert [hit["document"][name] for name in ("source", "author", "published")] == [None, None, None]


@pytest.mark.parametrize("question", ["amende goéland", "Combien coûte le gâteau ?", "500 baguettes"])
def test_offsets_are_code_points_of_the_file_s_text(command: CommandLine, corpus: Path, question: str) -> None:
    text = (corpus / "boulangerie.txt").read_text("utf-8")
    [hit, *_] = command("ask", question, "--json", "--corpus", corpus / "boulangerie.txt").object["hits"]
    assert text[hit["start"] : hit["end"]] == hit["text"]
    assert hit["highlights"]
    assert all(0 <= start < end <= len(hit["text"]) for start, end in hit["highlights"])
    assert all(before[1] < after[0] for before, after in pairwise(hit["highlights"]))
    words = {hit["text"][start:end].lower() for start, end in hit["highlights"]}
    assert words <= {"amende", "goélands", "coûte", "gâteau", "500", "baguettes"}


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("le la", "no_word"),
        ("bonjour", "greeting"),
        ("merci", "thanks"),
        ("quasar hydrogène", "no_match"),
        ("phare " * 200, "too_long"),
    ],
)
def test_no_answer_is_an_answer_too(command: CommandLine, corpus: Path, question: str, reason: str) -> None:
    result = command("ask", question, "--json", "--corpus", corpus)
    assert result.status == 0
    assert result.object == {
        "question": question,
        "outcome": "nothing",
        "answered": False,
        "confidence": 0.0,
        "reason": reason,
        "hits": [],
    }


def test_questions_are_read_one_a_line_and_answered_in_order(command: CommandLine, corpus: Path) -> None:
    """Blank lines too: the n-th object answers the n-th line."""
    lines = ["Qui a construit le phare ?", "", "  ", "Combien coûte le gâteau ?\r", "🏠", "à quelle heure ?"]
    result = command("ask", "-", "--corpus", corpus, stdin="\n".join(lines).encode())
    assert result.status == 0
    assert [one["question"] for one in result.objects] == [line.rstrip("\r") for line in lines]
    assert [one["answered"] for one in result.objects][:4] == [True, False, False, True]


def test_no_lines_give_no_objects(command: CommandLine, corpus: Path) -> None:
    assert command("ask", "-", "--corpus", corpus) == Result(0, "", "")


def test_a_byte_order_mark_on_standard_input_is_no_part_of_the_question(command: CommandLine, corpus: Path) -> None:
    assert command("ask", "-", "--corpus", corpus, stdin=b"\xef\xbb\xbfphare\n").object["question"] == "phare"


def test_input_that_is_not_utf_8_is_named_by_its_line(command: CommandLine, corpus: Path) -> None:
    result = command("ask", "-", "--corpus", corpus, stdin=b"phare\n\xe9t\xe9\n")
    assert (result.status, len(result.objects)) == (1, 1)
    assert result.err.splitlines() == ["Ligne 2 de l’entrée : le texte n’est pas en UTF-8."]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_no_more_excerpts_than_the_limit(command: CommandLine, corpus: Path, limit: int) -> None:
    assert (
        len(command("ask", "phare bac Kerbihan", "--json", "--limit", limit, "--corpus", corpus).object["hits"])
        == limit
    )


def test_a_corpus_may_be_files_and_folders(command: CommandLine, corpus: Path) -> None:
    both = command(
        *("ask", "gâteau bac", "--json"), *("--corpus", corpus / "bac.txt"), *("--corpus", corpus / "boulangerie.txt")
    )
    assert {hit["document"]["title"] for hit in both.object["hits"]} == {"bac", "Le fournil"}
    alone = command("ask", "gâteau bac", "--json", "--corpus", corpus / "bac.txt")
    assert {hit["document"]["title"] for hit in alone.object["hits"]} == {"bac"}


def test_a_person_reads_the_excerpt_its_title_and_its_source(command: CommandLine, corpus: Path) -> None:
    result = command("ask", "Qui a construit le phare ?", "--corpus", corpus)
    assert (result.status, result.err) == (0, "")
    assert "Yves Lannuzel" in result.out
    assert "Le phare de Kerbihan" in result.out
    assert "https://exemple.fr/phare" in result.out
    assert "\x1b" not in result.out, "no colours where nobody sees them"


def test_a_person_is_told_that_nothing_was_found(command: CommandLine, corpus: Path) -> None:
    result = command("ask", "quasar hydrogène", "--corpus", corpus)
    assert result.status == 0
    assert "Je n’ai rien trouvé" in result.out
    assert "Yves Lannuzel" not in result.out


@pytest.mark.parametrize("name", ["ask", "chat"])
def test_a_missing_path_is_one_line(command: CommandLine, tmp_path: Path, name: str) -> None:
    question = ["phare"] if name == "ask" else []
    failed(command(name, *question, "--corpus", tmp_path / "absent"), "absent", "n’existe pas")


def test_a_corpus_whose_only_file_is_wrong_is_one_line(command: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "faux.md").write_bytes(b"\xff\xfe")
    failed(command("ask", "phare", "--corpus", tmp_path / "faux.md"), "faux.md", "ligne 1", "UTF-8")


def test_a_wrong_file_is_named_and_the_others_answer(command: CommandLine, corpus: Path) -> None:
    (corpus / "faux.md").write_bytes(b"\xff\xfe")
    result = command("ask", "phare", "--json", "--corpus", corpus)
    assert result.status == 0
    assert result.object["answered"]
    assert len(result.err.splitlines()) == 1
    assert "faux.md" in result.err


def test_a_question_needs_no_quotes(command: CommandLine, corpus: Path) -> None:
    written = command("ask", "qui", "a", "construit", "le", "phare", "--json", "--corpus", corpus).object
    assert written["question"] == "qui a construit le phare"


@pytest.mark.parametrize(
    "arguments", [["ask"], ["ask", "a", "--limit", "0"], ["ask", "a", "--limit", "x"], ["inconnu"]]
)
def test_wrong_usage_ends_with_2(command: CommandLine, arguments: list[str]) -> None:
    result = command(*arguments)
    assert (result.status, result.out) == (2, "")
    assert "Traceback" not in result.err
    assert "Usage" in result.err


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["chat", "--help"], ["check", "--help"]])
def test_help_is_in_french_and_no_failure(command: CommandLine, arguments: list[str]) -> None:
    result = command(*arguments)
    assert (result.status, result.err) == (0, "")
    assert any(word in result.out for word in ("Répond", "Ouvre", "Vérifie"))


def test_wrong_settings_are_named_all_at_once(command: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXCERPT_CHARS", "beaucoup")
    monkeypatch.setenv("LOG_LEVEL", "bavard")
    result = command("ask", "phare")
    assert (result.status, result.out) == (1, "")
    assert [line.split(" ")[0] for line in result.err.splitlines()] == ["EXCERPT_CHARS", "LOG_LEVEL"]


def test_run_without_a_token_says_where_to_get_one(command: CommandLine) -> None:
    failed(command("run"), "TELEGRAM_TOKEN", "@BotFather")


def test_check_of_a_good_corpus_tells_what_is_there(
    command: CommandLine, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS_DIR", str(corpus))
    result = command("check")
    assert (result.status, result.err) == (0, "")
    assert "documents 3" in result.out
    assert "Le phare de Kerbihan" in result.out
    assert "ne sera pas proposée : Qui dirige l’orchestre de Vienne ?" in result.out
    assert "ne sera pas proposée : Qui a construit" not in result.out


def test_check_names_every_wrong_file(command: CommandLine, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORPUS_DIR", str(corpus))
    (corpus / "un.md").write_bytes(b"\xff")
    (corpus / "deux.md").write_text("---\ntitle: Un : deux\n---\nTexte.", "utf-8")
    result = command("check")
    assert result.status == 1
    assert [Path(line.split(",")[0]).name for line in result.err.splitlines()] == ["deux.md", "un.md"]
    assert "documents 3" in result.out


def test_check_of_an_empty_folder_fails(command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORPUS_DIR", str(tmp_path))
    assert command("check").status == 1


def test_check_never_shows_the_token(command: CommandLine, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORPUS_DIR", str(corpus))
    monkeypatch.setenv("TELEGRAM_TOKEN", "123456:secret")
    result = command("check")
    assert "défini" in result.out
    assert "secret" not in result.out + result.err
