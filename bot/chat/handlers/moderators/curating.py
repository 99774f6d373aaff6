"""Passages pinned to questions, and synonyms of this corpus."""

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
from bot.chat.handlers.private_update import PrivateUpdate
from bot.chat.screens import curated_screen as screens
from bot.collection import LONGEST_QUESTION
from bot.reader_records import DialogState
from bot.services import pins_and_synonyms
from bot.services.pins_and_synonyms import Chosen, Paired

PIN_PROMPT, CHOICE_PROMPT, PAIR_PROMPT = "pin question", pins_and_synonyms.CHOICE, "pair"
_CHOSEN = {Chosen.PINNED: texts.PINNED, Chosen.MOVED: texts.MOVED_MEANWHILE}
_PAIRED = {Paired.PAIRED: texts.PAIRED, Paired.KNOWN: texts.PAIRED_BEFORE}


@dataclass(frozen=True, slots=True)
class Curating:
    """Entries that moderators add to the ranking."""

    async def pressed(self, turn: PrivateUpdate, press: CuratingPress) -> None:
        """A button of the list."""
        match press:
            case ListCurated():
                await self._list(turn)
            case PinPassage():
                await turn.ask_for(PIN_PROMPT, {}, texts.WHICH_QUESTION)
            case PairWords():
                await turn.ask_for(PAIR_PROMPT, {}, texts.WHICH_PAIR)
            case ChoosePassage(number, mark):
                await self._choose(turn, number, mark)
            case Unpin(pin):
                gone = await turn.do(pins_and_synonyms.unpin, pin, turn.who)
                await self._list(turn, texts.UNPINNED if gone else texts.NO_LONGER)
            case Unpair(pair):
                gone = await turn.do(pins_and_synonyms.unpair, pair, turn.who)
                await self._list(turn, texts.UNPAIRED if gone else texts.NO_LONGER)

    async def question_given(self, turn: PrivateUpdate, prompt: DialogState) -> None:
        """The question that a passage is to be pinned to."""
        question = turn.text[:LONGEST_QUESTION]
        await self.offer(turn, question, question)

    async def words_given(self, turn: PrivateUpdate, prompt: DialogState) -> None:
        """Other words to look for a passage with."""
        group = prompt.data.get("group")
        words = turn.text[:LONGEST_QUESTION]
        await self.offer(turn, str(prompt.data["question"]), words, group if isinstance(group, int) else None)

    async def offer(self, turn: PrivateUpdate, question: str, words: str, group: int | None = None) -> None:
        """Show passages, found with `words`, that may be pinned to `question`; `group`: the group it comes from."""
        choice = await turn.do(pins_and_synonyms.offer, turn.chat, question, screens.CHOICES, words=words, group=group)
        await turn.say(screens.choices_message(choice.question, choice.hits, choice.mark))

    async def _choose(self, turn: PrivateUpdate, number: int, mark: str) -> None:
        became = await turn.do(pins_and_synonyms.choose, turn.chat, turn.prompt, number, mark, turn.who)
        if became is Chosen.EXPIRED:
            await turn.alert(texts.EXPIRED_STEP)
        else:
            await self._list(turn, _CHOSEN[became])

    async def pair_given(self, turn: PrivateUpdate, prompt: DialogState) -> None:
        """Two words that mean the same, with «=» between them."""
        became = await turn.do(pins_and_synonyms.pair, turn.text, turn.who)
        if became is Paired.NOT_A_PAIR:
            await turn.say(texts.NOT_A_PAIR)
            return
        await self._list(turn, _PAIRED[became])
        await turn.leave()

    async def _list(self, turn: PrivateUpdate, note: str = "") -> None:
        found = await turn.do(pins_and_synonyms.curated)
        await turn.show(screens.curated_message(found.pins, found.synonyms, found.titles, note))
