"""The differences between two texts, sentence by sentence."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from bot.text.splitter import sentences_in


class ChangeKind(StrEnum):
    """The fate of a sentence from one text to the other."""

    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that only one of two texts has."""

    kind: ChangeKind
    text: str
    """As it is written there."""


def differences(before: str, after: str) -> list[Difference]:
    """The sentences that `after` has and `before` has not, and the other way round, in the order of `after`.

    What was taken away stands where it stood: behind the sentence that it followed. Sentences that only moved, or
    whose white space changed, are no difference; of one that is said several times, the last ones count as the change.
    Takes time in proportion to the texts' length.
    """
    old, new = _sentences(before), _sentences(after)
    where = {sentence.occurrence: number for number, sentence in enumerate(new)}
    kept = where.keys() & {sentence.occurrence for sentence in old}
    found: list[tuple[int, bool, int, Difference]] = []
    for kind, mine in (ChangeKind.REMOVED, old), (ChangeKind.ADDED, new):
        place = -1
        for number, sentence in enumerate(mine):
            if sentence.occurrence in kept:
                place = where[sentence.occurrence]
            else:
                found.append((place, kind is ChangeKind.ADDED, number, Difference(kind, sentence.text)))
    return [difference for *_, difference in sorted(found, key=lambda one: one[:3])]


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, and which one of those with the same words it is."""

    text: str
    occurrence: tuple[str, int]


def _sentences(text: str) -> list[_Said]:
    counted: Counter[str] = Counter()
    found = []
    for sentence in sentences_in(text):
        written = text[sentence.start : sentence.end]
        words = "".join(written.split())
        found.append(_Said(written, (words, counted[words])))
        counted[words] += 1
    return found
