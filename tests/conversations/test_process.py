"""`python bot.py`, as it is deployed: its answers, its exit status, and what it writes."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.chat import polling
from bot.config import ROOT
from bot.errors import TokenRefusedError
from tests.conversations.conftest import TOKEN
from tests.patience import PATIENCE
from tests.telegram import faults
from tests.telegram.people import Person
from tests.telegram.server import BotApiServer

pytestmark = pytest.mark.slow

_DOCUMENT = """---
title: Le phare de Kerbihan
source: https://gazette.example/phare
---

Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel.
"""


@dataclass
class Bot:
    """The process."""

    process: asyncio.subprocess.Process

    async def stop(self, name: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop, and wait until it has."""
        self.process.send_signal(name)
        return await self.status()

    async def status(self) -> int:
        """Its exit status, once it has ended."""
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()

    async def written(self) -> tuple[str, str]:
        """What it wrote to standard output and standard error, once it has ended."""
        output, errors = await self.process.communicate()
        return output.decode(), errors.decode()


@dataclass
class Machine:
    """Where the process runs."""

    server: BotApiServer
    corpus: Path
    bots: list[Bot]

    @property
    def database(self) -> Path:
        """The file; its key lies beside it."""
        return self.corpus / "data" / "extrait.db"

    async def start(self, **settings: str) -> Bot:
        """Start the process with these settings beside the usual ones."""
        environment = {
            "PATH": os.environ["PATH"],
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.server.address,
            "CORPUS_DIR": str(self.corpus),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "LOG_LEVEL": "INFO",
            # What nobody closed or awaited is written to standard error.
            "PYTHONDEVMODE": "1",
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "bot.py"),
            cwd=ROOT,
            env=environment | settings,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self.bots.append(Bot(process))
        return self.bots[-1]


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    """A machine with a Bot API server and a corpus of one document."""
    (tmp_path / "phare.md").write_text(_DOCUMENT, encoding="utf-8")
    server = BotApiServer(TOKEN)
    await server.start()
    machine = Machine(server, tmp_path, [])
    try:
        yield machine
    finally:
        for bot in machine.bots:
            if bot.process.returncode is None:
                bot.process.kill()
            await bot.process.communicate()
        await server.close()
    assert list(server.mistakes()) == []


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
async def test_it_answers_and_stops_when_asked_to(machine: Machine, name: signal.Signals, level: str) -> None:
    """The answer arrives, nothing is left to confirm, the status is 0 and the log keeps the reader's secrets."""
    maelle = Person(machine.server, 6_120_480_001, "Maëlle")
    bot = await machine.start(LOG_LEVEL=level)
    assert "Yves Lannuzel" in (await maelle.asks("Qui a construit le phare ?")).text

    assert await bot.stop(name) == 0
    output, errors = await bot.written()
    assert machine.server.updates.unconfirmed == 0
    assert output == ""
    assert errors.splitlines()[-1].endswith("Stopped.")
    for secret in (TOKEN, "Qui a construit", "Maëlle", "6120480001", "Traceback", "Warning"):
        assert secret not in errors


def test_it_needs_less_time_to_stop_than_a_container_is_given() -> None:
    """Ten seconds, by Docker's default, of which Python itself wants some."""
    assert polling._STOP_SECONDS + polling._CONFIRM_SECONDS < 10


async def test_it_finishes_the_answer_that_it_has_begun(machine: Machine) -> None:
    """A question that was taken in before SIGTERM is answered, once, and not left for the next start."""
    maelle = Person(machine.server, 6_120_480_001, "Maëlle")
    at_last = asyncio.Event()
    machine.server.fail("sendMessage", faults.hanging(at_last))
    bot = await machine.start()
    await maelle.says("Qui a construit le phare ?")
    async with asyncio.timeout(PATIENCE):
        await machine.server.faulted.wait()
    stopping = asyncio.create_task(bot.stop())
    async with asyncio.timeout(PATIENCE):
        await machine.server.updates.confirmed()
    at_last.set()

    assert await stopping == 0
    assert "Yves Lannuzel" in (await maelle.hears()).text
    assert machine.server.updates.unconfirmed == 0

    await machine.start()
    assert (await maelle.asks("/aide")).text.startswith("Écrivez votre question")


async def test_it_stops_while_it_waits_for_telegram(machine: Machine) -> None:
    """Telegram fails, and the bot is asked to stop between two tries."""
    machine.server.fail("getMe", faults.BAD_GATEWAY)
    bot = await machine.start()
    async with asyncio.timeout(PATIENCE):
        await machine.server.faulted.wait()
    assert await bot.stop() == 0


@pytest.mark.parametrize("level", ["ERROR", "INFO", "DEBUG"])
async def test_a_wrong_token_is_told_in_one_sentence(machine: Machine, level: str) -> None:
    """Status 1, nothing beside the sentence but the log where it is wanted, and the token stands nowhere."""
    wrong = "7000000001:AAF-a-token-that-nobody-has-given-out_00"
    bot = await machine.start(TELEGRAM_TOKEN=wrong, LOG_LEVEL=level)
    assert await bot.status() == 1
    output, errors = await bot.written()

    told = [line for line in errors.splitlines() if level == "ERROR" or not re.match(r"\d{4}-\d\d-\d\d ", line)]
    assert told == [str(TokenRefusedError())]
    assert wrong.partition(":")[2] not in output + errors
    assert output == ""


async def test_a_token_that_cannot_be_one_is_told_before_anything_starts(machine: Machine) -> None:
    """Telegram is not even asked."""
    bot = await machine.start(TELEGRAM_TOKEN="mon jeton")
    assert await bot.status() == 1
    _, errors = await bot.written()
    assert errors.startswith("TELEGRAM_TOKEN : attendu")
    assert "mon jeton" not in errors
    assert machine.server.calls == []


async def test_a_document_that_cannot_be_read_does_not_keep_it_from_answering(machine: Machine) -> None:
    """The others answer, and the log names the file."""
    (machine.corpus / "faux.md").write_text("---\ntitle: [\n---\nTexte.\n", encoding="utf-8")
    bot = await machine.start()
    maelle = Person(machine.server, 6_120_480_001, "Maëlle")
    assert "Yves Lannuzel" in (await maelle.asks("Qui a construit le phare ?")).text
    assert await bot.stop() == 0
    _, errors = await bot.written()
    assert "faux.md" in errors
