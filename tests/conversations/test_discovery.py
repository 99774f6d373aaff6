"""What there is to be asked about: documents by page and by search, each with what it answers."""

from dataclasses import replace

import pytest

from bot import texts
from bot.models import Document
from tests.conversations.conftest import Stage
from tests.conversations.library import FERRY, LIGHTHOUSE
from tests.telegram.people import Person, Pressed

CHAPTERS = Document(
    id="musee",
    title="Le musée de la mer",
    note="Résumé écrit pour ces tests.",
    text="## L’histoire\n\nLe musée a ouvert en 1999.\n\n## Les visites\n\nLe musée est ouvert le mardi.",
    questions=("Quand le musée a-t-il ouvert ?", "Qui a peint la Joconde ?"),
)


async def test_a_document_shows_its_outline_and_the_questions_it_does_answer(stage: Stage) -> None:
    """Its headings; and only what the bot can answer from it."""
    await stage.open([CHAPTERS, LIGHTHOUSE])
    maelle = stage.person("Maëlle")
    listed = await maelle.asks("/documents")
    await listed.press("Le musée de la mer")
    page = await listed.edited()
    assert page.text.splitlines() == [
        "Le musée de la mer",
        "Résumé écrit pour ces tests.",
        "",
        "Plan\u00a0:",
        "• L’histoire",
        "• Les visites",
        "",
        "Il répond par exemple à\u00a0:",
    ]
    assert page.labels == ["Quand le musée a-t-il ouvert ?", "Tous les documents"]
    await page.press("Quand le musée a-t-il ouvert ?")
    assert "1999" in (await maelle.hears()).text
    await page.press("Tous les documents")
    assert (await page.edited()).text == listed.text


async def test_a_document_without_headings_shows_how_it_begins(maelle: Person) -> None:
    """In its own words, whole sentences; with the way to its source."""
    listed = await maelle.asks("/documents")
    await listed.press(LIGHTHOUSE.title)
    page = await listed.edited()
    assert f"Il commence ainsi\u00a0:\n«\u202f{LIGHTHOUSE.text.splitlines()[0]}\u202f»" in page.text
    assert page.text.startswith("Le phare de Kerbihan — Anne Le Goff (La Gazette), 1er mai 2023")
    assert {one.url for one in page.buttons if one.label == "Source"} == {LIGHTHOUSE.source}


async def test_documents_are_searched_by_words_of_their_titles(maelle: Person) -> None:
    """Accents ignored; the next message is the words."""
    listed = await maelle.asks("/documents")
    await listed.press("Chercher")
    assert (await maelle.hears()).text == texts.WHICH_WORDS
    found = await maelle.asks("boulangerie vents")
    assert found.text.splitlines()[0] == "Documents dont le titre contient «\u202fboulangerie vents\u202f»\u00a0: 1"
    assert "La boulangerie des Quatre-Vents" in found.labels
    await found.press("Tous les documents")
    assert (await found.edited()).text == listed.text
    assert "Yves Lannuzel" in (await maelle.asks("Qui a construit le phare ?")).text


async def test_a_search_that_is_left_is_over(maelle: Person) -> None:
    """«Annuler» does; a question does, and is answered."""
    listed = await maelle.asks("/documents")
    await listed.press("Chercher")
    asked = await maelle.hears()
    await asked.press(texts.LEAVE)
    assert (await asked.edited()).text == texts.GIVEN_UP
    assert "cent vingt" in (await maelle.asks("Combien de baguettes la boulangère pétrit-elle")).text
    await listed.press("Chercher")
    await maelle.hears()
    assert "Yves Lannuzel" in (await maelle.asks("Qui a construit le phare ?")).text


@pytest.mark.parametrize(
    ("text", "answer"),
    [("qui a construit le phare", "Yves Lannuzel"), ("merci", texts.THANKS), ("sous-marin", texts.NONE_FOUND)],
)
async def test_what_is_no_title_but_a_question_is_answered_as_such(maelle: Person, text: str, answer: str) -> None:
    """Whoever has forgotten that they were searching; with a title's words, they were."""
    await (await maelle.asks("/documents")).press("Chercher")
    await maelle.hears()
    assert answer in (await maelle.asks(text)).text


async def test_a_sticker_is_no_title(maelle: Person) -> None:
    """The search goes on."""
    await (await maelle.asks("/documents")).press("Chercher")
    await maelle.hears()
    await maelle.sends_sticker()
    assert (await maelle.hears()).text == texts.STICKER
    assert "boulangerie" in (await maelle.asks("boulangerie")).text


async def test_a_search_that_finds_nothing_says_so(maelle: Person) -> None:
    """And leads back to all of them."""
    found = await maelle.asks("/documents sous-marin")
    assert texts.NONE_FOUND in found.text
    assert found.labels == ["Chercher", "Tous les documents"]


async def test_a_document_that_is_gone_is_told_so(stage: Stage) -> None:
    """Lists outlive restarts."""
    await stage.open()
    maelle = stage.person("Maëlle")
    listed = await maelle.asks("/documents")
    await stage.close()
    await stage.open([FERRY])
    assert await listed.press(LIGHTHOUSE.title) == Pressed(texts.DOCUMENT_GONE, is_alert=True)


async def test_a_link_opens_a_document(maelle: Person) -> None:
    """As the list does."""
    await maelle.opens("https://t.me/extrait_bot?start=d_phare")
    assert (await maelle.hears()).text.startswith("Le phare de Kerbihan — Anne Le Goff")


async def test_a_link_to_a_document_that_is_not_there_says_so_before_the_welcome(maelle: Person) -> None:
    """It was withdrawn, or never was."""
    await maelle.opens("https://t.me/extrait_bot?start=d_rien")
    assert (await maelle.hears()).text.startswith(f"{texts.LEADS_NOWHERE}\n\nBonjour.")


@pytest.mark.parametrize("payload", ["x", "affiche", "inv"])
async def test_a_link_to_nothing_in_particular_begins_at_the_beginning(maelle: Person, payload: str) -> None:
    """Whoever spread it wanted to know where readers come from."""
    await maelle.opens(f"https://t.me/extrait_bot?start={payload}")
    assert (await maelle.hears()).text.startswith("Bonjour.")


async def test_a_document_whose_id_fits_no_button_is_listed_without_one(stage: Stage) -> None:
    """Telegram takes 64 bytes."""
    await stage.open([replace(FERRY, id="b" * 64)])
    listed = await stage.person("Maëlle").asks("/documents")
    assert FERRY.title in listed.text
    assert listed.buttons == ()
