"""Limits that the specification says in prose, with the error that Telegram answers."""

import re
from collections.abc import Iterator
from typing import Any

from tests.telegram import entities, schema

LONGEST_TEXT = 4096
_LONGEST_RAW = 32_768
_MOST_BUTTONS = 100
_ACTIONS = {
    *("url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat"),
    *("switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay"),
}
_UPDATE_KINDS = schema.TYPES["Update"]["fields"].keys() - {"update_id"}


class Refused(Exception):  # noqa: N818 - what Telegram answers is not always our mistake
    """A call that is answered with an error."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


class Violation(Refused):
    """A call that no bot should make, whatever happens around it."""

    def __init__(self, description: str, code: int = 400) -> None:
        super().__init__(code, description if code != 400 else f"Bad Request: {description}")


def message_text(text: str, marks: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """What Telegram keeps of a text that is sent.

    Raises:
        Violation: it would not be sent.

    """
    if not text:
        raise Violation("message text is empty")
    if len(text.encode()) > _LONGEST_RAW:
        raise Violation("text is too long")
    if wrong := entities.problems(text, marks):
        raise Violation(f"ENTITY_BOUNDS_INVALID ({'; '.join(wrong)})")
    text, marks = entities.cleaned(text, marks)
    if not text:
        raise Violation("text must be non-empty")
    if len(text) > LONGEST_TEXT:
        raise Violation("message is too long")
    return text, marks


def keyboard(markup: dict[str, Any]) -> None:
    """Check the buttons under a message.

    Raises:
        Violation: one of them would not be shown.

    """
    rows = markup.get("inline_keyboard")
    if rows is None:
        raise Violation("this bot has inline keyboards only")
    if not rows or not all(rows):
        raise Violation("inline keyboard with an empty row")
    buttons = [button for row in rows for button in row]
    if len(buttons) > _MOST_BUTTONS:
        raise Violation("reply markup is too long")
    for button in buttons:
        if not button["text"].strip():
            raise Violation("inline keyboard button text is empty")
        if len(_ACTIONS & button.keys()) != 1:
            raise Violation("text buttons are unallowed in the inline keyboard")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise Violation("BUTTON_DATA_INVALID")


def commands(listed: list[dict[str, Any]]) -> None:
    """Check what is shown behind «/».

    Raises:
        Violation: Telegram would not take it.

    """
    if len(listed) > 100:
        raise Violation("BOT_COMMANDS_TOO_MUCH")
    for one in listed:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", one["command"]):
            raise Violation("BOT_COMMAND_INVALID")
        if not 1 <= len(one["description"]) <= 256:
            raise Violation("BOT_COMMAND_DESCRIPTION_INVALID")
    if len({one["command"] for one in listed}) < len(listed):
        raise Violation("a command twice")


def at_most(length: int, text: str, what: str) -> None:
    """Check the length of `text`.

    Raises:
        Violation: it is longer.

    """
    if len(text) > length:
        raise Violation(f"{what} of {len(text)} characters, at most {length}")


def language(code: str) -> None:
    """Check an ISO 639-1 code; empty stands for every language.

    Raises:
        Violation: it is neither.

    """
    if not re.fullmatch(r"(?:[a-z]{2})?", code):
        raise Violation("LANG_CODE_INVALID")


def getting_updates(parameters: dict[str, Any]) -> None:
    """Check the parameters of getUpdates.

    Raises:
        Violation: Telegram would silently do something else.

    """
    for wrong in _polling_mistakes(parameters):
        raise Violation(wrong)


def _polling_mistakes(parameters: dict[str, Any]) -> Iterator[str]:
    if parameters.get("offset", 0) < 0:
        yield "a negative offset forgets updates"
    if not 1 <= parameters.get("limit", 100) <= 100:
        yield "limit is not in 1..100"
    if not 0 <= parameters.get("timeout", 0) <= 50:
        yield "timeout is not in 0..50"
    if unknown := set(parameters.get("allowed_updates", [])) - _UPDATE_KINDS:
        yield f"allowed_updates holds unknown {sorted(unknown)}"
