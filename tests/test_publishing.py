"""Publishing: what is refused, replaced, restored and settled, whoever publishes."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot import publishing
from bot.ingest.reading import from_text
from bot.library import Library
from bot.models import Document
from bot.outcomes import Already, Done, Meanwhile
from bot.publishing import Published, Twin, Unchanged
from bot.reader_records import Shortfall
from bot.records import TERMINAL, Draft, Origin, Status
from bot.store.sealing import Secrets
from bot.store.store import Store
from tests.kerbihan import BOULANGERIE, PHARE

QUESTION = "Qui a construit le phare ?"
ANNE = "anne"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(Store.open(f"sqlite:///{tmp_path}/base.db", Secrets("k" * 32)))


def published(library: Library, document: Document) -> Published:
    outcome = publishing.publish(library, document, Origin.FILE, TERMINAL)
    assert isinstance(outcome, Published), outcome
    return outcome


def withdrawn(library: Library, document: Document) -> None:
    with library.store.write() as session:
        entry = session.documents.find(document.id)
        assert entry
        assert isinstance(session.documents.withdraw(document.id, entry.version, ANNE), Done)


def test_what_is_published_is_quoted_at_once(library: Library) -> None:
    assert published(library, PHARE).entry.version == 1
    assert library.answer(QUESTION).hits[0].document == PHARE


def test_the_same_again_is_unchanged(library: Library) -> None:
    published(library, PHARE)
    assert isinstance(publishing.obstacle(library, PHARE), Unchanged)
    assert isinstance(publishing.publish(library, PHARE, Origin.FILE, TERMINAL), Unchanged)


def test_another_text_at_the_same_address_is_a_new_version(library: Library) -> None:
    published(library, PHARE)
    assert published(library, replace(PHARE, text="Le phare a été construit en 1875.")).entry.version == 2


@pytest.mark.parametrize("text", [PHARE.text, f"\n{PHARE.text}  \n", PHARE.text.replace(". ", ".  ")])
def test_the_same_text_at_another_address_is_refused(library: Library, text: str) -> None:
    """Spaces make no other text: what is sent is tidied, a file of the corpus folder is not."""
    published(library, PHARE)
    copy = replace(PHARE, id="copie", source="https://exemple.fr/copie", text=text)
    assert publishing.obstacle(library, copy) == publishing.publish(library, copy, Origin.FILE, TERMINAL)
    outcome = publishing.publish(library, copy, Origin.FILE, TERMINAL)
    assert isinstance(outcome, Twin)
    assert outcome.entry.document == PHARE
    assert library.documents == [PHARE]


def test_a_withdrawn_document_is_nobody_s_twin(library: Library) -> None:
    published(library, PHARE)
    withdrawn(library, PHARE)
    assert published(library, replace(PHARE, id="copie", source=None)).entry.version == 1


def test_a_withdrawn_document_is_restored_by_the_same_text(library: Library) -> None:
    published(library, PHARE)
    withdrawn(library, PHARE)
    restored = published(library, PHARE).entry
    assert (restored.version, restored.status) == (1, Status.PUBLISHED)


def prepared(library: Library, text: str, source: str | None = None, replaces: str | None = None) -> Draft:
    draft = publishing.prepare(library, from_text(text, source=source), Origin.TEXT, ANNE, replaces)
    assert isinstance(draft, Draft), draft
    return draft


def test_what_is_read_twice_is_one_draft(library: Library) -> None:
    assert prepared(library, PHARE.text).id == prepared(library, PHARE.text).id


def test_a_draft_that_replaces_a_document_has_its_details(library: Library) -> None:
    published(library, PHARE)
    draft = prepared(library, "Le phare a été construit en 1875.", replaces=PHARE.id)
    assert draft.replaces == PHARE.id
    assert (draft.document.title, draft.document.author) == (PHARE.title, PHARE.author)


def test_a_text_that_is_published_makes_no_draft(library: Library) -> None:
    published(library, PHARE)
    assert isinstance(publishing.prepare(library, from_text(PHARE.text), Origin.TEXT, ANNE), Twin)


def test_a_draft_whose_twin_was_published_meanwhile_is_refused(library: Library) -> None:
    draft = prepared(library, PHARE.text)
    published(library, PHARE)
    assert isinstance(publishing.publish_draft(library, draft.id, draft.version, ANNE, "1"), Twin)


def test_a_draft_is_published_once_and_told_again_to_the_same_request(library: Library) -> None:
    draft = prepared(library, PHARE.text)
    first = publishing.publish_draft(library, draft.id, draft.version, ANNE, "1")
    again = publishing.publish_draft(library, draft.id, draft.version, ANNE, "1")
    assert isinstance(first, Published)
    assert isinstance(again, Published)
    assert first.entry == again.entry
    assert isinstance(publishing.publish_draft(library, draft.id, draft.version, ANNE, "2"), Already)


def test_an_older_version_of_a_draft_is_not_published(library: Library) -> None:
    draft = prepared(library, PHARE.text)
    assert isinstance(publishing.publish_draft(library, draft.id, draft.version + 1, ANNE, "1"), Meanwhile)
    assert library.documents == []


def waiting(library: Library) -> list[str]:
    with library.store.read() as session:
        return [group.wording for group in session.missed.groups()]


def test_a_new_document_settles_the_questions_that_waited_for_it(library: Library) -> None:
    published(library, BOULANGERIE)
    for key, question in enumerate([QUESTION, "Qui construit le phare", QUESTION, "Où dort le notaire ?"]):
        library.miss(question, Shortfall.NOTHING, str(key))
    library.miss("Combien coûte le gâteau ?", Shortfall.DISLIKED, "autre")
    assert [(group.wording, group.count) for group in published(library, PHARE).settled] == [(QUESTION, 3)]
    assert publishing.settle(library, PHARE.id) == []
    assert waiting(library) == ["Combien coûte le gâteau ?", "Où dort le notaire ?"]
    library.miss(QUESTION, Shortfall.DISLIKED, "encore")
    assert len(waiting(library)) == 3, "asked in vain again, it waits again"


def test_settling_what_is_not_there_settles_nothing(library: Library) -> None:
    library.miss(QUESTION, Shortfall.NOTHING, "1")
    assert publishing.settle(library, "nulle-part") == []
    assert len(waiting(library)) == 1
