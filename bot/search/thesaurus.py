"""A term -> the terms that mean nearly the same, and how nearly."""

import re

_ENTRY = re.compile(r"([a-z]+)(\d+)")


class Thesaurus:
    """Synonyms, by term; an empty one knows none."""

    def __init__(self, text: str = "") -> None:
        """Read lines of a term and its synonyms, each with its closeness in percent: `femm epou34 dam31`."""
        self._lines = {line.partition(" ")[0]: line for line in text.splitlines()}

    def synonyms(self, term: str) -> list[tuple[str, float]]:
        """The term's synonyms, closest first, with their closeness in (0, 1]."""
        _, _, entries = self._lines.get(term, "").partition(" ")
        return [(other, int(closeness) / 100) for other, closeness in _ENTRY.findall(entries)]
