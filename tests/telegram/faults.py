"""Failures between the bot and Telegram, by script."""

import asyncio
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fault:
    """A failure of one call."""

    status: int = 0
    """Answered instead of the result; 0 for no answer at all."""
    description: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    body: bytes | None = None
    """Answered instead of JSON."""
    carried_out: bool = False
    """True if the call has its effect all the same."""
    until: asyncio.Event | None = None
    """Event that it waits for before it is carried out, unless it was, and answered as usual."""

    @property
    def answer(self) -> dict[str, Any]:
        """The JSON that is answered."""
        answer = {"ok": False, "error_code": self.status, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def too_many_requests(seconds: int) -> Fault:
    """Telegram asks to wait."""
    return Fault(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def hanging(until: asyncio.Event) -> Fault:
    """Telegram takes its time."""
    return Fault(until=until)


INTERNAL_ERROR = Fault(500, "Internal Server Error")
BAD_GATEWAY = Fault(502, body=b"<html><body><h1>502 Bad Gateway</h1></body></html>")
CONFLICT = Fault(
    409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
DROPPED_BEFORE = Fault()
DROPPED_AFTERWARDS = Fault(carried_out=True)
