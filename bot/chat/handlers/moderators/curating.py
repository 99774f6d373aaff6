"""Passages pinned to questions, and synonyms of this corpus."""

import asyncio
import hashlib
from dataclasses import dataclass

from bot import texts
from bot.chat.callbacks.moderators import (
    ChoosePassage,
    CuratingPress,
    ListCurated,
    PairWords,
    PinPassage,
    Unpair,
    Unpin,
)
from bot.chat.handlers.private_update import ASKED_FOR, PrivateUpdate
from bot.chat.render.message import Message
from bot.chat.screens import curated_screen as screens
from bot.collection import LONGEST_QUESTION
from bot.records import Pin, Step
from bot.store.store import Session

PIN_STEP, CHOICE_STEP, PAIR_STEP = "pin question", "pin choice", "pair"
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Curating:
    """Entries that moderators add to the ranking."""

    async def pressed(self, turn: PrivateUpdate, press: CuratingPress) -> None:
        """A button of the list."""
        match press:
            case ListCurated():
                await self._list(turn)
            case PinPassage():
                await turn.ask_for(PIN_STEP, {}, texts.WHICH_QUESTION)
            case PairWords():
                await turn.ask_for(PAIR_STEP, {}, texts.WHICH_PAIR)
            case ChoosePassage(number, mark):
                await self._choose(turn, number, mark)
            case Unpin(pin):
                gone = await turn.write(lambda session: session.curated.unpin(pin, turn.who))
                await self._changed(turn, texts.UNPINNED if gone else texts.NO_LONGER)
            case Unpair(pair):
                gone = await turn.write(lambda session: session.curated.unpair(pair, turn.who))
                await self._changed(turn, texts.UNPAIRED if gone else texts.NO_LONGER)

    async def question_given(self, turn: PrivateUpdate, step: Step) -> None:
        """The question that a passage is to be pinned to."""
        await self.propose(turn, turn.text[:LONGEST_QUESTION])

    async def words_given(self, turn: PrivateUpdate, step: Step) -> None:
        """Other words to look for a passage with."""
        await self.propose(turn, str(step.data["question"]), words=turn.text[:LONGEST_QUESTION], step=step)

    async def propose(
        self,
        turn: PrivateUpdate,
        question: str,
        *,
        words: str | None = None,
        group: int | None = None,
        step: Step | None = None,
    ) -> None:
        """Show passages that may be pinned to `question`, found with `words` or with its own.

        `group`: the waiting questions that it comes from.
        """
        hits = await asyncio.to_thread(turn.library.find_passages, words or question, screens.CHOICES)
        versions = await turn.read(lambda session: [session.documents.find(hit.document.id) for hit in hits])
        places = [
            [hit.document.id, entry.version if entry else 0, hit.start, hit.end]
            for hit, entry in zip(hits, versions, strict=True)
        ]
        data: dict[str, object] = {"question": question, "places": places}
        data["group"] = step.data.get("group") if step else group
        await turn.write(lambda session: session.steps.set(turn.chat, CHOICE_STEP, data, ASKED_FOR))
        await turn.say(screens.choices_message(question, hits, _mark(question, places)))

    async def _choose(self, turn: PrivateUpdate, number: int, mark: str) -> None:
        step = turn.step
        if step is None or step.name != CHOICE_STEP:
            await turn.alert(texts.EXPIRED_STEP)
            return
        question, places = str(step.data["question"]), step.data["places"]
        assert isinstance(places, list)
        if _mark(question, places) != mark or not 0 < number <= len(places):
            await turn.alert(texts.EXPIRED_STEP)
            return
        document, version, start, end = places[number - 1]
        group = step.data.get("group")

        def pinned(session: Session) -> Pin | None:
            session.steps.clear(turn.chat)
            pin = session.curated.pin(question, document, version, (start, end), turn.who)
            if pin and isinstance(group, int):
                session.missed.answered(group, document)
            return pin

        done = await turn.write(pinned)
        await self._changed(turn, texts.PINNED if done else texts.MOVED_MEANWHILE)

    async def pair_given(self, turn: PrivateUpdate, step: Step) -> None:
        """Two words that mean the same, with «=» between them."""
        word, _, other = (" ".join(part.split()) for part in turn.text.partition("="))
        if not word or not other or max(len(word), len(other)) > _LONGEST_WORD:
            await turn.say(texts.NOT_A_PAIR)
            return
        done = await turn.write(lambda session: session.curated.pair(word, other, turn.who))
        await self._changed(turn, texts.PAIRED if done else texts.PAIRED_BEFORE)
        await turn.leave()

    async def _changed(self, turn: PrivateUpdate, note: str) -> None:
        await asyncio.to_thread(lambda: turn.library.refresh(wait=True))
        await self._list(turn, note)

    async def _list(self, turn: PrivateUpdate, note: str = "") -> None:
        def listed(session: Session) -> Message:
            pins = session.curated.pins()
            found = {pin.document: session.documents.find(pin.document) for pin in pins}
            titles = {identity: entry.document.title if entry else "" for identity, entry in found.items()}
            return screens.curated_message(pins, session.curated.synonyms(), titles, note)

        await turn.show(await turn.read(listed))


def _mark(question: str, places: list[list[object]]) -> str:
    return hashlib.sha256(f"{question} {places}".encode()).hexdigest()[:12]
