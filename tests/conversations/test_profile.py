"""What Telegram shows before the bot says a word."""

import pytest

from bot import texts
from tests.conversations.conftest import DURATIONS, Stage
from tests.telegram import faults

pytestmark = [DURATIONS, pytest.mark.usefixtures("registering")]
SETTERS = ("setMyCommands", "setMyDescription", "setMyShortDescription")


async def registered(stage: Stage) -> None:
    """Start the bot, wait until it has registered what it wanted to, and stop it."""
    await stage.open()
    await stage.person("Maëlle").asks("/aide")
    await stage.registered()
    await stage.close()


async def test_commands_and_descriptions_are_french_for_everyone(stage: Stage) -> None:
    """For French readers and, as the default, for all others."""
    await registered(stage)
    commands, there = (
        [{"command": name, "description": description} for name, description in listed.items()]
        for listed in (texts.COMMANDS, texts.GROUP_COMMANDS)
    )
    for language in ("", "fr"):
        assert stage.server.world.profile["commands", language] == commands
        assert stage.server.world.profile["groups' commands", language] == there
        assert stage.server.world.profile["description", language] == texts.DESCRIPTION
        assert stage.server.world.profile["short", language] == texts.SHORT_DESCRIPTION


@pytest.mark.parametrize("spaces", ["kept", "made ordinary"])
async def test_what_is_unchanged_is_not_set_again(stage: Stage, spaces: str) -> None:
    """Telegram limits these calls severely, and may keep narrow spaces as ordinary ones."""
    if spaces == "made ordinary":
        stage.server.world.kept_as = lambda text: " ".join(text.split())
    await registered(stage)
    assert [len(stage.server.called(setter)) for setter in SETTERS] == [4, 2, 2]
    await registered(stage)
    assert [len(stage.server.called(setter)) for setter in SETTERS] == [4, 2, 2]


async def test_what_an_older_version_registered_is_replaced(stage: Stage) -> None:
    """In the one language where it differs."""
    await registered(stage)
    stage.server.world.profile["description", "fr"] = "Ancien texte."
    await registered(stage)
    assert stage.server.world.profile["description", "fr"] == texts.DESCRIPTION
    assert len(stage.server.called("setMyDescription")) == 3


async def test_a_menu_that_cannot_be_registered_does_not_keep_the_bot_from_answering(stage: Stage) -> None:
    """It says so in the log, and tries the other language."""
    refused = faults.Fault(400, "Bad Request: BOT_COMMAND_INVALID")
    stage.server.fail("setMyCommands", refused)
    await registered(stage)
    assert "could not be registered" in stage.log.getvalue()
    assert ("commands", "") not in stage.server.world.profile
    assert ("commands", "fr") in stage.server.world.profile


async def test_the_first_answers_do_not_wait_for_the_menu(stage: Stage) -> None:
    """Registering goes on beside."""
    stage.server.fail("getMyCommands", faults.too_many_requests(60))
    await stage.open()
    assert (await stage.person("Maëlle").asks("/aide")).text == texts.HELP
    await stage.registered()
