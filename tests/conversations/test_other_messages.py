"""What is neither a question nor a page."""

from collections.abc import Awaitable, Callable

import pytest

from bot.chat import texts
from tests.conversations.conftest import DURATIONS, Stage
from tests.telegram.people import Person

pytestmark = DURATIONS


@pytest.mark.parametrize(
    "sends",
    [Person.sends_sticker, Person.sends_photo, Person.sends_voice, Person.sends_document],
    ids=["sticker", "photo", "voice", "document"],
)
async def test_what_is_not_text_gets_one_polite_line(
    maelle: Person, sends: Callable[[Person], Awaitable[None]]
) -> None:
    """The bot says that it reads text only."""
    await sends(maelle)
    assert (await maelle.hears()).text == texts.ONLY_TEXT


async def test_a_contact_or_a_place_gets_the_same_line(maelle: Person) -> None:
    """Whatever Telegram can carry."""
    await maelle.sends(location={"latitude": 48.6, "longitude": -3.8})
    assert (await maelle.hears()).text == texts.ONLY_TEXT
    await maelle.sends(contact={"phone_number": "0", "first_name": "Yann"})
    assert (await maelle.hears()).text == texts.ONLY_TEXT


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


@pytest.mark.parametrize("anyway", [False, True], ids=["not asked for", "sent all the same"])
async def test_an_edited_message_is_not_answered_again(stage: Stage, maelle: Person, anyway: bool) -> None:
    """The answer stands below the question as it was."""
    await maelle.asks("Qui a construit le phare ?")
    stage.server.updates.all_are_sent = anyway
    await maelle.edits("Qui a électrifié la lanterne ?")
    await maelle.edits("/aide")
    await stage.settled()
    assert maelle.unheard == []


async def test_what_was_written_through_another_bot_is_not_a_question(stage: Stage, maelle: Person) -> None:
    """Another bot wrote it."""
    other = {"id": 7000000009, "is_bot": True, "first_name": "Gif", "username": "gif"}
    await maelle.sends(text="Qui a construit le phare ?", via_bot=other)
    await stage.settled()
    assert maelle.unheard == []


@pytest.mark.parametrize("text", ["Qui a construit le phare ?", "/start", "/aide@extrait_bot", "/nimporte"])
async def test_a_group_hears_nothing(stage: Stage, maelle: Person, text: str) -> None:
    """The same words are answered in private."""
    group = stage.group("Les amis du phare")
    await group.welcomes_the_bot(maelle)
    await group.hears(maelle, text)
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


async def test_an_album_gets_one_line(maelle: Person) -> None:
    """It comes as a message a photo."""
    await maelle.sends_album(photos=3)
    assert (await maelle.hears()).text.startswith("Je ne lis que le texte")
    assert (await maelle.asks("/aide")).text.startswith("Écrivez votre question")
