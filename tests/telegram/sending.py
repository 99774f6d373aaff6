"""Messages that people send."""

import mimetypes
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.telegram import detected, entities
from tests.telegram.chats import BOT
from tests.telegram.heard import Heard
from tests.telegram.server import BotApiServer

_PICTURE = {"file_id": "AgACAgQ", "file_unique_id": "AQADq", "width": 90, "height": 90}
_FILE = {"file_id": "BQACAgQ", "file_unique_id": "AgADr"}
_SOME_DAY = datetime(2023, 5, 1, 8, 30, tzinfo=UTC)


class Sender:
    """Someone in a private chat with the bot, as far as they send messages."""

    def __init__(self, server: BotApiServer, number: int, first_name: str) -> None:
        self._server = server
        self.user: dict[str, Any] = {"id": number, "is_bot": False, "first_name": first_name, "language_code": "fr"}
        self.chat = server.chat(number, {"type": "private", "first_name": first_name})
        self.said: list[str] = []
        """The words of every message."""
        self.last_id = 0
        """The number of the message sent last."""

    async def sends(self, **content: Any) -> None:
        """Send a message with this content, as the specification names it."""
        message = self.chat.add(self.user, **content)
        self.last_id = message["message_id"]
        await self._tell("message", message)

    async def _tell(self, kind: str, message: dict[str, Any]) -> None:
        """Let the bot know of a message."""
        await self._server.updates.add(kind, message)

    async def says(self, text: str) -> None:
        """Write a message."""
        self.said.append(text)
        await self.sends(**detected.text(text))

    async def edits(self, text: str) -> None:
        """Change the message sent last."""
        self.said.append(text)
        before = self.chat.messages[self.last_id]
        rest = {name: value for name, value in before.items() if name not in ("text", "entities")}
        message = rest | detected.text(text) | {"edit_date": before["date"]}
        self.chat.messages[self.last_id] = message
        await self._tell("edited_message", message)

    async def opens(self, link: str) -> None:
        """Follow a link to the bot, and press the button that starts it."""
        parts = urlsplit(link)
        assert (parts.scheme, parts.netloc, parts.path) == ("https", "t.me", f"/{BOT['username']}"), link
        ((name, payload),) = parse_qsl(parts.query, keep_blank_values=True)
        assert name == "start" and re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload), link
        await self.says(f"/start {payload}")

    async def replies(self, to: Heard | int, text: str, *, quote: str | None = None) -> None:
        """Reply to a message, or to the part of it that `quote` is."""
        number = to.id if isinstance(to, Heard) else to
        assert number in self.chat.messages, "the message was deleted"
        replied = self.chat.messages[number]
        content = detected.text(text)
        content["reply_to_message"] = {name: value for name, value in replied.items() if name != "reply_to_message"}
        if quote is not None:
            before, found, _ = replied.get("text", replied.get("caption", "")).partition(quote)
            assert found, f"{quote!r} is no part of the message"
            content["quote"] = {"text": quote, "position": entities.units(before), "is_manual": True}
        self.said.append(text)
        await self.sends(**content)

    async def forwards_post(
        self,
        text: str | None = None,
        *,
        channel: str = "La Gazette",
        username: str | None = "gazette",
        post: int = 17,
        date: datetime = _SOME_DAY,
        file: tuple[str, bytes] | None = None,
        photo: bool = False,
    ) -> None:
        """Forward a channel's post; with a file or a photo, the text stands under it. No username, no address."""
        chat = {"id": -1002000000999, "type": "channel", "title": channel}
        chat |= {"username": username} if username else {}
        origin = {"type": "channel", "chat": chat, "message_id": post, "date": int(date.timestamp())}
        await self._forwards(origin, text, file, photo)

    async def forwards_from_user(
        self, text: str | None, name: str, *, hidden: bool = False, file: tuple[str, bytes] | None = None
    ) -> None:
        """Forward what somebody wrote elsewhere; hidden, they let nobody be led to them."""
        origin: dict[str, Any] = {"type": "hidden_user", "sender_user_name": name}
        if not hidden:
            origin = {"type": "user", "sender_user": {"id": 6_120_490_001, "is_bot": False, "first_name": name}}
        await self._forwards(origin | {"date": int(_SOME_DAY.timestamp())}, text, file, photo=False)

    async def _forwards(
        self, origin: dict[str, Any], text: str | None, file: tuple[str, bytes] | None, photo: bool
    ) -> None:
        if file is not None:
            name, data = file
            content = {"document": self._document(name, data, None, None)} | detected.caption(text)
        elif photo:
            content = {"photo": [_PICTURE]} | detected.caption(text)
        else:
            assert text is not None
            content = detected.text(text)
        self.said.extend([text] if text else [])
        await self.sends(forward_origin=origin, **content)

    async def sends_file(
        self,
        name: str | None,
        data: bytes,
        *,
        caption: str | None = None,
        claimed_size: int | None = None,
        mime_type: str | None = None,
        media_group_id: str | None = None,
    ) -> None:
        """Send a file that the bot can download; with `claimed_size`, Telegram says that it has so many bytes."""
        content = {"document": self._document(name, data, mime_type, claimed_size)} | detected.caption(caption)
        content |= {"media_group_id": media_group_id} if media_group_id else {}
        self.said.extend([caption] if caption else [])
        await self.sends(**content)

    def _document(self, name: str | None, data: bytes, mime_type: str | None, size: int | None) -> dict[str, Any]:
        kind = mime_type or (mimetypes.guess_type(name)[0] if name else None)
        return self._server.world.files.keep(name, data, kind, size).document

    async def sends_document(self) -> None:
        """Send a file."""
        await self.sends_file("article.pdf", b"%PDF-1.4\n", claimed_size=48_000)

    async def sends_sticker(self) -> None:
        """Send a sticker."""
        kind = {"type": "regular", "is_animated": False, "is_video": False}
        await self.sends(sticker=_PICTURE | kind | {"width": 512, "height": 512})

    async def sends_photo(self, caption: str | None = None) -> None:
        """Send a photo."""
        self.said.extend([caption] if caption else [])
        await self.sends(photo=[_PICTURE], **detected.caption(caption))

    async def sends_album(self, photos: int) -> None:
        """Send photos together: a message each."""
        for _ in range(photos):
            await self.sends(photo=[_PICTURE], media_group_id="13579")

    async def sends_voice(self) -> None:
        """Send a voice message."""
        await self.sends(voice=_FILE | {"duration": 3})

    async def sends_video_note(self) -> None:
        """Send a round video."""
        await self.sends(video_note=_FILE | {"length": 240, "duration": 3})

    async def sends_animation(self) -> None:
        """Send a moving picture; Telegram says that it is a document too."""
        file = self._document("phare.mp4", b"\0\0\0\x20ftypmp42", None, None)
        await self.sends(animation=file | {"width": 320, "height": 240, "duration": 3}, document=file)

    async def sends_contact(self) -> None:
        """Send somebody's telephone number."""
        await self.sends(contact={"phone_number": "+33700000000", "first_name": "Yann"})

    async def sends_location(self) -> None:
        """Send a place."""
        await self.sends(location={"latitude": 48.6, "longitude": -3.8})

    async def sends_poll(self) -> None:
        """Send a question to vote on."""
        answers = [{"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(("Oui", "Non"))]
        said = {"id": "5150", "question": "Le phare est-il ouvert ?", "options": answers, "total_voter_count": 0}
        flags = ("is_closed", "allows_multiple_answers", "allows_revoting", "members_only")
        await self.sends(poll=said | {"type": "regular", "is_anonymous": True} | dict.fromkeys(flags, False))

    async def sends_story(self) -> None:
        """Share a channel's story."""
        await self.sends(story={"id": 4, "chat": {"id": -1002000000999, "type": "channel", "title": "La Gazette"}})
