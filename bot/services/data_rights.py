"""Rights of a person over what is kept about them: to be told all of it, and to have it erased."""

from bot.library import Library


def about(library: Library, user: int, chat: int) -> dict[str, object]:
    """Everything that is kept about `user` and their private chat, as JSON holds it; see `Readers.about_person`."""
    with library.store.read() as session:
        return session.readers.about_person(user, chat)


def erase(library: Library, user: int, chat: int, *, but: int | None = None) -> None:
    """Forget everything about `user` and their private chat at once, except update `but`, which is being handled.

    A moderator stays one until an owner removes them, and the journal stays.
    """
    with library.store.write() as session:
        session.readers.forget_person(user, chat, but)
