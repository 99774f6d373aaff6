"""What is neither a question nor a page."""

import pytest

from tests.conversations.conftest import DURATIONS, Stage
from tests.telegram.people import Person

pytestmark = DURATIONS


@pytest.mark.parametrize(
    "content",
    [
        {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"write_access_allowed": {}},
    ],
    ids=lambda content: next(iter(content)),
)
async def test_what_the_app_says_by_itself_is_not_answered(
    stage: Stage, maelle: Person, content: dict[str, object]
) -> None:
    """Nobody wrote it."""
    await maelle.sends(**content)
    await stage.settled()
    assert maelle.unheard == []


async def test_what_was_written_through_another_bot_is_not_a_question(stage: Stage, maelle: Person) -> None:
    """Another bot wrote it."""
    other = {"id": 7000000009, "is_bot": True, "first_name": "Gif", "username": "gif"}
    await maelle.sends(text="Qui a construit le phare ?", via_bot=other)
    await stage.settled()
    assert maelle.unheard == []


@pytest.mark.parametrize("text", ["Qui a construit le phare ?", "/nimporte"])
async def test_a_group_hears_nothing(stage: Stage, maelle: Person, text: str) -> None:
    """The same words are answered in private."""
    group = stage.group("Les amis du phare")
    await group.welcomes_the_bot(maelle)
    await group.member(maelle).says(text)
    await maelle.asks("Qui a construit le phare ?")
    await stage.settled()
    assert group.unheard == []


async def test_a_channel_hears_nothing(stage: Stage, maelle: Person) -> None:
    """Even where Telegram sends its posts."""
    stage.server.updates.all_are_sent = True
    channel = stage.server.chat(-1002000000777, {"type": "channel", "title": "Le phare"})
    post = {"message_id": 1, "date": 0, "chat": channel.fields, "sender_chat": channel.fields, "text": "Le phare ?"}
    await stage.server.updates.add("channel_post", post)
    await stage.settled()
    assert channel.heard.empty()
