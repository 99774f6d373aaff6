"""Surroundings of a message: the antecedent of a follow-up, and the way in which the bot was called."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.understanding.follow_up import Antecedent


class Call(Enum):
    """Way in which a message calls the bot."""

    DIRECT = auto()
    """It is written to the bot: nobody else reads along, or somebody summoned it for this."""
    COMMAND = auto()
    """Also the reply to a message in which the bot asked for the question."""
    MENTION = auto()
    """By its name, in front."""
    ASIDE = auto()
    """By its name, somewhere in a sentence."""
    REPLY = auto()

    @property
    def is_among_people(self) -> bool:
        """True if the message may be meant for somebody else."""
        return self in (Call.ASIDE, Call.REPLY)

    @property
    def insists(self) -> bool:
        """True if a reply is expected, even where there is nothing to look up."""
        return self in (Call.DIRECT, Call.COMMAND)


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one message."""

    antecedent: Antecedent | None = None
    """The answer that a follow-up refers to."""
    call: Call = Call.DIRECT
    is_correction: bool = False
    """True if the message was sent before and now says something else."""


ALONE = Context()
"""Nothing stands around it."""
