"""Groups: met, greeted, moved and left; settings that admins change one by one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.library import Library
from bot.records import TERMINAL
from bot.services import corpus_edits, expiring_messages, group_membership, group_settings
from bot.services.group_settings import Form, GroupSettings, When
from tests.store.conftest import Clock

OLD, NEW = -4_242_424, -1_001_234_567_890
MINUTE = timedelta(minutes=1)


def chosen(library: Library, *documents: str) -> GroupSettings:
    """The settings of a group that has chosen these."""
    for document in documents:
        group_settings.quote_document(library, OLD, document, is_quoted=True)
    return group_settings.settings_of(library, OLD)


def test_a_group_is_met_once_until_it_is_left(library: Library) -> None:
    assert group_membership.enter(library, OLD)
    assert not group_membership.enter(library, OLD)
    group_membership.leave(library, OLD)
    assert group_membership.enter(library, OLD)


def test_a_group_that_is_left_is_forgotten(library: Library) -> None:
    chosen(library, "phare")
    expiring_messages.expire(library, OLD, 12, -MINUTE)
    group_membership.leave(library, OLD)
    assert group_settings.settings_of(library, OLD) == GroupSettings()
    assert expiring_messages.due(library) == []


@pytest.mark.parametrize("told_first", ["added", "moved"])
def test_a_known_group_that_moves_is_greeted_no_second_time(library: Library, told_first: str) -> None:
    """Whichever Telegram tells first: that the bot came into the new chat, or that the old one became it."""
    group_membership.enter(library, OLD)
    settings = chosen(library, "phare")
    if told_first == "added":
        assert group_membership.enter(library, NEW)
        assert group_membership.greet(library, NEW, 1)
        assert group_membership.migrate(library, OLD, NEW) == 1
    else:
        assert group_membership.migrate(library, OLD, NEW) is None
        assert not group_membership.enter(library, NEW)
        assert not group_membership.greet(library, NEW, 1)
    assert group_membership.migrate(library, OLD, NEW) is None
    assert group_settings.settings_of(library, NEW) == settings


def test_an_unknown_group_that_moves_keeps_its_greeting(library: Library) -> None:
    assert group_membership.greet(library, NEW, 1)
    assert group_membership.migrate(library, OLD, NEW) is None
    assert group_membership.greet(library, NEW, 1)


def test_what_one_admin_changes_leaves_what_another_has_changed(library: Library) -> None:
    group_settings.change(library, OLD, lambda now: replace(now, when=When.COMMANDS))
    group_settings.change(library, OLD, lambda now: replace(now, form=Form.FULL))
    settings = group_settings.settings_of(library, OLD)
    assert settings == GroupSettings(when=When.COMMANDS, form=Form.FULL)
    assert group_settings.settings_of(library, NEW) == GroupSettings()


def test_without_its_last_chosen_document_a_group_quotes_every_one_again(library: Library) -> None:
    assert chosen(library, "phare", "bac").documents == ("phare", "bac")
    settings, every_one = group_settings.quote_document(library, OLD, "phare", is_quoted=False)
    assert (settings.documents, every_one) == (("bac",), False)
    assert group_settings.quote_document(library, OLD, "bac", is_quoted=False) == (GroupSettings(), True)
    assert group_settings.quote_document(library, OLD, "bac", is_quoted=False) == (GroupSettings(), False)


def test_withdrawn_documents_do_not_keep_a_group_from_quoting_every_one(library: Library) -> None:
    chosen(library, "phare", "bac")
    corpus_edits.withdraw(library, "phare", TERMINAL)
    assert group_settings.quote_document(library, OLD, "bac", is_quoted=False) == (GroupSettings(), True)


def test_a_message_expires_when_it_is_due_and_once(library: Library, clock: Clock) -> None:
    expiring_messages.expire(library, OLD, 12, MINUTE)
    assert expiring_messages.due(library) == []
    clock.move(minutes=1)
    assert expiring_messages.due(library) == [(OLD, 12)]
    expiring_messages.deleted(library, OLD, 12)
    assert expiring_messages.due(library) == []
