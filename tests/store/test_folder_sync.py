"""The corpus folder, followed by content."""

from dataclasses import replace

import pytest

from bot.records import FOLDER, Action, Origin, Status
from bot.store.store import Store
from tests.kerbihan import BOULANGERIE, PHARE
from tests.store.tiny_library import ANNE, BAC, done, published, quoted

NEWER = replace(BAC, text="Le bac ne passe plus.")


def follow(store: Store, *files: tuple[str, object], unread: tuple[str, ...] = ()) -> list[Action]:
    with store.write() as w:
        return [change.action for change in w.documents.follow(list(files), unread)]  # type: ignore[arg-type]


def test_new_files_are_quoted_in_their_order(store: Store) -> None:
    assert follow(store, ("phare.md", PHARE), ("bac.md", BAC)) == [Action.PUBLISH, Action.PUBLISH]
    assert quoted(store) == [PHARE, BAC]
    with store.read() as r:
        entry = r.documents.find(BAC.id)
    assert entry
    assert (entry.origin, entry.by) == (Origin.FOLDER, FOLDER)


def test_files_that_have_not_changed_change_nothing(store: Store) -> None:
    follow(store, ("phare.md", PHARE), ("bac.md", BAC))
    with store.read() as r:
        before = r.documents.revision()
    assert follow(store, ("phare.md", PHARE), ("bac.md", BAC)) == []
    with store.read() as r:
        assert r.documents.revision() == before


def test_a_changed_file_is_a_new_version(store: Store) -> None:
    follow(store, ("bac.md", BAC))
    assert follow(store, ("bac.md", NEWER)) == [Action.REPLACE]
    assert quoted(store) == [NEWER]


def test_what_a_moderator_withdrew_stays_withdrawn_even_when_its_file_changes(store: Store) -> None:
    follow(store, ("bac.md", BAC))
    with store.write() as w:
        done(w.documents.withdraw(BAC.id, 1, ANNE))
    assert follow(store, ("bac.md", BAC)) == []
    assert follow(store, ("bac.md", NEWER)) == [Action.REPLACE]
    assert follow(store) == []
    assert follow(store, ("bac.md", NEWER)) == []
    assert quoted(store) == []


def test_a_vanished_file_is_withdrawn_and_comes_back(store: Store) -> None:
    follow(store, ("bac.md", BAC))
    assert follow(store) == [Action.WITHDRAW]
    assert quoted(store) == []
    assert follow(store) == []
    assert follow(store, ("bac.md", BAC)) == [Action.RESTORE]
    assert quoted(store) == [BAC]


def test_a_vanished_file_may_come_back_changed(store: Store) -> None:
    follow(store, ("bac.md", BAC))
    follow(store)
    assert follow(store, ("bac.md", NEWER)) == [Action.REPLACE]
    assert quoted(store) == [NEWER]


def test_what_a_moderator_restores_needs_no_file(store: Store) -> None:
    follow(store, ("bac.md", BAC))
    follow(store)
    with store.write() as w:
        done(w.documents.restore(BAC.id, 1, ANNE))
    assert follow(store) == []
    assert quoted(store) == [BAC]


def test_a_file_that_cannot_be_read_this_time_has_not_vanished(store: Store) -> None:
    """A slip in its header is no reason to quote it no longer."""
    follow(store, ("bac.md", BAC))
    assert follow(store, unread=("bac.md",)) == []
    assert quoted(store) == [BAC]


def test_a_moved_file_is_the_same_document(store: Store) -> None:
    follow(store, ("bac.md", BAC))
    assert follow(store, ("transports/bac.md", BAC)) == []
    assert follow(store, ("transports/bac.md", NEWER)) == [Action.REPLACE]
    assert len(quoted(store)) == 1


def test_a_text_without_address_that_is_corrected_stays_the_same_document(store: Store) -> None:
    """Its identity is its text, so the file's place tells."""
    follow(store, ("bac.txt", BAC))
    corrected = replace(NEWER, id="autre")
    assert follow(store, ("bac.txt", corrected)) == [Action.REPLACE]
    assert quoted(store) == [NEWER]
    assert follow(store, ("navettes.txt", corrected)) == []
    assert follow(store) == [Action.WITHDRAW]
    assert follow(store, ("navettes.txt", corrected)) == [Action.RESTORE]


def test_two_files_that_swap_names_keep_their_documents(store: Store) -> None:
    follow(store, ("a.md", PHARE), ("b.md", BAC))
    assert follow(store, ("b.md", PHARE), ("a.md", BAC)) == []


def test_a_file_that_takes_another_s_place_is_a_document_of_its_own(store: Store) -> None:
    follow(store, ("a.md", PHARE))
    assert follow(store, ("b.md", PHARE), ("a.md", BAC)) == [Action.PUBLISH]
    assert quoted(store) == [PHARE, BAC]


def test_a_moderator_s_correction_holds_until_the_file_changes(store: Store) -> None:
    follow(store, ("bac.md", BAC))
    with store.write() as w:
        done(w.documents.revise(replace(BAC, title="Le passeur"), 1, ANNE))
    assert follow(store, ("bac.md", BAC)) == []
    assert [one.title for one in quoted(store)] == ["Le passeur"]
    assert follow(store, ("bac.md", NEWER)) == [Action.REPLACE]
    assert quoted(store) == [NEWER]


def test_a_file_that_says_what_a_moderator_said_already_is_no_news(store: Store) -> None:
    follow(store, ("bac.md", BAC))
    with store.write() as w:
        done(w.documents.revise(NEWER, 1, ANNE))
    assert follow(store, ("bac.md", NEWER)) == []
    with store.write() as w:
        done(w.documents.revise(BAC, 2, ANNE))
    assert follow(store, ("bac.md", NEWER)) == []


def test_a_file_of_what_a_moderator_published_already_is_the_same_document(store: Store) -> None:
    published(store)
    assert follow(store, ("bac.md", BAC)) == []
    assert follow(store) == [Action.WITHDRAW]


def test_documents_that_came_another_way_do_not_vanish(store: Store) -> None:
    published(store, BOULANGERIE)
    assert follow(store, ("bac.md", BAC)) == [Action.PUBLISH]
    assert quoted(store) == [BOULANGERIE, BAC]


@pytest.mark.parametrize("undone", [True, False])
def test_what_a_file_did_can_be_undone(store: Store, undone: bool) -> None:
    follow(store, ("bac.md", BAC))
    with store.write() as w:
        (change,) = w.documents.follow([("bac.md", NEWER)])
        if undone:
            done(w.documents.undo(change.id, ANNE))
    assert follow(store, ("bac.md", NEWER)) == []
    assert quoted(store) == [BAC if undone else NEWER]


def test_why_is_told_in_the_history(store: Store) -> None:
    follow(store, ("bac.md", BAC))
    with store.read() as r:
        assert [version.why for version in r.documents.history(BAC.id)] == ["fichier"]
        assert [entry.status for entry in r.documents.page().entries] == [Status.PUBLISHED]
