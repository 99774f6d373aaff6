"""Asks the structured set's questions of all of its documents together: `python -m benchmarks.structured_set tuned`.

Prints how often the right place is quoted first and within three, the share of wrong ones among what is shown as an
answer, and what becomes of questions that nothing answers. `--misses` names what went wrong, in the tuned half alone:
the other one stays unseen.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from bot.collection import Collection
from bot.ingest.corpus import read_corpus
from bot.models import Hit, Outcome

SET = Path(__file__).parent / "structured"
TUNED = "tuned"


def plain(text: str) -> str:
    """A text as places are compared: white space collapsed, apostrophes straight."""
    return " ".join(text.replace("’", "'").split())


def right(question: dict[str, Any], hit: Hit, names: dict[str, str]) -> bool:
    """True if an excerpt shows the right place of the right document, and nothing that makes it wrong."""
    said = plain(hit.text)
    return (
        question["document"] is not None
        and names[hit.document.id] == question["document"]
        and any(plain(gold) in said for gold in question["gold"])
        and not any(plain(other) in said for other in question.get("not", []))
    )


def main() -> None:
    """Ask one half, and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=[TUNED, "unseen"])
    parser.add_argument("--misses", action="store_true")
    told = parser.parse_args()
    if told.misses and told.half != TUNED:
        parser.error("the other half stays unseen")
    data = json.loads((SET / "questions.json").read_text("utf-8"))
    files = read_corpus(sorted((SET / "documents").iterdir())).files
    collection, names = Collection(document for _, document in files), {one.id: file.name for file, one in files}
    counts = Counter[str]()
    for question in data["questions"]:
        if (question.get("half") or data["documents"][question["document"]]["half"]) != told.half:
            continue
        answer = collection.answer(question["q"], 3)
        found = [right(question, hit, names) for hit in answer.hits]
        first, direct = bool(found and found[0]), answer.outcome is Outcome.ANSWERS
        counts["shown as an answer"] += direct
        counts["of them wrong"] += direct and not first
        if question["document"] is None:
            counts["near"] += 1
            counts["near, refused"] += answer.outcome is Outcome.NOTHING
            counts["near, shown as an answer"] += direct
            continue
        counts["answerable"] += 1
        counts["right first"] += first
        counts["right within three"] += any(found)
        if told.misses and not first:
            print(question["q"], "→", [hit.text[:80] for hit in answer.hits[:1]])  # noqa: T201
    for name, count in sorted(counts.items()):
        print(f"{name:25} {count}")  # noqa: T201


if __name__ == "__main__":
    main()
