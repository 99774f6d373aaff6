"""`/reglages`: admins decide how the bot behaves in their group."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import texts
from bot.models import Document
from bot.records import TERMINAL
from bot.services import corpus_edits
from bot.services.group_settings import Form, GroupSettings, When
from tests.conversations.conftest import DURATIONS, Stage
from tests.conversations.groups.conftest import QUESTION, SENTENCE
from tests.telegram.groups import Group, Member
from tests.telegram.heard import Heard

pytestmark = DURATIONS
COPPER = "Quel est le prix du cuivre à Londres ?"


async def press(settings: Heard, label: str) -> Heard:
    """Press a button of the settings; what they then are."""
    await settings.press(label)
    return await settings.edited()


async def test_the_settings_say_how_the_bot_behaves_politely_at_first(anne: Member) -> None:
    settings = await anne.asks("/reglages")
    assert settings.text.splitlines() == [
        "Réglages pour ce groupe",
        "• Je réponds\u00a0: aux commandes et aux réponses à mes messages",
        "• Mes réponses\u00a0: courtes, l’extrait se déplie",
        "• Documents cités\u00a0: tous",
        "• La nuit, de 22\u00a0h à 7\u00a0h\u00a0: je réponds",
        "• Quand je ne trouve rien\u00a0: je le dis, en une ligne qui s’efface",
    ]
    assert settings.labels == [
        "Aux commandes seulement",
        "Extraits en entier",
        "Choisir les documents",
        "Me taire la nuit",
        "Me taire si je ne trouve rien",
        "Fermer",
    ]


async def test_others_are_told_that_it_is_for_admins(maelle: Member, yann: Member, anne: Member) -> None:
    """With a command, and with each button of what an admin has opened."""
    assert (await maelle.asks("/reglages")).text == texts.ADMINS_ONLY
    settings = await anne.asks("/settings")
    for button in settings.buttons:
        pressed = await yann.presses(settings, button.data)
        assert (pressed.text, pressed.is_alert) == (texts.ADMINS_ONLY, True)
    assert settings.now.text == settings.text


async def test_anonymous_admins_are_admins_of_their_group(bot: Stage, friends: Group) -> None:
    loic = friends.member(bot.person("Loïc"), "administrator", anonymous=True)
    settings = await loic.asks("/reglages@extrait_bot")
    assert "je me tais" in (await press(settings, "Me taire la nuit")).text
    gazette = friends.under_channel(bot.person("Yann"))
    assert (await gazette.asks("/reglages")).text == texts.ADMINS_ONLY


async def test_whoever_is_no_admin_any_more_changes_nothing(friends: Group, anne: Member) -> None:
    settings = await anne.asks("/reglages")
    friends.member(anne.person)
    assert (await settings.press("Extraits en entier")).text == texts.ADMINS_ONLY


async def test_commands_alone_may_be_answered(bot: Stage, anne: Member, maelle: Member) -> None:
    bot.server.world.abilities["can_read_all_group_messages"] = True
    assert SENTENCE in (await maelle.asks(f"@extrait_bot {QUESTION}")).text
    settings = await anne.asks("/reglages")
    other = (await press(settings, "Aux commandes seulement")).labels[0]
    await maelle.says("@extrait_bot Quand la lanterne a-t-elle été électrifiée ?")
    assert "1932" in (await maelle.asks("/question La lanterne a été électrifiée quand ?")).text
    await press(settings, other)
    assert "baguettes" in (await maelle.asks("@extrait_bot Combien de baguettes la boulangère pétrit-elle ?")).text


async def test_the_settings_speak_of_mentions_where_they_reach_the_bot(
    bot: Stage, friends: Group, anne: Member
) -> None:
    """As they do when it is an admin, whatever its privacy mode."""
    await friends.promotes_the_bot(anne)
    settings = await anne.asks("/reglages")
    assert "aux commandes, aux mentions et aux réponses" in settings.text
    assert "Aussi aux mentions et réponses" in (await press(settings, "Aux commandes seulement")).labels


async def test_what_a_command_alone_asked_for_is_answered_where_commands_alone_are(anne: Member) -> None:
    await press(await anne.asks("/reglages"), "Aux commandes seulement")
    await anne.replies(await anne.asks("/question"), QUESTION)
    assert SENTENCE in (await anne.hears()).text


async def test_answers_may_be_full(anne: Member, maelle: Member) -> None:
    """The whole excerpt, two others folded; there is nothing to unfold by a button."""
    await press(await anne.asks("/reglages"), "Extraits en entier")
    answer = await maelle.asks(f"/question {QUESTION}")
    assert "Sa tour de granit mesure quarante-deux mètres." in answer.text
    assert answer.bold == [SENTENCE]
    assert [folded.split(" — ")[0] for folded in answer.folded] == ["Extrait 2", "Extrait 3"]
    assert answer.rows == (("En privé", "Retirer"),)


async def test_some_documents_may_be_quoted_and_no_others(anne: Member, maelle: Member, friends: Group) -> None:
    settings = await anne.asks("/reglages")
    chosen = await press(settings, "Choisir les documents")
    assert chosen.labels == [
        "Seulement\u00a0: Le phare de Kerbihan",
        "Seulement\u00a0: La boulangerie des Quatre-Vents",
        "Seulement\u00a0: Le bac de Porz-Gwenn",
        "Retour",
    ]
    chosen = await press(settings, "Seulement\u00a0: La boulangerie des Quatre-Vents")
    assert "1 sur 3" in chosen.text
    assert chosen.rows[1:] == (
        ("Ne plus citer\u00a0: La boulangerie des Quatre-Vents",),
        ("Citer aussi\u00a0: Le bac de Porz-Gwenn",),
        ("Citer tous les documents", "Retour"),
    )
    assert (await maelle.asks("/question Qui était Corentin Morvan ?")).text == texts.NOTHING_FOUND
    assert "baguettes" in (await maelle.asks("/question Combien de baguettes la boulangère pétrit-elle ?")).text
    assert "tous" in (await press(settings, "Citer tous les documents")).text
    assert SENTENCE in (await maelle.asks(f"/question {QUESTION} Dites")).text


async def test_where_the_last_chosen_one_goes_all_of_them_are_quoted_and_it_is_said(anne: Member) -> None:
    chosen = await press(await anne.asks("/reglages"), "Choisir les documents")
    chosen = await press(chosen, "Seulement\u00a0: Le phare de Kerbihan")
    chosen = await press(chosen, "Citer aussi\u00a0: Le bac de Porz-Gwenn")
    assert not (await chosen.press("Ne plus citer\u00a0: Le phare de Kerbihan")).text
    chosen = await chosen.edited()
    pressed = await chosen.press("Ne plus citer\u00a0: Le bac de Porz-Gwenn")
    assert (pressed.text, pressed.is_alert) == (texts.EVERY_ONE_AGAIN, True)
    chosen = await chosen.edited()
    assert chosen.text == texts.CHOOSING.format(documents="tous")
    assert chosen.labels[0] == "Seulement\u00a0: Le phare de Kerbihan"


async def test_withdrawn_documents_do_not_keep_the_last_chosen_one_from_going(bot: Stage, anne: Member) -> None:
    """The group would be left without any."""
    chosen = await press(await anne.asks("/reglages"), "Choisir les documents")
    chosen = await press(chosen, "Seulement\u00a0: Le bac de Porz-Gwenn")
    chosen = await press(chosen, "Citer aussi\u00a0: Le phare de Kerbihan")
    assert bot.library is not None
    corpus_edits.withdraw(bot.library, "bac", TERMINAL)
    assert (await chosen.press("Ne plus citer\u00a0: Le phare de Kerbihan")).text == texts.EVERY_ONE_AGAIN
    assert SENTENCE in (await anne.asks(f"/question {QUESTION}")).text


async def test_what_the_group_has_not_chosen_is_not_missed(bot: Stage, anne: Member, maelle: Member) -> None:
    """Moderators are asked for what no document tells."""
    chosen = await press(await anne.asks("/reglages"), "Choisir les documents")
    await press(chosen, "Seulement\u00a0: La boulangerie des Quatre-Vents")
    assert (await maelle.asks("/question Qui était Corentin Morvan ?")).text == texts.NOTHING_FOUND
    assert (await maelle.asks(f"/question {COPPER}")).text == texts.NOTHING_FOUND
    await bot.settled()
    assert bot.library is not None
    with bot.library.store.read() as session:
        assert [one.wording for one in session.missed.groups()] == [COPPER]


async def test_where_every_chosen_document_is_withdrawn_the_group_is_told(bot: Stage, anne: Member) -> None:
    chosen = await press(await anne.asks("/reglages"), "Choisir les documents")
    await press(chosen, "Seulement\u00a0: Le bac de Porz-Gwenn")
    assert bot.library is not None
    corpus_edits.withdraw(bot.library, "bac", TERMINAL)
    assert (await anne.asks(f"/question {QUESTION}")).text == texts.GROUP_DOCUMENTS_GONE
    assert texts.NO_CHOSEN_DOCUMENT in (await anne.asks("/reglages")).text


async def test_many_documents_are_chosen_from_page_by_page(stage: Stage) -> None:
    await stage.open([Document(f"recit-{n}", f"Récit {n}", f"Le récit {n} parle du phare.") for n in range(20)])
    anne = stage.group("Les amis du phare").member(stage.person("Anne"), "creator")
    page = await press(await anne.asks("/reglages"), "Choisir les documents")
    assert page.text.splitlines() == [
        texts.CHOOSING.format(documents="tous"),
        texts.CHOOSING_FROM_TO.format(first=1, last=8, total=20),
    ]
    await press(page, "Suivants")
    assert "9 à 16 sur 20" in (await press(page, "Seulement\u00a0: Récit 9")).text


async def test_what_is_not_found_need_not_be_said(anne: Member, maelle: Member, bot: Stage, friends: Group) -> None:
    """Unless somebody tells of a danger."""
    await press(await anne.asks("/reglages"), "Me taire si je ne trouve rien")
    await maelle.says(f"/question {COPPER}")
    assert (await maelle.asks("/question Mon mari me frappe, aidez-moi")).text == texts.DISTRESS
    await bot.settled()
    assert friends.unheard == []


@pytest.mark.parametrize(("hour", "is_silent"), [(19, False), (20, True), (23, True), (4, True), (5, False)])
def test_night_is_from_22_to_7_in_paris(hour: int, is_silent: bool) -> None:
    """In July, two hours later than UTC."""
    settings = GroupSettings(sleeps=True)
    assert settings.is_night(datetime(2026, 7, 1, hour, 30, tzinfo=UTC)) == is_silent
    assert not GroupSettings().is_night(datetime(2026, 7, 1, hour, 30, tzinfo=UTC))


async def test_at_night_it_may_be_silent(bot: Stage, anne: Member, maelle: Member, friends: Group) -> None:
    """And answer at noon again."""
    await press(await anne.asks("/reglages"), "Me taire la nuit")
    tomorrow = datetime.now(ZoneInfo("Europe/Paris")) + timedelta(days=1)
    for hour, answers in ((3, 0), (12, 1)):
        bot.server.world.clock = tomorrow.replace(hour=hour).timestamp
        await maelle.says(f"/question {QUESTION}")
        await bot.settled()
        assert len(friends.unheard) == answers


async def test_at_night_whoever_is_in_danger_is_told_where_there_is_help(
    bot: Stage, anne: Member, maelle: Member
) -> None:
    await press(await anne.asks("/reglages"), "Me taire la nuit")
    tomorrow = datetime.now(ZoneInfo("Europe/Paris")) + timedelta(days=1)
    bot.server.world.clock = tomorrow.replace(hour=3).timestamp
    assert (await maelle.asks("/question au secours, on m’a menacé")).text == texts.DISTRESS


async def test_two_presses_are_one_and_the_settings_can_be_closed(anne: Member) -> None:
    settings = await anne.asks("/reglages")
    await anne.presses_twice(settings, "Extraits en entier")
    assert "Réponses courtes" in (await settings.edited()).labels
    await settings.press("Fermer")
    await settings.deleted()


async def test_settings_outlive_a_restart(bot: Stage, anne: Member, maelle: Member) -> None:
    await press(await anne.asks("/reglages"), "Extraits en entier")
    await bot.restart()
    assert (await maelle.asks(f"/question {QUESTION}")).folded


async def test_in_private_there_is_nothing_to_decide(bot: Stage) -> None:
    assert (await bot.person("Maëlle").asks("/reglages")).text == texts.SETTINGS_FOR_GROUPS


@pytest.mark.parametrize("kept", [{}, {"when": "always", "form": 3, "documents": "phare", "sleeps": 1, "new": True}])
def test_what_another_version_decided_is_as_usual_here(kept: dict[str, object]) -> None:
    assert GroupSettings.from_kept(kept) == GroupSettings()


def test_what_is_kept_comes_back() -> None:
    settings = GroupSettings(When.COMMANDS, Form.FULL, ("phare", "bac"), sleeps=True, says_nothing_found=False)
    assert GroupSettings.from_kept(settings.kept) == settings
