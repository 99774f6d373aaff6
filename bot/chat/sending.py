"""What goes out to Telegram, and the refusals of Telegram's that are no failures."""

import contextlib

from telegram import Bot, CallbackQuery, InputFile, LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest

from bot.chat.delivery import AlreadySentError
from bot.chat.message import Message

_UNCHANGED = "message is not modified"
_LOST = ("message to edit not found", "message can't be edited", "message_id_invalid")


async def send(bot: Bot, chat: int, message: Message, *, reply_to: int | None = None) -> int | None:
    """Send `message`, as a reply where there is something to reply to, even if that has gone meanwhile.

    Gives the message's number; None where it went out before the process was killed.
    """
    try:
        sent = await bot.send_message(
            chat,
            message.text,
            entities=message.telegram_entities,
            reply_markup=message.keyboard,
            reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
            # A quotation may hold an address («coco.gg»): no client is to fetch it, or show its page.
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
    except AlreadySentError:
        return None
    return sent.message_id


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
    except BadRequest as error:
        said = str(error).lower()
        if _UNCHANGED not in said and not said.startswith(_LOST):
            raise
        return _UNCHANGED in said
    return True


async def without_buttons(bot: Bot, chat: int, number: int) -> None:
    """Take the buttons from a message, if it is still there."""
    with contextlib.suppress(BadRequest):
        await bot.edit_message_reply_markup(chat, number)


async def acknowledge(query: CallbackQuery, alert: str | None = None) -> None:
    """Stop the spinner of a press. One that is too old to be stopped is acted on all the same."""
    with contextlib.suppress(BadRequest):
        await query.answer(alert, show_alert=alert is not None)
