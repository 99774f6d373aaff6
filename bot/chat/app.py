"""The Telegram application: every handler on one screen, in order, with its reason."""

import asyncio
from typing import Any

from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.chat import render, texts
from bot.chat.delivery import InOrder, Request, Retrying, Sleep
from bot.chat.handlers import adding, curating, drafts, elsewhere, managing, pages, people, state, waiting
from bot.chat.handlers.ask import Asking
from bot.chat.handlers.errors import Failures
from bot.chat.handlers.front import Front
from bot.chat.handlers.turn import Door, Handler
from bot.chat.intake import Intake
from bot.chat.polling import PollingBot
from bot.config import Settings
from bot.ingest.fetch import Fetcher
from bot.library import Library

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.VIA_BOT
"""Written by somebody, to us: not an edit, not a channel's, not a group's, not our own inline result."""
GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE


def build_application(
    settings: Settings, library: Library, *, sleep: Sleep = asyncio.sleep, fetcher: Fetcher | None = None
) -> Application[Any, Any, Any, Any, Any, Any]:
    """An application that answers from `library`. Nothing is sent before it is started.

    `fetcher`: how pages are fetched, where others than the usual rules are in force.

    Raises:
        ValueError: there is no token in `settings`.

    """
    if settings.telegram_token is None:
        raise ValueError("TELEGRAM_TOKEN is not set")
    api = str(settings.telegram_api_url).rstrip("/")
    intake = Intake(library.store)
    bot = PollingBot(
        settings.telegram_token.get_secret_value(),
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=Request(connect_timeout=5, read_timeout=10, write_timeout=10, pool_timeout=5),
        get_updates_request=Request(connection_pool_size=2, connect_timeout=5, pool_timeout=5),
        rate_limiter=Retrying(intake, sleep),
    )
    application = (
        ApplicationBuilder().bot(bot).updater(None).job_queue(None).concurrent_updates(InOrder(intake)).build()
    )

    door, failures = Door(library, settings.bot_owners), Failures()
    asking, about, moderators = Asking(library), pages.Pages(library), people.People()
    draft = drafts.Drafts()
    add = adding.Adding(draft, fetcher or Fetcher())
    manage, curate, tell = managing.Managing(add), curating.Curating(), state.State(failures)
    wait = waiting.WaitingQuestions(curate)
    steps = {
        adding.ADD_STEP: add.step,
        drafts.PART_STEP: draft.part_given,
        drafts.MORE_STEP: draft.more_given,
        managing.SEARCH_STEP: manage.search,
        managing.DOCUMENT_STEP: manage.part_given,
        curating.PIN_STEP: curate.question_given,
        curating.CHOICE_STEP: curate.words_given,
        curating.PAIR_STEP: curate.pair_given,
    }
    front = Front(asking, about, moderators, add, pages.Unreadable(), steps)
    for_all: dict[str, Handler] = {
        "start": front.start,
        "aide": pages.help_page,
        "question": asking.command,
        "documents": about.documents,
        "confidentialite": pages.privacy_page,
    }
    for_moderators: dict[str, Handler] = {
        "ajouter": add.command,
        "gerer": manage.command,
        "attente": wait.command,
        "etat": tell.state,
        "exporter": tell.export,
        "annuler": front.leave,
    }
    for_owners: dict[str, Handler] = {"inviter": moderators.invite, "moderateurs": moderators.moderators}
    for admitted, actions in (
        (door.all, for_all),
        (door.moderators, for_moderators),
        (door.owners_only, for_owners),
    ):
        for name, action in actions.items():
            application.add_handler(CommandHandler([name, *texts.ALIASES[name]], admitted(action), filters=PRIVATE))
    application.add_handlers(
        [
            CommandHandler([*for_moderators, *for_owners], elsewhere.in_private, filters=GROUP),
            # After the commands, so that what is left that begins with «/» is none of them.
            MessageHandler(PRIVATE & filters.COMMAND, door.all(pages.unknown_command)),
            # Not «this chat's photo was changed»: that is nobody's message.
            MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, door.all(front.message)),
            CallbackQueryHandler(door.all(asking.pressed), pattern=f"^{render.QUESTION_PRESSED}"),
            CallbackQueryHandler(door.all(about.documents), pattern=f"^{render.DOCUMENTS_PRESSED}$"),
            CallbackQueryHandler(door.moderators(draft.pressed), pattern=drafts.PRESSED),
            CallbackQueryHandler(door.moderators(manage.pressed), pattern=managing.PRESSED),
            CallbackQueryHandler(door.moderators(curate.pressed), pattern=curating.PRESSED),
            CallbackQueryHandler(door.moderators(wait.pressed), pattern=waiting.PRESSED),
            CallbackQueryHandler(door.moderators(tell.pressed), pattern=state.PRESSED),
            CallbackQueryHandler(door.owners_only(moderators.pressed), pattern=people.PRESSED),
            CallbackQueryHandler(door.moderators(add.finish), pattern="^finish$"),
            CallbackQueryHandler(door.moderators(front.leave), pattern="^leave$"),
            # Last of the buttons: every press is answered.
            CallbackQueryHandler(door.all(pages.stale_button)),
        ]
    )
    application.add_error_handler(failures.apologise)
    return application
