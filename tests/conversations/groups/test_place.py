"""Answers stand where the question was asked: in its topic, below its post, in the group that it has become."""

import pytest

from bot import texts
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import QUESTION, SENTENCE
from tests.telegram.groups import Group, Member

pytestmark = DURATIONS
COPPER = "Quel est le prix du cuivre à Londres ?"


@pytest.fixture
def forum(bot: Stage) -> Group:
    return bot.group("Le bourg", is_forum=True)


async def test_in_a_forum_each_topic_has_its_own_answers(bot: Stage, forum: Group) -> None:
    """The same question in two topics and in General is answered three times, each time there."""
    maelle, yann = (forum.member(bot.person(name)) for name in ("Maëlle", "Yann"))
    sea, bread = await forum.opens_topic(maelle, "La mer"), await forum.opens_topic(yann, "Le pain")
    await maelle.in_topic(sea).says(f"/question {QUESTION}")
    assert SENTENCE in (await maelle.hears_in(sea)).text
    await yann.in_topic(bread).says(f"/question {QUESTION}")
    assert SENTENCE in (await yann.hears_in(bread)).text
    await maelle.says(f"/question {QUESTION}")
    assert SENTENCE in (await maelle.hears_in(None)).text
    assert all(call.get("message_thread_id") != 1 for call in bot.server.called("sendMessage"))


async def test_the_message_that_opened_a_topic_asks_nothing(bot: Stage, forum: Group) -> None:
    """Telegram shows everything in a topic as a reply to it."""
    maelle = forum.member(bot.person("Maëlle"))
    sea = await forum.opens_topic(maelle, "La mer")
    await maelle.in_topic(sea).says("/question")
    assert (await maelle.hears_in(sea)).text == texts.ASK_HERE


async def test_a_question_that_is_gone_is_answered_in_its_topic(bot: Stage, forum: Group) -> None:
    maelle = forum.member(bot.person("Maëlle"))
    sea = await forum.opens_topic(maelle, "La mer")
    there = maelle.in_topic(sea)
    await there.says(f"/question {QUESTION}")
    there.deletes_last()
    answer = await there.hears_in(sea)
    assert SENTENCE in answer.text


async def test_replies_below_replies_are_no_topics(maelle: Member, yann: Member) -> None:
    """In a supergroup they have a thread, to which nothing can be sent."""
    await maelle.says(QUESTION)
    first = maelle.last_id
    await yann.replies(first, "Bonne question")
    await maelle.replies(yann.last_id, f"/question {QUESTION}")
    assert maelle.chat.messages[maelle.last_id]["message_thread_id"] == first
    assert (await maelle.hears_in(None)).reply_to == maelle.last_id


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_groups_of_both_kinds_are_answered(bot: Stage, kind: str) -> None:
    group = bot.group("La famille", kind)
    assert SENTENCE in (await group.member(bot.person("Maëlle")).asks(f"/question {QUESTION}")).text


async def test_below_a_channels_post_the_comment_is_answered_the_post_is_not(
    bot: Stage, friends: Group, maelle: Member
) -> None:
    bot.server.world.abilities["can_read_all_group_messages"] = True
    post = await friends.discusses(f"@extrait_bot {QUESTION}")
    await bot.settled()
    assert friends.unheard == []
    await maelle.comments(post, f"/question {QUESTION}")
    assert (await maelle.hears()).reply_to == maelle.last_id


async def test_a_post_is_answered_when_a_comment_asks_for_it(bot: Stage, friends: Group, maelle: Member) -> None:
    post = await friends.discusses(QUESTION)
    await maelle.comments(post, "/question")
    assert SENTENCE in (await maelle.hears()).text


async def test_whoever_writes_in_a_channels_name_is_answered(bot: Stage, friends: Group) -> None:
    gazette = friends.under_channel(bot.person("Maëlle"))
    assert SENTENCE in (await gazette.asks(f"/question {QUESTION}")).text


async def test_where_the_bot_may_write_nothing_it_writes_nothing(bot: Stage, friends: Group, maelle: Member) -> None:
    """Which is no incident."""
    await friends.silences_the_bot(maelle)
    await maelle.says(f"/question {QUESTION}")
    await bot.settled()
    assert friends.unheard == []
    assert "Incident" not in bot.log.getvalue()


# The group becomes a supergroup

SIGNALS = [
    ("to", "from"),
    ("from", "to"),
    ("left", "joined", "to", "from"),
    ("joined", "left", "to", "from"),
    ("joined", "from", "to", "left"),
    ("joined", "to"),
    ("joined", "from"),
    ("to", "left", "joined"),
    ("from",),
]


@pytest.mark.parametrize("tells", SIGNALS, ids=" ".join)
async def test_settings_go_along_with_a_group_whatever_is_told_first(bot: Stage, tells: tuple[str, ...]) -> None:
    group = bot.group("La famille", "group")
    anne = group.member(bot.person("Anne"), "creator")
    settings = await anne.asks("/reglages")
    await settings.press("Extraits en entier")
    await settings.edited()
    old = group.chat.id
    new = await group.becomes_supergroup(anne.person, tells)
    await bot.settled()
    assert group.unheard == []
    assert bot.library is not None
    with bot.library.store.read() as session:
        assert session.chats.get(new)["form"] == "full"
        assert session.chats.get(old) == {}
    answer = await anne.asks(f"/question {QUESTION}")
    assert "Sa tour de granit" in answer.text


async def test_an_answer_that_meets_the_move_arrives_in_the_new_group(bot: Stage) -> None:
    """Once; it says to what, for it can be no reply there. What the old group had decided holds in the new one."""
    group = bot.group("La famille", "group")
    anne = group.member(bot.person("Anne"), "creator")
    settings = await anne.asks("/reglages")
    await settings.press("Me taire si je ne trouve rien")
    await settings.edited()
    before = group.chat
    await group.becomes_supergroup(anne.person, tells=())
    message = before.add(anne.user, text=f"/question {QUESTION}")
    message["entities"] = [{"type": "bot_command", "offset": 0, "length": 9}]
    await bot.server.updates.add("message", message)
    answer = await anne.hears()
    assert (answer.italic, answer.reply_to) == ([QUESTION], None)
    assert answer.bold == [SENTENCE]
    await anne.says(f"/question {COPPER}")
    await bot.settled()
    assert group.unheard == []
    assert before.heard.empty()
