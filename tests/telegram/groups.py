"""Groups: who is in them, what of it reaches the bot, topics, channels, and how a group becomes another chat."""

import copy
from itertools import count
from typing import Any

from tests.telegram import detected
from tests.telegram.chats import BOT, Chat
from tests.telegram.heard import Heard
from tests.telegram.people import Person, unheard
from tests.telegram.server import BotApiServer

ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
"""Sender of an admin's messages in the group's own name."""
AS_CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
"""Sender of messages that somebody writes in a channel's name."""
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
"""Sender that forwards a channel's posts to its discussion."""
_SERVICE = {
    *("new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id", "forum_topic_created"),
    *("pinned_message", "new_chat_title"),
}
_RIGHTS = (
    *("can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    "can_delete_stories",
)
_MAY_SEND = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users"),
    *("can_pin_messages", "can_manage_topics"),
)
_numbers = count(1)


def standing(user: dict[str, Any], status: str, *, anonymous: bool = False) -> dict[str, Any]:
    """Somebody's membership of a group, complete as the specification wants it."""
    more: dict[str, Any] = {}
    match status:
        case "creator":
            more = {"is_anonymous": anonymous}
        case "administrator":
            more = dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True, "is_anonymous": anonymous}
        case "restricted":
            more = dict.fromkeys(_MAY_SEND, False) | {"is_member": True, "until_date": 0}
        case "kicked":
            more = {"until_date": 0}
    return {"user": user, "status": status} | more


class Group:
    """A group of either kind, a forum, or the discussion of a channel."""

    def __init__(self, server: BotApiServer, title: str, kind: str = "supergroup", *, is_forum: bool = False) -> None:
        self._server = server
        self.title = title
        number = next(_numbers)
        self.chat = self._made(-4_200_000 - number if kind == "group" else -1_002_000_000_000 - number, kind, is_forum)
        self.chat.standing[BOT["id"]] = standing(BOT, "member")
        # A forum's first message opened General, which has no number that could be sent to.
        self.chat.last = int(is_forum)
        self.other_bots: list[str] = []
        """The other bots in it; an unaddressed command is for whichever bot spoke last."""
        self.spoke_last: str | None = BOT["username"]
        self.channel: Chat | None = None
        """The channel whose posts are discussed here."""

    def _made(self, number: int, kind: str, is_forum: bool) -> Chat:
        fields = {"type": kind, "title": self.title} | ({"is_forum": True} if is_forum else {})
        return self._server.chat(number, fields)

    def member(self, person: Person, status: str = "member", *, anonymous: bool = False) -> "Member":
        """`person` as they are in the group from now on; an anonymous admin writes in the group's name."""
        self.chat.standing[person.user["id"]] = standing(person.user, status, anonymous=anonymous)
        return Member(self, person, sender=self.chat.fields if anonymous else None)

    def under_channel(self, person: Person, title: str = "La Gazette") -> "Member":
        """`person`, who writes here in the name of a channel of theirs."""
        self.chat.standing[person.user["id"]] = standing(person.user, "member")
        return Member(self, person, sender={"id": -1_002_999_999_001, "type": "channel", "title": title})

    @property
    def unheard(self) -> list[str]:
        """Messages of the bot to the group that nobody looked at."""
        return unheard(self.chat)

    async def opens_topic(self, member: "Member", name: str) -> int:
        """Open a topic; its number."""
        assert self.chat.fields.get("is_forum"), "only forums have topics"
        message = self.chat.add(member.user, forum_topic_created={"name": name, "icon_color": 7322096})
        number: int = message["message_id"]
        message |= {"message_thread_id": number, "is_topic_message": True}
        self.chat.topics[number] = name
        await self.tells("message", message)
        return number

    async def discusses(self, text: str) -> int:
        """Let the channel post something, which Telegram forwards here; the number of what it is here."""
        if self.channel is None:
            fields = {"type": "channel", "title": "La Gazette", "username": "gazette"}
            self.channel = self._server.chat(-1_002_888_888_000 - next(_numbers), fields)
        date = int(self._server.world.clock())
        origin = {"type": "channel", "chat": self.channel.fields, "message_id": 17, "date": date}
        post = self.chat.add(
            TELEGRAM,
            sender_chat=self.channel.fields,
            forward_origin=origin,
            is_automatic_forward=True,
            **detected.text(text),
        )
        await self.tells("message", post)
        number: int = post["message_id"]
        return number

    # The bot

    async def welcomes_the_bot(self, by: Person, status: str = "member") -> None:
        """Add the bot, or let it back in."""
        await self._bot_becomes(status, by)
        await self.tells("message", self.chat.add(by.user, new_chat_members=[BOT]))

    async def promotes_the_bot(self, by: Person) -> None:
        """Make the bot an admin, which reads everything."""
        await self._bot_becomes("administrator", by)

    async def silences_the_bot(self, by: Person) -> None:
        """Let the bot send nothing."""
        await self._bot_becomes("restricted", by)

    async def removes_the_bot(self, by: Person) -> None:
        """Put the bot out."""
        await self._bot_becomes("kicked", by)

    async def _bot_becomes(self, status: str, by: Person) -> None:
        before = self.chat.standing.get(BOT["id"]) or standing(BOT, "left")
        after = standing(BOT, status)
        self.chat.standing[BOT["id"]] = after
        change = {"chat": self.chat.fields, "from": by.user, "date": int(self._server.world.clock())}
        await self._server.updates.add("my_chat_member", change | {"old_chat_member": before, "new_chat_member": after})

    # What reaches it

    async def tells(self, kind: str, message: dict[str, Any]) -> None:
        """Let the bot know of a message, if it is one that it gets."""
        if self._reaches(message):
            await self._server.updates.add(kind, message)

    def _reaches(self, message: dict[str, Any]) -> bool:
        stands = self.chat.standing.get(BOT["id"], {}).get("status", "left")
        if stands in ("left", "kicked") or message["from"]["id"] == BOT["id"]:
            return False
        reads_all = self._server.world.abilities["can_read_all_group_messages"] or stands == "administrator"
        if reads_all or _SERVICE & message.keys() or message.get("via_bot") == BOT:
            return True
        replied = message.get("reply_to_message", {})
        return replied.get("from", {}).get("id") == BOT["id"] or self._is_our_command(message.get("text", ""))

    def _is_our_command(self, text: str) -> bool:
        """True for a command that is addressed to the bot, or to nobody while it is the bot's turn."""
        if not text.startswith("/") or not detected.marks(text) or detected.marks(text)[0]["offset"]:
            return False
        _, at, name = text.split()[0].partition("@")
        if at:
            return name.lower() == str(BOT["username"]).lower()
        return not self.other_bots or self.spoke_last == BOT["username"]

    # Becoming another chat

    async def becomes_supergroup(self, by: Person, tells: tuple[str, ...] = ("to", "from")) -> int:
        """Become a supergroup, another chat; its number.

        `tells`: what the bot is told of it, in order: "to" and "from" are service messages, in the old chat and in the
        new one; "left" and "joined" say that the bot is a member of the new one instead.
        """
        old = self.chat
        self.chat = self._made(-1_002_000_000_000 - next(_numbers), "supergroup", is_forum=False)
        self.chat.standing, old.moved_to = copy.copy(old.standing), self.chat.id
        for what in tells:
            match what:
                case "to":
                    await self._server.updates.add("message", old.add(by.user, migrate_to_chat_id=self.chat.id))
                case "from":
                    message = self.chat.add(by.user, migrate_from_chat_id=old.id)
                    await self._server.updates.add("message", message)
                case _:
                    chat = old if what == "left" else self.chat
                    change = {"chat": chat.fields, "from": by.user, "date": int(self._server.world.clock())}
                    before, after = ("member", "left") if what == "left" else ("left", "member")
                    change |= {"old_chat_member": standing(BOT, before), "new_chat_member": standing(BOT, after)}
                    await self._server.updates.add("my_chat_member", change)
        return self.chat.id


class Member(Person):
    """Somebody in a group: they write there, and hear and press what the bot says there."""

    def __init__(
        self, group: Group, person: Person, *, topic: int | None = None, sender: dict[str, Any] | None = None
    ) -> None:
        self._server, self.group, self.person = person._server, group, person
        self.user, self.said, self.last_id = person.user, person.said, 0
        self._topic, self._sender = topic, sender

    @property
    def chat(self) -> Chat:  # type: ignore[override]
        """The group's chat, which may have become another one."""
        return self.group.chat

    def in_topic(self, topic: int) -> "Member":
        """The same person, who writes in a topic."""
        assert topic in self.chat.topics
        return Member(self.group, self.person, topic=topic, sender=self._sender)

    async def sends(self, **content: Any) -> None:
        """Send a message with this content to the group."""
        author = self.user
        if self._sender is not None:
            author = ANONYMOUS if self._sender["id"] == self.chat.id else AS_CHANNEL
            content["sender_chat"] = self._sender
        content |= threaded(self.chat, content.get("reply_to_message"), self._topic)
        message = self.chat.add(author, **content)
        self.last_id = message["message_id"]
        await self._tell("message", message)

    async def _tell(self, kind: str, message: dict[str, Any]) -> None:
        await self.group.tells(kind, message)

    async def comments(self, post: int, text: str) -> None:
        """Write below a post of the channel."""
        await self.replies(post, text)

    async def hears_in(self, topic: int | None) -> Heard:
        """Wait for the bot's next message, which stands in this topic; None for General, or where there are none."""
        heard = await self.hears()
        where = heard.message.get("message_thread_id") if heard.message.get("is_topic_message") else None
        assert where == topic, f"the message {heard.text!r} stands in the topic {where}, not in {topic}"
        return heard


def threaded(chat: Chat, replied: dict[str, Any] | None, topic: int | None) -> dict[str, Any]:
    """Fields of a message for its thread. In supergroups, replies have a thread although it is no topic."""
    if chat.fields.get("is_forum"):
        if replied is not None:
            topic = replied.get("message_thread_id") if replied.get("is_topic_message") else None
        if topic is None:
            return {}
        opening = {name: value for name, value in chat.messages[topic].items() if name != "reply_to_message"}
        return {"message_thread_id": topic, "is_topic_message": True} | (
            {} if replied is not None else {"reply_to_message": opening}
        )
    if replied is None or chat.fields["type"] != "supergroup":
        return {}
    return {"message_thread_id": replied.get("message_thread_id", replied["message_id"])}
