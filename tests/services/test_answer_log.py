"""What an answer leaves behind: for its buttons, its correction and the next question."""

from dataclasses import replace

from bot.conversation.reply import MissedQuestion
from bot.library import Library
from bot.models import Answer
from bot.reader_records import Place, Shortfall
from bot.records import TERMINAL, Vote
from bot.services import answer_log, corpus_edits
from bot.understanding.follow_up import Antecedent
from tests.store.conftest import Clock

CHAT, QUESTION, ANSWER, USER = 7, 10, 11, 7
LIGHTHOUSE = Antecedent("Qui construit phare", "phare", 0, 100)
BAKERY = Antecedent("Combien coûte gâteau", "boulangerie", 0, 50)


def answer(library: Library) -> Answer:
    return library.answer("Qui a construit le phare ?")


def test_excerpts_are_found_again_by_their_token(library: Library) -> None:
    (kept,) = answer_log.keep_excerpts(library, [answer(library)])
    assert kept is not None
    found = answer_log.excerpts(library, kept.token)
    assert found is not None
    excerpts, (first, *_) = found
    assert (excerpts.outcome, excerpts.places[0]) == ("answers", kept.first)
    assert first is not None and "Yves Lannuzel" in first.hit.text


def test_what_quotes_nothing_has_no_token(library: Library) -> None:
    nothing, facts = library.answer("quasar"), library.answer("Qui a écrit l’article ?")
    assert answer_log.keep_excerpts(library, [nothing, facts]) == [None, None]
    first, second = answer_log.keep_excerpts(library, [nothing, answer(library)])
    assert first is None and second is not None


def test_a_token_is_too_old_after_sixty_days(library: Library, clock: Clock) -> None:
    token = answer_log.keep_passage(library, answer_place(library))
    clock.move(days=61)
    assert answer_log.excerpts(library, token) is None


def answer_place(library: Library) -> Place:
    place = answer_log.place_of(library, answer(library).hits[0])
    assert place is not None
    return place


def test_a_passage_that_is_quoted_no_longer_is_none(library: Library) -> None:
    place = answer_place(library)
    assert answer_log.passage(library, place) is not None
    corpus_edits.withdraw(library, "phare", TERMINAL)
    assert answer_log.passage(library, place) is None


def test_the_next_question_refers_to_the_last_answer_for_ten_minutes(library: Library, clock: Clock) -> None:
    answer_log.note(library, CHAT, QUESTION, ANSWER, "Qui a construit le phare ?", LIGHTHOUSE)
    answer_log.remember(library, CHAT, BAKERY)
    assert answer_log.antecedent(library, CHAT, None) == BAKERY
    answer_log.remember(library, CHAT, None)
    assert answer_log.antecedent(library, CHAT, None) == BAKERY
    assert answer_log.antecedent(library, CHAT + 1, None) is None
    clock.move(minutes=11)
    assert answer_log.antecedent(library, CHAT, None) is None


def test_a_reply_refers_to_the_answer_that_it_replies_to(library: Library, clock: Clock) -> None:
    """By its question as long as that is known, then by what it quotes."""
    (kept,) = answer_log.keep_excerpts(library, [answer(library)])
    assert kept is not None
    asked = replace(LIGHTHOUSE, start=kept.first.start, end=kept.first.end)
    answer_log.remember(library, CHAT, asked)
    answer_log.remember(library, CHAT, BAKERY)
    assert answer_log.antecedent(library, CHAT, kept.token) == asked
    clock.move(minutes=11)
    quoted = answer_log.antecedent(library, CHAT, kept.token)
    assert quoted is not None and not quoted.is_asked
    assert "Lannuzel" in quoted.question


def test_a_correction_is_noticed_and_takes_the_vote_with_it(library: Library) -> None:
    answer_log.note(library, CHAT, QUESTION, ANSWER, "Qui ?", LIGHTHOUSE)
    assert answer_log.answered_otherwise(library, CHAT, QUESTION, "Qui ?") is None
    before = answer_log.answered_otherwise(library, CHAT, QUESTION, "Quoi ?")
    assert before is not None and before.answer_message == ANSWER
    with library.store.write() as session:
        session.votes.cast(CHAT, ANSWER, USER, Vote.UP)
    answer_log.correct(library, CHAT, before, "Quoi ?", None, USER)
    assert answer_log.answered_otherwise(library, CHAT, QUESTION, "Quoi ?") is None
    assert answer_log.antecedent(library, CHAT, None) == LIGHTHOUSE
    with library.store.read() as session:
        assert session.votes.counts()[Vote.UP] == 0


def test_an_answer_that_did_not_go_out_answers_nothing(library: Library) -> None:
    answer_log.note(library, CHAT, QUESTION, None, "Qui ?", LIGHTHOUSE)
    assert answer_log.answered_otherwise(library, CHAT, QUESTION, "Quoi ?") is None


def test_what_is_missed_counts_once_an_update(library: Library) -> None:
    missed = [MissedQuestion("Qui peint le bac ?", Shortfall.NOTHING), MissedQuestion("Le cuivre", Shortfall.NEAR)]
    for _ in range(2):
        answer_log.note_missed(library, "update 1", missed)
    assert counts(library) == {"Qui peint le bac ?": 1, "Le cuivre": 1}


def test_of_moderators_only_plain_questions_are_missed(library: Library) -> None:
    missed = [MissedQuestion("Qui peint le bac ?", Shortfall.NOTHING), MissedQuestion("Le cuivre", Shortfall.NEAR)]
    answer_log.note_missed(library, "update 1", missed, plain_questions_only=True)
    assert counts(library) == {"Qui peint le bac ?": 1}


def counts(library: Library) -> dict[str, int]:
    with library.store.read() as session:
        return {one.wording: one.count for one in session.missed.groups()}
