"""What a message is: a question, what was asked for before, or something to be quoted."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import MessageOriginChannel

from bot.chat import texts
from bot.chat.handlers.adding import TAIL_STEP, Adding, addresses_alone
from bot.chat.handlers.ask import Asking
from bot.chat.handlers.courtesy import Courtesy, is_question
from bot.chat.handlers.discovery import TITLE_STEP, Discovery
from bot.chat.handlers.people import People
from bot.chat.handlers.turn import Turn
from bot.chat.profile import register_for
from bot.collection import LONGEST_QUESTION
from bot.store.people import PREFIX
from bot.store.records import Role, Step

StepHandler = Callable[[Turn, Step], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Front:
    """Sends each message of a private chat where it belongs."""

    asking: Asking
    discovery: Discovery
    people: People
    adding: Adding
    courtesy: Courtesy
    steps: Mapping[str, StepHandler]
    """What was asked for, by the step's name -> what is done with it."""

    async def message(self, turn: Turn) -> None:
        """Anything but a command. Only who may change documents adds them."""
        assert turn.message is not None
        if turn.step and turn.step.name == TITLE_STEP:
            await self.discovery.title_given(turn, turn.step)
        elif turn.role is not Role.READER and await self._moderates(turn):
            return
        elif is_question(turn.message):
            await self.asking.question(turn)
        else:
            await self.courtesy.line(turn)

    async def _moderates(self, turn: Turn) -> bool:
        assert turn.message is not None
        if turn.step and turn.step.name == TAIL_STEP:
            if await self.adding.tail(turn, turn.step):
                return True
        elif turn.step:
            await self.steps[turn.step.name](turn, turn.step)
            return True
        posted = isinstance(turn.message.forward_origin, MessageOriginChannel) and bool(turn.text)
        if turn.message.document or posted or addresses_alone(turn.text) or len(turn.text) > LONGEST_QUESTION:
            await self.adding.given(turn, turn.message, {})
            return True
        return False

    async def start(self, turn: Turn) -> None:
        """`/start`, perhaps from an invitation's link, or from a passage's."""
        _, _, payload = turn.text.partition(" ")
        payload = payload.strip()
        if payload.startswith(PREFIX):
            await self.people.accept(turn, payload)
            return
        await self.discovery.start(turn, payload)
        if turn.role is Role.OWNER:
            # Telegram refuses a menu for somebody who has not written yet.
            await register_for(turn.bot, turn.chat, Role.OWNER)

    async def leave(self, turn: Turn) -> None:
        """`/annuler`, or «Annuler» under what was asked for."""
        left = await turn.leave()
        await turn.show(texts.GIVEN_UP if left else texts.NOTHING_BEGUN)
