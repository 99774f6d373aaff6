"""Several questions that «et» or a line's end joins, told apart: «qui dirige l’enquête et combien de victimes».

By form alone: each has a question word of its own. One clause that is asked for two things («quand et où a-t-il été
arrêté»), and clauses that are parts of one question («qui a dit que … et que …»), stay together.
"""

import re
from itertools import pairwise

from bot.search.leaning import ASKING, ASKING_AT_ENDS, PREPOSITIONS, SUBJECTS, Said, Spoken, said_words
from bot.search.typed import written_out

_JOINT = re.compile(r"\s*\n\s*|\s*,(?!\s*(?:et|puis|mais)\b)\s*|\s*,?\s+(?=(?:et|puis|mais)\s)", re.IGNORECASE)
_JOINING = re.compile(r"(?:(?:et|puis|mais|aussi|surtout)\s+)+", re.IGNORECASE)
_ALL = ASKING | ASKING_AT_ENDS
_INCOMPLETE = _ALL | PREPOSITIONS | frozenset("temps et puis".split())
"""A clause of these words alone is one that another clause completes."""
_LONGEST = 25
"""Words: what is longer is rather told than asked."""


def clauses(text: str) -> list[str]:
    """The questions that stand in `text`, with what joins them; all of it where they are not several.

    Joined again they have every word of it.
    """
    cuts = [(0, 0)]
    for joint in _JOINT.finditer(text):
        before, (behind, *_) = text[cuts[-1][1] : joint.start()], _JOINT.split(text[joint.end() :], maxsplit=1)
        apart = _asks_itself(before) and _asks_anew(behind, before, joint[0])
        # «Qui a fermé le site, quand et pourquoi»: what waits for a clause has had its own.
        if apart or (len(cuts) > 1 and _only_asks(before) and _only_asks(behind)):
            cuts.append(joint.span())
    return [text[one[1] : other[0]].strip() for one, other in pairwise([*cuts, (len(text), len(text))])]


def _asks_itself(clause: str) -> bool:
    """Whether this is a question of its own, and no question word that waits for its clause («quand et où …»)."""
    spoken = Spoken(clause)
    return 0 < len(spoken.words) <= _LONGEST and spoken.asks and not _only_asks(clause)


def _only_asks(clause: str) -> bool:
    """Whether it is a question word and no more: «et depuis quand»."""
    words = {word.plain for word in Spoken(clause).words}
    return bool(words & _ALL) and words <= _INCOMPLETE


def _asks_anew(behind: str, before: str, joint: str) -> bool:
    """Whether the clause `behind` a joint asks something else, and does not go on with the one `before`."""
    words = said_words(written_out(_JOINING.sub("", behind, count=1)))
    if not words or len(words) > _LONGEST:
        return False
    if "\n" in joint:
        return Spoken(behind).asks
    rest = words[1:] if words[0].plain in PREPOSITIONS and len(words) > 1 else words
    asking, following = rest[0].plain, "".join(word.plain for word in rest[1:2])
    joined = _JOINING.match(behind) is not None
    if asking not in _ALL:
        # «… et c’est où ?», «… et il risque quoi ?», «… et est-ce qu’il est en prison ?»
        begins = words[0].plain in SUBJECTS or (asking, following) == ("est", "ce")
        return joined and begins and Spoken(behind).asks
    # «…, où il a été arrêté», «… et qui que ce soit»
    if (not joined and asking not in ASKING and following) or (asking not in ("que", "qu") and following == "que"):
        return False
    return not _goes_on(rest, said_words(written_out(before)))


def _goes_on(rest: list[Said], before: list[Said]) -> bool:
    """Whether the same word already joins clauses `before`: «qui dit que … et que …», «entre quand et quand»."""
    asking = rest[0].plain
    if asking in ("que", "qu"):
        return any(word.plain in ("que", "qu") for word in before[1:])
    opening = 3 if before[0].plain in PREPOSITIONS | {"c", "est"} else 2
    known = [number for number, word in enumerate(before) if word.plain == asking and number >= opening]
    if known and known[-1] == len(before) - 1:
        return len(rest) == 1
    return bool(known) and asking != "combien"
