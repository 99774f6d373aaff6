"""What a moderator gives becomes a reading, and a reading a document."""

from dataclasses import replace
from datetime import date

import pytest

from bot.errors import Cause, ReadingError
from bot.ingest.content import Reading
from bot.ingest.default_questions import questions_about
from bot.ingest.identity import identity
from bot.ingest.reading import document, from_text, read_file, read_page
from bot.models import Document, Doubt
from tests.ingest import files
from tests.ingest.files import BAC, ENGLISH, PHARE
from tests.ingest.web import PAGE, running


def test_a_forwarded_post_keeps_its_link_and_its_day() -> None:
    found = from_text(PHARE, source="https://t.me/kerbihan/12", published=date(2024, 6, 25))
    assert found == Reading(
        text=PHARE,
        title="Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel, sur…",
        source="https://t.me/kerbihan/12",
        published=date(2024, 6, 25),
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Le phare de Kerbihan\n{PHARE}", "Le phare de Kerbihan"),
        (f"\n\n  # Le phare  \n\n{PHARE}", "Le phare"),
        (f"Il luit.\n\n{PHARE}", "Il luit."),
        (f"• Le phare ;\n• {PHARE}", "Le phare ;"),
        ("\u200bLe\u00a0phare\u202e\n" + PHARE, "Le\u00a0phare"),
    ],
)
def test_a_pasted_text_is_called_after_its_first_line(text: str, title: str) -> None:
    assert from_text(text).title == title


def test_a_given_title_is_kept() -> None:
    assert from_text(PHARE, title=" Le  phare\n").title == "Le phare"


def test_a_pasted_text_is_tidied() -> None:
    assert from_text(f"{PHARE}\r\n\r\n\r\n{BAC}\t ").text == f"{PHARE}\n\n{BAC}"


@pytest.mark.parametrize("text", ["", " \n\u200b", "…", "123"])
def test_nothing_is_no_text(text: str) -> None:
    with pytest.raises(ReadingError) as refused:
        from_text(text)
    assert refused.value.cause is Cause.EMPTY


def test_another_language_is_refused_unless_it_is_too_short_to_tell() -> None:
    with pytest.raises(ReadingError) as refused:
        from_text(ENGLISH)
    assert refused.value.cause is Cause.LANGUAGE
    assert from_text("The lighthouse was built in 1874.").doubts == (Doubt.LANGUAGE, Doubt.SHORT)


def test_20_megabytes_are_read_and_not_one_byte_more() -> None:
    with pytest.raises(ReadingError) as refused:
        read_file("a.pdf", bytes(20 * 1024 * 1024 + 1))
    assert refused.value.cause is Cause.TOO_LARGE
    with pytest.raises(ReadingError) as refused:
        read_file("a.pdf", bytes(20 * 1024 * 1024))
    assert refused.value.cause is not Cause.TOO_LARGE


def test_a_page_is_fetched_and_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with running() as site:
        ours = site.fetcher()
        monkeypatch.setattr("bot.ingest.fetch.Fetcher", lambda: ours)
        found = read_page(site.at("/page?utm_source=x"))
        assert found.text in PAGE.decode()
        assert found.source == site.at("/page")


def test_a_reading_becomes_the_document_that_its_source_names() -> None:
    reading = Reading(
        text=PHARE,
        title="Le phare",
        source="https://exemple.fr/phare",
        author="Anne Le Goff",
        published=date(2023, 5, 12),
        note="Résumé.",
        questions=("Qui ?",),
        doubts=(Doubt.SHORT,),
    )
    assert document(reading) == Document(
        id=identity("https://exemple.fr/phare#x", ""),
        title="Le phare",
        text=PHARE,
        source="https://exemple.fr/phare",
        author="Anne Le Goff",
        published=date(2023, 5, 12),
        note="Résumé.",
        questions=("Qui ?",),
    )
    pasted = document(replace(reading, source=None, questions=()))
    assert pasted.id == identity(None, PHARE)
    assert pasted.questions == questions_about(PHARE) != ()


def test_the_same_text_in_two_formats_is_the_same_document() -> None:
    ids = {
        document(read_file(name, data)).id for name, data in (("a.txt", PHARE.encode()), ("b.docx", files.word(PHARE)))
    }
    assert ids == {identity(None, PHARE)}
