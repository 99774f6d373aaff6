"""The conversation in a terminal, as somebody in front of one has it."""

import codecs
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSCTTY

import pytest

from tests.commands import environment, process

_PATIENCE = 30.0
"""Seconds after which a terminal that stays silent is broken. Nothing waits that long when it works."""
CTRL_C, CTRL_D, UP = "\x03", "\x04", "\x1b[A"
# On a line of its own; GNU readline first asks the terminal to mark what is pasted.
PROMPT = re.compile(r"(?:\n|\x1b\[\?2004h)\? ")


class Terminal:
    """A pseudo-terminal with `python bot.py` in it."""

    def __init__(self, programme: Path) -> None:
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, programme / "bot.py"],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=programme,
            env=environment(TERM="xterm-256color"),
            start_new_session=True,
            # Without a controlling terminal, Ctrl-C would be a character like any other.
            preexec_fn=lambda: ioctl(0, TIOCSCTTY, 0),
        )
        os.close(slave)
        self._unread = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def read_until(self, expected: str | re.Pattern[str]) -> str:
        """What appears, up to and with `expected`; what follows is left for the next reading."""
        pattern = re.compile(re.escape(expected)) if isinstance(expected, str) else expected
        while not (found := pattern.search(self._unread)):
            ready, _, _ = select.select([self._master], [], [], _PATIENCE)
            assert ready, f"{pattern.pattern!r} never came: {self._unread!r}"
            chunk = self._chunk()
            assert chunk, f"closed before {pattern.pattern!r}: {self._unread!r}"
            self._unread += self._decoder.decode(chunk)
        seen, self._unread = self._unread[: found.end()], self._unread[found.end() :]
        return seen

    def press_until(self, key: str, expected: re.Pattern[str]) -> None:
        """Press `key`, and again while nothing happens, as people do.

        CPython sees a signal that comes between two keys no sooner than the next key or signal.
        """
        for _ in range(10):
            self.type(key)
            ready, _, _ = select.select([self._master], [], [], 1.0)
            if ready:
                break
        self.read_until(expected)

    def ended(self) -> int:
        """The exit status, once everything has been read."""
        while self._chunk():
            pass
        return self._process.wait(_PATIENCE)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def _chunk(self) -> bytes:
        try:
            return os.read(self._master, 65536)
        except OSError:  # how Linux says that nobody is left on the other side
            return b""


@pytest.fixture
def terminal(programme: Path) -> Iterator[Terminal]:
    """A terminal that shows its first prompt."""
    try:
        opened = Terminal(programme)
    except OSError as error:
        pytest.skip(f"this machine lends no pseudo-terminal: {error}")
    try:
        opened.read_until("Ctrl-D pour sortir.")
        opened.read_until(PROMPT)
        yield opened
    finally:
        opened.close()


def test_without_a_token_the_conversation_opens_after_one_line(programme: Path) -> None:
    result = process(programme)
    assert result.status == 0
    assert len(result.err.splitlines()) == 1
    assert "@BotFather" in result.err
    assert "Ctrl-D" in result.out


def test_questions_may_come_through_a_pipe(programme: Path) -> None:
    result = process(programme, "chat", stdin="Qui a fermé Coco ?\n\n".encode())
    assert (result.status, result.err) == (0, "")
    assert "Extrait 1" in result.out


def test_a_pipe_that_is_not_utf_8_is_no_crash(programme: Path) -> None:
    result = process(programme, "chat", stdin=b"ferm\xe9 ?\nQui a ferme Coco ?\n", PYTHONUTF8="0")
    assert "Traceback" not in result.err
    assert result.status in (0, 1)


def test_a_question_is_answered_with_its_words_in_bold(terminal: Terminal) -> None:
    terminal.type("Qui a fermé le site Coco ?\n")
    answer = terminal.read_until(PROMPT)
    assert "Extrait 1" in answer
    assert "\x1b[1;32mCoco\x1b[0m" in answer


def test_the_arrow_brings_the_last_question_back(terminal: Terminal) -> None:
    terminal.type("quasar hydrogène\n")
    terminal.read_until("Je n’ai rien trouvé")
    terminal.read_until(PROMPT)
    terminal.type(UP)
    terminal.read_until("quasar hydrogène")
    terminal.type("\n")
    terminal.read_until("Je n’ai rien trouvé")


def test_ctrl_c_drops_the_line_and_the_conversation_goes_on(terminal: Terminal) -> None:
    terminal.type("quasar")
    terminal.read_until("quasar")
    terminal.press_until(CTRL_C, PROMPT)
    terminal.type("Qui a fermé le site Coco ?\n")
    terminal.read_until("Extrait 1")


def test_an_empty_line_asks_again(terminal: Terminal) -> None:
    terminal.type("\n")
    assert "Je n’ai" not in terminal.read_until(PROMPT)


def test_ctrl_d_leaves_without_a_word(terminal: Terminal) -> None:
    terminal.type(CTRL_D)
    assert terminal.ended() == 0
