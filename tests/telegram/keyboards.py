"""Inline keyboards below a message, and the request for a reply."""

import re
from typing import Any
from urllib.parse import urlsplit

from tests.telegram import entities
from tests.telegram.rules import Violation

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
_ACTIONS = {
    *("url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat"),
    *("switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay"),
}
_STYLES = {"primary", "success", "danger"}
_LONGEST_COPY = 256
_LONGEST_QUERY = 256
_LONGEST_PLACEHOLDER = 64


def markup(given: dict[str, Any], *, inline_mode: bool) -> None:
    """Check what is sent with a new message; `inline_mode` says whether the bot answers inline queries.

    Raises:
        Violation: it would not be shown.

    """
    if given.get("force_reply"):
        placeholder = given.get("input_field_placeholder", "…")
        if not 1 <= len(placeholder) <= _LONGEST_PLACEHOLDER:
            raise Violation("input field placeholder is empty or too long")
    else:
        keyboard(given, inline_mode=inline_mode)


def keyboard(given: dict[str, Any], *, inline_mode: bool) -> None:
    """Check the buttons under a message.

    Raises:
        Violation: one of them would not be shown.

    """
    rows = given.get("inline_keyboard")
    if rows is None:
        raise Violation("this bot has inline keyboards and forced replies only")
    if not rows or not all(rows):
        raise Violation("inline keyboard with an empty row")
    if any(len(row) > MOST_IN_A_ROW for row in rows) or sum(map(len, rows)) > MOST_BUTTONS:
        raise Violation("reply markup is too long")
    for row in rows:
        for button in row:
            _button(button, inline_mode)


def _button(button: dict[str, Any], inline_mode: bool) -> None:
    if not button["text"].strip():
        raise Violation("inline keyboard button text is empty")
    if button.get("style", "primary") not in _STYLES:
        raise Violation("inline keyboard button of an unknown style")
    actions = _ACTIONS & button.keys()
    if len(actions) != 1:
        raise Violation("text buttons are unallowed in the inline keyboard")
    (action,) = actions
    if action.startswith("switch_inline_query"):
        _inline_query(button[action], inline_mode)
    else:
        _effect(action, button[action])


def _effect(action: str, given: Any) -> None:
    match action:
        case "callback_data":
            if not 1 <= len(given.encode()) <= 64:
                raise Violation("BUTTON_DATA_INVALID")
        case "url":
            if not _leads_somewhere(given):
                raise Violation("BUTTON_URL_INVALID")
        case "copy_text":
            if not 1 <= len(given["text"]) <= _LONGEST_COPY:
                raise Violation("BUTTON_COPY_TEXT_INVALID")
        case _:
            raise Violation(f"{action} is not expected of this bot")


def _leads_somewhere(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    is_inside = parts.scheme == "tg" and bool(parts.netloc or parts.path) and not re.search(r"\s", url)
    return is_inside or entities.is_address(url)


def _inline_query(given: str | dict[str, Any], inline_mode: bool) -> None:
    if not inline_mode:
        raise Violation("a button for inline queries, which this bot does not answer")
    if isinstance(given, dict):
        if not any(value is True for name, value in given.items() if name.startswith("allow_")):
            raise Violation("at least one chat type must be allowed")
        given = given.get("query", "")
    if len(given) > _LONGEST_QUERY:
        raise Violation("an inline query is too long to be asked")
