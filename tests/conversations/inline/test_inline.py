"""`@extrait_bot …` in any chat."""

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import texts
from bot.chat.permalinks import payload
from bot.models import Document
from bot.reader_records import Place
from bot.records import TERMINAL
from bot.services import corpus_edits
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.library import LIGHTHOUSE
from tests.patience import PATIENCE
from tests.telegram.callers import begins, chooses, scrolls, types
from tests.telegram.heard import Pressed
from tests.telegram.people import Person

pytestmark = DURATIONS
QUESTION = "Qui a construit le phare ?"
COPPER = "Quel est le prix du cuivre à Londres ?"
FIRST = (
    "Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel. "
    "Sa tour de granit mesure quarante-deux mètres."
)


@pytest.fixture
async def bot(stage: Stage) -> Stage:
    """The bot, whose inline mode is on."""
    stage.server.world.abilities["supports_inline_queries"] = True
    await stage.open()
    return stage


async def test_excerpts_are_listed_as_one_types(maelle: Person) -> None:
    """The best first, each by its document's title and its first line."""
    found = await types(maelle, QUESTION)
    assert found.titles[0] == "Le phare de Kerbihan"
    assert found.lines[0].description == texts.clipped(FIRST, 120)
    assert found.button is None
    assert len(found.lines) > 1


async def test_whoever_is_in_danger_sees_where_there_is_help(maelle: Person) -> None:
    """Above what they type, and nothing else."""
    found = await types(maelle, f"j’ai peur de mon mari, il me frappe. {QUESTION}")
    assert [(line.title, line.description) for line in found.lines] == [(texts.IN_DANGER, texts.DISTRESS)]


async def test_a_citation_says_what_is_quoted_and_from_where(bot: Stage, maelle: Person) -> None:
    """Sent into a group, it is the bot's only word there."""
    group = bot.group("Les amis du phare")
    citation = await chooses(maelle, await types(maelle, QUESTION), into=group.member(maelle))
    assert citation.text == (
        f"«\u202f{FIRST}\u202f»\n— Le phare de Kerbihan, Anne Le Goff (La Gazette), 1er mai 2023 · source"
    )
    assert citation.links == [("source", "https://gazette.example/phare?lang=fr&page=2")]
    assert citation.rows == (("Contexte", "Poser une question"),)
    assert not citation.previews_links
    context, ask = citation.buttons
    assert ask.query_here == ""
    assert context.url is not None
    await maelle.opens(context.url)
    assert FIRST in (await maelle.hears()).text
    await bot.settled()
    assert group.unheard == []


async def test_a_citation_sent_to_the_bot_itself_is_no_question(bot: Stage, maelle: Person) -> None:
    await chooses(maelle, await types(maelle, QUESTION))
    await bot.settled()
    assert maelle.unheard == []


async def test_the_share_button_gives_exactly_that_passage(bot: Stage, maelle: Person) -> None:
    answer = await maelle.asks(QUESTION)
    (query,) = [button.query_chosen for button in answer.buttons if button.label == "Partager"]
    assert query is not None and query.startswith("#p_phare_1_")
    found = await types(maelle, query)
    (line,) = found.lines
    citation = await chooses(maelle, found)
    assert FIRST in citation.text
    assert line.title == "Le phare de Kerbihan"


async def shared(maelle: Person) -> str:
    """What shares the passage about the keeper."""
    start = LIGHTHOUSE.text.index("La lanterne")
    made = payload(Place("phare", 1, start, LIGHTHOUSE.text.index("\n\nOn peut")))
    assert made
    return f"#{made}"


async def test_of_a_document_that_has_changed_what_is_still_there_is_quoted_from_it(bot: Stage, maelle: Person) -> None:
    """The citation says of what day the version is."""
    assert bot.library is not None
    changed = replace(LIGHTHOUSE, text=f"Une préface.\n\n{LIGHTHOUSE.text}")
    bot.library.change(lambda session: session.documents.revise(changed, 1, TERMINAL))
    found = await types(maelle, await shared(maelle))
    citation = await chooses(maelle, found)
    assert "La lanterne du phare a été électrifiée en 1932." in citation.text
    assert citation.text.endswith(f" · version du {texts.long_date(datetime.now(UTC).date())}")
    assert "_2_" in (citation.buttons[0].url or "")


async def test_what_is_no_longer_there_is_quoted_with_a_note(bot: Stage, maelle: Person) -> None:
    assert bot.library is not None
    changed = replace(LIGHTHOUSE, text="Le phare de Kerbihan est une ruine.")
    bot.library.change(lambda session: session.documents.revise(changed, 1, TERMINAL))
    citation = await chooses(maelle, await types(maelle, await shared(maelle)))
    assert "La lanterne du phare a été électrifiée en 1932." in citation.text
    assert citation.text.startswith(texts.CHANGED_SINCE.format(version=1))


async def test_what_was_withdrawn_is_not_quoted(bot: Stage, maelle: Person) -> None:
    assert bot.library is not None
    corpus_edits.withdraw(bot.library, "phare", TERMINAL)
    found = await types(maelle, await shared(maelle))
    assert (found.lines, found.button, found.start) == ((), texts.NO_LONGER_QUOTED, "ask")


@pytest.mark.parametrize("query", ["#p_phare_9_0_10", "#p_rien_1_0_10", "#p_phare_1_0_99999"])
async def test_a_passage_that_never_was_is_not_quoted(maelle: Person, query: str) -> None:
    assert (await types(maelle, query)).lines == ()


async def test_nothing_typed_offers_questions_and_documents(maelle: Person) -> None:
    """Questions that are answered; each with its answer."""
    found = await types(maelle, "")
    assert found.titles == [
        "Qui a construit le phare ?",
        "Combien de baguettes la boulangère pétrit-elle ?",
        "Quand peut-on visiter le phare ?",
        "Le phare de Kerbihan",
        "La boulangerie des Quatre-Vents",
        "Le bac de Porz-Gwenn",
    ]
    citation = await chooses(maelle, found, line=1)
    assert citation.italic == ["Combien de baguettes la boulangère pétrit-elle ?"]
    assert "cent vingt baguettes" in citation.text
    assert "Le bac traverse" in (await chooses(maelle, found, line=5)).text


async def test_nothing_found_offers_to_ask_in_private(maelle: Person) -> None:
    """And the link does something there."""
    found = await types(maelle, COPPER)
    assert (found.lines, found.button) == ((), texts.ASK_PRIVATELY)
    await maelle.opens(f"https://t.me/extrait_bot?start={found.start}")
    assert (await maelle.hears()).text


async def test_what_is_known_of_a_document_is_told(maelle: Person) -> None:
    found = await types(maelle, "Qui a écrit l’article ?")
    assert texts.FACTS in (await chooses(maelle, found)).text


MANY = [
    Document(f"recit-{number}", f"Récit {number}", f"Le phare du récit {number} a été construit en {1800 + number}.")
    for number in range(70)
]


async def test_there_are_fifty_excerpts_at_most_ten_a_page(stage: Stage) -> None:
    stage.server.world.abilities["supports_inline_queries"] = True
    await stage.open(MANY)
    maelle = stage.person("Maëlle")
    pages = [await types(maelle, "Quand le phare a-t-il été construit ?")]
    while pages[-1].next_offset:
        pages.append(await scrolls(maelle, pages[-1]))
    assert [len(page.lines) for page in pages] == [10] * 5
    lines = [line for page in pages for line in page.lines]
    assert len({line.id for line in lines}) == 50


async def test_a_list_of_other_documents_has_no_next_page(stage: Stage) -> None:
    """What is published meanwhile may have changed every place in it."""
    stage.server.world.abilities["supports_inline_queries"] = True
    await stage.open(MANY)
    maelle = stage.person("Maëlle")
    first = await types(maelle, "Quand le phare a-t-il été construit ?")
    assert stage.library is not None
    corpus_edits.withdraw(stage.library, "recit-3", TERMINAL)
    assert (await scrolls(maelle, first)).lines == ()
    again = await types(stage.person("Yann"), "Quand le phare a-t-il été construit, dites ?")
    assert not {line.id for line in again.lines} & {line.id for line in first.lines}


@pytest.mark.parametrize("offset", ["a", "1", "9.9.9", "99999999999999999999.1", "-1.10", "٣.10"])
async def test_a_page_that_nobody_made_is_empty(maelle: Person, offset: str) -> None:
    assert (await types(maelle, QUESTION, offset)).lines == ()


async def test_the_same_excerpt_has_the_same_name(bot: Stage, maelle: Person) -> None:
    """Whoever asks, however they ask."""
    first = await types(maelle, QUESTION)
    other = await types(bot.person("Yann"), "construit le phare")
    assert first.lines[0].id == other.lines[0].id


async def test_telegram_shows_a_list_again_by_itself_for_seconds(bot: Stage, maelle: Person) -> None:
    """To everybody; then the bot is asked again, and offers nothing that was withdrawn meanwhile."""
    await types(maelle, QUESTION)
    assert bot.library is not None
    corpus_edits.withdraw(bot.library, "phare", TERMINAL)
    assert "Le phare de Kerbihan" in (await types(bot.person("Yann"), QUESTION)).titles
    assert len(bot.server.called("answerInlineQuery")) == 1
    bot.server.world.clock = lambda: time.time() + 5
    assert "Le phare de Kerbihan" not in (await types(bot.person("Loïc"), QUESTION)).titles


async def test_where_there_is_no_document_one_may_ask_in_private(stage: Stage) -> None:
    """Where it is said."""
    stage.server.world.abilities["supports_inline_queries"] = True
    await stage.open([])
    found = await types(stage.person("Maëlle"), "")
    assert (found.lines, found.button) == ((), texts.ASK_PRIVATELY)


async def test_the_context_of_a_citation_that_was_withdrawn_is_told_to_be_gone(bot: Stage, maelle: Person) -> None:
    """The citation stands where it was sent; nobody can call it back."""
    citation = await chooses(maelle, await types(maelle, QUESTION))
    assert bot.library is not None
    corpus_edits.withdraw(bot.library, "phare", TERMINAL)
    yann = bot.person("Yann")
    await yann.opens(citation.buttons[0].url or "")
    said = await yann.hears()
    assert "Yves Lannuzel" not in said.text
    assert "ne mène plus" in said.text


async def test_the_context_of_a_citation_of_an_older_version_says_so(bot: Stage, maelle: Person) -> None:
    citation = await chooses(maelle, await types(maelle, QUESTION))
    assert bot.library is not None
    changed = replace(LIGHTHOUSE, text="Le phare de Kerbihan est une ruine.")
    bot.library.change(lambda session: session.documents.revise(changed, 1, TERMINAL))
    yann = bot.person("Yann")
    await yann.opens(citation.buttons[0].url or "")
    said = await yann.hears()
    assert FIRST in said.text
    assert texts.CHANGED_SINCE.format(version=1) in said.text


async def test_the_context_of_a_citation_that_has_moved_within_its_document_is_found(
    bot: Stage, maelle: Person
) -> None:
    citation = await chooses(maelle, await types(maelle, QUESTION))
    assert bot.library is not None
    changed = replace(LIGHTHOUSE, text=f"Une préface.\n\n{LIGHTHOUSE.text}")
    bot.library.change(lambda session: session.documents.revise(changed, 1, TERMINAL))
    yann = bot.person("Yann")
    await yann.opens(citation.buttons[0].url or "")
    said = await yann.hears()
    assert FIRST in said.text
    assert texts.CHANGED_SINCE.format(version=1) not in said.text


async def test_an_answer_that_comes_too_late_is_no_incident(bot: Stage, maelle: Person) -> None:
    asked = await begins(maelle, QUESTION)
    assert asked
    asked.at -= 31
    asked.superseded = True
    await bot.settled()
    assert "Incident" not in bot.log.getvalue()


@pytest.mark.slow
async def test_of_a_storm_of_keystrokes_the_last_is_answered(bot: Stage) -> None:
    """Fifty people type a question each; what they have typed over costs nothing."""
    people = [bot.person(f"Personne {number}") for number in range(50)]
    last = []
    for end in range(2, len(QUESTION) + 1):
        last = [await begins(person, f"{number} {QUESTION[:end]}") for number, person in enumerate(people)]
    async with asyncio.timeout(PATIENCE):
        answers = await asyncio.gather(*(asked.answer for asked in last if asked))
    assert len(answers) == 50
    assert all(answer["results"] for answer in answers)
    await bot.settled()
    assert len(bot.server.called("answerInlineQuery")) < 50 * len(QUESTION) / 2


async def test_nothing_of_it_is_written_down(bot: Stage, maelle: Person) -> None:
    await types(maelle, QUESTION)
    await types(maelle, COPPER)
    assert bot.library is not None
    with bot.library.store.read() as session:
        assert session.updates.count() == 0
        assert session.missed.count() == 0


@pytest.mark.parametrize("data", ["", "a:back:AAAAAAAA", "in:see:AAAAAAAA:", "in:away:", "set:close", "leave"])
async def test_a_press_below_what_came_of_the_list_is_told_that_it_is_none_of_ours(
    bot: Stage, maelle: Person, data: str
) -> None:
    """Nothing there has such a button, but a modified app may send anything; the bot is told of no chat."""
    citation = await chooses(maelle, await types(maelle, QUESTION), into=bot.group("Les amis du phare").member(maelle))
    assert await citation.reader.presses(citation, data) == Pressed(texts.GONE, is_alert=True)
