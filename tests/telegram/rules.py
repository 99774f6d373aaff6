"""Limits that the specification says in prose, with the error that Telegram answers."""

import re
from collections.abc import Iterator
from typing import Any

from tests.telegram import entities, schema

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
_LONGEST_RAW = 32_768
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
    """Text and entities of a message, as Telegram keeps them.

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


def caption(text: str, marks: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Text and entities of a caption, as Telegram keeps them; it may be empty.

    Raises:
        Violation: they would not be sent.

    """
    if wrong := entities.problems(text, marks):
        raise Violation(f"ENTITY_BOUNDS_INVALID ({'; '.join(wrong)})")
    text, marks = entities.cleaned(text, marks)
    if len(text) > LONGEST_CAPTION:
        raise Violation("message caption is too long")
    return text, marks


def upload(file: schema.Upload) -> None:
    """Check a file that is sent.

    Raises:
        Violation: Telegram would not take it.

    """
    if len(file.data) > LARGEST_UPLOAD:
        raise Violation("Request Entity Too Large", 413)
    if not file.data:
        raise Violation("file must be non-empty")


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
