"""Drafts: corrected, published once, given up and taken up again; what was found doubtful stays with them."""

from dataclasses import replace

from bot.outcomes import Already, Meanwhile
from bot.records import CALENDAR, Draft, Origin
from bot.store.store import Store
from tests.kerbihan import LIBRARY
from tests.store.conftest import Clock
from tests.store.tiny_library import ANNE, BAC, PAUL, done, drafted, published, quoted, said

SHORT = replace(BAC, text="Le bac ne passe plus.")


def taken(outcome: object) -> Draft:
    assert isinstance(outcome, Draft), outcome
    return outcome


def purge(store: Store) -> None:
    with store.write() as w:
        w.purge()


def test_every_field_of_a_document_is_kept(store: Store) -> None:
    with store.write() as w:
        for document in LIBRARY:
            w.drafts.add(document, Origin.FILE, ANNE)
    with store.read() as r:
        assert sorted((draft.document for draft in r.drafts.all()), key=lambda one: one.id) == sorted(
            LIBRARY, key=lambda one: one.id
        )


def test_a_draft_corrected_meanwhile_is_not_published_as_it_was_shown(store: Store) -> None:
    draft = drafted(store)
    with store.write() as w:
        assert said(w.drafts.amend(draft.id, 1, SHORT, PAUL)) == "draft"
        assert said(w.documents.publish(draft.id, 1, ANNE)) == "meanwhile"
        assert done(w.documents.publish(draft.id, 2, ANNE)).after == SHORT


def test_a_discarded_draft_is_gone(store: Store) -> None:
    draft = drafted(store)
    with store.write() as w:
        assert w.drafts.discard(draft.id, ANNE) == draft
        assert said(w.drafts.discard(draft.id, PAUL)) == "already"
        assert said(w.documents.publish(draft.id, 1, PAUL)) == "gone"
        assert said(w.drafts.amend(draft.id, 1, SHORT, PAUL)) == "gone"
        assert w.drafts.find(draft.id) is None
        assert said(w.documents.publish(9_999, 1, PAUL)) == "gone"
        assert said(w.drafts.discard(9_999, PAUL)) == "gone"


def test_a_published_draft_can_be_neither_corrected_nor_discarded(store: Store) -> None:
    draft = drafted(store)
    with store.write() as w:
        done(w.documents.publish(draft.id, 1, ANNE))
        assert said(w.drafts.amend(draft.id, 1, SHORT, PAUL)) == "already"
        assert said(w.drafts.discard(draft.id, PAUL)) == "meanwhile"
    assert quoted(store) == [BAC]


def test_of_two_drafts_of_one_identity_the_second_is_told_of_the_first(store: Store) -> None:
    mine, yours = drafted(store, BAC, ANNE), drafted(store, SHORT, PAUL)
    with store.read() as r:
        assert r.drafts.of(BAC.id) == [mine, yours]
    with store.write() as w:
        done(w.documents.publish(mine.id, 1, ANNE))
        outcome = w.documents.publish(yours.id, 1, PAUL)
    assert isinstance(outcome, Meanwhile)
    assert outcome.entry
    assert (outcome.by, outcome.entry.document) == (ANNE, BAC)
    with store.write() as w:
        assert said(w.drafts.retarget(yours.id, 1, BAC.id, PAUL)) == "draft"
        assert done(w.documents.publish(yours.id, 2, PAUL)).entry.version == 2
    assert quoted(store) == [SHORT]


def test_of_two_drafts_that_say_the_same_the_second_was_published_already(store: Store) -> None:
    mine, yours = drafted(store, BAC, ANNE), drafted(store, BAC, PAUL)
    with store.write() as w:
        done(w.documents.publish(mine.id, 1, ANNE))
        assert said(w.documents.publish(yours.id, 1, PAUL)) == "already"


def test_doubts_stay_whatever_is_corrected(store: Store) -> None:
    published(store)
    with store.write() as w:
        draft = w.drafts.add(SHORT, Origin.WEB, ANNE, doubts=["cut", "short"])
        assert draft.doubts == ("cut", "short")
        assert taken(w.drafts.amend(draft.id, 1, BAC, PAUL)).doubts == ("cut", "short")
        assert taken(w.drafts.retarget(draft.id, 2, BAC.id, PAUL)).doubts == ("cut", "short")
        w.drafts.discard(draft.id, PAUL)
        assert taken(w.drafts.reopen(draft.id, PAUL)).doubts == ("cut", "short")
    with store.read() as r:
        assert [one.doubts for one in r.drafts.all()] == [("cut", "short")]


def test_a_draft_without_doubts_has_none(store: Store) -> None:
    assert drafted(store).doubts == ()


def test_a_discarded_draft_can_be_taken_up_again_under_the_next_version(store: Store, clock: Clock) -> None:
    draft = drafted(store)
    with store.write() as w:
        w.drafts.discard(draft.id, ANNE)
        assert w.drafts.all() == []
    clock.move(hours=24)
    with store.write() as w:
        again = taken(w.drafts.reopen(draft.id, PAUL))
        assert again == replace(draft, version=2, changed=clock.now)
        assert w.drafts.find(draft.id) == again
        assert said(w.documents.publish(draft.id, 1, ANNE)) == "meanwhile"
        assert done(w.documents.publish(draft.id, 2, PAUL)).after == BAC
    assert quoted(store) == [BAC]


def test_a_draft_that_is_open_is_open_already(store: Store, clock: Clock) -> None:
    draft = drafted(store)
    with store.write() as w:
        assert w.drafts.reopen(draft.id, PAUL) == Already(ANNE, clock.now)
        w.drafts.discard(draft.id, ANNE)
        w.drafts.reopen(draft.id, PAUL)
        assert w.drafts.reopen(draft.id, ANNE) == Already(PAUL, clock.now)
        assert w.drafts.all()[0].version == 2


def test_a_draft_that_was_published_meanwhile_is_not_taken_up_again(store: Store, clock: Clock) -> None:
    draft = drafted(store)
    with store.write() as w:
        done(w.documents.publish(draft.id, 1, ANNE))
        assert w.drafts.reopen(draft.id, PAUL) == Meanwhile(ANNE, clock.now, None)


def test_after_a_day_a_discarded_draft_is_gone(store: Store, clock: Clock) -> None:
    draft = drafted(store)
    with store.write() as w:
        w.drafts.discard(draft.id, ANNE)
        assert said(w.drafts.reopen(9_999, PAUL)) == "gone"
    clock.move(days=1, seconds=1)
    with store.write() as w:
        assert said(w.drafts.reopen(draft.id, PAUL)) == "gone"
        w.purge()
        assert said(w.drafts.reopen(draft.id, PAUL)) == "gone"
        assert said(w.drafts.discard(draft.id, PAUL)) == "already"


def test_the_text_of_what_was_discarded_is_kept_for_a_day(store: Store, clock: Clock) -> None:
    draft = drafted(store)
    with store.write() as w:
        w.drafts.discard(draft.id, ANNE)
    clock.move(days=1)
    purge(store)
    clock.move(seconds=-1)
    with store.write() as w:
        assert taken(w.drafts.reopen(draft.id, ANNE)).document == BAC
        w.drafts.discard(draft.id, ANNE)
    clock.move(days=1, seconds=1)
    purge(store)
    clock.move(seconds=-1)
    with store.write() as w:
        assert said(w.drafts.reopen(draft.id, ANNE)) == "gone"


def test_what_nobody_touches_for_thirty_days_is_discarded_and_can_be_taken_up_for_a_day(
    store: Store, clock: Clock
) -> None:
    left, touched = drafted(store), drafted(store)
    clock.move(days=30)
    with store.write() as w:
        w.drafts.amend(touched.id, 1, SHORT, PAUL)
        w.purge()
        assert len(w.drafts.all()) == 2
    clock.move(seconds=1)
    with store.write() as w:
        w.purge()
        assert [one.id for one in w.drafts.all()] == [touched.id]
        assert w.drafts.discard(left.id, PAUL) == Already(CALENDAR, clock.now)
    clock.move(days=1)
    with store.write() as w:
        w.purge()
        assert taken(w.drafts.reopen(left.id, PAUL)).document == BAC


def test_purging_leaves_what_is_published(store: Store, clock: Clock) -> None:
    published(store)
    clock.move(days=400)
    purge(store)
    assert quoted(store) == [BAC]


def test_a_draft_says_which_document_it_has_become(store: Store) -> None:
    draft = drafted(store)
    with store.write() as w:
        assert w.drafts.became(draft.id) is None
        w.documents.publish(draft.id, 1, ANNE)
        assert w.drafts.became(draft.id) == BAC.id
    newer = drafted(store, replace(SHORT, id="other"), replaces=BAC.id)
    with store.write() as w:
        w.documents.publish(newer.id, 1, ANNE)
        assert w.drafts.became(newer.id) == BAC.id
