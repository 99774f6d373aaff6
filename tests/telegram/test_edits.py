"""What becomes of the bot's messages: they change and go as Telegram lets them."""

import asyncio
from typing import Any

import pytest

from tests.telegram import schema
from tests.telegram.conftest import READER, button, call, entity, refused, sent
from tests.telegram.groups import Group
from tests.telegram.people import Person
from tests.telegram.schema import Upload
from tests.telegram.server import BotApiServer

UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
BOLD, ITALIC = entity("bold", 0, 3), entity("italic", 0, 3)


async def test_an_edit_replaces_everything(server: BotApiServer, reader: Person) -> None:
    """What is not given again is gone, and the message comes back complete."""
    before = await sent(
        server,
        reader,
        entities=[BOLD],
        reply_markup=button(),
        reply_parameters={"message_id": 1},
        link_preview_options={"is_disabled": True},
    )
    answer = await call(server, "editMessageText", chat_id=READER, message_id=before.id, text=" Non \n")
    after = await before.edited()

    assert (after.text, after.bold, after.labels, after.previews_links) == ("Non", [], [], True)
    assert (after.id, after.reply_to) == (before.id, 1)
    assert before.text == "Oui ?"
    assert before.now == after
    assert answer["result"] == after.message
    assert "edit_date" in after.message
    assert schema.problems(["Message"], answer["result"], "message") == []


async def test_an_edit_may_keep_links_from_being_previewed(server: BotApiServer, reader: Person) -> None:
    """If it says so again; with new buttons alone, nothing changes."""
    heard = await sent(server, reader)
    parameters: dict[str, Any] = {"chat_id": READER, "message_id": heard.id}
    options = {"is_disabled": True}
    await call(server, "editMessageText", **parameters, text="Non", link_preview_options=options)
    assert not (await heard.edited()).previews_links
    await call(server, "editMessageReplyMarkup", **parameters, reply_markup=button())
    assert not (await heard.edited()).previews_links


async def test_edits_are_looked_at_one_after_the_other(server: BotApiServer, reader: Person) -> None:
    """Also where they come before anybody looks; those that nobody looks at are no mistake."""
    heard = await sent(server, reader)
    looking = asyncio.create_task(heard.edited())
    await asyncio.sleep(0)
    for text in ("Un", "Deux", "Trois"):
        await call(server, "editMessageText", chat_id=READER, message_id=heard.id, text=text)
    assert (await looking).text == "Un"
    assert (await heard.edited()).text == "Deux"
    assert heard.now.text == "Trois"
    assert reader.unheard == []
    assert list(server.mistakes()) == []


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ({}, {}, True),
        ({}, {"text": "\nOui "}, True),
        ({}, {"text": "Non"}, False),
        ({"entities": [BOLD]}, {"entities": [BOLD]}, True),
        ({"entities": [BOLD, ITALIC]}, {"entities": [ITALIC, BOLD]}, True),
        ({"entities": [BOLD]}, {}, False),
        ({"entities": [BOLD]}, {"entities": [ITALIC]}, False),
        ({"reply_markup": button()}, {"reply_markup": button()}, True),
        ({"reply_markup": button()}, {"reply_markup": button(text="Si")}, False),
        ({"reply_markup": button()}, {"reply_markup": {"inline_keyboard": []}}, False),
        ({}, {"reply_markup": {"inline_keyboard": []}}, True),
    ],
)
async def test_an_edit_that_changes_nothing_is_refused_and_no_mistake(
    server: BotApiServer, reader: Person, first: dict[str, Any], second: dict[str, Any], is_same: bool
) -> None:
    """Text, entities and buttons count."""
    heard = await sent(server, reader, **({"text": "Oui"} | first))
    parameters: dict[str, Any] = {"chat_id": READER, "message_id": heard.id, "text": "Oui"} | second
    answer = await call(server, "editMessageText", **parameters)
    assert answer["ok"] != is_same
    assert answer.get("description", UNCHANGED) == UNCHANGED
    assert server.violations == []


async def test_buttons_change_without_the_text(server: BotApiServer, reader: Person) -> None:
    """Or go."""
    heard = await sent(server, reader, entities=[BOLD], reply_markup=button())
    parameters: dict[str, Any] = {"chat_id": READER, "message_id": heard.id}
    assert (await call(server, "editMessageReplyMarkup", **parameters, reply_markup=button(text="Si")))["ok"]
    changed = await heard.edited()
    assert (changed.text, changed.bold, changed.labels) == ("Oui ?", ["Oui"], ["Si"])
    markup = button(text="Si")
    assert await refused(server, "editMessageReplyMarkup", **parameters, reply_markup=markup) == (UNCHANGED, False)
    assert (await call(server, "editMessageReplyMarkup", **parameters))["ok"]
    assert (await heard.edited()).labels == []
    assert await refused(server, "editMessageReplyMarkup", **parameters) == (UNCHANGED, False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " "},
        {"text": "e" * 4097},
        {"parse_mode": "HTML"},
        {"entities": [entity("bold", 0, 9)]},
        {"reply_markup": button(text="")},
        {"reply_markup": {"force_reply": True}},
    ],
)
async def test_an_edit_obeys_the_rules_of_a_message(
    server: BotApiServer, reader: Person, wrong: dict[str, Any]
) -> None:
    """Whatever is wrong with it."""
    heard = await sent(server, reader)
    parameters: dict[str, Any] = {"chat_id": READER, "message_id": heard.id, "text": "Non"} | wrong
    assert (await refused(server, "editMessageText", **parameters))[1]
    assert heard.now == heard


@pytest.mark.parametrize("method", ["editMessageText", "editMessageReplyMarkup"])
async def test_only_the_bots_own_messages_can_be_edited(server: BotApiServer, reader: Person, method: str) -> None:
    """And not those below which a reply was opened, nor what is no message."""
    more: dict[str, Any] = {"text": "Non"} if method == "editMessageText" else {"reply_markup": button()}
    forced = await sent(server, reader, reply_markup={"force_reply": True})
    for number in (1, forced.id):
        description = await refused(server, method, chat_id=READER, message_id=number, **more)
        assert description == ("Bad Request: message can't be edited", True)
    nothing = "Bad Request: message identifier is not specified"
    assert await refused(server, method, chat_id=READER, **more) == (nothing, True)
    assert await refused(server, method, message_id=1, **more) == ("Bad Request: chat not found", True)
    assert await refused(server, method, chat_id=4, message_id=1, **more) == ("Bad Request: chat not found", True)


async def test_a_file_has_no_text_to_edit_but_buttons(server: BotApiServer, reader: Person) -> None:
    """An edit of its text is the bot's mistake."""
    file = Upload("a.md", b"A", "text/markdown")
    assert (await call(server, "sendDocument", chat_id=READER, document=file, caption="Voilà"))["ok"]
    heard = await reader.hears()
    parameters: dict[str, Any] = {"chat_id": READER, "message_id": heard.id}
    no_text = "Bad Request: there is no text in the message to edit"
    assert await refused(server, "editMessageText", **parameters, text="Non") == (no_text, True)
    assert await refused(server, "editMessageText", **parameters) == ("Bad Request: message text is empty", True)
    assert (await call(server, "editMessageReplyMarkup", **parameters, reply_markup=button()))["ok"]
    changed = await heard.edited()
    assert (changed.text, changed.labels, changed.file) == ("Voilà", ["Oui"], ("a.md", b"A"))


@pytest.mark.parametrize("by", ["bot", "reader"])
async def test_a_message_that_is_gone_can_be_neither_edited_nor_deleted(
    server: BotApiServer, reader: Person, by: str
) -> None:
    """That is no mistake: a person may have deleted it meanwhile."""
    heard = await sent(server, reader)
    states = [heard.is_deleted]
    parameters: dict[str, Any] = {"chat_id": READER, "message_id": heard.id}
    if by == "bot":
        assert (await call(server, "deleteMessage", **parameters))["result"] is True
    else:
        reader.deletes(heard)
    assert [*states, heard.is_deleted] == [False, True]
    with pytest.raises(AssertionError):
        _ = heard.now
    assert await refused(server, "deleteMessage", **parameters) == ("Bad Request: message to delete not found", False)
    gone = ("Bad Request: message to edit not found", False)
    assert await refused(server, "editMessageText", **parameters, text="Non") == gone
    assert await refused(server, "editMessageReplyMarkup", **parameters) == gone


async def test_what_the_bot_deleted_was_not_left_unheard(server: BotApiServer, reader: Person) -> None:
    """But whoever waited for it has heard it; what changed is unheard as it is by now."""
    for text in ("Je lis…", "Je cherche…", "Voilà"):
        await call(server, "sendMessage", chat_id=READER, text=text)
    for number in (2, 3):
        await call(server, "deleteMessage", chat_id=READER, message_id=number)
    await call(server, "editMessageText", chat_id=READER, message_id=4, text="Voici")
    assert (await reader.hears()).text == "Je lis…"
    assert reader.unheard == ["Voici"]


async def test_everything_that_was_ever_sent_is_remembered(server: BotApiServer, reader: Person) -> None:
    """In order, deleted or not."""
    for text in ("Un", "Deux"):
        await sent(server, reader, text)
    await reader.says("Et trois ?")
    await sent(server, reader, "Trois")
    await call(server, "editMessageText", chat_id=READER, message_id=3, text="Deux et demi")
    await call(server, "deleteMessage", chat_id=READER, message_id=2)
    assert [message["text"] for message in server.sent(READER)] == ["Un", "Deux et demi", "Trois"]
    assert server.sent(5) == []


async def test_in_private_a_persons_message_can_be_deleted_in_a_group_it_cannot(
    server: BotApiServer, reader: Person
) -> None:
    """The bot administers no group."""
    assert (await call(server, "deleteMessage", chat_id=READER, message_id=1))["ok"]
    group = Group(server, "Les amis du phare")
    await group.member(reader).says("Bonjour")
    parameters: dict[str, Any] = {"chat_id": group.chat.id, "message_id": 1}
    assert await refused(server, "deleteMessage", **parameters) == ("Bad Request: message can't be deleted", True)
    assert (await call(server, "sendMessage", chat_id=group.chat.id, text="Bonjour"))["ok"]
    assert (await call(server, "deleteMessage", chat_id=group.chat.id, message_id=2))["ok"]
    assert await refused(server, "deleteMessage", chat_id=4, message_id=1) == ("Bad Request: chat not found", True)


async def test_a_month_old_message_can_be_edited_but_not_deleted(server: BotApiServer, reader: Person) -> None:
    """That it is too old to be deleted is no mistake."""
    heard = (await sent(server, reader)).age()
    too_old = ("Bad Request: message can't be deleted for everyone", False)
    assert await refused(server, "deleteMessage", chat_id=READER, message_id=heard.id) == too_old
    assert (await call(server, "editMessageText", chat_id=READER, message_id=heard.id, text="Non"))["ok"]


async def test_nothing_is_edited_in_the_chat_of_who_blocked_the_bot(server: BotApiServer, reader: Person) -> None:
    """Which is no mistake; then they change their mind."""
    heard = await sent(server, reader)
    reader.blocks_the_bot()
    parameters: dict[str, Any] = {"chat_id": READER, "message_id": heard.id, "text": "Non"}
    assert await refused(server, "editMessageText", **parameters) == ("Forbidden: bot was blocked by the user", False)
    reader.unblocks_the_bot()
    assert (await call(server, "editMessageText", **parameters))["ok"]


@pytest.mark.parametrize("protected", [False, True])
async def test_a_message_may_be_protected_and_silent(server: BotApiServer, reader: Person, protected: bool) -> None:
    """A protected one can be neither forwarded nor saved."""
    flags: dict[str, Any] = {"protect_content": protected, "disable_notification": True}
    assert (await sent(server, reader, **flags)).is_protected == protected
    file = Upload("a.md", b"A", "text/markdown")
    assert (await call(server, "sendDocument", chat_id=READER, document=file, **flags))["ok"]
    assert (await reader.hears()).is_protected == protected
