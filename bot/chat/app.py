"""The Telegram application: every handler on one screen, in order, with its reason."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

import httpx
from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot import texts
from bot.chat.callbacks.groups import GroupAnswerPress, SettingsPress
from bot.chat.callbacks.moderators import (
    CuratingPress,
    DraftPress,
    FinishText,
    ManagePress,
    PeoplePress,
    StatePress,
    WaitingPress,
)
from bot.chat.callbacks.readers import (
    AnswerPress,
    AskQuestion,
    DiscoveryPress,
    EraseMyData,
    LeavePrompt,
    SearchAnyway,
    VotePress,
    WishPress,
)
from bot.chat.delivery import InOrder, Request, Retrying, Sleep
from bot.chat.handlers.answer_memory import Remembering
from bot.chat.handlers.groups import group_buttons, group_commands, group_questions, guest, membership
from bot.chat.handlers.groups import group_settings_menu as group_settings
from bot.chat.handlers.incidents import Failures
from bot.chat.handlers.moderators import adding, curating, draft_actions, managing, waiting
from bot.chat.handlers.owners import moderator_list, state
from bot.chat.handlers.presses import OnPress, P, stale_button
from bot.chat.handlers.private_update import Access, Callback, Handler, PrivateUpdate
from bot.chat.handlers.readers import answer_buttons, discovery, feedback, inline, privacy, static_pages, wish_buttons
from bot.chat.handlers.readers.debounce import Bursts, Courtesy
from bot.chat.handlers.readers.questions import Asking
from bot.chat.handlers.router import Front
from bot.chat.inbox import Inbox
from bot.chat.polling import PollingBot
from bot.config import Settings
from bot.ingest.fetch import Fetcher
from bot.library import Library

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.VIA_BOT
"""Written by somebody, to us: not an edit, not a channel's, not a group's, not our own inline result."""
CORRECTED = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE & ~filters.VIA_BOT
GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
CORRECTED_THERE = filters.ChatType.GROUPS & filters.UpdateType.EDITED_MESSAGE


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
    inbox = Inbox(library)
    bot = _bot(settings.telegram_token.get_secret_value(), str(settings.telegram_api_url), Retrying(inbox, sleep))
    bursts, remembering = Bursts(), Remembering(library)
    telling = wish_buttons.Telling(library, remembering)
    application = (
        ApplicationBuilder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .concurrent_updates(InOrder(inbox))
        .post_init(telling.start)
        .post_stop(telling.stop)
        .build()
    )

    door, failures = Access(library, settings.bot_owners), Failures()
    asking, given = Asking(library, remembering, bursts), answer_buttons.Answers(remembering)
    about, votes = discovery.Discovery(library, given, asking), feedback.Feedback()
    kept, wished = privacy.Privacy(library, bursts), wish_buttons.Wishes(asking)
    moderators = moderator_list.People()
    draft = draft_actions.Drafts(telling)
    add = adding.Adding(draft, fetcher or Fetcher())
    manage, curate, tell = managing.Managing(add), curating.Curating(), state.State(failures)
    wait = waiting.WaitingQuestions(curate)
    prompts = {
        adding.ADD_PROMPT: add.text_given,
        draft_actions.PART_PROMPT: draft.part_given,
        draft_actions.MORE_PROMPT: draft.more_given,
        managing.SEARCH_PROMPT: manage.search,
        managing.DOCUMENT_PROMPT: manage.part_given,
        curating.PIN_PROMPT: curate.question_given,
        curating.CHOICE_PROMPT: curate.words_given,
        curating.PAIR_PROMPT: curate.pair_given,
    }
    front = Front(asking, about, moderators, add, Courtesy(bursts), prompts)
    for_all: dict[str, Handler] = {
        "start": front.start,
        "aide": static_pages.help_page,
        "question": asking.command,
        "reglages": group_settings.in_private,
        "documents": about.documents,
        "confidentialite": privacy.privacy_page,
        "mes_donnees": kept.data,
        "effacer": kept.erase,
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
    application.add_handlers(_in_groups(library, [*for_moderators, *for_owners]))
    application.add_handlers(
        [
            # After the commands, so that what is left that begins with «/» is none of them.
            MessageHandler(PRIVATE & filters.COMMAND, door.all(static_pages.unknown_command)),
            # Not «this chat's photo was changed»: that is nobody's message.
            MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, door.all(front.message)),
            MessageHandler(CORRECTED, door.all(asking.edited)),
            _on(AskQuestion, door.all, asking.pressed),
            _on(SearchAnyway, door.all, asking.all_the_same),
            _on(AnswerPress, door.all, given.pressed),
            _on(VotePress, door.all, votes.pressed),
            _on(WishPress, door.all, wished.pressed),
            _on(DiscoveryPress, door.all, about.pressed),
            _on(EraseMyData, door.all, kept.pressed),
            _on(DraftPress, door.moderators, draft.pressed),
            _on(ManagePress, door.moderators, manage.pressed),
            _on(CuratingPress, door.moderators, curate.pressed),
            _on(WaitingPress, door.moderators, wait.pressed),
            _on(StatePress, door.moderators, tell.pressed),
            _on(PeoplePress, door.owners_only, moderators.pressed),
            _on(FinishText, door.moderators, add.finish),
            _on(LeavePrompt, door.all, front.left),
            # Last of the buttons: every press is answered.
            CallbackQueryHandler(stale_button),
        ]
    )
    # In a group of its own: whoever else looks at these updates still does.
    application.add_handler(ChatMemberHandler(kept.blocked, ChatMemberHandler.MY_CHAT_MEMBER), group=1)
    application.add_error_handler(failures.apologise)
    application.add_error_handler(kept.refused)
    return application


def _on(
    kind: type[P], admitted: Callable[[Handler], Callback], follow: Callable[[PrivateUpdate, P], Awaitable[None]]
) -> OnPress:
    """Handler of presses of a kind, or a family of kinds, in private, for whoever is admitted."""

    async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE, press: P) -> None:
        await admitted(lambda turn: follow(turn, press))(update, context)

    return OnPress(kind, pressed)


def _bot(token: str, server: str, retrying: Retrying) -> PollingBot:
    api, trusting = server.rstrip("/"), {"verify": _certificates()}
    return PollingBot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=Request(connect_timeout=5, read_timeout=10, write_timeout=10, pool_timeout=5, httpx_kwargs=trusting),
        get_updates_request=Request(connection_pool_size=2, connect_timeout=5, pool_timeout=5, httpx_kwargs=trusting),
        rate_limiter=retrying,
    )


@cache
def _certificates() -> ssl.SSLContext:
    """The certificates that httpx trusts, read once for every connection to Telegram: that takes long."""
    return httpx.create_ssl_context()


def _in_groups(library: Library, elsewhere_only: list[str]) -> list[BaseHandler[Any, Any, Any]]:
    """Handlers of groups, inline queries and guest calls. `elsewhere_only`: commands that are for private chats."""
    called = group_questions.Groups(library)
    unfolded = group_buttons.Unfolding(library, called.pace)
    settings, there = group_settings.Settings(library, called), group_commands.Elsewhere(called)
    arrived, inlined, invited = membership.Arrival(library, called), inline.Inline(library), guest.Guest(library)
    commands: dict[str, Callback] = {
        "question": called.asked,
        "reglages": settings.command,
        "start": there.help,
        "aide": there.help,
        "documents": there.documents,
        "confidentialite": there.privacy,
        "mes_donnees": there.kept,
        "effacer": there.kept,
    }
    return [
        *(CommandHandler([name, *texts.ALIASES[name]], action, filters=GROUP) for name, action in commands.items()),
        CommandHandler(elsewhere_only, there.in_private, filters=GROUP),
        MessageHandler(GROUP & filters.StatusUpdate.MIGRATE, arrived.migrated),
        # What is left that begins with «/» is another bot's, or nobody's; and nobody says a service message.
        MessageHandler(GROUP & ~filters.COMMAND & ~filters.StatusUpdate.ALL, called.asked),
        MessageHandler(CORRECTED_THERE, called.edited),
        OnPress(GroupAnswerPress, unfolded.pressed),
        OnPress(SettingsPress, settings.pressed),
        membership.InGroups(arrived.changed, ChatMemberHandler.MY_CHAT_MEMBER),
        InlineQueryHandler(inlined.query),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, invited.summoned),
    ]
