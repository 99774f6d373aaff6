"""The files that Telegram keeps: those that people send, and those that the bot uploads."""

import hashlib
from dataclasses import dataclass, field
from itertools import count
from pathlib import PurePosixPath
from typing import Any

from tests.telegram.rules import Refused, Violation

LARGEST_DOWNLOAD = 20 * 1024 * 1024
"""Bytes; a larger file can be sent to the bot, but not downloaded by it."""


@dataclass(frozen=True)
class Kept:
    """One file."""

    id: str
    unique_id: str
    """The same for every file with the same content."""
    name: str | None
    data: bytes = field(repr=False)
    size: int
    """Its size, as messages tell it."""
    mime_type: str | None

    @property
    def document(self) -> dict[str, Any]:
        """The file, as a message tells of it."""
        said = {"file_name": self.name, "mime_type": self.mime_type, "file_size": self.size}
        ids = {"file_id": self.id, "file_unique_id": self.unique_id}
        return ids | {name: value for name, value in said.items() if value is not None}


class Files:
    """Files by their identifiers, and by the paths that lead to them."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._kept: dict[str, Kept] = {}
        self._paths: dict[str, Kept] = {}

    def keep(self, name: str | None, data: bytes, mime_type: str | None, size: int | None = None) -> Kept:
        """Keep a file; `size` is what is said of it, where that is not its size."""
        file = Kept(
            id=f"BQACAgQAAxkBAAI{next(self._numbers):05}",
            unique_id=f"AgAD{hashlib.sha256(data).hexdigest()[:12]}",
            name=name,
            data=data,
            size=len(data) if size is None else size,
            mime_type=mime_type,
        )
        self._kept[file.id] = file
        return file

    def get(self, number: str) -> Kept:
        """The file of this identifier.

        Raises:
            Violation: there is none.

        """
        if number not in self._kept:
            raise Violation("invalid file_id")
        return self._kept[number]

    def open(self, number: str) -> dict[str, Any]:
        """The answer to getFile; from now on its path leads to the file.

        Raises:
            Violation: there is no such file.
            Refused: it is too large.

        """
        file = self.get(number)
        if file.size > LARGEST_DOWNLOAD:
            raise Refused(400, "Bad Request: file is too big")
        path = f"documents/file_{int(file.id[-5:])}{PurePosixPath(file.name or '').suffix}"
        self._paths[path] = file
        return {
            "file_id": file.id,
            "file_unique_id": file.unique_id,
            "file_size": file.size,
            "file_path": path,
        }

    def at(self, path: str) -> Kept | None:
        """The file that was opened at `path`."""
        return self._paths.get(path)
