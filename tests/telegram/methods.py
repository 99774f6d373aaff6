"""What the methods do that this bot may call. Any other is a violation."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.telegram import rules
from tests.telegram.chats import BOT, Chat, World
from tests.telegram.rules import Refused, Violation
from tests.telegram.updates import Updates

_ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Methods:
    """The methods, by name."""

    def __init__(self, world: World, updates: Updates) -> None:
        self._world, self._updates = world, updates
        self._known: dict[str, Callable[[dict[str, Any]], Awaitable[Any]]] = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "deleteWebhook": self._delete_webhook,
            "sendMessage": self._send_message,
            "sendChatAction": self._send_chat_action,
            "answerCallbackQuery": self._answer_callback_query,
            "getMyCommands": self._get_my_commands,
            "setMyCommands": self._set_my_commands,
            "getMyDescription": self._get_my_description,
            "setMyDescription": self._set_my_description,
            "getMyShortDescription": self._get_my_short_description,
            "setMyShortDescription": self._set_my_short_description,
        }

    async def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """Carry out a call whose parameters have the right types.

        Raises:
            Refused: Telegram would not carry it out.

        """
        if method not in self._known:
            raise Violation(f"{method} is not expected of this bot")
        return await self._known[method](parameters)

    async def _get_me(self, parameters: dict[str, Any]) -> dict[str, Any]:
        return BOT | _ABILITIES

    async def _get_updates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        rules.getting_updates(parameters)
        self._updates.allowed = parameters.get("allowed_updates", self._updates.allowed)
        return await self._updates.get(
            parameters.get("offset", 0), parameters.get("limit", 100), parameters.get("timeout", 0)
        )

    async def _delete_webhook(self, parameters: dict[str, Any]) -> bool:
        if parameters.get("drop_pending_updates"):
            raise Violation("questions asked while the bot was away would be lost")
        return True

    async def _send_message(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat = self._reachable(parameters)
        text, entities = rules.message_text(parameters["text"], parameters.get("entities", []))
        content: dict[str, Any] = {"text": text} | ({"entities": entities} if entities else {})
        if "reply_markup" in parameters:
            rules.keyboard(parameters["reply_markup"])
            content["reply_markup"] = parameters["reply_markup"]
        if replied := self._replied(chat, parameters.get("reply_parameters")):
            content["reply_to_message"] = {name: value for name, value in replied.items() if name != "reply_to_message"}
        if "link_preview_options" in parameters:
            content["link_preview_options"] = parameters["link_preview_options"]
        message = chat.add(BOT, **content)
        chat.heard.put_nowait(message)
        return message

    def _reachable(self, parameters: dict[str, Any]) -> Chat:
        if "parse_mode" in parameters:
            raise Violation("parse_mode: a document's words are to go out as they are")
        if parameters.get("message_thread_id") == 1:
            raise Violation("message thread not found")
        chat = self._world.chats.get(parameters["chat_id"])
        if chat is None:
            raise Violation("chat not found")
        if chat.fields["type"] == "private" and not chat.last:
            raise Violation("Forbidden: bot can't initiate conversation with a user", 403)
        if chat.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return chat

    def _replied(self, chat: Chat, reply: dict[str, Any] | None) -> dict[str, Any] | None:
        if reply is None:
            return None
        if reply.get("chat_id", chat.id) != chat.id:
            raise Violation("a reply to another chat")
        found = chat.messages.get(reply["message_id"])
        if found is None and not reply.get("allow_sending_without_reply"):
            raise Violation("message to be replied not found")
        return found

    async def _send_chat_action(self, parameters: dict[str, Any]) -> bool:
        self._reachable(parameters)
        if parameters["action"] != "typing":
            raise Violation("wrong parameter action in request")
        return True

    async def _answer_callback_query(self, parameters: dict[str, Any]) -> bool:
        rules.at_most(200, parameters.get("text", ""), "MESSAGE_TOO_LONG: text")
        press = self._world.presses.get(parameters["callback_query_id"])
        if press is None:
            raise Violation(_TOO_OLD)
        if press.answer.done():
            raise Violation(f"{_TOO_OLD} (answered twice)")
        if press.expired:
            raise Refused(400, f"Bad Request: {_TOO_OLD}")
        press.answer.set_result(parameters)
        return True

    async def _get_my_commands(self, parameters: dict[str, Any]) -> Any:
        return self._world.profile.get(("commands", _language(parameters)), [])

    async def _set_my_commands(self, parameters: dict[str, Any]) -> bool:
        rules.commands(parameters["commands"])
        if parameters.get("scope", {"type": "default"}) != {"type": "default"}:
            raise Violation("this bot has the same commands everywhere")
        self._world.profile["commands", _language(parameters)] = parameters["commands"]
        return True

    async def _get_my_description(self, parameters: dict[str, Any]) -> dict[str, Any]:
        return {"description": self._world.profile.get(("description", _language(parameters)), "")}

    async def _set_my_description(self, parameters: dict[str, Any]) -> bool:
        description = parameters.get("description", "")
        rules.at_most(512, description, "description")
        self._world.profile["description", _language(parameters)] = self._world.kept_as(description)
        return True

    async def _get_my_short_description(self, parameters: dict[str, Any]) -> dict[str, Any]:
        return {"short_description": self._world.profile.get(("short", _language(parameters)), "")}

    async def _set_my_short_description(self, parameters: dict[str, Any]) -> bool:
        description = parameters.get("short_description", "")
        rules.at_most(120, description, "short_description")
        self._world.profile["short", _language(parameters)] = self._world.kept_as(description)
        return True


def _language(parameters: dict[str, Any]) -> str:
    code = parameters.get("language_code", "")
    rules.language(code)
    assert isinstance(code, str)
    return code
