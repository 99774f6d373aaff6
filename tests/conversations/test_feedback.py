"""«Utile» and «Pas utile»: one vote, which can be changed, and nobody can tell whose."""

from bot import texts
from bot.records import Vote
from tests.conversations.conftest import Stage
from tests.telegram.people import Person, Pressed

QUESTION = "Qui a construit le phare ?"


def counts(stage: Stage) -> dict[Vote, int]:
    assert stage.library is not None
    with stage.library.store.read() as session:
        return {vote: count for vote, count in session.votes.counts().items() if count}


def disliked(stage: Stage) -> list[tuple[str, int]]:
    assert stage.library is not None
    with stage.library.store.read() as session:
        return [(group.wording, group.count) for group in session.missed.groups()]


async def test_a_vote_is_counted_once(stage: Stage, maelle: Person) -> None:
    """However often it is pressed, and after a restart."""
    answer = await maelle.asks(QUESTION)
    assert await answer.press("Utile") == Pressed(texts.NOTED_USEFUL)
    assert await answer.press("Utile") == Pressed(texts.VOTED_ALREADY)
    await stage.restart()
    assert await answer.press("Utile") == Pressed(texts.VOTED_ALREADY)
    assert counts(stage) == {Vote.UP: 1}


async def test_not_useful_counts_the_question_without_its_author_until_it_is_changed(
    stage: Stage, maelle: Person
) -> None:
    """Moderators see it among what was asked in vain."""
    answer = await maelle.asks(QUESTION)
    assert await answer.press("Pas utile") == Pressed(texts.NOTED_USELESS)
    await answer.press("Pas utile")
    assert disliked(stage) == [(QUESTION, 1)]
    await answer.press("Utile")
    assert disliked(stage) == []
    assert counts(stage) == {Vote.UP: 1}
    await answer.press("Pas utile")
    assert disliked(stage) == [(QUESTION, 1)]


async def test_a_reason_may_be_given(stage: Stage, maelle: Person) -> None:
    """The buttons for it come with the vote and go with the reason; the answer stays."""
    answer = await maelle.asks(QUESTION)
    await answer.press("Pas utile")
    asked = await answer.edited()
    assert asked.text == answer.text
    assert asked.rows == (*answer.rows, ("Hors sujet", "Incomplet", "Faux ou périmé"))
    assert await asked.press("Incomplet") == Pressed(texts.REASON_NOTED)
    thanked = await asked.edited()
    assert thanked.rows == answer.rows
    assert counts(stage) == {Vote.PARTIAL: 1}
    await thanked.press("Pas utile")
    assert counts(stage) == {Vote.PARTIAL: 1}
    assert disliked(stage) == [(QUESTION, 1)]


async def test_moderators_see_how_many_and_why(stage: Stage) -> None:
    """On the screen that tells how the bot is doing; nothing of whose they are."""
    stage.owners = frozenset({6_120_480_001})
    await stage.open()
    anne, reader = stage.person("Anne"), stage.person("Loïc")
    assert "Avis des lecteurs" not in (await anne.asks("/etat")).text
    answer = await reader.asks(QUESTION)
    await answer.press("Pas utile")
    await (await answer.edited()).press("Hors sujet")
    await (await anne.asks(QUESTION)).press("Utile")
    told = (await anne.asks("/etat")).text
    assert "Avis des lecteurs en quatre-vingt-dix jours\u00a0: utile 1, pas utile 1 (hors sujet 1)" in told


async def test_a_month_later_a_vote_counts_though_the_question_is_not_known(stage: Stage, maelle: Person) -> None:
    """Telegram no longer says what was asked."""
    answer = await maelle.asks(QUESTION)
    answer.age()
    await answer.press("Pas utile")
    assert counts(stage) == {Vote.DOWN: 1}
    assert disliked(stage) == []


async def test_the_vote_on_a_pressed_question_knows_its_question(stage: Stage, maelle: Person) -> None:
    """It stands in front of the answer."""
    await (await maelle.asks("/start")).press(QUESTION)
    await (await maelle.hears()).press("Pas utile")
    assert disliked(stage) == [(QUESTION, 1)]


async def test_an_edited_question_takes_its_vote_back(stage: Stage, maelle: Person) -> None:
    """It was about another answer."""
    answer = await maelle.asks(QUESTION)
    await answer.press("Utile")
    await maelle.edits("Qui pétrit les baguettes ?")
    await answer.edited()
    await stage.settled()
    assert counts(stage) == {}


async def test_a_mention_is_counted_apart_from_what_got_nothing(stage: Stage, maelle: Person) -> None:
    """«Pas utile» makes it one that got nothing useful, «Utile» again what it was; it is never counted twice."""

    def counted() -> list[tuple[str, int, int]]:
        assert stage.library is not None
        with stage.library.store.read() as session:
            return [(group.wording, group.count, group.near) for group in session.missed.groups()]

    question = "Combien de marches compte la tour ?"
    answer = await maelle.asks(question)
    assert answer.text.startswith(texts.MENTIONS)
    await stage.settled()
    assert counted() == [(question, 1, 1)]
    await answer.press("Pas utile")
    assert counted() == [(question, 1, 0)]
    await answer.press("Utile")
    assert counted() == [(question, 1, 1)]
    await answer.press("Utile")
    assert counted() == [(question, 1, 1)]
