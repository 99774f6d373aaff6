"""Answers, as readers see them."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from telegram import MessageEntity
from telegram.constants import MessageEntityType

from bot import texts
from bot.chat.callbacks.readers import (
    AskQuestion,
    CastVote,
    MakeWish,
    SeeDocument,
    ShowContext,
    ShowDocuments,
    ShowExcerpts,
    ShowInFull,
)
from bot.chat.permalinks import NOWHERE, Onward
from bot.chat.render.clipboard import citation
from bot.chat.render.message import Button, Message
from bot.conversation.reply import Answers, Nothing
from bot.models import Answer, Document, Hit, Outcome
from bot.records import Vote
from bot.text.quotation import quotation
from bot.text.references import beginning
from bot.understanding.questions_in_text import heading

SHOWN = 3
"""Excerpts in an answer; the others are a button away."""
_NEAREST = 2


@dataclass(frozen=True, slots=True)
class Links:
    """Tokens and addresses for the buttons below an answer."""

    token: str | None = None
    """Of its excerpts, in the store; None where the store cannot be written: then no button comes back to us."""
    onward: Onward = NOWHERE
    """The ways to hand on its first passage."""


NO_LINKS = Links()


def question_key(question: str) -> str:
    """24 hexadecimal digits for a proposed question in its button, the same after a restart."""
    return hashlib.sha256(question.encode()).hexdigest()[:24]


def answer_message(answer: Answer, links: Links = NO_LINKS) -> Message:
    """An answer that has something to show; `links` lead on from it."""
    return _facts(answer) if answer.facts else _excerpts(answer, links)


def recalling(question: str, reply: Message) -> Message:
    """`reply` under the question, where that was pressed, not written: nothing else would recall it."""
    message = Message()
    message.add(texts.recalled(question), MessageEntityType.ITALIC)
    message.add("\n\n")
    message.append(reply)
    message.rows = reply.rows
    return message


def several_message(reply: Answers, links: Sequence[Links] = ()) -> Message:
    """The answers to several questions of one message: for each the sentence and where it is from, given once.

    `links` lead on from each of them.
    """
    message = Message()
    ways = links or [NO_LINKS] * len(reply.answers)
    for number, (answer, repeated, onward) in enumerate(zip(reply.answers, reply.repeated, ways, strict=True), 1):
        message.add("\n\n" if message.text else "")
        message.add(texts.recalled(heading(answer.question)), MessageEntityType.ITALIC)
        message.add("\n")
        message.append(_as_above(answer) if repeated else _compact(answer))
        if onward.token and not repeated:
            message.row(Button(texts.IN_FULL.format(number=number), ShowInFull(onward.token, number)))
    if reply.cut:
        message.add("\n\n" + texts.FIRST_THREE)
    return message


def nothing_message(reply: Nothing, documents: int) -> Message:
    """Notice that nothing was found: the nearest titles, questions to ask, and «Prévenez-moi».

    Nobody can be told of several questions later. `documents`: how many there are to be named.
    """
    message = Message(f"{texts.FIRST_THREE}\n\n{texts.NOTHING_FOUND}" if reply.cut else texts.NOTHING_FOUND)
    hits = reply.answers[0].hits if len(reply.answers) == 1 else [hit for one in reply.answers for hit in one.hits[:1]]
    titles = list(dict.fromkeys(texts.title(hit.document) for hit in hits))[:_NEAREST]
    # To name all there is would say that something is near.
    if 0 < len(titles) < documents:
        message.add("\n" + texts.NEAREST_TITLES.format(titles=texts.SEPARATOR.join(titles)))
    if not hits and not reply.examples:
        message.add("\n" + texts.NO_DOCUMENT)
    if reply.examples:
        message.add("\n\n" + texts.CAN_ANSWER)
        add_questions(message, reply.examples)
    waiting = Button(texts.NOTIFY, MakeWish("ask")) if len(reply.answers) == 1 else None
    message.row(waiting, Button(texts.DOCUMENTS, ShowDocuments()))
    return message


def add_quotation(message: Message, hit: Hit, *, bold: bool) -> None:
    """The excerpt between guillemets, below what it answers or stands under; the sentence that matches best in bold."""
    told = quotation(hit.document, hit.start, hit.end)
    if line := texts.above(told, needed=hit.leans_on_section):
        message.add(line, MessageEntityType.ITALIC)
        message.add("\n")
    start, end = (hit.start + place for place in hit.sentence)
    opening, closing = texts.guillemets(told)
    message.add(opening)
    for part in told.parts:
        begin = len(message.text)
        message.add(part.text)
        if bold and part.start is not None:
            first, last = max(start, part.start), min(end, part.start + len(part.text))
            if first < last:
                bolder = MessageEntity(MessageEntityType.BOLD, begin + first - part.start, last - first)
                message.entities.append(bolder)
    message.add(closing)


def add_before(message: Message, hit: Hit, shown_from: int) -> None:
    """Text that the answering sentence refers to, if `shown_from`, an offset into the document, comes later."""
    if (start := _understood_from(hit)) < shown_from:
        message.add("\n" + texts.JUST_BEFORE + texts.quoted(hit.document.text[start:shown_from].rstrip()))


def add_reference(message: Message, document: Document) -> None:
    """The title, which is the link, then the author and date."""
    message.add(texts.title(document), url=document.source)
    if origin := texts.origin(document):
        message.add(f" — {origin}")


def add_questions(message: Message, questions: Sequence[str]) -> None:
    """A button for each question."""
    for question in questions:
        message.row(Button(question, AskQuestion(question_key(question))))


def see_button(label: str, document: Document) -> Button | None:
    """A button that shows a document; None where its id is too long for one."""
    press = SeeDocument(document.id)
    return Button(label, press) if press.fits else None


def handing_on(hit: Hit, onward: Onward) -> list[Button | None]:
    """«Copier», «Partager», «Source»: what a reader does with a passage elsewhere."""
    return [
        Button(texts.COPY, copy=citation(hit, onward.address)),
        Button(texts.SHARE, share=onward.shared) if onward.shared else None,
        Button(texts.SOURCE, url=hit.document.source) if hit.document.source else None,
    ]


def _facts(answer: Answer) -> Message:
    """Facts about documents, which are no quotations; as many as fit."""
    message = Message(texts.FACTS)
    for fact in answer.facts:
        entry = Message("\n• ")
        entry.add(texts.title(fact.document), url=fact.document.source)
        entry.add(f" — {texts.fact(fact)}")
        if not message.fits(entry):
            break
        message.append(entry)
    return message


def _excerpts(answer: Answer, links: Links) -> Message:
    """The sentence that answers, where it is from, then its passage and other excerpts folded, as many as fit."""
    message = Message()
    _add_best(message, answer)
    if answer.pinned:
        message.add("\n" + texts.PINNED_ANSWER)
    gap = Message("\n\n")
    for folded in _folded(answer):
        if not message.fits(Message(gap.text + folded.text)):
            break
        message.append(gap)
        message.append(folded)
        gap = Message("\n")
    _add_buttons(message, answer, links)
    return message


def _folded(answer: Answer) -> Iterator[Message]:
    """Parts that unfold: the passage, unless it begins with the answering sentence, then other excerpts."""
    best, *others = answer.related
    labels = [(texts.EXCERPT.format(number=number) + " — ", hit) for number, hit in enumerate(others[: SHOWN - 1], 2)]
    if _stands_apart(answer) and not _is_told(best):
        labels.insert(0, (texts.THE_PASSAGE, best))
    for label, hit in labels:
        folded = Message(label)
        add_quotation(folded, hit, bold=False)
        if hit.document.id != best.document.id:
            folded.add("\n")
            add_reference(folded, hit.document)
        folded.mark(MessageEntityType.EXPANDABLE_BLOCKQUOTE)
        yield folded


def _stands_apart(answer: Answer) -> bool:
    """True if the answering sentence is shown before its passage, which does not begin with it."""
    return answer.outcome is Outcome.ANSWERS and answer.hits[0].sentence[0] > 0


def _understood_from(hit: Hit) -> int:
    """Offset into the document where the text begins that the answering sentence refers to."""
    return beginning(hit.document.text, *(hit.start + place for place in hit.sentence))


def _is_told(hit: Hit) -> bool:
    """True if the answering sentence and what it refers to are all of the passage."""
    return hit.sentence[1] == hit.end - hit.start and _understood_from(hit) <= hit.start


def _add_best(message: Message, answer: Answer) -> None:
    """The sentence that answers, first; the rest of the excerpt goes on after it where it begins with it."""
    best = answer.hits[0]
    if answer.outcome is Outcome.MENTIONS:
        message.add(texts.MENTIONS + "\n\n")
        add_quotation(message, best, bold=False)
    elif _stands_apart(answer):
        _add_sentence(message, best)
    else:
        add_quotation(message, best, bold=True)
    if answer.outcome is Outcome.ANSWERS:
        # Where the passage unfolds below, what stands in it is read there.
        add_before(message, best, best.start + (best.sentence[0] if _is_told(best) else 0))
    message.add("\n")
    add_reference(message, best.document)


def _add_buttons(message: Message, answer: Answer, links: Links) -> None:
    if links.token:
        more = Button(texts.MORE_EXCERPTS, ShowExcerpts(links.token, SHOWN)) if len(answer.related) > SHOWN else None
        message.row(more, Button(texts.CONTEXT, ShowContext(links.token, "context", 0, 1)))
    message.row(*handing_on(answer.hits[0], links.onward))
    if links.token:
        message.row(
            Button(texts.USEFUL, CastVote(links.token, Vote.UP)),
            Button(texts.USELESS, CastVote(links.token, Vote.DOWN)),
        )
    if answer.outcome is Outcome.MENTIONS:
        message.row(Button(texts.NOTIFY, MakeWish("ask")))


def _add_sentence(message: Message, hit: Hit) -> None:
    """The sentence that answers between guillemets, in bold."""
    start, end = hit.sentence
    add_quotation(
        message, replace(hit, start=hit.start + start, end=hit.start + end, sentence=(0, end - start)), bold=True
    )


def _as_above(answer: Answer) -> Message:
    """An answer that another one of several has given."""
    return Message((texts.MENTIONS + "\n" if answer.outcome is Outcome.MENTIONS else "") + texts.SAME_PASSAGE)


def _compact(answer: Answer) -> Message:
    """An answer as one of several."""
    if not answer.answered:
        return Message(texts.WORDLESS.get(answer.reason, texts.NOTHING_FOUND) if answer.reason else texts.NOTHING_FOUND)
    if answer.facts:
        return _facts(answer)
    best = answer.hits[0]
    message = Message()
    if answer.outcome is Outcome.MENTIONS:
        message.add(texts.MENTIONS + "\n")
        add_quotation(message, best, bold=False)
    else:
        _add_sentence(message, best)
        add_before(message, best, best.start + best.sentence[0])
    message.add("\n")
    add_reference(message, best.document)
    return message
