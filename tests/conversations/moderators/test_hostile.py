"""Damaged, disguised and harmful files: each costs one sentence, and the bot goes on answering."""

import pytest

from bot.errors import Cause, ReadingError
from bot.ingest.reading import LARGEST
from tests.conversations.conftest import Stage
from tests.ingest.test_hostile import HOSTILE, STRANGE, bytes_of
from tests.telegram.people import Person

pytestmark = pytest.mark.slow


def sent() -> list[tuple[str, bytes, Cause]]:
    """Two thirds of the bad files, without those that Telegram would not send."""
    return [
        (name, data, cause)
        for number, (name, made, cause) in enumerate(HOSTILE.values())
        if number % 3 and len(data := bytes_of(made)) <= LARGEST and data
    ]


async def test_each_bad_file_is_told_and_readers_are_answered_meanwhile(stage: Stage, anne: Person) -> None:
    reader = stage.person("Maëlle")
    files = sent()
    assert len(files) >= 30
    for name, data, cause in files:
        await anne.sends_file(name, data)
        progress = await anne.hears()
        assert "Yves Lannuzel" in (await reader.asks("Qui a construit le phare ?")).text
        told = await progress.edited()
        detail = told.text.removeprefix(cause.value.partition("{")[0])
        assert told.text.startswith(str(ReadingError(cause, detail))[:40])
        assert told.labels == []
    assert "Incident" not in stage.log.getvalue()
    assert "Documents\u00a0: 3 publiés, 0 retiré, 0 brouillon" in (await anne.asks("/etat")).text


@pytest.mark.parametrize("label", ["a name that climbs", "a name of nothing", "a name of control characters"])
async def test_a_strange_name_is_no_obstacle(anne: Person, label: str) -> None:
    name, data = STRANGE[label]
    await anne.sends_file(name, data)
    progress = await anne.hears()
    assert len(progress.text.splitlines()) == 1
    assert (await progress.edited()).text.startswith("Brouillon")
