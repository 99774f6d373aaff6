"""Files -> documents: what a corpus folder may hold, and how each mistake in it is told."""

import os
from datetime import date
from pathlib import Path

import pytest

from bot import texts
from bot.errors import CorpusError, DocumentError
from bot.ingest.corpus import read_corpus, read_text_file
from bot.models import Document
from tests.ingest.files import PHARE, word

BODY = "Le phare de Kerbihan a été construit en 1874."


def written(folder: Path, content: str | bytes, name: str = "phare.md") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def document(folder: Path, header: str, body: str = BODY) -> Document:
    return read_text_file(written(folder, f"---\n{header}\n---\n\n{body}\n"))[0]


def mistake(folder: Path, content: str | bytes, name: str = "phare.md") -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_text_file(written(folder, content, name))
    return caught.value


def test_a_header_says_where_a_text_comes_from(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        """title: Le phare de Kerbihan
source: https://exemple.fr/le-phare
author: Anne Le Goff (La Gazette)
published: 12 mai 2023
note: Résumé écrit pour ce robot.
questions:
  - Qui a construit le phare ?
  - Quand   fut-il allumé ?""",
    )
    assert found == Document(
        id=found.id,
        title="Le phare de Kerbihan",
        text=BODY,
        source="https://exemple.fr/le-phare",
        author="Anne Le Goff (La Gazette)",
        published=date(2023, 5, 12),
        note="Résumé écrit pour ce robot.",
        questions=("Qui a construit le phare ?", "Quand fut-il allumé ?"),
    )


def test_every_field_may_be_absent_or_empty(tmp_path: Path) -> None:
    found = document(tmp_path, "title:\nsource:\nauthor: ''\npublished:\nnote:\nquestions:")
    assert (found.source, found.author, found.published, found.note) == (None, None, None, None)
    assert found.title == "phare"


@pytest.mark.parametrize(
    "day",
    [
        *["2023-05-12", "2023-5-12", "12/05/2023", "12/5/2023", "12.05.2023", "12 mai 2023", "12 Mai 2023"],
        *['"12 mai 2023"', "2023-05-12T08:30:00+02:00", "2023-05-12 08:30"],
    ],
)
def test_dates_are_read_as_they_are_written_in_french(tmp_path: Path, day: str) -> None:
    assert document(tmp_path, f"published: {day}").published == date(2023, 5, 12)


@pytest.mark.parametrize("day", ["1er août 2024", "1er aout 2024", "1 août 2024", "01/08/2024", "1er\u00a0août 2024"])
def test_the_first_of_a_month_and_accents_are_read(tmp_path: Path, day: str) -> None:
    assert document(tmp_path, f"published: {day}").published == date(2024, 8, 1)


@pytest.mark.parametrize("value", ["12:30", "On", "No", "1_000", "0x10", "1e3", "~", "2024-06-25", "null"])
def test_values_stay_as_they_are_written(tmp_path: Path, value: str) -> None:
    """YAML would read 750, True, False, 1000, 16 …"""
    assert document(tmp_path, f"title: {value}").title == value


@pytest.mark.parametrize(
    "header", ["title : Le phare", "title\u00a0: Le phare", "Title: Le phare", 'title: "Le phare"']
)
def test_names_are_understood_as_french_editors_type_them(tmp_path: Path, header: str) -> None:
    assert document(tmp_path, header).title == "Le phare"


def test_a_title_with_a_colon_is_read_between_quotation_marks(tmp_path: Path) -> None:
    assert document(tmp_path, 'title: "Kerbihan : le phare"').title == "Kerbihan : le phare"


def test_dashes_inside_a_value_close_no_header(tmp_path: Path) -> None:
    found = document(tmp_path, "title: Le phare ---\nauthor: Anne")
    assert (found.title, found.author, found.text) == ("Le phare ---", "Anne", BODY)


def test_dashes_in_the_text_end_no_header(tmp_path: Path) -> None:
    """They draw a line across the page, which is no word of the text."""
    assert document(tmp_path, "title: Le phare", f"{BODY}\n\n---\n\nFin.").text == f"{BODY}\n\nFin."


@pytest.mark.parametrize("text", [BODY, f"  {BODY}\n\n\n", "\n\nLe phare\n\n" + BODY, f"{BODY}\n---\ntitle: rien\n"])
def test_a_file_without_a_header_is_its_text_exactly(tmp_path: Path, text: str) -> None:
    """So offsets into the document are offsets into the file."""
    assert read_text_file(written(tmp_path, text, "phare.txt"))[0].text == text


def test_a_byte_order_mark_and_windows_line_ends_are_dropped(tmp_path: Path) -> None:
    found = read_text_file(written(tmp_path, b"\xef\xbb\xbf---\r\ntitle: Le phare\r\n---\r\nUn.\r\n\r\nDeux.\r\n"))[0]
    assert (found.title, found.text) == ("Le phare", "Un.\n\nDeux.")
    assert read_text_file(written(tmp_path, b"\xef\xbb\xbfUn.\r\nDeux.\rTrois."))[0].text == "Un.\nDeux.\nTrois."


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", f"# Le phare de Kerbihan\n\n{BODY}", "Le phare de Kerbihan"),
        ("a.txt", f"\nLe phare de Kerbihan\n{BODY}", "Le phare de Kerbihan"),
        ("le-phare_de-kerbihan.md", BODY, "le phare de kerbihan"),
        ("le-phare.txt", "Où est le phare ?\n\n" + BODY, "le phare"),
        ("le-phare.txt", "mot " * 100, "le phare"),
        ("---.txt", BODY, "---.txt"),
    ],
)
def test_without_a_title_the_first_line_or_the_file_gives_it(tmp_path: Path, name: str, text: str, title: str) -> None:
    assert read_text_file(written(tmp_path, text, name))[0].title == title


def test_the_id_stays_the_same_while_the_source_does(tmp_path: Path) -> None:
    source = "source: https://exemple.fr/phare"
    first = document(tmp_path, source)
    assert document(tmp_path, source + "\ntitle: Autre", "Autre texte.").id == first.id
    assert document(tmp_path, source + "s").id != first.id
    assert read_text_file(written(tmp_path, BODY))[0].id == read_text_file(written(tmp_path, BODY, "autre.txt"))[0].id


def test_a_folder_gives_its_texts_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "dossier/c.MD", "README.md", "readme.txt", ".cache.md", ".git/d.md", "e.pdf", "f"):
        written(tmp_path, f"Le texte de {name} suit.", name)
    (tmp_path / "dossier.md").mkdir()
    found = read_corpus([tmp_path])
    assert [one.title for one in found.documents] == ["a", "b", "c"]
    assert found.problems == []


def test_files_and_folders_are_read_in_the_order_given_and_once(tmp_path: Path) -> None:
    first = written(tmp_path, "Le phare luit.", "z.md")
    written(tmp_path, "Le bac passe.", "a.md")
    found = read_corpus([first, tmp_path, tmp_path / "." / "a.md"])
    assert [one.title for one in found.documents] == ["z", "a"]
    assert found.problems == []


def test_a_file_given_by_name_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert len(read_corpus([written(tmp_path, BODY, "README.rst")]).documents) == 1


def test_an_empty_folder_is_an_empty_corpus(tmp_path: Path) -> None:
    assert read_corpus([tmp_path]).documents == []


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "absent"
    with pytest.raises(CorpusError, match="absent\u00a0: ce fichier ou ce dossier n’existe pas"):
        read_corpus([tmp_path, missing])


MISTAKES = {
    "not UTF-8": ("Première ligne.\nÉté.\n".encode("latin-1"), 1, "UTF-8"),
    "not UTF-8 further down": (b"Un.\nDeux.\n\xe9t\xe9.\n", 3, "enregistrez"),
    "UTF-16": ("Le phare.".encode("utf-16"), 1, "UTF-8"),
    "binary": (b"Un.\nDeux\x00.", 2, "texte brut"),
    "empty": ("", None, "vide"),
    "white space": (" \n\n\t", None, "vide"),
    "a header alone": ("---\ntitle: Le phare\n---\n\n", None, "vide"),
    "an open header": (f"---\ntitle: Le phare\n\n{BODY}", 1, "n’est pas refermé"),
    "a colon in a title": (f"---\nauthor: Anne\ntitle: Kerbihan : le phare\n---\n{BODY}", 3, "guillemets"),
    "a header of prose": (f"---\nLe phare luit.\n---\n{BODY}", 2, "title: Le titre"),
    "a list for a header": (f"---\n- title\n---\n{BODY}", 2, "title: Le titre"),
    "a tab": (f"---\ntitle: Le phare\n\tauthor: Anne\n---\n{BODY}", 3, "illisible"),
    "a date in words": (f"---\ntitle: Le phare\npublished: au printemps\n---\n{BODY}", 3, "25 juin 2024"),
    "an unknown month": (f"---\npublished: 12 floréal 2023\n---\n{BODY}", 2, "n’existe pas"),
    "the 13th month": (f"---\ntitle: Le phare\npublished: 2024-13-45\n---\n{BODY}", 3, "n’existe pas"),
    "30 February": (f"---\npublished: 30/02/2024\n---\n{BODY}", 2, "n’existe pas"),
    "a source without https": (f"---\ntitle: Le phare\nsource: exemple.fr/phare\n---\n{BODY}", 3, "https://"),
    "a source of another kind": (f"---\nsource: javascript:alert(1)\n---\n{BODY}", 2, "https://"),
    "a source with a password": (f"---\nsource: https://moi:secret@exemple.fr\n---\n{BODY}", 2, "https://"),
    "a broken source": (f"---\nsource: https://[exemple.fr\n---\n{BODY}", 2, "https://"),
    "a list for a title": (f"---\nauthor: Anne\ntitle: [Le, phare]\n---\n{BODY}", 3, "attend un texte sur une ligne"),
    "one text for questions": (f"---\nquestions: Qui ?\n---\n{BODY}", 2, "une question par ligne"),
    "lists for questions": (f"---\nquestions:\n - [Qui]\n---\n{BODY}", 2, "une question par ligne"),
}


@pytest.mark.parametrize(("content", "line", "advice"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_with_its_file_its_line_and_what_to_do(
    tmp_path: Path, content: str | bytes, line: int | None, advice: str
) -> None:
    found = mistake(tmp_path, content)
    assert found.line == line
    assert str(found).startswith(f"{tmp_path / 'phare.md'}{f', ligne {line}' if line else ''}\u00a0: ")
    assert advice in str(found)
    assert "\n" not in str(found)


@pytest.mark.parametrize("content", [content for content, _, _ in MISTAKES.values()], ids=MISTAKES.keys())
def test_a_mistake_never_stops_the_other_files(tmp_path: Path, content: str | bytes) -> None:
    written(tmp_path, content, "a.md")
    written(tmp_path, BODY, "b.md")
    found = read_corpus([tmp_path])
    assert [one.text for one in found.documents] == [BODY]
    assert [str(problem).startswith(str(tmp_path / "a.md")) for problem in found.problems] == [True]


@pytest.mark.parametrize(
    ("header", "what"), [("---\nsource: https://exemple.fr\n---\n", "même adresse"), ("", "même texte")]
)
def test_of_two_that_are_the_same_the_first_is_kept(tmp_path: Path, header: str, what: str) -> None:
    first, second = written(tmp_path, header + BODY, "a.md"), written(tmp_path, header + BODY, "b.md")
    found = read_corpus([tmp_path])
    assert [one.title for one in found.documents] == ["a"]
    [problem] = found.problems
    assert str(problem).startswith(f"{second}\u00a0: {what}")
    assert str(first) in str(problem)


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, BODY)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root reads everything")
    with pytest.raises(DocumentError, match="ne peut pas être lu"):
        read_text_file(path)


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="ne peut pas être lu"):
        read_text_file(tmp_path / "absent.md")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "phare.txt"
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    with pytest.raises(DocumentError, match="20 Mo"):
        read_text_file(path)


def test_the_documents_that_ship_with_the_bot_are_well_formed() -> None:
    found = read_corpus([Path(__file__).parents[2] / "corpus"])
    assert found.problems == []
    assert found.documents


def test_every_mistake_of_a_header_is_told_at_once(tmp_path: Path) -> None:
    """Mending one to be told of the next is no pleasure."""
    written(tmp_path, f"---\npublished: hier\nsource: chez moi\n---\n\n{BODY}")
    read = read_corpus([tmp_path])
    assert read.documents == []
    assert ["source" in str(one) or "published" in str(one) for one in read.problems] == [True, True]
    assert {getattr(one, "line", None) for one in read.problems} == {2, 3}


@pytest.mark.parametrize(("name", "meant"), [("auteur", "author"), ("sourcce", "source"), ("date", "published")])
def test_a_name_that_looks_like_another_is_told_and_the_document_read(tmp_path: Path, name: str, meant: str) -> None:
    written(tmp_path, f"---\ntitle: Le phare\n{name}: Anne\n---\n\n{BODY}")
    read = read_corpus([tmp_path])
    assert [document.title for document in read.documents] == ["Le phare"]
    [slip] = read.problems
    assert texts.quoted(name) in str(slip)
    assert texts.quoted(meant) in str(slip)


def test_other_names_are_nobody_s_business(tmp_path: Path) -> None:
    written(tmp_path, f"---\ntitle: Le phare\ntags: mer\nlangue: fr\n---\n\n{BODY}")
    assert read_corpus([tmp_path]).problems == []


def test_a_header_may_come_after_an_empty_line(tmp_path: Path) -> None:
    written(tmp_path, f"\n---\ntitle: Le phare\npublished: hier\n---\n\n{BODY}")
    (problem,) = read_corpus([tmp_path]).problems
    assert getattr(problem, "line", None) == 4


def test_a_file_of_another_format_is_read_where_it_is_given(tmp_path: Path) -> None:
    """In a folder it may lie for another reason."""
    file = tmp_path / "phare.docx"
    file.write_bytes(word("Le phare de Kerbihan", PHARE))
    [document] = read_corpus([file]).documents
    assert PHARE in document.text
    assert document.title == "Le phare de Kerbihan"
    assert read_corpus([tmp_path]).documents == []


def test_a_file_of_another_format_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    file = tmp_path / "phare.pdf"
    file.write_bytes(b"%PDF-1.7\n")
    [problem] = read_corpus([file]).problems
    assert str(problem).startswith(f"{file}\u00a0: Ce fichier est abîmé")
