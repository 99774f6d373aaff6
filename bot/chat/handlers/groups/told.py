"""What the documents say to the questions of one call, in a group or as a guest."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts
from bot.chat.handlers.answer_memory import about
from bot.chat.handlers.readers.questions import missed_by
from bot.chat.render import answer_rendering
from bot.chat.render.message import Message
from bot.collection import LONGEST_QUESTION
from bot.errors import StoreError
from bot.library import Library
from bot.models import Answer, Hit, Outcome
from bot.records import Place, Shortfall
from bot.services import quoted_passages
from bot.understanding.follow_up import Antecedent, antecedent_of_answer, antecedent_of_hit
from bot.understanding.question import ParsedQuestion
from bot.understanding.questions_in_text import MOST


@dataclass(frozen=True, slots=True)
class Told:
    """Questions and their answers, in order."""

    answers: Sequence[tuple[str, Answer]]
    cut: bool
    """Whether there were more questions than are answered at once."""

    @property
    def answered(self) -> bool:
        """Whether there is something to show."""
        return any(answer.answered for _, answer in self.answers)

    @property
    def directly(self) -> bool:
        """Whether one of them is more than what came near."""
        return any(answer.outcome is Outcome.ANSWERS for _, answer in self.answers)

    @property
    def missed(self) -> tuple[tuple[str, Shortfall], ...]:
        """The questions that got no answer, and what they got."""
        return tuple(missed for _, answer in self.answers for missed in missed_by(answer))

    @property
    def only(self) -> Answer | None:
        """The answer, where one thing was asked."""
        return self.answers[0][1] if len(self.answers) == 1 else None

    @property
    def last(self) -> tuple[Hit, Outcome, bool] | None:
        """The last excerpt that answers: the next question leans on it. With its outcome, and whether it is pinned."""
        found = [answer for _, answer in self.answers if answer.answered and answer.hits]
        return (found[-1].hits[0], found[-1].outcome, found[-1].pinned) if found else None

    @property
    def about(self) -> Antecedent | None:
        """What the next question may lean on: what was told last."""
        return next(filter(None, (antecedent_of_answer(answer) for _, answer in reversed(self.answers))), None)

    @property
    def several_message(self) -> Message:
        """All of them, one below the other, where several things were asked."""
        told = [(question, answer, answer_rendering.NO_LINKS) for question, answer in self.answers]
        return answer_rendering.several_message(told, texts.FIRST_THREE if self.cut else "")


def told(library: Library, words: str, leant: Place | None, chosen: frozenset[str] = frozenset()) -> Told:
    """What `words` are answered; each of their questions may lean on the one above, the first on the passage `leant`.

    `chosen`: the ids of the documents that are quoted; all of them where there is none.
    """
    # A text is no list of questions; and whoever is in danger has one thing to say, however it is punctuated.
    parsed = ParsedQuestion.of(words)
    alone = len(words) > LONGEST_QUESTION or parsed.tells_of_distress
    questions = (parsed,) if alone else parsed.clauses
    context, answers = _context(library, leant), []
    for question in questions[:MOST]:
        if chosen:
            answer = library.answer_from(chosen, question, context=context)
        else:
            answer = library.answer(question, context=context)
        answers.append((question.text, answer))
        if subject := about(answer):
            context = subject.context
    return Told(answers, cut=len(questions) > MOST)


def _context(library: Library, place: Place | None) -> Antecedent | None:
    """What a question leans on: what stands there, or what is known of a document. What was asked is kept nowhere."""
    if place is None:
        return None
    if place.start == place.end:
        return Antecedent("", place.document, 0, 0)
    with contextlib.suppress(StoreError), library.store.read() as session:
        found = quoted_passages.find(session, place)
        if found is not None and not found.changed:
            return antecedent_of_hit(found.hit)
    return None
