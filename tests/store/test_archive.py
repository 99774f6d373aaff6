"""The archive: which tables are in it, and that nothing about a reader is."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.archive.exporting import export_archive
from bot.archive.importing import import_archive, read_archive
from bot.reader_records import Place, Shortfall
from bot.records import Origin
from bot.store.store import Session, Store
from bot.store.tables import metadata
from tests.store.conftest import SECRETS
from tests.store.tiny_library import ANNE, BAC, arrived, publish

MARIE, GROUP = 4_242_424_242, -1_001_234_567_890

ARCHIVED = {"documents", "versions", "audit", "missed_groups", "missed", "pins", "synonyms"}
LEFT_OUT = {
    "counters": "counted anew",
    "drafts": "not published yet",
    "moderators": "somebody",
    "invitations": "secrets",
    "steps": "a dialogue",
    "updates": "Telegram's",
    "effects": "Telegram's",
    "wishes": "a reader's",
    "shown": "buttons that a reader was shown",
    "answers": "a reader's",
    "votes": "a reader's",
    "chats": "a group's",
    "fleeting": "a group's",
}


def fill(session: Session) -> None:
    """Something in every table."""
    publish(session)
    session.drafts.add(BAC, Origin.TEXT, ANNE, doubts=["un-doute"])
    session.people.accept(session.people.invite(ANNE).token, MARIE, "confidence", MARIE)
    session.missed.add("Quel est le prix ?", Shortfall.NOTHING, lambda question: frozenset(question.split()))
    session.curated.pin("Combien ?", BAC.id, 1, (0, 15), ANNE)
    session.curated.pair("bac", "navette", ANNE)
    session.states.set(MARIE, "confidence", {}, timedelta(hours=1))
    session.updates.take_all([arrived(1, MARIE, '{"text": "confidence"}')])
    session.updates.effect("confidence")
    session.wishes.add(MARIE, MARIE, "confidence")
    session.shown.keep([Place("document-montre", 1, 0, 15)])
    session.answers.note(GROUP, 10, 11, session.answers.mark_of("confidence"))
    session.votes.cast(GROUP, 11, MARIE, "up")
    session.chats.set(GROUP, {"confidence": True})
    session.chats.let_pass(GROUP, 12, session.now)


def counts(store: Store) -> dict[str, int]:
    with store.read() as r:
        return {
            table.name: r._connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }


def archive(store: Store) -> io.BytesIO:
    made = io.BytesIO()
    export_archive(store, made)
    return made


def test_every_table_is_archived_or_left_out_on_purpose() -> None:
    assert set(metadata.tables) == ARCHIVED | LEFT_OUT.keys()
    assert not ARCHIVED & LEFT_OUT.keys()


def test_an_archive_brings_back_what_is_archived_and_nothing_else(
    store: Store, opened: Callable[[str], Store], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with store.write() as w:
        fill(w)
    assert all(counts(store).values())
    folder = tmp_path_factory.mktemp("ailleurs")
    other = opened(f"sqlite:///{folder}/extrait.db")
    import_archive(other, archive(store), ANNE)
    came = {name for name, count in counts(other).items() if count}
    assert came == ARCHIVED | {"counters"}


def test_no_word_and_no_pseudonym_of_a_reader_is_in_the_archive(store: Store) -> None:
    with store.write() as w:
        fill(w)
        token = w.shown.keep([Place("document-montre", 1, 0, 15)])
        mark = w.answers.mark_of("confidence")
    with zipfile.ZipFile(archive(store)) as zipped:
        kept = b"".join(zipped.read(name) for name in zipped.namelist())
    secrets = ["confidence", "un-doute", "document-montre", token, mark, str(MARIE), str(GROUP)]
    secrets += [SECRETS.pseudonym("chat", MARIE), SECRETS.pseudonym("chat", GROUP)]
    for secret in secrets:
        assert secret.encode() not in kept
    assert b"Quel est le prix ?" in kept


def test_what_is_read_back_is_what_was_written(store: Store) -> None:
    with store.write() as w:
        fill(w)
        contents = w.transfer.contents()
    assert read_archive(archive(store)) == contents


def test_readers_requests_change_no_archive(store: Store) -> None:
    with store.write() as w:
        publish(w)
    before = archive(store).getvalue()
    with store.write() as w:
        w.wishes.add(MARIE, MARIE, "Qui ?")
        w.votes.cast(GROUP, 11, MARIE, "up")
        w.chats.set(GROUP, {"muet": True})
        w.answers.note(GROUP, 10, 11, "")
        w.shown.keep([Place(BAC.id, 1, 0, 15)])
    assert archive(store).getvalue() == before
