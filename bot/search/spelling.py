"""A word that the documents do not hold -> the words of theirs that the reader may have meant."""

from collections import Counter
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.models import Term, Token

_GLUED = ("qu", "l", "d", "j", "m", "n", "s", "t", "c")
_GLUED_WEIGHT = 0.95
_SHORTEST = 5
"""Below this many letters, one wrong letter makes another word («prix», «pris»)."""
_TWO_MISTAKES = 9
_CHOICES = 3


class Vocabulary:
    """The words of the documents, as written (lower case, unaccented), with the terms they stand for."""

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        self._counts = Counter((token.surface, token.term) for token in tokens)
        self._index()

    def _index(self) -> None:
        self._terms: dict[str, list[str]] = {}
        self._by_length: dict[int, list[str]] = {}
        for surface, term in sorted(self._counts):
            if surface not in self._terms and not any(character.isdigit() for character in surface):
                self._by_length.setdefault(len(surface), []).append(surface)
            self._terms.setdefault(surface, []).append(term)

    def with_tokens(self, tokens: Iterable[Token]) -> "Vocabulary":
        """A vocabulary that counts `tokens` too."""
        return self._changed(self._counts + Counter((token.surface, token.term) for token in tokens))

    def without_tokens(self, tokens: Iterable[Token]) -> "Vocabulary":
        """A vocabulary that no longer counts `tokens`."""
        return self._changed(self._counts - Counter((token.surface, token.term) for token in tokens))

    @staticmethod
    def _changed(counts: "Counter[tuple[str, str]]") -> "Vocabulary":
        changed = Vocabulary()
        changed._counts = counts
        changed._index()
        return changed

    def terms_like(self, surface: str) -> tuple[Term, ...]:
        """The terms that `surface` may stand for, by likeness; empty where nothing is like it.

        In order: the same letters (a compound typed in one word), a forgotten apostrophe («lamende»), one or two
        typing errors (insertions, deletions, substitutions, neighbours swapped: the OSA distance).
        """
        if surface in self._terms:
            return tuple(Term(term) for term in self._terms[surface])
        for elided in _GLUED:
            rest = surface.removeprefix(elided)
            if rest != surface and len(rest) > 2 and rest in self._terms:
                return tuple(Term(term, _GLUED_WEIGHT) for term in self._terms[rest])
        return self._misspelt(surface)

    def _misspelt(self, surface: str) -> tuple[Term, ...]:
        size = len(surface)
        if size < _SHORTEST or any(character.isdigit() for character in surface):
            return ()
        allowed = 2 if size >= _TWO_MISTAKES else 1
        near = [
            word for length in range(size - allowed, size + allowed + 1) for word in self._by_length.get(length, ())
        ]
        found = process.extract(surface, near, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        if not found:
            return ()
        closest = min(distance for _, distance, _ in found)
        best = sorted(word for word, distance, _ in found if distance == closest)[:_CHOICES]
        weights = {term: 1 - closest / size for word in best for term in self._terms[word]}
        return tuple(Term(term, weight) for term, weight in weights.items())
