"""Whatever somebody gives becomes a draft, or one sentence that says why it does not and what to do."""

from itertools import pairwise

import pytest

from bot import texts
from bot.errors import Cause, ReadingError
from tests.conversations.conftest import Stage
from tests.conversations.library import FERRY
from tests.conversations.moderators.conftest import draft_of
from tests.ingest.files import epub, lines, odt, pdf, word
from tests.ingest.web import Site
from tests.telegram import faults
from tests.telegram.people import Person

LAVOIR = (
    "Le lavoir de Kerbihan a été restauré en 2015 par des bénévoles. Ils ont retaillé cent vingt pierres de granit. "
    "La charpente vient de la forêt voisine, et le toit est couvert d’ardoises."
)
FILES = {
    "lavoir.txt": LAVOIR.encode(),
    "lavoir-1252.txt": LAVOIR.encode("cp1252"),
    "lavoir.md": f"---\ntitle: Le lavoir\nauthor: Anne Le Goff\n---\n\n{LAVOIR}".encode(),
    "lavoir.html": f"<html><body><article><h1>Le lavoir</h1><p>{LAVOIR}</p></article></body></html>".encode(),
    "lavoir.pdf": pdf(lines(LAVOIR)),
    "lavoir.docx": word(LAVOIR),
    "lavoir.odt": odt(f"<text:p>{LAVOIR}</text:p>"),
    "lavoir.epub": epub({"un": f"<p>{LAVOIR}</p>"}),
}


@pytest.mark.parametrize("name", FILES)
async def test_a_file_that_is_sent_becomes_a_draft(anne: Person, name: str) -> None:
    """Without a command: what an editor sends is to be read. The message that says so turns into the draft."""
    await anne.sends_file(name, FILES[name])
    progress = await anne.hears()
    assert progress.text == f"Je lis «\u202f{name}\u202f»…"
    draft = await progress.edited()
    assert draft.text.startswith("Brouillon\u00a0: ")
    assert "restauré en 2015 par des bénévoles" in draft.text
    assert draft.labels[0] == "Publier"


async def test_what_a_file_says_of_itself_is_known(anne: Person) -> None:
    await anne.sends_file("lavoir.md", FILES["lavoir.md"])
    draft = await (await anne.hears()).edited()
    assert draft.bold == ["Le lavoir"]
    assert "Auteur\u00a0: Anne Le Goff" in draft.text


@pytest.mark.parametrize("caption", ["/ajouter", "Pour demain"])
async def test_a_file_with_words_under_it_is_a_file(anne: Person, caption: str) -> None:
    await anne.sends_file("lavoir.txt", FILES["lavoir.txt"], caption=caption)
    assert (await (await anne.hears()).edited()).text.startswith("Brouillon")


async def test_several_files_at_once_become_several_drafts(anne: Person) -> None:
    await anne.sends_file("un.txt", b"Le premier texte parle du lavoir et de ses pierres.", media_group_id="7")
    await anne.sends_file("deux.txt", b"Le second texte parle du moulin et de ses ailes.", media_group_id="7")
    first, second = await anne.hears(), await anne.hears()
    assert "lavoir" in (await first.edited()).text
    assert "moulin" in (await second.edited()).text


async def test_an_address_alone_is_read(anne: Person, site: Site) -> None:
    progress = await anne.asks(site.at("/article?utm_source=lettre"))
    assert progress.text == texts.READING_PAGE
    draft = await progress.edited()
    assert draft.bold == ["Le bac de Kerbihan repart"]
    assert "Accueil" not in draft.text
    assert f"Source\u00a0: {site.at('/article')} · Auteur\u00a0: Anne Le Goff · Date\u00a0: 12 mars 2024" in draft.text


async def test_an_address_in_a_question_is_part_of_the_question(anne: Person) -> None:
    answer = await anne.asks("Que dit https://exemple.fr/article du phare de Kerbihan ?")
    assert not answer.text.startswith(("Je lis", "Brouillon"))


async def test_the_command_takes_an_address_behind_it(anne: Person, site: Site) -> None:
    assert (await (await anne.asks(f"/ajouter {site.at('/article')}")).edited()).bold == ["Le bac de Kerbihan repart"]


async def test_the_command_takes_what_it_replies_to(anne: Person) -> None:
    await anne.sends_file("lavoir.txt", FILES["lavoir.txt"])
    await (await anne.hears()).edited()
    await anne.replies(anne.last_id, "/ajouter")
    assert (await (await anne.hears()).edited()).text.startswith("Brouillon")


async def test_a_channel_s_post_brings_its_address_title_and_date(anne: Person) -> None:
    await anne.forwards_post("Le lavoir rouvre\n\n" + LAVOIR, channel="La Gazette", username="gazette", post=17)
    draft = await (await anne.hears()).edited()
    assert draft.bold == ["Le lavoir rouvre"]
    assert "Source\u00a0: https://t.me/gazette/17 · Auteur\u00a0: La Gazette" in draft.text


async def test_a_post_of_a_private_channel_has_no_address(anne: Person) -> None:
    await anne.forwards_post(LAVOIR, username=None)
    assert "Source\u00a0: aucune" in (await (await anne.hears()).edited()).text


async def test_text_in_one_message_is_a_draft_at_once(anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    assert draft.text.startswith("Brouillon\u00a0: Le lavoir de Kerbihan")
    assert "Le texte finit par «\u202f…" in draft.text


async def test_a_text_that_the_app_has_cut_is_put_together(anne: Person) -> None:
    """Full messages are followed by others: nothing is read before the last, and nothing is lost at the seams."""
    whole = " ".join(f"Le lavoir numéro {number} a été restauré en 2015 par des bénévoles." for number in range(150))
    seams = [0, whole.rindex(" ", 0, 4090), whole.rindex(" ", 0, 8150), len(whole)]
    parts = [whole[start:end].strip() for start, end in pairwise(seams)]
    await anne.asks("/ajouter")
    first = await anne.asks(parts[0])
    assert first.labels == ["Terminer", "Renoncer"]
    second = await anne.asks(parts[1])
    assert first.is_deleted
    assert "Texte reçu\u00a0: 8" in second.text
    draft = await anne.asks(parts[2])
    assert second.is_deleted
    assert draft.text.startswith("Brouillon")
    assert f"{len(whole):,}".replace(",", "\u202f") in draft.text or "1 de plus" in draft.text


async def test_a_text_whose_last_message_is_full_is_finished_by_a_button(anne: Person) -> None:
    await anne.asks("/ajouter")
    status = await anne.asks(("Le lavoir a été restauré par des bénévoles. " * 100)[:4000])
    await status.press("Terminer")
    assert (await status.edited()).text.startswith("Brouillon")


async def test_the_rest_of_a_text_may_follow_its_draft(anne: Person) -> None:
    """A long message behind a draft of pasted text is its rest; a question is a question."""
    draft = await draft_of(anne, LAVOIR)
    assert "Yves Lannuzel" in (await anne.asks("Qui a construit le phare ?")).text
    longer = await anne.asks("Chaque été, une fête réunit les habitants autour du bassin. " * 4)
    assert draft.now.labels == []
    assert longer.text.startswith("Brouillon\u00a0: Le lavoir")
    await longer.press("Ajouter la suite")
    assert (await anne.hears()).text == texts.SEND_MORE
    await (await anne.asks("Fin.")).press("Passages")


async def test_a_text_too_long_for_a_question_is_a_document(anne: Person) -> None:
    assert (await anne.asks(f"{LAVOIR} " * 6)).text.startswith("Brouillon")


async def test_the_same_thing_twice_is_one_draft(stage: Stage, anne: Person) -> None:
    for _ in range(2):
        await anne.sends_file("lavoir.txt", FILES["lavoir.txt"])
        await (await anne.hears()).edited()
    assert "Brouillons (1)" in (await anne.asks("/gerer")).labels


async def test_what_is_published_already_is_told_so(anne: Person) -> None:
    assert (await draft_of(anne, FERRY.text)).text.startswith("Ce document est déjà publié, mot pour mot")


async def test_what_is_asked_for_can_be_left(anne: Person) -> None:
    asked = await anne.asks("/ajouter")
    await asked.press("Renoncer")
    assert (await asked.edited()).text == texts.GIVEN_UP
    assert "Yves Lannuzel" in (await anne.asks("Qui a construit le phare ?")).text
    for said in ("/annuler", "annuler", "Laisse tomber !"):
        await anne.asks("/ajouter")
        assert (await anne.asks(said)).text == texts.GIVEN_UP
    assert (await anne.asks("/annuler")).text == texts.NOTHING_BEGUN


REFUSED = {
    Cause.SCANNED: ("scan.pdf", pdf([], picture=True)),
    Cause.EMPTY: ("vide.txt", b"   \n\n  "),
    Cause.DAMAGED: ("faux.docx", b"PK\x03\x04 pas un document"),
    Cause.FORMAT: ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    Cause.LANGUAGE: (
        "english.txt",
        ("The lighthouse of the island was built by an engineer in the year. " * 10).encode(),
    ),
}


@pytest.mark.parametrize("cause", REFUSED, ids=lambda cause: cause.name)
async def test_what_cannot_be_read_is_said_with_what_to_do(anne: Person, cause: Cause) -> None:
    name, data = REFUSED[cause]
    await anne.sends_file(name, data)
    told = await (await anne.hears()).edited()
    assert told.text.split(".")[0] in str(ReadingError(cause))
    assert told.labels == []


async def test_a_file_over_20_megabytes_is_not_even_asked_for(stage: Stage, anne: Person) -> None:
    await anne.sends_file("archives.pdf", b"%PDF-", claimed_size=21 * 1024 * 1024)
    assert (await anne.hears()).text == texts.FILE_TOO_LARGE
    assert stage.server.called("getFile") == []


async def test_a_file_that_telegram_does_not_give_is_asked_for_again(stage: Stage, anne: Person) -> None:
    stage.server.fail("download", faults.Fault(404, "Not Found"))
    await anne.sends_file("lavoir.txt", FILES["lavoir.txt"])
    assert (await (await anne.hears()).edited()).text == texts.FILE_LOST


@pytest.mark.parametrize("address", ["http://192.168.1.1/", "http://localhost/", "http://exemple.fr:22/"])
async def test_an_address_that_is_not_public_is_not_visited(anne: Person, address: str) -> None:
    told = await (await anne.asks(address)).edited()
    assert told.text.startswith(("Cette adresse ne mène pas à un site public", "Je ne trouve pas ce site"))


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo", "contact", "location"])
async def test_what_holds_no_text_is_said_while_a_document_is_waited_for(anne: Person, kind: str) -> None:
    await anne.asks("/ajouter")
    await getattr(anne, f"sends_{kind}")()
    assert (await anne.hears()).text == texts.NOT_A_DOCUMENT
    assert (await anne.asks(LAVOIR)).text.startswith("Brouillon")


async def test_a_question_while_a_document_is_waited_for_is_a_question(anne: Person) -> None:
    """It is answered, and the document still waited for."""
    await anne.asks("/ajouter")
    assert "Yves Lannuzel" in (await anne.asks("Qui a construit le phare ?")).text
    assert (await anne.asks(LAVOIR)).text.startswith("Brouillon")


async def test_the_text_of_what_could_not_be_read_may_be_pasted(anne: Person) -> None:
    """Nearly every refusal ends with that advice."""
    await anne.sends_file(*REFUSED[Cause.SCANNED])
    assert "collez le texte ici" in (await (await anne.hears()).edited()).text
    assert (await anne.asks(LAVOIR)).text.startswith("Brouillon")


async def test_a_file_sent_while_a_title_is_waited_for_is_a_document(anne: Person) -> None:
    draft = await draft_of(anne, LAVOIR)
    await draft.press("Titre")
    await anne.hears()
    await anne.sends_file("lavoir.md", FILES["lavoir.md"])
    assert (await (await anne.hears()).edited()).bold == ["Le lavoir"]


async def test_a_pasted_article_needs_no_command(anne: Person) -> None:
    assert (await anne.asks(f"{LAVOIR} {LAVOIR}")).text.startswith("Brouillon")


async def test_a_file_whose_header_alone_has_changed_makes_a_new_version(anne: Person) -> None:
    """The same words under a better title are not «mot pour mot» the same document."""
    await anne.sends_file("lavoir.md", FILES["lavoir.md"])
    await (await (await anne.hears()).edited()).press("Publier")
    await anne.sends_file("lavoir.md", FILES["lavoir.md"].replace(b"title: Le lavoir", b"title: Le grand lavoir"))
    draft = await (await anne.hears()).edited()
    assert draft.bold == ["Le grand lavoir"]
    assert "Remplacera «\u202fLe lavoir\u202f» (version 1, publié)." in draft.text
