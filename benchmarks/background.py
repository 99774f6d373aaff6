"""Counts common words: `python -m benchmarks.background PIAF.json > bot/search/background.py`.

Counted on the half of PIAF's documents that everything is tuned on; the other half stays unseen.
"""

import sys
import textwrap
from collections import Counter
from pathlib import Path

from benchmarks.piaf import halves, read_piaf
from bot.text.analysis import Analyzer

KEPT = 1_000

_MODULE = '''"""How much a word informs in French at large.

In ten passages every word looks rare; here are the {kept} terms that {paragraphs} paragraphs of encyclopaedic French
hold most often, with how many of them hold each. Made by `benchmarks/background.py`, not by hand.
"""

import math

PARAGRAPHS = {paragraphs}
_RARE = 2
"""Paragraphs that are supposed to hold a term that is not listed."""

_HOLDING = {{
    term: int(count)
    for count, terms in (
        line.split(":")
        for line in """\\
{lines}
""".replace("\\n    ", " ").splitlines()
    )
    for term in terms.split()
}}


def information(term: str) -> float:
    """The term's IDF in French at large: ln(1 + (N - df + 1/2) / (df + 1/2))."""
    holding = _HOLDING.get(term, _RARE)
    return math.log(1 + (PARAGRAPHS - holding + 0.5) / (holding + 0.5))
'''


def main(path: Path) -> None:
    """Print the module."""
    analyzer = Analyzer()
    tuned, _ = halves(read_piaf(path))
    paragraphs = [part for one in tuned for part in one.document.text.split("\n\n") if part.strip()]
    counts = Counter(term for part in paragraphs for term in {token.term for token in analyzer.tokens(part)})
    kept = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    by_count: dict[int, list[str]] = {}
    for term, count in kept:
        by_count.setdefault(count, []).append(term)
    lines = [
        "\n".join(textwrap.wrap(f"{count}:{' '.join(terms)}", 110, subsequent_indent="    "))
        for count, terms in by_count.items()
    ]
    sys.stdout.write(_MODULE.format(kept=KEPT, paragraphs=len(paragraphs), lines="\n".join(lines)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
