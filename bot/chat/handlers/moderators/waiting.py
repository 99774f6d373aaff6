"""`/attente`: what readers ask in vain, and what is done about it."""

from dataclasses import dataclass

from bot import texts
from bot.chat.callbacks.moderators import (
    AddForQuestions,
    DismissQuestions,
    PinForQuestions,
    QuestionsPress,
    SeeQuestions,
    WaitingPress,
)
from bot.chat.handlers.moderators.adding import ADD_PROMPT
from bot.chat.handlers.moderators.curating import Curating
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.screens import waiting_screen as screens
from bot.services import waiting_questions


@dataclass(frozen=True, slots=True)
class WaitingQuestions:
    """Questions that got nothing, without their authors."""

    curating: Curating

    async def command(self, turn: PrivateUpdate) -> None:
        """`/attente`."""
        await self._list(turn, 0)

    async def pressed(self, turn: PrivateUpdate, press: WaitingPress) -> None:
        """A button of the list or of a group."""
        if not isinstance(press, QuestionsPress):
            await self._list(turn, press.offset)
            return
        group = await turn.do(waiting_questions.find, press.group)
        if group is None:
            await turn.alert(texts.WAITS_NO_LONGER)
            await self._list(turn, press.offset)
            return
        match press:
            case SeeQuestions():
                await turn.show(screens.group_message(group, press.offset))
            case AddForQuestions():
                await turn.ask_for(ADD_PROMPT, {}, texts.ADD)
            case PinForQuestions():
                await self.curating.offer(turn, group.wording, group.wording, group.id)
            case DismissQuestions():
                await turn.do(waiting_questions.dismiss, group.id)
                await self._list(turn, press.offset, texts.DISMISSED.format(question=texts.clipped(group.wording, 150)))

    async def _list(self, turn: PrivateUpdate, offset: int, note: str = "") -> None:
        page = await turn.do(waiting_questions.page, offset, screens.LISTED)
        await turn.show(screens.list_message(page.groups, page.offset, page.total, note))
