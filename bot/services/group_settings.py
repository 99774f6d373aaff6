"""Settings of a group: what its admins have decided about the bot."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.library import Library

_PARIS = ZoneInfo("Europe/Paris")
_NIGHT, _MORNING = 22, 7


class When(StrEnum):
    """Messages that the bot takes for a call."""

    COMMANDS = "commands"
    CALLS = "calls"
    """Mentions and replies to its own messages too."""


class Form(StrEnum):
    """How much an answer shows at once."""

    COMPACT = "compact"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """Behaviour of the bot in a group; by default, politely."""

    when: When = When.CALLS
    form: Form = Form.COMPACT
    documents: tuple[str, ...] = ()
    """The ids of those that are quoted; all of them where there is none."""
    sleeps: bool = False
    """True if it is silent at night, from 22 h to 7 h in Paris."""
    says_nothing_found: bool = True
    """True if it says so where it has found nothing."""

    @classmethod
    def from_kept(cls, kept: dict[str, object]) -> "GroupSettings":
        """Settings from the JSON in the store; what a later programme wrote and this one does not know is as usual."""
        usual = cls()
        documents = kept.get("documents")
        return cls(
            when=next((one for one in When if one == kept.get("when")), usual.when),
            form=next((one for one in Form if one == kept.get("form")), usual.form),
            documents=tuple(map(str, documents)) if isinstance(documents, list) else (),
            sleeps=kept.get("sleeps") is True,
            says_nothing_found=kept.get("says_nothing_found") is not False,
        )

    @property
    def kept(self) -> dict[str, object]:
        """JSON for the store."""
        return asdict(self) | {"documents": list(self.documents)}

    def is_night(self, at: datetime) -> bool:
        """True if it is silent at that moment."""
        hour = at.astimezone(_PARIS).hour
        return self.sleeps and (hour >= _NIGHT or hour < _MORNING)

    def quoting(self, document: str, *, is_quoted: bool) -> "GroupSettings":
        """Settings with one document more or less among the chosen ones."""
        rest = tuple(one for one in self.documents if one != document)
        return replace(self, documents=(*rest, document) if is_quoted else rest)


def settings_of(library: Library, chat: int) -> GroupSettings:
    """Return the settings of a group."""
    with library.store.read() as session:
        return GroupSettings.from_kept(session.chats.get(chat))


def change(library: Library, chat: int, change_of: Callable[[GroupSettings], GroupSettings]) -> GroupSettings:
    """Change the settings of a group; the new ones. What other admins changed meanwhile stays."""
    with library.store.write() as session:
        settings = change_of(GroupSettings.from_kept(session.chats.get(chat)))
        session.chats.set(chat, settings.kept)
        return settings


def quote_document(library: Library, chat: int, document: str | None, *, is_quoted: bool) -> tuple[GroupSettings, bool]:
    """Choose a document, or no longer: the new settings, and True if every document is quoted again.

    `document`: None changes nothing: it is in the library no longer.

    Where none of the chosen documents is left in the library, those that were withdrawn do not count.
    """
    published = {one.id for one in library.documents}
    with library.store.write() as session:
        before = GroupSettings.from_kept(session.chats.get(chat))
        if document is None:
            return before, False
        settings = before.quoting(document, is_quoted=is_quoted)
        if not is_quoted and published.isdisjoint(settings.documents):
            settings = replace(settings, documents=())
        session.chats.set(chat, settings.kept)
        return settings, bool(before.documents) and not settings.documents
