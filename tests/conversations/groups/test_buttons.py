"""What the buttons below an answer in a group do, and for whom."""

from dataclasses import replace

import pytest

from bot import texts
from bot.records import TERMINAL
from bot.services import corpus_edits
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import QUESTION, SENTENCE, TITLE
from tests.conversations.library import LIGHTHOUSE
from tests.telegram.groups import Group, Member
from tests.telegram.heard import Pressed

pytestmark = DURATIONS
EXCERPT = f"{SENTENCE} Sa tour de granit mesure quarante-deux mètres."


async def test_the_excerpt_unfolds_in_place_for_anybody(maelle: Member, yann: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await yann.presses(answer, answer.data("Voir l’extrait"))
    unfolded = await answer.edited()
    assert unfolded.text == f"«\u202f{EXCERPT}\u202f»\n{TITLE}"
    assert unfolded.bold == [SENTENCE]
    assert unfolded.rows == (("Replier", "En privé", "Retirer"),)
    await unfolded.press("Replier")
    folded = await answer.edited()
    assert (folded.text, folded.rows, folded.bold) == (answer.text, answer.rows, answer.bold)


async def test_two_presses_at_once_are_one(maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await maelle.presses_twice(answer, "Voir l’extrait")
    assert EXCERPT in (await answer.edited()).text


async def test_after_a_restart_the_buttons_go_on(bot: Stage, maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await bot.restart()
    await answer.press("Voir l’extrait")
    assert EXCERPT in (await answer.edited()).text


async def test_what_was_withdrawn_unfolds_no_more(bot: Stage, maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    assert bot.library is not None
    corpus_edits.withdraw(bot.library, "phare", TERMINAL)
    await answer.press("Voir l’extrait")
    now = await answer.edited()
    assert (now.text, now.rows) == (texts.WITHDRAWN_SINCE, (("Retirer",),))


async def test_what_the_document_no_longer_says_is_quoted_as_it_was(bot: Stage, maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    assert bot.library is not None
    changed = replace(LIGHTHOUSE, text="Le phare de Kerbihan est une ruine depuis la tempête.")
    bot.library.change(lambda session: session.documents.revise(changed, 1, TERMINAL))
    await answer.press("Voir l’extrait")
    assert (await answer.edited()).text == f"{texts.CHANGED_SINCE.format(version=1)}\n«\u202f{EXCERPT}\u202f»\n{TITLE}"


@pytest.mark.parametrize(
    "data", ["", "in:", "in:see", "in:see:AAAAAAAA", "in:see:AAAAAAAA:é", "in:away:0:0", "set:docs:x", "set:doc:1"]
)
async def test_a_button_that_is_none_of_ours_is_told_so(maelle: Member, data: str) -> None:
    """A modified app may send anything, and nothing at all."""
    answer = await maelle.asks(f"/question {QUESTION}")
    assert await maelle.presses(answer, data) == Pressed(texts.GONE, is_alert=True)
    assert answer.now == answer


async def test_a_button_that_is_too_old_says_so(bot: Stage, maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    assert (await maelle.presses(answer, "in:see:AAAAAAAA:")).text == texts.TOO_OLD
    assert answer.now.text == answer.text


async def test_more_is_read_in_private(maelle: Member) -> None:
    """The link opens the very passage."""
    answer = await maelle.asks(f"/question {QUESTION}")
    (url,) = [button.url for button in answer.buttons if button.label == "En privé"]
    assert url is not None
    await maelle.person.opens(url)
    assert EXCERPT in (await maelle.person.hears()).text


async def test_whoever_asked_takes_the_answer_away(maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    await answer.press("Retirer")
    await answer.deleted()


async def test_nobody_else_does(maelle: Member, yann: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    pressed = await yann.presses(answer, answer.data("Retirer"))
    assert (pressed.text, pressed.is_alert) == (texts.NOT_YOURS, True)
    assert not answer.is_deleted


async def test_but_for_the_admins_anonymous_or_not(bot: Stage, friends: Group, maelle: Member, anne: Member) -> None:
    """Whoever was an admin when they pressed: rights are looked up each time."""
    nobody = friends.member(bot.person("Loïc"), "administrator", anonymous=True)
    for admin, question in ((anne, QUESTION), (nobody, "Quand la lanterne a-t-elle été électrifiée ?")):
        answer = await maelle.asks(f"/question {question}")
        await admin.presses(answer, answer.data("Retirer"))
        await answer.deleted()
    last = await maelle.asks("/question Combien de baguettes la boulangère pétrit-elle ?")
    friends.member(anne.person)
    await anne.presses(last, last.data("Retirer"))
    assert not last.is_deleted


async def test_an_answer_to_an_anonymous_admin_is_taken_away_by_admins(
    bot: Stage, friends: Group, maelle: Member, anne: Member
) -> None:
    """Nobody can tell which of them asked."""
    nobody = friends.member(bot.person("Loïc"), "administrator", anonymous=True)
    answer = await nobody.asks(f"/question {QUESTION}")
    assert answer.data("Retirer") == "in:away:"
    assert (await maelle.presses(answer, answer.data("Retirer"))).text == texts.NOT_YOURS
    await anne.presses(answer, answer.data("Retirer"))
    await answer.deleted()


async def test_an_answer_that_can_no_longer_be_deleted_says_nothing_more(bot: Stage, maelle: Member) -> None:
    """Telegram deletes nothing after 48 hours."""
    answer = (await maelle.asks(f"/question {QUESTION}")).age()
    await answer.press("Retirer")
    changed = await answer.edited()
    assert (changed.text, changed.rows) == (texts.TAKEN_AWAY, ())


async def test_no_button_says_who_asked(bot: Stage, maelle: Member) -> None:
    answer = await maelle.asks(f"/question {QUESTION}")
    assert all(str(maelle.user["id"]) not in (button.data or "") for button in answer.buttons)
