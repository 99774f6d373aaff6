"""The methods that send, change and delete messages."""

import time
from typing import Any

from tests.telegram import keyboards, rules
from tests.telegram.chats import BOT, Chat, World
from tests.telegram.files import Kept
from tests.telegram.limits import Limits
from tests.telegram.members import barred, silenced
from tests.telegram.rules import Refused, Violation
from tests.telegram.schema import Upload

_CONTENT = ("text", "entities", "link_preview_options", "reply_markup")
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


class Messages:
    """The messages of the bot, and what it deletes of others'."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._limits = Limits(lambda: world.clock())

    async def send(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Carry out sendMessage."""
        chat = self._reachable(parameters)
        return self._sent(chat, _text(parameters), parameters)

    async def send_document(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Carry out sendDocument."""
        chat = self._reachable(parameters)
        text, entities = rules.caption(parameters.get("caption", ""), parameters.get("caption_entities", []))
        content: dict[str, Any] = {"document": self._file(parameters["document"]).document}
        content |= {"caption": text} if text else {}
        content |= {"caption_entities": entities} if entities else {}
        return self._sent(chat, content, parameters)

    async def edit_text(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Carry out editMessageText: what is not given again is gone, the buttons too."""
        if "text" not in parameters:
            raise Violation("message text is empty")
        chat, message = self._editable(parameters)
        if "text" not in message:
            raise Violation("there is no text in the message to edit")
        return self._changed(chat, message, _text(parameters) | self._buttons(parameters))

    async def edit_markup(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Carry out editMessageReplyMarkup."""
        chat, message = self._editable(parameters)
        kept = {name: message[name] for name in _CONTENT if name in message and name != "reply_markup"}
        return self._changed(chat, message, kept | self._buttons(parameters))

    async def delete(self, parameters: dict[str, Any]) -> bool:
        """Carry out deleteMessage: in private, a person's messages can be deleted too."""
        chat = self._chat(parameters)
        number = parameters["message_id"]
        if number not in chat.messages:
            raise Refused(400, "Bad Request: message to delete not found")
        if number in chat.old:
            raise Refused(400, "Bad Request: message can't be deleted for everyone")
        barred(chat)
        if chat.is_group and not _is_ours(chat.messages[number]):
            raise Violation("message can't be deleted")
        del chat.messages[number]
        chat.gone[number].set()
        return True

    async def act(self, parameters: dict[str, Any]) -> bool:
        """Carry out sendChatAction."""
        self._reachable(parameters)
        if parameters["action"] not in ("typing", "upload_document"):
            raise Violation("wrong parameter action in request")
        return True

    def _chat(self, parameters: dict[str, Any]) -> Chat:
        chat = self._world.chats.get(parameters.get("chat_id", 0))
        if chat is None:
            raise Violation("chat not found")
        return chat

    def _reachable(self, parameters: dict[str, Any]) -> Chat:
        if "parse_mode" in parameters:
            raise Violation("parse_mode: a document's words are to go out as they are")
        chat = self._chat(parameters)
        barred(chat)
        if parameters.get("message_thread_id", 0) not in {0, *chat.topics}:
            raise Violation("message thread not found")
        if chat.fields["type"] == "private" and not chat.last:
            raise Violation("Forbidden: bot can't initiate conversation with a user", 403)
        if chat.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return chat

    def _file(self, given: Upload | str) -> Kept:
        """The file that is sent: a new one, or one that Telegram keeps already."""
        if isinstance(given, str):
            return self._world.files.get(given)
        rules.upload(given)
        return self._world.files.keep(given.name, given.data, given.mime_type)

    def _sent(self, chat: Chat, content: dict[str, Any], parameters: dict[str, Any]) -> dict[str, Any]:
        silenced(chat)
        markup = parameters.get("reply_markup", {})
        if "reply_markup" in parameters:
            keyboards.markup(markup, inline_mode=self._world.abilities["supports_inline_queries"])
        if "inline_keyboard" in markup:
            content["reply_markup"] = markup
        replied = _replied(chat, parameters.get("reply_parameters"))
        if chat.is_group and "force_reply" in markup and not (replied and markup.get("selective")):
            raise Violation("a reply is forced on everybody in the group")
        content |= _threaded(chat, replied, parameters)
        self._counted(chat)
        if replied:
            content["reply_to_message"] = {name: value for name, value in replied.items() if name != "reply_to_message"}
        if parameters.get("protect_content"):
            content["has_protected_content"] = True
        message = chat.add_ours(**content)
        if "force_reply" in markup:
            chat.forced[message["message_id"]] = markup
        return message

    def _counted(self, chat: Chat) -> None:
        if self._world.is_limited:
            self._limits.count(chat)

    def _editable(self, parameters: dict[str, Any]) -> tuple[Chat, dict[str, Any]]:
        if "inline_message_id" in parameters:
            return self._inline(parameters)
        chat = self._reachable(parameters)
        self._counted(chat)
        if "message_id" not in parameters:
            raise Violation("message identifier is not specified")
        message = chat.messages.get(parameters["message_id"])
        if message is None:
            raise Refused(400, "Bad Request: message to edit not found")
        # Telegram cannot change a message below which it opened a reply.
        if not _is_ours(message) or message["message_id"] in chat.forced:
            raise Violation("message can't be edited")
        return chat, message

    def _inline(self, parameters: dict[str, Any]) -> tuple[Chat, dict[str, Any]]:
        """A message that came of the bot's results, wherever it stands."""
        if parameters["inline_message_id"] not in self._world.inline_messages:
            raise Violation("MESSAGE_ID_INVALID")
        chat, number = self._world.inline_messages[parameters["inline_message_id"]]
        if number not in chat.messages:
            raise Refused(400, "Bad Request: message to edit not found")
        return chat, chat.messages[number]

    def _buttons(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """The buttons that an edited message has: none where the keyboard holds none."""
        markup = parameters.get("reply_markup", {"inline_keyboard": []})
        if markup == {"inline_keyboard": []}:
            return {}
        keyboards.keyboard(markup, inline_mode=self._world.abilities["supports_inline_queries"])
        return {"reply_markup": markup}

    def _changed(self, chat: Chat, message: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
        if _comparable(message) == _comparable(content):
            raise Refused(400, f"Bad Request: {_UNCHANGED}")
        rest = {name: value for name, value in message.items() if name not in _CONTENT}
        changed = rest | content | {"edit_date": int(time.time())}
        chat.change(changed)
        return changed


def _threaded(chat: Chat, replied: dict[str, Any] | None, parameters: dict[str, Any]) -> dict[str, Any]:
    """Thread of a message of the bot's: that of the message that it replies to, or the topic that is named."""
    named = parameters.get("message_thread_id")
    topic = replied.get("message_thread_id") if replied and replied.get("is_topic_message") else None
    if replied and named and named != topic:
        raise Violation("a reply to a message of another topic")
    topic = topic or named
    return {"message_thread_id": topic, "is_topic_message": True} if topic else {}


def _is_ours(message: dict[str, Any]) -> bool:
    return bool(message.get("from", {}).get("id") == BOT["id"])


def _text(parameters: dict[str, Any]) -> dict[str, Any]:
    text, entities = rules.message_text(parameters["text"], parameters.get("entities", []))
    content: dict[str, Any] = {"text": text} | ({"entities": entities} if entities else {})
    if "link_preview_options" in parameters:
        content["link_preview_options"] = parameters["link_preview_options"]
    return content


def _comparable(content: dict[str, Any]) -> tuple[Any, ...]:
    """The parts of a message of which an edit must change one; the order of entities is ignored."""
    entities = sorted(content.get("entities", []), key=lambda one: (one["offset"], -one["length"], one["type"]))
    return content.get("text"), entities, content.get("reply_markup")


def _replied(chat: Chat, reply: dict[str, Any] | None) -> dict[str, Any] | None:
    if reply is None:
        return None
    if reply.get("chat_id", chat.id) != chat.id:
        raise Violation("a reply to another chat")
    found = chat.messages.get(reply["message_id"])
    if found is None and not reply.get("allow_sending_without_reply"):
        raise Violation("message to be replied not found")
    return found
