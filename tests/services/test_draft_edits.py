"""Drafts corrected, aimed at documents, given up; pasted texts put together."""

import pytest

from bot import publishing
from bot.errors import InputError
from bot.ingest.reading import from_text
from bot.library import Library
from bot.models import Part
from bot.outcomes import Already, Gone, Meanwhile
from bot.records import Draft, Entry, Origin
from bot.services import draft_edits, pasted_texts, prompts
from tests.kerbihan import PHARE

ANNE, CHAT = "anne", 7
TEXT = "Le lavoir de Kerbihan a été restauré en 2015 par des bénévoles du village."


def prepared(library: Library) -> Draft:
    draft = publishing.prepare(library, from_text(TEXT), Origin.TEXT, ANNE)
    assert isinstance(draft, Draft)
    return draft


def changed(outcome: draft_edits.DraftOutcome) -> Draft:
    assert isinstance(outcome, Draft), outcome
    return outcome


def test_a_detail_is_corrected_once_a_request(library: Library) -> None:
    draft = prepared(library)
    for _ in range(2):
        corrected = changed(draft_edits.correct(library, draft.id, Part.TITLE, "Le lavoir", ANNE, "1"))
        assert (corrected.document.title, corrected.version) == ("Le lavoir", draft.version + 1)


def test_a_new_address_makes_a_new_identity(library: Library) -> None:
    draft = prepared(library)
    corrected = changed(draft_edits.correct(library, draft.id, Part.SOURCE, "https://exemple.fr/lavoir", ANNE, "1"))
    assert corrected.document.id != draft.document.id


def test_what_cannot_be_a_date_changes_nothing(library: Library) -> None:
    draft = prepared(library)
    with pytest.raises(InputError):
        draft_edits.correct(library, draft.id, Part.DATE, "hier", ANNE, "1")
    assert draft_edits.find(library, draft.id) == draft


def test_more_text_comes_at_the_end_once_a_request(library: Library) -> None:
    draft = prepared(library)
    for _ in range(2):
        longer = changed(draft_edits.lengthen(library, draft.id, "Une fête y réunit le village.", ANNE, "1"))
        assert longer.document.text == f"{TEXT}\n\nUne fête y réunit le village."


def test_a_draft_aimed_at_a_document_shows_what_it_changes(library: Library) -> None:
    draft = prepared(library)
    aimed = changed(draft_edits.aim(library, draft.id, draft.version, PHARE.id, ANNE))
    assert (aimed.replaces, aimed.document.author) == (PHARE.id, PHARE.author)
    document, found = draft_edits.changes(library, aimed)
    assert document == PHARE
    assert found
    assert isinstance(draft_edits.aim(library, draft.id, draft.version, None, ANNE), Meanwhile)


def test_what_a_draft_became_is_told(library: Library) -> None:
    draft = prepared(library)
    assert draft_edits.became(library, draft.id) == draft
    publishing.publish_draft(library, draft.id, draft.version, ANNE, "1")
    became = draft_edits.became(library, draft.id)
    assert isinstance(became, Entry)
    assert became.document.text == TEXT
    assert draft_edits.view(library, draft.id) is None
    assert isinstance(draft_edits.correct(library, draft.id, Part.TITLE, "Le lavoir", ANNE, "2"), Gone)


def test_a_draft_that_is_given_up_can_be_taken_up_again(library: Library) -> None:
    draft = prepared(library)
    assert changed(draft_edits.discard(library, draft.id, ANNE)) == draft
    assert isinstance(draft_edits.discard(library, draft.id, ANNE), Already)
    assert draft_edits.became(library, draft.id) is None
    assert changed(draft_edits.reopen(library, draft.id, ANNE)).document == draft.document
    assert [one.id for one in draft_edits.open_drafts(library)] == [draft.id]


@pytest.mark.parametrize(
    ("before", "more", "whole"),
    [
        ("Le phare a été", "construit en 1874.", "Le phare a été construit en 1874."),
        ("Le phare est haut.", "Le bac est lent.", "Le phare est haut.\n\nLe bac est lent."),
        ("Le phare est haut. ", " il éclaire la mer.", "Le phare est haut. \n\n il éclaire la mer."),
    ],
)
def test_a_text_that_an_app_has_cut_goes_on_in_its_line(before: str, more: str, whole: str) -> None:
    assert pasted_texts.joined(before, more) == whole


def test_a_message_that_comes_twice_is_in_the_text_once(library: Library) -> None:
    prompts.open_prompt(library, CHAT, "add", {})
    for _ in range(2):
        with library.store.read() as session:
            step = session.states.get(CHAT)
        assert step
        whole = pasted_texts.grow(library, CHAT, "add", step.data, "Le phare est haut.", "1", goes_on=True)
        assert whole == "Le phare est haut."
    with library.store.read() as session:
        step = session.states.get(CHAT)
    assert step
    assert pasted_texts.grow(library, CHAT, "add", step.data, "Il luit.", "2", goes_on=False) == (
        "Le phare est haut.\n\nIl luit."
    )
