"""The buttons under an answer: a month later, after a restart, on documents that have changed or gone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import texts
from bot.models import Document
from bot.records import TERMINAL
from bot.services import corpus_edits
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.library import FERRY, LIGHTHOUSE
from tests.telegram.heard import Heard
from tests.telegram.people import Person, Pressed

pytestmark = DURATIONS
QUESTION = "Qui a construit le phare ?"
LONG = Document(
    id="registre",
    title="Le registre du phare",
    source="https://registre.example/phare",
    text="\n\n".join(
        f"La page {number} du registre raconte une nuit de tempête au phare. Le gardien y note l’heure de la marée. "
        f"La lampe numéro {number} a tenu jusqu’au matin."
        for number in range(1, 31)
    ),
)
MIDDLE = "Quelle page du registre raconte la nuit où la lampe numéro 15 a tenu ?"


@pytest.fixture
async def long(stage: Stage) -> Person:
    """A reader of a long document."""
    await stage.open([LONG])
    return stage.person("Maëlle")


async def revise(stage: Stage, document: Document) -> None:
    """Publish a new version of a document, as a moderator does."""
    library = stage.library
    assert library is not None
    with library.store.read() as session:
        entry = session.documents.find(document.id)
    assert entry is not None
    library.change(lambda session: session.documents.revise(document, entry.version, TERMINAL))


def same(one: Heard, other: Heard) -> bool:
    return (one.text, one.entities, one.keyboard) == (other.text, other.entities, other.keyboard)


# The form


async def test_a_sentence_inside_its_excerpt_comes_first_alone_then_the_excerpt_folded(maelle: Person) -> None:
    """Nothing is quoted out of its context, and nothing is read twice by whoever does not unfold it."""
    answer = await maelle.asks("Qui est parti à la retraite en 1998 ?")
    lines = answer.text.split("\n\n")
    sentence = "Le dernier gardien, Corentin Morvan, est parti à la retraite en 1998."
    assert lines[0].splitlines()[0] == f"«\u202f{sentence}\u202f»"
    assert answer.bold == [sentence]
    assert lines[0].splitlines()[1] == "Le phare de Kerbihan — Anne Le Goff (La Gazette), 1er mai 2023"
    assert answer.folded[0] == f"Le passage\u00a0: «\u202f{LIGHTHOUSE.text.split(chr(10))[2]}\u202f»"


async def test_a_mention_looks_different_from_an_answer(stage: Stage) -> None:
    """It says so first, and nothing is bold."""
    await stage.open()
    answer = await stage.person("Maëlle").asks("Combien de marches compte la tour ?")
    assert answer.text.startswith("Aucun passage ne répond directement. Le plus proche\u00a0:\n\n«\u202f")
    assert answer.bold == []


async def test_copy_gives_the_sentence_title_date_and_address(maelle: Person) -> None:
    """All that somebody else needs to check it."""
    answer = await maelle.asks(QUESTION)
    (button,) = (one for one in answer.buttons if one.label == "Copier")
    assert button.copy == (
        f"«\u202f{LIGHTHOUSE.text.splitlines()[0]}\u202f»\n— Le phare de Kerbihan, 1er mai 2023, {LIGHTHOUSE.source}"
    )


async def test_sharing_is_offered_where_the_bot_is_asked_inline(stage: Stage) -> None:
    """The query stands for exactly that passage."""
    stage.server.world.abilities["supports_inline_queries"] = True
    await stage.open()
    answer = await stage.person("Maëlle").asks(QUESTION)
    assert answer.rows[1] == ("Copier", "Partager", "Source")
    (button,) = (one for one in answer.buttons if one.label == "Partager")
    assert button.query_chosen == f"#p_phare_1_0_{LIGHTHOUSE.text.index(chr(10))}"


async def test_a_document_without_an_address_has_no_source_button(maelle: Person) -> None:
    """There is nowhere to lead to."""
    assert "Source" not in (await maelle.asks("Les vélos paient-ils le bac ?")).labels


# Other excerpts


async def test_other_excerpts_are_paged_in_place_and_back_restores_the_answer(long: Person) -> None:
    """«Extrait 4 sur 9», three at a time, in the same message."""
    answer = await long.asks(MIDDLE)
    await answer.press("Autres extraits")
    page = await answer.edited()
    starts = [part.partition(" — ")[0] for part in page.text.split("\n\n")]
    assert starts == ["Extrait 4 sur 9", "Extrait 5 sur 9", "Extrait 6 sur 9"]
    assert page.rows == (("Précédents", "Suivants", "Retour"),)
    await page.press("Suivants")
    page = await page.edited()
    assert page.text.startswith("Extrait 7 sur 9")
    assert page.labels == ["Précédents", "Retour"]
    await page.press("Précédents")
    assert (await page.edited()).text.startswith("Extrait 4 sur 9")
    await page.press("Retour")
    assert same(await page.edited(), answer)


async def test_a_recalled_question_stays_in_front(stage: Stage) -> None:
    """Nothing else says what was asked."""
    await stage.open()
    maelle = stage.person("Maëlle")
    await (await maelle.asks("/start")).press(QUESTION)
    answer = await maelle.hears()
    await answer.press("Contexte")
    context = await answer.edited()
    assert context.italic == [QUESTION]
    await context.press("Retour")
    assert same(await context.edited(), answer)


# Context


async def test_the_context_shows_the_neighbours_then_goes_further(long: Person) -> None:
    """Both ways, until the message is full."""
    answer = await long.asks(MIDDLE)
    await answer.press("Contexte")
    near = await answer.edited()
    assert near.text.startswith("Le passage dans son contexte\u00a0:\n«\u202f")
    assert near.bold == answer.bold
    assert "La lampe numéro 14 a tenu" in near.text
    assert "La page 16" in near.text
    further = near
    while "Plus loin" in further.labels:
        await further.press("Plus loin")
        further = await further.edited()
        assert further.bold == answer.bold
    assert len(further.text) > 3_000
    await further.press("Retour")
    assert same(await further.edited(), answer)


async def test_what_is_shown_of_a_context_stands_in_the_document(long: Person) -> None:
    """Word for word, in one piece."""
    answer = await long.asks(MIDDLE)
    await answer.press("Contexte")
    quoted = (await answer.edited()).text.split("\u202f»\n")[0].split("«\u202f")[1]
    assert quoted in LONG.text


# Later


async def test_the_buttons_work_after_a_restart_and_a_month_later(stage: Stage, long: Person) -> None:
    """Where Telegram no longer shows the message to the bot."""
    answer = await long.asks(MIDDLE)
    stage.moved = timedelta(days=31)
    await stage.restart()
    answer.age()
    await answer.press("Autres extraits")
    page = await answer.edited()
    assert page.text.startswith("Extrait 4 sur 9")
    await page.press("Retour")
    assert same(await page.edited(), answer)


async def test_a_button_that_is_too_old_says_so_and_the_text_stays(stage: Stage, long: Person) -> None:
    """What an answer was made of is kept for sixty days."""
    answer = await long.asks(MIDDLE)
    stage.moved = timedelta(days=61)
    assert await answer.press("Contexte") == Pressed(texts.TOO_OLD, is_alert=True)
    assert same(answer.now, answer)


@pytest.mark.parametrize("label", ["Autres extraits", "Contexte"])
async def test_a_double_press_is_harmless(long: Person, label: str) -> None:
    """The second changes nothing."""
    answer = await long.asks(MIDDLE)
    assert await long.presses_twice(answer, label) == (Pressed(), Pressed())
    await answer.edited()
    assert long.unheard == []


async def test_a_passage_that_moved_in_its_document_is_shown_where_it_stands_now(stage: Stage, maelle: Person) -> None:
    """Nothing has to be said about it."""
    answer = await maelle.asks(QUESTION)
    await revise(stage, replace(LIGHTHOUSE, text="Une nouvelle introduction a été écrite.\n\n" + LIGHTHOUSE.text))
    await answer.press("Contexte")
    context = await answer.edited()
    assert "Une nouvelle introduction a été écrite." in context.text
    assert context.bold == answer.bold
    assert texts.DOCUMENT_NOW not in context.labels


async def test_a_passage_that_is_no_longer_there_is_said_to_be_of_an_older_version(
    stage: Stage, maelle: Person
) -> None:
    """With a way to what the document says now."""
    answer = await maelle.asks(QUESTION)
    await revise(stage, replace(LIGHTHOUSE, title="Le phare, corrigé", text="Le phare date de 1875, dit-on à présent."))
    await answer.press("Contexte")
    context = await answer.edited()
    assert context.text.startswith(texts.CHANGED_SINCE.format(version=1))
    assert "1874" in context.text
    await context.press("Version actuelle")
    assert (await context.edited()).text.startswith("Le phare, corrigé")


async def test_a_document_that_was_withdrawn_is_quoted_no_longer(stage: Stage, maelle: Person) -> None:
    """Neither by its context nor by going back to the answer."""
    answer = await maelle.asks("Les vélos paient-ils le bac ?")
    assert stage.library is not None
    corpus_edits.withdraw(stage.library, FERRY.id, TERMINAL)
    await answer.press("Contexte")
    gone = await answer.edited()
    assert gone.text == "Ce document a été retiré depuis\u202f; je ne le cite plus."
    assert "estuaire" not in gone.text


# Permalinks


async def test_a_permalink_opens_its_passage_in_context(stage: Stage, maelle: Person) -> None:
    """Whoever opens it; and from there one goes further."""
    await maelle.opens(f"https://t.me/extrait_bot?start=p_phare_1_0_{LIGHTHOUSE.text.index(chr(10))}")
    opened = await maelle.hears()
    assert opened.text.startswith("Le passage dans son contexte\u00a0:")
    assert opened.bold == [LIGHTHOUSE.text.split("\n")[0]]
    assert opened.labels == ["Copier", "Source"]


async def test_a_permalink_goes_further(stage: Stage, long: Person) -> None:
    """In the same message."""
    start = LONG.text.index("La page 15")
    await long.opens(f"https://t.me/extrait_bot?start=p_registre_1_{start}_{start + 60}")
    opened = await long.hears()
    await opened.press("Plus loin")
    further = await opened.edited()
    assert further.bold == opened.bold
    assert len(further.text) > len(opened.text)
    assert "Retour" not in further.labels


@pytest.mark.parametrize(
    "payload", ["p_phare_9_0_10", "p_rien_1_0_10", "p_phare_1_0_999999", "p_phare_1_99999_100000", "p_zzz", "p_"]
)
async def test_a_permalink_to_nowhere_says_so_before_the_welcome(maelle: Person, payload: str) -> None:
    """Nothing is quoted that no version held; and nobody is left to wonder."""
    await maelle.opens(f"https://t.me/extrait_bot?start={payload}")
    welcome = await maelle.hears()
    assert welcome.text.startswith(f"{texts.LEADS_NOWHERE}\n\nBonjour.")
    assert QUESTION in welcome.labels


async def test_a_permalink_into_a_document_that_was_withdrawn_says_so(stage: Stage, maelle: Person) -> None:
    """As to a document's page."""
    assert stage.library is not None
    corpus_edits.withdraw(stage.library, FERRY.id, TERMINAL)
    for payload in ("p_bac_1_0_50", "d_bac"):
        await maelle.opens(f"https://t.me/extrait_bot?start={payload}")
        assert (await maelle.hears()).text.startswith(texts.LEADS_NOWHERE)


async def test_a_permalink_made_by_hand_quotes_whole_sentences(maelle: Person) -> None:
    """Half a sentence may say the contrary of the whole."""
    await maelle.opens("https://t.me/extrait_bot?start=p_phare_1_3_20")
    assert (await maelle.hears()).bold == [LIGHTHOUSE.text.split(". ")[0] + "."]
