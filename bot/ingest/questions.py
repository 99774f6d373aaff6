"""Questions to propose for a document whose editor proposes none, drawn from the names that its text tells about."""

import re
from collections import Counter

from bot.search.models import Sentence
from bot.search.splitter import sentences

PROPOSED = 5
_NAME = re.compile(
    r"(?:(?<!\w)(?P<before>[a-zà-ÿœ]\w*)[’' ]|[,;:] )"
    r"(?P<name>[A-ZÀ-ÞŒ][\w-]+(?: (?:d[eu] |des |d[’']|la |le )?[A-ZÀ-ÞŒ][\w-]+)*)"
)
# Behind an article the question would have to carry it: «de la Gazette», «du Finistère»; «en France» hides one.
_ARTICLES = frozenset("en l le la les du des au aux un une ce cet cette son sa ses leur notre".split())
_BEGINS_OPEN = re.compile(r"[aeiouàâéèêëîïôùûœ]|y[^aeiou]", re.IGNORECASE)


def questions_about(text: str) -> tuple[str, ...]:
    """At most five questions, one a name: those told of most often first, then in the order of the text."""
    names = [name for sentence in sentences(text) if sentence.prose for name in _names(text, sentence)]
    known = Counter(names)
    ordered = sorted(dict.fromkeys(names), key=lambda name: (-known[name], -name.count(" ")))
    return tuple(f"Que savez-vous {_of(name)} ?" for name in ordered[:PROPOSED])


def _names(text: str, sentence: Sentence) -> list[str]:
    found = _NAME.finditer(text, sentence.start, sentence.end)
    return [one["name"] for one in found if one["before"] not in _ARTICLES and len(one["name"]) > 3]


def _of(name: str) -> str:
    return f"d’{name}" if _BEGINS_OPEN.match(name) else f"de {name}"
