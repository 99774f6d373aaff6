"""Moderators' pages about the documents: lists, and one document with its history."""

from collections.abc import Sequence

from telegram.constants import MessageEntityType

from bot import texts
from bot.chat.callbacks.moderators import (
    AddDocument,
    CorrectKept,
    ListCurated,
    ListDrafts,
    ListKept,
    ReplaceKept,
    RestoreKept,
    SearchKept,
    SeeKept,
    ShowDraft,
    ShowKeptDifferences,
    ShowKeptPassages,
    UndoChange,
    WithdrawKept,
)
from bot.chat.render.message import Button, Message
from bot.chat.screens.draft_screen import facts_line
from bot.chat.screens.staff_names import Names
from bot.models import Part
from bot.records import SEPARATOR, Action, Draft, Entry, Event, Status
from bot.services.corpus_edits import Card, Listing

LISTED = 8
_LABEL = 50
_EVENTS = 8
_CHANGED = {Action.REPLACE, Action.REVISE, Action.UNDO}


def list_message(page: Listing, query: str) -> Message:
    """A page of documents, one a row, with the buttons that lead on."""
    title = texts.FOUND.format(query=query) if query else texts.KEPT
    message = Message(f"{title}{texts.number(page.total)}")
    if page.total:
        last = page.offset + len(page.entries)
        message.add("\n" + texts.FROM_TO.format(first=page.offset + 1, last=last))
    else:
        message.add("\n" + (texts.NONE_FOUND if query else texts.NONE_KEPT))
    for entry in page.entries:
        message.row(Button(_label(entry), SeeKept(entry.document.id)))
    last = page.offset + LISTED
    message.row(
        Button(texts.BEFORE, ListKept(max(page.offset - LISTED, 0), query)) if page.offset else None,
        Button(texts.AFTER, ListKept(last, query)) if last < page.total else None,
    )
    message.row(Button(texts.SEARCH, SearchKept()), Button(texts.ADD_ONE, AddDocument()))
    if query:
        message.row(Button(texts.ALL_DOCUMENTS, ListKept(0, "")))
    message.row(
        Button(texts.DRAFTS.format(count=page.drafts), ListDrafts()) if page.drafts else None,
        Button(texts.CURATED, ListCurated()),
    )
    return message


def _label(entry: Entry) -> str:
    title = texts.clipped(entry.document.title, _LABEL)
    return title if entry.status is Status.PUBLISHED else f"{title} ({texts.STATES[entry.status]})"


def drafts_message(drafts: Sequence[Draft], names: Names) -> Message:
    """The open drafts, the last changed first, one a row."""
    message = Message(texts.OPEN_DRAFTS if drafts else texts.NO_DRAFT)
    for draft in drafts[: 2 * LISTED]:
        title, by, when = texts.title(draft.document), names.of(draft.by), texts.moment(draft.changed)
        message.add("\n" + texts.DRAFT_LINE.format(title=title, by=by, when=when))
        message.row(Button(texts.clipped(draft.document.title, _LABEL), ShowDraft(draft.id, draft.version)))
    message.row(Button(texts.BACK, ListKept(0, "")))
    return message


def card_message(card: Card, names: Names, note: str = "") -> Message:
    """A document's facts and history, with every action on it; the `note` tells what was just done."""
    entry, document = card.entry, card.entry.document
    message = Message(f"{note}\n\n" if note else "")
    message.add(texts.title(document), MessageEntityType.BOLD)
    passages = texts.count(card.passages, texts.NOUN_PASSAGE)
    state = texts.CARD.format(state=texts.STATES[entry.status].capitalize(), version=entry.version, passages=passages)
    message.add(f"\n{state}\n{facts_line(document)}")
    if document.note:
        message.add(f"\n{document.note}")
    message.add("\n\n" + texts.HISTORY)
    for event in card.events[:_EVENTS]:
        message.add("\n• " + event_line(event, names))
    if len(card.events) > _EVENTS:
        message.add("\n" + texts.EARLIER.format(count=len(card.events) - _EVENTS))
    if card.undo_until and card.events and card.events[0].action != Action.UNDO:
        until = texts.clock(card.undo_until)
        message.add("\n\n" + texts.UNDO_HINT.format(action=_action(card.events[0]), until=until))
    _add_card_buttons(message, card)
    return message


def event_line(event: Event, names: Names) -> str:
    """«24 novembre 2026 à 14 h 05, vous : corrigé (Le phare → Le phare de Kerbihan)»."""
    line = texts.EVENT.format(when=texts.moment(event.at), who=names.of(event.by), action=_action(event))
    if event.action in _CHANGED and event.before != event.after:
        line += texts.CHANGED.format(
            before=_short(event.before, event.after) or texts.NOTHING_THERE,
            after=_short(event.after, event.before) or texts.NOTHING_THERE,
        )
    return line


def _action(event: Event) -> str:
    return texts.ACTIONS[Action(event.action)] if event.action in list(Action) else event.action


def _short(summary: str | None, other: str | None) -> str:
    """Parts of `summary` that `other` has not: a correction changes one part of several."""
    parts, others = (summary or "").split(SEPARATOR), (other or "").split(SEPARATOR)
    return texts.clipped(SEPARATOR.join(part for part in parts if part not in others), 100)


def _add_card_buttons(message: Message, card: Card) -> None:
    entry = card.entry
    identity, version = entry.document.id, entry.version

    if card.undo_until:
        message.row(Button(texts.UNDO, UndoChange(entry.last_change, identity)))
    turned = (
        Button(texts.WITHDRAW, WithdrawKept(identity, version))
        if entry.status is Status.PUBLISHED
        else Button(texts.RESTORE, RestoreKept(identity, version))
    )
    labels = {**texts.PARTS, Part.TITLE: texts.RENAME}
    title, author, source, date = (Button(labels[part], CorrectKept(identity, part)) for part in Part)
    message.row(title, author)
    message.row(source, date)
    message.row(Button(texts.REPLACE_IT, ReplaceKept(identity)), turned)
    message.row(
        Button(texts.PASSAGES, ShowKeptPassages(identity, 0)),
        Button(texts.DIFFERENCES, ShowKeptDifferences(identity)) if version > 1 else None,
    )
    message.row(Button(texts.BACK, ListKept(0, "")))
