"""A question is taken apart once, however many rooms ask it something."""

import sys
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection import SHOWN, Collection
from bot.conversation.converse import converse
from bot.conversation.policy import PRIVATE
from bot.models import Reason
from bot.search.curation import Curation, PinnedPassage
from bot.text import normalise
from bot.text.analysis import Analyzer
from bot.understanding import ellipsis
from bot.understanding.follow_up import antecedent_of_answer
from bot.understanding.intent import has_form_of_question, is_remark, only_reacts, speaks_to_somebody
from bot.understanding.question import ParsedQuestion
from tests.kerbihan import LIBRARY, PHARE

PARSERS = (normalise.plain, normalise.written_out, normalise.without_preface, ellipsis.said_words)
Parses = Counter[tuple[str, str]]


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> Parses:
    """How often each function that takes a text apart was given each text."""
    counted: Parses = Counter()

    def counting(name: str, parser: Callable[[str], object]) -> Callable[[str], object]:
        def parse(text: str) -> object:
            counted[name, text] += 1
            return parser(text)

        return parse

    for parser in PARSERS:
        name = parser.__name__
        for module in [module for known, module in sys.modules.items() if known.startswith("bot.")]:
            if vars(module).get(name) is parser:
                monkeypatch.setattr(module, name, counting(name, parser))
    tokens = Analyzer.tokens
    monkeypatch.setattr(Analyzer, "tokens", lambda self, text: counting("tokens", lambda one: tokens(self, one))(text))
    return counted


def most(parses: Parses, *texts: str) -> int:
    """How often a parser was given one of these texts at most."""
    return max(number for (_, text), number in parses.items() if text in texts)


@pytest.fixture
def curated() -> Collection:
    """A collection whose moderators have pinned a passage and paired two words."""
    pin = PinnedPassage("Qui garde le phare ?", PHARE.id, 0, 40)
    return Collection(LIBRARY, curation=Curation((pin,), (("bac", "navire"),)))


QUESTIONS = [
    "Qui a construit le phare de Kerbihan ?",
    "Combien de voyageurs le navire transporte-t-il ?",
    "Qui garde le phare ?",
    "Qui a écrit l’article ?",
    "c ki le gardien du phare",
    "Bonjour, pouvez-vous me dire quand la boulangerie a rouvert ?",
    "Quasar hydrogène ?",
]


@pytest.mark.parametrize("asked", QUESTIONS)
def test_an_answer_takes_its_question_apart_once(curated: Collection, parses: Parses, asked: str) -> None:
    question = ParsedQuestion.of(asked)
    answer = curated.answer(question)
    assert answer.question == asked
    assert most(parses, asked, question.normalised) == 1
    assert parses["plain", question.normalised] == 1
    parses.clear()
    curated.answer(asked)
    assert most(parses, asked, question.normalised) == 1


@pytest.mark.parametrize("asked", [*QUESTIONS, "et sa femme ?", "qui garde le phare et combien de marches", "merci !"])
def test_whatever_else_is_asked_of_it_takes_nothing_apart_again(
    curated: Collection, parses: Parses, asked: str
) -> None:
    question = ParsedQuestion.of(asked)
    for one in (question, *question.clauses):
        assert [one.intent, one.is_foreign, one.is_struck_at_random, one.has_words, one.tells_of_distress]
        assert [one.spoken.leans, one.answer_type, one.noun, one.counted, one.named, one.names]
        assert [only_reacts(one), is_remark(one), speaks_to_somebody(one), has_form_of_question(one)]
        curated.answer(one)
        assert most(parses, one.text, one.written_out, one.normalised) == 1


@pytest.mark.parametrize("asked", [*QUESTIONS, "Tu es qui ?", "Who built the lighthouse?"])
def test_nor_does_a_whole_conversation(curated: Collection, parses: Parses, asked: str) -> None:
    message = ParsedQuestion.of(asked)
    converse(curated, message, PRIVATE)
    assert most(parses, asked, message.written_out, message.normalised) == 1


def test_a_follow_up_costs_one_more(curated: Collection, parses: Parses) -> None:
    first = curated.answer("Qui a construit le phare ?")
    parses.clear()
    answer = curated.answer("et la lanterne ?", SHOWN, antecedent_of_answer(first))
    assert answer.completed == "Qui a construit le phare, la lanterne"
    assert most(parses, answer.question) == 1
    assert most(parses, answer.completed) == 1
    assert most(parses, first.question) == 1, "what it refers to"


def test_somebody_in_danger_is_told_from_one_look(curated: Collection, parses: Parses) -> None:
    assert curated.answer("on m’a agressé").reason is Reason.DISTRESS
    assert parses == {("plain", "on m’a agressé"): 1}


def test_a_question_that_is_parsed_stays_itself() -> None:
    question = ParsedQuestion.of("Qui garde le phare ?")
    assert ParsedQuestion.of(question) is question
    assert question.clauses == (question,)


def test_a_polite_preface_and_thumbs_change_no_answer(collection: Collection) -> None:
    plainly = collection.answer("Qui a construit le phare ?")
    for asked in (
        "Bonjour, pouvez-vous me dire qui a construit le phare ?",
        "je voudrais savoir ki a construit le phare",
    ):
        assert collection.answer(asked).hits == plainly.hits


def test_a_passage_pinned_to_a_polite_question_answers_it() -> None:
    polite = "Pourriez-vous me dire qui garde le phare ?"
    collection = Collection(LIBRARY, curation=Curation((PinnedPassage(polite, PHARE.id, 0, 40),)))
    assert collection.answer(polite).pinned
    assert collection.answer("Qui garde le phare ?").pinned


@given(st.text())
def test_any_text_is_a_question_with_clauses(text: str) -> None:
    question = ParsedQuestion.of(text)
    assert question.clauses
    assert all(clause.clauses for clause in question.clauses)
