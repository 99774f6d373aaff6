"""The methods that this bot may call. Any other is a violation."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.telegram import rules
from tests.telegram.chats import BOT, World
from tests.telegram.inline import Inline
from tests.telegram.members import Members
from tests.telegram.messages import Messages
from tests.telegram.profile import Profile
from tests.telegram.rules import Refused, Violation
from tests.telegram.updates import Updates

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Methods:
    """The methods, by name."""

    def __init__(self, world: World, updates: Updates) -> None:
        self._world, self._updates = world, updates
        messages, profile, members = Messages(world), Profile(world), Members(world)
        self.inline = Inline(world)
        self._known: dict[str, Callable[[dict[str, Any]], Awaitable[Any]]] = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "deleteWebhook": self._delete_webhook,
            "getFile": self._get_file,
            "answerCallbackQuery": self._answer_callback_query,
            "sendMessage": messages.send,
            "sendDocument": messages.send_document,
            "sendChatAction": messages.act,
            "editMessageText": messages.edit_text,
            "editMessageReplyMarkup": messages.edit_markup,
            "deleteMessage": messages.delete,
            "getChatMember": members.get,
            "getChatAdministrators": members.administrators,
            "answerInlineQuery": self.inline.answer,
            "answerGuestQuery": self.inline.answer_guest,
            "getMyCommands": profile.get_commands,
            "setMyCommands": profile.set_commands,
            "deleteMyCommands": profile.delete_commands,
            "getMyDescription": profile.get_description,
            "setMyDescription": profile.set_description,
            "getMyShortDescription": profile.get_short_description,
            "setMyShortDescription": profile.set_short_description,
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
        return BOT | self._world.abilities

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

    async def _get_file(self, parameters: dict[str, Any]) -> dict[str, Any]:
        return self._world.files.open(parameters["file_id"])

    async def _answer_callback_query(self, parameters: dict[str, Any]) -> bool:
        rules.at_most(200, parameters.get("text", ""), "MESSAGE_TOO_LONG: text")
        press = self._world.presses.get(parameters["callback_query_id"])
        if press is None:
            raise Violation(_TOO_OLD)
        if press.answer.done() and not press.repeated:
            raise Violation(f"{_TOO_OLD} (answered twice)")
        if press.answer.done() or press.expired:
            raise Refused(400, f"Bad Request: {_TOO_OLD}")
        press.answer.set_result(parameters)
        return True
