"""Drafts: what they show, what can be corrected, and the one true outcome of every press."""

from datetime import timedelta

import pytest

from bot import texts
from tests.conversations.conftest import Stage
from tests.conversations.library import BAKERY, LIGHTHOUSE
from tests.conversations.moderators.conftest import draft_of, only_draft
from tests.ingest.web import Site
from tests.telegram.heard import Heard
from tests.telegram.people import Person

LAVOIR = (
    "Le lavoir de Kerbihan a été restauré en 2015 par des bénévoles. Ils ont retaillé cent vingt pierres de granit. "
    "La charpente vient de la forêt voisine, et le toit est couvert d’ardoises."
)
QUESTION = "Qui a restauré le lavoir ?"


async def test_a_draft_tells_all_that_is_needed_to_decide(anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    head = draft.text.split("\n\n")[0].splitlines()
    assert head[0].startswith("Brouillon\u00a0: Le lavoir de Kerbihan a été restauré")
    assert head[1] == "Source\u00a0: aucune · Auteur\u00a0: inconnu · Date\u00a0: inconnue"
    assert head[2].startswith("1\u00a0passage, ")
    assert head[3] == texts.NOTHING_ALIKE
    assert "À vérifier\u00a0: ce texte est très court." in draft.text
    assert draft.folded == [LAVOIR]
    assert " → «\u202f" in draft.text
    assert draft.rows[0] == ("Publier",)
    assert draft.rows[-1] == ("Abandonner",)


async def test_a_draft_quotes_nobody_before_it_is_published(stage: Stage, anne: Person) -> None:
    reader = stage.person("Maëlle")
    draft = await draft_of(anne, LAVOIR)
    assert "bénévoles" not in (await reader.asks(QUESTION)).text
    await draft.press("Publier")
    assert "bénévoles" in (await reader.asks(QUESTION)).text


PARTS = [
    ("Titre", "Le lavoir", "Brouillon\u00a0: Le lavoir\n"),
    ("Auteur", "Anne Le Goff", "Auteur\u00a0: Anne Le Goff"),
    ("Source", "https://Exemple.fr/lavoir?utm_source=x", "Source\u00a0: https://exemple.fr/lavoir"),
    ("Date", "1er mai 2023", "Date\u00a0: 1er mai 2023"),
    ("Date", "12/05/2023", "Date\u00a0: 12 mai 2023"),
]


@pytest.mark.parametrize(("label", "written", "shown"), PARTS)
async def test_each_part_is_corrected_by_a_message(anne: Person, label: str, written: str, shown: str) -> None:
    """The corrected draft stands below, and the one above loses its buttons."""
    draft = await draft_of(anne, LAVOIR)
    await draft.press(label)
    assert "Maintenant\u00a0: " in (await anne.hears()).text
    corrected = await anne.asks(written)
    assert shown in corrected.text
    assert draft.now.labels == []
    await corrected.press("Publier")
    await corrected.edited()


@pytest.mark.parametrize(
    ("label", "wrong"),
    [("Source", "exemple.fr"), ("Source", "javascript:alert(1)"), ("Date", "hier"), ("Date", "31/02/2024")],
)
async def test_what_cannot_be_that_part_is_asked_for_again(anne: Person, label: str, wrong: str) -> None:
    draft = await draft_of(anne, LAVOIR)
    await draft.press(label)
    await anne.hears()
    assert "Envoyez-la" in (await anne.asks(wrong)).text
    assert (await anne.asks("aucune")).text.startswith("Brouillon")


async def test_correcting_can_be_left(anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    await draft.press("Titre")
    asked = await anne.hears()
    await asked.press("Renoncer")
    assert (await asked.edited()).text == texts.GIVEN_UP
    assert "Yves Lannuzel" in (await anne.asks("Qui a construit le phare ?")).text
    await draft.press("Publier")
    assert (await draft.edited()).text.startswith("Publié")


async def test_the_passages_are_read_page_by_page(anne: Person) -> None:
    paragraphs = [f"Le passage numéro {number} parle du lavoir et de ses pierres." for number in range(1, 13)]
    draft = await draft_of(anne, "\n\n".join(paragraphs))
    await draft.press("Passages")
    first = await draft.edited()
    assert "de 1 à 5 sur 12" in first.text
    assert f"1. «\u202f{paragraphs[0]}\u202f»" in first.text
    assert first.labels == ["Suivants", "Retour"]
    await first.press("Suivants")
    second = await first.edited()
    assert second.labels == ["Précédents", "Suivants", "Retour"]
    await second.press("Suivants")
    third = await second.edited()
    assert "de 11 à 12 sur 12" in third.text
    assert third.labels == ["Précédents", "Retour"]
    await third.press("Retour")
    assert (await third.edited()).text == draft.text


async def test_a_double_press_publishes_once(anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    first, second = await anne.presses_twice(draft, "Publier")
    assert first.text == ""
    assert second.text.startswith("C’était déjà fait\u00a0: par vous, le ")
    assert draft.now.text.startswith("Publié")
    assert "Documents\u00a0: 4 publiés" in (await anne.asks("/etat")).text


async def test_two_moderators_who_publish_at_once_have_one_outcome(anne: Person, yann: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    drafts = await yann.asks("/gerer")
    await drafts.press("Brouillons (1)")
    listed = await drafts.edited()
    assert "par un propriétaire du robot" in listed.text
    await listed.press(listed.labels[0])
    same = await listed.edited()
    assert same.text == draft.text

    await draft.press("Publier")
    pressed = await same.press("Publier")
    assert pressed.text.startswith("C’était déjà fait\u00a0: par un propriétaire du robot, le ")


async def test_publishing_what_somebody_has_corrected_shows_the_correction_first(anne: Person, yann: Person) -> None:
    """Nobody publishes what they have not seen."""
    draft = await draft_of(anne, LAVOIR)
    theirs = await only_draft(yann)
    await theirs.press("Titre")
    await yann.hears()
    await yann.asks("Le lavoir restauré")

    told = await draft.press("Publier")
    assert told.text.startswith("Rien n’a été changé\u00a0: entre-temps, Yann est passé par là")
    now = await draft.edited()
    assert now.bold == ["Le lavoir restauré"]
    await now.press("Publier")
    assert (await now.edited()).text.startswith("Publié\u00a0: Le lavoir restauré.")


async def test_a_draft_that_is_given_up_can_be_taken_up_for_a_day(stage: Stage, anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    await draft.press("Abandonner")
    gone = await draft.edited()
    assert gone.text.startswith("Brouillon abandonné\u00a0: Le lavoir")
    assert gone.labels == ["Reprendre"]
    assert (await anne.presses(gone, draft.data("Publier"))).text == texts.NO_LONGER
    await gone.press("Reprendre")
    again = await gone.edited()
    assert again.text == draft.text
    await again.press("Publier")
    assert (await again.edited()).text.startswith("Publié")


async def test_a_week_old_button_after_a_restart_works(stage: Stage, anne: Person) -> None:
    """The message may be too old for Telegram to show; what it was about is still known."""
    draft = await draft_of(anne, LAVOIR)
    draft.age()
    stage.moved = timedelta(days=7)
    await stage.restart()
    await draft.press("Publier")
    assert (await draft.edited()).text.startswith("Publié")


async def test_a_press_that_the_app_sends_again_changes_nothing(anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    await draft.press("Publier")
    await anne.presses_again()
    assert draft.now.text.startswith("Publié")
    assert "Documents\u00a0: 4 publiés" in (await anne.asks("/etat")).text


async def test_publishing_can_be_undone_for_ten_minutes(stage: Stage, anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    await draft.press("Publier")
    published = await draft.edited()
    await published.press("Annuler")
    assert (await published.edited()).text.startswith(texts.UNDONE_WITHDRAWN)
    assert "bénévoles" not in (await stage.person("Maëlle").asks(QUESTION)).text


async def test_after_ten_minutes_it_cannot(stage: Stage, anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    await draft.press("Publier")
    published = await draft.edited()
    stage.moved = timedelta(minutes=11)
    assert (await published.press("Annuler")).text.startswith("Rien n’a été changé\u00a0: on pouvait l’annuler")
    assert "bénévoles" in (await stage.person("Maëlle").asks(QUESTION)).text


async def article(person: Person, site: Site) -> Heard:
    return await (await person.asks(site.at("/article"))).edited()


async def test_an_address_that_is_known_makes_a_new_version(anne: Person, site: Site) -> None:
    """The draft says what it will replace, and shows what changes."""
    draft = await article(anne, site)
    await draft.press("Date")
    await anne.hears()
    await (await anne.asks("aucune")).press("Publier")
    again = await article(anne, site)
    assert "Remplacera «\u202fLe bac de Kerbihan repart\u202f» (version 1, publié)." in again.text
    await again.press("Différences")
    assert texts.NO_DIFFERENCE in (await again.edited()).text


async def test_two_drafts_of_one_address_do_not_become_two_documents(anne: Person, yann: Person, site: Site) -> None:
    """Who publishes second sees what came first, and replaces it knowingly."""
    first = await article(anne, site)
    await first.press("Titre")
    await anne.hears()
    first = await anne.asks("Le bac repart")
    second = await article(yann, site)
    await first.press("Publier")
    assert (await second.press("Publier")).text.startswith("Rien n’a été changé")
    shown = await second.edited()
    assert "La même adresse que «\u202fLe bac repart\u202f», qui est publié" in shown.text
    await shown.press("Remplacer «\u202fLe bac repart\u202f»")
    shown = await shown.edited()
    assert "Remplacera «\u202fLe bac repart\u202f» (version 1, publié)." in shown.text
    await shown.press("Publier")
    assert "version 2" in (await shown.edited()).text


async def test_what_resembles_a_document_is_said_and_can_replace_it(anne: Person) -> None:
    draft = await draft_of(anne, LIGHTHOUSE.text.replace("1874", "1875"))
    assert "à «\u202fLe phare de Kerbihan\u202f»." in draft.text
    await draft.press("Remplacer «\u202fLe phare de Kerbihan\u202f»")
    replacing = await draft.edited()
    assert "Remplacera «\u202fLe phare de Kerbihan\u202f» (version 1, publié)." in replacing.text
    await replacing.press("Publier à part")
    apart = await replacing.edited()
    assert "Remplacera" not in apart.text
    await apart.press("Publier")
    assert "Documents\u00a0: 4 publiés" in (await anne.asks("/etat")).text


async def test_readers_who_waited_are_counted_and_the_moderator_is_told(stage: Stage, anne: Person) -> None:
    for name in ("Maëlle", "Loïc"):
        await stage.person(name).asks(QUESTION)
    draft = await draft_of(anne, LAVOIR)
    assert f"Des lecteurs attendent cette réponse\u00a0: «\u202f{QUESTION}\u202f»." in draft.text
    await draft.press("Publier")
    assert f"• «\u202f{QUESTION}\u202f» (2\u00a0fois)" in (await draft.edited()).text
    assert (await anne.asks("/attente")).text == texts.NOTHING_WAITS


async def test_a_draft_outlives_a_restart(stage: Stage, anne: Person) -> None:
    """So does what was asked for."""
    draft = await draft_of(anne, LAVOIR)
    await draft.press("Titre")
    await anne.hears()
    await stage.restart()
    corrected = await anne.asks("Le lavoir restauré")
    assert corrected.bold == ["Le lavoir restauré"]
    await stage.restart()
    await corrected.press("Publier")
    await stage.restart()
    assert "bénévoles" in (await anne.asks(QUESTION)).text


async def test_a_replaced_document_keeps_what_is_known_of_it(anne: Person) -> None:
    listed = await anne.asks("/gerer boulangerie")
    await listed.press(BAKERY.title)
    card = await listed.edited()
    await card.press("Remplacer")
    await anne.hears()
    draft = await anne.asks(BAKERY.text + " Elle ferme le lundi.")
    assert draft.bold == [BAKERY.title]
    assert f"Source\u00a0: {BAKERY.source} · Auteur\u00a0: {BAKERY.author}" in draft.text


async def test_what_replaces_another_has_its_details_from_there(anne: Person) -> None:
    """Where it says nothing of its own: a file rarely does."""
    draft = await draft_of(anne, LIGHTHOUSE.text.replace("1874", "1875"))
    assert "Source\u00a0: aucune" in draft.text
    await draft.press("Remplacer «\u202fLe phare de Kerbihan\u202f»")
    replacing = await draft.edited()
    assert f"Source\u00a0: {LIGHTHOUSE.source} · Auteur\u00a0: {LIGHTHOUSE.author}" in replacing.text


async def test_the_same_text_is_not_published_twice(anne: Person, yann: Person) -> None:
    """Whoever publishes it second under another name is told."""
    first = await draft_of(anne, LAVOIR)
    second = await draft_of(yann, f"{LAVOIR}\n\nFin.")
    await second.press("Source")
    await yann.hears()
    second = await yann.asks("https://exemple.fr/lavoir")
    await first.press("Ajouter la suite")
    await anne.hears()
    first = await anne.asks("Fin.")
    await first.press("Publier")
    assert (await second.press("Publier")).text.startswith("Ce document est déjà publié, mot pour mot")
    assert "Documents\u00a0: 4 publiés" in (await anne.asks("/etat")).text


async def test_a_draft_that_is_none_any_more_says_what_it_became(anne: Person, yann: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    theirs = await only_draft(yann)
    await theirs.press("Publier")
    assert (await draft.press("Abandonner")).text.startswith("Rien n’a été changé\u00a0: entre-temps, Yann")
    assert (await draft.edited()).labels == ["Voir le document"]


async def test_what_a_withdrawn_document_answered_waits_again(stage: Stage, anne: Person) -> None:
    await stage.person("Maëlle").asks(QUESTION)
    draft = await draft_of(anne, LAVOIR)
    await draft.press("Publier")
    published = await draft.edited()
    assert (await anne.asks("/attente")).text == texts.NOTHING_WAITS
    await published.press("Annuler")
    assert QUESTION in (await anne.asks("/attente")).text
