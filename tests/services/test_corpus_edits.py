"""Documents listed, corrected, withdrawn, restored and undone."""

import pytest

from bot import publishing
from bot.errors import InputError
from bot.library import Library
from bot.models import Part
from bot.outcomes import Already, ChangeOutcome, Done, Gone, Late, Meanwhile
from bot.reader_records import Shortfall
from bot.records import TERMINAL, Entry, Status
from bot.services import corpus_edits
from tests.kerbihan import BOULANGERIE, LIBRARY, PHARE
from tests.store.conftest import Clock

ANNE = "anne"
QUESTION = "Qui a construit le phare ?"


def done(outcome: ChangeOutcome) -> Entry:
    assert isinstance(outcome, Done), outcome
    return outcome.change.entry


def waiting(library: Library) -> list[str]:
    with library.store.read() as session:
        return [group.wording for group in session.missed.groups()]


def test_what_is_withdrawn_is_quoted_no_longer_until_it_is_restored(library: Library) -> None:
    done(corpus_edits.withdraw(library, PHARE.id, ANNE))
    assert PHARE not in library.documents
    done(corpus_edits.restore(library, PHARE.id, ANNE, 1))
    assert PHARE in library.documents


def test_withdrawing_again_or_what_is_not_there_says_so(library: Library) -> None:
    done(corpus_edits.withdraw(library, PHARE.id, ANNE))
    assert isinstance(corpus_edits.withdraw(library, PHARE.id, ANNE), Already)
    assert isinstance(corpus_edits.withdraw(library, "nulle-part", ANNE), Gone)


def test_what_has_changed_since_it_was_looked_at_is_not_withdrawn(library: Library) -> None:
    done(corpus_edits.revise(library, PHARE.id, Part.TITLE, "Le grand phare", ANNE))
    assert isinstance(corpus_edits.withdraw(library, PHARE.id, ANNE, 1), Meanwhile)


@pytest.mark.parametrize("by", [ANNE, TERMINAL])
def test_what_a_withdrawn_document_answered_waits_again(library: Library, by: str) -> None:
    library.miss(QUESTION, Shortfall.NOTHING, "1")
    assert [group.wording for group in publishing.settle(library, PHARE.id)] == [QUESTION]
    done(corpus_edits.withdraw(library, PHARE.id, by))
    assert waiting(library) == [QUESTION]


def test_what_an_undone_publishing_answered_waits_again(library: Library) -> None:
    change = done(corpus_edits.withdraw(library, PHARE.id, ANNE)).last_change
    change = done(corpus_edits.undo(library, change, ANNE)).last_change
    library.miss(QUESTION, Shortfall.NOTHING, "1")
    publishing.settle(library, PHARE.id)
    assert done(corpus_edits.undo(library, change, ANNE)).status is Status.WITHDRAWN
    assert waiting(library) == [QUESTION]


def test_a_change_can_be_undone_for_ten_minutes(library: Library, clock: Clock) -> None:
    change = done(corpus_edits.withdraw(library, PHARE.id, ANNE)).last_change
    clock.move(minutes=11)
    assert isinstance(corpus_edits.undo(library, change, ANNE), Late)
    card = corpus_edits.card(library, PHARE.id)
    assert card
    assert card.undo_until is None


def test_a_detail_is_corrected_as_it_was_written(library: Library) -> None:
    assert done(corpus_edits.revise(library, PHARE.id, Part.DATE, "aucune", ANNE)).document.published is None
    with pytest.raises(InputError):
        corpus_edits.revise(library, PHARE.id, Part.DATE, "hier", ANNE)


def test_a_card_holds_the_history_the_newest_first(library: Library) -> None:
    done(corpus_edits.revise(library, PHARE.id, Part.TITLE, "Le grand phare", ANNE))
    card = corpus_edits.card(library, PHARE.id)
    assert card
    assert [event.by for event in card.events] == [ANNE, TERMINAL]
    assert card.undo_until
    assert corpus_edits.card(library, "nulle-part") is None


def test_a_page_past_the_end_is_the_first(library: Library) -> None:
    """Somebody withdrew documents, or searched, while the list was on the screen."""
    page = corpus_edits.listing(library, "", 100, 2)
    assert (page.offset, len(page.entries), page.total) == (0, 2, len(LIBRARY))
    assert corpus_edits.listing(library, "boulangerie", 0, 2).entries[0].document == BOULANGERIE
