"""A group has become a supergroup: what is kept of it goes along, and it is greeted no second time.

Telegram tells of it in the old chat and in the new one, in any order, and also that the bot has come into the new one.
"""

from datetime import timedelta

from bot.store.store import Session

_GREETED, _MOVED = "greeted", "moved"
_TOLD_WITHIN = timedelta(minutes=10)
"""Within so long Telegram has told all of it."""


def greeted(session: Session, chat: int, number: int | None) -> bool:
    """A group was greeted by message `number`; whether that stays: not where it has turned out to be a known one."""
    step = session.steps.get(chat)
    if step and step.name == _MOVED:
        return False
    session.steps.set(chat, _GREETED, {"message": number}, _TOLD_WITHIN)
    return True


def moved(session: Session, old: int, new: int) -> int | None:
    """Let what is kept of `old` go along to `new`; the message that greeted `new` although `old` was known."""
    step = session.steps.get(new)
    session.contexts.forget(old)
    was_known = session.chats.move(old, new)
    session.chats.seen(new)
    if not was_known:
        return None
    session.steps.set(new, _MOVED, {}, _TOLD_WITHIN)
    number = step.data["message"] if step and step.name == _GREETED else None
    return number if isinstance(number, int) else None
