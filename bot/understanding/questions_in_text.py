"""The questions that stand in a text, and the words of each that say what it is about."""

import re
from typing import TypeVar

from bot.text.words import ELIDED, STOP_WORDS
from bot.understanding.clauses import JOINING, clauses
from bot.understanding.utterance import Utterance

_U = TypeVar("_U", bound=Utterance)

MOST = 3
"""Questions of one message that are answered."""
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ELISION = re.compile(rf"(?:{'|'.join(ELIDED)})[’']", re.IGNORECASE)
_PART = re.compile(r"[^?]*\?+|[^?]+$")
_NUMBER = r"\(?(?:\d{1,2}|[a-hA-H])\)\s*|\d{1,2}(?:[.°]\s*|\s?[-–—:/]\s+|\ufe0f?\u20e3\s*)"
_BULLET = r"[-–—•*▪‣]\s*"
_ITEM = re.compile(rf"(?:^|(?<=[\n?:]))\s*(?:{_NUMBER}|{_BULLET})(?=[^\W\d_])")
"""The beginning of a list item, where a line or a question ends: «2.», «b)», «-»."""
_ITEM_INSIDE = re.compile(rf"\s(?:{_NUMBER})(?=[^\W\d_])")
"""The same behind an item that ends with nothing: «1. qui l’a construit 2. quand»."""
# They say what is asked for, and of a place that it is one; nothing of whom or what.
_ASKING = frozenset(
    "qui que quoi quel quelle quels quelles quand comment pourquoi combien où depuis à en au aux chez vers dans".split()
)


def has_words(text: str) -> bool:
    """True if `text` says what it is about."""
    return any(map(_tells, _words(text)))


def subject(question: str) -> str:
    """The words of a question that another one may lean on: what it is about and asks for."""
    return " ".join(word for word in _words(question) if _tells(word) or word.lower() in _ASKING)


def _tells(word: str) -> bool:
    """True for more than a function word («celui-ci» is two of them)."""
    return word.lower() not in STOP_WORDS and any(part not in STOP_WORDS for part in word.lower().split("-"))


def _words(text: str) -> list[str]:
    return [_ELISION.sub("", word) for word in _WORD.findall(text)]


def parts(whole: _U) -> list[_U]:
    """The questions that stand in an utterance, those that «et» joins too; all of it where they are not several.

    Each has words of its own, or leans on the one before it. No word is lost but the numbers of a list, and what is
    asked again.
    """
    text = whole.text
    lines = _ITEM.sub("\n", text)
    if lines != text:
        lines = _ITEM_INSIDE.sub("\n", lines)
    found = [whole.piece(part.strip()) for part in _PART.findall(lines) if part.strip()]
    if len(found) > 1 and not found[-1].text.endswith("?") and not found[-1].spoken.asks:
        found[-2:] = [whole.piece(f"{found[-2].text} {found[-1].text}")]
    found = [clause for part in found for clause in clauses(part)]
    several = len(found) > 1 and all(has_words(part.text) or part.spoken.asks for part in found)
    return _asked_once(found) if several else [whole.piece(_ITEM.sub("", text, count=1))]


def _asked_once(questions: list[_U]) -> list[_U]:
    """`questions` without those that were asked before; what leans on another question asks something else there."""
    once: list[_U] = []
    asked: list[tuple[str, ...]] = []
    for question in questions:
        spoken = question.spoken
        words = tuple(word.plain for word in spoken.words)
        if not words or words not in (asked[-1:] if spoken.leans else asked):
            once.append(question)
        asked.append(words)
    return once


def heading(question: str) -> str:
    """One of several questions as it stands above its answer: without what joined it to the others, with its mark."""
    words = JOINING.sub("", question, count=1) or question
    words = words[0].upper() + words[1:]
    if "?" not in words and Utterance(words).spoken.asks:
        words = words.rstrip(" ,;.!…") + "\u202f?"
    return words


def asks(words: str) -> bool:
    """True for what is plainly a question, and no text to be quoted: not long, and with its mark at the end."""
    return len(words) <= _LONGEST_ASKED and words.rstrip(' \u00a0\u202f»"').endswith("?")


_LONGEST_ASKED = 300
"""Code points."""
