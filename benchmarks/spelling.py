"""The time that a misspelt word takes: `python -m benchmarks.spelling`, beside comparing it with every word."""

import random
import sys
import time

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.models import Token
from bot.search.spelling import Vocabulary

WORDS = 100_000
ASKED = 200
_SYLLABLES = (
    "ba be bi bo ca ce ci co da de di do fa fe fi fo la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro"
    " sa se si so ta te ti to va ve vi vo tion ment eur eux ette age"
).split()


def main() -> None:
    """Print milliseconds a word, and the ratio."""
    chance = random.Random(1)
    made: set[str] = set()
    while len(made) < WORDS:
        made.add("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 6))))
    words = sorted(made)
    vocabulary = Vocabulary().with_tokens(Token(word, 0, 1, word) for word in words)
    asked = [word[:3] + word[4:] for word in chance.sample([word for word in words if len(word) > 5], ASKED)]
    begun = time.perf_counter()
    for word in asked:
        vocabulary.meant_by(word, lambda term: True)
    ours = (time.perf_counter() - begun) / ASKED * 1e3
    begun = time.perf_counter()
    for word in asked:
        process.extract(word, words, scorer=OSA.distance, score_cutoff=2, limit=None)
    every = (time.perf_counter() - begun) / ASKED * 1e3
    sys.stdout.write(f"{WORDS} words: {ours:.2f} ms a misspelt word; every word compared: {every:.2f} ms\n")


if __name__ == "__main__":
    main()
