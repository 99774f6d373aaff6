"""Prompts: something was asked for, and the next message of the chat is taken as the answer."""

from datetime import timedelta

from bot.library import Library

OPEN_FOR = timedelta(minutes=30)
"""How long a prompt stays open."""


def open_prompt(library: Library, chat: int, name: str, data: dict[str, object]) -> None:
    """Open prompt `name` in `chat`, in the place of any other; `data` is JSON."""
    with library.store.write() as session:
        session.states.set(chat, name, data, OPEN_FOR)


def close_prompt(library: Library, chat: int) -> bool:
    """Close the open prompt of `chat`; False if there is none."""
    with library.store.write() as session:
        return session.states.clear(chat)
