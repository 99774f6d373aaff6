"""The bot answers from what is kept, whoever changes it meanwhile."""

from pathlib import Path

from bot import publishing
from bot.library import Library
from bot.records import TERMINAL, Origin
from bot.services import corpus_edits
from bot.store.store import Store
from tests.conversations.conftest import Stage
from tests.conversations.shelf import SECRETS
from tests.kerbihan import BOULANGERIE, PHARE


async def test_what_is_added_and_removed_at_the_terminal_is_noticed(stage: Stage, tmp_path: Path) -> None:
    database, secrets = f"sqlite:///{tmp_path}/base.db", SECRETS
    terminal = Library(Store.open(database, secrets))
    publishing.publish(terminal, BOULANGERIE, Origin.FILE, TERMINAL)
    stage.file = tmp_path / "base.db"
    await stage.open(None)
    reader = stage.person("Maëlle")
    assert "Yves Lannuzel" not in (await reader.asks("Qui a construit le phare ?")).text

    publishing.publish(terminal, PHARE, Origin.FILE, TERMINAL)
    assert "Yves Lannuzel" in (await reader.asks("Qui a construit le phare ?")).text

    corpus_edits.withdraw(terminal, PHARE.id, TERMINAL)
    listed = (await reader.asks("/documents")).text
    assert BOULANGERIE.title in listed
    assert PHARE.title not in listed
