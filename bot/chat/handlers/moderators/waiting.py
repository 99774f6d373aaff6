"""`/attente`: what readers ask in vain, and what is done about it."""

from dataclasses import dataclass

from bot import texts
from bot.chat.handlers.moderators.adding import ADD_STEP
from bot.chat.handlers.moderators.curating import Curating
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.render.message import Message
from bot.chat.screens import waiting_screen as screens
from bot.records import Group
from bot.store.store import Session

PRESSED = r"^w:(list:\d{1,9}|(see|add|pin|dismiss):\d{1,18}:\d{1,9})$"


@dataclass(frozen=True, slots=True)
class WaitingQuestions:
    """Questions that got nothing, without their authors."""

    curating: Curating

    async def command(self, turn: PrivateUpdate) -> None:
        """`/attente`."""
        await self._list(turn, 0)

    async def pressed(self, turn: PrivateUpdate) -> None:
        """A button of the list or of a group: `w:action…`."""
        action, *numbers = turn.arguments
        if action == "list":
            await self._list(turn, int(numbers[0]))
            return
        number, offset = map(int, numbers)
        group: Group | None = await turn.read(lambda session: session.missed.find(number))
        if group is None:
            await turn.alert(texts.WAITS_NO_LONGER)
            await self._list(turn, offset)
            return
        match action:
            case "see":
                await turn.show(screens.group_message(group, offset))
            case "add":
                await turn.ask_for(ADD_STEP, {}, texts.ADD)
            case "pin":
                await self.curating.propose(turn, group.wording, group=group.id)
            case "dismiss":
                await turn.write(lambda session: session.missed.dismiss(number))
                await self._list(turn, offset, texts.DISMISSED.format(question=texts.clipped(group.wording, 150)))

    async def _list(self, turn: PrivateUpdate, offset: int, note: str = "") -> None:
        def listed(session: Session) -> Message:
            total = session.missed.count()
            start = offset if offset < total else max(0, (total - 1) // screens.LISTED * screens.LISTED)
            return screens.list_message(session.missed.groups(start, screens.LISTED), start, total, note)

        await turn.show(await turn.read(listed))
