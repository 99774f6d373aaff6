"""Readers' pages about the documents."""

from collections.abc import Sequence

from telegram.constants import MessageEntityType

from bot import texts
from bot.chat.callbacks.readers import ListDocuments, SearchTitles, ShowDocuments
from bot.chat.render.answer_rendering import add_questions, add_reference, see_button
from bot.chat.render.message import Button, Message
from bot.models import Document
from bot.text.blocks import is_heading, words_of
from bot.text.layout import blocks_of
from bot.text.splitter import sentences

LISTED = 8
_KNOWN_TITLES = 3
_LABEL = 50
_HEADINGS = 12
_FIRST_SENTENCES = 2
_OUTLINE_CHARS = 1_500


def start_message(documents: Sequence[Document], examples: Sequence[str], note: str = "") -> Message:
    """The welcome: what it answers, knows and keeps, then questions to press; the `note` comes first."""
    hello = f"{note}\n\n{texts.HELLO}" if note else texts.HELLO
    message = Message(f"{hello}\n{known_line(documents)}\n{texts.NOTHING_KEPT}")
    _add_ways_in(message, documents, examples)
    return message


def known_message(documents: Sequence[Document], examples: Sequence[str], note: str = "") -> Message:
    """The documents it knows, and questions to press; the `note` comes first."""
    message = Message(f"{note}\n{known_line(documents)}" if note else known_line(documents))
    _add_ways_in(message, documents, examples)
    return message


def known_line(documents: Sequence[Document]) -> str:
    """A line with the number of documents and the titles of the first."""
    if not documents:
        return texts.NO_DOCUMENT
    titles = texts.SEPARATOR.join(_named(document) for document in documents[:_KNOWN_TITLES])
    known = texts.I_KNOW.format(documents=texts.count(len(documents), texts.NOUN_DOCUMENT), titles=titles)
    return known + (f"{texts.SEPARATOR}…" if len(documents) > _KNOWN_TITLES else ".")


def _add_ways_in(message: Message, documents: Sequence[Document], examples: Sequence[str]) -> None:
    add_questions(message, examples)
    if documents:
        message.row(Button(texts.ALL_DOCUMENTS, ShowDocuments()))


def list_message(found: Sequence[Document], offset: int, query: str) -> Message:
    """A page of `found`, from `offset` on: sources, authors and dates, with a button for each document."""
    if not found and not query:
        return Message(texts.NO_DOCUMENT)
    title = texts.DOCUMENTS_FOUND if query else texts.DOCUMENTS_COUNT
    message = Message(title.format(query=query, count=texts.number(len(found))))
    offset = min(max(offset, 0), max(len(found) - 1, 0)) // LISTED * LISTED
    page = found[offset : offset + LISTED]
    last = offset + len(page)
    if not found:
        message.add("\n" + texts.NONE_FOUND)
    elif len(found) > LISTED:
        message.add("\n" + texts.READERS_FROM_TO.format(first=offset + 1, last=last))
    for document in page:
        message.add("\n• ")
        add_reference(message, document)
        message.row(see_button(texts.clipped(document.title, _LABEL), document))
    message.row(
        Button(texts.BEFORE, ListDocuments(offset - LISTED, query)) if offset else None,
        Button(texts.AFTER, ListDocuments(last, query)) if last < len(found) else None,
    )
    message.row(
        Button(texts.SEARCH, SearchTitles()) if query or len(found) > 1 else None,
        Button(texts.ALL_DOCUMENTS, ListDocuments(0, "")) if query else None,
    )
    return message


def document_message(document: Document, questions: Sequence[str]) -> Message:
    """A document: its facts, its outline, and `questions` that it answers."""
    message = Message()
    message.add(texts.title(document), MessageEntityType.BOLD, url=document.source)
    if origin := texts.origin(document):
        message.add(f" — {origin}")
    if document.note:
        message.add("\n" + texts.clipped(document.note, _OUTLINE_CHARS))
    _add_outline(message, document)
    if questions:
        message.add("\n\n" + texts.ANSWERS_THESE)
        add_questions(message, questions)
    message.row(
        Button(texts.SOURCE, url=document.source) if document.source else None,
        Button(texts.ALL_DOCUMENTS, ListDocuments(0, "")),
    )
    return message


def _add_outline(message: Message, document: Document) -> None:
    """The headings; where there is none, the first sentences."""
    text = document.text
    headings = [words_of(document, block) for block in blocks_of(document) if is_heading(block)]
    if headings:
        message.add("\n\n" + texts.OUTLINE)
        for said in headings[:_HEADINGS]:
            message.add(f"\n• {texts.clipped(said, _OUTLINE_CHARS // _HEADINGS)}")
        if len(headings) > _HEADINGS:
            message.add("\n• …")
        return
    first = [one for one in sentences(document) if one.prose][:_FIRST_SENTENCES]
    whole = [one for one in first if one.end - first[0].start <= _OUTLINE_CHARS]
    if whole:
        message.add("\n\n" + texts.BEGINS + "\n" + texts.quoted(text[whole[0].start : whole[-1].end]))


def _named(document: Document) -> str:
    origin = texts.origin(document)
    return f"{texts.title(document)} ({origin})" if origin else texts.title(document)
