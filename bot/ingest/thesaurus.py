"""The thesaurus that ships with the bot."""

import gzip
from functools import cache
from importlib.resources import files

from bot.search.thesaurus import Thesaurus


@cache
def shipped_thesaurus() -> Thesaurus:
    """French synonyms made from LibreOffice's thesaurus; `bot/data/README.md` tells their licence."""
    return Thesaurus(gzip.decompress((files("bot") / "data" / "thesaurus.txt.gz").read_bytes()).decode("ascii"))
