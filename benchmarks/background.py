"""Makes `bot/data/background.txt`: `python -m benchmarks.background PIAF.json`.

Counted on the half of PIAF's documents that everything is tuned on; the other half stays unseen.
"""

import sys
from collections import Counter
from pathlib import Path

from benchmarks.piaf import halves, read_piaf
from bot.config import ROOT
from bot.text.analysis import Analyzer

KEPT = 1_000
MADE = ROOT / "bot" / "data" / "background.txt"


def main(path: Path) -> None:
    """Write the file: how many paragraphs there are, then, a line each, how many hold each of some terms."""
    analyzer = Analyzer()
    tuned, _ = halves(read_piaf(path))
    paragraphs = [part for one in tuned for part in one.document.text.split("\n\n") if part.strip()]
    counts = Counter(term for part in paragraphs for term in {token.term for token in analyzer.tokens(part)})
    by_count: dict[int, list[str]] = {}
    for term, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:KEPT]:
        by_count.setdefault(count, []).append(term)
    lines = [f"{count} {' '.join(terms)}" for count, terms in by_count.items()]
    MADE.write_text("\n".join([str(len(paragraphs)), *lines, ""]), "ascii")
    sys.stdout.write(f"{len(paragraphs)} paragraphs, {len(lines)} lines\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
