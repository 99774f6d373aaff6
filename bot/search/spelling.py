"""A question's word -> the words of the documents that resemble it, and how much."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.models import Token
from bot.search.query import Term, Word

GRAM = 4
_PAIR = 2
LEAST_LIKENESS = 0.4
_GLUED = ("qu", "l", "d", "j", "m", "n", "s", "t", "c")
_GLUED_WEIGHT = 0.95
_SHORTEST = 5
"""Below this many letters, one wrong letter makes another word («prix», «pris»)."""
_TWO_MISTAKES = 9
_CHOICES = 3


class Vocabulary:
    """The words of the documents, as written (lower case, unaccented), with the terms they stand for.

    It only grows: whoever looks a word up says which ones still stand in a document. Never changes once made.
    """

    def __init__(self) -> None:
        self._terms: dict[str, tuple[str, ...]] = {}
        self._words: list[str] = []
        self._sizes: NDArray[np.int64] = np.empty(0, np.int64)
        self._holders: dict[str, NDArray[np.int64]] = {}
        self._lengths: NDArray[np.int64] = np.empty(0, np.int64)
        self._pair_holders: dict[str, NDArray[np.int64]] = {}

    def with_tokens(self, tokens: Iterable[Token]) -> "Vocabulary":
        """A vocabulary that knows the words of `tokens` too."""
        said = sorted({(token.surface, token.term) for token in tokens})
        unknown = [(surface, term) for surface, term in said if term not in self._terms.get(surface, ())]
        if not unknown:
            return self
        new = list(dict.fromkeys(surface for surface, _ in unknown if surface not in self._terms))
        grown = Vocabulary()
        grown._terms, grown._words = dict(self._terms), [*self._words, *new]
        for surface, term in unknown:
            grown._terms[surface] = (*grown._terms.get(surface, ()), term)
        grown._holders = _with_words(self._holders, new, len(self._words), GRAM)
        grown._pair_holders = _with_words(self._pair_holders, new, len(self._words), _PAIR)
        grown._sizes = np.concatenate([self._sizes, np.array([len(set(grams(word))) for word in new], np.int64)])
        grown._lengths = np.concatenate([self._lengths, np.array([len(word) for word in new], np.int64)])
        return grown

    def resembling(self, surface: str) -> Iterator[tuple[str, float]]:
        """The words that share letters with `surface`, each with its likeness in [0.4, 1]; itself, if known, at 1.

        Likeness is Dice's coefficient of their runs of four letters: it joins «fermer» and «fermeture», and a word
        with a typing error and the right one, without any list of families.
        """
        own = set(grams(surface))
        holders = [self._holders[gram] for gram in sorted(own) if gram in self._holders]
        if not holders:
            return
        numbers, shared = np.unique(np.concatenate(holders), return_counts=True)
        likeness = 2 * shared / (len(own) + self._sizes[numbers])
        near = likeness >= LEAST_LIKENESS
        for number, value in zip(numbers[near].tolist(), likeness[near].tolist(), strict=True):
            yield self._words[number], value

    def meant_by(self, surface: str, known: Callable[[str], bool], *, correct: bool = False) -> Word:
        """The word that `surface` may stand for, its terms weighed; none where nothing is like it.

        In order: the same letters (a compound typed in one word), a forgotten apostrophe («lamende»), one or two
        typing errors (insertions, deletions, substitutions, neighbours swapped: the OSA distance), unless `correct`
        says that it is a French word as it stands («femme» is not «ferme»). `known` tells which terms stand in a
        document now.
        """
        if terms := self._known_terms(surface, known):
            return Word(surface, tuple(Term(term) for term in terms))
        for elided in _GLUED:
            rest = surface.removeprefix(elided)
            if rest != surface and len(rest) > 2 and (terms := self._known_terms(rest, known)):
                return Word(rest, tuple(Term(term, _GLUED_WEIGHT) for term in terms))
        return Word(surface, ()) if correct else self._misspelt(surface, known)

    def _known_terms(self, surface: str, known: Callable[[str], bool]) -> list[str]:
        return [term for term in self._terms.get(surface, ()) if known(term)]

    def _misspelt(self, surface: str, known: Callable[[str], bool]) -> Word:
        size = len(surface)
        if size < _SHORTEST or _has_digit(surface):
            return Word(surface, ())
        allowed = 2 if size >= _TWO_MISTAKES else 1
        found = process.extract(
            surface, self._sharing_pairs(surface, allowed), scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
        candidates = sorted(
            (distance, word, terms)
            for word, distance, _ in found
            if not _has_digit(word) and (terms := self._known_terms(word, known))
        )
        chosen = [(word, terms) for distance, word, terms in candidates if distance == candidates[0][0]][:_CHOICES]
        weight = 1 - candidates[0][0] / size if candidates else 0.0
        counted = Counter(term for _, terms in chosen for term in terms)
        meant = chosen[0][0] if len(chosen) == 1 else surface
        return Word(meant, tuple(Term(term, weight) for term in counted))

    def _sharing_pairs(self, surface: str, mistakes: int) -> list[str]:
        """The words of like length that share so many pairs of letters that they can be within `mistakes`.

        One mistake changes three pairs at most (two neighbours swapped); comparing all words would take too long.
        """
        own = set(grams(surface, _PAIR))
        holders = [self._pair_holders[pair] for pair in sorted(own) if pair in self._pair_holders]
        if not holders:
            return []
        shared = np.bincount(np.concatenate(holders), minlength=len(self._words))
        near = shared >= max(1, len(own) - 3 * mistakes)
        near &= np.abs(self._lengths - len(surface)) <= mistakes
        return [self._words[number] for number in np.flatnonzero(near).tolist()]


def grams(word: str, size: int = GRAM) -> list[str]:
    """The word's runs of `size` letters, its beginning and end marked; a short word whole."""
    marked = f"^{word}$"
    return [marked[place : place + size] for place in range(max(1, len(marked) - size + 1))]


def _with_words(
    holders: dict[str, NDArray[np.int64]], words: list[str], first: int, size: int
) -> dict[str, NDArray[np.int64]]:
    """`holders`, and `words`, numbered from `first`, under each of their runs of `size` letters."""
    numbers: dict[str, list[int]] = {}
    for number, word in enumerate(words, first):
        for gram in set(grams(word, size)):
            numbers.setdefault(gram, []).append(number)
    return holders | {
        gram: np.concatenate([holders.get(gram, np.empty(0, np.int64)), found]) for gram, found in numbers.items()
    }


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)
