"""The time until a new document answers: `python -m benchmarks.publishing PIAF.json [PASSAGES …]`.

A library of so many passages (10,000 and 100,000 by default) is made of PIAF's paragraphs, repeated with varied words.
Then documents of twenty passages are published in it one after the other, while a reader asks and asks. Printed are
the time from the publishing to the first answer that quotes the document, and how long the reader's answers took
meanwhile and before.
"""

import random
import re
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.piaf import read_piaf
from bot.library import Library
from bot.models import Document
from bot.publishing import publish
from bot.records import TERMINAL, Origin
from bot.store.sealing import Secrets
from bot.store.store import Store
from bot.text.splitter import split

SIZES = (10_000, 100_000)
PUBLISHED = 12
PASSAGES = 20
COLUMNS = ("passages", "from publishing to the answer, s", "a reader's answer before, ms", "meanwhile, ms")
_PARAGRAPHS = 6
"""Paragraphs of one document."""
_WORD = re.compile(r"[a-zà-ÿœ]{6,}")
_SYLLABLES = "ba co di fa gu lo mi na po ru sa ti vo".split()
_NEW = (
    "La confrérie du {name} se réunit le {day} mars à {place}. Son doyen, {person}, y reçut {count} pêcheurs venus de"
    " {place} par le bac."
)


@dataclass(slots=True)
class Reader:
    """Somebody who asks without end, and how long each answer took."""

    answer: Callable[[str], object]
    questions: list[str]
    milliseconds: list[float] = field(default_factory=list)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def ask(self) -> None:
        """Ask until told to stop."""
        turn = 0
        while not self._stopped.is_set():
            begun = time.perf_counter()
            self.answer(self.questions[turn % len(self.questions)])
            self.milliseconds.append(1e3 * (time.perf_counter() - begun))
            turn += 1

    def stop(self) -> None:
        """Let the answer that is being waited for be the last one."""
        self._stopped.set()


def varied(text: str, chance: random.Random) -> str:
    """`text` with a syllable more in one long word of six: as many new words as other texts would bring."""
    return _WORD.sub(lambda word: word[0] + chance.choice(_SYLLABLES) if chance.random() < 1 / 6 else word[0], text)


def library_documents(paragraphs: list[str], passages: int) -> Iterator[Document]:
    """Documents of six paragraphs each, with so many passages together."""
    chance = random.Random(1)
    made = 0
    turn = 0
    while made < passages:
        chosen = [paragraphs[(turn * _PARAGRAPHS + place) % len(paragraphs)] for place in range(_PARAGRAPHS)]
        if turn * _PARAGRAPHS >= len(paragraphs):
            chosen = [varied(paragraph, chance) for paragraph in chosen]
        document = Document(f"d{turn}", f"Document {turn}", "\n\n".join(chosen))
        made += len(split(document))
        turn += 1
        yield document


def new_document(number: int, chance: random.Random) -> tuple[Document, str]:
    """A document of twenty passages, and a question that it alone answers."""

    def word(prefix: str) -> str:
        return prefix + "".join(chance.choices(_SYLLABLES, k=4))

    names = [word("Ker") for _ in range(PASSAGES)]
    paragraphs = [
        _NEW.format(name=name, day=day, place=word("Plou"), person=word("Le G"), count=chance.randint(2, 900))
        for day, name in enumerate(names, 1)
    ]
    return Document(f"neuf{number}", f"Confréries {number}", "\n\n".join(paragraphs)), (
        f"Quand se réunit la confrérie du {names[-1]} ?"
    )


def opened(folder: Path, documents: list[Document]) -> Library:
    """A library that has published them."""
    store = Store.open(f"sqlite:///{folder}/base.db", Secrets("k" * 32))
    with store.write() as session:
        for document in documents:
            draft = session.drafts.add(document, Origin.FILE, TERMINAL)
            session.documents.publish(draft.id, draft.version, TERMINAL)
    return Library(store)


def publishing(library: Library) -> list[float]:
    """The seconds from each publishing to the first answer that quotes what was published."""
    chance, seconds = random.Random(2), []
    for number in range(PUBLISHED):
        document, question = new_document(number, chance)
        begun = time.perf_counter()
        publish(library, document, Origin.TEXT, TERMINAL)
        answer = library.answer(question)
        seconds.append(time.perf_counter() - begun)
        if not answer.hits or answer.hits[0].document.id != document.id:
            raise SystemExit(f"{question} is not answered by {document.title}.")
    return seconds


def told(values: list[float]) -> str:
    """Median, 95th percentile and the most."""
    ordered = sorted(values)
    return f"{statistics.median(ordered):.3g} / {ordered[int(0.95 * (len(ordered) - 1))]:.3g} / {ordered[-1]:.3g}"


def main(path: Path, sizes: list[int]) -> None:
    """Print a table, a row a size."""
    if not path.exists():
        sys.stdout.write(f"{path} is not there: nothing is measured.\n")
        return
    articles = read_piaf(path)
    paragraphs = [text for one in articles for text in one.document.text.split("\n\n") if text.strip()]
    questions = [asked.question for one in articles for asked in one.questions[:1]]
    sys.stdout.write(f"| {' | '.join(COLUMNS)} |\n|---|---|---|---|\n")
    for size in sizes:
        with TemporaryDirectory() as folder:
            library = opened(Path(folder), list(library_documents(paragraphs, size)))
            before = Reader(library.answer, random.Random(3).sample(questions, 100))
            alone = threading.Timer(10, before.stop)
            alone.start()
            before.ask()
            meanwhile = Reader(library.answer, before.questions)
            thread = threading.Thread(target=meanwhile.ask)
            thread.start()
            seconds = publishing(library)
            meanwhile.stop()
            thread.join()
            library.store.close()
        row = [f"{library.passage_count:,}", told(seconds), told(before.milliseconds), told(meanwhile.milliseconds)]
        sys.stdout.write(f"| {' | '.join(row)} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]] or list(SIZES))
