"""Answer log: what an answer leaves behind for its buttons, its correction and the next question; never who asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.conversation.reply import MissedQuestion
from bot.library import Library
from bot.models import Answer, Hit
from bot.reader_records import Answered, Excerpts, Place
from bot.services.quoted_passages import Found, find, placed
from bot.store.store import Session
from bot.understanding.follow_up import Antecedent, antecedent_of_hit
from bot.understanding.questions_in_text import asks

LEANS = timedelta(minutes=10)
"""An older answer cannot be referred to."""
_KEPT = 5
"""Answers of a conversation that a reply may refer to."""
_NAME = "answers"


@dataclass(frozen=True, slots=True)
class Kept:
    """Excerpts of an answer, as its buttons name them."""

    token: str
    first: Place
    """Place of the first excerpt."""


def keep_excerpts(library: Library, answers: Sequence[Answer]) -> list[Kept | None]:
    """Keep the excerpts of each answer; None for one that quotes nothing, or what nobody knows the version of."""
    if not any(answer.answered and answer.hits for answer in answers):
        return [None] * len(answers)
    with library.store.write() as session:
        return [_keep(session, answer) for answer in answers]


def keep_passage(library: Library, place: Place) -> str:
    """The token of one passage that answers no question."""
    with library.store.write() as session:
        return session.shown.keep([place])


def excerpts(library: Library, token: str) -> tuple[Excerpts, list[Found | None]] | None:
    """Excerpts that were kept, and each one as it can be quoted now; None where the token is too old, or none."""
    with library.store.read() as session:
        kept = session.shown.find(token)
        return (kept, [find(session, place) for place in kept.places]) if kept else None


def passage(library: Library, place: Place) -> Found | None:
    """The passage at `place`, as it can be quoted now."""
    with library.store.read() as session:
        return find(session, place)


def place_of(library: Library, hit: Hit) -> Place | None:
    """Place of `hit`; None where nobody knows any more what version it quotes."""
    with library.store.read() as session:
        return next(iter(placed(session, [hit])), None)


def antecedent(library: Library, chat: int, token: str | None) -> Antecedent | None:
    """Antecedent of the next question of `chat`: the answer with this token, else the last one of ten minutes."""
    with library.store.read() as session:
        known = _remembered(session, chat)
        pointed = _pointed_at(session, token, known) if token else None
        return pointed or next(iter(known), None)


def note(library: Library, chat: int, question: int, answer: int | None, text: str, about: Antecedent | None) -> None:
    """Message `answer` answers message `question`, which asked `text`; None where it did not go out.

    `about`: what the next question may refer to; None leaves what it could refer to before.
    """
    with library.store.write() as session:
        if answer is not None:
            session.answers.note(chat, question, answer, session.answers.mark_of(text))
        _remember(session, chat, about)


def remember(library: Library, chat: int, about: Antecedent | None) -> None:
    """Store the antecedent that follow-ups may refer to for ten minutes; None keeps the previous one."""
    if about is not None:
        with library.store.write() as session:
            _remember(session, chat, about)


def answered_otherwise(library: Library, chat: int, question: int, text: str) -> Answered | None:
    """The answer to message `question`; None where there is none, or where it answers this very text."""
    with library.store.read() as session:
        before = session.answers.find(chat, question)
        return before if before and before.mark != session.answers.mark_of(text) else None


def correct(library: Library, chat: int, before: Answered, text: str, about: Antecedent | None, user: int) -> None:
    """The same message answers `text` now; the vote that `user` had on it was about something else."""
    with library.store.write() as session:
        session.votes.withdraw(chat, before.answer_message, user)
        mark = session.answers.mark_of(text)
        session.answers.note(chat, before.question_message, before.answer_message, mark)
        _remember(session, chat, about)


def note_missed(
    library: Library, update: str, missed: Sequence[MissedQuestion], *, plain_questions_only: bool = False
) -> None:
    """Count questions without an answer, once an update.

    `plain_questions_only`: for moderators, much of whose writing is meant for a document.
    """
    for number, one in enumerate(missed):
        if not plain_questions_only or asks(one.question):
            library.miss(one.question, one.shortfall, f"{update} {number}")


def _keep(session: Session, answer: Answer) -> Kept | None:
    if not answer.answered or not answer.hits:
        return None
    places = placed(session, answer.related)
    if len(places) < len(answer.related):
        return None
    return Kept(session.shown.keep(places, answer.outcome, pinned=answer.pinned), places[0])


def _remember(session: Session, chat: int, about: Antecedent | None) -> None:
    if about is None:
        return
    known = [about, *_remembered(session, chat)[: _KEPT - 1]]
    session.contexts.purge()
    kept = [[one.question, one.document, one.start, one.end] for one in known]
    session.contexts.set(chat, _NAME, {"answers": kept}, LEANS)


def _remembered(session: Session, chat: int) -> list[Antecedent]:
    """Antecedents that the next question of `chat` may mean, the last first."""
    state = session.contexts.get(chat)
    kept = state.data["answers"] if state else []
    assert isinstance(kept, list)
    return [Antecedent(*one) for one in kept]


def _pointed_at(session: Session, token: str, known: Sequence[Antecedent]) -> Antecedent | None:
    """Antecedent that the answer with this token left; where that is not `known` any more, its quotation."""
    kept = session.shown.find(token)
    found = find(session, kept.places[0]) if kept and kept.places else None
    if found is None:
        return None
    quoted = antecedent_of_hit(found.hit)
    place = (quoted.document, quoted.start, quoted.end)
    return next((one for one in known if (one.document, one.start, one.end) == place), quoted)
