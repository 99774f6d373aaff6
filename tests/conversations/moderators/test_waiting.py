"""`/attente`: what readers ask in vain, without who asked, and what is done about it."""

from datetime import timedelta

from bot import texts
from tests.conversations.conftest import Stage
from tests.telegram.heard import Heard
from tests.telegram.people import Person

QUESTION = "Où se trouve le lavoir communal ?"


async def waiting(stage: Stage, person: Person) -> Heard:
    await stage.settled()
    listed = await person.asks("/attente")
    await listed.press(next(label for label in listed.labels if "lavoir" in label))
    return await listed.edited()


async def test_what_got_nothing_is_listed_with_how_often(stage: Stage, anne: Person) -> None:
    assert (await anne.asks("/attente")).text == texts.NOTHING_WAITS
    for name, question in (
        ("Maëlle", QUESTION),
        ("Loïc", "ou se trouve le lavoir communal"),
        ("Enora", "La gare est où ?"),
    ):
        await stage.person(name).asks(question)
    await stage.settled()
    listed = await anne.asks("/attente")
    assert listed.text.startswith("Questions restées sans réponse\u00a0: 2")
    assert "1. «\u202f" in listed.text
    assert "(2\u00a0fois)" in listed.text.splitlines()[1]


async def test_what_got_something_near_is_told_apart_and_comes_last(stage: Stage, anne: Person) -> None:
    """A passage was shown, but none that answers."""
    reader = stage.person("Maëlle")
    for question in ("Combien de marches compte la tour ?", "Combien de marches compte la tour ?", QUESTION):
        await reader.asks(question)
        await stage.settled()
    listed = await anne.asks("/attente")
    assert [line.split(". ", 1)[1] for line in listed.text.splitlines()[1:3]] == [
        f"«\u202f{QUESTION}\u202f» (1\u00a0fois)",
        "«\u202fCombien de marches compte la tour ?\u202f» (2\u00a0fois\u202f; je n’avais qu’un passage proche)",
    ]
    await listed.press(listed.labels[1])
    card = await listed.edited()
    assert card.text.endswith(texts.NEAR_SHOWN.format(times="2\u00a0fois"))


async def test_a_question_that_was_answered_does_not_wait(stage: Stage, anne: Person) -> None:
    await stage.person("Maëlle").asks("Qui a construit le phare ?")
    await stage.person("Loïc").asks("Bonjour !")
    assert (await anne.asks("/attente")).text == texts.NOTHING_WAITS


async def test_who_asked_cannot_be_told(stage: Stage, anne: Person) -> None:
    """Nor whom it is about, where it says how to reach them."""
    reader = stage.person("Maëlle")
    await reader.asks("Le lavoir appartient-il à maelle.morvan@exemple.fr, 06 12 34 56 78, @maelle ?")
    card = await waiting(stage, anne)
    assert "maelle" not in card.text.lower()
    assert "06 12" not in card.text
    assert "[…]" in card.text


async def test_a_question_is_written_off(stage: Stage, anne: Person) -> None:
    await stage.person("Maëlle").asks(QUESTION)
    card = await waiting(stage, anne)
    await card.press("Écarter")
    listed = await card.edited()
    assert listed.text.startswith(f"Écartée\u00a0: «\u202f{QUESTION}\u202f».")
    assert texts.NOTHING_WAITS in listed.text
    assert (await anne.presses(card, card.data("Écarter"))).text == texts.WAITS_NO_LONGER


async def test_a_passage_is_pinned_from_there(stage: Stage, anne: Person) -> None:
    await stage.person("Maëlle").asks("Zzyzx lavoir ?")
    card = await waiting(stage, anne)
    await card.press("Épingler un passage")
    nothing = await anne.hears()
    assert "Envoyez d’autres mots" in nothing.text
    choices = await anne.asks("le bac et les vélos")
    await choices.press("Épingler le passage 1")
    await choices.edited()
    assert texts.NOTHING_WAITS in (await anne.asks("/attente")).text
    assert texts.PINNED_ANSWER in (await stage.person("Loïc").asks("Zzyzx lavoir ?")).text


async def test_a_document_is_added_from_there(stage: Stage, anne: Person) -> None:
    await stage.person("Maëlle").asks(QUESTION)
    card = await waiting(stage, anne)
    await card.press("Ajouter un document")
    assert (await anne.hears()).text == texts.ADD
    draft = await anne.asks("Le lavoir communal se trouve derrière l’église, au bout de la rue des Tanneurs.")
    await draft.press("Publier")
    assert QUESTION in (await draft.edited()).text
    assert (await anne.asks("/attente")).text == texts.NOTHING_WAITS


async def test_what_is_asked_in_vain_again_waits_again(stage: Stage, anne: Person) -> None:
    reader = stage.person("Maëlle")
    await reader.asks(QUESTION)
    card = await waiting(stage, anne)
    await card.press("Ajouter un document")
    await anne.hears()
    draft = await anne.asks("Le lavoir communal se trouve derrière l’église, au bout de la rue des Tanneurs.")
    await draft.press("Publier")
    published = await draft.edited()
    await published.press("Annuler")
    await reader.asks(QUESTION)
    assert QUESTION in (await anne.asks("/attente")).text


async def test_after_ninety_days_it_is_forgotten(stage: Stage, anne: Person) -> None:
    await stage.person("Maëlle").asks(QUESTION)
    await stage.settled()
    stage.moved = timedelta(days=91)
    await stage.restart()
    assert (await anne.asks("/attente")).text == texts.NOTHING_WAITS


async def test_many_questions_come_by_page(stage: Stage, anne: Person) -> None:
    reader = stage.person("Maëlle")
    for word in "lavoir gare église moulin forge calvaire manoir viaduc tannerie".split():
        await reader.asks(f"Combien mesure {word} Zz{word} ?")
    await stage.settled()
    listed = await anne.asks("/attente")
    assert listed.text.startswith("Questions restées sans réponse\u00a0: 9")
    await listed.press("Suivantes")
    assert "Précédentes" in (await listed.edited()).labels
