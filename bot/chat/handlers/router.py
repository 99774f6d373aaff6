"""Router of messages: each is a question, the answer to a prompt, or something to be quoted."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import MessageOriginChannel

from bot import texts
from bot.chat.callbacks.readers import LeavePrompt
from bot.chat.handlers.moderators.adding import ADD_PROMPT, TAIL_PROMPT, Adding, addresses_alone
from bot.chat.handlers.moderators.draft_actions import MORE_PROMPT
from bot.chat.handlers.owners.moderator_list import People
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.handlers.readers.debounce import Courtesy, is_question
from bot.chat.handlers.readers.discovery import TITLE_PROMPT, Discovery
from bot.chat.handlers.readers.questions import Asking
from bot.chat.profile import register_for
from bot.collection import LONGEST_QUESTION
from bot.reader_records import DialogState
from bot.records import Role
from bot.services import staffing
from bot.text.analysis import fold
from bot.understanding.questions_in_text import asks

_TEXTS = {ADD_PROMPT, MORE_PROMPT}
"""Prompts that take any text: a question among them is a question all the same."""
_LEAVING = {"annuler", "annule", "renoncer", "laisse tomber", "laissez tomber", "stop"}
_TEXT_CHARS = 300
"""Code points from which a moderator's message without a question mark is something to be quoted."""

PromptHandler = Callable[[PrivateUpdate, DialogState], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Front:
    """Router of the messages of private chats."""

    asking: Asking
    discovery: Discovery
    people: People
    adding: Adding
    courtesy: Courtesy
    prompts: Mapping[str, PromptHandler]
    """Handlers of the answers to prompts, by the prompt's name."""

    async def message(self, turn: PrivateUpdate) -> None:
        """Anything but a command. Only who may change documents adds them."""
        assert turn.message is not None
        if (command := _accented(turn.message.text or "")) is not None:
            await turn.say(texts.WITHOUT_ACCENT.format(command=command))
        elif turn.prompt and turn.prompt.name == TITLE_PROMPT and turn.message.text:
            await self.discovery.title_given(turn, turn.prompt)
        elif turn.role is not Role.READER and await self._moderates(turn):
            return
        elif is_question(turn.message) and not addresses_alone(turn.message.text or ""):
            await self.asking.question(turn)
        else:
            await self.courtesy.line(turn)

    async def _moderates(self, turn: PrivateUpdate) -> bool:
        assert turn.message is not None
        prompt = turn.prompt
        if prompt and prompt.name == TAIL_PROMPT:
            if await self.adding.tail(turn, prompt):
                return True
        elif prompt and " ".join(map(fold, turn.text.strip(" .!\u202f").split())) in _LEAVING:
            await self.leave(turn)
            return True
        elif prompt and prompt.name in _TEXTS and asks(turn.text):
            return False
        elif prompt and (prompt.name in _TEXTS or not turn.message.document):
            await self.prompts[prompt.name](turn, prompt)
            return True
        posted = isinstance(turn.message.forward_origin, MessageOriginChannel) and bool(turn.text)
        if turn.message.document or posted or addresses_alone(turn.text) or _is_a_text(turn.text):
            await self.adding.given(turn, turn.message, {})
            return True
        return False

    async def start(self, turn: PrivateUpdate) -> None:
        """`/start`, perhaps from an invitation's link, or from a passage's."""
        _, _, payload = turn.text.partition(" ")
        payload = payload.strip()
        if staffing.is_invitation(payload):
            await self.people.accept(turn, payload)
            return
        await self.discovery.start(turn, payload)
        if turn.role is not Role.READER:
            await turn.say(texts.MODERATOR_START)
        if turn.role is Role.OWNER:
            # Telegram refuses a menu for somebody who has not written yet.
            await register_for(turn.bot, turn.chat, Role.OWNER)

    async def left(self, turn: PrivateUpdate, press: LeavePrompt) -> None:
        """«Renoncer» under what was asked for."""
        await self.leave(turn)

    async def leave(self, turn: PrivateUpdate) -> None:
        """`/annuler`."""
        left = await turn.leave() and not (turn.prompt and turn.prompt.name == TAIL_PROMPT)
        await turn.show(texts.GIVEN_UP if left else texts.NOTHING_BEGUN)


def _accented(words: str) -> str | None:
    """The command that «/gérer» means: Telegram knows none with accents."""
    first = words.partition(" ")[0]
    name = fold(first.removeprefix("/"))
    return name if first.startswith("/") and name in texts.ALIASES else None


def _is_a_text(words: str) -> bool:
    return len(words) > LONGEST_QUESTION or (len(words) > _TEXT_CHARS and "?" not in words)
