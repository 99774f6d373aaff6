"""People who write to the bot, press its buttons and hear what it says; and groups that it should leave alone."""

import asyncio
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.telegram import entities
from tests.telegram.chats import BOT, Chat, Press
from tests.telegram.server import BotApiServer

PATIENCE = 15
"""Seconds after which a test has failed; nothing waits for them to pass."""

_PICTURE = {"file_id": "AgACAgQ", "file_unique_id": "AQADq", "width": 90, "height": 90}
_FILE = {"file_id": "BQACAgQ", "file_unique_id": "AgADr"}
_press_ids = count(4_800_000_000_001)


@dataclass(frozen=True)
class Entity:
    """A part of a message that looks different."""

    type: str
    text: str
    url: str | None = None


@dataclass(frozen=True)
class Button:
    """A button under a message."""

    label: str
    data: str


@dataclass(frozen=True)
class Pressed:
    """What the app shows when a press is answered."""

    text: str = ""
    is_alert: bool = False


@dataclass(frozen=True)
class Heard:
    """A message of the bot's, as its reader sees it."""

    id: int
    text: str
    entities: tuple[Entity, ...]
    buttons: tuple[Button, ...]
    reply_to: int | None
    """The message that it replies to."""
    previews_links: bool
    message: dict[str, Any] = field(repr=False)
    reader: "Person" = field(repr=False, compare=False)

    @property
    def bold(self) -> list[str]:
        """What is set in bold."""
        return self._marked("bold")

    @property
    def italic(self) -> list[str]:
        """What is set in italics."""
        return self._marked("italic")

    @property
    def folded(self) -> list[str]:
        """The quotations that unfold when they are pressed."""
        return self._marked("expandable_blockquote")

    @property
    def links(self) -> list[tuple[str, str]]:
        """The words that lead somewhere, and where."""
        return [(one.text, one.url) for one in self.entities if one.type == "text_link" and one.url]

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons."""
        return [button.label for button in self.buttons]

    async def press(self, label: str) -> Pressed:
        """Press a button, and wait for what the app then shows."""
        (data,) = [button.data for button in self.buttons if button.label == label]
        return await self.reader.presses(self, data)

    def _marked(self, kind: str) -> list[str]:
        return [one.text for one in self.entities if one.type == kind]


class Person:
    """Someone in a private chat with the bot."""

    def __init__(self, server: BotApiServer, number: int, first_name: str) -> None:
        self._server = server
        self.user = {"id": number, "is_bot": False, "first_name": first_name, "language_code": "fr"}
        self.chat = server.chat(number, {"type": "private", "first_name": first_name})
        self.said: list[str] = []
        self.last_id = 0
        """The number of the message sent last."""

    async def says(self, text: str) -> None:
        """Write a message."""
        self.said.append(text)
        commands = entities.commands(text)
        await self.sends(text=text, **({"entities": commands} if commands else {}))

    async def sends(self, **content: Any) -> None:
        """Send a message with this content, as the specification names it."""
        message = self.chat.add(self.user, **content)
        self.last_id = message["message_id"]
        await self._server.updates.add("message", message)

    async def edits(self, text: str) -> None:
        """Change the message sent last."""
        self.said.append(text)
        before = self.chat.messages[self.last_id]
        message = before | {"text": text, "edit_date": before["date"]}
        self.chat.messages[self.last_id] = message
        await self._server.updates.add("edited_message", message)

    async def sends_sticker(self) -> None:
        """Send a sticker."""
        kind = {"type": "regular", "is_animated": False, "is_video": False}
        await self.sends(sticker=_PICTURE | kind | {"width": 512, "height": 512})

    async def sends_photo(self, caption: str | None = None) -> None:
        """Send a photo."""
        if caption is None:
            await self.sends(photo=[_PICTURE])
        else:
            self.said.append(caption)
            await self.sends(photo=[_PICTURE], caption=caption)

    async def sends_album(self, photos: int) -> None:
        """Send photos together: a message each."""
        for _ in range(photos):
            await self.sends(photo=[_PICTURE], media_group_id="13579")

    async def sends_voice(self) -> None:
        """Send a voice message."""
        await self.sends(voice=_FILE | {"duration": 3})

    async def sends_document(self) -> None:
        """Send a file."""
        await self.sends(document=_FILE | {"file_name": "article.pdf", "file_size": 48_000})

    async def hears(self) -> Heard:
        """Wait for the bot's next message."""
        async with asyncio.timeout(PATIENCE):
            message = await self.chat.heard.get()
        return self._as_heard(message)

    async def asks(self, text: str) -> Heard:
        """Write a message, and wait for the bot's next one."""
        await self.says(text)
        return await self.hears()

    @property
    def unheard(self) -> list[str]:
        """What the bot said that nobody looked at."""
        return unheard(self.chat)

    def blocks_the_bot(self) -> None:
        """Refuse to hear from the bot."""
        self.chat.blocked = True

    def deletes_last(self) -> None:
        """Delete the message sent last."""
        del self.chat.messages[self.last_id]

    async def presses(self, heard: Heard, data: str, *, expired: bool = False) -> Pressed:
        """Press a button that may no longer be there; with `expired`, the app has stopped waiting for an answer."""
        number = str(next(_press_ids))
        press = Press(number, self.chat, asyncio.get_running_loop().create_future(), expired)
        self._server.world.presses[number] = press
        query = {"id": number, "from": self.user, "message": heard.message, "chat_instance": "6200", "data": data}
        await self._server.updates.add("callback_query", query)
        if expired:
            return Pressed()
        async with asyncio.timeout(PATIENCE):
            answer = await press.answer
        return Pressed(answer.get("text", ""), answer.get("show_alert", False))

    def _as_heard(self, message: dict[str, Any]) -> Heard:
        text = message["text"]
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        return Heard(
            id=message["message_id"],
            text=text,
            entities=tuple(
                Entity(one["type"], entities.cut(text, one["offset"], one["length"]), one.get("url"))
                for one in message.get("entities", [])
            ),
            buttons=tuple(Button(button["text"], button["callback_data"]) for row in rows for button in row),
            reply_to=message.get("reply_to_message", {}).get("message_id"),
            previews_links=not message.get("link_preview_options", {}).get("is_disabled", False),
            message=message,
            reader=self,
        )


class Group:
    """A group that the bot is in; a member's message reaches it as one that is meant for it would."""

    def __init__(self, server: BotApiServer, title: str) -> None:
        self._server = server
        self.chat = server.chat(-1002000000001, {"type": "supergroup", "title": title})

    async def hears(self, member: Person, text: str) -> None:
        """Let `member` write to the group."""
        member.said.append(text)
        commands = entities.commands(text)
        message = self.chat.add(member.user, text=text, **({"entities": commands} if commands else {}))
        await self._server.updates.add("message", message)

    async def welcomes_the_bot(self, member: Person) -> None:
        """Let `member` add the bot."""
        await self._server.updates.add("message", self.chat.add(member.user, new_chat_members=[BOT]))

    @property
    def unheard(self) -> list[str]:
        """What the bot said to the group."""
        return unheard(self.chat)


def unheard(chat: Chat) -> list[str]:
    """Take what the bot said in `chat` that nobody looked at."""
    texts = []
    while not chat.heard.empty():
        texts.append(chat.heard.get_nowait()["text"])
    return texts
