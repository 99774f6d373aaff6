"""What people write, send, forward and do reaches the bot as Telegram would send it."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.telegram import entities, schema
from tests.telegram.conftest import READER, call, entity, sent
from tests.telegram.people import Person
from tests.telegram.server import BotApiServer


async def last(server: BotApiServer) -> dict[str, Any]:
    """The update that came last, which is complete."""
    update = (await call(server, "getUpdates"))["result"][-1]
    assert schema.problems(["Update"], update, "update") == []
    assert isinstance(update, dict)
    return update


async def message(server: BotApiServer) -> dict[str, Any]:
    """The message that came last."""
    found = (await last(server))["message"]
    assert isinstance(found, dict)
    return found


SENT: dict[str, tuple[Callable[[Person], Awaitable[None]], str]] = {
    "edit": (lambda person: person.edits("Bonsoir"), "text"),
    "sticker": (Person.sends_sticker, "sticker"),
    "photo": (Person.sends_photo, "photo"),
    "caption": (lambda person: person.sends_photo(caption="Le phare"), "caption"),
    "album": (lambda person: person.sends_album(2), "media_group_id"),
    "voice": (Person.sends_voice, "voice"),
    "document": (Person.sends_document, "document"),
    "video note": (Person.sends_video_note, "video_note"),
    "animation": (Person.sends_animation, "animation"),
    "contact": (Person.sends_contact, "contact"),
    "location": (Person.sends_location, "location"),
    "poll": (Person.sends_poll, "poll"),
    "story": (Person.sends_story, "story"),
}


@pytest.mark.parametrize(("sends", "field"), SENT.values(), ids=SENT)
async def test_what_people_send_is_what_the_specification_says(
    server: BotApiServer, reader: Person, sends: Callable[[Person], Awaitable[None]], field: str
) -> None:
    """Complete updates, each with what it is."""
    await sends(reader)
    update = await last(server)
    (said,) = [update[kind] for kind in ("message", "edited_message") if kind in update]
    assert field in said


async def test_a_moving_picture_is_a_document_too(server: BotApiServer, reader: Person) -> None:
    """For bots that are older than moving pictures."""
    await reader.sends_animation()
    said = await message(server)
    assert said["document"]["file_id"] == said["animation"]["file_id"]
    assert (await call(server, "getFile", file_id=said["document"]["file_id"]))["ok"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Bonjour", []),
        ("/aide à tous", [("bot_command", "/aide")]),
        ("/aide@extrait_bot", [("bot_command", "/aide@extrait_bot")]),
        ("et/ou a/b", []),
        (
            "𝄞 https://gazette.example/phare?lang=fr&page=2#a.",
            [("url", "https://gazette.example/phare?lang=fr&page=2#a")],
        ),
        ("(https://fr.wikipedia.org/wiki/Coco_(site))", [("url", "https://fr.wikipedia.org/wiki/Coco_(site)")]),
        ("« http://x.example/é », lu", [("url", "http://x.example/é")]),
        (
            "https://x.example/@gazette/aide /aide",
            [("url", "https://x.example/@gazette/aide"), ("bot_command", "/aide")],
        ),
        ("https://x.example/?q=/aide", [("url", "https://x.example/?q=/aide")]),
        ("Voyez gazette.fr, www.journal.org/a.", [("url", "gazette.fr"), ("url", "www.journal.org/a")]),
        ("t.me/gazette/17", [("url", "t.me/gazette/17")]),
        ("Fin de phrase.Elle ne va pas.frileux", []),
        ("anne@gazette.fr anne.fr@gazette.fr", []),
        ("http://localhost/", []),
        ("D’après @gazette, 𝄞 @a @1234", [("mention", "@gazette")]),
        ("a@gazette @gazette_", [("mention", "@gazette_")]),
    ],
)
async def test_telegram_marks_what_it_sees_in_what_people_write(
    server: BotApiServer, reader: Person, text: str, marked: list[tuple[str, str]]
) -> None:
    """Commands, addresses and names, in text, in what stands under a picture and in what changed."""
    await reader.says(text)
    said = await message(server)
    found = [(one["type"], entities.cut(text, one["offset"], one["length"])) for one in said.get("entities", [])]
    assert found == marked
    await reader.sends_photo(caption=text)
    assert (await message(server)).get("caption_entities", []) == said.get("entities", [])
    await reader.says("Bonjour @gazette")
    await reader.edits(text)
    assert (await last(server))["edited_message"].get("entities", []) == said.get("entities", [])


async def test_offsets_are_utf_16(server: BotApiServer, reader: Person) -> None:
    """A clef counts for two."""
    await reader.says("𝄞 @gazette 𝄞 /aide")
    assert (await message(server))["entities"] == [entity("mention", 3, 8), entity("bot_command", 15, 5)]


async def test_a_link_to_the_bot_starts_it(server: BotApiServer, reader: Person) -> None:
    """As if the command had been written."""
    await reader.opens("https://t.me/extrait_bot?start=inv_4-x")
    said = await message(server)
    assert (said["text"], said["entities"]) == ("/start inv_4-x", [entity("bot_command", 0, 6)])
    await reader.opens(f"https://t.me/extrait_bot?start={'a' * 64}")


@pytest.mark.parametrize(
    "link",
    [
        "http://t.me/extrait_bot?start=a",
        "https://telegram.example/extrait_bot?start=a",
        "https://t.me/another_bot?start=a",
        "https://t.me/extrait_bot?start=",
        "https://t.me/extrait_bot?start=a%20b",
        "https://t.me/extrait_bot?start=é",
        f"https://t.me/extrait_bot?start={'a' * 65}",
        "https://t.me/extrait_bot?startgroup=a",
        "https://t.me/extrait_bot?start=a&start=b",
        "https://t.me/extrait_bot",
    ],
)
async def test_a_link_that_would_not_start_the_bot_fails(reader: Person, link: str) -> None:
    """The test that follows it."""
    with pytest.raises((AssertionError, ValueError)):
        await reader.opens(link)


async def test_a_reply_holds_what_it_replies_to(server: BotApiServer, reader: Person) -> None:
    """But not what that replied to; a part of it may be quoted."""
    heard = await sent(server, reader, "𝄞 Quel titre ?", reply_parameters={"message_id": 1})
    await reader.replies(heard, "Le phare, /aide", quote="titre")
    said = await message(server)
    assert said["reply_to_message"]["message_id"] == heard.id
    assert "reply_to_message" not in said["reply_to_message"]
    assert said["quote"] == {"text": "titre", "position": 8, "is_manual": True}
    assert (said["text"], said["entities"]) == ("Le phare, /aide", [entity("bot_command", 10, 5)])

    await reader.replies(1, "Oui")
    said = await message(server)
    assert said["reply_to_message"]["text"] == "Bonjour"
    assert "quote" not in said
    with pytest.raises(AssertionError):
        await reader.replies(heard, "Oui", quote="phare")
    reader.deletes(heard)
    with pytest.raises(AssertionError):
        await reader.replies(heard, "Oui")


async def test_a_post_is_forwarded_with_where_it_comes_from(server: BotApiServer, reader: Person) -> None:
    """The channel, the post, its day; a private channel has no name to link to."""
    await reader.forwards_post("Le phare est ouvert.", date=datetime(2024, 6, 25, tzinfo=UTC))
    said = await message(server)
    assert said["text"] == "Le phare est ouvert."
    assert said["forward_origin"] == {
        "type": "channel",
        "chat": {"id": -1002000000999, "type": "channel", "title": "La Gazette", "username": "gazette"},
        "message_id": 17,
        "date": 1_719_273_600,
    }
    await reader.forwards_post("Privé", channel="Le Bourg", username=None, post=3)
    origin = (await message(server))["forward_origin"]
    assert (origin["chat"]["title"], origin["message_id"]) == ("Le Bourg", 3)
    assert "username" not in origin["chat"]


async def test_a_forwarded_post_may_carry_a_file_or_a_photo(server: BotApiServer, reader: Person) -> None:
    """With the text under it, or none."""
    await reader.forwards_post("Voir gazette.fr", file=("a.md", b"A"))
    said = await message(server)
    assert (said["caption"], said["caption_entities"]) == ("Voir gazette.fr", [entity("url", 5, 10)])
    assert (await call(server, "getFile", file_id=said["document"]["file_id"]))["ok"]
    await reader.forwards_post("Le phare", photo=True)
    said = await message(server)
    assert said["photo"]
    assert said["caption"] == "Le phare"
    await reader.forwards_post(file=("a.md", b"A"))
    assert "caption" not in await message(server)
    assert reader.said == ["Bonjour", "Voir gazette.fr", "Le phare"]


@pytest.mark.parametrize("hidden", [False, True])
async def test_a_persons_message_is_forwarded_with_their_name(
    server: BotApiServer, reader: Person, hidden: bool
) -> None:
    """And nothing more where they want it so."""
    await reader.forwards_from_user("Bonsoir", "Yann", hidden=hidden)
    origin = (await message(server))["forward_origin"]
    if hidden:
        assert (origin["type"], origin["sender_user_name"]) == ("hidden_user", "Yann")
    else:
        assert (origin["type"], origin["sender_user"]["first_name"]) == ("user", "Yann")


async def test_the_bot_is_told_that_it_was_blocked_where_it_asked_for_it(server: BotApiServer, reader: Person) -> None:
    """And that it no longer is; without asking, it is told nothing."""
    await call(server, "getUpdates", allowed_updates=["message", "my_chat_member"])
    reader.blocks_the_bot()
    change = (await last(server))["my_chat_member"]
    assert (change["chat"]["id"], change["from"]["id"]) == (READER, READER)
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    reader.unblocks_the_bot()
    change = (await last(server))["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("kicked", "member")

    await call(server, "getUpdates", allowed_updates=["message"])
    reader.blocks_the_bot()
    assert (await last(server))["my_chat_member"] == change


async def test_a_poll_that_waits_is_told_at_once_that_the_bot_was_blocked(server: BotApiServer, reader: Person) -> None:
    """Not half a minute later."""
    polling = server.updates.get(41_000_002, 100, 50)
    reader.unblocks_the_bot()
    (update,) = await polling
    assert "my_chat_member" in update
