"""The data that ships with the bot: `bot/data/README.md`."""

import gzip
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from bot.search.background import Background
from bot.search.thesaurus import Thesaurus
from bot.text.analysis import term_of

_DATA = files("bot") / "data"


@cache
def shipped_thesaurus() -> Thesaurus:
    """French synonyms made from LibreOffice's thesaurus, and groups of everyday words."""
    made = gzip.decompress((_DATA / "thesaurus.txt.gz").read_bytes()).decode("ascii")
    return Thesaurus(made, _groups((_DATA / "everyday.txt").read_text("utf-8")))


@cache
def shipped_background() -> Background:
    """The thousand commonest terms of encyclopaedic French."""
    return Background((_DATA / "background.txt").read_text("ascii"))


def _groups(text: str) -> Iterator[frozenset[str]]:
    for line in text.splitlines():
        if not line.startswith("#"):
            yield frozenset(map(term_of, line.split()))
