"""Which passages are found, and in which order."""

import weakref
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Document
from bot.search.ranking import Ranked, Ranker
from bot.understanding.question import ParsedQuestion
from tests.kerbihan import BAC, BOULANGERIE, LIBRARY, PHARE
from tests.search.library import LIBRARIES, QUESTIONS

KERBIHAN = Ranker(LIBRARY)
Found = list[tuple[str, int, int, float]]


def found(ranker: Ranker, question: str, limit: int = 10) -> Found:
    return [
        (one.passage.document.id, one.passage.start, one.passage.end, one.score)
        for one in ranker.best(ranker.query(ParsedQuestion.of(question)), limit)
    ]


def best(ranker: Ranker, question: str) -> Ranked:
    return ranker.best(ranker.query(ParsedQuestion.of(question)), 1)[0]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Qui a construit le phare ?", "Yves Lannuzel"),
        ("Quand le phare a-t-il été construit ?", "1874"),
        ("Quelle est la hauteur du phare de Kerbihan ?", "42 mètres"),
        ("Qui fut la dernière gardienne ?", "Anne Kermarec"),
        ("Quand peut-on visiter le phare ?", "de mai à septembre"),
        ("Combien de baguettes sont vendues chaque jour ?", "500 baguettes"),
        ("Combien coûte le gâteau ?", "12,50 €"),
        ("Quelle amende pour qui nourrit un goéland ?", "1 500 euros"),
        ("Combien dure la traversée en bac ?", "dix minutes"),
        ("À qui l’ancien bateau a-t-il été vendu ?", "un musée"),
        ("Combien de voyageurs transporte le navire ?", "23 051"),
    ],
)
def test_the_first_excerpt_holds_the_answer(question: str, answer: str) -> None:
    assert answer in best(KERBIHAN, question).passage.text


@pytest.mark.parametrize(
    ("careless", "careful"),
    [
        ("qui a construit la lanterne du phare", "Qui a construit la lanterne du phare ?"),
        ("le phare est ferme", "Le phare est fermé"),
        ("qui est la derniere gardienne", "Qui est la dernière gardienne ?"),
        ("COMBIEN COÛTE LE GÂTEAU", "combien coute le gateau"),
        ("l'amende", "L’AMENDE"),
        ("23.051 voyageurs", "23 051 voyageurs"),
        ("23051 voyageurs", "23\u202f051 voyageurs"),
    ],
)
def test_careless_typing_finds_exactly_the_same(careless: str, careful: str) -> None:
    assert found(KERBIHAN, careless)
    assert found(KERBIHAN, careless) == found(KERBIHAN, careful)


@pytest.mark.parametrize(
    ("mistaken", "meant"),
    [
        ("lamende", "amende"),
        ("lingenieur", "ingénieur"),
        ("boulengerie", "boulangerie"),
        ("gardeinne", "gardienne"),
        ("batau", "bateau"),
        ("septenbre", "septembre"),
        ("kouignamann", "kouign-amann"),
        ("kouign amann", "kouign-amann"),
    ],
)
def test_a_mistyped_word_finds_what_was_meant_first(mistaken: str, meant: str) -> None:
    assert best(KERBIHAN, mistaken).passage == best(KERBIHAN, meant).passage


@pytest.mark.parametrize("question", ["", "🏠", "le la les", "?!", "quasar hydrogène", "zzzzzzzz"])
def test_nothing_in_common_finds_nothing(question: str) -> None:
    assert found(KERBIHAN, question) == []


@given(LIBRARIES, QUESTIONS, st.integers(1, 5))
def test_hits_are_no_more_than_asked_and_never_overlap(documents: list[Document], question: str, limit: int) -> None:
    hits = found(Ranker(documents, excerpt_chars=100), question, limit)
    assert len(hits) <= limit
    for one, other in combinations(hits, 2):
        assert one[0] != other[0] or one[2] <= other[1] or other[2] <= one[1]


@given(LIBRARIES, QUESTIONS)
def test_hits_come_best_first_and_are_whole_sentences(documents: list[Document], question: str) -> None:
    ranker = Ranker(documents)
    hits = ranker.best(ranker.query(ParsedQuestion.of(question)), 10)
    assert [one.score for one in hits] == sorted((one.score for one in hits), reverse=True)
    for one in hits:
        passage = one.passage
        assert one.score > 0
        assert passage.text == passage.document.text[passage.sentences[0].start : passage.sentences[-1].end]


@given(LIBRARIES, QUESTIONS, st.integers(1, 5))
def test_asking_for_more_never_changes_the_first(documents: list[Document], question: str, limit: int) -> None:
    ranker = Ranker(documents)
    assert found(ranker, question, limit) == found(ranker, question, 10)[:limit]


@given(LIBRARIES, QUESTIONS)
def test_the_same_question_finds_the_same(documents: list[Document], question: str) -> None:
    ranker = Ranker(documents)
    assert found(ranker, question) == found(ranker, question) == found(Ranker(documents), question)


@given(LIBRARIES.flatmap(lambda documents: st.tuples(st.just(documents), st.permutations(documents))), QUESTIONS)
def test_the_order_in_which_documents_are_given_changes_nothing(
    libraries: tuple[list[Document], list[Document]], question: str
) -> None:
    given_so, given_otherwise = libraries
    assert found(Ranker(given_so), question) == found(Ranker(given_otherwise), question)


def test_what_is_left_of_a_passage_is_quoted_when_a_better_one_took_the_rest() -> None:
    text = "Le gardien du phare dort. Le bac passe. Le phare fume."
    ranker = Ranker([Document("d", "D", text)], excerpt_chars=42)
    assert ranker.passage_count == 2
    quoted = [text[start:end] for _, start, end, _ in found(ranker, "gardien phare")]
    assert quoted == ["Le gardien du phare dort. Le bac passe.", "Le phare fume."]


def test_equal_passages_come_by_document_then_by_place() -> None:
    twice = "Le phare luit.\n\nLe phare luit."
    ranker = Ranker([Document("b", "B", twice), Document("a", "A", twice)])
    assert [(one, start) for one, start, _, _ in found(ranker, "phare luit")] == [
        ("a", 0),
        ("a", 16),
        ("b", 0),
        ("b", 16),
    ]


@pytest.mark.parametrize(
    "furniture",
    ["# Le phare de Kerbihan", "À lire aussi : le phare de Kerbihan.", "Photo : le phare de Kerbihan."],
)
def test_prose_comes_before_furniture_that_matches_as_well(furniture: str) -> None:
    ranker = Ranker([Document("d", "D", f"{furniture}\n\nIci se dresse le phare de Kerbihan, au bout du monde.")])
    assert best(ranker, "le phare de Kerbihan").passage.prose


@given(LIBRARIES, LIBRARIES, QUESTIONS)
def test_documents_added_and_removed_leave_what_a_fresh_build_finds(
    before: list[Document], after: list[Document], question: str
) -> None:
    """Same ids are replaced; the ranker that was there goes on as it was."""
    first = Ranker(before)
    known = found(first, question)
    changed = first.with_documents(after)
    left = {document.id: document for document in [*before, *after]}
    assert found(changed, question) == found(Ranker(left.values()), question)
    gone = [document.id for document in after]
    stayed = [document for document in before if document.id not in gone]
    removed = changed.without_documents(gone)
    assert found(removed, question) == found(Ranker(stayed), question)
    assert removed.passage_count == Ranker(stayed).passage_count
    assert {document.id for document in removed.documents} == {document.id for document in stayed}
    assert found(first, question) == known


@given(LIBRARIES, LIBRARIES, st.sets(st.sampled_from(["d0", "d1", "d4", "inconnu"])), QUESTIONS)
def test_documents_come_and_go_in_one_step_as_in_two(
    before: list[Document], after: list[Document], gone: set[str], question: str
) -> None:
    first = Ranker(before)
    at_once, apart = first.with_documents(after, without=gone), first.without_documents(gone).with_documents(after)
    assert found(at_once, question) == found(apart, question)
    assert at_once.documents == apart.documents
    assert at_once.passage_count == apart.passage_count


def test_holdings_that_nobody_uses_are_forgotten_at_once() -> None:
    """Large ones that waited for the collector of cycles would stay, beside their successors, for hours."""
    first = Ranker(LIBRARY)
    assert found(first, "phare")
    successor, gone = first.with_documents([PHARE]), weakref.ref(first)
    del first
    assert gone() is None
    assert found(successor, "phare")


def test_a_removed_document_s_words_are_no_longer_known() -> None:
    left = KERBIHAN.without_documents([BOULANGERIE.id, "inconnu"])
    assert left.documents == [PHARE, BAC]
    assert found(left, "amende goéland") == []
    assert [word.terms for word in left.query(ParsedQuestion.of("goéland")).words] == [()]


def test_a_replaced_document_answers_with_its_new_text() -> None:
    renewed = KERBIHAN.with_documents([Document("phare", "Le phare", "Le phare a été démoli en 2022.")])
    assert "démoli" in best(renewed, "phare").passage.text
    assert (
        found(renewed, "gardienne lanterne ingénieur") == found(Ranker([BOULANGERIE, BAC]), "gardienne lanterne") == []
    )


def test_a_compound_is_found_by_itself_and_by_its_parts() -> None:
    ranker = Ranker([Document("d", "D", "Un guet-apens fut tendu.\n\nUn guet fut organisé.")])
    assert "guet-apens" in best(ranker, "guets-apens").passage.text
    assert "guet-apens" in best(ranker, "guetapens").passage.text
    assert "guet-apens" in best(ranker, "guet apens").passage.text


def test_of_two_documents_of_one_id_the_last_is_known() -> None:
    ranker = Ranker([Document("d", "Avant", "Le phare luit."), Document("d", "Après", "Le bac passe.")])
    assert [document.title for document in ranker.documents] == ["Après"]
    assert ranker.best(ranker.query(ParsedQuestion.of("phare")), 1) == []


def test_a_bare_word_asks_what_it_is() -> None:
    """Writers introduce things where they first name them."""
    text = "Kerbihan a un phare, une tour.\n\nLe phare du phare des phares luit.\n\nLe bac passe."
    ranker = Ranker([Document("d", "D", text)])
    assert ranker.best(ranker.query(ParsedQuestion.of("phare")), 1)[0].passage.start == 0


def test_a_paragraph_that_begins_with_a_hashtag_is_prose() -> None:
    ranker = Ranker([Document("d", "D", "#Kerbihan est un mot-clé de la mer.\n\nLe bac passe.")])
    assert ranker.best(ranker.query(ParsedQuestion.of("mot-clé")), 1)[0].passage.start == 0


def test_of_equal_passages_the_one_whose_document_is_about_it_comes_first() -> None:
    about = Document("z", "Le phare de Kerbihan", "Il a été construit en 1874.\n\nLe phare luit.")
    other = Document("a", "La boulangerie", "Elle a été construite en 1874.\n\nLe pain est bon.")
    assert best(Ranker([other, about]), "Quand le phare a-t-il été construit ?").passage.document is about


@given(LIBRARIES, LIBRARIES, QUESTIONS)
def test_foreign_documents_leave_an_excerpt_true_to_its_text(
    own: list[Document], foreign: list[Document], question: str
) -> None:
    """What is quoted of a document is its text at that place, whatever else is held."""
    others = [Document(f"f{one.id}", one.title, one.text.replace("phare", "bateau")) for one in foreign]
    texts = {one.id: one.text for one in [*own, *others]}
    for one in Ranker([*own, *others]).best(Ranker([*own, *others]).query(ParsedQuestion.of(question)), 5):
        passage = one.passage
        assert passage.text == texts[passage.document.id][passage.start : passage.end]
        assert passage.text.strip() == passage.text
