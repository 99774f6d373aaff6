"""The bot's messages as people see them, and the presses and waits that one allows."""

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.patience import PATIENCE
from tests.telegram import entities

if TYPE_CHECKING:
    from tests.telegram.people import Person


@dataclass(frozen=True)
class Entity:
    """A part of a message that looks different."""

    type: str
    text: str
    url: str | None = None


@dataclass(frozen=True)
class Button:
    """A button under a message. It does one thing: that of the fields after the label that is not None."""

    label: str
    data: str | None = None
    """Data that the bot is told."""
    url: str | None = None
    copy: str | None = None
    """Text that is copied."""
    query: str | None = None
    """Inline query, in a chat that the person chooses."""
    query_here: str | None = None
    """Inline query, in the same chat."""
    query_chosen: str | None = None
    """Inline query, in a chat of the kinds that the bot allows."""
    style: str | None = None


@dataclass(frozen=True)
class Pressed:
    """The app's notice once a press is answered."""

    text: str = ""
    is_alert: bool = False


@dataclass(frozen=True)
class Heard:
    """A message of the bot's, as its reader sees it at one moment."""

    id: int
    text: str
    """Its words; those under it, where it is a file."""
    entities: tuple[Entity, ...]
    keyboard: tuple[tuple[Button, ...], ...]
    """The buttons, row by row."""
    reply_to: int | None
    """The message that it replies to."""
    previews_links: bool
    file: tuple[str, bytes] | None
    """The name and the content of the file that it is."""
    placeholder: str | None
    """Placeholder of the field that the app opened for a reply; None where it opened none."""
    message: dict[str, Any] = field(repr=False)
    reader: "Person" = field(repr=False, compare=False)

    @property
    def bold(self) -> list[str]:
        """The parts in bold."""
        return self._marked("bold")

    @property
    def italic(self) -> list[str]:
        """The parts in italics."""
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
    def buttons(self) -> tuple[Button, ...]:
        """The buttons, from left to right and from top to bottom."""
        return tuple(button for row in self.keyboard for button in row)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The labels of the buttons, row by row."""
        return tuple(tuple(button.label for button in row) for row in self.keyboard)

    @property
    def labels(self) -> list[str]:
        """The labels of the buttons."""
        return [button.label for button in self.buttons]

    @property
    def is_protected(self) -> bool:
        """True if it can be neither forwarded nor saved."""
        return bool(self.message.get("has_protected_content"))

    @property
    def is_deleted(self) -> bool:
        """True if it is gone by now."""
        return self.id not in self.reader.chat.messages

    @property
    def now(self) -> "Heard":
        """The message as it is by now."""
        assert not self.is_deleted, "the message was deleted"
        return as_heard(self.reader.chat.messages[self.id], self.reader)

    async def edited(self) -> "Heard":
        """Wait for the message's next change that was not looked at yet; it as that change left it."""
        async with asyncio.timeout(PATIENCE):
            return as_heard(await self.reader.chat.edits[self.id].get(), self.reader)

    async def deleted(self) -> None:
        """Wait until it is gone."""
        async with asyncio.timeout(PATIENCE):
            await self.reader.chat.gone[self.id].wait()

    def age(self) -> "Heard":
        """Let a month pass: its buttons go on working, but Telegram no longer shows it to the bot."""
        self.reader.chat.old.add(self.id)
        return self

    def data(self, label: str) -> str:
        """Data that the button with this label tells the bot."""
        (button,) = [button for button in self.buttons if button.label == label]
        assert button.data is not None, f"the button {label!r} tells the bot nothing"
        return button.data

    async def press(self, label: str, *, old: bool = False) -> Pressed:
        """Press a button that the message has by now, and wait for what the app then shows.

        With `old`, a button that it had, on a screen that has not seen the change yet.
        """
        return await self.reader.presses(self, (self if old else self.now).data(label))

    def _marked(self, kind: str) -> list[str]:
        return [one.text for one in self.entities if one.type == kind]


def as_heard(message: dict[str, Any], reader: "Person") -> Heard:
    """A message of the bot's, as `reader` sees it."""
    text = message.get("text", message.get("caption", ""))
    number = message["message_id"]
    forced = reader.chat.forced.get(number)
    asked = message.get("reply_to_message", {}).get("from", {}).get("id")
    if forced and forced.get("selective") and asked != reader.user["id"]:
        forced = None
    return Heard(
        id=number,
        text=text,
        entities=tuple(
            Entity(one["type"], entities.cut(text, one["offset"], one["length"]), one.get("url"))
            for one in message.get("entities", message.get("caption_entities", []))
        ),
        keyboard=tuple(
            tuple(_button(button) for button in row)
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        ),
        reply_to=message.get("reply_to_message", {}).get("message_id"),
        previews_links=not message.get("link_preview_options", {}).get("is_disabled", False),
        file=reader.downloads(message["document"]) if "document" in message else None,
        placeholder=forced.get("input_field_placeholder", "") if forced else None,
        message=message,
        reader=reader,
    )


def _button(button: dict[str, Any]) -> Button:
    chosen = button.get("switch_inline_query_chosen_chat")
    return Button(
        label=button["text"],
        data=button.get("callback_data"),
        url=button.get("url"),
        copy=button.get("copy_text", {}).get("text"),
        query=button.get("switch_inline_query"),
        query_here=button.get("switch_inline_query_current_chat"),
        query_chosen=None if chosen is None else chosen.get("query", ""),
        style=button.get("style"),
    )
