"""The methods that answer inline queries and guests."""

import re
from itertools import count
from typing import Any

from tests.telegram import keyboards, rules
from tests.telegram.chats import BOT, Asked, Chat, World
from tests.telegram.rules import Refused, Violation

MOST_RESULTS = 50
LIFETIME = 30.0
"""Seconds for which Telegram waits for the answer to an inline query."""
_CACHED = 300
_MOST_BYTES = 64
_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
_ids = count(9_100_000_001)


class Inline:
    """Inline queries and guests. What was answered is kept as long as the bot allows, and shown again."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.cached: dict[tuple[str, str, int | None], tuple[float, dict[str, Any]]] = {}

    async def answer(self, parameters: dict[str, Any]) -> bool:
        """Carry out answerInlineQuery."""
        asked = self._open(parameters["inline_query_id"], is_guest=False)
        given = parameters["results"]
        if len(given) > MOST_RESULTS:
            raise Violation("Too many inline query results specified")
        if len({one["id"] for one in given}) < len(given):
            raise Violation("RESULT_ID_DUPLICATE")
        if len(parameters.get("next_offset", "").encode()) > _MOST_BYTES:
            raise Violation("NEXT_OFFSET_INVALID")
        if parameters.get("next_offset") and not given:
            raise Violation("a next page after a page with nothing")
        if "button" in parameters:
            _button(parameters["button"])
        for one in given:
            self.result(one)
        kept = parameters.get("cache_time", _CACHED)
        if not 0 <= kept <= 86_400:
            raise Violation("cache_time is not in 0..86400")
        whose = asked.user if parameters.get("is_personal") else None
        self.cached[asked.query, asked.offset, whose] = self._world.clock() + kept, parameters
        asked.answer.set_result(parameters)
        return True

    async def answer_guest(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Carry out answerGuestQuery: the one message that is answered to a guest's call."""
        asked = self._open(parameters["guest_query_id"], is_guest=True)
        assert asked.chat is not None
        content = self.result(parameters["result"])
        message = asked.chat.add_ours(**content)
        asked.answer.set_result(parameters)
        return {"inline_message_id": self.under_an_id(asked.chat, message)}

    def under_an_id(self, chat: Chat, message: dict[str, Any]) -> str:
        """The id under which the bot can change a message of a chat where it is perhaps not."""
        number = f"AgAAA{next(_ids)}"
        self._world.inline_messages[number] = chat, message["message_id"]
        return number

    def known(self, query: str, offset: str, user: int) -> dict[str, Any] | None:
        """The answer to a query, as Telegram keeps it."""
        for whose in (user, None):
            until, answer = self.cached.get((query, offset, whose), (0.0, {}))
            if self._world.clock() < until:
                return answer
        return None

    def _open(self, number: str, *, is_guest: bool) -> Asked:
        asked = self._world.asked.get(number)
        if asked is None or (asked.chat is not None) != is_guest:
            raise Violation(_TOO_OLD.removeprefix("Bad Request: "))
        if asked.answer.done():
            raise Violation(f"{_TOO_OLD.removeprefix('Bad Request: ')} (answered twice)")
        if not is_guest and self._world.clock() - asked.at > LIFETIME:
            raise Refused(400, _TOO_OLD)
        return asked

    def result(self, given: dict[str, Any]) -> dict[str, Any]:
        """Check one result; the message that it would be.

        Raises:
            Violation: it would not be shown, or could not be sent.

        """
        if given["type"] != "article":
            raise Violation("this bot gives articles only")
        if not 1 <= len(given["id"].encode()) <= _MOST_BYTES:
            raise Violation("RESULT_ID_INVALID")
        if not given["title"].strip():
            raise Violation("RESULT_TITLE_EMPTY")
        content = given["input_message_content"]
        if "message_text" not in content:
            raise Violation("this bot gives texts only")
        if "parse_mode" in content:
            raise Violation("parse_mode: a document's words are to go out as they are")
        text, entities = rules.message_text(content["message_text"], content.get("entities", []))
        message: dict[str, Any] = {"text": text} | ({"entities": entities} if entities else {})
        if "link_preview_options" in content:
            message["link_preview_options"] = content["link_preview_options"]
        if "reply_markup" in given:
            keyboards.keyboard(given["reply_markup"], inline_mode=self._world.abilities["supports_inline_queries"])
            message["reply_markup"] = given["reply_markup"]
        return message


def via_the_bot(content: dict[str, Any]) -> dict[str, Any]:
    """The content of a message that somebody sends from the bot's results."""
    return content | {"via_bot": BOT}


def _button(given: dict[str, Any]) -> None:
    if not given["text"].strip():
        raise Violation("the button above the results has no text")
    if ("start_parameter" in given) == ("web_app" in given):
        raise Violation("the button above the results does not do one thing")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", given.get("start_parameter", "a")):
        raise Violation("START_PARAM_INVALID")
