"""The bot comes into a group, says once what it is, and leaves nothing when it goes."""

import pytest

from bot import texts
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import QUESTION, SENTENCE
from tests.telegram.groups import Group, Member

pytestmark = DURATIONS
WELCOME = texts.GROUP_WELCOME.format(mention="")
PRIVACY = texts.GROUP_PRIVACY.format(seldom=texts.SELDOM)
WITH_MENTION = texts.GROUP_WELCOME.format(mention=texts.WELCOME_MENTION.format(name="extrait_bot"))


@pytest.fixture
def new(bot: Stage) -> Group:
    """A group in which the bot is not yet."""
    group = bot.group("La chorale", "group")
    group.chat.standing.clear()
    return group


async def test_it_greets_a_group_once(bot: Stage, new: Group) -> None:
    """Whatever it may do there later."""
    anne = new.member(bot.person("Anne"), "creator")
    await new.welcomes_the_bot(anne)
    assert (await anne.hears()).text == WELCOME
    await new.promotes_the_bot(anne)
    await new.silences_the_bot(anne)
    await bot.settled()
    assert new.unheard == []


@pytest.mark.parametrize("status", ["member", "administrator"])
@pytest.mark.parametrize("reads_all", [True, False])
async def test_the_greeting_speaks_of_mentions_where_they_reach_the_bot(
    stage: Stage, status: str, *, reads_all: bool
) -> None:
    """Without privacy mode, and where it is an admin."""
    stage.server.world.abilities["can_read_all_group_messages"] = reads_all
    await stage.open()
    group = stage.group("La chorale", "group")
    group.chat.standing.clear()
    anne = group.member(stage.person("Anne"), "creator")
    await group.welcomes_the_bot(anne, status)
    assert (await anne.hears()).text == (WITH_MENTION if reads_all or status == "administrator" else WELCOME)


async def test_where_it_may_write_nothing_it_says_nothing(bot: Stage, new: Group) -> None:
    anne = new.member(bot.person("Anne"), "creator")
    await new.welcomes_the_bot(anne, "restricted")
    await bot.settled()
    assert new.unheard == []
    assert "Incident" not in bot.log.getvalue()


async def test_removed_it_forgets_and_comes_back_as_new(bot: Stage, new: Group) -> None:
    anne = new.member(bot.person("Anne"), "creator")
    await new.welcomes_the_bot(anne)
    assert (await anne.hears()).text == WELCOME
    settings = await anne.asks("/reglages")
    await settings.press("Extraits en entier")
    await settings.edited()
    await anne.asks("/question Quel est le prix du cuivre à Londres ?")
    await new.removes_the_bot(anne)
    await bot.settled()
    assert bot.library is not None
    with bot.library.store.read() as session:
        assert session.chats.get(new.chat.id) == {}
        assert session.answers.of(new.chat.id) == []
    await new.welcomes_the_bot(anne)
    assert (await anne.hears()).text == WELCOME
    assert (await anne.asks(f"/question {QUESTION}")).bold == [SENTENCE]
    assert "courtes" in (await anne.asks("/reglages")).text


async def test_removed_while_it_answers_it_is_no_incident(bot: Stage, friends: Group, maelle: Member) -> None:
    bot.server.updates.all_are_sent = True
    await friends.removes_the_bot(maelle)
    message = friends.chat.add(maelle.user, text=f"/question {QUESTION}")
    message["entities"] = [{"type": "bot_command", "offset": 0, "length": 9}]
    await bot.server.updates.add("message", message)
    await bot.settled()
    assert friends.unheard == []
    assert "Incident" not in bot.log.getvalue()


@pytest.mark.parametrize("command", ["/start", "/aide", "/help", "/start@extrait_bot groupe"])
async def test_the_help_says_how_to_call_it_here(maelle: Member, command: str) -> None:
    answer = await maelle.asks(command)
    assert answer.text == texts.GROUP_HELP.format(calls=texts.GROUP_REPLY, anywhere="")
    assert answer.reply_to == maelle.last_id


async def test_the_help_names_what_botfather_has_switched_on(stage: Stage) -> None:
    stage.server.world.abilities |= {"can_read_all_group_messages": True, "supports_inline_queries": True}
    await stage.open()
    answer = await stage.group("La chorale").member(stage.person("Anne")).asks("/aide")
    assert "• @extrait_bot et votre question" in answer.text
    assert answer.text.endswith("écrivez @extrait_bot et votre question.")


async def test_an_admin_hears_everything_and_the_help_says_so(bot: Stage, friends: Group, anne: Member) -> None:
    await friends.promotes_the_bot(anne)
    assert "• @extrait_bot et votre question" in (await anne.asks("/aide")).text
    assert texts.SELDOM not in (await anne.asks("/confidentialite")).text


async def test_the_help_names_no_way_that_the_admins_have_closed(anne: Member) -> None:
    settings = await anne.asks("/reglages")
    await settings.press("Aux commandes seulement")
    await settings.edited()
    assert (await anne.asks("/aide")).text == texts.GROUP_HELP.format(calls="", anywhere="")


async def test_the_help_is_said_once_a_minute_to_each(bot: Stage, friends: Group, maelle: Member, yann: Member) -> None:
    await maelle.asks("/aide")
    await yann.asks("/aide")
    await maelle.says("/aide")
    await bot.settled()
    assert friends.unheard == []


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("/privacy", PRIVACY),
        ("/confidentialite", PRIVACY),
        ("/documents", texts.DOCUMENTS_IN_PRIVATE),
        ("/mes_donnees", texts.KEPT_IN_PRIVATE),
        ("/effacer", texts.KEPT_IN_PRIVATE),
        ("/gerer", texts.IN_PRIVATE),
    ],
)
async def test_what_is_long_or_for_few_is_read_in_private(maelle: Member, command: str, text: str) -> None:
    answer = await maelle.asks(command)
    assert (answer.text, answer.labels) == (text, ["M’écrire en privé"])
    assert answer.buttons[0].url == "https://t.me/extrait_bot"


@pytest.mark.usefixtures("registering")
async def test_telegram_proposes_what_a_group_may_ask(bot: Stage, friends: Group, maelle: Member) -> None:
    await maelle.asks("/aide")
    await bot.registered()
    assert bot.server.commands(friends.chat.id) == ["question", "aide", "reglages"]


async def test_a_channel_is_not_greeted(bot: Stage) -> None:
    channel = bot.server.chat(-1002000000777, {"type": "channel", "title": "Le phare"})
    user = bot.person("Anne").user
    member = {"user": user, "status": "left"}
    change = {"chat": channel.fields, "from": user, "date": 0, "old_chat_member": member}
    await bot.server.updates.add("my_chat_member", change | {"new_chat_member": member | {"status": "member"}})
    await bot.settled()
    assert channel.heard.empty()
