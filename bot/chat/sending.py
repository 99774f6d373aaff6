"""Messages to Telegram: sent, edited, acknowledged; with the refusals of Telegram's that are no failures."""

import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from telegram import (
    Bot,
    CallbackQuery,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated

from bot.chat.delivery import AlreadySentError
from bot.chat.render.message import Message

Others = Callable[[], Awaitable[Mapping[int, int | None]]]

_TRIED = 10
_UNCHANGED = "message is not modified"
_LOST = ("message to edit not found", "message can't be edited", "message_id_invalid")


async def send(
    bot: Bot, chat: int, message: Message, *, reply_to: int | None = None, others: Others | None = None
) -> int | None:
    """Send `message`, as a reply where there is something to reply to, even if that has gone meanwhile.

    Gives the message's number; None where it went out before the process was killed. `others` tells which messages of
    the chat are known to be something else; without it, what may have gone out is not looked for.
    """
    try:
        return await _send(bot, chat, message, reply_to)
    except AlreadySentError:
        if reply_to is None or others is None:
            return None
    if (number := await _arrived(bot, chat, message, reply_to, await others())) is not None:
        return number
    with contextlib.suppress(AlreadySentError):
        return await _send(bot, chat, message, reply_to)
    return None


@dataclass(frozen=True, slots=True)
class Where:
    """Where a message in a group goes."""

    message: int | None
    """The message that it replies to, even if that has gone meanwhile."""
    topic: int | None
    """The forum's topic; None where there is none, and in General, which Telegram wants to be left out."""


async def send_to_group(bot: Bot, chat: int, message: Message, where: Where, *, asks: str | None = None) -> int | None:
    """Send `message` to a group; its number, or None where it went out before the process was killed.

    With `asks`, a field for a reply opens for whoever is answered, and no one else; that stands in it.
    """
    forced = ForceReply(selective=True, input_field_placeholder=asks) if asks else None
    with contextlib.suppress(AlreadySentError):
        return await _send(bot, chat, message, where.message, topic=where.topic, forced=forced)
    return None


async def _send(
    bot: Bot,
    chat: int,
    message: Message,
    reply_to: int | None,
    *,
    topic: int | None = None,
    forced: ForceReply | None = None,
) -> int:
    sent = await bot.send_message(
        chat,
        message.text,
        entities=message.telegram_entities,
        reply_markup=forced or message.keyboard,
        reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
        message_thread_id=topic,
        # A quotation may hold an address («coco.gg»): no client is to fetch it, or show its page.
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return sent.message_id


async def _arrived(bot: Bot, chat: int, message: Message, question: int, known: Mapping[int, int | None]) -> int | None:
    """The number of the reply to `question` that was about to leave when the process was killed, if it has arrived.

    No method tells what a chat holds; but what we say last in a chat can be edited to say the same. The next numbers
    are tried, but for those `known` to be something else: in a chat of one person with us, few come between.
    """
    if (noted := next((number for number, answered in known.items() if answered == question), None)) is not None:
        return noted
    for number in range(question + 1, question + 1 + _TRIED):
        if number not in known:
            with contextlib.suppress(BadRequest):
                if await edit(bot, chat, number, message):
                    return number
    return None


async def send_file(bot: Bot, chat: int, name: str, data: bytes, caption: str) -> None:
    """Send a file."""
    with contextlib.suppress(AlreadySentError):
        await bot.send_document(chat, InputFile(data, filename=name), caption=caption, write_timeout=120)


async def edit(bot: Bot, chat: int, number: int, message: Message) -> bool:
    """Make the message of that number say this; False where it can no longer be edited."""
    try:
        await bot.edit_message_text(
            message.text,
            chat_id=chat,
            message_id=number,
            entities=message.telegram_entities,
            reply_markup=message.keyboard,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
    except ChatMigrated:
        # Its messages have other numbers in the supergroup that the group has become.
        return False
    except BadRequest as error:
        said = str(error).lower()
        if _UNCHANGED not in said and not said.startswith(_LOST):
            raise
        return _UNCHANGED in said
    return True


async def change_buttons(bot: Bot, chat: int, number: int, rows: Sequence[Sequence[InlineKeyboardButton]]) -> None:
    """Put these buttons under a message, if it is still there."""
    with contextlib.suppress(BadRequest):
        await bot.edit_message_reply_markup(chat, number, reply_markup=InlineKeyboardMarkup(rows))


async def acknowledge(query: CallbackQuery, alert: str | None = None, *, stays: bool = True) -> None:
    """Stop the spinner of a press, with a word that `stays` until it is closed. A press that is too old is acted on."""
    with contextlib.suppress(BadRequest):
        await query.answer(alert, show_alert=alert is not None and stays)
