"""Presses of buttons: which handler follows one, and what the buttons below a message carry."""

from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

from telegram import Message, Update
from telegram.ext import BaseHandler, ContextTypes

from bot import texts
from bot.chat import callbacks
from bot.chat.callbacks.data import Press
from bot.chat.sending import acknowledge

P = TypeVar("P", bound=Press)


class OnPress(BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]):
    """Follows presses of one kind, or of one family, below messages that stand in a chat."""

    def __init__(
        self, kind: type[P], follow: Callable[[Update, ContextTypes.DEFAULT_TYPE, P], Coroutine[Any, Any, None]]
    ) -> None:
        async def followed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            press = _pressed(update, kind)
            assert press is not None, "checked before"
            await follow(update, context, press)

        super().__init__(followed)
        self.kind = kind

    def check_update(self, update: object) -> bool:
        """True for such a press."""
        return isinstance(update, Update) and _pressed(update, self.kind) is not None


def _pressed(update: Update, kind: type[P]) -> P | None:
    query = update.callback_query
    press = callbacks.parse(query.data) if query and query.message else None
    return press if isinstance(press, kind) else None


def buttons_below(message: Message | None) -> Iterator[Press]:
    """The buttons of `message` that come back to us, row by row."""
    markup = message.reply_markup if message else None
    for button in (button for row in (markup.inline_keyboard if markup else ()) for button in row):
        if press := callbacks.parse(button.callback_data):
            yield press


async def stale_button(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a button that is none of ours, or no longer: an unanswered press spins on the screen."""
    assert update.callback_query is not None
    await acknowledge(update.callback_query, texts.GONE)
