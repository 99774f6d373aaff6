"""Every button's data: kinds with typed fields, each of which makes it, reads it, and says who may press it where.

No other module writes or takes apart such a string. Anybody may send anything: what is not exactly ours is not ours.
"""

from bot.chat.callbacks import groups, moderators, readers
from bot.chat.callbacks.data import Press

KINDS: tuple[type[Press], ...] = tuple(
    kind
    for module in (readers, groups, moderators)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Press) and kind.wire
)
"""All kinds of buttons; what one of them makes, no other reads."""


def parse(data: object) -> Press | None:
    """The press that `data` stands for; None where it stands for none: nothing is raised, whatever it is."""
    if not isinstance(data, str):
        return None
    return next((press for kind in KINDS if (press := kind.read(data))), None)
