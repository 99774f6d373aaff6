"""A zip from a stranger: read in memory by name, counted while it grows, never unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from bot.errors import Cause, ReadingError

_MEMBERS = 10_000
_TOTAL = 400 * 1024 * 1024
"""The bytes that all members together may say they hold, pictures included; those are never read."""
_READ = 60 * 1024 * 1024
"""Bytes that are decompressed at most, whatever the members say."""
_ENCRYPTED = 0x1


class Archive:
    """The members of a zip, by name."""

    def __init__(self, data: bytes) -> None:
        """Look at the list of members.

        Raises:
            ReadingError: no zip, or one that is made to burst.

        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise ReadingError(Cause.DAMAGED) from error
        members = self._zip.infolist()
        if len(members) > _MEMBERS or sum(member.file_size for member in members) > _TOTAL:
            raise ReadingError(Cause.TOO_HEAVY)
        self._members = {member.filename: member for member in members}
        self._left = _READ

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of the member of that name.

        Raises:
            ReadingError: it is absent, encrypted or damaged, or too much has been read.

        """
        member = self._members.get(name)
        if member is None:
            raise ReadingError(Cause.DAMAGED)
        if member.flag_bits & _ENCRYPTED:
            raise ReadingError(Cause.PASSWORD)
        try:
            with self._zip.open(member) as opened:
                data = opened.read(self._left + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            OSError,
            NotImplementedError,
            EOFError,
            RuntimeError,
        ) as error:
            raise ReadingError(Cause.DAMAGED) from error
        self._left -= len(data)
        if self._left < 0:
            raise ReadingError(Cause.TOO_HEAVY)
        return data
