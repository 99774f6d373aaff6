"""The worker process: it reads one stranger's file and ends; it may compute, and nothing else.

In comes one line of JSON (the arguments of `parse` besides the bytes), then the bytes; out goes one object of JSON.
"""

import json
import sys
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

from bot.errors import ReadingError
from bot.ingest.parse import parse
from bot.text.block_codes import block_as_list

if sys.platform != "win32":  # which has no such limits: there the clock alone bounds us
    import resource

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 20
_OPEN_FILES = 64
"""At once; libraries are loaded late, a few files at a time."""
# Audit events that reach out of this process. Files may be read, for libraries come late, but never written.
_REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.kill",
    "os.chmod",
    "os.chown",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
    "os.utime",
    "os.putenv",
    "pty.",
    "signal.pthread_kill",
    "shutil.",
    "urllib.",
    "http.client.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
    "sqlite3.",
    "winreg.",
)
_WRITING = 0x1 | 0x2
"""`os.O_WRONLY | os.O_RDWR`, the same on every system."""


def main() -> None:
    """Read one file from standard input; answer on standard output."""
    _bound()
    told = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    lock()
    json.dump(answer(told, data), sys.stdout)


def answer(told: dict[str, Any], data: bytes) -> dict[str, Any]:
    """The reading, or why there is none, as JSON has it; `where` is for our log, and tells nothing of the text."""
    try:
        found = parse(told.pop("name"), data, **told)
        reading = asdict(replace(found, blocks=()))
    except ReadingError as error:
        origin = error.__cause__
        return {
            "cause": error.cause.name,
            "detail": error.detail,
            "where": type(origin).__name__ if origin else "",
        }
    reading["blocks"] = list(map(block_as_list, found.blocks))
    published = reading["published"]
    return {**reading, "published": published.isoformat() if published else None}


def _bound() -> None:
    """Limit memory, processor time and files, of which a hostile file could ask too much."""
    if sys.platform != "win32":
        _at_most(resource.RLIMIT_AS, MEMORY)
        _at_most(resource.RLIMIT_CPU, CPU_SECONDS)
        _at_most(resource.RLIMIT_NOFILE, _OPEN_FILES)
        _at_most(resource.RLIMIT_FSIZE, 0)
        _at_most(resource.RLIMIT_CORE, 0)


def _at_most(limit: int, most: int) -> None:
    if sys.platform != "win32":
        _, highest = resource.getrlimit(limit)
        allowed = most if highest == resource.RLIM_INFINITY else min(most, highest)
        # macOS refuses some of them; the clock bounds us all the same.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (allowed, allowed))


def lock() -> None:
    """Refuse, until the process ends, every connection, new process and written file."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        _, mode, flags = arguments
        refused = (isinstance(mode, str) and bool(set(mode) & set("wax+"))) or bool((flags or 0) & _WRITING)
    else:
        refused = event.startswith(_REFUSED)
    if refused:
        raise PermissionError(f"{event} is not for a worker")
