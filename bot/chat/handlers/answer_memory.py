"""What answers leave in the store: their places, which message they answer, what the next question may lean on."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TypeVar

from telegram import Bot

from bot.chat.db_writer import Writer
from bot.chat.permalinks import onward
from bot.chat.render.answer_rendering import NO_LINKS, Links
from bot.errors import StoreError
from bot.models import Answer
from bot.services.quoted_passages import find, placed
from bot.store.store import Session, Store
from bot.understanding.follow_up import Antecedent, antecedent_of_answer, antecedent_of_hit
from bot.understanding.questions_in_text import subject

log = logging.getLogger(__name__)

LEANS = timedelta(minutes=10)
"""For how long a question may lean on the one before."""
_KEPT = 5
"""Answers of a conversation that a reply may lean on."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Subject:
    """What was asked and answered last."""

    words: str
    """Of the question, those that say what it is about; of what was quoted, where that is not known."""
    document: str
    start: int
    end: int
    is_asked: bool = True
    """Whether the words are a question's."""

    @property
    def place(self) -> tuple[str, int, int]:
        """Where the answer stands."""
        return self.document, self.start, self.end

    @property
    def context(self) -> Antecedent:
        """As a question leans on it."""
        return Antecedent(self.words, self.document, self.start, self.end, self.is_asked)


class Remembering:
    """Where the store cannot be written, readers are answered all the same, with fewer buttons."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writer = Writer("remembering")

    async def links(self, answer: Answer, bot: Bot) -> Links:
        """What leads on from `answer`."""
        if not answer.answered or not answer.hits:
            return NO_LINKS

        def keep(session: Session) -> Links:
            places = placed(session, answer.related)
            if len(places) < len(answer.related):
                return NO_LINKS
            token = session.shown.keep(places, answer.outcome, pinned=answer.pinned)
            return Links(token, onward(bot, places[0]))

        return await self.written(keep) or NO_LINKS

    async def answered(self, chat: int, question: int, reply: int | None, asked: str, about: Subject | None) -> None:
        """`reply` answers message `question` of `chat`, where `asked` was asked; `about` is what it was about."""

        def note(session: Session) -> None:
            if reply is not None:
                session.answers.note(chat, question, reply, session.answers.mark_of(asked))
            remember(session, chat, about)

        await self.written(note)

    async def written(self, act: Callable[[Session], _T]) -> _T | None:
        """What `act` gives; None where the store does not answer in time."""
        try:
            return await self._writer.write(partial(self._store.written, act))
        except (StoreError, TimeoutError) as error:
            log.warning("What an answer leads to could not be kept: %s", error)
            return None


def about(answer: Answer) -> Subject | None:
    """What was asked and answered; None where nothing was."""
    left = antecedent_of_answer(answer)
    return Subject(subject(left.question), left.document, left.start, left.end) if left else None


def remember(session: Session, chat: int, about: Subject | None) -> None:
    """The next questions of `chat` may lean on this for ten minutes; where it is None, on what they could before."""
    if about is None:
        return
    kept = [[one.words, *one.place] for one in (about, *remembered(session, chat)[: _KEPT - 1])]
    session.contexts.purge()
    session.contexts.set(chat, "answers", {"answers": kept}, LEANS)


def remembered(session: Session, chat: int) -> list[Subject]:
    """What the next question of `chat` may lean on, the last first."""
    step = session.contexts.get(chat)
    kept = step.data["answers"] if step else []
    assert isinstance(kept, list)
    return [Subject(*one) for one in kept]


def pointed_at(session: Session, token: str, known: list[Subject]) -> Subject | None:
    """What an answer was about whose buttons carry this token; where that is not `known` any more, by what it says."""
    excerpts = session.shown.find(token)
    found = find(session, excerpts.places[0]) if excerpts and excerpts.places else None
    if found is None:
        return None
    said = antecedent_of_hit(found.hit)
    by_words = Subject(said.question, said.document, said.start, said.end, is_asked=False)
    return next((one for one in known if one.place == by_words.place), by_words)
