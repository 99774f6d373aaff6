"""Groups: who is in them, what reaches the bot, where it may write, and how often."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.telegram import schema
from tests.telegram.chats import BOT
from tests.telegram.conftest import button, call, refused
from tests.telegram.groups import ANONYMOUS, AS_CHANNEL, TELEGRAM, Group, Member
from tests.telegram.people import Person
from tests.telegram.server import BotApiServer


@pytest.fixture
def group(server: BotApiServer) -> Group:
    return Group(server, "Les amis du phare")


@pytest.fixture
def maelle(reader: Person, group: Group) -> Member:
    return group.member(reader)


async def told(server: BotApiServer) -> list[dict[str, Any]]:
    """The updates that the bot gets, complete; those of private chats left out."""
    updates = (await call(server, "getUpdates"))["result"]
    for update in updates:
        assert schema.problems(["Update"], update, "update") == []
    return [update for update in updates if not _is_private(update)]


def _is_private(update: dict[str, Any]) -> bool:
    return bool(update.get("message", {}).get("chat", {}).get("type") == "private")


async def words(server: BotApiServer) -> list[str]:
    """The texts among them."""
    return [update["message"]["text"] for update in await told(server) if "text" in update.get("message", {})]


async def send(server: BotApiServer, group: Group, text: str = "Oui ?", **parameters: Any) -> dict[str, Any]:
    """What the server answers to a message for the group."""
    return await call(server, "sendMessage", chat_id=group.chat.id, text=text, **parameters)


# What reaches the bot

HEARD: dict[str, tuple[Callable[[Member], Awaitable[None]], bool]] = {
    "talk": (lambda one: one.says("Bonjour"), False),
    "mention": (lambda one: one.says("@extrait_bot bonjour"), False),
    "addressed command": (lambda one: one.says("/aide@Extrait_bot"), True),
    "another's command": (lambda one: one.says("/aide@autre_bot"), False),
    "command": (lambda one: one.says("/aide"), True),
    "no command": (lambda one: one.says("a /aide"), False),
    "service": (lambda one: one.sends(new_chat_title="Autre"), True),
    "through the bot": (lambda one: one.sends(text="Bonjour", via_bot=BOT), True),
    "through another": (lambda one: one.sends(text="Bonjour", via_bot=ANONYMOUS), False),
    "edit": (lambda one: one.edits("Bonsoir"), False),
}


@pytest.mark.parametrize(("does", "is_heard"), HEARD.values(), ids=HEARD)
async def test_with_privacy_mode_the_bot_hears_what_is_meant_for_it(
    server: BotApiServer, maelle: Member, does: Callable[[Member], Awaitable[None]], is_heard: bool
) -> None:
    """Without it, or as an admin, everything."""
    await maelle.says("Rien")
    await does(maelle)
    assert bool(await told(server)) == is_heard
    server.world.abilities["can_read_all_group_messages"] = True
    await does(maelle)
    assert await told(server)


async def test_an_admin_hears_everything(server: BotApiServer, group: Group, maelle: Member) -> None:
    await group.promotes_the_bot(maelle)
    await maelle.says("Bonjour")
    change, said = await told(server)
    assert change["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert said["message"]["text"] == "Bonjour"


async def test_replies_to_the_bot_are_meant_for_it(server: BotApiServer, group: Group, maelle: Member) -> None:
    assert (await send(server, group))["ok"]
    heard = await maelle.hears()
    await maelle.replies(heard, "Ah bon")
    await maelle.says("Tiens")
    await maelle.replies(maelle.last_id, "Et toi")
    assert await words(server) == ["Ah bon"]


async def test_an_unaddressed_command_is_for_the_bot_that_spoke_last(
    server: BotApiServer, group: Group, maelle: Member
) -> None:
    group.other_bots.append("autre_bot")
    await maelle.says("/un")
    group.spoke_last = "autre_bot"
    await maelle.says("/deux")
    assert await words(server) == ["/un"]


async def test_whoever_writes_in_a_name_is_not_named(server: BotApiServer, group: Group, reader: Person) -> None:
    """The group's for an anonymous admin, a channel's, or Telegram's where it forwards a post."""
    server.world.abilities["can_read_all_group_messages"] = True
    await group.member(reader, "administrator", anonymous=True).says("Un")
    await group.under_channel(reader).says("Deux")
    await group.discusses("Trois")
    one, two, three = [update["message"] for update in await told(server)]
    assert (one["from"], one["sender_chat"]) == (ANONYMOUS, group.chat.fields)
    assert (two["from"], two["sender_chat"]["type"]) == (AS_CHANNEL, "channel")
    assert (three["from"], three["is_automatic_forward"], three["forward_origin"]["chat"]) == (
        TELEGRAM,
        True,
        three["sender_chat"],
    )


async def test_put_out_the_bot_hears_and_says_nothing(server: BotApiServer, group: Group, maelle: Member) -> None:
    await group.removes_the_bot(maelle)
    await maelle.says("/aide@extrait_bot")
    (change,) = await told(server)
    assert change["my_chat_member"]["new_chat_member"] == {"user": BOT, "status": "kicked", "until_date": 0}
    kicked = ("Forbidden: bot was kicked from the supergroup chat", False)
    assert await refused(server, "sendMessage", chat_id=group.chat.id, text="Oui ?") == kicked
    group.chat.standing.clear()
    stranger = ("Forbidden: bot is not a member of the supergroup chat", True)
    assert await refused(server, "sendMessage", chat_id=group.chat.id, text="Oui ?") == stranger


async def test_a_bot_may_be_let_say_nothing(server: BotApiServer, group: Group, maelle: Member) -> None:
    await group.silences_the_bot(maelle)
    assert (await refused(server, "sendMessage", chat_id=group.chat.id, text="Oui ?")) == (
        "Bad Request: not enough rights to send text messages to the chat",
        False,
    )


# Where it writes


@pytest.fixture
async def forum(server: BotApiServer, reader: Person) -> tuple[Group, Member, int]:
    """A forum, somebody in it, and a topic."""
    forum = Group(server, "Le bourg", is_forum=True)
    member = forum.member(reader)
    return forum, member, await forum.opens_topic(member, "La mer")


async def test_messages_of_a_topic_say_so_those_of_general_do_not(
    server: BotApiServer, forum: tuple[Group, Member, int]
) -> None:
    _, member, topic = forum
    await member.says("/un")
    await member.in_topic(topic).says("/deux")
    _, one, two = [update["message"] for update in await told(server)]
    assert "message_thread_id" not in one
    assert (two["message_thread_id"], two["is_topic_message"]) == (topic, True)
    assert two["reply_to_message"]["forum_topic_created"]["name"] == "La mer"


@pytest.mark.parametrize("thread", [1, 77])
async def test_nothing_is_sent_to_a_topic_that_there_is_not(
    server: BotApiServer, forum: tuple[Group, Member, int], thread: int
) -> None:
    """General is none."""
    parameters: dict[str, Any] = {"chat_id": forum[0].chat.id, "text": "Oui ?", "message_thread_id": thread}
    assert await refused(server, "sendMessage", **parameters) == ("Bad Request: message thread not found", True)


async def test_a_reply_stands_where_its_question_stands(server: BotApiServer, forum: tuple[Group, Member, int]) -> None:
    group, member, topic = forum
    there = member.in_topic(topic)
    await there.says("/un")
    reply = {"message_id": there.last_id}
    assert (await send(server, group, reply_parameters=reply))["ok"]
    await there.hears_in(topic)
    other = await group.opens_topic(member, "Le pain")
    parameters: dict[str, Any] = {"chat_id": group.chat.id, "text": "Oui ?", "message_thread_id": other}
    wrong = ("Bad Request: a reply to a message of another topic", True)
    assert await refused(server, "sendMessage", **parameters, reply_parameters=reply) == wrong
    assert (await send(server, group, message_thread_id=other))["ok"]
    with pytest.raises(AssertionError, match="stands in the topic"):
        await member.hears_in(topic)


async def test_in_other_groups_a_reply_has_a_thread_that_nothing_is_sent_to(
    server: BotApiServer, group: Group, maelle: Member
) -> None:
    await maelle.says("Un")
    first = maelle.last_id
    await maelle.replies(first, "Deux")
    await maelle.replies(maelle.last_id, "/trois")
    (update,) = await told(server)
    assert update["message"]["message_thread_id"] == first
    parameters: dict[str, Any] = {"chat_id": group.chat.id, "text": "Oui ?", "message_thread_id": first}
    assert (await refused(server, "sendMessage", **parameters))[1]


async def test_a_reply_is_forced_on_one_person(server: BotApiServer, group: Group, maelle: Member) -> None:
    yann = group.member(Person(server, 6_120_480_002, "Yann"))
    await maelle.says("/question")
    markup: dict[str, Any] = {"force_reply": True, "selective": True, "input_field_placeholder": "Votre question"}
    reply = {"message_id": maelle.last_id}
    for more in ({"reply_markup": markup}, {"reply_markup": {"force_reply": True}, "reply_parameters": reply}):
        parameters: dict[str, Any] = {"chat_id": group.chat.id, "text": "Oui ?"} | more
        assert "everybody" in (await refused(server, "sendMessage", **parameters))[0]
    assert (await send(server, group, reply_markup=markup, reply_parameters=reply))["ok"]
    assert (await maelle.hears()).placeholder == "Votre question"
    assert (await send(server, group, reply_markup=markup, reply_parameters=reply))["ok"]
    assert (await yann.hears()).placeholder is None


# Who is in it


async def test_members_are_told_apart(server: BotApiServer, group: Group, reader: Person) -> None:
    group.member(reader, "creator")
    admin = group.member(Person(server, 6_120_480_002, "Yann"), "administrator", anonymous=True)
    stranger = Person(server, 6_120_480_003, "Loïc")
    for person, status in ((reader, "creator"), (admin.person, "administrator"), (stranger, "left")):
        answer = await call(server, "getChatMember", chat_id=group.chat.id, user_id=person.user["id"])
        assert schema.problems(["ChatMember"], answer["result"], "member") == []
        assert answer["result"]["status"] == status
    listed = (await call(server, "getChatAdministrators", chat_id=group.chat.id))["result"]
    assert [one["user"]["first_name"] for one in listed] == ["Maëlle", "Yann"]
    unknown = ("Bad Request: PARTICIPANT_ID_INVALID", False)
    assert await refused(server, "getChatMember", chat_id=group.chat.id, user_id=5) == unknown
    assert (await refused(server, "getChatMember", chat_id=reader.chat.id, user_id=5))[1]
    assert (await refused(server, "getChatAdministrators", chat_id=4))[1]


# Becoming a supergroup


async def test_a_group_that_has_become_another_says_which(server: BotApiServer, reader: Person) -> None:
    """To whoever still writes to it, and in two messages."""
    group = Group(server, "La famille", "group")
    member, old = group.member(reader), group.chat.id
    new = await group.becomes_supergroup(reader, ("to", "from", "left", "joined"))
    to, from_, left, joined = await told(server)
    assert (to["message"]["chat"]["id"], to["message"]["migrate_to_chat_id"]) == (old, new)
    assert (from_["message"]["chat"]["id"], from_["message"]["migrate_from_chat_id"]) == (new, old)
    assert left["my_chat_member"]["new_chat_member"]["status"] == "left"
    assert joined["my_chat_member"]["chat"] == group.chat.fields
    for method in ("sendMessage", "getChatMember"):
        parameters: dict[str, Any] = {"text": "Oui ?"} if method == "sendMessage" else {"user_id": reader.user["id"]}
        answer = await call(server, method, chat_id=old, **parameters)
        assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
        assert answer["parameters"] == {"migrate_to_chat_id": new}
    assert (await send(server, group))["ok"]
    assert (await member.hears()).text == "Oui ?"
    assert list(server.mistakes()) == []


# Presses and commands


async def test_a_press_in_a_group_is_told_with_whoever_pressed(
    server: BotApiServer, group: Group, reader: Person
) -> None:
    """An anonymous admin by their own name."""
    admin = group.member(reader, "administrator", anonymous=True)
    assert (await send(server, group, reply_markup=button()))["ok"]
    pressing = asyncio.create_task((await admin.hears()).press("Oui"))
    await asyncio.sleep(0)
    (update,) = await told(server)
    assert update["callback_query"]["from"] == reader.user
    assert update["callback_query"]["message"]["chat"] == group.chat.fields
    await call(server, "answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
    await pressing


async def test_groups_have_commands_of_their_own(server: BotApiServer, group: Group) -> None:
    commands = [{"command": "aide", "description": "Aide"}]
    everybody = [{"command": "start", "description": "Début"}]
    assert (await call(server, "setMyCommands", commands=everybody))["ok"]
    assert server.commands(group.chat.id) == ["start"]
    assert (await call(server, "setMyCommands", commands=commands, scope={"type": "all_group_chats"}))["ok"]
    assert server.commands(group.chat.id) == ["aide"]
    assert server.commands(5) == ["start"]
