"""What readers see: answers and pages."""

import hashlib
from collections.abc import Iterable

from telegram import MessageEntity
from telegram.constants import MessageEntityType, MessageLimit

from bot.chat import texts
from bot.chat.message import Button, Message
from bot.search.models import Answer, Document, Hit, Outcome

DOCUMENTS_PRESSED = "documents"
QUESTION_PRESSED = "q:"
_KNOWN_TITLES = 3


def question_key(question: str) -> str:
    """Callback data for an example question: the same after a restart, at most 64 bytes."""
    return QUESTION_PRESSED + hashlib.sha256(question.encode()).hexdigest()[:24]


def answer_message(answer: Answer, documents: list[Document], examples: list[str]) -> Message:
    """The reply to a question. `documents` and `examples` are told where nothing is found."""
    if answer.facts:
        return _facts(answer)
    if answer.answered:
        return _excerpts(answer)
    if answer.reason in texts.INSTEAD:
        message = Message(texts.INSTEAD[answer.reason])
        _add_examples(message, examples if answer.reason in texts.WORDLESS else [])
        return message
    message = Message(texts.NOTHING_FOUND)
    _add_known(message, documents)
    _add_examples(message, examples)
    return message


def asked_message(question: str, answer: Answer, documents: list[Document], examples: list[str]) -> Message:
    """The same where the question was pressed, not written: nothing else would recall it."""
    message = Message()
    message.add(texts.recalled(question), MessageEntityType.ITALIC)
    message.add("\n\n")
    reply = answer_message(answer, documents, examples)
    message.append(reply)
    message.rows = reply.rows
    return message


def start_message(documents: list[Document], examples: list[str]) -> Message:
    """What it answers, what it knows, what it keeps: three lines, then questions to press."""
    message = Message(texts.HELLO)
    _add_known(message, documents)
    message.add("\n" + texts.NOTHING_KEPT)
    for question in examples:
        message.row(Button(question, question_key(question)))
    if documents:
        message.row(Button(texts.ALL_DOCUMENTS, DOCUMENTS_PRESSED))
    return message


def documents_message(documents: list[Document]) -> Message:
    """Every document with its source, author, date and note, as many as fit."""
    if not documents:
        return Message(texts.NO_DOCUMENT)
    message = Message(texts.DOCUMENTS_TITLE)
    for number, document in enumerate(documents):
        entry = Message("\n\n• ")
        _add_reference(entry, document)
        if document.note:
            entry.add("\n" + document.note)
        rest = "\n\n" + texts.MORE_DOCUMENTS.format(documents=texts.count(len(documents) - number, "document"))
        if len(message.text) + len(entry.text) + len(rest) > MessageLimit.MAX_TEXT_LENGTH:
            message.add(rest)
            break
        message.append(entry)
    return message


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


def _excerpts(answer: Answer) -> Message:
    """The best excerpt, where it comes from, then the others folded, as many as fit."""
    best, *others = answer.hits
    message = Message()
    if answer.outcome is Outcome.MENTIONS:
        message.add(texts.MENTIONS + "\n\n")
    _add_quotation(message, best, bold=answer.outcome is Outcome.ANSWERS)
    message.add("\n")
    _add_reference(message, best.document)
    if answer.pinned:
        message.add("\n" + texts.PINNED_ANSWER)
    for number, hit in enumerate(others, 2):
        folded = Message()
        folded.add(texts.EXCERPT.format(number=number) + " — ")
        _add_quotation(folded, hit, bold=False)
        if hit.document is not best.document:
            folded.add("\n")
            _add_reference(folded, hit.document)
        folded.mark(MessageEntityType.EXPANDABLE_BLOCKQUOTE, 0)
        gap = "\n\n" if number == 2 else "\n"
        if len(message.text) + len(gap) + len(folded.text) > MessageLimit.MAX_TEXT_LENGTH:
            break
        message.add(gap)
        message.append(folded)
    return message


def _add_quotation(message: Message, hit: Hit, *, bold: bool) -> None:
    """The excerpt between guillemets; the sentence that matches best in bold."""
    begin = len(message.text) + len(texts.quoted("")) // 2
    message.add(texts.quoted(hit.text))
    if bold:
        start, end = hit.sentence
        message.entities.append(MessageEntity(MessageEntityType.BOLD, begin + start, end - start))


def _add_reference(message: Message, document: Document) -> None:
    """The title, which is the link, then the author and date."""
    message.add(texts.title(document), url=document.source)
    if origin := texts.origin(document):
        message.add(f" — {origin}")


def _add_known(message: Message, documents: list[Document]) -> None:
    """One line: how many documents, and the titles of the first."""
    if not documents:
        message.add("\n" + texts.NO_DOCUMENT)
        return
    titles = texts.SEPARATOR.join(_named(document) for document in documents[:_KNOWN_TITLES])
    known = texts.I_KNOW.format(documents=texts.count(len(documents), "document"), titles=titles)
    message.add("\n" + known + (f"{texts.SEPARATOR}…" if len(documents) > _KNOWN_TITLES else "."))


def _named(document: Document) -> str:
    origin = texts.origin(document)
    return f"{texts.title(document)} ({origin})" if origin else texts.title(document)


def _add_examples(message: Message, examples: Iterable[str]) -> None:
    for question in examples:
        message.row(Button(question, question_key(question)))
    if message.rows:
        message.add("\n" + texts.FOR_EXAMPLE)
