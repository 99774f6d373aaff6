"""The closed set of replies; every surface renders the same ones."""

from dataclasses import dataclass

from bot.models import Answer, Outcome, Reason
from bot.reader_records import Shortfall
from bot.understanding.follow_up import Antecedent
from bot.understanding.intent import Talk


@dataclass(frozen=True, slots=True)
class MissedQuestion:
    """A question without a direct answer, for moderators."""

    question: str
    shortfall: Shortfall


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    antecedent: Antecedent | None = None
    """Left for the next question; None leaves the one before."""
    missed: tuple[MissedQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers(_Said):
    """Answers to one or several questions, of which at least one has something to show."""

    answers: tuple[Answer, ...]
    """One for each question, in order."""
    cut: bool = False
    """True if there were more questions than are answered at once."""

    @property
    def only(self) -> Answer | None:
        """The answer, where one question was asked."""
        return self.answers[0] if len(self.answers) == 1 else None

    @property
    def is_direct(self) -> bool:
        """True if one of them is more than what came near."""
        return any(answer.outcome is Outcome.ANSWERS for answer in self.answers)

    @property
    def last_quoted(self) -> Answer | None:
        """The last answer that quotes a passage."""
        return next((one for one in reversed(self.answers) if one.answered and one.hits), None)

    @property
    def repeated(self) -> tuple[bool, ...]:
        """For each answer, True if the sentence that it quotes stands above already.

        One that answers is quoted again where it was shown as what only comes near.
        """
        above: dict[tuple[str, int, int], Outcome] = {}
        found = []
        for answer in self.answers:
            place = _quoted_sentence(answer)
            found.append(place is not None and above.get(place) in (Outcome.ANSWERS, answer.outcome))
            if place and not found[-1]:
                above[place] = answer.outcome
        return tuple(found)


def _quoted_sentence(answer: Answer) -> tuple[str, int, int] | None:
    """The document and the span of the sentence that answers, or comes nearest."""
    if not answer.answered or not answer.hits:
        return None
    best = answer.hits[0]
    start, end = best.sentence
    return best.document.id, best.start + start, best.start + end


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing(_Said):
    """None of the questions found anything that may be shown."""

    answers: tuple[Answer, ...]
    cut: bool = False
    """True if there were more questions than are answered at once."""
    examples: tuple[str, ...] = ()
    """Questions that the documents do answer."""

    @property
    def reason(self) -> Reason | None:
        """Why the first question got nothing."""
        return self.answers[0].reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTalk(_Said):
    """Something that asks nothing of the documents."""

    intent: Talk
    examples: tuple[str, ...] = ()
    """Questions to go on with, where it invites some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordless(_Said):
    """Nothing that could be looked up: signs, emoji, function words alone."""

    examples: tuple[str, ...] = ()
    """Questions that show what one looks like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign(_Said):
    """A message in another language."""

    is_near: bool
    """True if the documents hold something that comes near it all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distress(_Said):
    """Somebody tells of a danger: an excerpt would be out of place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLong(_Said):
    """A text rather than a question: its many words would match everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence(_Said):
    """Nothing is said: people talk among themselves, or have asked to be told only what was found."""


Reply = Answers | Nothing | SmallTalk | Wordless | Foreign | Distress | TooLong | Silence
