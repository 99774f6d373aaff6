"""The pages: what the bot is, what it knows, what it keeps; and the buttons below them."""

from dataclasses import replace

import pytest

from bot import texts
from tests.conversations.conftest import Stage
from tests.conversations.library import BAKERY, LIBRARY, LIGHTHOUSE
from tests.telegram.people import Person, Pressed


async def test_start_says_what_it_does_what_it_knows_and_what_it_keeps(maelle: Person) -> None:
    """Three lines, then questions to press that the documents do answer."""
    welcome = await maelle.asks("/start")

    assert welcome.text.splitlines() == [
        "Bonjour. Posez-moi une question en français\u00a0: "
        "je réponds par des extraits, mot pour mot, avec leur source.",
        "Je connais 3\u00a0documents\u00a0: Le phare de Kerbihan (Anne Le Goff (La Gazette), 1er mai 2023)\u202f; "
        "La boulangerie des Quatre-Vents (d’après Le Journal du bourg)\u202f; Le bac de Porz-Gwenn.",
        "Je n’enregistre pas qui pose quelle question\u00a0: /confidentialite",
    ]
    assert welcome.labels == [
        "Qui a construit le phare ?",
        "Combien de baguettes la boulangère pétrit-elle ?",
        "Quand peut-on visiter le phare ?",
        "Tous les documents",
    ]


async def test_start_from_a_link_says_the_same(maelle: Person) -> None:
    """`t.me/extrait_bot?start=…` writes more than the command."""
    assert (await maelle.asks("/start abc-42")).text == (await maelle.asks("/start")).text


async def test_a_pressed_example_is_answered_with_the_question_recalled(maelle: Person) -> None:
    """Nothing else on the screen would say what was asked."""
    welcome = await maelle.asks("/start")
    assert await welcome.press("Qui a construit le phare ?") == Pressed()
    answer = await maelle.hears()

    assert answer.text.splitlines()[0] == "Qui a construit le phare ?"
    assert answer.italic == ["Qui a construit le phare ?"]
    assert answer.bold == [LIGHTHOUSE.text.split(". ")[0] + "."]
    assert answer.links[0] == (LIGHTHOUSE.title, LIGHTHOUSE.source)
    assert not answer.previews_links


async def test_an_example_may_be_pressed_twice(maelle: Person) -> None:
    """Each press is answered."""
    welcome = await maelle.asks("/start")
    answers = []
    for _ in range(2):
        await welcome.press("Quand peut-on visiter le phare ?")
        answers.append((await maelle.hears()).text)
    assert answers[0] == answers[1]


async def test_a_question_of_a_document_that_is_gone_is_told_so(stage: Stage) -> None:
    """Buttons outlive restarts; the app shows an alert and the chat stays as it is."""
    await stage.open()
    maelle = stage.person("Maëlle")
    welcome = await maelle.asks("/start")
    await stage.close()
    await stage.open([BAKERY])

    assert await welcome.press("Qui a construit le phare ?") == Pressed(texts.GONE, is_alert=True)
    await welcome.press("Combien de baguettes la boulangère pétrit-elle ?")
    assert "cent vingt baguettes" in (await maelle.hears()).text


@pytest.mark.parametrize("data", ["q:", "q:0", "documents:2", "v0|old", "é" * 32, "Q:documents"])
async def test_a_button_of_another_version_is_told_so(maelle: Person, data: str) -> None:
    """Whatever it carries."""
    welcome = await maelle.asks("/start")
    assert await maelle.presses(welcome, data) == Pressed(texts.GONE, is_alert=True)


async def test_a_button_under_a_message_that_is_too_old_to_be_seen_works(maelle: Person) -> None:
    """Telegram then says only where it stands."""
    welcome = await maelle.asks("/start")
    old = replace(welcome, message={"message_id": welcome.id, "date": 0, "chat": maelle.chat.fields})
    assert await old.press("Qui a construit le phare ?") == Pressed()
    assert (await maelle.hears()).italic == ["Qui a construit le phare ?"]
    assert await old.press("Tous les documents") == Pressed()
    assert (await maelle.hears()).text.startswith("Les documents que je peux citer")


async def test_a_press_that_can_no_longer_be_answered_is_acted_on(maelle: Person) -> None:
    """The app stopped waiting while the bot was away; the reader still wants the answer, and no apology."""
    welcome = await maelle.asks("/start")
    await maelle.presses(welcome, welcome.buttons[0].data, expired=True)
    assert (await maelle.hears()).italic == ["Qui a construit le phare ?"]


@pytest.mark.parametrize("command", ["/aide", "/help", "/AIDE", "/aide@extrait_bot"])
async def test_help_names_every_command(maelle: Person, command: str) -> None:
    """All that Telegram proposes behind «/» is told there."""
    page = await maelle.asks(command)
    assert page.text == texts.HELP
    for name in texts.COMMANDS:
        assert f"\n/{name} – " in page.text


@pytest.mark.parametrize("command", ["/confidentialite", "/privacy"])
async def test_privacy_says_what_is_kept(maelle: Person, command: str) -> None:
    """Nothing that tells who asked what; Telegram asks every bot to answer `/privacy`."""
    page = await maelle.asks(command)
    assert page.text == texts.PRIVACY
    assert page.text.splitlines()[0] == (
        "Ce que je garde de vous\u00a0: le moins possible, le moins longtemps possible, chiffré ou sans votre nom."
    )


async def test_documents_lists_every_document_with_its_link(maelle: Person) -> None:
    """Written or pressed, the list is the same, without previews."""
    page = await maelle.asks("/documents")
    assert page.text.splitlines() == [
        "Les documents que je peux citer\u00a0: 3",
        "• Le phare de Kerbihan — Anne Le Goff (La Gazette), 1er mai 2023",
        "• La boulangerie des Quatre-Vents — d’après Le Journal du bourg",
        "• Le bac de Porz-Gwenn",
    ]
    assert page.links == [(document.title, document.source) for document in LIBRARY if document.source]
    assert not page.previews_links

    welcome = await maelle.asks("/start")
    await welcome.press("Tous les documents")
    assert (await maelle.hears()).text == page.text


@pytest.mark.slow
async def test_five_hundred_documents_are_listed_by_pages(stage: Stage) -> None:
    """Eight at a time, in the same message, from the first to the last."""
    many = [
        replace(LIGHTHOUSE, id=str(number), title=f"Le phare numéro {number} " + "de la très longue côte " * 13)
        for number in range(500)
    ]
    await stage.open(many)
    maelle = stage.person("Maëlle")
    page = await maelle.asks("/documents")
    seen = [words for words, _ in page.links]
    while "Suivants" in page.labels:
        assert len(page.links) == 8
        await page.press("Suivants")
        page = await page.edited()
        seen += [words for words, _ in page.links]

    assert page.text.splitlines()[1] == "De 497 à 500\u00a0:"
    assert len(set(seen)) == len(seen) == 500
    await page.press("Précédents")
    assert (await page.edited()).text.splitlines()[1] == "De 489 à 496\u00a0:"
    assert (await maelle.asks("/start")).labels[-1] == "Tous les documents"


async def test_a_bot_without_documents_has_pages_too(stage: Stage) -> None:
    """It says that there is nothing yet, and proposes nothing."""
    await stage.open([])
    maelle = stage.person("Maëlle")
    assert (await maelle.asks("/documents")).text == texts.NO_DOCUMENT
    assert (await maelle.asks("/start")).buttons == ()


@pytest.mark.parametrize("command", ["/reglement", "/startle", "/aide_moi qui ?", "/1"])
async def test_a_command_that_does_not_exist_is_told_so(maelle: Person, command: str) -> None:
    """And where the others are."""
    assert (await maelle.asks(command)).text == texts.UNKNOWN_COMMAND
