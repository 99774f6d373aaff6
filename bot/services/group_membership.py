"""Membership: groups that the bot enters and leaves, and groups that become supergroups.

A supergroup has another number. Telegram tells of it in the old chat and in the new one, in any order, and also that
the bot has come into the new one: a known group is greeted no second time, and what is kept of it goes along.
"""

from datetime import timedelta

from bot.library import Library

_GREETED, _MOVED = "greeted", "moved"
_TOLD_WITHIN = timedelta(minutes=10)
"""Time within which Telegram has told all of it."""


def enter(library: Library, chat: int) -> bool:
    """Mark a group as known; False if it was known before."""
    with library.store.write() as session:
        return session.chats.seen(chat)


def greet(library: Library, chat: int, message: int | None) -> bool:
    """Note the greeting of a group; False if it has turned out to be a known one, whose greeting goes."""
    with library.store.write() as session:
        state = session.states.get(chat)
        if state and state.name == _MOVED:
            return False
        session.states.set(chat, _GREETED, {"message": message}, _TOLD_WITHIN)
        return True


def leave(library: Library, chat: int) -> None:
    """Forget a group: its settings, what was answered there, what was to be deleted."""
    with library.store.write() as session:
        session.contexts.forget(chat)
        session.chats.forget(chat)


def migrate(library: Library, old: int, new: int) -> int | None:
    """Let what is kept of `old` go along to `new`; the message that greeted `new` although `old` was known."""
    with library.store.write() as session:
        state = session.states.get(new)
        session.contexts.forget(old)
        was_known = session.chats.move(old, new)
        session.chats.seen(new)
        if not was_known:
            return None
        session.states.set(new, _MOVED, {}, _TOLD_WITHIN)
        greeting = state.data["message"] if state and state.name == _GREETED else None
        return greeting if isinstance(greeting, int) else None
