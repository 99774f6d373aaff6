"""The frequency of words in French at large.

In ten passages every word looks rare; how many paragraphs of many texts hold a word tells how much it informs.
"""

import math

_RARE = 2
"""Paragraphs that are supposed to hold a term that is not listed."""


class Background:
    """The common terms of French at large; an empty one knows none, and to it all terms inform as much."""

    def __init__(self, text: str = "") -> None:
        """Read how many paragraphs were counted, then lines of how many hold each of some terms: `173 part`."""
        first, *lines = text.splitlines() or ["0"]
        self._paragraphs = int(first)
        counted = (line.split() for line in lines)
        self._holding = {term: int(holding) for holding, *terms in counted for term in terms}

    def information(self, term: str) -> float:
        """The term's IDF: ln(1 + (N - df + 1/2) / (df + 1/2))."""
        holding = self._holding.get(term, min(_RARE, self._paragraphs))
        return math.log(1 + (self._paragraphs - holding + 0.5) / (holding + 0.5))
