"""The wall between us and what reads: whatever happens behind it is an error here, and nothing gets out."""

import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from bot.errors import Cause, ReadingError
from bot.ingest import process
from bot.ingest.content import Reading
from bot.ingest.process import Worker
from bot.models import Doubt
from tests.ingest.files import PHARE
from tests.patience import PATIENCE

LISTEN = "import sys; sys.path.insert(0, sys.argv[1]); sys.stdin.buffer.read()\n"
LOCKED = "import sys; sys.path.insert(0, sys.argv[1]); from bot.ingest import worker; worker._bound(); worker.lock()\n"


def refusal(program: str, *, data: bytes = b"x", seconds: float = 20, most: int = 1_000) -> Cause:
    with pytest.raises(ReadingError) as refused:
        Worker(program, seconds, most).read("a.txt", data)
    return refused.value.cause


def test_a_reading_comes_back_whole() -> None:
    header = (
        "---\nsource: https://exemple.fr/phare\nauthor: Anne\npublished: 2023-05-12\nnote: Résumé.\n"
        "questions: ['Qui ?']\n---\n"
    )
    text = "Le phare luit.\n\n«\u202f🚒\u202f»"
    assert Worker().read("phare.md", (header + text).encode()) == Reading(
        text=text,
        title="phare",
        source="https://exemple.fr/phare",
        author="Anne",
        published=date(2023, 5, 12),
        note="Résumé.",
        questions=("Qui ?",),
        doubts=(Doubt.LANGUAGE, Doubt.SHORT),
    )


def test_what_was_fetched_is_read_with_what_the_server_said() -> None:
    page = "<p>Маяк</p>".replace("Маяк", PHARE)
    found = Worker().read(
        "x", page.encode("cp1252"), address="https://exemple.fr/a", media_type="text/html", charset=None
    )
    assert (found.text, found.source) == (PHARE, "https://exemple.fr/a")


def test_a_refusal_comes_back_with_its_detail() -> None:
    with pytest.raises(ReadingError, match="ligne 2"):
        Worker().read("a.txt", b"---\npublished: x\n---\nBonjour")


@pytest.mark.parametrize(
    "program",
    {
        "ends at once": "",
        "is killed": f"{LISTEN}import os; os.kill(os.getpid(), 9)",
        "crashes": f"{LISTEN}import os; os.abort()",
        "fails": f"{LISTEN}raise RuntimeError",
        "has no memory left": f"{LOCKED}x = bytes(2**31)",
        "says nothing": LISTEN,
        "talks nonsense": f"{LISTEN}print('bonjour')",
        "answers in part": f"{LISTEN}print('{{\"cause\": ')",
        "answers something else": f"{LISTEN}print('[1, 2]')",
        "gives no text": f"{LISTEN}print('{{}}')",
        "gives an unknown cause": f'{LISTEN}print(\'{{"cause": "?", "detail": ""}}\')',
        "gives an impossible date": f'{LISTEN}print(\'{{"text": "", "title": "", "published": "x"}}\')',
        "talks without end": "while True: print('bonjour' * 1000)",
        "does not listen": "import os; os.close(0)",
    }.values(),
)
def test_a_worker_that_goes_wrong_is_an_error(program: str) -> None:
    assert refusal(program, data=b"x" * 1_000_000) is Cause.TOO_HEAVY


@pytest.mark.parametrize("program", ["while True: pass", "import time; time.sleep(600)"])
def test_a_worker_that_does_not_end_is_ended(program: str) -> None:
    assert refusal(program, data=b"x" * 1_000_000, seconds=0.2) is Cause.TOO_HEAVY


def test_what_a_worker_started_is_ended_with_it(tmp_path: Path) -> None:
    """The child keeps its end of the pipe open: were it alive, reading would go on to the end of its time."""
    sleeping = "[sys.executable, '-c', 'import time; time.sleep(600)']"
    program = f"{LISTEN}import subprocess; subprocess.Popen({sleeping}); sys.exit()"
    assert refusal(program, seconds=1) is Cause.TOO_HEAVY
    assert not [one for one in threading.enumerate() if one.name.endswith("(_hear)")]


def test_no_worker_is_an_error_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert refusal("") is Cause.TOO_HEAVY


def test_an_answer_as_large_as_is_read_is_read() -> None:
    answer = '{"cause": "EMPTY", "detail": ""}'
    program = f"{LISTEN}sys.stdout.write('''{answer}''')"
    assert refusal(program, most=len(answer)) is Cause.EMPTY
    assert refusal(program, most=len(answer) - 1) is Cause.TOO_HEAVY


def test_no_secret_is_handed_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "123456:secret")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    said = Worker(f"{LISTEN}import os; print(sorted(os.environ), sys.path)")._exchange(b"").decode()
    assert "TOKEN" not in said
    assert "nowhere" not in said
    assert "SYSTEMROOT" in said


def locked(code: str, folder: Path) -> str:
    """What a locked worker's process says of trying `code`."""
    trying = (
        f"{LOCKED}try:\n    {code}\n    print('done')\nexcept BaseException as error:\n    print(type(error).__name__)"
    )
    told = [sys.executable, "-I", "-c", trying, process._ROOT]
    return subprocess.run(
        told, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False
    ).stdout.strip()


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('exemple.fr', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import os; os.kill(os.getppid(), 0)",
        "open('a', 'w')",
        "open('a', 'ab')",
        "open('present', 'r+')",
        "open('a', 'x')",
        "import os; os.open('a', os.O_WRONLY | os.O_CREAT)",
        "import os; os.open('present', os.O_RDWR)",
        "import os; os.remove('present')",
        "import os; os.rename('present', 'b')",
        "import os; os.mkdir('b')",
        "import os; os.symlink('present', 'b')",
        "import os; os.chmod('present', 0)",
        "import tempfile; tempfile.mkstemp()",
        "import shutil; shutil.rmtree('.')",
        "import sqlite3; sqlite3.connect('b')",
    ],
)
def test_a_worker_reaches_nobody_starts_nothing_and_writes_nothing(code: str, tmp_path: Path) -> None:
    (tmp_path / "present").write_text("là")
    assert locked(code, tmp_path) in (
        "PermissionError",
        "FileNotFoundError" if "tempfile" in code else "PermissionError",
    )
    assert [one.name for one in tmp_path.iterdir()] == ["present"]
    assert (tmp_path / "present").read_text() == "là"


def test_a_worker_may_still_load_its_libraries(tmp_path: Path) -> None:
    assert locked("import trafilatura, pypdfium2, markdown_it, charset_normalizer", tmp_path) == "done"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(
    ("limit", "most"),
    [("AS", 2**30), ("CPU", 20), ("NOFILE", 64), ("FSIZE", 0), ("CORE", 0)],
)
def test_a_worker_is_bounded(limit: str, most: int, tmp_path: Path) -> None:
    said = locked(f"import resource; print(resource.getrlimit(resource.RLIMIT_{limit}))", tmp_path)
    assert said.splitlines()[0] == f"({most}, {most})"


def test_workers_run_side_by_side() -> None:
    found: list[str] = []
    reading = [
        threading.Thread(target=lambda: found.append(Worker().read("a.txt", PHARE.encode()).text)) for _ in range(4)
    ]
    for one in reading:
        one.start()
    for one in reading:
        one.join()
    assert found == [PHARE] * 4
