"""Questions that readers asked in vain."""

from collections.abc import Sequence

from bot import texts
from bot.chat.callbacks.moderators import AddForQuestions, DismissQuestions, ListWaiting, PinForQuestions, SeeQuestions
from bot.chat.render.message import Button, Message
from bot.records import Group

LISTED = 8
_LABEL = 50
_WORDINGS = 12


def list_message(groups: Sequence[Group], offset: int, total: int, note: str = "") -> Message:
    """A page of groups of similar questions, the most asked first; `offset`: how many come before."""
    message = Message(f"{note}\n\n" if note else "")
    message.add(f"{texts.WAITING}{texts.number(total)}" if total else texts.NOTHING_WAITS)
    for number, group in enumerate(groups, offset + 1):
        message.add(
            f"\n{number}. {texts.quoted(texts.clipped(group.wording, 150))} ({texts.asked(group.count, group.near)})"
        )
        message.row(Button(f"{number}. {texts.clipped(group.wording, _LABEL)}", SeeQuestions(offset, group.id)))
    last = offset + LISTED
    message.row(
        Button(texts.BEFORE_F, ListWaiting(max(offset - LISTED, 0))) if offset else None,
        Button(texts.AFTER_F, ListWaiting(last)) if last < total else None,
    )
    if total:
        message.add("\n\n" + texts.WAITING_NOTE)
    return message


def group_message(group: Group, offset: int) -> Message:
    """A group of similar questions: its wordings, and the actions on it; `offset`: of the page to go back to."""
    message = Message(texts.GROUP.format(times=texts.times(group.count), last=texts.long_date(group.last)))
    for wording in group.wordings[:_WORDINGS]:
        message.add(f"\n• {texts.quoted(texts.clipped(wording, 200))}")
    if len(group.wordings) > _WORDINGS:
        message.add("\n" + texts.OTHER_WORDINGS.format(count=len(group.wordings) - _WORDINGS))
    if group.near:
        message.add("\n" + texts.NEAR_SHOWN.format(times=texts.times(group.near)))
    message.row(Button(texts.ADD_A_DOCUMENT, AddForQuestions(offset, group.id)))
    message.row(Button(texts.PIN_ONE, PinForQuestions(offset, group.id)))
    message.row(Button(texts.DISMISS, DismissQuestions(offset, group.id)), Button(texts.BACK, ListWaiting(offset)))
    return message
