"""Messages to send: text, entities, keyboard.

Entities, not HTML: a document's words go out as they are, with nothing to escape and nothing to break.
"""

from dataclasses import dataclass, field

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    SwitchInlineQueryChosenChat,
)
from telegram.constants import MessageEntityType, MessageLimit

from bot.chat.callbacks.data import Press


@dataclass(frozen=True, slots=True)
class Button:
    """A button and what pressing it does: exactly one of the other fields."""

    label: str
    press: Press | None = None
    """Data that Telegram sends back to the bot."""
    url: str | None = None
    copy: str | None = None
    """Goes to the clipboard; at most 256 code points."""
    share: str | None = None
    """An inline query, in a chat that is chosen then; at most 256 code points."""
    here: str | None = None
    """An inline query in the same chat; empty where the person is to write it."""

    @property
    def telegram_button(self) -> InlineKeyboardButton:
        """As Telegram wants it."""
        return InlineKeyboardButton(
            self.label,
            callback_data=self.press.data if self.press else None,
            url=self.url,
            copy_text=CopyTextButton(self.copy) if self.copy else None,
            switch_inline_query_chosen_chat=_any_chat(self.share) if self.share else None,
            switch_inline_query_current_chat=self.here,
        )


def _any_chat(query: str) -> SwitchInlineQueryChosenChat:
    return SwitchInlineQueryChosenChat(query, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True)


@dataclass(slots=True)
class Message:
    """A message to send. Entities are counted in code points until `telegram_entities` turns them into UTF-16 units."""

    text: str = ""
    entities: list[MessageEntity] = field(default_factory=list)
    rows: list[list[Button]] = field(default_factory=list)

    def add(self, text: str, *kinds: MessageEntityType, url: str | None = None) -> None:
        """Append `text`, marked as each of `kinds`, and as a link where there is a `url`."""
        for kind in kinds:
            self.entities.append(MessageEntity(kind, len(self.text), len(text)))
        if url:
            self.entities.append(MessageEntity(MessageEntityType.TEXT_LINK, len(self.text), len(text), url=url))
        self.text += text

    def append(self, part: "Message") -> None:
        """Append another message's text and entities."""
        for entity in part.entities:
            shifted = MessageEntity(entity.type, entity.offset + len(self.text), entity.length, url=entity.url)
            self.entities.append(shifted)
        self.text += part.text

    def fits(self, part: "Message") -> bool:
        """True if `part` can be appended and the message still be sent."""
        return len(self.text) + len(part.text) <= MessageLimit.MAX_TEXT_LENGTH

    def mark(self, kind: MessageEntityType, start: int = 0) -> None:
        """Mark everything from `start` on."""
        self.entities.append(MessageEntity(kind, start, len(self.text) - start))

    def row(self, *buttons: Button | None) -> None:
        """Add a row of buttons; None stands for one that is not needed."""
        if row := [button for button in buttons if button]:
            self.rows.append(row)

    @property
    def telegram_entities(self) -> list[MessageEntity]:
        """The entities in order, offsets in UTF-16 code units."""
        ordered = sorted(self.entities, key=lambda entity: (entity.offset, -entity.length))
        return list(MessageEntity.adjust_message_entities_to_utf_16(self.text, ordered))

    @property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons, or None where there is none."""
        rows = [[button.telegram_button for button in row] for row in self.rows]
        return InlineKeyboardMarkup(rows) if rows else None
