"""What can go wrong that a person can mend. Each error carries the French sentence that the person sees.

BotError
├── SettingsError        the environment or .env, every mistake at once
├── CorpusError          a path that cannot be read at all
├── SlipError            a slip in a file: where, what, what to do
│   └── DocumentError    one that keeps it from being read
├── InputError           what was typed at the terminal cannot be understood
├── TokenRefusedError    Telegram does not know the token
├── StoreError           the database cannot be opened, read or written; nothing was half-written
└── ArchiveError         an archive that cannot be read or written; nothing of it was taken in
"""

from pathlib import Path


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
        super().__init__(f"{path} : {why}")


class SlipError(BotError):
    """What looks like a slip in a file; the document is read all the same."""

    def __init__(self, path: Path, line: int | None, what: str) -> None:
        where = f"{path}, ligne {line}" if line else str(path)
        super().__init__(f"{where} : {what}")
        self.path, self.line = path, line


class DocumentError(SlipError):
    """A file that is left out of the corpus; the others go on."""

    def __init__(self, path: Path, line: int | None, what: str) -> None:
        super().__init__(path, line, f"{what} En attendant, ce document n’est pas lu.")
        self.also: list[SlipError] = []
        """What else is wrong in the same file, in order."""


class InputError(BotError):
    """What arrives on standard input is not text."""


class TokenRefusedError(BotError):
    """Telegram answered that it does not know this token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram refuse TELEGRAM_TOKEN (ou TELEGRAM_API_URL n’est pas un serveur Bot API) : "
            "copiez le jeton tel que @BotFather le donne."
        )


class StoreError(BotError):
    """The database cannot be opened, read or written. What was being done is undone whole."""


class ArchiveError(BotError):
    """An archive that cannot be read or written. Nothing of it was taken in."""
