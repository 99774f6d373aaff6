"""People who write to the bot, press its buttons and hear what it says."""

import asyncio
import time
from itertools import count
from typing import Any

from tests.patience import PATIENCE
from tests.telegram.chats import BOT, Chat, Press
from tests.telegram.heard import Button, Entity, Heard, Pressed, as_heard
from tests.telegram.sending import Sender

__all__ = ["Button", "Entity", "Heard", "Person", "Pressed", "unheard"]

_press_ids = count(4_800_000_000_001)


class Person(Sender):
    """Someone in a private chat with the bot."""

    _pressed: tuple[Press, dict[str, Any]] | None = None
    """The button pressed last."""

    async def hears(self) -> Heard:
        """Wait for the bot's next message; it as it was sent, whatever became of it since."""
        async with asyncio.timeout(PATIENCE):
            message = await self.chat.heard.get()
        return as_heard(message, self)

    async def asks(self, text: str) -> Heard:
        """Write a message, and wait for the bot's next one."""
        await self.says(text)
        return await self.hears()

    @property
    def unheard(self) -> list[str]:
        """Messages of the bot that nobody looked at, and that are still there."""
        return unheard(self.chat)

    def downloads(self, document: dict[str, Any]) -> tuple[str, bytes]:
        """The name and the content of a file in the chat."""
        return document.get("file_name", ""), self._server.world.files.get(document["file_id"]).data

    def blocks_the_bot(self) -> None:
        """Refuse to hear from the bot."""
        self._lets_the_bot("member", "kicked")

    def unblocks_the_bot(self) -> None:
        """Hear from the bot again."""
        self._lets_the_bot("kicked", "member")

    def _lets_the_bot(self, before: str, after: str) -> None:
        self.chat.blocked = after == "kicked"
        old, new = (
            {"user": BOT, "status": status} | ({"until_date": 0} if status == "kicked" else {})
            for status in (before, after)
        )
        change = {"chat": self.chat.fields, "from": self.user, "date": int(time.time())}
        self._server.updates.add_at_once("my_chat_member", change | {"old_chat_member": old, "new_chat_member": new})

    def deletes_last(self) -> None:
        """Delete the message sent last."""
        del self.chat.messages[self.last_id]

    def deletes(self, heard: Heard) -> None:
        """Delete a message of the bot's, for both sides."""
        del self.chat.messages[heard.id]

    async def presses(self, heard: Heard, data: str | None, *, expired: bool = False) -> Pressed:
        """Press a button that may no longer be there; with `expired`, the app has stopped waiting for an answer."""
        press, query = self._press(heard, data, expired)
        await self._server.updates.add("callback_query", query)
        return Pressed() if expired else await _answer(press)

    async def presses_twice(self, heard: Heard, label: str) -> tuple[Pressed, Pressed]:
        """Press a button and, before anything can happen, press it once more."""
        data = heard.now.data(label)
        (first, one), (second, other) = self._press(heard, data), self._press(heard, data)
        await self._server.updates.add("callback_query", one, other)
        return await _answer(first), await _answer(second)

    async def presses_again(self) -> Pressed:
        """Let the app send the last press once more, as it does where no answer came: a new update, the same query."""
        assert self._pressed is not None, "nothing was pressed yet"
        press, query = self._pressed
        press.repeated = True
        query = query | {"message": self.chat.pressed(query["message"]["message_id"])}
        await self._server.updates.add("callback_query", query)
        return await _answer(press)

    def _inline_id(self, number: int) -> str | None:
        """The id of a message that came of the bot's results."""
        messages = self._server.world.inline_messages.items()
        return next((id_ for id_, place in messages if place == (self.chat, number)), None)

    def _press(self, heard: Heard, data: str | None, expired: bool = False) -> tuple[Press, dict[str, Any]]:
        assert data is not None, "the button tells the bot nothing"
        number = str(next(_press_ids))
        press = Press(number, self.chat, asyncio.get_running_loop().create_future(), expired)
        self._server.world.presses[number] = press
        message = heard.message if heard.message["date"] == 0 else self.chat.pressed(heard.id)
        # Below what came of a list the bot is told of no message: it may not be where that stands.
        below = self._inline_id(heard.id)
        what = {"inline_message_id": below} if below else {"message": message}
        query = {"id": number, "from": self.user, **what, "chat_instance": "6200", "data": data}
        self._pressed = press, query
        return self._pressed


def unheard(chat: Chat) -> list[str]:
    """Take what the bot said in `chat` that nobody looked at, and that is still there; of files, their names."""
    texts = []
    while not chat.heard.empty():
        number = chat.heard.get_nowait()["message_id"]
        if number in chat.messages:
            message = chat.messages[number]
            texts.append(message.get("text") or message["document"].get("file_name", ""))
    return texts


async def _answer(press: Press) -> Pressed:
    """The app's notice once the press is answered. That nobody waits any more takes nothing from the bot."""
    async with asyncio.timeout(PATIENCE):
        answer = await asyncio.shield(press.answer)
    return Pressed(answer.get("text", ""), answer.get("show_alert", False))
