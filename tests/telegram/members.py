"""The methods that tell who is in a group."""

from typing import Any

from tests.telegram.chats import BOT, Chat, World
from tests.telegram.rules import Refused, Violation


def barred(chat: Chat) -> None:
    """Check that the bot can do something in a chat.

    Raises:
        Refused: it cannot, and could not know.
        Violation: it never was in that group.

    """
    if chat.moved_to is not None:
        description = "Bad Request: group chat was upgraded to a supergroup chat"
        raise Refused(400, description, {"migrate_to_chat_id": chat.moved_to})
    if not chat.is_group:
        return
    match chat.standing.get(BOT["id"], {}).get("status"):
        case None:
            raise Violation(f"Forbidden: bot is not a member of the {chat.fields['type']} chat", 403)
        case "left":
            raise Refused(403, f"Forbidden: bot is not a member of the {chat.fields['type']} chat")
        case "kicked":
            raise Refused(403, f"Forbidden: bot was kicked from the {chat.fields['type']} chat")


def silenced(chat: Chat) -> None:
    """Check that the bot can send something to a chat.

    Raises:
        Refused: its admins do not let it.

    """
    if chat.standing.get(BOT["id"], {}).get("status") == "restricted":
        raise Refused(400, "Bad Request: not enough rights to send text messages to the chat")


class Members:
    """Membership of groups."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def get(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Carry out getChatMember."""
        chat, number = self._group(parameters), parameters["user_id"]
        if number in chat.standing:
            return chat.standing[number]
        known = self._world.chats.get(number)
        if known is None or known.fields["type"] != "private":
            raise Refused(400, "Bad Request: PARTICIPANT_ID_INVALID")
        return {"user": {"is_bot": False, "id": number, "first_name": known.fields["first_name"]}, "status": "left"}

    async def administrators(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        """Carry out getChatAdministrators; other bots are left out."""
        stand = self._group(parameters).standing.values()
        return [one for one in stand if one["status"] in ("creator", "administrator") and not one["user"]["is_bot"]]

    def _group(self, parameters: dict[str, Any]) -> Chat:
        chat = self._world.chats.get(parameters["chat_id"])
        if chat is None:
            raise Violation("chat not found")
        if not chat.is_group:
            raise Violation("there are no members in a private chat")
        barred(chat)
        return chat
