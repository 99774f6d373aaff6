"""What the admins of a group have decided about the bot."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

_PARIS = ZoneInfo("Europe/Paris")
_NIGHT, _MORNING = 22, 7


class When(StrEnum):
    """What the bot takes for a call."""

    COMMANDS = "commands"
    CALLS = "calls"
    """Mentions and replies to its own messages too."""


class Form(StrEnum):
    """How much an answer shows at once."""

    COMPACT = "compact"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """As the bot behaves in a group; without a decision, politely."""

    when: When = When.CALLS
    form: Form = Form.COMPACT
    documents: tuple[str, ...] = ()
    """The ids of those that are quoted; all of them where there is none."""
    sleeps: bool = False
    """Whether it is silent at night, from 22 h to 7 h in Paris."""
    says_nothing_found: bool = True
    """Whether it says that it has found nothing."""

    @classmethod
    def from_kept(cls, kept: dict[str, object]) -> "GroupSettings":
        """From what the store has; what a later programme wrote, and this one does not know, is as usual."""
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
        """As the store keeps them: JSON."""
        return asdict(self) | {"documents": list(self.documents)}

    def is_night(self, at: datetime) -> bool:
        """Whether it is silent at that moment."""
        hour = at.astimezone(_PARIS).hour
        return self.sleeps and (hour >= _NIGHT or hour < _MORNING)

    def quoting(self, document: str, *, is_quoted: bool) -> "GroupSettings":
        """With one document more or less among the chosen ones."""
        rest = tuple(one for one in self.documents if one != document)
        return replace(self, documents=(*rest, document) if is_quoted else rest)
