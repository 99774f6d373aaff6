"""Messages of the bot in groups that are to be deleted at a set time."""

from datetime import timedelta

from bot.library import Library


def expire(library: Library, chat: int, message: int, after: timedelta) -> None:
    """Let a message be deleted once `after` is over."""
    with library.store.write() as session:
        session.chats.let_pass(chat, message, session.now + after)


def due(library: Library) -> list[tuple[int, int]]:
    """Chats and numbers of the messages that are to be deleted now, the earliest first."""
    with library.store.read() as session:
        return session.chats.passing()


def deleted(library: Library, chat: int, message: int) -> None:
    """Mark a message as deleted, or as one that cannot be deleted any more."""
    with library.store.write() as session:
        session.chats.passed(chat, message)
