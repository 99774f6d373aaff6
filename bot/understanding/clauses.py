"""Several questions that «et» or a line's end joins, told apart: «qui dirige l’enquête et combien de victimes».

By form alone: each has a question word of its own. One clause that is asked for two things («quand et où a-t-il été
arrêté»), and clauses that are parts of one question («qui a dit que … et que …»), stay together.
"""

import re
from itertools import pairwise
from typing import TypeVar

from bot.understanding.ellipsis import ASKING, ASKING_AT_ENDS, PREPOSITIONS, SUBJECTS, Said
from bot.understanding.utterance import Utterance

_U = TypeVar("_U", bound=Utterance)

_JOINT = re.compile(r"\s*\n\s*|\s*,(?!\s*(?:et|puis|mais)\b)\s*|\s*,?\s+(?=(?:et|puis|mais)\s)", re.IGNORECASE)
JOINING = re.compile(r"\A(?:(?:et|puis|mais|aussi|surtout)\s+)+", re.IGNORECASE)
"""Words at the beginning of a question that join it to the one before."""
_ALL = ASKING | ASKING_AT_ENDS
_INCOMPLETE = _ALL | PREPOSITIONS | frozenset("temps et puis".split())
"""A clause of these words alone is one that another clause completes."""
_OPENING_SUBJECTS = SUBJECTS | frozenset("le la les l un une des ce cet cette ces son sa ses".split())
_INVERTED = re.compile(r"\w(?:-| t )(?:t-)?(?:ils?|elles?|on|ce)\b", re.IGNORECASE)
_LONGEST = 25
"""Words: what is longer is rather told than asked."""


def clauses(whole: _U) -> list[_U]:
    """The questions that stand in an utterance, with what joins them; all of it where they are not several.

    Joined again they have every word of it.
    """
    text, cuts = whole.text, [(0, 0)]
    for joint in _JOINT.finditer(text):
        before = whole.piece(text[cuts[-1][1] : joint.start()])
        behind, *more = map(whole.piece, _JOINT.split(text[joint.end() :], maxsplit=2))
        apart = _asks_itself(before) and (
            _asks_anew(behind, before, joint[0]) or _is_listed(behind, before, (more or [whole.piece("")])[0])
        )
        # «Qui a fermé le site, quand et pourquoi»: what waits for a clause has had its own.
        if apart or (len(cuts) > 1 and _only_asks(before) and _only_asks(behind)):
            cuts.append(joint.span())
    return [whole.piece(text[one[1] : other[0]].strip()) for one, other in pairwise([*cuts, (len(text), len(text))])]


def _asks_itself(clause: Utterance) -> bool:
    """True for a question of its own, and no question word that waits for its clause («quand et où …»)."""
    spoken = clause.spoken
    return 0 < len(spoken.words) <= _LONGEST and spoken.asks and not _only_asks(clause)


def _only_asks(clause: Utterance) -> bool:
    """True for a question word and no more: «et depuis quand»."""
    words = {word.plain for word in clause.spoken.words}
    return bool(words & _ALL) and words <= _INCOMPLETE


def _asks_anew(behind: Utterance, before: Utterance, joint: str) -> bool:
    """True if the clause `behind` a joint asks something else, and does not go on with the one `before`."""
    words = behind.piece(JOINING.sub("", behind.text, count=1)).words
    if not words or len(words) > _LONGEST:
        return False
    if "\n" in joint:
        return behind.spoken.asks
    rest = words[1:] if words[0].plain in PREPOSITIONS and len(words) > 1 else words
    asking, following = rest[0].plain, "".join(word.plain for word in rest[1:2])
    joined, known = JOINING.match(behind.text) is not None, before.words
    if not joined and _is_when(before.text, known):
        return False
    if asking not in _ALL:
        # «… et c’est où ?», «…, il risque quoi ?», «… et est-ce qu’il est en prison ?»
        begins = words[0].plain in SUBJECTS or (asking, following) == ("est", "ce")
        return begins and behind.spoken.asks
    # «…, où il a été arrêté», «… et qui que ce soit»
    explains = not joined and asking not in ASKING and following and not _asks_plainly(behind.text, rest, known)
    if explains or (asking not in ("que", "qu") and following == "que"):
        return False
    return not _goes_on(rest, known)


def _is_when(clause: str, words: list[Said]) -> bool:
    """True for a clause that only tells when: «quand le phare a fermé, où est allé le gardien»."""
    told = len(words) > 1 and (words[1].plain in _OPENING_SUBJECTS or words[1].named)
    return words[0].plain == "quand" and told and not _INVERTED.search(clause)


def _asks_plainly(behind: str, words: list[Said], before: list[Said]) -> bool:
    """True if «qui …» or «où …» behind a comma asks, and tells nothing of the noun before it."""
    opening = [word.plain for word in words[:2]]
    # «qui est Anne, qui est Jean», «il fait quoi, où il habite», «a-t-il fermé, qui l’a fermé»
    alike = opening == [word.plain for word in before[:2]]
    no_noun = before[-1].plain in _ALL or (len(before) > 1 and before[-2].plain in SUBJECTS)
    # «…, qui est Anne», but «…, qui est venu»
    named = opening == ["qui", "est"] and len(words) > 2 and words[2].named
    return alike or no_noun or named or _INVERTED.search(behind) is not None


def _is_listed(behind: Utterance, before: Utterance, more: Utterance) -> bool:
    """True for a question of a list that «et» ends: «…, où il habite, et depuis quand ?»"""
    if JOINING.match(behind.text) or not JOINING.match(more.text) or not _asks_itself(behind):
        return False
    return _asks_anew(behind.piece(f"et {behind.text}"), before, ", ") and _asks_anew(more, behind, ", ")


def _goes_on(rest: list[Said], before: list[Said]) -> bool:
    """True if the same word already joins clauses `before`: «qui dit que … et que …», «entre quand et quand»."""
    asking = rest[0].plain
    if asking in ("que", "qu"):
        return any(word.plain in ("que", "qu") for word in before[1:])
    opening = 3 if before[0].plain in PREPOSITIONS | {"c", "est"} else 2
    known = [number for number, word in enumerate(before) if word.plain == asking and number >= opening]
    if known and known[-1] == len(before) - 1:
        return len(rest) == 1
    return bool(known) and asking != "combien"
