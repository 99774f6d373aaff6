"""Passages pinned to questions, and synonyms: what readers get from them, and how they are taken away."""

from bot import texts
from tests.conversations.conftest import Stage
from tests.conversations.library import FERRY
from tests.telegram.heard import Heard
from tests.telegram.people import Person

QUESTION = "Combien coûte le bac ?"


async def curated(person: Person) -> Heard:
    listed = await person.asks("/gerer")
    await listed.press("Épingles et synonymes")
    return await listed.edited()


async def pinned(person: Person) -> Heard:
    """The list, once a passage is pinned to the question."""
    listed = await curated(person)
    await listed.press("Épingler un passage")
    assert (await person.hears()).text == texts.WHICH_QUESTION
    choices = await person.asks(QUESTION)
    number = next(line for line in choices.text.splitlines() if "Les vélos voyagent" in line).partition(".")[0]
    await choices.press(f"Épingler le passage {number}")
    return await choices.edited()


async def test_nothing_is_curated_at_first(anne: Person) -> None:
    listed = await curated(anne)
    assert texts.NO_PIN in listed.text
    assert texts.NO_SYNONYM in listed.text


async def test_a_pinned_passage_answers_its_question(stage: Stage, anne: Person) -> None:
    """Misspelt, too; and the reader is told that somebody has chosen it."""
    listed = await pinned(anne)
    assert listed.text.startswith(texts.PINNED)
    assert f"«\u202f{QUESTION}\u202f» → «\u202f{FERRY.text}\u202f» ({FERRY.title})" in listed.text
    reader = stage.person("Maëlle")
    for question in (QUESTION, "combien coute le bac"):
        answer = await reader.asks(question)
        assert "Les vélos voyagent gratuitement." in answer.text.splitlines()[0]
        assert texts.PINNED_ANSWER in answer.text


async def test_a_pin_that_is_taken_away_answers_no_longer(stage: Stage, anne: Person) -> None:
    listed = await pinned(anne)
    await listed.press("Retirer l’épingle 1")
    assert texts.NO_PIN in (await listed.edited()).text
    assert texts.PINNED_ANSWER not in (await stage.person("Maëlle").asks(QUESTION)).text
    assert (await listed.press("Retirer l’épingle 1", old=True)) is not None


async def test_a_pin_whose_passage_has_gone_is_said_to_serve_no_longer(stage: Stage, anne: Person) -> None:
    await pinned(anne)
    listed = await anne.asks("/gerer bac")
    await listed.press(FERRY.title)
    await (await listed.edited()).press("Remplacer")
    await anne.hears()
    draft = await anne.asks("Le bac est parti au musée. Une passerelle de bois le remplace depuis l’hiver dernier.")
    await draft.press("Publier")
    assert "cette épingle ne sert plus" in (await curated(anne)).text
    assert texts.PINNED_ANSWER not in (await stage.person("Maëlle").asks(QUESTION)).text


async def test_other_words_find_another_passage(anne: Person) -> None:
    listed = await curated(anne)
    await listed.press("Épingler un passage")
    await anne.hears()
    nothing = await anne.asks("Zzyzx ?")
    assert nothing.text == texts.NOTHING_TO_PIN.format(question="Zzyzx ?")
    choices = await anne.asks("baguettes levain")
    assert choices.text.startswith("Quel passage épingler à «\u202fZzyzx ?\u202f»")
    await choices.press("Épingler le passage 1")
    assert "«\u202fZzyzx ?\u202f» → " in (await choices.edited()).text


async def test_a_choice_of_another_question_is_told_so(anne: Person) -> None:
    listed = await curated(anne)
    await listed.press("Épingler un passage")
    await anne.hears()
    first = await anne.asks("Quand passe le bac ?")
    await anne.asks("boulangère levain")
    assert (await first.press("Épingler le passage 1")).text == texts.EXPIRED_STEP


async def test_synonyms_of_this_corpus_are_understood(stage: Stage, anne: Person) -> None:
    reader = stage.person("Maëlle")
    assert "Les vélos voyagent" not in (await reader.asks("Combien de temps met le vapeur ?")).text.splitlines()[0]
    listed = await curated(anne)
    await listed.press("Ajouter un synonyme")
    assert (await anne.hears()).text == texts.WHICH_PAIR
    assert (await anne.asks("vapeur")).text == texts.NOT_A_PAIR
    listed = await anne.asks("le vapeur = le bac")
    assert listed.text.startswith(texts.PAIRED)
    assert "Le bac traverse" in (await reader.asks("Le vapeur passe toutes les combien de minutes ?")).text
    await listed.press("Retirer le vapeur = le bac")
    assert texts.NO_SYNONYM in (await listed.edited()).text
