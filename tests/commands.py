"""Running the command line: in this process, and as people do."""

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from bot.config import Settings
from tests.patience import PATIENCE


@dataclass(frozen=True, slots=True)
class Result:
    """Exit status and output of a command."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Standard output's JSON objects, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self) -> dict[str, Any]:
        """Standard output's only JSON object."""
        [only] = self.objects
        return only


class Keyboard(io.TextIOWrapper):
    """Standard input where somebody sits."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class CommandLine:
    """`python bot.py …` in this process."""

    monkeypatch: pytest.MonkeyPatch
    captured: pytest.CaptureFixture[str]

    def __call__(self, *arguments: object, stdin: bytes = b"", keyboard: bool = False) -> Result:
        """Run it; `keyboard`: `stdin` is what somebody types."""
        self.monkeypatch.setattr(sys, "argv", ["bot.py", *map(str, arguments)])
        stream = (Keyboard if keyboard else io.TextIOWrapper)(io.BytesIO(stdin), "utf-8")
        self.monkeypatch.setattr(sys, "stdin", stream)
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = self.captured.readouterr()
        status = end.value.code
        assert isinstance(status, int)
        return Result(status, out, err)


def environment(**more: str) -> dict[str, str]:
    """This process's environment without the bot's settings and Python's (unbuffered output, say), with `more`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.lower() not in Settings.model_fields and not name.startswith("PYTHON")
    }
    return {**kept, "PYTHONUTF8": "1", "COLUMNS": "120", **more}


def process(programme: Path, *arguments: str | bytes, stdin: bytes = b"", **settings: str) -> Result:
    """`python bot.py …` as its own process."""
    done = subprocess.run(
        [sys.executable, programme / "bot.py", *arguments],
        input=stdin,
        capture_output=True,
        cwd=programme,
        env=environment(**settings),
        timeout=PATIENCE,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
