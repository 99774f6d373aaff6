"""Roles: who somebody is to the bot, and what that allows."""

import logging
from collections.abc import Collection
from dataclasses import dataclass

from bot.errors import StoreError
from bot.library import Library
from bot.reader_records import DialogState
from bot.records import Role

log = logging.getLogger(__name__)

_RANK = {Role.READER: 0, Role.MODERATOR: 1, Role.OWNER: 2}


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody in their private chat, as the store knows them now."""

    role: Role
    pseudonym: str
    """Empty where the database does not answer."""
    prompt: DialogState | None
    """The open prompt, which the next message of the chat answers."""


def sender(library: Library, user: int, chat: int, owners: Collection[int]) -> Sender:
    """Look up `user` and their private chat in one transaction; `owners` as the settings name them.

    Without a database readers are answered, as readers; whoever may do more is told what is wrong when they try.
    """
    try:
        with library.store.read() as session:
            role, pseudonym = session.people.role(user, owners), session.people.pseudonym(user)
            return Sender(role, pseudonym, session.states.get(chat))
    except StoreError as error:
        log.error("Who may do what cannot be looked up: %s", error)
        return Sender(Role.OWNER if user in owners else Role.READER, "", None)


def may(role: Role, least: Role) -> bool:
    """True if `role` allows what `least` is required for."""
    return _RANK[role] >= _RANK[least]
