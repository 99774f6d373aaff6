"""Fits every constant anew after a change of the ranking, in order: `python -m benchmarks.refit PIAF.json`.

Nothing is written: each step says where its constants go. Both fits depend on the order of the passages, and neither on
the other's constants.
"""

import sys
from pathlib import Path

from benchmarks import ablation, answerability, calibrate

STEPS = (
    (
        "bot/search/weights.py: chosen by hand. A view stays if A@1 of both halves falls without it; try a few values\n"
        "of its weight and put in the best. Then run this again: what follows depends on the order of the passages.",
        ablation.main,
    ),
    ("bot/search/confidence.py: replace BIAS and WEIGHTS.", calibrate.main),
    (
        "bot/search/answerability.py: replace BIAS and WEIGHTS; MENTIONS_FROM is a threshold of the step before,\n"
        "ANSWERS_FROM one of this step, both chosen by hand from what they let through.",
        answerability.main,
    ),
)


def main(path: Path) -> None:
    """Run the steps; each prints its constants, then what they are worth."""
    for number, (place, step) in enumerate(STEPS, 1):
        sys.stdout.write(f"\n{number}. {place}\n\n")
        sys.stdout.flush()
        step(path)
    sys.stdout.write(
        "\n4. `python bot.py evaluate PIAF`, `… --scope collection` and `python -m benchmarks.followups PIAF`:\n"
        "the figures of benchmarks/README.md.\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
