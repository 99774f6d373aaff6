"""`scripts/try` and `scripts/test` on machines made of a few commands: nothing is downloaded or installed."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.config import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for sh")

PYTHON = """#!/bin/sh
case "$*" in
    "-c "*ensurepip*) [ -e "$MACHINE/has-venv" ] ;;
    "-c "*sys.exit*) [ ! -e "$MACHINE/old" ] ;;
    "-c "*print*) echo python3.12-venv ;;
    "-c "*) ;;
    --version) echo Python 3.12.1 ;;
    "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    *) echo "ran: $*" ;;
esac
"""
UV = """#!/bin/sh
echo "ran: uv $*"
[ "$1" != venv ] || { mkdir -p .venv/bin && cp "$MACHINE/bin/python3" .venv/bin/python; }
"""
APT = """#!/bin/sh
echo "ran: apt-get $*"
[ "$1" != install ] || : >"$MACHINE/has-venv"
"""
TOOLS = ("cat", "chmod", "cksum", "cp", "dirname", "mkdir", "rm", "sh")


@dataclass
class Machine:
    """A clone, in a folder with a space in its name, on a machine that has only what it was given."""

    folder: Path
    clone: Path

    def has(self, command: str, text: str) -> None:
        path = self.folder / "bin" / command
        path.write_text(text)
        path.chmod(0o755)

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.clone / "scripts" / script, *arguments],
            cwd=self.folder,
            env={"PATH": str(self.folder / "bin"), "MACHINE": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )

    def lines(self, script: str, *arguments: str) -> list[str]:
        done = self.run(script, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path, tmp_path / "a clone")
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (tmp_path / "bin" / tool).symlink_to(found)
    made.has("id", "#!/bin/sh\necho 0\n")
    made.has("python3", PYTHON)
    (tmp_path / "has-venv").touch()
    shutil.copytree(ROOT / "scripts", made.clone / "scripts")
    shutil.copy(ROOT / "pyproject.toml", made.clone)
    return made


def test_try_installs_and_asks(machine: Machine) -> None:
    making, installing, installed, asking, _, answer, *_ = machine.lines("try")
    assert making == "→ Making .venv with Python 3.12.1 …"
    assert installing.startswith("→ Installing the libraries")
    assert installed == "ran: -m pip install -qq --disable-pip-version-check -e ."
    assert asking == "→ Asking the document in corpus/: Qui a dirigé l’opération ?"
    assert answer == "ran: bot.py ask --corpus corpus -- Qui a dirigé l’opération ?"


def test_nothing_is_installed_twice(machine: Machine) -> None:
    machine.run("test")
    assert machine.lines("test") == ["→ Running pytest …", "ran: -m pytest"]
    assert machine.lines("try", "Et où ?")[2] == "ran: bot.py ask --corpus corpus -- Et où ?"


def test_tests_need_more_than_trying_does(machine: Machine) -> None:
    machine.run("try")
    installed = "ran: -m pip install -qq --disable-pip-version-check -e .[dev]"
    assert machine.lines("test", "-m", "slow")[1:] == [
        installed,
        "→ Running pytest -m slow …",
        "ran: -m pytest -m slow",
    ]


@pytest.mark.parametrize("changed", ["pyproject.toml", "folder"])
def test_what_changed_is_installed_again(machine: Machine, changed: str) -> None:
    machine.run("try")
    if changed == "folder":
        machine.clone = machine.clone.rename(machine.folder / "moved")
    else:
        (machine.clone / changed).write_text("[project]\n")
    assert machine.lines("try")[0].startswith("→ Installing")


def test_uv_is_used_where_it_is_installed(machine: Machine) -> None:
    machine.has("uv", UV)
    ran = [line for line in machine.lines("test") if line.startswith("ran: uv")]
    assert ran == [
        "ran: uv venv -q --seed --python >=3.11 .venv",
        "ran: uv pip install -q --python .venv/bin/python -e .[dev]",
    ]


def test_python_s_venv_is_installed_by_apt_where_it_is_missing_and_said_first(machine: Machine) -> None:
    (machine.folder / "has-venv").unlink()
    machine.has("apt-get", APT)
    assert machine.lines("try")[:4] == [
        "→ python3.12-venv is missing; installing it with apt-get …",
        "ran: apt-get update -q",
        "ran: apt-get install -q -y python3.12-venv",
        "→ Making .venv with Python 3.12.1 …",
    ]


def test_who_may_not_install_is_told_what_to_ask_for(machine: Machine) -> None:
    (machine.folder / "has-venv").unlink()
    machine.has("apt-get", APT)
    machine.has("id", "#!/bin/sh\necho 1000\n")
    done = machine.run("try")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "python3.12-venv is missing; ask an administrator for: apt-get install python3.12-venv\n"


def test_an_old_python_is_no_python(machine: Machine) -> None:
    (machine.folder / "old").touch()
    done = machine.run("try")
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or later is needed")


def test_an_environment_that_does_not_work_is_made_again(machine: Machine) -> None:
    (machine.clone / ".venv").mkdir()
    assert machine.lines("try")[:2] == [
        "→ Removing .venv, which does not work (any more) …",
        "→ Making .venv with Python 3.12.1 …",
    ]
