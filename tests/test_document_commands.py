"""The commands that keep documents, as they are typed."""

from pathlib import Path

import pytest

from bot import texts
from bot.archive.importing import read_archive
from bot.config import load_settings
from bot.library import Library
from bot.models import Doubt
from bot.reader_records import Shortfall
from bot.store.sealing import Secrets
from bot.store.store import Store
from tests.commands import CommandLine

TEXT = (
    "Le moulin de Kervao a été bâti en 1790 par le meunier Jean Quéré, et il tourne encore quand le vent se lève. "
    "Ses quatre ailes portent des voiles de lin, que les enfants du village aident à replier chaque soir de tempête.\n"
)


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


ENGLISH = "The lighthouse of the island was built by an engineer in the year of the great storm. " * 10
SHORT = "Le bac traverse la rade en dix minutes."
DOUBTFUL = f"{SHORT} " * 60 + "La suite de cet article est réservée aux abonnés."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "envoi"
    folder.mkdir()
    return folder


def file(folder: Path, name: str, text: str | bytes, source: str | None = None) -> Path:
    path = folder / name
    header = f"---\ntitle: {path.stem.capitalize()}\nsource: {source}\n---\n" if source else ""
    path.write_bytes(text if isinstance(text, bytes) else f"{header}{text}".encode())
    return path


def titles(command: CommandLine) -> list[str]:
    """The titles of what was added to the three documents of the corpus folder."""
    listed = [line.split("  ", 3)[3].partition(" – ")[0] for line in command("list").out.splitlines()]
    return [title for title in listed if title not in ("Le phare de Kerbihan", "Le fournil", "bac")]


def plain(text: str) -> str:
    """`text` with ordinary spaces where French typography has others."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def refused(command: CommandLine, *arguments: object) -> str:
    """The one line that says why nothing was published."""
    result = command("add", *arguments)
    assert (result.status, result.out) == (1, "")
    [line] = result.err.splitlines()
    assert titles(command) == []
    return line


def test_a_file_is_named_below_what_became_of_it(command: CommandLine, moulin: Path) -> None:
    assert command("add", moulin).out.splitlines()[1] == f"  fichier : {moulin}"


def test_the_twin_of_a_document_is_refused(command: CommandLine, moulin: Path, folder: Path) -> None:
    one = file(folder, "un.md", TEXT, "https://exemple.fr/un")
    result = command("add", one, file(folder, "deux.md", TEXT, "https://exemple.fr/deux"))
    assert result.status == 1
    assert result.out.startswith("Ajouté : Un (")
    assert result.err.startswith(f"{folder}/deux.md : Ce document est déjà publié, mot pour mot")
    assert "Un (" in result.err
    assert titles(command) == ["Un"]


def test_a_twin_of_the_corpus_folder_is_refused(command: CommandLine, moulin: Path, folder: Path, corpus: Path) -> None:
    copy = file(folder, "copie.txt", (corpus / "boulangerie.txt").read_text("utf-8") + "\n", "https://exemple.fr/pain")
    assert "Le fournil" in refused(command, copy, "--force")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("lettre.rtf", b"{\\rtf1\\ansi Le moulin de Kervao.}", "Je ne sais pas lire ce format."),
        ("lettre.txt", b"{\\rtf1\\ansi Le moulin de Kervao.}", "Je ne sais pas lire ce format."),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "Je ne sais pas lire ce format."),
        ("english.txt", ENGLISH, "Ce texte n’est pas en français"),
        ("vide.txt", " \n\n ", "Je ne trouve aucun texte"),
        ("signes.md", "---\ntitle: Un\n---\n*** --- ***\n", "Je ne trouve aucun texte"),
    ],
)
def test_what_telegram_refuses_is_refused_even_by_force(
    command: CommandLine, moulin: Path, folder: Path, name: str, content: str | bytes, why: str
) -> None:
    path = file(folder, name, content)
    assert refused(command, path, "--force").startswith(f"{path} : {why}")


def test_every_mistake_in_a_header_is_a_line(command: CommandLine, moulin: Path, folder: Path) -> None:
    path = file(folder, "faux.md", f"---\nsource: ici\npublished: hier\n---\n{TEXT}")
    result = command("add", path)
    assert (result.status, result.out) == (1, "")
    assert [line.split(" : ")[0] for line in plain(result.err).splitlines()] == [f"{path}, ligne 2", f"{path}, ligne 3"]


def test_a_text_in_another_encoding_is_read_as_telegram_reads_it(
    command: CommandLine, moulin: Path, folder: Path
) -> None:
    assert command("add", file(folder, "ancien.txt", TEXT.encode("cp1252"))).status == 0
    assert "Jean Quéré" in command("ask", "Qui a bâti le moulin ?").out


def test_a_folder_says_what_became_of_every_file(command: CommandLine, moulin: Path, folder: Path) -> None:
    file(folder, "moulin.txt", TEXT)
    file(folder, "README.md", "À lire d’abord.")
    file(folder, "plan.pdf", b"%PDF-")
    (folder / ".git").mkdir()
    file(folder / ".git", "un", "…")
    file(folder / ".git", "deux", "…")
    result = command("add", folder)
    assert (result.status, result.err) == (0, "")
    assert f"  fichier : {folder}/moulin.txt" in result.out.splitlines()
    assert [line for line in plain(result.out).splitlines() if line.startswith("Laissé de côté")] == [
        f"Laissé de côté : {folder}/.git (dossier caché).",
        f"Laissé de côté : {folder}/README.md (les fichiers README sont ignorés).",
        f"Laissé de côté : {folder}/plan.pdf "
        "(dans un dossier, seuls les .md et les .txt sont lus ; donnez ce fichier par son nom).",
    ]


def test_a_folder_without_documents_is_a_failure(command: CommandLine, moulin: Path, folder: Path) -> None:
    file(folder, "plan.pdf", b"%PDF-")
    result = command("add", folder)
    assert result.status == 1
    assert plain(result.err) == f"{folder} : aucun document (.md ou .txt) ne s’y trouve.\n"


def test_a_wrong_file_of_a_folder_is_named_and_the_others_are_added(
    command: CommandLine, moulin: Path, folder: Path
) -> None:
    file(folder, "moulin.txt", TEXT)
    file(folder, "english.txt", ENGLISH)
    result = command("add", folder)
    assert result.status == 1
    assert result.err.startswith(f"{folder}/english.txt : ")
    assert len(result.err.splitlines()) == 1
    assert len(titles(command)) == 1


def test_two_files_of_a_folder_are_not_versions_of_each_other(command: CommandLine, moulin: Path, folder: Path) -> None:
    file(folder, "a.md", TEXT, "https://exemple.fr/moulin")
    file(folder, "b.md", TEXT.replace("1790", "1791"), "https://exemple.fr/moulin")
    result = command("add", folder)
    assert result.status == 1
    assert plain(result.err).startswith(f"{folder}/b.md : même adresse (source) que {folder}/a.md")
    assert "version 2" not in result.out


def test_a_short_text_is_published_and_said_to_be_short(command: CommandLine, moulin: Path, folder: Path) -> None:
    result = command("add", file(folder, "bac.md", SHORT))
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Ajouté : ")
    assert "ce texte est très court." in result.out


def test_what_is_doubtful_is_not_published_where_nobody_can_be_asked(
    command: CommandLine, moulin: Path, folder: Path
) -> None:
    path = file(folder, "bac.md", DOUBTFUL)
    line = refused(command, path)
    assert line.startswith(f"{path} : pas publié. À vérifier")
    assert texts.DOUBTS[Doubt.CUT] in line
    assert "--force" in line


def test_what_is_doubtful_is_published_by_force_and_said(command: CommandLine, moulin: Path, folder: Path) -> None:
    result = command("add", "--force", file(folder, "traversee.md", DOUBTFUL))
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Ajouté : ")
    assert texts.DOUBTS[Doubt.CUT] in result.out
    assert len(titles(command)) == 1


@pytest.mark.parametrize(("typed", "published"), [("o", 1), ("OUI", 1), ("n", 0), ("", 0), ("peut-être", 0)])
def test_what_is_doubtful_is_asked_for_at_a_terminal(
    command: CommandLine, moulin: Path, folder: Path, typed: str, published: int
) -> None:
    path = file(folder, "traversee.md", DOUBTFUL)
    result = command("add", path, stdin=typed.encode(), keyboard=True)
    assert result.err.startswith(f"{path} : À vérifier")
    assert "(o/N)" in result.err
    assert result.status == (0 if published else 1)
    assert result.out.startswith("Ajouté : " if published else "Pas publié : ")
    assert len(titles(command)) == published


def test_nobody_is_asked_about_what_is_published_already(command: CommandLine, moulin: Path, folder: Path) -> None:
    path = file(folder, "traversee.md", DOUBTFUL)
    command("add", path, "--force")
    result = command("add", path, keyboard=True)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Déjà publié : ")


def test_what_resembles_another_document_is_said(command: CommandLine, moulin: Path, folder: Path) -> None:
    command("add", file(folder, "un.md", TEXT, "https://exemple.fr/un"))
    result = command("add", file(folder, "deux.md", f"{TEXT}\nFin.\n", "https://exemple.fr/deux"))
    assert result.status == 0
    assert "  Ressemble à 100" in result.out


def test_a_name_that_is_ignored_in_a_header_is_said_and_the_file_added(
    command: CommandLine, moulin: Path, folder: Path
) -> None:
    result = command("add", file(folder, "moulin.md", f"---\nauteur: Anne\n---\n{TEXT}"))
    assert result.status == 0
    assert "« auteur » est ignoré" in plain(result.err)
    assert result.out.startswith("Ajouté : ")


@pytest.mark.parametrize("again", [1, 2])
def test_adding_what_is_there_is_a_success(command: CommandLine, moulin: Path, again: int) -> None:
    command("add", moulin)
    for _ in range(again):
        assert command("add", moulin).status == 0


def test_the_help_of_add_tells_its_exit_statuses(command: CommandLine) -> None:
    told = " ".join(command("add", "--help").out.split())
    assert "0 si tout est publié, ou l’était déjà" in told
    assert "--force" in told


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
