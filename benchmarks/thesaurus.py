"""Makes `bot/data/thesaurus.txt.gz` from LibreOffice's French thesaurus: `python -m benchmarks.thesaurus thes_fr.dat`.

The thesaurus (Debian's package mythes-fr, LGPL 2.1 or later) lists synonyms generously; how close two words are is
measured by the synonyms that they share.
"""

import gzip
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bot.config import ROOT
from bot.text.analysis import term_of

LEAST_CLOSENESS = 0.15
MADE = ROOT / "bot" / "data" / "thesaurus.txt.gz"


def synonyms(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of single words that MyThes lines call synonyms, as terms."""
    place = 1
    while place < len(lines):
        word, _, meanings = lines[place].rpartition("|")
        for line in lines[place + 1 : place + 1 + int(meanings or 0)]:
            for other in line.split("|")[1:]:
                if word.isalpha() and other.isalpha():
                    yield term_of(word), term_of(other)
        place += 1 + int(meanings or 0)


def main(path: Path) -> None:
    """Write the file: a term a line, then its synonyms, each with its closeness in percent, closest first."""
    group: defaultdict[str, set[str]] = defaultdict(set)
    for term, other in synonyms(path.read_text("utf-8").splitlines()):
        group[term] |= {term, other}
        group[other] |= {term, other}
    written = []
    for term in sorted(group):
        close = []
        for other in group[term] - {term}:
            closeness = len(group[term] & group[other]) / math.sqrt(len(group[term]) * len(group[other]))
            if closeness >= LEAST_CLOSENESS:
                close.append((-round(100 * closeness), other))
        if close:
            written.append(" ".join([term, *(f"{other}{-closeness}" for closeness, other in sorted(close))]))
    MADE.write_bytes(gzip.compress("\n".join(written).encode("ascii"), mtime=0))
    sys.stdout.write(f"{len(written)} terms, {MADE.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
