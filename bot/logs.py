"""Logging that keeps secrets: whatever a library writes, no token leaves the process."""

import logging
import re

_TOKEN_SHAPE = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_HIDDEN = "<jeton>"
# At these levels and below, the libraries write addresses that hold the token, and whole updates.
_QUIETEST = {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram": logging.INFO, "asyncio": logging.INFO}
_QUIETEST |= {"alembic": logging.WARNING, "filelock": logging.WARNING}


class _Redacting(logging.Formatter):
    """Formats a record whole, tracebacks included, then takes tokens out of what is left."""

    def __init__(self, token: str | None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        if self._token:
            line = line.replace(self._token, _HIDDEN)
        return _TOKEN_SHAPE.sub(_HIDDEN, line)


def configure_logging(level: str, token: str | None) -> None:
    """Log to standard error from `level` on, redacted; chatty libraries from their own level on."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting(token))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, least in _QUIETEST.items():
        logging.getLogger(name).setLevel(max(least, logging.getLevelName(level)))
