"""The format of some bytes: by certain signs first, then by what they are called."""

import io
import zipfile
from pathlib import PurePath

from bot.document_formats import BY_MEDIA_TYPE, FORMATS, UNREAD, Format
from bot.errors import Cause, ReadingError

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")


def format_of(name: str, data: bytes, media_type: str | None = None) -> Format:
    """The format of `data`; `media_type` is what a server said.

    Raises:
        ReadingError: none that can be read, with the reason where it is known.

    """
    if not data.strip():
        raise ReadingError(Cause.EMPTY)
    for one in FORMATS:
        if one.magic and one.magic.match(data):
            return one
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_OLD_WORD):
        raise ReadingError(Cause.PASSWORD if _ENCRYPTED_OFFICE in data else Cause.OLD_WORD)
    ending = PurePath(name).suffix.lower()
    if any(one.signed and ending in one.endings for one in FORMATS):
        raise ReadingError(Cause.DAMAGED)
    return _of_text(data, ending, BY_MEDIA_TYPE.get(media_type or ""))


def _of_text(data: bytes, ending: str, said: Format | None) -> Format:
    """The format of what bears no certain sign."""
    start = data[:8_192].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    for one in FORMATS:
        if one.opening and (ending in one.endings or one is said or one.opening.match(start)):
            return one
    if UNREAD.match(start):
        raise ReadingError(Cause.FORMAT)
    called = (one for one in FORMATS if one.plain and (ending in one.endings or one is said))
    return next(called, FORMATS[-1])


def _zipped(data: bytes) -> Format:
    """The format of a zip, by the files inside, for a name can be given to anything."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise ReadingError(Cause.DAMAGED) from error
    for one in FORMATS:
        if one.members and one.members <= names:
            return one
    raise ReadingError(Cause.FORMAT)
