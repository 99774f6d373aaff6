"""`/etat`, the journal and `/exporter`."""

import io
import zipfile

from bot import texts
from tests.conversations.conftest import Stage
from tests.conversations.library import BAKERY, LIGHTHOUSE
from tests.conversations.moderators.conftest import draft_of
from tests.telegram import faults
from tests.telegram.people import Person


async def test_the_state_is_told_on_one_screen(stage: Stage, anne: Person) -> None:
    await stage.person("Maëlle").asks("Où est le lavoir ?")
    lines = (await anne.asks("/etat")).text.splitlines()
    assert lines[1:3] == ["Documents\u00a0: 3 publiés, 0 retiré, 0 brouillon", "Passages\u00a0: 6"]
    assert lines[3].startswith("Dernier changement\u00a0: ")
    assert lines[4].startswith("Base de données\u00a0: ")
    assert lines[4].endswith("\u00a0Ko")
    assert lines[5:7] == ["Questions sans réponse\u00a0: 1", "Modérateurs\u00a0: 0"]
    assert lines[7].endswith("\u00a0: 0")
    assert lines[8].startswith("Version\u00a0: ")


async def test_incidents_are_counted(stage: Stage, anne: Person) -> None:
    stage.server.fail("sendMessage", faults.Fault(400, "Bad Request: whatever"))
    apology = await stage.person("Maëlle").asks("Qui a construit le phare ?")
    incident = apology.text.partition("incident ")[2].partition(")")[0]
    assert f"\u00a0: 1 (la dernière\u00a0: incident {incident}" in (await anne.asks("/etat")).text


async def test_the_journal_tells_who_did_what(anne: Person, yann: Person) -> None:
    draft = await draft_of(yann, "Le lavoir de Kerbihan a été restauré en 2015 par des bénévoles.")
    await draft.press("Publier")
    state = await anne.asks("/etat")
    await state.press("Journal")
    journal = await state.edited()
    lines = journal.text.splitlines()
    assert "Yann\u00a0: publié — Le lavoir de Kerbihan a été restauré" in lines[1]
    assert "Yann\u00a0: devenu modérateur" in lines[2]
    assert "vous\u00a0: invitation d’un modérateur" in lines[3]
    assert LIGHTHOUSE.title in journal.text
    await journal.press("Retour")
    assert (await journal.edited()).text == state.text


async def test_a_long_journal_comes_by_page(stage: Stage, anne: Person) -> None:
    for _ in range(12):
        await anne.asks("/inviter")
    state = await anne.asks("/etat")
    await state.press("Journal")
    page = await state.edited()
    assert page.labels == ["Plus anciens", "Retour"]
    await page.press("Plus anciens")
    older = await page.edited()
    assert older.labels == ["Plus récents", "Retour"]
    assert BAKERY.title in older.text


async def test_everything_that_is_kept_comes_as_one_file(anne: Person) -> None:
    assert (await anne.asks("/exporter")).text == texts.EXPORTING
    archive = await anne.hears()
    assert archive.file is not None
    name, data = archive.file
    assert name.startswith("extrait-")
    assert archive.text == texts.EXPORTED
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert any("Yves Lannuzel" in opened.read(one).decode() for one in opened.namelist() if one.endswith(".md"))
