"""The conversation in a terminal, as somebody in front of one has it."""

import codecs
import io
import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSCTTY
from typing import Literal

import pytest
from rich.console import Console

from bot import texts
from bot.collection import Collection
from bot.terminal import Dialogue, chat
from tests.commands import CommandLine, environment, process
from tests.kerbihan import LIBRARY
from tests.patience import PATIENCE

CTRL_C, CTRL_D, UP = "\x03", "\x04", "\x1b[A"
# On a line of its own; GNU readline first asks the terminal to mark what is pasted.
PROMPT = re.compile(r"(?:\n|\x1b\[\?2004h)\? ")


def _listen_to_the_keyboard() -> None:
    # Without a controlling terminal, Ctrl-C would be a character like any other.
    ioctl(0, TIOCSCTTY, 0)
    # What a shell starts in the background ignores Ctrl-C, and so would everything that it starts.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


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
            preexec_fn=_listen_to_the_keyboard,
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
            ready, _, _ = select.select([self._master], [], [], PATIENCE)
            assert ready, f"{pattern.pattern!r} never came: {self._unread!r}"
            chunk = self._chunk()
            assert chunk, f"closed before {pattern.pattern!r}: {self._unread!r}"
            self._unread += self._decoder.decode(chunk)
        seen, self._unread = self._unread[: found.end()], self._unread[found.end() :]
        return seen

    def interrupt(self) -> None:
        """Press Ctrl-C, once.

        CPython may see a signal that comes between two keys no sooner than the next one: a change of the window's
        size, which means nothing to the conversation, is such a signal, however often it is repeated.
        """
        self.type(CTRL_C)
        for _ in range(int(10 * PATIENCE)):
            if select.select([self._master], [], [], 0.1)[0]:
                break
            self._process.send_signal(signal.SIGWINCH)

    def ended(self) -> int:
        """The exit status, once everything has been read."""
        while self._chunk():
            pass
        return self._process.wait(PATIENCE)

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


@pytest.mark.slow
def test_without_a_token_the_conversation_opens_after_one_line(programme: Path) -> None:
    result = process(programme)
    assert result.status == 0
    assert len(result.err.splitlines()) == 1
    assert "@BotFather" in result.err
    assert "Ctrl-D" in result.out


@pytest.mark.slow
def test_questions_may_come_through_a_pipe(programme: Path) -> None:
    result = process(programme, "chat", stdin="Qui a fermé Coco ?\n\n".encode())
    assert (result.status, result.err) == (0, "")
    assert "Extrait 1" in result.out


@pytest.mark.slow
def test_a_pipe_that_is_not_utf_8_is_no_crash(programme: Path) -> None:
    result = process(programme, "chat", stdin=b"ferm\xe9 ?\nQui a ferme Coco ?\n", PYTHONUTF8="0")
    assert "Traceback" not in result.err
    assert result.status in (0, 1)


def test_a_question_is_answered_with_its_words_in_bold(terminal: Terminal) -> None:
    terminal.type("Qui a fermé le site Coco ?\n")
    answer = terminal.read_until(PROMPT)
    assert "Extrait 1" in answer
    assert "\x1b[1;32mCoco\x1b[0m" in answer


@pytest.mark.slow
def test_the_arrow_brings_the_last_question_back(terminal: Terminal) -> None:
    terminal.type("quasar hydrogène\n")
    terminal.read_until("Je n’ai rien trouvé")
    terminal.read_until(PROMPT)
    terminal.type(UP)
    terminal.read_until("quasar hydrogène")
    terminal.type("\n")
    terminal.read_until("Je n’ai rien trouvé")


@pytest.mark.slow
def test_ctrl_c_drops_the_line_and_the_conversation_goes_on(terminal: Terminal) -> None:
    terminal.type("quasar")
    terminal.read_until("quasar")
    terminal.interrupt()
    terminal.read_until(PROMPT)
    terminal.type("Qui a fermé le site Coco ?\n")
    terminal.read_until("Extrait 1")


@pytest.mark.slow
def test_an_empty_line_asks_again(terminal: Terminal) -> None:
    terminal.type("\n")
    assert "Je n’ai" not in terminal.read_until(PROMPT)


@pytest.mark.slow
def test_the_conversation_goes_on_from_the_last_answer(terminal: Terminal) -> None:
    terminal.type("Qui a fermé le site Coco ?\n")
    terminal.read_until(PROMPT)
    terminal.type("merci\n")
    terminal.read_until(texts.THANKS)
    terminal.read_until(PROMPT)
    terminal.type("quitter\n")
    assert terminal.ended() == 0


@pytest.mark.slow
def test_ctrl_d_leaves_without_a_word(terminal: Terminal) -> None:
    terminal.type(CTRL_D)
    assert terminal.ended() == 0


# What is said, without a terminal

KERBIHAN = Collection(LIBRARY)
BUILT, PRICE = "Qui a construit le phare ?", "Combien coûte le gâteau ?"
SOLID = re.compile(r"\x1b\[1m(.*?)\x1b\[0m", re.DOTALL)


def exchange(*lines: str, colours: bool = False, collection: Collection = KERBIHAN) -> list[str]:
    """What is said to each line."""
    dialogue = Dialogue(collection)
    said = []
    for line in lines:
        shown = io.StringIO()
        system: Literal["standard"] | None = "standard" if colours else None
        console = Console(file=shown, force_terminal=colours, width=1_000, highlight=False, color_system=system)
        console.print(dialogue.answered(line), crop=False)
        said.append(shown.getvalue())
    return said


def test_a_question_may_refer_to_the_one_before() -> None:
    _, followed, alone = *exchange(BUILT, "et quand ?"), *exchange("et quand ?")
    assert "1874" in followed
    assert texts.NO_WORD in alone


def test_small_talk_in_between_is_forgotten() -> None:
    assert "1874" in exchange(BUILT, "merci", "et quand ?")[-1]


def test_two_questions_in_a_line_have_two_answers() -> None:
    (said,) = exchange(f"{BUILT} {PRICE}")
    assert [line for line in said.splitlines() if line.endswith("?")] == [BUILT, PRICE]
    assert "Yves Lannuzel" in said
    assert "12,50" in said
    assert said.count("https://exemple.fr/phare") == 1


def test_a_sentence_that_answers_twice_is_quoted_once() -> None:
    (said,) = exchange("Qui a construit le phare et en quelle année ?")
    assert said.count("Yves Lannuzel") == 1
    assert texts.SAME_PASSAGE in said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("merci beaucoup", texts.THANKS),
        ("tu es un robot ?", texts.TERMINAL_WHO),
        ("Who built the lighthouse?", texts.ONLY_FRENCH),
        ("mes messages sont-ils enregistrés ?", texts.TERMINAL_PRIVACY),
        ("Mon mari me frappe", texts.DISTRESS),
        ("aide", texts.TERMINAL_HELP),
        ("résume l’article", texts.NO_SUMMARY),
        ("bonjour", texts.GREETING),
        ("🙂", texts.NO_WORD),
        ("le phare " * 200, texts.TOO_LONG),
        ("quasar hydrogène", texts.NOTHING_FOUND),
        ("quasar hydrogène ? lithium néon ?", texts.NOTHING_FOUND),
    ],
)
def test_there_is_a_line_for_everything(text: str, line: str) -> None:
    assert exchange(text)[0].startswith(line)


def test_further_excerpts_are_typed_for_until_there_are_none() -> None:
    small = Collection(LIBRARY, excerpt_chars=60)
    first, second, *_, last = exchange(
        "Le phare de Kerbihan, sa lanterne, les gardiens, la tour et l’hiver",
        "Autres extraits",
        "autres extraits !",
        "autres extraits",
        collection=small,
    )
    assert "« autres extraits »" in first.replace("\u202f", " ")
    assert "Extrait 3" in first
    assert "Extrait 4" not in first
    assert second.lstrip().startswith("Extrait 4")
    assert last.strip() == texts.TERMINAL_NO_MORE


@pytest.mark.parametrize("before", [[], ["merci"], [BUILT, "quasar hydrogène"]])
def test_where_nothing_was_quoted_there_is_nothing_further(before: list[str]) -> None:
    assert exchange(*before, "autres extraits")[-1].strip() == texts.TERMINAL_NO_MORE


def test_the_sentence_that_answers_is_in_bold() -> None:
    (said,) = exchange("Combien de baguettes sont vendues par jour ?", colours=True)
    plain = re.sub(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\\\", "", said)
    assert "Elle vend 500 baguettes par jour." in plain
    assert [part for part in SOLID.findall(said) if "Elle vend 500" in part]
    assert not [part for part in SOLID.findall(said) if "rouvert" in part]


@pytest.mark.parametrize("word", ["quitter", "Quitter", "/quitter", "quitter."])
def test_a_word_leaves(word: str) -> None:
    lines = iter([word, BUILT])
    shown = io.StringIO()
    chat(KERBIHAN, Console(file=shown), read=lambda _: next(lines))
    assert list(lines) == [BUILT]


def test_a_pipe_gets_each_excerpt_in_one_line(command: CommandLine, corpus: Path) -> None:
    said = command("ask", BUILT, "--corpus", corpus).out
    assert any(line.strip().startswith("«") and line.rstrip("\n").endswith("»") for line in said.splitlines())
    assert not [line for line in said.splitlines() if line != line.rstrip()]


def test_ask_answers_what_asks_nothing_too(command: CommandLine, corpus: Path) -> None:
    assert command("ask", "tu es un robot ?", "--corpus", corpus).out.strip() == texts.TERMINAL_WHO
    both = command("ask", BUILT, PRICE, "--corpus", corpus).out
    assert "Yves Lannuzel" in both
    assert "12,50" in both


def test_ask_shows_as_many_excerpts_as_it_is_told_to(command: CommandLine, corpus: Path) -> None:
    said = command("ask", "phare bac Kerbihan", "--limit", 1, "--corpus", corpus).out
    assert "Extrait 1" in said
    assert "Extrait 2" not in said
    assert "autres extraits" not in said
