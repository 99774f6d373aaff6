"""Drafts: shown, corrected, published, given up. Every button carries the version that its message shows."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

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
from bot.editorial.differences import differences
from bot.errors import BotError
from bot.ingest.corrections import corrected, with_details
from bot.ingest.identity import identity
from bot.ingest.reading import from_text
from bot.library import Library
from bot.models import Document, Part
from bot.outcomes import Already, Gone, Meanwhile
from bot.outcomes import ChangeOutcome as StoreOutcome
from bot.records import Draft, Entry, Status, Step
from bot.store.store import Session

PART_STEP, MORE_STEP = "draft part", "draft more"
_WAITING = 200
"""Waiting questions that a preview looks at: the most asked."""

Outcome = Draft | Already | Meanwhile | Gone


@dataclass(frozen=True, slots=True)
class Drafts:
    """What is done with a draft once it is there."""

    telling: Telling

    async def present(self, turn: PrivateUpdate, number: int, *, instead: int | None = None) -> int | None:
        """Show a draft as it stands, in the place of message `instead` or of the one that was pressed, or anew.

        Gives the number of the message that shows it.
        """
        view = await asyncio.to_thread(_view, turn.library, number)
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
                await self._changed(turn, number, lambda session: session.drafts.reopen(number, turn.who))
            case ReplaceByDraft() | SetDraftApart():
                target = press.document if isinstance(press, ReplaceByDraft) else None
                await self._changed(
                    turn, number, lambda session: _retargeted(session, number, version, target, turn.who)
                )
            case _:
                await self._look(turn, press)

    async def _look(self, turn: PrivateUpdate, press: DraftPress) -> None:
        """What needs the draft to be open, whatever its version."""
        draft = await turn.read(lambda session: session.drafts.find(press.draft))
        if draft is None:
            await turn.alert(texts.DRAFT_GONE)
            return
        shown: dict[str, object] = {"draft": press.draft, "shown": turn.pressed}
        match press:
            case CorrectDraft(part=part):
                await turn.ask_for(PART_STEP, {**shown, "part": part}, screens.part_question(draft.document, part))
            case LengthenDraft():
                await turn.ask_for(MORE_STEP, shown, texts.SEND_MORE)
            case ShowDraftPassages(first=first):
                await turn.show(await asyncio.to_thread(_passages, turn.library, draft, first))
            case ShowDraftDifferences():
                await turn.show(await asyncio.to_thread(_differences, turn.library, draft))
            case _:
                await self.present(turn, press.draft)

    async def _publish(self, turn: PrivateUpdate, number: int, version: int) -> None:
        outcome = await asyncio.to_thread(
            publishing.publish_draft, turn.library, number, version, turn.who, turn.update
        )
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
        outcome = await turn.write(lambda session: session.drafts.discard(number, turn.who))
        await turn.leave()
        if isinstance(outcome, Draft):
            await turn.show(screens.abandoned_message(outcome.id, outcome.version, texts.title(outcome.document)))
        else:
            await self._explain(turn, number, outcome)

    async def _changed(self, turn: PrivateUpdate, number: int, act: Callable[[Session], Outcome]) -> None:
        """Change a draft and show what it is then, whoever changed it."""
        outcome = await turn.write(act)
        if isinstance(outcome, Draft):
            await self.present(turn, number)
        else:
            await self._explain(turn, number, outcome)

    async def _explain(self, turn: PrivateUpdate, number: int, outcome: StoreOutcome) -> None:
        """Why nothing was done; and in the place of a draft that is none any more, what it has become."""
        await turn.alert(await turn.explained(outcome))
        if await turn.read(lambda session: session.drafts.find(number)):
            await self.present(turn, number)
        elif _shows_a_draft(turn):
            became: Entry | None = await turn.read(lambda session: _become(session, number))
            await turn.show(screens.became_message(became) if became else texts.DRAFT_GONE)

    async def part_given(self, turn: PrivateUpdate, step: Step) -> None:
        """The title, author, source or date that was asked for."""
        part = Part(str(step.data["part"]))
        await self._amend(turn, step, lambda document: corrected(document, part, turn.text))

    async def more_given(self, turn: PrivateUpdate, step: Step) -> None:
        """More of the text."""
        await self._amend(turn, step, lambda document: _longer(document, turn.text))

    async def _amend(self, turn: PrivateUpdate, step: Step, change: Callable[[Document], Document]) -> None:
        number = int(str(step.data["draft"]))

        def amended(session: Session) -> Outcome:
            draft = session.drafts.find(number)
            if draft is None:
                return Gone()
            document = change(draft.document)
            document = replace(document, id=identity(document.source, document.text))
            if not session.updates.effect(f"amended {turn.update}"):
                return draft  # done before the process was killed
            return session.drafts.amend(number, draft.version, document, turn.who)

        try:
            outcome = await turn.write(amended)
        except BotError as error:
            # Its sentence asks again: what was asked for still is.
            await turn.ask_again(error)
            return
        if isinstance(outcome, Gone):
            await turn.leave()
            await turn.say(texts.DRAFT_GONE)
            return
        if isinstance(shown := step.data.get("shown"), int):
            await edit(turn.bot, turn.chat, shown, Message(texts.CORRECTED_BELOW))
        await self.present(turn, number)
        # Last: what was asked for is still asked for where the process is killed before it is shown.
        await turn.leave()


def _shows_a_draft(turn: PrivateUpdate) -> bool:
    """Whether the message whose button was pressed still looks like an open draft: nobody has told it otherwise."""
    return any(isinstance(press, PublishDraft) for press in buttons_below(turn.message))


def _become(session: Session, number: int) -> Entry | None:
    """The document that a draft has become; None where it was given up."""
    identity = session.drafts.became(number)
    return session.documents.find(identity) if identity else None


def _retargeted(session: Session, number: int, version: int, target: str | None, by: str) -> Outcome:
    """The draft, made to replace `target`; what it does not say itself, it has from there."""
    draft = session.drafts.retarget(number, version, target, by)
    there = session.documents.find(target) if target else None
    if not isinstance(draft, Draft) or there is None:
        return draft
    document = with_details(draft.document, there.document)
    return draft if document == draft.document else session.drafts.amend(number, draft.version, document, by)


def _view(library: Library, number: int) -> screens.DraftView | None:
    """The draft and what it would be to the corpus; None where it is closed."""
    with library.store.read() as session:
        draft = session.drafts.find(number)
        if draft is None:
            return None
        replaced = session.documents.find(draft.replaces) if draft.replaces else None
        there = session.documents.find(draft.document.id)
        waiting = [group.wording for group in session.missed.groups(limit=_WAITING)]
    preview = library.preview(draft.document, draft.replaces, waiting)
    taken = there if there and not draft.replaces and there.status is Status.PUBLISHED else None
    return screens.DraftView(draft, preview, replaced, taken)


def _passages(library: Library, draft: Draft, first: int) -> Message:
    return screens.passages_message(
        draft.document,
        library.passages(draft.document),
        first,
        lambda other: ShowDraftPassages(draft.id, draft.version, other),
        ShowDraft(draft.id, draft.version),
    )


def _differences(library: Library, draft: Draft) -> Message:
    assert draft.replaces
    with library.store.read() as session:
        before = session.documents.find(draft.replaces)
    assert before, "documents are never deleted"
    found = differences(before.document.text, draft.document.text)
    return screens.differences_message(before.document, found, ShowDraft(draft.id, draft.version))


def _longer(document: Document, more: str) -> Document:
    """`document` with `more` at its end.

    Raises:
        ReadingError: it would be too long.

    """
    return replace(document, text=from_text(joined(document.text, more)).text)


def joined(before: str, more: str) -> str:
    """Two messages as one text; where an app cut a long text between two words, they go on in one line."""
    goes_on = before.rstrip()[-1:].isalnum() and more.lstrip()[:1].islower()
    return f"{before.rstrip()} {more.lstrip()}" if goes_on else f"{before}\n\n{more}"
