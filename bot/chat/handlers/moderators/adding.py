"""Files, addresses, posts and texts that moderators send become drafts."""

import asyncio
import contextlib
import re
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from zoneinfo import ZoneInfo

from telegram import Message as TelegramMessage
from telegram import MessageOriginChannel
from telegram.error import BadRequest, TelegramError

from bot import publishing, texts
from bot.chat.callbacks.moderators import FinishText
from bot.chat.handlers.moderators.draft_actions import Drafts
from bot.chat.handlers.private_update import LEAVE, PrivateUpdate
from bot.chat.message_questions import words_of
from bot.chat.render.message import Button, Message
from bot.chat.sending import edit
from bot.errors import ReadingError, StoreError
from bot.ingest.content import Reading
from bot.ingest.fetch import Fetcher
from bot.ingest.reading import LARGEST, from_text, read_file, read_page
from bot.ingest.tidy import one_line
from bot.reader_records import DialogState
from bot.records import Draft, Entry, Origin
from bot.services import pasted_texts, prompts
from bot.understanding.questions_in_text import asks

ADD_PROMPT, TAIL_PROMPT = "add", "tail"
_ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_FULL = 4_000
"""Code points: apps cut a longer text, so that one of this length is probably followed by its rest."""
_TAIL, _SENTENCE = 120, 40
"""Code points: a shorter message behind a draft is its rest only where it is a sentence, and a shorter one never."""
_AT_ONCE = 5
_PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Adding:
    """From what somebody sends to a draft."""

    drafts: Drafts
    fetcher: Fetcher
    room: Executor = field(default_factory=lambda: ThreadPoolExecutor(2, "reading"))
    """Reading takes seconds, and memory: two at a time, and none in a thread that answers."""

    async def command(self, turn: PrivateUpdate) -> None:
        """`/ajouter`, alone, with something behind it, or as a reply to something."""
        message = turn.message
        assert message is not None and message.text is not None
        behind = message.text[message.entities[0].length :].strip()
        await turn.leave()
        if behind:
            await self._words(turn, behind, {})
        elif message.reply_to_message and _holds_something(message.reply_to_message):
            await self.given(turn, message.reply_to_message, {})
        else:
            await turn.ask_for(ADD_PROMPT, {}, texts.ADD)

    async def replace(self, turn: PrivateUpdate, entry: Entry) -> None:
        """Ask for a new version of a document."""
        question = texts.REPLACE.format(title=texts.title(entry.document))
        await turn.ask_for(ADD_PROMPT, {"replaces": entry.document.id}, question)

    async def text_given(self, turn: PrivateUpdate, prompt: DialogState) -> None:
        """Answer to the prompt of `/ajouter` or «Remplacer»."""
        assert turn.message is not None
        await self.given(turn, turn.message, prompt.data)

    async def given(self, turn: PrivateUpdate, message: TelegramMessage, told: dict[str, object]) -> None:
        """Read whatever this message holds; `told`: the data of the prompt that it answers."""
        post = message.forward_origin if isinstance(message.forward_origin, MessageOriginChannel) else None
        if message.document:
            await self._file(turn, message, told)
        elif post:
            await self._post(turn, post, words_of(message), told)
        elif words := words_of(message):
            await self._words(turn, words, told)
        else:
            await turn.say(texts.NOT_A_DOCUMENT)

    async def _words(self, turn: PrivateUpdate, words: str, told: dict[str, object]) -> None:
        if addresses := addresses_alone(words):
            for address in addresses[:_AT_ONCE]:
                place = address if "://" in address else f"https://{address}"
                await self._read(turn, partial(read_page, place, self.fetcher), texts.READING_PAGE, Origin.WEB, told)
        else:
            await self._text(turn, words, told)

    async def _file(self, turn: PrivateUpdate, message: TelegramMessage, told: dict[str, object]) -> None:
        file = message.document
        assert file is not None
        name = one_line(file.file_name or "") or texts.UNNAMED
        if file.file_size and file.file_size > LARGEST:
            await turn.say(texts.FILE_TOO_LARGE)
            return
        progress = await turn.say(texts.READING_FILE.format(name=texts.clipped(name, 80)))
        try:
            data = await (await turn.bot.get_file(file.file_id)).download_as_bytearray(read_timeout=60)
        except TelegramError as error:
            await self._tell(turn, texts.FILE_TOO_LARGE if "too big" in str(error) else texts.FILE_LOST, progress)
            return
        await self._read(turn, lambda: read_file(name, bytes(data)), progress, Origin.FILE, told)

    async def _post(self, turn: PrivateUpdate, post: MessageOriginChannel, words: str, told: dict[str, object]) -> None:
        source = f"https://t.me/{post.chat.username}/{post.message_id}" if post.chat.username else None
        day = post.date.astimezone(_PARIS).date()

        def read() -> Reading:
            return from_text(words, source=source, author=post.chat.title, published=day)

        await self._read(turn, read, texts.READING_TEXT, Origin.POST, told)

    async def _text(self, turn: PrivateUpdate, words: str, told: dict[str, object]) -> None:
        """Text, perhaps not all of it yet."""
        goes_on = len(words) >= _FULL
        whole = await turn.do(pasted_texts.grow, turn.chat, ADD_PROMPT, told, words, turn.update, goes_on=goes_on)
        if isinstance(shown := told.get("shown"), int):
            with contextlib.suppress(BadRequest):
                await turn.bot.delete_message(turn.chat, shown)
        if goes_on:
            message = Message(texts.TEXT_SO_FAR.format(characters=texts.number(len(whole))))
            message.row(Button(texts.FINISH, FinishText()), LEAVE)
            shown = await turn.say(message)
            data = {**told, "text": whole, "shown": shown}
            await turn.do(prompts.open_prompt, turn.chat, ADD_PROMPT, data)
        else:
            await self._read(turn, lambda: from_text(whole), None, Origin.TEXT, told)

    async def finish(self, turn: PrivateUpdate, press: FinishText) -> None:
        """«Terminer»: the text is whole."""
        whole = turn.prompt.data.get("text") if turn.prompt and turn.prompt.name == ADD_PROMPT else None
        if turn.prompt and isinstance(whole, str):
            await self._read(turn, lambda: from_text(whole), turn.pressed, Origin.TEXT, turn.prompt.data)
        else:
            await turn.alert(texts.EXPIRED_STEP)

    async def tail(self, turn: PrivateUpdate, prompt: DialogState) -> bool:
        """True if this message is the rest of a text whose draft was just shown; then it is added."""
        text = turn.text.rstrip()
        whole = len(text) >= _SENTENCE and text.endswith((".", "!", "…", "»"))
        if asks(text) or addresses_alone(text) or not (whole or len(text) >= _TAIL):
            return False
        await self.drafts.more_given(turn, prompt)
        return True

    async def _read(
        self,
        turn: PrivateUpdate,
        read: Callable[[], Reading],
        progress: int | str | None,
        origin: Origin,
        told: dict[str, object],
    ) -> None:
        """Read, and show the draft; `progress`: the message that becomes it, or what to say meanwhile."""
        shown = await turn.say(progress) if isinstance(progress, str) else progress
        replaces = told.get("replaces")
        target = replaces if isinstance(replaces, str) else None
        try:
            reading = await asyncio.get_running_loop().run_in_executor(self.room, read)
        except ReadingError as error:
            await self._tell(turn, str(error), shown)
            # Most causes end with «collez le texte ici»: what comes next is taken as that.
            waiting: dict[str, object] = {"replaces": target} if target else {}
            await turn.do(prompts.open_prompt, turn.chat, ADD_PROMPT, waiting)
            return
        made = await turn.do(publishing.prepare, reading, origin, turn.who, target)
        if not isinstance(made, Draft):
            await self._tell(turn, texts.PUBLISHED_ALREADY.format(title=texts.title(made.entry.document)), shown)
            await turn.leave()
            return
        shown = await self.drafts.present(turn, made.id, instead=shown)
        # Last: where the process is killed before, what was asked for still is, and leads to the same draft.
        await turn.leave()
        if origin is Origin.TEXT:
            data: dict[str, object] = {"draft": made.id, "shown": shown}
            # The draft is there and shown: that its rest will not be recognised is no reason to tell of a failure.
            with contextlib.suppress(StoreError):
                await turn.do(prompts.open_prompt, turn.chat, TAIL_PROMPT, data)

    async def _tell(self, turn: PrivateUpdate, text: str, shown: int | None) -> None:
        if shown is None or not await edit(turn.bot, turn.chat, shown, Message(text)):
            await turn.say(text)


def addresses_alone(words: str) -> list[str]:
    """The addresses in `words`, where it holds nothing else."""
    parts = words.split()
    return parts if parts and all(_ADDRESS.fullmatch(part) for part in parts) else []


def _holds_something(message: TelegramMessage) -> bool:
    return bool(message.document or words_of(message))
