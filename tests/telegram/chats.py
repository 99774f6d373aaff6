"""Chats, and what was said in them."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

BOT = {"id": 7000000001, "is_bot": True, "first_name": "Extrait", "username": "extrait_bot"}


@dataclass
class Chat:
    """One chat as the server sees it."""

    fields: dict[str, Any]
    """What messages say about it."""
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    blocked: bool = False
    """Whether its person no longer wants to hear from the bot."""
    heard: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    """What the bot said and nobody has looked at yet."""
    last: int = 0
    """The number of the last message; a deleted one's is never given again."""

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
            "date": int(time.time()),
            "chat": self.fields,
            "from": author,
            **content,
        }
        self.messages[message["message_id"]] = message
        return message


@dataclass
class Press:
    """A button that was pressed; it spins until it is answered."""

    id: str
    chat: Chat
    answer: asyncio.Future[dict[str, Any]]
    expired: bool = False
    """Whether the person's app has stopped waiting for an answer."""


@dataclass
class World:
    """Everybody and everything there is."""

    chats: dict[int, Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    profile: dict[tuple[str, str], Any] = field(default_factory=dict)
    """What the bot registered, by what it is and by language."""
    kept_as: Callable[[str], str] = str
    """How a description is kept."""
