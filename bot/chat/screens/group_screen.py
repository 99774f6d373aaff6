"""Messages in groups: answers, each in one message, and the settings."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from telegram.constants import MessageEntityType
from telegram.helpers import create_deep_linked_url

from bot import texts
from bot.chat import permalinks
from bot.chat.callbacks.groups import (
    ChooseDocuments,
    CloseSettings,
    QuoteDocument,
    QuoteEvery,
    SetForm,
    SetNight,
    SetNothing,
    SetWhen,
    ShowSettings,
    TakeAway,
)
from bot.chat.render import answer_rendering
from bot.chat.render.message import Button, Message
from bot.models import Answer, Document, Hit, Outcome
from bot.reader_records import Place
from bot.services.group_settings import Form, GroupSettings, When

LISTED = 8
"""Documents a page."""


def buttons(
    message: Message,
    bot: str,
    place: Place | None,
    turn: Button | None,
    asker: str | None,
    *,
    label: str = texts.TO_PRIVATE,
) -> Message:
    """`message` with its buttons: `turn`, which shows more or less; the passage in private, under `label`; «Retirer».

    `asker`: the beginning of the pseudonym of whoever may take it away; None where that is for admins alone.
    """
    link = place and permalinks.payload(place)
    message.row(
        turn,
        Button(label, url=create_deep_linked_url(bot, link)) if link else None,
        Button(texts.TAKE_AWAY, TakeAway(asker)),
    )
    return message


def compact_message(hit: Hit, outcome: str) -> Message:
    """The sentence that answers, and where it comes from."""
    start, end = hit.sentence
    sentence = replace(hit, start=hit.start + start, end=hit.start + end, sentence=(0, end - start))
    return unfolded_message(sentence, outcome)


def unfolded_message(hit: Hit, outcome: str, *, pinned: bool = False, changed_in: int | None = None) -> Message:
    """The whole excerpt. `changed_in`: the version that holds it, where the document's last one does not."""
    message = Message()
    if changed_in is not None:
        message.add(texts.CHANGED_SINCE.format(version=changed_in) + "\n")
    if outcome == Outcome.MENTIONS:
        message.add(texts.MENTIONS + "\n")
    answer_rendering.add_quotation(message, hit, bold=outcome == Outcome.ANSWERS)
    if outcome == Outcome.ANSWERS:
        answer_rendering.add_before(message, hit, hit.start)
    message.add("\n")
    answer_rendering.add_reference(message, hit.document)
    if pinned:
        message.add("\n" + texts.PINNED_ANSWER)
    return message


def full_message(answer: Answer) -> Message:
    """The whole excerpt, and the others folded, as many as fit."""
    best, *others = answer.related
    message = unfolded_message(best, answer.outcome, pinned=answer.pinned)
    for number, hit in enumerate(others, 2):
        folded = Message(texts.EXCERPT.format(number=number) + " — ")
        answer_rendering.add_quotation(folded, hit, bold=False)
        if hit.document is not best.document:
            folded.add("\n")
            answer_rendering.add_reference(folded, hit.document)
        folded.mark(MessageEntityType.EXPANDABLE_BLOCKQUOTE)
        gap = Message("\n\n" if number == 2 else "\n")
        gap.append(folded)
        if not message.fits(gap):
            break
        message.append(gap)
    return message


# Settings


def document_key(document: str) -> str:
    """16 hexadecimal digits for a document in a button, where its id may be too long."""
    return hashlib.sha256(document.encode()).hexdigest()[:16]


def settings_message(settings: GroupSettings, documents: Sequence[Document], *, hears_mentions: bool) -> Message:
    """The settings of a group, with a button for each other choice.

    `hears_mentions`: true if mentions reach the bot there.
    """
    is_called = settings.when is When.CALLS
    message = Message()
    message.add(texts.SETTINGS_OF, MessageEntityType.BOLD)
    for line in (
        texts.SETTING_WHEN.format(when=texts.WHEN_CALLED[hears_mentions] if is_called else texts.WHEN_COMMANDED),
        texts.SETTING_FORM.format(form=texts.FORMS[settings.form]),
        texts.SETTING_DOCUMENTS.format(documents=_chosen(settings, documents)),
        texts.SETTING_NIGHT.format(night=texts.NIGHTS[settings.sleeps]),
        texts.SETTING_NOTHING.format(said=texts.SAID[settings.says_nothing_found]),
    ):
        message.add("\n• " + line)
    when = texts.SET_COMMANDED if is_called else texts.SET_CALLED[hears_mentions]
    form = Form.FULL if settings.form is Form.COMPACT else Form.COMPACT
    message.row(Button(when, SetWhen(When.COMMANDS if is_called else When.CALLS)))
    message.row(Button(texts.SET_FORM[form], SetForm(form)))
    message.row(Button(texts.CHOOSE_DOCUMENTS, ChooseDocuments(0)) if documents else None)
    message.row(Button(texts.SET_NIGHT[not settings.sleeps], SetNight(not settings.sleeps)))
    said = settings.says_nothing_found
    message.row(Button(texts.SET_NOTHING[not said], SetNothing(not said)))
    message.row(Button(texts.CLOSE, CloseSettings()))
    return message


def choosing_message(settings: GroupSettings, documents: Sequence[Document], offset: int) -> Message:
    """A page of the documents, each with a button that chooses it for this group, or no longer."""
    offset = max(0, min(offset, (len(documents) - 1) // LISTED * LISTED))
    listed = documents[offset : offset + LISTED]
    message = Message(
        texts.CHOOSING.format(documents=_chosen(settings, documents)) if documents else texts.NONE_TO_CHOOSE
    )
    if len(documents) > LISTED:
        page = {"first": offset + 1, "last": offset + len(listed), "total": len(documents)}
        message.add("\n" + texts.CHOOSING_FROM_TO.format(**page))
    quotes_some = any(document.id in settings.documents for document in documents)
    for document in listed:
        quoted = document.id in settings.documents
        label = texts.QUOTE_NOT if quoted else texts.QUOTE_TOO if quotes_some else texts.QUOTE_ONLY
        title = texts.clipped(document.title, 50)
        message.row(Button(label.format(title=title), QuoteDocument(document_key(document.id), not quoted, offset)))
    message.row(
        Button(texts.BEFORE, ChooseDocuments(offset - LISTED)) if offset else None,
        Button(texts.AFTER, ChooseDocuments(offset + LISTED)) if offset + LISTED < len(documents) else None,
    )
    message.row(
        Button(texts.EVERY_ONE, QuoteEvery()) if settings.documents else None, Button(texts.BACK, ShowSettings())
    )
    return message


def _chosen(settings: GroupSettings, documents: Sequence[Document]) -> str:
    if not settings.documents:
        return texts.EVERY_DOCUMENT
    chosen = sum(document.id in settings.documents for document in documents)
    if not chosen:
        return texts.NO_CHOSEN_DOCUMENT
    if chosen == len(documents):
        return texts.EVERY_CHOSEN_DOCUMENT
    return texts.CHOSEN_DOCUMENTS.format(chosen=chosen, total=len(documents))
