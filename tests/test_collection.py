"""Documents in, answers out: what every surface relies on."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection import LONGEST_QUESTION, SHOWN, Collection
from bot.models import RELATED, Document, Outcome, Reason
from bot.search.curation import Curation, PinnedPassage
from tests.kerbihan import BAC, BOULANGERIE, LIBRARY, PHARE
from tests.search.library import LIBRARIES, QUESTIONS


def test_an_answer_repeats_the_question_and_quotes_the_document(collection: Collection) -> None:
    answer = collection.answer("Qui a construit le phare ?")
    assert answer.question == "Qui a construit le phare ?"
    assert answer.outcome is Outcome.ANSWERS
    assert answer.answered
    assert answer.reason is None
    hit = answer.hits[0]
    assert hit.document is PHARE
    assert hit.text == PHARE.text[hit.start : hit.end]
    assert "Yves Lannuzel" in hit.text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", Reason.NO_WORD),
        ("   \n", Reason.NO_WORD),
        ("?!", Reason.NO_WORD),
        ("🏠", Reason.NO_WORD),
        ("bonjour", Reason.GREETING),
        ("Salut à tous !", Reason.GREETING),
        ("Merci !", Reason.THANKS),
        ("Bonsoir et merci", Reason.THANKS),
        ("et pourquoi donc ?", Reason.NO_WORD),
        ("quasar hydrogène", Reason.NO_MATCH),
        ("Quel est le nom de la tour Eiffel à Sumatra, hydrogène ?", Reason.TOO_FAR),
        ("phare " * 200, Reason.TOO_LONG),
    ],
)
def test_why_nothing_is_shown_is_said(collection: Collection, question: str, reason: Reason) -> None:
    answer = collection.answer(question)
    assert answer.reason is reason
    assert answer.outcome is Outcome.NOTHING
    assert not answer.answered
    assert bool(answer.hits) == (reason is Reason.TOO_FAR), "what came nearest, for the curious"


def test_a_question_may_be_as_long_as_a_long_question(collection: Collection) -> None:
    longest = "Qui a construit le phare ?".ljust(LONGEST_QUESTION)
    assert collection.answer(longest).answered
    assert collection.answer(longest + " ").reason is Reason.TOO_LONG


@pytest.mark.parametrize("documents", [[], [Document("d", "Vide", " \n")]])
def test_without_documents_it_says_so(documents: list[Document]) -> None:
    empty = Collection(documents)
    assert empty.answer("phare").reason is Reason.NO_DOCUMENT
    assert empty.documents == []
    assert empty.passage_count == 0
    assert empty.examples(3) == []


@pytest.mark.parametrize("question", ["Bonjour, qui a construit le phare ? Merci !", "svp qui a construit le phare"])
def test_a_greeting_around_a_question_changes_nothing(collection: Collection, question: str) -> None:
    assert collection.answer(question).hits == collection.answer("qui a construit le phare").hits


def test_no_more_excerpts_than_asked_for(collection: Collection) -> None:
    assert len(collection.answer("phare bac Kerbihan").hits) == SHOWN
    for limit in (1, 2, 3):
        assert len(collection.answer("phare bac Kerbihan", limit).hits) == limit
    assert collection.answer("phare bac Kerbihan", 0).hits == ()


@given(LIBRARIES, QUESTIONS, st.integers(0, 4))
def test_every_answer_keeps_its_promises(documents: list[Document], question: str, limit: int) -> None:
    collection = Collection(documents, excerpt_chars=100)
    answer = collection.answer(question, limit)
    assert answer == collection.answer(question, limit)
    assert 0 <= answer.confidence <= 1
    assert len(answer.hits) <= limit
    assert answer.answered == (answer.reason is None)
    for hit in answer.hits:
        assert hit.document in documents
        assert hit.text == hit.document.text[hit.start : hit.end] == hit.text.strip() != ""
    for one, other in combinations(answer.hits, 2):
        assert one.document.id != other.document.id or one.end <= other.start or other.end <= one.start


@given(LIBRARIES, QUESTIONS)
def test_the_number_of_excerpts_changes_no_confidence(documents: list[Document], question: str) -> None:
    collection = Collection(documents)
    assert collection.answer(question, 1).confidence == collection.answer(question, 3).confidence


def test_documents_are_known_in_the_order_given(collection: Collection) -> None:
    assert collection.documents == LIBRARY
    assert collection.passage_count >= len(LIBRARY)


def test_examples_are_the_proposed_questions_that_are_answered_in_turn(collection: Collection) -> None:
    assert collection.examples(5) == ["Qui a construit le phare ?", "Combien coûte le gâteau ?"]
    assert collection.examples(1) == ["Qui a construit le phare ?"]


def test_the_longest_excerpt_can_be_chosen() -> None:
    short = Collection(LIBRARY, excerpt_chars=100)
    assert all(len(hit.text) <= 100 for hit in short.answer("Qui a construit le phare ?").hits)
    assert short.passage_count > Collection(LIBRARY, excerpt_chars=1000).passage_count


def test_what_a_document_is_cut_into_can_be_looked_at(collection: Collection) -> None:
    passages = collection.passages(BOULANGERIE)
    assert [passage.text for passage in passages] == [
        "La boulangerie du port a rouvert en 2019. Elle vend 500 baguettes par jour.",
        "Le boulanger, Paul Morvan, pétrit son kouign-amann avec du beurre salé. Le gâteau coûte 12,50 €.",
        "Une amende de 1 500 euros punit qui nourrit les goélands.",
    ], "a heading is told with what follows it"
    assert len(Collection(excerpt_chars=60).passages(BOULANGERIE)) == 5


@given(LIBRARIES, st.integers(40, 200))
def test_what_a_document_is_cut_into_is_what_is_found(documents: list[Document], excerpt_chars: int) -> None:
    collection = Collection(documents, excerpt_chars=excerpt_chars)
    assert sum(len(collection.passages(document)) for document in documents) == collection.passage_count


def test_excerpts_are_found_whether_they_answer_or_not(collection: Collection) -> None:
    question = "Quel est le nom de la tour Eiffel à Sumatra, hydrogène ?"
    assert not collection.answer(question).answered
    assert [hit.text for hit in collection.find_passages(question, 5)] == [
        "Deux gardiens y vivaient autrefois. La dernière gardienne, Anne Kermarec, a quitté la tour en 1991."
    ]
    assert len(collection.find_passages("phare bac Kerbihan", 2)) == 2
    for nothing in ("", "quasar", "Qui ?"):
        assert collection.find_passages(nothing, 3) == []


@given(LIBRARIES, QUESTIONS)
def test_what_is_found_is_what_would_be_answered(documents: list[Document], question: str) -> None:
    collection = Collection(documents)
    answer = collection.answer(question)
    if not answer.facts:
        assert tuple(collection.find_passages(question, SHOWN)) == answer.hits


@given(LIBRARIES, QUESTIONS)
def test_what_is_shown_beside_the_first_is_of_its_document_or_comes_near_it(
    documents: list[Document], question: str
) -> None:
    answer = Collection(documents).answer(question)
    assert answer.related[:1] == answer.hits[:1]
    for hit in answer.hits:
        near = hit.document is answer.hits[0].document or hit.score >= RELATED * answer.hits[0].score
        assert (hit in answer.related) == near


def test_the_excerpts_of_a_question_in_other_words_are_found_too() -> None:
    collection = Collection(LIBRARY, curation=Curation(pairs=(("zouzou", "goéland"),)))
    assert "goélands" in collection.find_passages("zouzou", 1)[0].text


ORCHESTRE = Document(
    "orchestre",
    "L’orchestre de Vienne",
    "Clara Duval dirige l’orchestre de Vienne depuis 2011. Elle a étudié le violon à Prague.",
)


def test_a_preview_tells_what_a_document_would_be(collection: Collection) -> None:
    before = collection.documents, collection.answer("Qui dirige l’orchestre de Vienne ?")
    asked = ["Qui dirige l’orchestre de Vienne ?", "Qui a construit le phare ?", "Où dort le notaire ?"]
    preview = collection.preview(ORCHESTRE, asked=asked)
    assert preview.passages == 1
    assert preview.resembling == ()
    assert preview.answered == ("Qui dirige l’orchestre de Vienne ?",)
    assert 1 <= len(preview.examples) <= 3
    assert all(hit.document == ORCHESTRE for _, hit in preview.examples)
    assert (collection.documents, collection.answer("Qui dirige l’orchestre de Vienne ?")) == before


def test_its_own_questions_come_first_in_a_preview(collection: Collection) -> None:
    preview = collection.preview(PHARE)
    assert preview.examples[0][0] == "Qui a construit le phare ?"
    assert "Qui dirige l’orchestre de Vienne ?" not in dict(preview.examples), "nobody answers it"


def test_a_preview_resembles_neither_what_it_replaces_nor_itself(collection: Collection) -> None:
    copy = Document("copie", "Copie", PHARE.text)
    assert collection.preview(copy).resembling == ((PHARE, 1.0),)
    assert collection.preview(copy, PHARE.id).resembling == ()
    assert collection.preview(PHARE).resembling == ()


def test_what_a_document_replaces_answers_no_longer_in_its_preview(collection: Collection) -> None:
    shorter = Document("nouveau", PHARE.title, PHARE.text.partition("\n\n")[0])
    asked = ["Qui a construit le phare ?", "Quand Anne Kermarec a-t-elle quitté la tour ?"]
    assert collection.preview(shorter, PHARE.id, asked).answered == ("Qui a construit le phare ?",)
    assert collection.preview(PHARE, asked=asked).answered == tuple(asked)


def test_a_preview_has_the_other_documents_beside_it(collection: Collection) -> None:
    """What another document answers better is no example of what this one would answer."""
    rival = Document("rival", "Rival", "On parle du phare à Brest.", questions=("Qui a construit le phare ?",))
    assert collection.preview(rival, asked=rival.questions).answered == ()
    assert "Qui a construit le phare ?" not in dict(collection.preview(rival).examples)


def test_what_is_pinned_is_in_the_way_of_a_preview_unless_it_goes(collection: Collection) -> None:
    question = "Qui dirige l’orchestre de Vienne ?"
    curation = Curation((PinnedPassage(question, BAC.id, 0, 41),))
    curated = Collection(LIBRARY, curation=curation)
    assert curated.answer(question).pinned
    assert curated.preview(ORCHESTRE, asked=[question]).answered == ()
    assert curated.preview(ORCHESTRE, BAC.id, asked=[question]).answered == (question,)


def test_a_preview_of_nothing_is_nothing(collection: Collection) -> None:
    preview = collection.preview(Document("vide", "Vide", ""), asked=["phare"])
    assert (preview.passages, preview.examples, preview.resembling, preview.answered) == (0, (), (), ())


@pytest.mark.parametrize("chosen", [(PHARE,), (BAC,), (PHARE, BAC), (BOULANGERIE, BAC), ()])
def test_chosen_documents_answer_as_if_there_were_no_other(
    collection: Collection, chosen: tuple[Document, ...]
) -> None:
    alone, ids = Collection(chosen), frozenset(document.id for document in chosen)
    for question in ("Qui a construit le phare ?", "Combien coûte le gâteau ?", "Le passage est-il gratuit ?", "Qui ?"):
        assert collection.answer_from(ids, question) == alone.answer(question)


def test_chosen_documents_answer_as_they_are_by_now() -> None:
    """Whatever changes, and however many choices there are."""
    collection, chosen = Collection(LIBRARY), frozenset({PHARE.id})
    assert collection.answer_from(chosen, "Qui a construit le phare ?").answered
    for number in range(20):
        assert not collection.answer_from(frozenset({f"{number}"}), "Qui a construit le phare ?").answered
    assert collection.answer_from(chosen, "Qui a construit le phare ?").answered
    collection.update([], [PHARE.id])
    assert not collection.answer_from(chosen, "Qui a construit le phare ?").answered


def test_the_words_of_a_document_that_has_gone_make_nothing_surer() -> None:
    """What its price was is not known any more, and «gratuit» elsewhere is no answer to it."""
    collection, question = Collection([BOULANGERIE, BAC]), "Combien coûte le gâteau ?"
    assert collection.answer(question).outcome is Outcome.ANSWERS
    collection.update([], [BOULANGERIE.id])
    assert collection.answer(question) == Collection([BAC]).answer(question)
