"""A message, what stands around it and the policy of the surface -> the reply."""

from collections.abc import Sequence
from dataclasses import replace

from bot.collection import LONGEST_QUESTION, Collection
from bot.conversation.context import ALONE, Call, Context
from bot.conversation.policy import Policy
from bot.conversation.reply import (
    Answers,
    Distress,
    Foreign,
    MissedQuestion,
    Nothing,
    Reply,
    Silence,
    SmallTalk,
    TooLong,
    Wordless,
)
from bot.models import Answer, Outcome, Reason
from bot.reader_records import Shortfall
from bot.understanding.follow_up import Antecedent, antecedent_of_answer
from bot.understanding.intent import Talk, is_remark, only_reacts, speaks_to_somebody
from bot.understanding.question import ParsedQuestion
from bot.understanding.questions_in_text import subject

_GREETED: dict[Reason | None, Talk] = {Reason.GREETING: Talk.GREETING, Reason.THANKS: Talk.THANKS}
"""Small talk that only its missing content words tell."""
_INVITING = frozenset({Talk.GREETING, Talk.THANKS, Talk.KNOWN, Talk.SUMMARY})
"""Small talk after which a question is likely: some are proposed."""


def converse(library: Collection, message: ParsedQuestion, policy: Policy, context: Context = ALONE) -> Reply:
    """The reply to `message`. The order of these decisions is the same on every surface."""
    if message.tells_of_distress:
        return Distress()
    if is_ignored(message, policy, context):
        return Silence()
    if message.intent in policy.talks:
        return _small_talk(library, message.intent, policy)
    if len(message.text) > LONGEST_QUESTION:
        return Silence() if context.call.is_among_people or not policy.says_nothing_found else TooLong()
    questions = message.clauses if policy.questions > 1 else (message,)
    if policy.tells_language and all(question.is_foreign for question in questions):
        return Foreign(is_near=_ask(library, message, None, policy).answered)
    return _looked_up(library, message, questions, policy, context)


def is_ignored(message: ParsedQuestion, policy: Policy, context: Context) -> bool:
    """True if `message` asks nothing of the bot; it is told from the words alone, before anything is looked up."""
    commanded = context.call is Call.COMMAND and not context.is_correction
    if not policy.ignores or commanded or not message.text or message.tells_of_distress:
        return False
    if only_reacts(message) or message.intent in policy.ignores:
        return True
    return context.call.is_among_people and is_remark(message)


def may_refer(message: ParsedQuestion) -> bool:
    """True if `message` may refer to what was answered before; else nobody has to look that up."""
    return len(message.text) <= LONGEST_QUESTION and any(question.spoken.leans for question in message.clauses)


def antecedent_of(answer: Answer) -> Antecedent | None:
    """The antecedent that `answer` leaves, in as few words of its question as a follow-up needs."""
    left = antecedent_of_answer(answer)
    return replace(left, question=subject(left.question)) if left else None


def _small_talk(library: Collection, intent: Talk, policy: Policy) -> SmallTalk:
    return SmallTalk(intent=intent, examples=_examples(library, policy) if intent in _INVITING else ())


def _looked_up(
    library: Collection,
    message: ParsedQuestion,
    questions: Sequence[ParsedQuestion],
    policy: Policy,
    context: Context,
) -> Reply:
    """The answers of the documents to the questions of a message; people are not interrupted for little."""
    cut = len(questions) > policy.questions
    questions = questions[: policy.questions]
    answers, antecedent = _answers(library, questions, policy, context)
    if any(answer.reason is Reason.DISTRESS for answer in answers):
        return Distress()
    found = Answers(answers=answers, cut=cut, antecedent=antecedent)
    if context.call.is_among_people and not found.is_direct and speaks_to_somebody(message):
        return Silence()
    missed = _missed(library, questions, answers, policy, context)
    if any(answer.answered for answer in answers):
        return replace(found, missed=missed)
    wordless = not any(answer.missed for answer in answers)
    if context.call.is_among_people or (wordless and not context.call.insists) or not policy.says_nothing_found:
        return Silence(missed=missed)
    if not wordless:
        return Nothing(answers=answers, cut=cut, examples=_examples(library, policy), missed=missed)
    intent = _GREETED.get(answers[0].reason)
    return _small_talk(library, intent, policy) if intent else Wordless(examples=_examples(library, policy))


def _answers(
    library: Collection, questions: Sequence[ParsedQuestion], policy: Policy, context: Context
) -> tuple[tuple[Answer, ...], Antecedent | None]:
    """The answer to each question, which may refer to the one above, and the antecedent of the next message."""
    answers: list[Answer] = []
    last, left = context.antecedent, None
    for question in questions:
        answer = _ask(library, question, last, policy)
        answers.append(answer)
        left = antecedent_of(answer) or left
        last = left or last
    return tuple(answers), left


def _ask(library: Collection, question: ParsedQuestion, antecedent: Antecedent | None, policy: Policy) -> Answer:
    if policy.documents:
        return library.answer_from(policy.documents, question, policy.excerpts, antecedent)
    return library.answer(question, policy.excerpts, antecedent)


def _missed(
    library: Collection,
    questions: Sequence[ParsedQuestion],
    answers: Sequence[Answer],
    policy: Policy,
    context: Context,
) -> tuple[MissedQuestion, ...]:
    """Questions that the whole library lacks an answer to, and not only the documents chosen here.

    What friends say to each other below an answer is not noted, though it may read like a question.
    """
    if not policy.notes_missed or context.call.is_among_people:
        return ()
    missed = _without_answer(questions, answers)
    if missed and policy.documents:
        answers, _ = _answers(library, questions, replace(policy, documents=frozenset()), context)
        missed = _without_answer(questions, answers)
    return missed


def _without_answer(questions: Sequence[ParsedQuestion], answers: Sequence[Answer]) -> tuple[MissedQuestion, ...]:
    """The questions that got nothing, or only what came near; none that says nothing alone: «et où ?»."""
    return tuple(
        MissedQuestion(question.text, Shortfall.NEAR if answer.outcome is Outcome.MENTIONS else Shortfall.NOTHING)
        for question, answer in zip(questions, answers, strict=True)
        if question.has_words
        and (answer.outcome is Outcome.MENTIONS or (answer.missed and not question.is_struck_at_random))
    )


def _examples(library: Collection, policy: Policy) -> tuple[str, ...]:
    return tuple(library.examples(policy.examples)) if policy.examples else ()
