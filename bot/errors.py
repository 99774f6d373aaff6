"""Errors that a person can mend. Each one carries the French sentence that the person sees.

BotError
├── SettingsError        the environment or .env, every mistake at once
├── CorpusError          a path that cannot be read at all
├── SlipError            a slip in a file: where, what, what to do
│   └── DocumentError    one that keeps it from being read
├── ReadingError         a file, an address or a text that cannot become a document: Cause has the sentences
├── InputError           what somebody typed cannot be understood
├── TokenRefusedError    Telegram does not know the token
├── StoreError           the database cannot be opened, read or written; nothing was half-written
└── ArchiveError         an archive that cannot be read or written; nothing of it was taken in
"""

from enum import Enum
from pathlib import Path

from bot import texts


class BotError(Exception):
    """A person's mistake, or a circumstance they can change. `str()` is one French sentence, or one a line."""


class SettingsError(BotError):
    """Wrong settings, one sentence each."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class CorpusError(BotError):
    """A corpus path that does not exist or cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(texts.PLACE_WRONG.format(place=path, what=why))


class SlipError(BotError):
    """A likely slip in a file whose document is read all the same."""

    def __init__(self, path: Path, line: int | None, what: str) -> None:
        sentence = texts.LINE_WRONG if line else texts.PLACE_WRONG
        super().__init__(sentence.format(place=path, line=line, what=what))
        self.path, self.line = path, line


class DocumentError(SlipError):
    """A mistake that leaves its file out of the corpus; the other files are read."""

    def __init__(self, path: Path, line: int | None, what: str) -> None:
        super().__init__(path, line, f"{what} {texts.MEANWHILE_UNREAD}")
        self.also: list[SlipError] = []
        """Further mistakes in the same file, by line."""


class Cause(Enum):
    """A reason why something cannot be read; its value is the sentence, where «{}» stands for a detail."""

    FORMAT = texts.UNREADABLE_FORMAT
    OLD_WORD = texts.UNREADABLE_OLD_WORD
    EMPTY = texts.UNREADABLE_EMPTY
    SCANNED = texts.UNREADABLE_SCANNED
    PASSWORD = texts.UNREADABLE_PASSWORD
    TOO_LARGE = texts.UNREADABLE_TOO_LARGE
    TOO_LONG = texts.UNREADABLE_TOO_LONG
    TOO_HEAVY = texts.UNREADABLE_TOO_HEAVY
    DAMAGED = texts.UNREADABLE_DAMAGED
    HEADER = texts.UNREADABLE_HEADER
    LANGUAGE = texts.UNREADABLE_LANGUAGE
    PAYWALL = texts.UNREADABLE_PAYWALL
    ADDRESS = texts.UNREADABLE_ADDRESS
    CREDENTIALS = texts.UNREADABLE_CREDENTIALS
    PRIVATE = texts.UNREADABLE_PRIVATE
    UNKNOWN_HOST = texts.UNREADABLE_UNKNOWN_HOST
    UNREACHABLE = texts.UNREADABLE_UNREACHABLE
    CERTIFICATE = texts.UNREADABLE_CERTIFICATE
    REDIRECTS = texts.UNREADABLE_REDIRECTS
    SLOW = texts.UNREADABLE_SLOW
    NOT_FOUND = texts.UNREADABLE_NOT_FOUND
    REFUSED = texts.UNREADABLE_REFUSED
    OUT_OF_ORDER = texts.UNREADABLE_OUT_OF_ORDER
    NOT_A_PAGE = texts.UNREADABLE_NOT_A_PAGE


class ReadingError(BotError):
    """A file, address or text that cannot become a document; its cause says why, and what to do."""

    def __init__(self, cause: Cause, detail: str = "") -> None:
        super().__init__(cause.value.format(detail))
        self.cause, self.detail = cause, detail


class InputError(BotError):
    """Something typed, at the terminal or in a chat, in none of the forms that were asked for."""


class TokenRefusedError(BotError):
    """A token that Telegram does not know."""

    def __init__(self) -> None:
        super().__init__(texts.TOKEN_REFUSED)


class StoreError(BotError):
    """A database that cannot be opened, read or written; the transaction was rolled back."""


class ArchiveError(BotError):
    """An archive that cannot be read or written; none of it was imported."""
