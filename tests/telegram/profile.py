"""The methods that set and tell the bot's commands and descriptions."""

from collections.abc import Iterator
from typing import Any

from tests.telegram import rules
from tests.telegram.chats import World
from tests.telegram.rules import Refused, Violation


class Profile:
    """Commands for everybody, for groups or for one chat, and two descriptions, each by language."""

    def __init__(self, world: World) -> None:
        self._world = world

    def seen(self, chat_id: int | None, language: str) -> list[str]:
        """The commands that Telegram proposes in a chat, to a person whose app speaks `language`."""
        return [one["command"] for commands in self._in_order(chat_id, language) for one in commands]

    def _in_order(self, chat_id: int | None, language: str) -> Iterator[list[dict[str, str]]]:
        """The commands of the narrowest scope that has any."""
        keys: list[tuple[str, str] | tuple[str, str, int]] = [("commands", language), ("commands", "")]
        if chat_id is not None and chat_id < 0:
            keys = [("groups' commands", language), ("groups' commands", ""), *keys]
        elif chat_id is not None:
            keys = [("commands", language, chat_id), ("commands", "", chat_id), *keys]
        for key in keys:
            if commands := self._world.profile.get(key):
                yield commands
                return

    async def get_commands(self, parameters: dict[str, Any]) -> Any:
        """Carry out getMyCommands."""
        return self._world.profile.get(self._scope(parameters), [])

    async def set_commands(self, parameters: dict[str, Any]) -> bool:
        """Carry out setMyCommands."""
        rules.commands(parameters["commands"])
        self._world.profile[self._scope(parameters)] = parameters["commands"]
        return True

    async def delete_commands(self, parameters: dict[str, Any]) -> bool:
        """Carry out deleteMyCommands."""
        self._world.profile.pop(self._scope(parameters), None)
        return True

    def _scope(self, parameters: dict[str, Any]) -> tuple[str, str] | tuple[str, str, int]:
        scope = parameters.get("scope", {"type": "default"})
        if scope["type"] == "default":
            return "commands", _language(parameters)
        if scope["type"] == "all_group_chats":
            return "groups' commands", _language(parameters)
        if scope["type"] != "chat":
            raise Violation("this bot has commands for everybody, for groups and for single chats")
        chat = self._world.chats.get(scope["chat_id"])
        if chat is None or not chat.last:
            raise Refused(400, "Bad Request: chat not found")
        return "commands", _language(parameters), chat.id

    async def get_description(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Carry out getMyDescription."""
        return {"description": self._world.profile.get(("description", _language(parameters)), "")}

    async def set_description(self, parameters: dict[str, Any]) -> bool:
        """Carry out setMyDescription."""
        description = parameters.get("description", "")
        rules.at_most(512, description, "description")
        self._world.profile["description", _language(parameters)] = self._world.kept_as(description)
        return True

    async def get_short_description(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Carry out getMyShortDescription."""
        return {"short_description": self._world.profile.get(("short", _language(parameters)), "")}

    async def set_short_description(self, parameters: dict[str, Any]) -> bool:
        """Carry out setMyShortDescription."""
        description = parameters.get("short_description", "")
        rules.at_most(120, description, "short_description")
        self._world.profile["short", _language(parameters)] = self._world.kept_as(description)
        return True


def _language(parameters: dict[str, Any]) -> str:
    code = parameters.get("language_code", "")
    rules.language(code)
    assert isinstance(code, str)
    return code
