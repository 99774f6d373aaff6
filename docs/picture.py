"""Draws the README's picture from a real exchange: `python -m docs.picture`. A test holds the picture to the code."""

import io
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.collection import SHOWN, Collection
from bot.config import ROOT
from bot.conversation.converse import converse
from bot.conversation.policy import TERMINAL
from bot.ingest.corpus import read_corpus
from bot.terminal import rendered
from bot.understanding.question import ParsedQuestion

PICTURE = Path(__file__).parent / "exchange.svg"
QUESTIONS = ("qui a dirige l'operation", "Quelle est la capitale de l’Espagne ?")


def picture() -> str:
    """The exchange as SVG, the same on every machine."""
    collection = Collection(read_corpus([ROOT / "corpus"]).documents)
    console = Console(record=True, width=118, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    for question in QUESTIONS:
        reply = converse(collection, ParsedQuestion.of(question), replace(TERMINAL, excerpts=SHOWN))
        console.print(Text(f"? {question}", style="bold"))
        console.print(rendered(reply, collection.documents), highlight=False, crop=False)
    return console.export_svg(title="python bot.py chat", unique_id="extrait")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
