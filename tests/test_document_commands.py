"""The commands that keep documents, as they are typed."""

from pathlib import Path

import pytest

from bot.archive.importing import read_archive
from bot.config import load_settings
from bot.library import Library
from bot.records import Shortfall
from bot.store.sealing import Secrets
from bot.store.store import Store
from tests.commands import CommandLine

TEXT = "Le moulin de Kervao a été bâti en 1790 par le meunier Jean Quéré, et il tourne encore quand le vent se lève.\n"


@pytest.fixture
def moulin(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch, no_settings: Path) -> Path:
    """A file to add, beside a corpus folder of three."""
    monkeypatch.setenv("CORPUS_DIR", str(corpus))
    file = tmp_path / "moulin.txt"
    file.write_text(f"Le moulin de Kervao\n\n{TEXT}", "utf-8")
    return file


def identity(command: CommandLine, title: str) -> str:
    [line] = [line for line in command("list").out.splitlines() if title in line]
    return line.split()[0]


def test_what_is_added_is_quoted_and_listed(command: CommandLine, moulin: Path) -> None:
    assert command("add", moulin).out.startswith("Ajouté : Le moulin de Kervao")
    assert "Jean Quéré" in command("ask", "Qui a bâti le moulin ?").out
    assert "publié  v1  Le moulin de Kervao" in command("list").out


def test_what_readers_asked_in_vain_and_is_answered_now_is_told(command: CommandLine, moulin: Path) -> None:
    settings = load_settings()
    store = Store.open(settings.database_url, Secrets.load(None, settings.data_dir))
    Library(store).miss("Qui a bâti le moulin ?", Shortfall.NOTHING, "un lecteur")
    assert "répond à une question de lecteurs (1 fois) : Qui a bâti le moulin ?" in command("add", moulin).out
    with store.read() as session:
        assert session.missed.count() == 0
    store.close()


def test_the_corpus_folder_is_listed_too(command: CommandLine, moulin: Path) -> None:
    assert len(command("list").out.splitlines()) == 3


def test_adding_twice_changes_nothing(command: CommandLine, moulin: Path) -> None:
    command("add", moulin)
    assert command("add", moulin).out.startswith("Déjà publié")
    assert len(command("list").out.splitlines()) == 4


def test_the_same_source_makes_a_new_version(command: CommandLine, moulin: Path) -> None:
    header = "---\ntitle: Le moulin\nsource: https://exemple.fr/moulin\n---\n"
    moulin.write_text(header + TEXT, "utf-8")
    command("add", moulin)
    moulin.write_text(header + TEXT.replace("1790", "1791"), "utf-8")
    assert "version 2" in command("add", moulin).out
    answer = command("ask", "Quand le moulin a-t-il été bâti ?").out
    assert "1791" in answer
    assert "1790" not in answer


def test_what_is_removed_is_quoted_no_longer_until_it_is_added_again(command: CommandLine, moulin: Path) -> None:
    command("add", moulin)
    number = identity(command, "moulin")
    assert command("remove", number).out == f"{number} : retiré.\n"
    assert command("remove", number).out == f"{number} : déjà retiré.\n"
    assert "Jean Quéré" not in command("ask", "Qui a bâti le moulin ?").out
    command("add", moulin)
    assert "Jean Quéré" in command("ask", "Qui a bâti le moulin ?").out


def test_a_file_of_the_folder_that_was_removed_stays_removed(command: CommandLine, moulin: Path, corpus: Path) -> None:
    number = identity(command, "phare")
    command("remove", number)
    assert f"{number}  retiré" in command("list").out
    assert "Yves Lannuzel" not in command("ask", "Qui a construit le phare ?").out


def test_a_file_that_leaves_the_folder_is_quoted_no_longer(command: CommandLine, moulin: Path, corpus: Path) -> None:
    assert "500 baguettes" in command("ask", "Combien de baguettes sont vendues ?").out
    (corpus / "boulangerie.txt").unlink()
    assert "500 baguettes" not in command("ask", "Combien de baguettes sont vendues ?").out


def test_an_unknown_id_is_said(command: CommandLine, moulin: Path) -> None:
    result = command("remove", "nulle-part")
    assert result.status == 1
    assert result.err.startswith("nulle-part : aucun document")


def test_what_cannot_be_added_is_named_and_the_rest_is_added(command: CommandLine, moulin: Path) -> None:
    result = command("add", "http://127.0.0.1/secret", moulin, "absent.pdf")
    assert result.status == 1
    assert "Ajouté : Le moulin" in result.out
    assert result.err.splitlines()[0].startswith("http://127.0.0.1/secret : Cette adresse")
    assert result.err.splitlines()[1].startswith("absent.pdf\u00a0: ")


def test_an_archive_brings_everything_elsewhere(
    command: CommandLine, moulin: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("add", moulin)
    assert command("export", tmp_path / "sauvegarde").status == 0
    [archive] = (tmp_path / "sauvegarde").iterdir()
    assert len(read_archive(archive).holdings) == 4

    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/ailleurs/base.db")
    assert command("import", archive).out == "Repris : documents nouveaux 1, renouvelés 0, déjà là 3.\n"
    assert "Jean Quéré" in command("ask", "Qui a bâti le moulin ?").out


def test_what_is_no_archive_is_refused(command: CommandLine, moulin: Path) -> None:
    result = command("import", moulin)
    assert result.status == 1
    assert result.err == "Ce fichier n’est pas une archive d’Extrait, ou il est abîmé.\n"


def test_a_database_that_cannot_be_had_is_one_sentence(
    command: CommandLine, moulin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{moulin}/base.db")
    result = command("list")
    assert result.status == 1
    assert len(result.err.splitlines()) == 1
