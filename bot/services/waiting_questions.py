"""Waiting questions: groups of what readers asked in vain, for moderators to deal with."""

from dataclasses import dataclass

from bot.library import Library
from bot.records import Group


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """Some groups, those that got nothing most often first."""

    groups: list[Group]
    offset: int
    """Number of groups before them."""
    total: int


def page(library: Library, offset: int, limit: int) -> WaitingPage:
    """The groups from `offset` on; the last page where `offset` is past the end."""
    with library.store.read() as session:
        total = session.missed.count()
        start = offset if offset < total else max(0, (total - 1) // limit * limit)
        return WaitingPage(session.missed.groups(start, limit), start, total)


def find(library: Library, group: int) -> Group | None:
    """One group, while it waits."""
    with library.store.read() as session:
        return session.missed.find(group)


def dismiss(library: Library, group: int) -> bool:
    """Wait for it no longer, even if it is asked again; False where that is so already."""
    with library.store.write() as session:
        return session.missed.dismiss(group)
