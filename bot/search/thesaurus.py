"""A term -> the terms that mean nearly the same, and how nearly."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

_ENTRY = re.compile(r"([a-z]+)(\d+)")
GROUPED = 0.85
"""The closeness of the terms of one group; PIAF's answers are the same from 0.4 to 1."""


class Thesaurus:
    """Synonyms, by term; an empty one knows none."""

    def __init__(self, text: str = "", groups: Iterable[Collection[str]] = ()) -> None:
        """Read lines of a term and its synonyms, each with its closeness in percent: `femm epou34 dam31`.

        `groups`: terms any two of which mean nearly the same.
        """
        self._lines = {line.partition(" ")[0]: line for line in text.splitlines()}
        self._grouped = defaultdict[str, set[str]](set)
        for group in groups:
            for term in group:
                self._grouped[term] |= set(group) - {term}

    def synonyms(self, term: str) -> list[tuple[str, float]]:
        """The term's synonyms, closest first, with their closeness in (0, 1]."""
        _, _, entries = self._lines.get(term, "").partition(" ")
        found = {other: int(closeness) / 100 for other, closeness in _ENTRY.findall(entries)}
        for other in self._grouped.get(term, ()):
            found[other] = max(GROUPED, found.get(other, 0.0))
        return sorted(found.items(), key=lambda one: (-one[1], one[0]))
