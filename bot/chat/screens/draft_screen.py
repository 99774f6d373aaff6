"""Drafts, before and after they are published."""

from collections.abc import Callable, Sequence

from telegram.constants import MessageEntityType

from bot import texts
from bot.chat.callbacks.data import Press
from bot.chat.callbacks.moderators import (
    AbandonDraft,
    CorrectDraft,
    LengthenDraft,
    PublishDraft,
    ReopenDraft,
    ReplaceByDraft,
    SeeKept,
    SetDraftApart,
    ShowDraftDifferences,
    ShowDraftPassages,
    UndoChange,
)
from bot.chat.render.message import Button, Message
from bot.editorial.differences import ChangeKind, Difference
from bot.models import Document, Doubt, Part, Passage
from bot.records import Entry, Group, Origin
from bot.services.draft_edits import DraftView

_FIRST_LINES = 300
_LINE = 200
_END = 60
_ADDRESS = 200
_PASSAGES = 5
_PASSAGE_CHARS = 700
_CHANGE_CHARS = 300
_GROUPS = 5


def draft_message(view: DraftView) -> Message:
    """The draft: its text, its doubts, the questions it would answer, and buttons for what can be done with it."""
    document = view.draft.document
    message = Message()
    message.add(texts.DRAFT)
    message.add(texts.title(document), MessageEntityType.BOLD)
    message.add("\n" + facts_line(document))
    message.add("\n" + texts.DRAFT_SIZE.format(passages=_passages(view.preview.passages), characters=_length(document)))
    for line in _remarks(view):
        message.add("\n" + line)
    message.add("\n\n")
    start = len(message.text)
    message.add(texts.clipped(document.text, _FIRST_LINES))
    message.mark(MessageEntityType.EXPANDABLE_BLOCKQUOTE, start)
    message.add("\n\n" + (texts.WOULD_ANSWER if view.preview.examples else texts.WOULD_ANSWER_NOTHING))
    for question, hit in view.preview.examples:
        begin, end = hit.sentence
        message.add(f"\n• {question} → {texts.quoted(texts.clipped(hit.text[begin:end], _LINE))}")
    if view.preview.answered:
        asked = texts.SEPARATOR.join(texts.quoted(texts.clipped(one, _LINE)) for one in view.preview.answered[:_GROUPS])
        message.add("\n\n" + texts.WOULD_ANSWER_WAITING.format(questions=asked))
    if view.draft.origin is Origin.TEXT:
        message.add("\n\n" + texts.MORE_TEXT.format(end=document.text[-_END:].rsplit("\n", 1)[-1]))
    _add_buttons(message, view)
    return message


def facts_line(document: Document) -> str:
    """«Source : … · Auteur : … · Date : …»."""
    return texts.DRAFT_FACTS.format(
        source=texts.clipped(document.source, _ADDRESS) if document.source else texts.NO_SOURCE,
        author=document.author or texts.NO_AUTHOR,
        published=texts.long_date(document.published) if document.published else texts.NO_DATE,
    )


def _remarks(view: DraftView) -> list[str]:
    lines = []
    if view.replaced:
        state = texts.STATES[view.replaced.status]
        title, version = texts.title(view.replaced.document), view.replaced.version
        lines.append(texts.WOULD_REPLACE.format(title=title, version=version, state=state))
    if view.taken:
        lines.append(texts.SAME_ADDRESS.format(title=texts.title(view.taken.document)))
    for other, share in view.preview.resembling:
        lines.append(texts.RESEMBLES.format(percent=round(100 * share), title=texts.title(other)))
    if not lines:
        lines.append(texts.NOTHING_ALIKE)
    return lines + [texts.DOUBTS[Doubt(doubt)] for doubt in view.draft.doubts]


def _add_buttons(message: Message, view: DraftView) -> None:
    draft, version = view.draft.id, view.draft.version
    message.row(Button(texts.PUBLISH, PublishDraft(draft, version)))
    others = [view.taken.document] if view.taken else [other for other, _ in view.preview.resembling[:1]]
    if not view.replaced:
        for other in others:
            label = texts.REPLACE_THAT.format(title=texts.clipped(other.title, 40))
            message.row(Button(label, ReplaceByDraft(draft, version, other.id)))
    elif view.replaced.document.id != view.draft.document.id:
        message.row(Button(texts.PUBLISH_APART, SetDraftApart(draft, version)))
    parts = [Button(label, CorrectDraft(draft, version, part)) for part, label in texts.PARTS.items()]
    message.row(*parts[:2])
    message.row(*parts[2:])
    message.row(
        Button(texts.PASSAGES, ShowDraftPassages(draft, version, 0)),
        Button(texts.DIFFERENCES, ShowDraftDifferences(draft, version)) if view.replaced else None,
    )
    if view.draft.origin is Origin.TEXT:
        message.row(Button(texts.ADD_MORE, LengthenDraft(draft, version)))
    message.row(Button(texts.ABANDON, AbandonDraft(draft, version)))


def passages_message(
    document: Document, passages: Sequence[Passage], first: int, page: Callable[[int], Press], back: Press
) -> Message:
    """A page of passages, from number `first` on (counted from 0); `page` is the button of another page."""
    first = min(max(first, 0), max(len(passages) - 1, 0))
    shown = passages[first : first + _PASSAGES]
    last = first + len(shown)
    message = Message(
        texts.PASSAGES_OF.format(title=texts.title(document), first=first + 1, last=last, total=len(passages))
    )
    for number, passage in enumerate(shown, first + 1):
        message.add(f"\n\n{number}. {texts.quoted(texts.clipped(passage.text, _PASSAGE_CHARS))}")
    message.row(
        Button(texts.BEFORE, page(max(first - _PASSAGES, 0))) if first else None,
        Button(texts.AFTER, page(last)) if last < len(passages) else None,
    )
    message.row(Button(texts.BACK, back))
    return message


def differences_message(document: Document, differences: Sequence[Difference], back: Press) -> Message:
    """Sentences that the new version adds and takes away, as many as fit."""
    message = Message(texts.DIFFERENCES_OF.format(title=texts.title(document)))
    if not differences:
        message.add("\n" + texts.NO_DIFFERENCE)
    for number, one in enumerate(differences):
        label = texts.ADDED_SENTENCE if one.kind is ChangeKind.ADDED else texts.REMOVED_SENTENCE
        line = Message("\n\n" + label + texts.quoted(texts.clipped(one.text, _CHANGE_CHARS)))
        rest = Message("\n\n" + texts.AND_MORE_CHANGES.format(count=len(differences) - number))
        line_and_rest = Message(line.text + rest.text)
        if not message.fits(line_and_rest):
            message.append(rest)
            break
        message.append(line)
    message.row(Button(texts.BACK, back))
    return message


def published_message(entry: Entry, passages: int, answered: Sequence[Group]) -> Message:
    """Confirmation of a publication, with the waiting questions that it answers."""
    said = texts.PUBLISHED if entry.version == 1 else texts.REPLACED
    count = _passages(passages)
    message = Message(said.format(title=texts.title(entry.document), version=entry.version, passages=count))
    if answered:
        message.add("\n\n" + texts.ANSWERS_WAITING)
        for group in answered[:_GROUPS]:
            message.add(f"\n• {texts.quoted(texts.clipped(group.wording, _LINE))} ({texts.times(group.count)})")
    undo = UndoChange(entry.last_change, entry.document.id)
    message.row(Button(texts.UNDO, undo), Button(texts.SEE, SeeKept(entry.document.id)))
    return message


def abandoned_message(draft: int, version: int, title: str) -> Message:
    """Confirmation that a draft is given up, with a button to take it up again."""
    message = Message(texts.ABANDONED.format(title=title) + " " + texts.TAKE_UP_UNTIL)
    message.row(Button(texts.TAKE_UP, ReopenDraft(draft, version)))
    return message


def became_message(entry: Entry) -> Message:
    """Notice that a draft has become a document meanwhile."""
    message = Message(texts.BECAME.format(title=texts.title(entry.document)))
    message.row(Button(texts.SEE, SeeKept(entry.document.id)))
    return message


def part_question(document: Document, part: Part) -> str:
    """Prompt for a detail, with its present value."""
    match part:
        case Part.TITLE:
            return texts.WHICH_TITLE.format(now=document.title)
        case Part.AUTHOR:
            return texts.WHICH_AUTHOR.format(now=document.author or texts.NO_AUTHOR)
        case Part.SOURCE:
            return texts.WHICH_SOURCE.format(now=document.source or texts.NO_SOURCE)
        case Part.DATE:
            now = texts.long_date(document.published) if document.published else texts.NO_DATE
            return texts.WHICH_DATE.format(now=now)


def _passages(count: int) -> str:
    return texts.count(count, texts.NOUN_PASSAGE)


def _length(document: Document) -> str:
    return texts.number(len(document.text))
