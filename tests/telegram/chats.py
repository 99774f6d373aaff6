"""Chats, and what was said in them."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.files import Files

BOT: dict[str, Any] = {"id": 7000000001, "is_bot": True, "first_name": "Extrait", "username": "extrait_bot"}


@dataclass
class Chat:
    """One chat as the server sees it. A message that changes is replaced: who holds it goes on seeing what was."""

    fields: dict[str, Any]
    """Its fields, as messages carry them."""
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Its messages, by number."""
    sent: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Everything the bot ever said in it, deleted or not, each message as it last was."""
    blocked: bool = False
    """True once its person has blocked the bot."""
    heard: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    """Messages of the bot that nobody has looked at yet."""
    edits: defaultdict[int, asyncio.Queue[dict[str, Any]]] = field(default_factory=lambda: defaultdict(asyncio.Queue))
    """Edits of its messages that nobody has looked at yet."""
    gone: defaultdict[int, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))
    """Events, set when the bot deletes a message."""
    forced: dict[int, dict[str, Any]] = field(default_factory=dict)
    """The messages below which the app opened a reply by itself, and how they asked for it."""
    old: set[int] = field(default_factory=set)
    """The messages that the bot can no longer see."""
    last: int = 0
    """The number of the last message; a deleted one's is never given again."""
    standing: dict[int, dict[str, Any]] = field(default_factory=dict)
    """In a group, how everybody stands who is or was a member, the bot too: ChatMembers by person."""
    topics: dict[int, str] = field(default_factory=dict)
    """In a forum, the names of its topics, by the number of the message that opened each; General is none of them."""
    moved_to: int | None = None
    """The supergroup that a group has become."""
    clock: Callable[[], float] = time.time

    @property
    def is_group(self) -> bool:
        """True for a group of either kind."""
        return self.fields["type"] in ("group", "supergroup")

    @property
    def id(self) -> int:
        """The chat's number, a person's own in private."""
        number = self.fields["id"]
        assert isinstance(number, int)
        return number

    def add(self, author: dict[str, Any], **content: Any) -> dict[str, Any]:
        """Add a message, complete as the specification wants it."""
        self.last += 1
        message = {
            "message_id": self.last,
            "date": int(self.clock()),
            "chat": self.fields,
            "from": author,
            **content,
        }
        self.messages[message["message_id"]] = message
        return message

    def add_ours(self, **content: Any) -> dict[str, Any]:
        """Add a message of the bot's."""
        message = self.add(BOT, **content)
        self.sent[message["message_id"]] = message
        self.heard.put_nowait(message)
        return message

    def change(self, message: dict[str, Any]) -> None:
        """Put a message of the bot's in the place of what it was."""
        number = message["message_id"]
        self.messages[number] = self.sent[number] = message
        self.edits[number].put_nowait(message)

    def pressed(self, number: int) -> dict[str, Any]:
        """The message whose button was pressed, as the bot is told of it."""
        if number in self.messages and number not in self.old:
            return self.messages[number]
        return {"message_id": number, "date": 0, "chat": self.fields}


@dataclass
class Press:
    """A button that was pressed; it spins until it is answered."""

    id: str
    chat: Chat
    answer: asyncio.Future[dict[str, Any]]
    expired: bool = False
    """True once the person's app has stopped waiting for an answer."""
    repeated: bool = False
    """True if the bot may have answered it without knowing: it was sent again, or the bot was cut off."""


@dataclass
class Asked:
    """An inline query, or a guest's; the app waits for what the bot answers."""

    id: str
    user: int
    query: str
    offset: str
    at: float
    answer: asyncio.Future[dict[str, Any]]
    chat: Chat | None = None
    """Chat of a guest query; None for inline queries, of which nobody tells where."""
    superseded: bool = False
    """True if the same person has typed on since: nobody waits any more."""


def _abilities() -> dict[str, bool]:
    return {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@dataclass
class World:
    """Everybody and everything there is."""

    chats: dict[int, Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    abilities: dict[str, bool] = field(default_factory=_abilities)
    """Abilities of the bot that getMe tells."""
    asked: dict[str, "Asked"] = field(default_factory=dict)
    """Inline and guest queries, by their ids."""
    inline_messages: dict[str, tuple[Chat, int]] = field(default_factory=dict)
    """Messages that came of inline and guest queries, by the ids under which the bot can change them."""
    tells_what_is_chosen: bool = False
    """True if the bot is told which result of an inline query was sent."""
    clock: Callable[[], float] = time.time
    is_limited: bool = False
    """True if Telegram's limits on what is sent are in force."""
    profile: dict[tuple[str, str] | tuple[str, str, int], Any] = field(default_factory=dict)
    """The bot's profile, by the kind of entry, by language and, for one chat's commands, by chat."""
    kept_as: Callable[[str], str] = str
    """Function that turns a description into the one that is kept."""
