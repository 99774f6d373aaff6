"""What is logged, and what never is."""

import logging
import traceback
from collections.abc import Iterator

import pytest

from bot.logs import configure_logging

TOKEN = "7000000001:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
SHORT = "42:abc"
LIBRARIES = ("httpx", "httpcore", "telegram", "asyncio")


class Log:
    """What standard error has shown since logging was configured."""

    def __init__(self, captured: pytest.CaptureFixture[str]) -> None:
        self._captured = captured
        self._seen = ""

    def __str__(self) -> str:
        self._seen += self._captured.readouterr().err
        return self._seen


@pytest.fixture
def log(capsys: pytest.CaptureFixture[str]) -> Iterator[Log]:
    """Standard error; afterwards, the loggers are as they were."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in LIBRARIES}
    root.handlers.clear()  # pytest's own, which configuring would close
    yield Log(capsys)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, least in levels.items():
        logging.getLogger(name).setLevel(least)


@pytest.mark.parametrize("token", [TOKEN, SHORT, "court", "a.b*c"])
def test_the_token_is_taken_out_of_messages_and_arguments(log: Log, token: str) -> None:
    """Even of one that does not look like a token."""
    configure_logging("INFO", token)
    logging.getLogger("bot").info(f"https://api.telegram.org/bot{token}/getMe")
    logging.getLogger("bot").info("adresse %s, %r", f"/bot{token}/", {"token": token})
    assert token not in str(log)
    assert str(log).count("<jeton>") == 3
    assert "https://api.telegram.org/bot<jeton>/getMe" in str(log)


@pytest.mark.parametrize("token", [TOKEN, SHORT])
def test_the_token_is_taken_out_of_tracebacks(log: Log, token: str) -> None:
    configure_logging("INFO", token)
    try:
        try:
            raise ValueError(f"bad token {token}")
        except ValueError as error:
            raise RuntimeError(f"while asking /bot{token}/") from error
    except RuntimeError:
        logging.getLogger("bot").exception("incident")
        assert token in traceback.format_exc()
    assert "RuntimeError" in str(log)
    assert "ValueError" in str(log)
    assert token not in str(log)


def test_the_token_is_taken_out_of_stacks(log: Log) -> None:
    configure_logging("INFO", "jeton_dans_la_pile")
    logging.getLogger("bot").info("jeton_dans_la_pile", stack_info=True)
    assert "jeton_dans_la_pile" not in str(log)


def test_somebody_else_s_token_is_taken_out_by_its_shape(log: Log) -> None:
    configure_logging("INFO", None)
    logging.getLogger("bot").info("bot %s", TOKEN)
    assert TOKEN not in str(log)
    assert "<jeton>" in str(log)


@pytest.mark.parametrize("token", [None, ""])
def test_without_a_token_lines_stay_as_they_are(log: Log, token: str | None) -> None:
    configure_logging("INFO", token)
    logging.getLogger("bot").info("3 documents à 14:30")
    assert str(log).endswith("INFO bot: 3 documents à 14:30\n")


@pytest.mark.parametrize("name", ["httpx", "httpx._client", "httpcore", "httpcore.http11"])
@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
def test_the_libraries_that_write_addresses_stay_quiet(log: Log, level: str, name: str) -> None:
    """Their addresses hold the token, and what people write."""
    configure_logging(level, TOKEN)
    logging.getLogger(name).debug("détail")
    logging.getLogger(name).info("HTTP Request: POST …")
    assert str(log) == ""
    logging.getLogger(name).warning("délai")
    assert "délai" in str(log)


def test_the_telegram_library_writes_no_update_at_debug(log: Log) -> None:
    configure_logging("DEBUG", TOKEN)
    logging.getLogger("telegram.Bot").debug("Qui a construit le phare ?")
    logging.getLogger("telegram.ext.Application").info("started")
    assert "phare" not in str(log)
    assert "started" in str(log)


@pytest.mark.parametrize(
    ("level", "seen"), [("DEBUG", "diwe"), ("INFO", "iwe"), ("WARNING", "we"), ("ERROR", "e")], ids=lambda one: str(one)
)
def test_a_level_lets_through_what_is_as_grave(log: Log, level: str, seen: str) -> None:
    configure_logging(level, TOKEN)
    for grave, letter in [("debug", "d"), ("info", "i"), ("warning", "w"), ("error", "e")]:
        getattr(logging.getLogger("bot"), grave)(f"<{letter}>")
        assert (f"<{letter}>" in str(log)) == (letter in seen)


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_graver_level_holds_for_the_libraries_too(log: Log, name: str) -> None:
    configure_logging("ERROR", TOKEN)
    logging.getLogger(name).warning("délai")
    assert str(log) == ""


def test_configuring_again_writes_nothing_twice(log: Log) -> None:
    configure_logging("INFO", TOKEN)
    configure_logging("INFO", TOKEN)
    logging.getLogger("bot").info("une fois")
    assert str(log).count("une fois") == 1
