"""The Telegram application: every handler on one screen, in order, with its reason."""

import asyncio
from typing import Any

from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.chat import render, texts
from bot.chat.delivery import InOrder, Request, Retrying, Sleep
from bot.chat.handlers import pages
from bot.chat.handlers.ask import Asking
from bot.chat.handlers.errors import apologise
from bot.chat.polling import PollingBot
from bot.collection import Collection
from bot.config import Settings

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.VIA_BOT
"""Written by the reader, to us: not an edit, not a channel's, not a group's, not our own inline result."""


def build_application(
    settings: Settings, collection: Collection, *, sleep: Sleep = asyncio.sleep
) -> Application[Any, Any, Any, Any, Any, Any]:
    """An application that answers from `collection`. Nothing is sent before it is started.

    Raises:
        ValueError: there is no token in `settings`.

    """
    if settings.telegram_token is None:
        raise ValueError("TELEGRAM_TOKEN is not set")
    api = str(settings.telegram_api_url).rstrip("/")
    bot = PollingBot(
        settings.telegram_token.get_secret_value(),
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=Request(connect_timeout=5, read_timeout=10, write_timeout=10, pool_timeout=5),
        get_updates_request=Request(connection_pool_size=2, connect_timeout=5, pool_timeout=5),
        rate_limiter=Retrying(sleep),
    )
    application = ApplicationBuilder().bot(bot).updater(None).job_queue(None).concurrent_updates(InOrder()).build()

    asking, about = Asking(collection), pages.Pages(collection)
    actions = {
        "start": about.start,
        "aide": pages.help_page,
        "question": asking.command,
        "documents": about.documents,
        "confidentialite": pages.privacy_page,
    }
    for name, action in actions.items():
        application.add_handler(CommandHandler([name, *texts.ALIASES[name]], action, filters=PRIVATE))
    application.add_handlers(
        [
            # After the commands, so that what is left that begins with «/» is none of them.
            MessageHandler(PRIVATE & filters.COMMAND, pages.unknown_command),
            MessageHandler(PRIVATE & (filters.TEXT | filters.CAPTION), asking.question),
            # Before the last one: «this chat's photo was changed» is nobody's message.
            MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, pages.Unreadable().line),
            CallbackQueryHandler(asking.pressed, pattern=f"^{render.QUESTION_PRESSED}"),
            CallbackQueryHandler(about.documents, pattern=f"^{render.DOCUMENTS_PRESSED}$"),
            # Last of the buttons: every press is answered.
            CallbackQueryHandler(pages.stale_button),
        ]
    )
    application.add_error_handler(apologise)
    return application
