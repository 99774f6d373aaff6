"""Votes: one a person and answer; a question whose answer is disliked is counted for moderators, once."""

from dataclasses import replace

import pytest

from bot.library import Library
from bot.models import Outcome
from bot.reader_records import Place, Shortfall
from bot.records import Vote
from bot.services import voting
from bot.services.voting import Ballot

QUESTION = "Quand le gardien part-il ?"


def ballot(library: Library, outcome: Outcome = Outcome.ANSWERS) -> Ballot:
    """A vote on an answer that was given."""
    with library.store.write() as session:
        token = session.shown.keep([Place("phare", 1, 0, 76)], outcome)
        if outcome is Outcome.MENTIONS:
            session.missed.add(QUESTION, Shortfall.NEAR, library.terms)
    return Ballot(1, 10, token, QUESTION, 1, Vote.UP)


def counted(library: Library) -> tuple[dict[Vote, int], list[tuple[int, int]]]:
    """The votes, and of each group of missed questions how many there are, and how many of them came near."""
    with library.store.read() as session:
        votes = {vote: count for vote, count in session.votes.counts().items() if count}
        return votes, [(group.count, group.near) for group in session.missed.groups()]


def test_the_same_vote_again_changes_nothing(library: Library) -> None:
    up = ballot(library)
    assert voting.cast(library, up)
    assert not voting.cast(library, up)
    assert counted(library) == ({Vote.UP: 1}, [])


def test_a_vote_that_changes_its_mind_leaves_nothing_of_the_first(library: Library) -> None:
    up = ballot(library)
    for vote in (Vote.DOWN, Vote.UP, Vote.DOWN):
        assert voting.cast(library, replace(up, vote=vote))
    assert counted(library) == ({Vote.DOWN: 1}, [(1, 0)])


@pytest.mark.parametrize("again", [Vote.DOWN, Vote.PARTIAL])
def test_a_reason_stays_the_reason(library: Library, again: Vote) -> None:
    up = ballot(library)
    voting.cast(library, replace(up, vote=Vote.PARTIAL))
    assert not voting.cast(library, replace(up, vote=again))
    assert counted(library)[0] == {Vote.PARTIAL: 1}


def test_what_came_near_is_counted_as_near_or_as_disliked_never_as_both(library: Library) -> None:
    up = ballot(library, Outcome.MENTIONS)
    assert counted(library)[1] == [(1, 1)]
    voting.cast(library, replace(up, vote=Vote.DOWN))
    assert counted(library)[1] == [(1, 0)]
    voting.cast(library, up)
    assert counted(library)[1] == [(1, 1)]


def test_a_vote_counts_where_nobody_knows_the_question_any_more(library: Library) -> None:
    assert voting.cast(library, replace(ballot(library), question=None, vote=Vote.DOWN))
    assert counted(library) == ({Vote.DOWN: 1}, [])
