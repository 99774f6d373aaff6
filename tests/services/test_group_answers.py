"""What an answer in a group leaves behind; nothing of what was asked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.context import Call, Context
from bot.conversation.converse import converse
from bot.conversation.policy import GROUP
from bot.conversation.reply import Answers
from bot.library import Library
from bot.reader_records import Place
from bot.records import TERMINAL
from bot.services import answer_log, corpus_edits, expiring_messages, group_answers
from bot.services.group_answers import Caller
from bot.understanding.question import ParsedQuestion
from tests.store.conftest import Clock

MAELLE = Caller(-100, 10, 7, is_person=True, thread=None)
BUILT = "Qui a construit le phare ?"


def answers(library: Library, text: str = BUILT) -> Answers:
    reply = converse(library, ParsedQuestion.of(text), GROUP, Context(call=Call.COMMAND))
    assert isinstance(reply, Answers)
    return reply


def answered(library: Library, caller: Caller = MAELLE, text: str = BUILT) -> Place:
    kept = group_answers.keep(library, caller, answers(library, text))
    assert kept.refers is not None
    group_answers.note(library, caller, caller.message + 1, text, kept.refers)
    return kept.refers


def test_the_next_question_of_the_same_person_refers_to_their_last_answer(library: Library, clock: Clock) -> None:
    """For five minutes, in the same talk."""
    place = answered(library)
    later = replace(MAELLE, message=20)
    assert group_answers.last_place(library, later) == replace(place, sentence=None)
    for elsewhere in (replace(later, who=8), replace(later, thread=3), replace(later, chat=-200), MAELLE):
        assert group_answers.last_place(library, elsewhere) is None
    clock.move(minutes=6)
    assert group_answers.last_place(library, later) is None


def test_an_answer_that_is_taken_away_is_referred_to_no_longer(library: Library) -> None:
    answered(library)
    group_answers.note(library, MAELLE, 11, "")
    assert group_answers.last_place(library, replace(MAELLE, message=20)) is None


def test_what_is_referred_to_is_what_was_quoted(library: Library) -> None:
    antecedent = group_answers.antecedent_at(library, answered(library))
    assert antecedent is not None
    assert (antecedent.document, antecedent.is_asked) == ("phare", False)
    assert antecedent.question not in ("", BUILT)


def test_what_a_document_no_longer_says_is_not_referred_to(library: Library) -> None:
    place = answered(library)
    corpus_edits.withdraw(library, "phare", TERMINAL)
    assert group_answers.antecedent_at(library, place) is None


def test_what_is_known_of_a_document_is_referred_to_without_a_passage(library: Library) -> None:
    for other in ("boulangerie", "bac"):
        corpus_edits.withdraw(library, other, TERMINAL)
    kept = group_answers.keep(library, MAELLE, answers(library, "Qui a écrit l’article ?"))
    assert (kept.token, kept.place, kept.refers) == (None, None, Place("phare", 1, 0, 0))
    antecedent = group_answers.antecedent_at(library, Place("phare", 1, 0, 0))
    assert antecedent is not None and not antecedent.quotes


def test_the_button_opens_the_last_passage_of_several(library: Library) -> None:
    kept = group_answers.keep(library, MAELLE, answers(library, f"{BUILT} Combien coûte le gâteau ?"))
    assert kept.place is not None and kept.place.document == "boulangerie"
    assert kept.token is not None and answer_log.excerpts(library, kept.token) is not None


@pytest.mark.parametrize(("is_person", "marked"), [(True, True), (False, False)])
def test_only_a_person_may_take_it_away(library: Library, is_person: bool, marked: bool) -> None:
    kept = group_answers.keep(library, replace(MAELLE, is_person=is_person), answers(library))
    assert (kept.asker == group_answers.mark_of(library, MAELLE.who)) is marked


def test_a_line_of_no_use_is_deleted_and_an_answer_stays(library: Library, clock: Clock) -> None:
    group_answers.note(library, MAELLE, 11, "Quoi ?", lasts=timedelta(minutes=1))
    expiring_messages.expire(library, MAELLE.chat, 9, timedelta(minutes=1))
    clock.move(minutes=2)
    assert expiring_messages.due(library) == [(MAELLE.chat, 9), (MAELLE.chat, 11)]
    group_answers.note(library, MAELLE, 11, BUILT, prompt=9)
    assert expiring_messages.due(library) == []
