"""«Prévenez-moi»: with consent, once, for thirty days at most."""

import asyncio
from datetime import timedelta

import pytest

from bot import publishing, texts
from bot.chat.handlers.readers import wish_buttons as wishes_of
from bot.library import Library
from bot.models import Document
from bot.reader_records import Wish
from bot.records import TERMINAL, Origin
from bot.services import corpus_edits
from tests.conversations.conftest import Stage
from tests.conversations.shelf import store_at
from tests.patience import PATIENCE
from tests.telegram import faults
from tests.telegram.heard import Heard
from tests.telegram.people import Person

QUESTION = "Où se trouve le lavoir communal ?"
LAVOIR = "Le lavoir communal se trouve derrière l’église, au bout de la rue des Tanneurs."
OWNER = 6_120_480_001
"""The first person of a conversation."""


@pytest.fixture
async def anne(stage: Stage) -> Person:
    """An owner."""
    stage.owners = frozenset({OWNER})
    await stage.open()
    return stage.person("Anne")


@pytest.fixture
def reader(stage: Stage, anne: Person) -> Person:
    """Whoever asks in vain."""
    return stage.person("Loïc")


def wishes(stage: Stage) -> list[Wish]:
    assert stage.library is not None
    with stage.library.store.read() as session:
        return session.wishes.all()


async def wish(reader: Person, question: str = QUESTION) -> Heard:
    nothing = await reader.asks(question)
    await nothing.press("Prévenez-moi")
    consent = await nothing.edited()
    assert consent.text == texts.CONSENT
    await consent.press("Oui, prévenez-moi")
    return await consent.edited()


async def publish(anne: Person, text: str = LAVOIR) -> None:
    await anne.asks("/ajouter")
    draft = await anne.asks(text)
    await draft.press("Publier")
    await draft.edited()


async def restart(stage: Stage) -> None:
    """Start the bot again, and wait until it has begun to tell who waits."""
    polls = len(stage.server.called("getUpdates"))
    await stage.restart()
    async with asyncio.timeout(PATIENCE):
        await stage.server.updates.polled(polls + 2)  # the last of the old one, the first of the new one


async def told(stage: Stage) -> None:
    """Wait until everybody who waited is told."""
    await stage.settled()
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == "telling"))


async def test_nothing_is_kept_without_consent(stage: Stage, reader: Person) -> None:
    """One sentence says what would be; «Non» puts back what stood there."""
    nothing = await reader.asks(QUESTION)
    await nothing.press("Prévenez-moi")
    consent = await nothing.edited()
    assert "chiffrées, trente jours au plus" in consent.text
    assert consent.labels == ["Oui, prévenez-moi", "Non"]
    assert wishes(stage) == []
    await consent.press("Non")
    assert (await consent.edited()).text == nothing.text
    assert wishes(stage) == []


async def test_the_reader_is_told_when_a_document_answers(stage: Stage, anne: Person, reader: Person) -> None:
    """Once, with the answer; then the wish is forgotten."""
    noted = await wish(reader)
    assert QUESTION in noted.text
    await stage.restart()
    await publish(anne, "Le four banal de Kerbihan a été démoli en 1911 par la commune.")
    await told(stage)
    assert reader.unheard == []
    await publish(anne)
    told_ = await reader.hears()
    assert told_.italic == [QUESTION]
    assert "derrière l’église" in told_.text
    assert told_.text.startswith(texts.NOW_ANSWERED)
    await told(stage)
    assert wishes(stage) == []


async def test_a_wish_is_taken_back_by_one_tap(stage: Stage, anne: Person, reader: Person) -> None:
    """And nobody is told."""
    noted = await wish(reader)
    await noted.press("Ne plus me prévenir")
    assert (await noted.edited()).text == texts.NOTIFIES_NO_MORE
    assert wishes(stage) == []
    await publish(anne)
    await told(stage)
    assert reader.unheard == []


async def test_a_wish_is_forgotten_after_thirty_days(stage: Stage, anne: Person, reader: Person) -> None:
    """Nobody waits so long."""
    await wish(reader)
    stage.moved = timedelta(days=31)
    await publish(anne)
    await told(stage)
    assert reader.unheard == []


async def test_two_presses_make_one_wish(stage: Stage, reader: Person) -> None:
    """And the same question asked again is the same wish."""
    nothing = await reader.asks(QUESTION)
    await reader.presses_twice(nothing, "Prévenez-moi")
    consent = nothing.now
    await reader.presses_twice(consent, "Oui, prévenez-moi")
    await wish(reader, QUESTION.lower())
    assert len(wishes(stage)) == 1


async def test_whoever_blocked_the_bot_is_forgotten(stage: Stage, anne: Person, reader: Person) -> None:
    """At once, when Telegram tells; others are told all the same."""
    other = stage.person("Enora")
    await wish(reader)
    await wish(other)
    reader.blocks_the_bot()
    await stage.settled()
    assert len(wishes(stage)) == 1
    await publish(anne)
    assert "derrière l’église" in (await other.hears()).text


async def test_whoever_cannot_be_told_because_they_blocked_the_bot_is_forgotten(
    stage: Stage, anne: Person, reader: Person
) -> None:
    """Where Telegram had not told."""
    await wish(reader)
    stage.server.fail("sendMessage", faults.Fault(403, "Forbidden: bot was blocked by the user"))
    assert stage.library is not None
    publishing.publish(stage.library, Document("lavoir", "Le lavoir", LAVOIR), Origin.TEXT, TERMINAL)
    await restart(stage)
    await told(stage)
    assert wishes(stage) == []


async def test_what_the_terminal_added_is_told_at_the_next_start(stage: Stage, reader: Person) -> None:
    """Whoever published it, and also where the process was killed before it could tell."""
    await wish(reader)
    await stage.close()
    assert stage.library is not None
    publishing.publish(stage.library, Document("lavoir", "Le lavoir", LAVOIR), Origin.TEXT, TERMINAL)
    await stage.open(None)
    assert "derrière l’église" in (await reader.hears()).text
    await told(stage)
    assert wishes(stage) == []


async def test_what_another_process_publishes_is_told_while_the_bot_runs(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to ask something first."""
    monkeypatch.setattr(wishes_of, "_EVERY", 0)
    await stage.open()
    reader = stage.person("Loïc")
    await wish(reader)
    store = store_at(stage.file)
    publishing.publish(Library(store), Document("lavoir", "Le lavoir", LAVOIR), Origin.FILE, TERMINAL)
    store.close()
    assert "derrière l’église" in (await reader.hears()).text
    await told(stage)
    assert wishes(stage) == []


async def test_whoever_could_not_be_told_is_told_at_the_daily_cleaning_at_the_latest(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram was away when the document came."""
    monkeypatch.setattr(wishes_of, "_EVERY", 0)
    monkeypatch.setattr(wishes_of, "_CHECKS_A_DAY", 50)
    await stage.open()
    reader = stage.person("Loïc")
    await wish(reader)
    stage.server.fail("sendMessage", faults.BAD_GATEWAY, times=5)
    assert stage.library is not None
    publishing.publish(stage.library, Document("lavoir", "Le lavoir", LAVOIR), Origin.TEXT, TERMINAL)
    assert "derrière l’église" in (await reader.hears()).text


async def test_whoever_consents_once_a_document_has_come_is_answered(stage: Stage, reader: Person) -> None:
    """What is there has not to be waited for."""
    nothing = await reader.asks(QUESTION)
    await nothing.press("Prévenez-moi")
    consent = await nothing.edited()
    assert stage.library is not None
    publishing.publish(stage.library, Document("lavoir", "Le lavoir", LAVOIR), Origin.TEXT, TERMINAL)
    await consent.press("Oui, prévenez-moi")
    assert "derrière l’église" in (await consent.edited()).text
    assert wishes(stage) == []


async def test_what_was_told_and_then_withdrawn_is_said_to_be(stage: Stage, anne: Person, reader: Person) -> None:
    """The document that answered was taken back."""
    await wish(reader)
    await publish(anne)
    told_ = await reader.hears()
    assert stage.library is not None
    (entry,) = [one for one in corpus_edits.entries(stage.library) if "lavoir" in one.document.text]
    corpus_edits.withdraw(stage.library, entry.document.id, TERMINAL)
    await told_.press("Contexte")
    gone = await told_.edited()
    assert gone.text.endswith(texts.WITHDRAWN_SINCE)
    assert "Tanneurs" not in gone.text


async def test_where_telegram_fails_the_reader_waits_on(stage: Stage, anne: Person, reader: Person) -> None:
    """And is told the next time."""
    await wish(reader)
    assert stage.library is not None
    publishing.publish(stage.library, Document("lavoir", "Le lavoir", LAVOIR), Origin.TEXT, TERMINAL)
    stage.server.fail("sendMessage", faults.BAD_GATEWAY, times=5)
    await restart(stage)
    await told(stage)
    assert len(wishes(stage)) == 1
    await restart(stage)
    assert "derrière l’église" in (await reader.hears()).text


async def test_more_than_twenty_wishes_are_refused(stage: Stage, reader: Person) -> None:
    """With a word on what to do."""
    assert stage.library is not None
    with stage.library.store.write() as session:
        for number in range(20):
            session.wishes.add(int(str(reader.user["id"])), reader.chat.id, f"Question {number} ?")
    assert (await wish(reader)).text == texts.TOO_MANY_WISHES


async def test_whoever_got_what_came_near_may_wait_for_more_and_reads_it_still(stage: Stage, reader: Person) -> None:
    near = await reader.asks("Combien coûte l’entrée du phare à Gibraltar ?")
    assert near.text.startswith(texts.MENTIONS)
    await near.press("Prévenez-moi")
    consent = await near.edited()
    await consent.press("Oui, prévenez-moi")
    waiting = await consent.edited()
    assert "C’est noté" in waiting.text
    assert "six euros" in waiting.text
    assert "Prévenez-moi" not in [button.label for row in waiting.keyboard for button in row]
    assert len(wishes(stage)) == 1
