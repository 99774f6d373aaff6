"""How often a group is answered: by rule, and when two hundred people ask within a minute."""

import time
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.chat.rate_limit import A_GROUP, A_MINUTE, A_PERSON, Pace, Verdict
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import ELECTRIC, QUESTION, SENTENCE
from tests.telegram.groups import Group, Member

pytestmark = DURATIONS
WORDS = ("phare", "lanterne", "gardien", "boulangère", "baguettes", "four", "bac", "vélos", "incendie", "levain")


def verdicts(pace: Pace, *asked: tuple[int, str, float]) -> list[Verdict]:
    """What is done about questions of one group: who, what, when."""
    return [pace.verdict(-1, who, None, question, at) for who, question, at in asked]


def test_one_person_is_answered_five_times_a_minute() -> None:
    asked = [(1, f"question {number}", float(number)) for number in range(A_PERSON + 2)]
    *answered, told, silent = verdicts(pace := Pace(), *asked)
    assert set(answered) == {Verdict.ANSWER}
    assert (told, silent) == (Verdict.TOLD, Verdict.SILENT)
    assert verdicts(pace, (2, "question d’une autre", 7.0)) == [Verdict.ANSWER]
    assert verdicts(pace, (1, "plus tard", A_MINUTE)) == [Verdict.ANSWER]


def test_a_group_is_told_once_a_minute_that_it_is_too_much() -> None:
    pace = Pace()
    assert set(verdicts(pace, *((who, f"question {who}", 0.0) for who in range(A_GROUP)))) == {Verdict.ANSWER}
    assert verdicts(pace, *((who, f"question {who}", 59.0) for who in range(90, 93))) == [
        Verdict.TOLD,
        Verdict.SILENT,
        Verdict.SILENT,
    ]


def test_the_same_question_is_answered_once_in_a_place_within_a_minute() -> None:
    pace = Pace()
    assert verdicts(pace, (1, "qui", 0.0), (2, "qui", 59.9), (3, "qui", 60.0)) == [
        Verdict.ANSWER,
        Verdict.REPEATED,
        Verdict.ANSWER,
    ]
    assert pace.verdict(-1, 4, 17, "qui", 61.0) is Verdict.ANSWER
    assert pace.verdict(-2, 4, None, "qui", 61.0) is Verdict.ANSWER


def test_what_was_answered_goes_along_with_a_group() -> None:
    pace = Pace()
    assert verdicts(pace, (1, "qui", 0.0)) == [Verdict.ANSWER]
    pace.moved(-1, -100)
    pace.moved(-1, -100)
    assert pace.verdict(-100, 2, None, "qui", 1.0) is Verdict.REPEATED


def test_a_message_that_is_corrected_within_a_minute_counts_once() -> None:
    """What it asked first may be asked again by another, what it asks now is answered there."""
    pace = Pace()
    assert pace.verdict(-1, 1, None, "ki", 0.0, message=7) is Verdict.ANSWER
    assert [pace.corrects(-1, 7, question, at) for question, at in (("qui", 1.0), ("quoi", 59.9))] == [True, True]
    assert not pace.corrects(-1, 8, "quand", 59.9)
    assert not pace.corrects(-1, 7, "quand", 60.0)
    assert not pace.corrects(-2, 7, "quand", 1.0)
    assert verdicts(pace, (2, "ki", 59.9), (2, "quoi", 59.9)) == [Verdict.ANSWER, Verdict.REPEATED]
    assert verdicts(pace, *((1, f"question {number}", 59.9) for number in range(A_PERSON)))[-2:] == [
        Verdict.ANSWER,
        Verdict.TOLD,
    ]


def test_what_nothing_was_said_to_does_not_count() -> None:
    pace = Pace()
    for number in range(2 * A_PERSON):
        assert pace.verdict(-1, 1, None, "on mange quoi ?", 0.0, message=number) is Verdict.ANSWER
        pace.was_silent(-1, number)


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(WORDS), st.integers(0, 9)), max_size=120))
def test_whoever_asks_what_and_when_the_limits_hold(asked: list[tuple[int, str, int]]) -> None:
    pace, now, answered, told = Pace(), 0.0, [], []
    for who, question, later in asked:
        now += later
        verdict = pace.verdict(-1, who, None, question, now)
        if verdict is Verdict.ANSWER:
            answered.append((now, who, question))
        elif verdict is Verdict.TOLD:
            told.append(now)
    for at, _, _ in answered:
        within = [one for one in answered if at <= one[0] < at + A_MINUTE]
        assert len(within) <= A_GROUP
        assert max(Counter(who for _, who, _ in within).values()) <= A_PERSON
        assert max(Counter(question for _, _, question in within).values()) == 1
    assert all(later - earlier >= A_MINUTE for earlier, later in pairwise(told))


# In conversation


def frozen(stage: Stage) -> None:
    """Let time pass only where the bot waits, and Telegram's limits be in force."""
    start = time.time()
    stage.server.world.clock = lambda: start + sum(stage.waited)
    stage.server.world.is_limited = True


def crowd(stage: Stage, group: Group, people: int) -> list[Member]:
    return [group.member(stage.person(f"Personne {number}")) for number in range(people)]


@pytest.mark.slow
async def test_two_hundred_people_in_one_minute(bot: Stage) -> None:
    """In a forum: as many answers as Telegram takes, each in its topic, nobody twice; then one line."""
    frozen(bot)
    forum = bot.group("Le bourg", is_forum=True)
    people = crowd(bot, forum, 200)
    topics = [None, *[await forum.opens_topic(people[0], name) for name in ("La mer", "Le pain", "Le bac")]]
    where: dict[int, int | None] = {}
    for number, person in enumerate(people):
        topic = topics[number % len(topics)]
        there = person.in_topic(topic) if topic else person
        await there.says(f"/question {QUESTION} {WORDS[number % len(WORDS)]} {number}")
        where[there.last_id] = topic
    await bot.settled()
    sent = bot.server.sent(forum.chat.id)
    assert forum.unheard[-1] == texts.TOO_MANY
    assert len(sent) == A_GROUP + 1
    assert bot.waited == []
    replied = [message["reply_to_message"]["message_id"] for message in sent]
    assert len(set(replied)) == len(replied)
    assert [message.get("message_thread_id") for message in sent] == [where[number] for number in replied]


@pytest.mark.slow
async def test_two_hundred_people_in_ten_groups_at_once(bot: Stage) -> None:
    """More than Telegram takes in a second: the bot waits as it is told, and loses nothing."""
    frozen(bot)
    groups = [bot.group(f"Groupe {number}") for number in range(10)]
    crowds = [crowd(bot, group, 20) for group in groups]
    for number in range(20):
        for people in crowds:
            await people[number].says(f"/question {QUESTION} {number}")
    await bot.settled()
    for group in groups:
        replied = [message["reply_to_message"]["message_id"] for message in bot.server.sent(group.chat.id)]
        assert len(set(replied)) == len(replied) == A_GROUP + 1
        assert len(group.unheard) == A_GROUP + 1
    assert bot.waited


async def test_the_same_question_from_everybody_has_one_answer(bot: Stage, friends: Group) -> None:
    for person in crowd(bot, friends, 30):
        await person.says(f"/question@extrait_bot {QUESTION.upper()}")
    await bot.settled()
    (answer,) = friends.unheard
    assert SENTENCE in answer


async def test_what_each_was_answered_before_makes_the_same_question_no_other(
    bot: Stage, friends: Group, maelle: Member, yann: Member
) -> None:
    """Nor does it where they reply to another answer: it leans on none of them."""
    answer = await maelle.asks("/question Combien de baguettes la boulangère pétrit-elle ?")
    assert SENTENCE in (await maelle.asks(f"/question {QUESTION}")).text
    await yann.says(f"/question {QUESTION}")
    await maelle.says(f"/question {QUESTION}")
    await yann.replies(answer, QUESTION)
    await bot.settled()
    assert friends.unheard == []


async def test_each_person_is_told_how_to_call_the_bot_once_a_minute(
    bot: Stage, friends: Group, maelle: Member, yann: Member
) -> None:
    for command in ("/aide", "/start", "/documents", "/confidentialite", "/effacer"):
        for person in (maelle, yann):
            assert (await person.asks(command)).text
        await yann.says(command)
    await bot.settled()
    assert set(friends.unheard) <= {texts.TOO_MANY}


async def test_many_edits_of_a_message_are_one_question(maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    for number in range(A_PERSON):
        await maelle.edits(f"/question {QUESTION} {number}")
    await maelle.edits("/question Quand la lanterne a-t-elle été électrifiée ?")
    while ELECTRIC not in (now := await answer.edited()).text:
        assert SENTENCE in now.text
    assert SENTENCE in (await maelle.asks(f"/question {QUESTION}")).text


async def test_too_much_is_said_once_and_passes_away(bot: Stage, friends: Group, maelle: Member) -> None:
    for number in range(A_PERSON):
        assert SENTENCE in (await maelle.asks(f"/question {QUESTION} {number}")).text
    assert (await maelle.asks(f"/question {QUESTION} encore")).text == texts.TOO_MANY
    await maelle.says(f"/question {QUESTION} toujours")
    await bot.settled()
    assert friends.unheard == []


@pytest.mark.parametrize("minutes", [9, 11])
async def test_after_a_pause_old_questions_are_not_answered(
    bot: Stage, friends: Group, maelle: Member, minutes: int
) -> None:
    """The talk has gone on."""
    bot.server.world.clock = lambda: time.time() - 60 * minutes
    await maelle.says(f"/question {QUESTION}")
    await bot.settled()
    assert len(friends.unheard) == (minutes < 10)
