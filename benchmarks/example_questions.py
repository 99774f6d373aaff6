"""Example questions: `python -m benchmarks.example_questions PIAF.json [TEXT …]`.

Every article of the dataset, and every text, of five sentences or more is previewed: in a library that has no other
document, and (a sample) in one that has all of them.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.piaf import read_piaf
from bot.collection import Collection
from bot.editorial.example_questions import Certainty, example_questions
from bot.models import Document
from bot.text.splitter import sentences

SAMPLE = 150
_SENTENCES = 5


def shares(collection: Collection, documents: Sequence[Document]) -> str:
    """The share of documents with 0, 1, 2 and 3 questions, and of the questions about what is surely told."""
    counted: Counter[int] = Counter()
    surely: list[bool] = []
    for document in documents:
        telling = {one.question: one.certainty for one in example_questions(document.text)}
        examples = collection.preview(document).examples
        counted[len(examples)] += 1
        surely += [telling[question] is Certainty.SAID for question, _ in examples]
    found = " | ".join(f"{counted[number] / len(documents):.3f}" for number in range(4))
    return f"{found} | {sum(surely) / len(surely):.3f}"


def main(path: Path, texts: Sequence[Path]) -> None:
    """Print a table, a row a library."""
    if not path.exists():
        sys.stdout.write(f"{path} is not there: nothing is measured.\n")
        return
    documents = [one.document for one in read_piaf(path)]
    documents += [Document(text.name, text.stem, text.read_text("utf-8")) for text in texts]
    long = [one for one in documents if sum(said.prose for said in sentences(one)) >= _SENTENCES]
    sys.stdout.write("| library | 0 | 1 | 2 | 3 questions | surely told |\n|---|---|---|---|---|---|\n")
    sys.stdout.write(f"| empty ({len(long)} documents) | {shares(Collection(), long)} |\n")
    sample = random.Random(1).sample(long, min(SAMPLE, len(long)))
    sys.stdout.write(f"| of {len(documents)} ({len(sample)}) | {shares(Collection(documents), sample)} |\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(text) for text in sys.argv[2:]])
