"""Lines that pass away are deleted when they are due, whatever happens meanwhile."""

from datetime import timedelta

import pytest

from bot import texts
from bot.chat.auto_delete import delete_due
from bot.chat.handlers.groups.group_message import WAITS
from bot.services import expiring_messages
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import QUESTION
from tests.telegram import faults
from tests.telegram.groups import Group, Member
from tests.telegram.heard import Heard

pytestmark = DURATIONS


@pytest.fixture
async def line(bot: Stage, maelle: Member) -> Heard:
    """A line that is due."""
    line = await maelle.asks("/question Quel est le prix du cuivre à Londres ?")
    assert line.text == texts.NOTHING_FOUND
    await bot.settled()
    bot.moved = timedelta(seconds=61)
    return line


async def swept(bot: Stage) -> list[tuple[int, int]]:
    """Look for what is due; what is due still."""
    assert bot.application is not None and bot.library is not None
    await delete_due(bot.application.bot, bot.library)
    return expiring_messages.due(bot.library)


async def test_a_line_is_deleted_when_it_is_due(bot: Stage, line: Heard) -> None:
    bot.moved = timedelta(seconds=58)
    assert await swept(bot) == []
    assert not line.is_deleted
    bot.moved = timedelta(seconds=61)
    assert await swept(bot) == []
    assert line.is_deleted


async def test_somebody_may_have_deleted_it(bot: Stage, maelle: Member, line: Heard) -> None:
    maelle.deletes(line)
    assert await swept(bot) == []


async def test_the_bot_may_be_gone(bot: Stage, friends: Group, maelle: Member, line: Heard) -> None:
    """Also where nobody has told it."""
    friends.chat.standing[7000000001]["status"] = "kicked"
    assert await swept(bot) == []
    assert not line.is_deleted


async def test_what_telegram_fails_to_delete_is_deleted_later(bot: Stage, friends: Group, line: Heard) -> None:
    bot.server.fail("deleteMessage", faults.DROPPED_BEFORE)
    assert await swept(bot) == [(friends.chat.id, line.id)]
    assert await swept(bot) == []
    assert line.is_deleted


COPPER = "Quel est le prix du cuivre à Londres ?"


@pytest.mark.parametrize(("replied", "goes"), [(None, True), (COPPER, True), (QUESTION, False)])
async def test_where_nobody_tells_the_question_the_bot_does_not_ask_for_ever(
    bot: Stage, maelle: Member, replied: str | None, goes: bool
) -> None:
    asked = await maelle.asks("/question")
    await bot.settled()
    bot.moved = WAITS - timedelta(seconds=2)
    await swept(bot)
    assert not asked.is_deleted
    if replied:
        await maelle.replies(asked, replied)
        assert (await maelle.hears()).text
        await bot.settled()
    bot.moved = WAITS + timedelta(seconds=2)
    await swept(bot)
    assert asked.is_deleted == goes


@pytest.mark.parametrize("command", ["/effacer", "/mes_donnees", "/documents", "/gerer", "/attente", "/inviter"])
async def test_what_points_to_the_private_chat_passes_away(bot: Stage, maelle: Member, command: str) -> None:
    line = await maelle.asks(command)
    assert line.labels == [texts.WRITE_TO_ME]
    await bot.settled()
    bot.moved = timedelta(seconds=61)
    assert await swept(bot) == []
    assert line.is_deleted


async def test_every_command_of_moderators_points_there(maelle: Member) -> None:
    for command in ("/gerer", "/attente", "/etat"):
        assert (await maelle.asks(command)).text == texts.IN_PRIVATE
