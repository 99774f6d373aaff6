"""A passage between its neighbours: the document's own words, its headings on lines of their own."""

from dataclasses import replace

import pytest

from bot import texts
from bot.models import Document
from bot.records import TERMINAL
from tests.conversations.conftest import Stage
from tests.telegram.heard import Heard
from tests.telegram.people import Person
from tests.telegram.rules import LONGEST_TEXT

CHAPTERS = Document(
    id="musee",
    title="Le musée de la mer",
    text=(
        "# Le musée\n\nLe musée de la mer est à Kerbihan.\n\n"
        "## Son histoire ##\nLe musée a ouvert en 1999. Un marin l’a fondé.\n\nIl a brûlé en 2003.\n\n"
        "## Les visites\n### En été\n\nLe musée est ouvert le mardi.\n#kerbihan est son mot-clé."
    ),
)


@pytest.fixture
async def reader(stage: Stage) -> Person:
    """A reader of chapters."""
    await stage.open([CHAPTERS])
    return stage.person("Maëlle")


async def context(answer: Heard) -> Heard:
    await answer.press("Contexte")
    return await answer.edited()


def quotations(heard: Heard) -> list[str]:
    return [part.split("\u202f»")[0] for part in heard.text.split("«\u202f")[1:]]


async def test_headings_stand_on_lines_of_their_own_without_their_marks(reader: Person) -> None:
    """What is between guillemets is the document's prose, word for word."""
    shown = await context(await reader.asks("Qui a fondé le musée ?"))
    assert shown.text.splitlines()[1:] == [
        "Le musée",
        "«\u202fLe musée de la mer est à Kerbihan.\u202f»",
        "",
        "Son histoire",
        "«\u202fLe musée a ouvert en 1999. Un marin l’a fondé.",
        "",
        "Il a brûlé en 2003.\u202f»",
        "",
        "Les visites",
        "En été",
        "«\u202fLe musée est ouvert le mardi.\u202f»",
        CHAPTERS.title,
    ]
    assert shown.italic == ["Le musée", "Son histoire", "Les visites", "En été"]
    assert shown.bold == ["Un marin l’a fondé."]
    assert all(quoted in CHAPTERS.text for quoted in quotations(shown))


async def test_a_recalled_question_in_front_of_headings_is_still_the_question(stage: Stage) -> None:
    """They are in italics as well."""
    question = "Qui a fondé le musée ?"
    await stage.open([replace(CHAPTERS, questions=(question,))])
    reader = stage.person("Maëlle")
    await (await reader.asks("/start")).press(question)
    answer = await reader.hears()
    shown = await context(answer)
    assert shown.italic[:2] == [question, "Le musée"]
    await shown.press("Retour")
    back = await shown.edited()
    assert (back.text, back.entities, back.keyboard) == (answer.text, answer.entities, answer.keyboard)


@pytest.mark.parametrize("span", [(0, 10), (2, 4)])
async def test_a_heading_alone_is_nothing_to_be_quoted(reader: Person, span: tuple[int, int]) -> None:
    """A link to it was made by hand."""
    await reader.opens(f"https://t.me/extrait_bot?start=p_musee_1_{span[0]}_{span[1]}")
    assert (await reader.hears()).text.startswith(texts.LEADS_NOWHERE)


async def test_a_link_across_headings_quotes_what_is_under_the_first(reader: Person) -> None:
    """One paragraph, as every passage."""
    await reader.opens(f"https://t.me/extrait_bot?start=p_musee_1_0_{len(CHAPTERS.text)}")
    opened = await reader.hears()
    assert opened.bold == ["Le musée de la mer est à Kerbihan."]
    (copy,) = (one.copy for one in opened.buttons if one.label == "Copier")
    assert copy is not None and "#" not in copy


@pytest.mark.slow
async def test_many_headings_fit_in_a_message(stage: Stage) -> None:
    """Guillemets around what stands between them take their room too."""
    text = "\n\n".join(f"## Nuit {number}\n\nLe phare luit {number} fois." for number in range(400))
    title, author = "Le phare " * 40, "Une autrice " * 40
    await stage.open([Document("nuits", title, text, source="https://x.example/", author=author)])
    shown = await context(await stage.person("Maëlle").asks("Combien de fois le phare luit-il la nuit 200 ?"))
    while "Plus loin" in shown.labels:
        await shown.press("Plus loin")
        shown = await shown.edited()
    assert 2_500 < len(shown.text) <= LONGEST_TEXT


async def test_what_a_document_no_longer_says_is_said_so_before_it_is_quoted(stage: Stage, reader: Person) -> None:
    """In its context, in the answer that «Retour» restores, and behind a link."""
    answer = await reader.asks("Qui a fondé le musée ?")
    assert stage.library is not None
    start = CHAPTERS.text.index("Le musée a")
    new = replace(CHAPTERS, text="Le musée est fermé.")
    stage.library.change(lambda session: session.documents.revise(new, 1, TERMINAL))
    warning = texts.CHANGED_SINCE.format(version=1)
    shown = await context(answer)
    assert shown.text.startswith(f"{warning}\n\n{texts.IN_CONTEXT}")
    assert shown.bold == ["Un marin l’a fondé."]
    await shown.press("Retour")
    back = await shown.edited()
    assert back.text == f"{warning}\n\n{answer.text}"
    assert back.bold == answer.bold
    await reader.opens(f"https://t.me/extrait_bot?start=p_musee_1_{start}_{start + 20}")
    assert (await reader.hears()).text.startswith(warning)
