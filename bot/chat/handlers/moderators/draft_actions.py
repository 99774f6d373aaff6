"""Drafts: shown, corrected, published, given up. Every button carries the version that its message shows."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot import publishing, texts
from bot.chat.callbacks.moderators import (
    AbandonDraft,
    CorrectDraft,
    DraftPress,
    LengthenDraft,
    PublishDraft,
    ReopenDraft,
    ReplaceByDraft,
    SetDraftApart,
    ShowDraft,
    ShowDraftDifferences,
    ShowDraftPassages,
)
from bot.chat.handlers.presses import buttons_below
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.handlers.readers.wish_buttons import Telling
from bot.chat.render.message import Message
from bot.chat.screens import draft_screen as screens
from bot.chat.sending import edit
from bot.errors import BotError
from bot.models import Part
from bot.outcomes import ChangeOutcome, Gone
from bot.reader_records import DialogState
from bot.records import Draft
from bot.services import draft_edits
from bot.services.draft_edits import DraftOutcome

PART_PROMPT, MORE_PROMPT = "draft part", "draft more"


@dataclass(frozen=True, slots=True)
class Drafts:
    """Actions on a draft once it is there."""

    telling: Telling

    async def present(self, turn: PrivateUpdate, number: int, *, instead: int | None = None) -> int | None:
        """Show a draft as it stands, in the place of message `instead` or of the one that was pressed, or anew.

        Gives the number of the message that shows it.
        """
        view = await turn.do(draft_edits.view, number)
        message = screens.draft_message(view) if view else Message(texts.DRAFT_GONE)
        if instead is not None and await edit(turn.bot, turn.chat, instead, message):
            return instead
        return await turn.show(message)

    async def pressed(self, turn: PrivateUpdate, press: DraftPress) -> None:
        """A button of a draft."""
        number, version = press.draft, press.version
        match press:
            case PublishDraft():
                await self._publish(turn, number, version)
            case AbandonDraft():
                await self._abandon(turn, number)
            case ReopenDraft():
                await self._changed(turn, number, await turn.do(draft_edits.reopen, number, turn.who))
            case ReplaceByDraft() | SetDraftApart():
                target = press.document if isinstance(press, ReplaceByDraft) else None
                await self._changed(turn, number, await turn.do(draft_edits.aim, number, version, target, turn.who))
            case _:
                await self._look(turn, press)

    async def _look(self, turn: PrivateUpdate, press: DraftPress) -> None:
        """Actions that need the draft to be open, whatever its version."""
        draft = await turn.do(draft_edits.find, press.draft)
        if draft is None:
            await turn.alert(texts.DRAFT_GONE)
            return
        shown: dict[str, object] = {"draft": press.draft, "shown": turn.pressed}
        back = ShowDraft(draft.id, draft.version)
        match press:
            case CorrectDraft(part=part):
                await turn.ask_for(PART_PROMPT, {**shown, "part": part}, screens.part_question(draft.document, part))
            case LengthenDraft():
                await turn.ask_for(MORE_PROMPT, shown, texts.SEND_MORE)
            case ShowDraftPassages(first=first):
                await self._passages(turn, draft, first)
            case ShowDraftDifferences():
                document, found = await turn.do(draft_edits.changes, draft)
                await turn.show(screens.differences_message(document, found, back))
            case _:
                await self.present(turn, press.draft)

    async def _passages(self, turn: PrivateUpdate, draft: Draft, first: int) -> None:
        passages = await asyncio.to_thread(turn.library.passages, draft.document)
        page = screens.passages_message(
            draft.document,
            passages,
            first,
            lambda other: ShowDraftPassages(draft.id, draft.version, other),
            ShowDraft(draft.id, draft.version),
        )
        await turn.show(page)

    async def _publish(self, turn: PrivateUpdate, number: int, version: int) -> None:
        outcome = await turn.do(publishing.publish_draft, number, version, turn.who, turn.update)
        await turn.leave()
        match outcome:
            case publishing.Published(entry):
                await turn.show(screens.published_message(entry, outcome.passages, outcome.settled))
                self.telling.begin(turn.bot, entry.document.id)
            case publishing.Twin(entry):
                await turn.alert(texts.PUBLISHED_ALREADY.format(title=texts.title(entry.document)))
                await self.present(turn, number)
            case _:
                await self._explain(turn, number, outcome)

    async def _abandon(self, turn: PrivateUpdate, number: int) -> None:
        outcome = await turn.do(draft_edits.discard, number, turn.who)
        await turn.leave()
        if isinstance(outcome, Draft):
            await turn.show(screens.abandoned_message(outcome.id, outcome.version, texts.title(outcome.document)))
        else:
            await self._explain(turn, number, outcome)

    async def _changed(self, turn: PrivateUpdate, number: int, outcome: DraftOutcome) -> None:
        """Show what a draft is by now, whoever changed it."""
        if isinstance(outcome, Draft):
            await self.present(turn, number)
        else:
            await self._explain(turn, number, outcome)

    async def _explain(self, turn: PrivateUpdate, number: int, outcome: ChangeOutcome) -> None:
        """Why nothing was done; and in the place of a draft that is none any more, what it has become."""
        await turn.alert(await turn.explained(outcome))
        became = await turn.do(draft_edits.became, number)
        if isinstance(became, Draft):
            await self.present(turn, number)
        elif _shows_a_draft(turn):
            await turn.show(screens.became_message(became) if became else texts.DRAFT_GONE)

    async def part_given(self, turn: PrivateUpdate, prompt: DialogState) -> None:
        """The title, author, source or date that was asked for."""
        part = Part(str(prompt.data["part"]))
        await self._amend(
            turn, prompt, lambda number: turn.do(draft_edits.correct, number, part, turn.text, turn.who, turn.update)
        )

    async def more_given(self, turn: PrivateUpdate, prompt: DialogState) -> None:
        """More of the text."""
        await self._amend(
            turn, prompt, lambda number: turn.do(draft_edits.lengthen, number, turn.text, turn.who, turn.update)
        )

    async def _amend(
        self, turn: PrivateUpdate, prompt: DialogState, change: Callable[[int], Awaitable[DraftOutcome]]
    ) -> None:
        number = int(str(prompt.data["draft"]))
        try:
            outcome = await change(number)
        except BotError as error:
            # Its sentence asks again: what was asked for still is.
            await turn.ask_again(error)
            return
        if isinstance(outcome, Gone):
            await turn.leave()
            await turn.say(texts.DRAFT_GONE)
            return
        if isinstance(shown := prompt.data.get("shown"), int):
            await edit(turn.bot, turn.chat, shown, Message(texts.CORRECTED_BELOW))
        await self.present(turn, number)
        # Last: what was asked for is still asked for where the process is killed before it is shown.
        await turn.leave()


def _shows_a_draft(turn: PrivateUpdate) -> bool:
    """True if the message whose button was pressed still looks like an open draft: nobody has told it otherwise."""
    return any(isinstance(press, PublishDraft) for press in buttons_below(turn.message))
