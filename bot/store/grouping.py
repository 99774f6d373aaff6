"""Grouping of missed questions that are alike: pure functions over their terms."""

from collections.abc import Mapping

_ALIKE = 0.6
_CONTAINED = 2


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """In [0, 1]: the share of terms in common (Jaccard), or 1 where all of one, two terms or more, are in the other."""
    common = len(one & other)
    if common >= _CONTAINED and common == min(len(one), len(other)):
        return 1.0
    return common / len(one | other) if common else 0.0


def nearest(terms: frozenset[str], groups: Mapping[int, frozenset[str]]) -> int | None:
    """The group that `terms` are likest to, if they are alike at all; the same terms first, then the oldest group.

    A question without terms is like those without terms.
    """
    best: tuple[bool, float, int] | None = None
    for number, others in groups.items():
        same = terms == others
        found = (same, likeness(terms, others), -number)
        if (same or found[1] >= _ALIKE) and (best is None or found > best):
            best = found
    return -best[2] if best else None
