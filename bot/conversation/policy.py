"""Policies: the manners of the bot, one value a surface."""

from dataclasses import dataclass, replace

from bot.understanding.intent import Talk
from bot.understanding.questions_in_text import MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Manners on one surface: which lines are said, and how much is answered."""

    talks: frozenset[Talk] = frozenset(Talk)
    """Intents that get a line of their own; others are looked up like any question."""
    ignores: frozenset[Talk] = frozenset()
    """Intents that get no reply, unless a command carries them."""
    tells_language: bool = True
    """True if another language gets a line; else it is looked up as it stands."""
    questions: int = MOST
    """Questions of one message that are answered; with 1, the message is not divided."""
    excerpts: int = 3
    """Excerpts that an answer holds at most; a surface may show fewer at first."""
    examples: int = 0
    """Questions proposed to somebody who got no answer."""
    documents: frozenset[str] = frozenset()
    """Ids of the documents that may be quoted; all of them where it is empty."""
    says_nothing_found: bool = True
    """False if nothing is said where nothing was found."""
    notes_missed: bool = True
    """True if moderators are to know of questions without an answer."""


PRIVATE = Policy(excerpts=9, examples=2)
AS_IT_STANDS = replace(PRIVATE, talks=frozenset(), tells_language=False, questions=1)
"""In private, for a question that was chosen by a button: it is looked up, whatever it reads like."""
GROUP = Policy(
    talks=frozenset({Talk.PRIVACY, Talk.WHO, Talk.HERE, Talk.HELP, Talk.KNOWN}),
    ignores=frozenset({Talk.GREETING, Talk.THANKS, Talk.REACTION, Talk.FAREWELL, Talk.INSULT, Talk.UNHAPPY}),
)
COMMENT = GROUP
"""Below a channel's post people talk as in any group."""
GUEST = Policy()
INLINE = Policy(talks=frozenset(), tells_language=False, questions=1, excerpts=50, notes_missed=False)
"""One list for what is being typed: a greeting may become a question with the next key."""
TERMINAL = Policy(excerpts=9, examples=2, notes_missed=False)
