"""Documents: every action has one true outcome, and what is quoted is always what was published last."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.models import Document
from bot.outcomes import Already, Meanwhile
from bot.records import Action, Origin, Status
from bot.store.store import Session, Store
from tests.kerbihan import LIBRARY, PHARE
from tests.store.conftest import Clock
from tests.store.tiny_library import ANNE, BAC, PAUL, done, drafted, journal, published, quoted, said

SHORT = replace(BAC, text="Le bac ne passe plus.")


def test_a_draft_is_quoted_once_it_is_published(store: Store) -> None:
    draft = drafted(store, PHARE)
    assert quoted(store) == []
    with store.write() as w:
        change = done(w.documents.publish(draft.id, 1, ANNE))
    assert (change.before, change.after) == (None, PHARE)
    assert quoted(store) == [PHARE]


def test_a_press_again_says_who_was_first_and_when(store: Store, clock: Clock) -> None:
    draft, then = drafted(store), clock.now
    with store.write() as w:
        done(w.documents.publish(draft.id, 1, ANNE))
    clock.move(days=7)
    with store.write() as w:
        assert w.documents.publish(draft.id, 1, PAUL) == Already(ANNE, then)
    assert [event.action for event in journal(store)] == [Action.PUBLISH]


def test_a_new_version_keeps_the_id_of_what_it_replaces(store: Store) -> None:
    published(store)
    change = published(store, replace(PHARE, id="autre"), PAUL, replaces=BAC.id)
    assert (change.action, change.before, change.after) == (Action.REPLACE, BAC, replace(PHARE, id="bac"))
    with store.read() as r:
        assert [(one.number, one.document.title, one.by) for one in r.documents.history("bac")] == [
            (2, PHARE.title, PAUL),
            (1, BAC.title, ANNE),
        ]
        assert r.documents.find("autre") is None


@pytest.mark.parametrize("what", ["withdrawn", "renamed"])
def test_what_it_replaces_may_not_have_changed_meanwhile(store: Store, what: str) -> None:
    published(store)
    draft = drafted(store, SHORT, ANNE, replaces=BAC.id)
    with store.write() as w:
        if what == "withdrawn":
            done(w.documents.withdraw(BAC.id, 1, PAUL))
        else:
            done(w.documents.revise(replace(BAC, title="Le passeur"), 1, PAUL))
    with store.write() as w:
        outcome = w.documents.publish(draft.id, 1, ANNE)
        assert w.drafts.find(draft.id) == draft
    assert isinstance(outcome, Meanwhile)
    assert outcome.by == PAUL


def test_a_new_title_is_a_new_version(store: Store, clock: Clock) -> None:
    published(store)
    clock.move(minutes=1)
    with store.write() as w:
        change = done(w.documents.revise(replace(BAC, title="Le passeur"), 1, PAUL, "coquille"))
    assert (change.before, change.entry.version) == (BAC, 2)
    with store.read() as r:
        newest, oldest = r.documents.history(BAC.id)
    assert (newest.document.title, newest.by, newest.at, newest.why) == ("Le passeur", PAUL, clock.now, "coquille")
    assert oldest.document == BAC


def test_two_who_correct_at_once_do_not_undo_each_other(store: Store) -> None:
    published(store)
    with store.write() as w:
        done(w.documents.revise(replace(BAC, title="Le passeur"), 1, ANNE))
        assert said(w.documents.revise(replace(BAC, title="Le passeur"), 1, PAUL)) == "already"
        assert said(w.documents.revise(replace(BAC, title="Le bateau"), 1, PAUL)) == "meanwhile"
    assert [one.title for one in quoted(store)] == ["Le passeur"]


def test_what_is_withdrawn_is_not_quoted_until_it_is_restored(store: Store) -> None:
    published(store)
    with store.write() as w:
        change = done(w.documents.withdraw(BAC.id, 1, ANNE))
        assert (change.before, change.after) == (BAC, None)
        assert said(w.documents.withdraw(BAC.id, 1, PAUL)) == "already"
    assert quoted(store) == []
    with store.write() as w:
        change = done(w.documents.restore(BAC.id, 1, PAUL))
        assert (change.before, change.after) == (None, BAC)
        assert said(w.documents.restore(BAC.id, 1, ANNE)) == "already"
    assert quoted(store) == [BAC]


def test_who_withdrew_is_not_who_renamed_afterwards(store: Store, clock: Clock) -> None:
    published(store)
    with store.write() as w:
        done(w.documents.withdraw(BAC.id, 1, ANNE))
        then = clock.now
    clock.move(minutes=1)
    with store.write() as w:
        done(w.documents.revise(replace(BAC, title="Le passeur"), 1, PAUL))
        assert w.documents.withdraw(BAC.id, 1, PAUL) == Already(ANNE, then)
    assert quoted(store) == []


def test_an_old_button_does_nothing_to_a_newer_version(store: Store) -> None:
    published(store)
    published(store, SHORT, PAUL, replaces=BAC.id)
    with store.write() as w:
        assert said(w.documents.withdraw(BAC.id, 1, ANNE)) == "meanwhile"
        assert said(w.documents.withdraw("inconnu", 1, ANNE)) == "gone"
        assert said(w.documents.restore("inconnu", 1, ANNE)) == "gone"
        assert said(w.documents.revise(replace(BAC, id="inconnu"), 1, ANNE)) == "gone"
    assert quoted(store) == [SHORT]


def test_the_last_change_can_be_undone_once(store: Store) -> None:
    published(store)
    replaced = published(store, SHORT, PAUL, replaces=BAC.id)
    with store.write() as w:
        change = done(w.documents.undo(replaced.id, ANNE))
        assert (change.before, change.after, change.entry.version) == (SHORT, BAC, 3)
        assert said(w.documents.undo(replaced.id, PAUL)) == "already"
    assert quoted(store) == [BAC]


def test_undoing_the_publication_of_a_new_document_withdraws_it(store: Store) -> None:
    change = published(store)
    with store.write() as w:
        assert done(w.documents.undo(change.id, ANNE)).entry.status is Status.WITHDRAWN
    assert quoted(store) == []


def test_undoing_a_withdrawal_adds_no_version(store: Store) -> None:
    published(store)
    with store.write() as w:
        change = done(w.documents.withdraw(BAC.id, 1, ANNE))
        assert done(w.documents.undo(change.id, ANNE)).entry.version == 1
    assert quoted(store) == [BAC]


def test_what_came_before_the_last_change_cannot_be_undone(store: Store) -> None:
    change = published(store)
    published(store, SHORT, PAUL, replaces=BAC.id)
    with store.write() as w:
        assert said(w.documents.undo(change.id, ANNE)) == "meanwhile"
        assert said(w.documents.undo(9_999, ANNE)) == "gone"
    assert quoted(store) == [SHORT]


def test_a_change_can_be_undone_for_ten_minutes(store: Store, clock: Clock) -> None:
    change = published(store)
    clock.move(minutes=10)
    with store.write() as w:
        assert said(w.documents.undo(change.id, ANNE)) == "done"
    other = published(store, PHARE)
    clock.move(minutes=10, seconds=1)
    with store.write() as w:
        assert said(w.documents.undo(other.id, ANNE)) == "late"


def test_invitations_are_not_documents(store: Store) -> None:
    with store.write() as w:
        w.people.invite(ANNE)
        event = w.audit.last()
        assert event
        assert said(w.documents.undo(event.id, ANNE)) == "gone"


def test_documents_come_in_the_order_in_which_they_were_published(store: Store) -> None:
    for document in LIBRARY:
        published(store, document)
    with store.write() as w:
        done(w.documents.revise(replace(LIBRARY[0], title="Autre"), 1, ANNE))
    assert [one.id for one in quoted(store)] == [one.id for one in LIBRARY]


def test_titles_are_searched_without_accents_word_by_word(store: Store, clock: Clock) -> None:
    titles = ["L’été à Kerbihan", "L’Étoile de mer", "100 % des prix", "100 idées", "Un_deux"]
    for number, title in enumerate(titles):
        clock.move(seconds=1)
        published(store, Document(f"d{number}", title, "Le texte."))

    def found(query: str) -> list[str]:
        with store.read() as r:
            page = r.documents.page(query=query)
        assert page.total == len(page.entries)
        return [entry.document.title for entry in page.entries]

    assert found("ete") == ["L’été à Kerbihan"]
    assert found("KERBIHAN été") == ["L’été à Kerbihan"]
    assert found("mer étoile") == ["L’Étoile de mer"]
    assert found("%") == ["100 % des prix"]
    assert found("n_d") == ["Un_deux"]
    assert found("absent") == []
    assert found("") == titles[::-1]


def test_pages_hold_what_was_asked_for_and_say_how_much_there_is(store: Store, clock: Clock) -> None:
    for number in range(7):
        clock.move(seconds=1)
        published(store, Document(f"d{number}", f"Titre {number}", "Le texte."))
    with store.write() as w:
        done(w.documents.withdraw("d3", 1, ANNE))
    with store.read() as r:
        page = r.documents.page(Status.PUBLISHED, offset=2, limit=3)
        assert ([entry.document.id for entry in page.entries], page.total) == (["d4", "d2", "d1"], 6)
        assert [entry.document.id for entry in r.documents.page(Status.WITHDRAWN).entries] == ["d3"]


def test_the_revision_grows_with_every_change_that_readers_see_and_tells_what_changed(store: Store) -> None:
    with store.read() as r:
        assert r.documents.revision() == 0
    drafted(store)
    with store.read() as r:
        assert r.documents.revision() == 0
    seen = 0
    changes: list[Callable[[Session], object]] = [
        lambda w: w.drafts.add(BAC, Origin.TEXT, ANNE) and w.documents.publish(2, 1, ANNE),
        lambda w: w.documents.revise(SHORT, 1, ANNE),
        lambda w: w.documents.withdraw(BAC.id, 2, ANNE),
        lambda w: w.documents.restore(BAC.id, 2, ANNE),
        lambda w: w.curated.pin("Quand ?", BAC.id, 2, (0, 6), ANNE),
        lambda w: w.curated.unpin(1, ANNE),
        lambda w: w.curated.pair("bac", "navette", ANNE),
        lambda w: w.curated.unpair(1, ANNE),
    ]
    for change in changes:
        with store.write() as w:
            change(w)
        with store.read() as r:
            assert r.documents.revision() > seen
            seen = r.documents.revision()
    published(store, PHARE)
    with store.read() as r:
        assert [entry.document.id for entry in r.documents.changed_since(seen)] == ["phare"]
        assert r.documents.changed_since(r.documents.revision()) == []


def test_a_withdrawn_document_can_be_corrected_unseen(store: Store) -> None:
    published(store)
    with store.write() as w:
        done(w.documents.withdraw(BAC.id, 1, ANNE))
        before = w.documents.revision()
        change = done(w.documents.revise(SHORT, 1, ANNE))
        assert (change.before, change.after) == (None, None)
        assert w.documents.revision() == before


def test_the_journal_tells_titles_and_sources_and_no_text(store: Store) -> None:
    published(store, PHARE)
    with store.write() as w:
        done(w.documents.revise(replace(PHARE, title="La tour", source=None), 1, PAUL))
    first, second = journal(store)
    assert (first.by, first.action, first.subject, first.before) == (ANNE, "publier", "phare", None)
    assert second.before == "Le phare de Kerbihan · Anne Le Goff · 2023-05-12 · https://exemple.fr/phare"
    assert second.after == "La tour · Anne Le Goff · 2023-05-12"


def test_nothing_is_kept_of_what_ends_with_an_exception(store: Store) -> None:
    draft = drafted(store)
    with pytest.raises(ZeroDivisionError), store.write() as w:
        _ = done(w.documents.publish(draft.id, 1, ANNE)).id / 0
    assert quoted(store) == []
    assert journal(store) == []
    with store.write() as w:
        assert said(w.documents.publish(draft.id, 1, ANNE)) == "done"


def test_an_entry_tells_the_change_that_undo_wants(store: Store) -> None:
    changes = [published(store)]
    with store.write() as w:
        changes.append(done(w.documents.revise(SHORT, 1, ANNE)))
        changes.append(done(w.documents.withdraw(BAC.id, 2, ANNE)))
        assert [change.entry.last_change for change in changes] == [change.id for change in changes]
        entry = w.documents.find(BAC.id)
        assert entry == changes[-1].entry
        assert done(w.documents.undo(entry.last_change, PAUL)).after == SHORT
