"""The worker process, from outside: started for one file, fed, heard within its limits, ended."""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from bot.errors import Cause, ReadingError
from bot.ingest.content import Reading
from bot.models import Doubt
from bot.text.block_codes import block_from

log = logging.getLogger(__name__)

_ROOT = str(Path(__file__).resolve().parents[2])
# -I: nothing from the environment, the user's folder or the working directory; so it must be told where we are.
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from bot.ingest.worker import main; main()"
# No secret of ours (and nothing else) is handed down; Windows starts nothing without this one.
_ENVIRONMENT = {"SYSTEMROOT": r"C:\Windows"}


@dataclass(frozen=True, slots=True)
class Worker:
    """A way to read a file in a process of its own; the defaults are the limits in force."""

    program: str = _PROGRAM
    seconds: float = 30
    """Wall-clock time, from start to end."""
    most: int = 32 * 1024 * 1024
    """Most bytes of its answer that are read."""

    def read(self, name: str, data: bytes, **told: str | None) -> Reading:
        """The result of `bot.ingest.parse.parse` in the worker; `told` is passed on to it.

        Raises:
            ReadingError: as `parse`, or the process took too much time or memory, or died.

        """
        said = self._exchange(json.dumps({"name": name, **told}).encode() + b"\n" + data)
        try:
            answer = json.loads(said)
            return _reading(answer)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            # A program that a hostile file has overcome may say anything.
            log.warning("a worker died or answered nonsense (%d bytes)", len(said))
            raise ReadingError(Cause.TOO_HEAVY) from error

    def _exchange(self, sent: bytes) -> bytes:
        """The whole answer to `sent`; empty if the process does not end in time."""
        try:
            process = subprocess.Popen(  # noqa: S603  our own program
                [sys.executable, "-I", "-B", "-c", self.program, _ROOT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                start_new_session=True,
            )
        except OSError as error:
            log.error("no worker can be started: %s", error.strerror)
            raise ReadingError(Cause.TOO_HEAVY) from error
        assert process.stdin and process.stdout
        said: list[bytes] = []
        # Both pipes at once, or a process that answers before it has listened would wait for us as we for it.
        feeding = threading.Thread(target=_feed, args=(process.stdin, sent), daemon=True)
        hearing = threading.Thread(target=_hear, args=(process.stdout, self.most, said), daemon=True)
        try:
            feeding.start()
            hearing.start()
            hearing.join(self.seconds)
        finally:
            _end(process)
        hearing.join(1)
        feeding.join(1)
        return b"".join(said)


def _feed(pipe: IO[bytes], sent: bytes) -> None:
    with suppress(OSError), pipe:  # a process that ends before it has heard all breaks the pipe
        pipe.write(sent)


def _hear(pipe: IO[bytes], most: int, said: list[bytes]) -> None:
    with pipe:
        heard = pipe.read(most + 1)
    if len(heard) <= most:
        said.append(heard)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it may have started."""
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _reading(answer: dict[str, Any]) -> Reading:
    if "cause" in answer:
        if answer.get("where"):
            log.info("a file could not be read: %s", answer["where"])
        raise ReadingError(Cause[answer["cause"]], str(answer["detail"]))
    published = answer["published"]
    return Reading(
        text=str(answer["text"]),
        title=str(answer["title"]),
        blocks=tuple(map(block_from, answer["blocks"])),
        source=answer["source"],
        author=answer["author"],
        published=date.fromisoformat(published) if published else None,
        note=answer["note"],
        questions=tuple(answer["questions"]),
        doubts=tuple(Doubt(doubt) for doubt in answer["doubts"]),
    )
