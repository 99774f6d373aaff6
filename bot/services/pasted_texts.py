"""Pasted texts that an app has cut into several messages, put together while the prompt that takes them is open."""

from bot.library import Library
from bot.services.prompts import OPEN_FOR


def grow(
    library: Library, chat: int, prompt: str, told: dict[str, object], words: str, request: str, *, goes_on: bool
) -> str:
    """The text so far with `words` at its end; the same `request` twice puts them there once.

    `told`: the data of the open prompt, whose «text» is the text so far. Kept in it where the text `goes_on`.
    """
    so_far = told.get("text")
    if not isinstance(so_far, str):
        so_far = None
    with library.store.write() as session:
        if not session.updates.effect(f"text {request}"):
            return so_far or words
        whole = joined(so_far, words) if so_far else words
        if goes_on:
            session.states.set(chat, prompt, {**told, "text": whole}, OPEN_FOR)
        return whole


def joined(before: str, more: str) -> str:
    """Two messages as one text; where an app cut a long text between two words, they go on in one line."""
    goes_on = before.rstrip()[-1:].isalnum() and more.lstrip()[:1].islower()
    return f"{before.rstrip()} {more.lstrip()}" if goes_on else f"{before}\n\n{more}"
