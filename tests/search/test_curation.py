"""Passages pinned to questions, and words that mean the same in one corpus."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection import LONGEST_QUESTION, Collection
from bot.models import Answer, Document, Outcome
from bot.search.corpus_index import CorpusIndex
from bot.search.curation import WORDINGS, Curation, Curator, PinnedPassage
from bot.text.analysis import Analyzer
from bot.understanding.question import ParsedQuestion
from tests.kerbihan import BAC, BOULANGERIE, LIBRARY, PHARE
from tests.search.library import LIBRARIES, QUESTIONS, WORDS

KEEPERS = "Deux gardiens y vivaient autrefois."
HEIGHT = "Il mesure 42 mètres."


def pin(question: str, document: Document, passage: str) -> PinnedPassage:
    start = document.text.index(passage)
    return PinnedPassage(question, document.id, start, start + len(passage))


def curated(*pins: PinnedPassage, pairs: tuple[tuple[str, str], ...] = ()) -> Collection:
    return Collection(LIBRARY, curation=Curation(pins, pairs))


def wordings(question: str, *pairs: tuple[str, str], longest: int = LONGEST_QUESTION) -> list[str]:
    curator = Curator(Curation(pairs=pairs), CorpusIndex())
    return [wording.text for wording in curator.wordings(ParsedQuestion.of(question), longest)]


PINNED = curated(pin("Qui a construit le phare de Kerbihan ?", PHARE, KEEPERS))


@pytest.mark.parametrize(
    "question",
    [
        "Qui a construit le phare de Kerbihan ?",
        "qui a construit le phare de kerbihan",
        "QUI A CONSTRUIT LES PHARES À KERBIHAN ?",
        "Bonjour, qui donc a construit le phare de Kerbihan, svp ?",
        "qui a constriut le phare de Kerbihn",
    ],
)
def test_a_pin_answers_whoever_asks_the_same(question: str) -> None:
    answer = PINNED.answer(question)
    assert answer.question == question
    assert (answer.outcome, answer.confidence, answer.reason, answer.pinned) == (Outcome.ANSWERS, 1.0, None, True)
    assert answer.hits[0].text == KEEPERS
    assert answer.hits[0].document is PHARE


@pytest.mark.parametrize(
    "question",
    [
        "Quand a été construit le phare de Kerbihan ?",
        "Qui a construit le phare ?",
        "Qui a construit le bac de Kerbihan ?",
        "Qui a construit le phare de Kerbihan en 1874 ?",
        "Qui ?",
        "",
    ],
)
def test_a_pin_is_for_no_other_question(question: str, collection: Collection) -> None:
    assert PINNED.answer(question) == collection.answer(question)


def test_one_word_in_five_may_differ() -> None:
    asked = "Combien de voyageurs le nouveau navire transporte-t-il vers Ouessant ?"
    collection = curated(pin(asked, BAC, "En 2020, la commune a vendu l’ancien bateau à un musée."))
    assert collection.answer("Combien de voyageurs le nouveau navire transporte-t-il ?").pinned
    assert not collection.answer("Combien de voyageurs transporte le navire ?").pinned


def test_words_that_no_document_holds_may_be_misspelt_too() -> None:
    collection = curated(pin("Quel bakchich fut versé au notaire ?", PHARE, KEEPERS))
    assert collection.answer("Quel bakchiche fut versé au notaire ?").pinned
    assert not collection.answer("Quel bakchich fut versé au maire ?").pinned


def test_a_compound_may_be_written_apart() -> None:
    collection = curated(pin("Où vend-on le kouign-amann ?", PHARE, KEEPERS))
    assert collection.answer("Où vend-on le kouign amann ?").pinned


def test_what_is_pinned_has_its_words_and_best_sentence_marked() -> None:
    passage = "Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel. " + HEIGHT
    hit = curated(pin("Combien mesure le phare ?", PHARE, passage)).answer("Combien mesure le phare ?").hits[0]
    assert [hit.text[slice(*span)] for span in hit.highlights] == ["phare", "mesure"]
    assert hit.text[slice(*hit.sentence)] == HEIGHT


def test_the_usual_excerpts_follow_but_those_that_overlap(collection: Collection) -> None:
    question = "Qui a construit le phare de Kerbihan ?"
    usual = collection.answer(question)
    assert HEIGHT in usual.hits[0].text
    pinned = curated(pin(question, PHARE, HEIGHT)).answer(question)
    assert pinned.hits[0].text == HEIGHT
    assert pinned.hits[1:] == usual.hits[1:]
    assert PINNED.answer(question, 2).hits[1:] == tuple(hit for hit in usual.hits if KEEPERS not in hit.text)[:1]


def test_what_would_not_be_shown_does_not_follow_a_pin_either(collection: Collection) -> None:
    question = "Quel est le nom de la tour Eiffel à Sumatra, hydrogène ?"
    assert collection.answer(question).hits
    assert len(curated(pin(question, PHARE, KEEPERS)).answer(question).hits) == 1


def test_of_two_pins_the_same_question_s_comes_first_then_the_later_one() -> None:
    alike = "Combien de voyageurs le nouveau navire transporte-t-il vers Ouessant ?"
    question = "Combien de voyageurs le nouveau navire transporte-t-il ?"
    first, second = pin(question, PHARE, KEEPERS), pin(question, PHARE, HEIGHT)
    near = pin(alike, BAC, "Le bac traverse la rade en dix minutes.")
    assert curated(first, second, near).answer(question).hits[0].text == HEIGHT
    assert curated(first, near).answer(question).hits[0].text == KEEPERS


@pytest.mark.parametrize(
    "useless",
    [
        PinnedPassage("Qui a construit le phare ?", "ailleurs", 0, 10),
        PinnedPassage("Qui a construit le phare ?", "phare", 10_000, 10_010),
        PinnedPassage("Qui a construit le phare ?", "phare", 30, 30),
        PinnedPassage("Qui ?", "phare", 0, 10),
    ],
)
def test_a_pin_to_nothing_changes_nothing(useless: PinnedPassage, collection: Collection) -> None:
    for question in ("Qui a construit le phare ?", "Qui ?"):
        assert curated(useless).answer(question) == collection.answer(question)


def test_a_pin_comes_before_what_is_known_of_documents_but_not_before_help(collection: Collection) -> None:
    who, help_me = "Qui a écrit cet article ?", "Je suis en danger, où est le phare ?"
    assert collection.answer(who).facts
    pinned = curated(pin(who, PHARE, KEEPERS), pin(help_me, PHARE, KEEPERS))
    assert pinned.answer(who).pinned
    assert not pinned.answer(who).facts
    assert pinned.answer(help_me) == collection.answer(help_me)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Combien coûte le kig ?", ["Combien coûte le gâteau breton ?"]),
        ("combien coutent les kigs", ["combien coutent les gâteau breton"]),
        ("D’où vient l’KIG, ce kig ?", ["D’où vient l’gâteau breton, ce gâteau breton ?"]),
        ("Où est le gateau des Bretons ?", ["Où est le kig ?"]),
        ("Où est le breton au gâteau ?", []),
        ("Où est le kig-ar-farz ?", []),
        ("Où est coco.kig.fr ?", []),
    ],
)
def test_one_side_of_a_pair_stands_for_the_other(question: str, said: list[str]) -> None:
    assert wordings(question, ("kig", "gâteau breton")) == [question, *said]


def test_pairs_may_follow_each_other_but_none_itself() -> None:
    assert wordings("le bac", ("bac", "navire"), ("navire", "bateau")) == ["le bac", "le navire", "le bateau"]
    assert wordings("le bac", ("bac", "bac bleu")) == ["le bac", "le bac bleu"]


def test_there_are_four_wordings_at_most_and_none_is_too_long() -> None:
    pairs = [("bac", other) for other in ("navire", "bateau", "vedette", "chaloupe")]
    assert wordings("le bac", *pairs) == ["le bac", "le navire", "le bateau", "le vedette"]
    assert wordings("le bac", *pairs[2:], ("bac", "mer"), longest=7) == ["le bac", "le mer"]


def test_a_pair_with_a_side_of_function_words_says_nothing() -> None:
    assert wordings("Où est la cc ?", ("cc", "mairie")) == ["Où est la cc ?"]
    assert wordings("Où est la mairie ?", ("cc", "mairie")) == ["Où est la mairie ?"]


def test_a_pair_answers_in_the_documents_words(collection: Collection) -> None:
    question = "Quel pitachon nourrit le zouzou ?"
    assert collection.answer(question).outcome is Outcome.MENTIONS
    answer = curated(pairs=(("zouzou", "goéland"), ("amende", "pitachon"))).answer(question)
    assert answer.question == question
    assert answer.outcome is Outcome.ANSWERS
    assert answer.hits[0].document is BOULANGERIE
    assert not answer.pinned


def test_a_pair_that_answers_no_better_changes_nothing(collection: Collection) -> None:
    question = "Qui a construit le phare ?"
    assert curated(pairs=(("phare", "quasar"),)).answer(question) == collection.answer(question)


def test_a_pin_is_found_in_the_other_wording_too() -> None:
    pinned = curated(pin("Qui garde la tour ?", PHARE, KEEPERS), pairs=(("tour", "zouzou"),))
    assert pinned.answer("Qui garde le zouzou ?").pinned


def test_a_curation_is_followed_from_one_moment_on(collection: Collection) -> None:
    library = Collection(LIBRARY)
    question = "Qui a construit le phare de Kerbihan ?"
    library.curate(Curation((pin(question, PHARE, KEEPERS),)))
    assert library.answer(question).pinned
    library.update([], [PHARE.id])
    assert not library.answer(question).pinned
    library.update([PHARE], [])
    assert library.answer(question).pinned, "the pin waited for its document"
    library.curate(Curation())
    assert library.answer(question) == collection.answer(question)


_SIDES = st.lists(st.sampled_from([*WORDS, "le", "fermeture", "quasar"]), min_size=1, max_size=3).map(" ".join)
_PAIRS = st.lists(st.tuples(_SIDES, _SIDES), max_size=4).map(tuple)


@given(QUESTIONS, _PAIRS)
def test_every_wording_is_another_and_the_reader_s_own_is_first(
    question: str, pairs: tuple[tuple[str, str], ...]
) -> None:
    found = wordings(question, *pairs)
    assert found[0] == question
    assert len(found) == len(set(found)) <= WORDINGS
    terms = {
        token.term for token in Analyzer().tokens(" ".join([question, *(side for pair in pairs for side in pair)]))
    }
    assert all({token.term for token in Analyzer().tokens(wording)} <= terms for wording in found)


@given(LIBRARIES, QUESTIONS, _PAIRS)
def test_pairs_never_make_an_answer_less_sure(
    documents: list[Document], question: str, pairs: tuple[tuple[str, str], ...]
) -> None:
    usual = Collection(documents).answer(question)
    assert Collection(documents, curation=Curation(pairs=pairs)).answer(question).confidence >= usual.confidence


@given(LIBRARIES.filter(bool), QUESTIONS, QUESTIONS, st.data())
def test_a_pin_is_shown_first_or_changes_nothing(
    documents: list[Document], pinned: str, asked: str, data: st.DataObject
) -> None:
    document = data.draw(st.sampled_from(documents))
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    usual = Collection(documents).answer(asked)
    curation = Curation((PinnedPassage(pinned, document.id, start, end),))
    answer: Answer = Collection(documents, curation=curation).answer(asked)
    if not answer.pinned:
        assert answer == usual
        return
    first, *rest = answer.hits
    assert first.document is document
    assert start <= first.start < first.end <= end
    assert first.text == document.text[start:end].strip()
    assert answer.hits[0].score == max(hit.score for hit in answer.hits)
    assert not any(hit.document is document and hit.start < first.end and first.start < hit.end for hit in rest)
