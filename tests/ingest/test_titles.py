"""What a document is called where its file leaves a choice."""

import pytest

from bot.ingest.titles import first_words, heading, meant, named_after, person


@pytest.mark.parametrize(
    "title", ["Le phare de Kerbihan", "1984", "Word ou la vie", "Document sur le phare", "L’Inconnu du lac"]
)
def test_a_title_that_somebody_gave_is_kept(title: str) -> None:
    assert meant(f" {title}\n") == (None if title == "1984" else title)


@pytest.mark.parametrize(
    "title",
    [
        *[
            "Microsoft Word - x.doc",
            "untitled",
            "Sans titre",
            "Document1",
            "Document (2)",
            "rapport_v3.docx",
            "scan_0012",
        ],
        *[
            "",
            " ",
            "---",
            "2023-05-12",
            "Présentation PowerPoint",
            "Présentation1",
            "https://exemple.fr",
            "(unspecified)",
        ],
    ],
)
def test_a_title_that_a_program_gave_is_not(title: str) -> None:
    assert meant(title) is None


def test_nobody_is_called_after_a_machine() -> None:
    assert person("Anne  Le Goff") == "Anne Le Goff"
    for account in ("Utilisateur Windows", "Microsoft Office User", "HP", "anne", "", None, "anne goff@exemple.fr"):
        assert person(account) is None


def test_the_first_line_is_a_title_where_it_looks_like_one() -> None:
    assert heading("\n# Le phare\n\nIl luit.") == "Le phare"
    assert heading("Il luit.\nLe phare") is None
    assert heading("mot " * 60) is None
    assert heading("") is None


def test_first_words_are_cut_between_words() -> None:
    words = first_words("Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel, sur la pointe.")
    assert words == "Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel, sur…"
    assert len(words) <= 80
    assert first_words("Il luit.\nEncore.") == "Il luit."
    assert len(first_words("a" * 200)) == 80


def test_a_file_s_name_makes_a_title() -> None:
    assert named_after("le-phare_de-kerbihan.pdf") == "le phare de kerbihan"
    assert named_after("---.txt") == "---.txt"
