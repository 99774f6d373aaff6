"""Answers, as readers see them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import MessageEntity
from telegram.constants import MessageEntityType

from bot.chat import texts
from bot.chat.copying import citation
from bot.chat.message import Button, Message
from bot.chat.permalinks import SHARED
from bot.search.models import Answer, Document, Hit, Outcome

DOCUMENTS_PRESSED = "documents"
QUESTION_PRESSED = "q:"
NOTIFY_PRESSED = "n:ask"
SHOWN = 3
"""Excerpts in an answer; the others are a button away."""
_NEAREST = 2
_DATA_BYTES = 64


@dataclass(frozen=True, slots=True)
class Links:
    """What leads on from an answer."""

    token: str | None = None
    """Of its excerpts, in the store; None where the store cannot be written: then no button comes back to us."""
    payload: str | None = None
    """Of its first passage; None where it has none, or the bot is not asked inline."""


NO_LINKS = Links()


def question_key(question: str) -> str:
    """Callback data for a proposed question: the same after a restart, at most 64 bytes."""
    return QUESTION_PRESSED + hashlib.sha256(question.encode()).hexdigest()[:24]


def answer_message(
    answer: Answer, links: Links = NO_LINKS, examples: Sequence[str] = (), documents: int = 0
) -> Message:
    """The reply to a question.

    Where it gets nothing, `examples` are questions that are proposed; `documents` is how many there are to be named.
    """
    if answer.facts:
        return _facts(answer)
    if answer.answered:
        return _excerpts(answer, links)
    if answer.reason in texts.INSTEAD:
        message = Message(texts.INSTEAD[answer.reason])
        if answer.reason in texts.WORDLESS and examples:
            message.add("\n" + texts.FOR_EXAMPLE)
            add_questions(message, examples)
        return message
    return _nothing(answer, examples, documents)


def recalling(question: str, reply: Message) -> Message:
    """`reply` under the question, where that was pressed, not written: nothing else would recall it."""
    message = Message()
    message.add(texts.recalled(question), MessageEntityType.ITALIC)
    message.add("\n\n")
    message.append(reply)
    message.rows = reply.rows
    return message


def several_message(answers: Sequence[tuple[str, Answer, Links]], note: str = "") -> Message:
    """The answers to several questions of one message: for each the sentence and where it is from."""
    message = Message()
    for number, (question, answer, links) in enumerate(answers, 1):
        message.add("\n\n" if message.text else "")
        message.add(texts.recalled(question), MessageEntityType.ITALIC)
        message.add("\n")
        message.append(_compact(answer))
        if links.token:
            message.row(Button(texts.IN_FULL.format(number=number), f"a:full:{links.token}:{number}"))
    if note:
        message.add("\n\n" + note)
    return message


def add_quotation(message: Message, hit: Hit, *, bold: bool) -> None:
    """The excerpt between guillemets; the sentence that matches best in bold."""
    begin = len(message.text) + len(texts.quoted("")) // 2
    message.add(texts.quoted(hit.text))
    if bold:
        start, end = hit.sentence
        message.entities.append(MessageEntity(MessageEntityType.BOLD, begin + start, end - start))


def add_reference(message: Message, document: Document) -> None:
    """The title, which is the link, then the author and date."""
    message.add(texts.title(document), url=document.source)
    if origin := texts.origin(document):
        message.add(f" — {origin}")


def add_questions(message: Message, questions: Sequence[str]) -> None:
    """A button for each question."""
    for question in questions:
        message.row(Button(question, question_key(question)))


def see_button(label: str, document: Document) -> Button | None:
    """A button that shows a document; None where its id is too long for one."""
    data = f"r:see:{document.id}"
    return Button(label, data) if len(data.encode()) <= _DATA_BYTES else None


def handing_on(hit: Hit, payload: str | None) -> list[Button | None]:
    """«Copier», «Partager», «Source»: what a reader does with a passage elsewhere."""
    return [
        Button(texts.COPY, copy=citation(hit)),
        Button(texts.SHARE, share=f"{SHARED}{payload}") if payload else None,
        Button(texts.SOURCE, url=hit.document.source) if hit.document.source else None,
    ]


def _facts(answer: Answer) -> Message:
    """What is known of the documents themselves, not as a quotation; as many as fit."""
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
    """The sentence that answers, its excerpt, where it comes from, then other excerpts folded, as many as fit."""
    best, *others = answer.hits
    message = Message()
    _add_best(message, answer)
    if answer.pinned:
        message.add("\n" + texts.PINNED_ANSWER)
    if answer.outcome is Outcome.ANSWERS and best.sentence[0]:
        message.add("\n\n")
        start = len(message.text)
        message.add(texts.THE_PASSAGE)
        add_quotation(message, best, bold=False)
        message.mark(MessageEntityType.BLOCKQUOTE, start)
    for number, hit in enumerate(others[: SHOWN - 1], 2):
        folded = Message()
        folded.add(texts.EXCERPT.format(number=number) + " — ")
        add_quotation(folded, hit, bold=False)
        if hit.document.id != best.document.id:
            folded.add("\n")
            add_reference(folded, hit.document)
        folded.mark(MessageEntityType.EXPANDABLE_BLOCKQUOTE, 0)
        gap = Message("\n\n" if number == 2 else "\n")
        if not message.fits(Message(gap.text + folded.text)):
            break
        message.append(gap)
        message.append(folded)
    _add_buttons(message, answer, links)
    return message


def _add_best(message: Message, answer: Answer) -> None:
    """The sentence that answers, first; the rest of the excerpt goes on after it where it begins with it."""
    best = answer.hits[0]
    if answer.outcome is Outcome.MENTIONS:
        message.add(texts.MENTIONS + "\n\n")
        add_quotation(message, best, bold=False)
    elif best.sentence[0]:
        start, end = best.sentence
        message.add(texts.quoted(best.text[start:end]))
        half = len(texts.quoted("")) // 2
        message.entities.append(MessageEntity(MessageEntityType.BOLD, half, end - start))
    else:
        add_quotation(message, best, bold=True)
    message.add("\n")
    add_reference(message, best.document)


def _add_buttons(message: Message, answer: Answer, links: Links) -> None:
    if links.token:
        more = Button(texts.MORE_EXCERPTS, f"a:more:{links.token}:{SHOWN}") if len(answer.hits) > SHOWN else None
        message.row(more, Button(texts.CONTEXT, f"a:context:{links.token}:0:1"))
    message.row(*handing_on(answer.hits[0], links.payload))
    if links.token:
        message.row(Button(texts.USEFUL, f"a:up:{links.token}"), Button(texts.USELESS, f"a:down:{links.token}"))


def _compact(answer: Answer) -> Message:
    """An answer as one of several."""
    if not answer.answered:
        return Message(texts.INSTEAD.get(answer.reason, texts.NOTHING_FOUND) if answer.reason else texts.NOTHING_FOUND)
    if answer.facts:
        return _facts(answer)
    best = answer.hits[0]
    message = Message()
    if answer.outcome is Outcome.MENTIONS:
        message.add(texts.MENTIONS + "\n")
        add_quotation(message, best, bold=False)
    else:
        message.add(texts.quoted(best.text[slice(*best.sentence)]))
    message.add("\n")
    add_reference(message, best.document)
    return message


def _nothing(answer: Answer, examples: Sequence[str], documents: int) -> Message:
    """That nothing was found; what came nearest by its title, what could be asked, and to be told of later."""
    message = Message(texts.NOTHING_FOUND)
    titles = list(dict.fromkeys(texts.title(hit.document) for hit in answer.hits))[:_NEAREST]
    # To name all there is would say that something is near.
    if 0 < len(titles) < documents:
        message.add("\n" + texts.NEAREST_TITLES.format(titles=texts.SEPARATOR.join(titles)))
    if not answer.hits and not examples:
        message.add("\n" + texts.NO_DOCUMENT)
    if examples:
        message.add("\n\n" + texts.CAN_ANSWER)
        add_questions(message, examples)
    message.row(Button(texts.NOTIFY, NOTIFY_PRESSED), Button(texts.DOCUMENTS, DOCUMENTS_PRESSED))
    return message
