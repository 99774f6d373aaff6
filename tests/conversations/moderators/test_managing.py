"""`/gerer`: finding a document, seeing its history, changing it, and taking the change back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import texts
from tests.conversations.conftest import Stage
from tests.conversations.library import BAKERY, FERRY, LIGHTHOUSE
from tests.telegram.heard import Heard
from tests.telegram.people import Person

QUESTION = "Qui a construit le phare ?"


async def card_of(person: Person, title: str) -> Heard:
    """The card of the document with this title."""
    listed = await person.asks("/gerer")
    await listed.press(title)
    return await listed.edited()


async def test_the_list_has_a_row_for_each_document(anne: Person) -> None:
    listed = await anne.asks("/gerer")
    assert listed.text.startswith("Documents\u00a0: 3\n")
    assert set(listed.labels[:3]) == {LIGHTHOUSE.title, BAKERY.title, FERRY.title}
    assert listed.rows[-2:] == (("Chercher", "Ajouter"), ("Épingles et synonymes",))


async def test_many_documents_come_by_page_and_by_search(stage: Stage, anne: Person) -> None:
    await stage.close()
    await stage.open(
        [replace(FERRY, id=f"bac{n}", title=f"Le bac numéro {n}", text=f"{FERRY.text} {n}") for n in range(20)]
    )
    listed = await anne.asks("/gerer numéro")
    assert listed.text.startswith("Documents dont le titre contient «\u202fnuméro\u202f»\u00a0: 20")
    assert "De 1 à 8" in listed.text
    await listed.press("Suivants")
    listed = await listed.edited()
    assert "De 9 à 16" in listed.text
    await listed.press("Suivants")
    listed = await listed.edited()
    assert "De 17 à 20" in listed.text
    assert "Suivants" not in listed.labels

    await listed.press("Chercher")
    assert (await anne.hears()).text == texts.WHICH_WORDS
    found = await anne.asks("NUMERO 17")
    assert found.text.startswith("Documents dont le titre contient «\u202fNUMERO 17\u202f»\u00a0: 1")
    assert found.labels[0] == "Le bac numéro 17"
    await found.press("Tous les documents")
    assert (await found.edited()).text.startswith("Documents\u00a0: 23")
    assert f"{BAKERY.title} (retiré)" in (await anne.asks("/gerer boulangerie")).labels
    assert texts.NONE_FOUND in (await anne.asks("/gerer lavoir")).text


async def test_a_card_says_what_is_known_and_what_was_done(anne: Person) -> None:
    card = await card_of(anne, LIGHTHOUSE.title)
    assert card.bold == [LIGHTHOUSE.title]
    assert "Publié · version 1 · 3\u00a0passages" in card.text
    assert (
        f"Source\u00a0: {LIGHTHOUSE.source} · Auteur\u00a0: {LIGHTHOUSE.author} · Date\u00a0: 1er mai 2023" in card.text
    )
    assert ", le terminal\u00a0: publié" in card.text


async def test_withdrawing_restoring_and_undoing(stage: Stage, anne: Person) -> None:
    reader = stage.person("Maëlle")
    card = await card_of(anne, LIGHTHOUSE.title)
    await card.press("Retirer")
    withdrawn = await card.edited()
    assert withdrawn.text.startswith(texts.WITHDRAWN)
    assert "vous\u00a0: retiré" in withdrawn.text
    assert "Yves Lannuzel" not in (await reader.asks(QUESTION)).text
    await withdrawn.press("Annuler")
    back = await withdrawn.edited()
    assert back.text.startswith(texts.UNDONE)
    assert "Yves Lannuzel" in (await reader.asks(QUESTION)).text
    await back.press("Retirer")
    await (await back.edited()).press("Rétablir")
    assert "Yves Lannuzel" in (await reader.asks(QUESTION)).text


async def test_after_ten_minutes_there_is_nothing_to_undo(stage: Stage, anne: Person) -> None:
    card = await card_of(anne, LIGHTHOUSE.title)
    assert "Annuler" in card.labels
    await card.press("Retirer")
    withdrawn = await card.edited()
    stage.moved = timedelta(minutes=11)
    assert (await withdrawn.press("Annuler")).text.startswith(
        "Rien n’a été changé\u00a0: on pouvait l’annuler jusqu’au"
    )
    assert "Annuler" not in (await card_of(anne, f"{LIGHTHOUSE.title} (retiré)")).labels


@pytest.mark.parametrize(
    ("label", "written", "shown"),
    [
        ("Renommer", "Le grand phare", "(Le phare de Kerbihan"),
        ("Auteur", "aucun", "Auteur\u00a0: inconnu"),
        ("Source", "https://exemple.fr/phare", "Source\u00a0: https://exemple.fr/phare"),
        ("Date", "2 mai 2023", "Date\u00a0: 2 mai 2023"),
    ],
)
async def test_each_part_can_be_corrected_and_that_undone(anne: Person, label: str, written: str, shown: str) -> None:
    card = await card_of(anne, LIGHTHOUSE.title)
    await card.press(label)
    await anne.hears()
    corrected = await anne.asks(written)
    assert corrected.text.startswith(texts.CORRECTED)
    assert shown in corrected.text
    assert "version 2" in corrected.text
    await corrected.press("Annuler")
    undone = await corrected.edited()
    assert undone.bold == [LIGHTHOUSE.title]
    assert f"Auteur\u00a0: {LIGHTHOUSE.author} · Date\u00a0: 1er mai 2023" in undone.text


async def test_what_cannot_be_a_date_is_asked_for_again(anne: Person) -> None:
    card = await card_of(anne, LIGHTHOUSE.title)
    await card.press("Date")
    await anne.hears()
    assert (await anne.asks("bientôt")).text.startswith("Ce n’est pas une date.")
    assert "Date\u00a0: inconnue" in (await anne.asks("aucune")).text


async def test_a_renamed_document_is_quoted_under_its_new_name(stage: Stage, anne: Person) -> None:
    card = await card_of(anne, LIGHTHOUSE.title)
    await card.press("Renommer")
    await anne.hears()
    await anne.asks("Le grand phare")
    assert (await stage.person("Maëlle").asks(QUESTION)).links[0][0] == "Le grand phare"


async def test_two_presses_at_once_withdraw_once(anne: Person, yann: Person) -> None:
    card, same = await card_of(anne, LIGHTHOUSE.title), await card_of(yann, LIGHTHOUSE.title)
    await card.press("Retirer")
    assert (await same.press("Retirer")).text.startswith("C’était déjà fait\u00a0: par un propriétaire du robot")
    assert "Retiré · version 1" in (await same.edited()).text


async def test_an_old_card_does_not_undo_what_came_after(anne: Person, yann: Person) -> None:
    """Its button is about the version that it shows."""
    card, other = await card_of(anne, LIGHTHOUSE.title), await card_of(yann, LIGHTHOUSE.title)
    await other.press("Renommer")
    await yann.hears()
    await yann.asks("Le grand phare")
    assert (await card.press("Retirer")).text.startswith("Rien n’a été changé\u00a0: entre-temps, Yann")
    assert (await card.edited()).bold == ["Le grand phare"]
    assert "Yves Lannuzel" in (await anne.asks(QUESTION)).text


async def test_versions_are_compared(anne: Person) -> None:
    card = await card_of(anne, FERRY.title)
    await card.press("Remplacer")
    await anne.hears()
    draft = await anne.asks(FERRY.text.replace("gratuitement", "pour un euro"))
    await draft.press("Publier")
    published = await draft.edited()
    await published.press("Voir le document")
    card = await published.edited()
    await card.press("Différences")
    changes = await card.edited()
    assert "Ajouté\u00a0: «\u202fLes vélos voyagent pour un euro.\u202f»" in changes.text
    assert "Retiré\u00a0: «\u202fLes vélos voyagent gratuitement.\u202f»" in changes.text
    await changes.press("Retour")
    await (await changes.edited()).press("Passages")
    assert "1. «\u202fLe bac traverse" in (await changes.edited()).text


async def test_a_history_of_many_changes_fits(anne: Person) -> None:
    shown = await card_of(anne, LIGHTHOUSE.title)
    for number in range(12):
        await shown.press("Renommer")
        await anne.hears()
        shown = await anne.asks(f"{'Le phare ' * 20}{number}")
    assert "… et 5 plus anciens, dans le journal (/etat)." in shown.text


async def test_the_list_is_there_after_a_restart(stage: Stage, anne: Person) -> None:
    listed = await anne.asks("/gerer")
    await stage.restart()
    await listed.press(FERRY.title)
    assert (await listed.edited()).bold == [FERRY.title]


@pytest.mark.parametrize(
    "data", ["g:see:nowhere", "g:withdraw:nowhere:1", "g:undo:999999:nowhere", "d:publish:999:1", "d:title:9:1"]
)
async def test_a_button_about_nothing_says_so(anne: Person, data: str) -> None:
    listed = await anne.asks("/gerer")
    assert (await anne.presses(listed, data)).text in (texts.NO_LONGER, texts.DRAFT_GONE)


async def test_a_command_with_accents_is_told_without(anne: Person) -> None:
    """Telegram takes it for a word like another."""
    assert (await anne.asks("/gérer")).text.endswith("/gerer")
