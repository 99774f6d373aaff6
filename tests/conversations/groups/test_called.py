"""The bot answers in a group when it is called, and is otherwise not there."""

from datetime import timedelta
from typing import Any

import pytest

from bot import texts
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import ELECTRIC, QUESTION, SENTENCE, TITLE
from tests.telegram.chats import BOT
from tests.telegram.groups import Group, Member

pytestmark = DURATIONS


async def test_a_question_gets_one_message(maelle: Member) -> None:
    """The sentence, the title, the origin; what more there is, is a button away."""
    answer = await maelle.asks(f"/question {QUESTION}")
    assert answer.text == f"«\u202f{SENTENCE}\u202f»\n{TITLE}"
    assert answer.bold == [SENTENCE]
    assert answer.links == [("Le phare de Kerbihan", "https://gazette.example/phare?lang=fr&page=2")]
    assert answer.rows == (("Voir l’extrait", "En privé", "Retirer"),)
    assert answer.reply_to == maelle.last_id
    assert not answer.previews_links


@pytest.mark.parametrize("command", ["/question@extrait_bot", "/ask", "/q@Extrait_Bot"])
async def test_a_command_may_be_addressed_or_short(maelle: Member, command: str) -> None:
    assert SENTENCE in (await maelle.asks(f"{command} {QUESTION}")).text


async def test_a_question_of_somebody_elses_is_answered_in_reply_to_the_command(yann: Member, maelle: Member) -> None:
    await yann.says(QUESTION)
    await maelle.replies(yann.last_id, "/question@extrait_bot")
    answer = await maelle.hears()
    assert SENTENCE in answer.text
    assert answer.reply_to == maelle.last_id


async def test_of_a_long_message_the_quoted_part_is_asked(yann: Member, maelle: Member) -> None:
    await yann.says("Je reviens de Kerbihan. Quand la lanterne a-t-elle été électrifiée ? Il faisait beau.")
    await maelle.replies(yann.last_id, "/question", quote="Quand la lanterne a-t-elle été électrifiée ?")
    assert ELECTRIC in (await maelle.hears()).text


async def test_a_command_alone_asks_whoever_wrote_it(maelle: Member, yann: Member) -> None:
    """The field for a reply opens for that person and for nobody else."""
    asked = await maelle.asks("/question")
    assert (asked.text, asked.placeholder, asked.reply_to) == (texts.ASK_HERE, "Votre question", maelle.last_id)
    assert asked.reader is maelle
    await maelle.replies(asked, QUESTION)
    assert SENTENCE in (await maelle.hears()).text


async def test_a_reply_to_an_answer_asks_on(maelle: Member, yann: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await yann.replies(answer, "Et quand la lanterne a-t-elle été électrifiée ?")
    more = await yann.hears()
    assert ELECTRIC in more.text
    assert more.reply_to == yann.last_id


async def test_a_reply_may_lean_on_the_answer_above(maelle: Member, yann: Member) -> None:
    """Its words alone would say nothing."""
    lighthouse = await maelle.asks("/question Qui a construit le phare ?")
    await maelle.asks("/question Combien de baguettes la boulangère pétrit-elle ?")
    await yann.replies(lighthouse, "et quand a-t-elle été électrifiée ?")
    assert "1932" in (await yann.hears()).text
    await yann.replies(lighthouse, "combien ça coûte ?")
    assert "Le phare de Kerbihan" in (await yann.hears()).text


@pytest.mark.parametrize(
    "text", [f"@extrait_bot {QUESTION}", f"{QUESTION} @Extrait_bot", f"Dis, @extrait_bot, {QUESTION}"]
)
async def test_a_mention_calls_where_telegram_lets_it_through(stage: Stage, maelle: Member, text: str) -> None:
    """Without privacy mode."""
    stage.server.world.abilities["can_read_all_group_messages"] = True
    assert SENTENCE in (await maelle.asks(text)).text


async def test_a_mention_without_a_name_calls_too(stage: Stage, maelle: Member) -> None:
    stage.server.world.abilities["can_read_all_group_messages"] = True
    mention = {"type": "text_mention", "offset": 0, "length": 7, "user": BOT}
    maelle.said.append(QUESTION)
    await maelle.sends(text=f"Extrait {QUESTION}", entities=[mention])
    assert SENTENCE in (await maelle.hears()).text


async def test_a_mention_below_a_message_asks_what_that_asks(stage: Stage, maelle: Member, yann: Member) -> None:
    stage.server.world.abilities["can_read_all_group_messages"] = True
    await yann.says(QUESTION)
    await maelle.replies(yann.last_id, "@extrait_bot")
    assert SENTENCE in (await maelle.hears()).text


async def test_talk_is_left_alone(stage: Stage, friends: Group, maelle: Member, yann: Member) -> None:
    """Even where the bot is let read all of it."""
    stage.server.world.abilities["can_read_all_group_messages"] = True
    friends.other_bots.append("autre_bot")
    await maelle.says(QUESTION)
    await yann.replies(maelle.last_id, "Aucune idée")
    await maelle.says("Demande à @autre_bot")
    await maelle.says(f"/question@autre_bot {QUESTION}")
    await maelle.says("/nimporte")
    await maelle.says(f"/nimporte@extrait_bot {QUESTION}")
    await maelle.sends_photo(caption=QUESTION)
    await maelle.sends_sticker()
    await maelle.sends(new_chat_title="Les amis")
    await maelle.sends(text=QUESTION, via_bot=BOT)
    await maelle.says("Bonsoir")
    await maelle.edits(f"@extrait_bot {QUESTION}")
    bot = {"id": 7000000009, "is_bot": True, "first_name": "Autre", "username": "autre_bot"}
    message = friends.chat.add(bot, text=f"/question@extrait_bot {QUESTION}")
    message["entities"] = [{"type": "bot_command", "offset": 0, "length": 21}]
    await friends.tells("message", message)
    await stage.settled()
    assert friends.unheard == []


async def test_with_privacy_mode_the_bot_is_told_no_more_than_it_needs(
    stage: Stage, friends: Group, maelle: Member
) -> None:
    """And hears commands, replies to it and nothing else."""
    told = stage.server.updates.given_away
    await maelle.says(QUESTION)
    await maelle.says(f"@extrait_bot {QUESTION}")
    await stage.settled()
    assert told == []
    friends.other_bots.append("autre_bot")
    friends.spoke_last = "autre_bot"
    await maelle.says(f"/question {QUESTION}")
    await stage.settled()
    assert told == []
    assert SENTENCE in (await maelle.asks(f"/question@extrait_bot {QUESTION}")).text


async def test_a_reply_without_words_asks_nothing(stage: Stage, friends: Group, maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    replied: dict[str, Any] = {"reply_to_message": answer.message}
    await maelle.sends(sticker={"file_id": "a", "file_unique_id": "b", "type": "regular"}, **replied)
    await stage.settled()
    assert friends.unheard == []


async def test_an_edited_question_edits_its_answer(stage: Stage, maelle: Member) -> None:
    """The same question, edited by Telegram for reasons of its own, changes nothing."""
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.edits(f"/question {QUESTION}")
    await maelle.edits("/question Quand la lanterne a-t-elle été électrifiée ?")
    assert ELECTRIC in (await answer.edited()).text
    await maelle.edits("/question Quel est le prix du cuivre à Londres ?")
    assert (await answer.edited()).text == texts.NOTHING_FOUND


async def test_what_the_documents_do_not_say_is_one_line_that_passes_away(stage: Stage, maelle: Member) -> None:
    """The question is kept without its author, as in private."""
    nothing = await maelle.asks("/question Quel est le prix du cuivre à Londres ?")
    assert (nothing.text, nothing.rows) == (texts.NOTHING_FOUND, ())
    await stage.close()
    assert not nothing.is_deleted
    stage.moved = timedelta(seconds=61)
    await stage.open(None)
    await nothing.deleted()
    assert stage.library is not None
    with stage.library.store.read() as session:
        assert [one.wording for one in session.missed.groups()] == ["Quel est le prix du cuivre à Londres ?"]
