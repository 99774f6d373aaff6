"""`python bot.py` as a program of its own: its arguments' bytes, its pipes, its encoding."""

import json
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import environment, process


def test_the_program_answers_from_its_own_corpus_wherever_it_is_started(programme: Path) -> None:
    result = process(programme, "ask", "Qui a fermé Coco ?", "--json")
    assert (result.status, result.err) == (0, "")
    assert result.object["answered"]


@pytest.mark.slow
@pytest.mark.parametrize("question", [b"ph\xffre", "lone \udc80 half".encode("utf-8", "surrogatepass")])
def test_an_argument_that_is_no_text_is_no_failure(programme: Path, corpus: Path, question: bytes) -> None:
    result = process(programme, "ask", question, "--json", "--corpus", str(corpus))
    assert (result.status, result.err) == (0, "")
    assert len(result.out.splitlines()) == 1


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["ask", "phare"], ["ask", "phare", "--json"], ["ask", "quasar"], ["check"]])
def test_a_terminal_that_is_not_utf_8_is_no_failure(programme: Path, corpus: Path, arguments: list[str]) -> None:
    """Windows writes to files and pipes in its own encoding, which knows no thin space."""
    result = process(programme, *arguments, CORPUS_DIR=str(corpus), PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert (result.status, result.err) == (0, "")


@pytest.mark.slow
def test_a_reader_that_has_read_enough_is_no_failure(programme: Path, corpus: Path) -> None:
    """«| head -1»: the pipe is closed before the second answer."""
    with subprocess.Popen(
        [sys.executable, programme / "bot.py", "ask", "-", "--corpus", corpus],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as running:
        assert running.stdin and running.stdout and running.stderr
        running.stdin.write(b"phare\n")
        running.stdin.flush()
        assert select.select([running.stdout], [], [], 60)[0], "the answer waits for more questions"
        assert json.loads(running.stdout.readline())["question"] == "phare"
        running.stdout.close()
        running.stdin.write(b"bac\n" * 10)
        running.stdin.close()
        assert running.stderr.read() == b""
        assert running.wait(60) in (0, 1)
