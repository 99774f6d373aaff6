"""Questions that lean on the one before: what they ask in full, and what answers them."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection import SHOWN, Collection
from bot.search.curation import Curation, PinnedPassage
from bot.search.dialogue import Context, complete
from bot.search.kinds import Kind
from bot.search.models import Answer, Document, Outcome, Reason
from tests.kerbihan import BAC, BOULANGERIE, LIBRARY, PHARE
from tests.search.library import LIBRARIES, QUESTIONS
from tests.search.test_dialogue_leaning import LEANING, STANDING_ALONE

KEEPER = "La dernière gardienne, Anne Kermarec, a quitté la tour en 1991."


def behind(question: str, document: Document = PHARE, quoted: str = "") -> Context:
    """The context of `question` when this part of `document` answered it; its first paragraph by default."""
    quoted = quoted or document.text.split("\n\n")[0]
    start = document.text.index(quoted)
    return Context(question, document.id, start, start + len(quoted))


def left_by(answer: Answer) -> Context:
    hit = answer.hits[0]
    return Context(answer.completed or answer.question, hit.document.id, hit.start, hit.end)


IN_FULL = [
    ("Où était hébergé le site ?", "depuis quand ?", "depuis quand était hébergé le site"),
    ("Qui a dirigé l’opération ?", "où ça ?", "où ça a dirigé l’opération"),
    ("Qui a dirigé l'opération ?", "combien de gendarmes ?", "combien de gendarmes a dirigé l’opération"),
    ("Combien de victimes ont été identifiées ?", "depuis quand ?", "depuis quand victimes ont été identifiées"),
    ("Combien de victimes y a-t-il ?", "et de procédures ?", "Combien de victimes y a-t-il, de procédures"),
    ("Combien de victimes ont été identifiées ?", "et combien de morts", "combien de morts ont été identifiées"),
    ("Quel âge ont les gardiens ?", "où ça ?", "où ça ont les gardiens"),
    ("Que demande le maire ?", "c'est-à-dire ?", "c’est quoi demande le maire"),
    ("Combien de marches a le phare ?", "et en tout ?", "combien en tout marches a le phare"),
    ("Qui a construit le phare ?", "et la hauteur ?", "combien la hauteur a construit le phare"),
    ("Qui a construit le phare ?", "il a été vendu ?", "il a été vendu a construit le phare"),
    ("Qui a construit le phare en 1874 ?", "et en 1991 ?", "Qui a construit le phare en 1991"),
    ("Combien de voyageurs à Lyon ?", "et à Brest ?", "Combien de voyageurs à Brest"),
    ("Que pense Anne du phare ?", "et Yves Lannuzel ?", "Que pense Yves Lannuzel du phare"),
    ("Qui a construit le phare ?", "et le bac ?", "Qui a construit le phare, le bac"),
    ("Qui a construit le phare, le bac", "et la digue ?", "Qui a construit le phare, la digue"),
    ("Où est le gardien ?", "et sa femme ?", "Où est le gardien, sa femme"),
    ("depuis quand a construit le phare", "où ça ?", "où ça a construit le phare"),
    ("", "pourquoi ?", "pourquoi"),
]  # fmt: skip


@pytest.mark.parametrize(("last", "question", "full"), IN_FULL)
def test_a_follow_up_is_asked_in_full(last: str, question: str, full: str) -> None:
    follow_up = complete(question, behind(last))
    assert follow_up
    assert follow_up.text == full


def test_a_follow_up_asks_for_the_kind_of_thing_that_its_form_tells() -> None:
    for question, kind, own in [
        ("depuis quand ?", Kind.DATE, ""),
        ("et la lanterne ?", Kind.NAME, "lanterne"),
        ("quel âge a-t-il ?", Kind.FIGURE, ""),
        ("il a été vendu ?", None, "vendu"),
        ("et après ?", None, ""),
    ]:
        follow_up = complete(question, behind("Qui a construit le phare ?"))
        assert follow_up
        assert (follow_up.kind, follow_up.own, follow_up.onward) == (kind, own, question == "et après ?")


def test_long_conversations_do_not_grow() -> None:
    asked = "Qui a construit le phare de Kerbihan ?"
    for question in ["depuis quand ?", "et sa femme ?", "il a été vendu ?", "combien de marches ?"] * 20:
        follow_up = complete(question, behind(asked))
        assert follow_up
        asked = follow_up.text
    assert len(asked) < 250


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("Qui a construit le phare ?", "quand ?", "en 1874"),
        ("Qui a construit le phare ?", "il mesure combien", "42 mètres"),
        ("Qui a construit le phare ?", "et la lanterne ?", "Sa lanterne"),
        ("Qui est la dernière gardienne ?", "c'etait quand", "en 1991"),
        ("Combien coûte le gâteau ?", "et les baguettes ?", "500 baguettes"),
        ("Le bac est-il gratuit ?", "il transporte combien de voyageurs ?", "23 051 voyageurs"),
    ],
)
def test_a_follow_up_is_answered_from_the_same_document(
    collection: Collection, first: str, then: str, told: str
) -> None:
    before = collection.answer(first)
    answer = collection.answer(then, SHOWN, left_by(before))
    assert answer.question == then
    assert answer.completed
    assert answer.answered
    assert told in answer.hits[0].text
    assert {hit.document for hit in answer.hits} == {before.hits[0].document}


@pytest.mark.parametrize(
    "then", ["quel âge ?", "pourquoi ?", "elle est mariée ?", "et à Lyon ?", "combien de pinces ?"]
)
def test_what_the_document_does_not_tell_gets_nothing(collection: Collection, then: str) -> None:
    answer = collection.answer(then, SHOWN, behind("Qui est la dernière gardienne ?", PHARE, KEEPER))
    assert not answer.answered
    assert answer.reason is Reason.NO_MATCH
    assert answer.completed, "what was asked in full is known to whoever looks after the documents"


def test_what_another_document_tells_is_found_in_the_reader_s_own_words(collection: Collection) -> None:
    answer = collection.answer("et le beurre salé ?", SHOWN, behind("Qui a construit le phare ?"))
    assert answer.hits[0].document is BOULANGERIE
    assert answer.completed is None
    assert answer == collection.answer("et le beurre salé ?")


def test_what_was_quoted_is_not_quoted_again_for_what_follows() -> None:
    told = Document(
        "d", "Le bac", "Le bac a été vendu en 2019.\n\nLe bac est vendu à Brest.\n\nLe bac fut repeint en mai 2020."
    )
    collection = Collection([told])
    first = collection.answer("Quand le bac a-t-il été vendu ?", 1)
    after = collection.answer("et après ?", SHOWN, left_by(first))
    assert [hit.text for hit in after.hits] == ["Le bac est vendu à Brest.", "Le bac fut repeint en mai 2020."]
    where = collection.answer("où ça ?", SHOWN, left_by(first))
    assert [hit.text for hit in where.hits] == ["Le bac est vendu à Brest."]


def test_a_measure_is_told_in_its_unit() -> None:
    told = Document("d", "Le bac", "Le bac a deux moteurs. Le bac transporte 80 voyageurs.")
    context = behind("Qui conduit le bac ?", told)
    assert not Collection([told]).answer("il dure combien de temps ?", SHOWN, context).answered
    assert Collection([told]).answer("combien ?", SHOWN, context).answered


def test_however_many_documents_meet_the_question_better_the_quoted_one_is_asked() -> None:
    others = [Document(f"d{number}", "Phares", f"Le phare a été construit en {1700 + number}.") for number in range(99)]
    told = Document(
        "vieux", "Un très vieux phare", "Le phare fut élevé par des moines.\n\nLe phare est élevé depuis 1402."
    )
    answer = Collection([*others, told]).answer("depuis quand ?", SHOWN, behind("Qui a élevé le phare ?", told))
    assert [hit.text for hit in answer.hits] == ["Le phare est élevé depuis 1402."]


@pytest.mark.parametrize("question", [*STANDING_ALONE, "quasar hydrogène", "On m'a agressé", "phare " * 200])
def test_a_question_that_stands_alone_is_answered_as_if_nothing_had_gone_before(
    collection: Collection, question: str
) -> None:
    context = behind("Qui a construit le phare ?")
    assert collection.answer(question, SHOWN, context) == collection.answer(question)


@pytest.mark.parametrize("question", LEANING)
def test_nothing_leans_on_a_document_that_is_no_longer_there(collection: Collection, question: str) -> None:
    assert collection.answer(question, SHOWN, Context("Qui ?", "parti", 0, 9)) == collection.answer(question)


def test_who_wrote_it_is_asked_of_the_quoted_document_alone() -> None:
    other = Document("d", "Le môle", "Le môle est long.", author="Yann Prigent")
    collection = Collection([PHARE, other])
    assert len(collection.answer("L'auteur ?").facts) == 2
    answer = collection.answer("L'auteur ?", SHOWN, behind("Qui a construit le phare ?"))
    assert [fact.document for fact in answer.facts] == [PHARE]
    assert (answer.question, answer.completed) == ("L'auteur ?", None)


def test_a_passage_pinned_to_a_follow_up_s_very_words_answers_it() -> None:
    start = BAC.text.index("Le passage est gratuit")
    pin = PinnedPassage("Et le passage ?", BAC.id, start, start + len("Le passage est gratuit pour les habitants."))
    collection = Collection(LIBRARY, curation=Curation((pin,)))
    answer = collection.answer("et le passage ?", SHOWN, behind("Combien coûte le gâteau ?", BOULANGERIE, "Le gâteau"))
    assert (answer.pinned, answer.hits[0].document, answer.completed) == (True, BAC, None)


def test_words_that_mean_the_same_here_mean_the_same_in_follow_ups() -> None:
    context = behind("Qui a construit le phare ?")
    assert not Collection(LIBRARY).answer("et la loupiote ?", SHOWN, context).answered
    curated = Collection(LIBRARY, curation=Curation(pairs=(("loupiote", "lanterne"),)))
    assert "Sa lanterne" in curated.answer("et la loupiote ?", SHOWN, context).hits[0].text


@given(
    LIBRARIES,
    QUESTIONS,
    st.one_of(QUESTIONS, st.sampled_from([*LEANING, "et le phare ?", "et le bac ?"])),
    st.integers(0, 5),
    st.integers(-50, 400),
    st.integers(-50, 400),
    st.integers(0, 4),
)
def test_an_answer_in_context_keeps_every_promise(
    documents: list[Document], last: str, question: str, document: int, start: int, end: int, limit: int
) -> None:
    collection = Collection(documents, excerpt_chars=100)
    context = Context(last, f"d{document}", start, end)
    answer = collection.answer(question, limit, context)
    assert answer == collection.answer(question, limit, context)
    assert answer.question == question
    assert 0 <= answer.confidence <= 1
    assert len(answer.hits) <= limit
    assert answer.answered == (answer.reason is None) == (answer.outcome is not Outcome.NOTHING)
    assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)
    for hit in answer.hits:
        assert hit.document.id == context.document or answer.completed is None
        assert hit.text == hit.document.text[hit.start : hit.end] == hit.text.strip() != ""
    for one, other in combinations(answer.hits, 2):
        assert one.document.id != other.document.id or one.end <= other.start or other.end <= one.start
    if answer.completed is None and not answer.facts:
        assert answer == collection.answer(question, limit)
