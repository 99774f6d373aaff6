"""Questions and their answers."""

from dataclasses import replace

import pytest

from tests.conversations.conftest import Stage
from tests.conversations.library import BAKERY, FERRY, LIGHTHOUSE
from tests.telegram.people import Person, Pressed


async def test_a_question_gets_one_reply_that_quotes_the_document(maelle: Person) -> None:
    """The quotation comes first, between guillemets, with the sentence that answers in bold, then where it is from."""
    answer = await maelle.asks("Qui a construit le phare ?")

    first, second = LIGHTHOUSE.text.split("\n\n")[0].split(". ")
    assert answer.text.splitlines()[:2] == [
        f"«\u202f{first}. {second}\u202f»",
        "Le phare de Kerbihan — Anne Le Goff (La Gazette), 1er mai 2023",
    ]
    assert answer.bold == [first + "."]
    assert answer.links[0] == ("Le phare de Kerbihan", LIGHTHOUSE.source)
    assert answer.reply_to == maelle.last_id
    assert not answer.previews_links
    assert answer.rows == (("Contexte",), ("Copier", "Source"), ("Utile", "Pas utile"))


async def test_the_other_excerpts_are_folded(maelle: Person) -> None:
    """What may help as well comes after the reference, numbered from 2, in quotations that unfold."""
    answer = await maelle.asks("Que sait-on du phare ?")

    assert len(answer.folded) == 2
    assert answer.folded[0].startswith("Extrait 2 — «\u202f")
    assert answer.folded[1].startswith("Extrait 3 — «\u202f")
    assert answer.text.endswith("\n".join(answer.folded))


async def test_an_excerpt_of_another_document_says_where_it_is_from(stage: Stage) -> None:
    """Each quotation is followed by its own document's title, unless it is the one above."""
    await stage.open([BAKERY, replace(BAKERY, id="two", title="Une autre", source="https://autre.example/")])
    answer = await stage.person("Maëlle").asks("Qui pétrit les baguettes ?")

    assert {address for _, address in answer.links} == {BAKERY.source, "https://autre.example/"}


async def test_a_note_says_that_the_words_are_not_the_authors_own(maelle: Person) -> None:
    """A summary is «d’après» its source."""
    answer = await maelle.asks("Combien de baguettes la boulangère pétrit-elle ?")
    assert answer.text.splitlines()[1] == "La boulangerie des Quatre-Vents — d’après Le Journal du bourg"


async def test_a_document_without_a_source_is_named_without_a_link(maelle: Person) -> None:
    """There is nowhere to lead to."""
    answer = await maelle.asks("Les vélos paient-ils le bac ?")
    assert answer.text.splitlines()[1] == FERRY.title
    assert FERRY.title not in [words for words, _ in answer.links]


async def test_accents_and_spelling_are_forgiven(maelle: Person) -> None:
    """A question typed in a hurry finds what the careful one finds."""
    hurried = await maelle.asks("qui a constrit le phar de kerbihan")
    assert "l’ingénieur Yves Lannuzel" in hurried.text.splitlines()[0]


async def test_a_question_about_something_else_is_told_so(maelle: Person) -> None:
    """Nothing is quoted; the bot says what it knows and proposes questions that it can answer."""
    answer = await maelle.asks("Quel est le cours du cuivre à Londres ?")

    lines = answer.text.splitlines()
    assert lines[0] == "Je n’ai rien trouvé là-dessus dans les documents."
    assert lines[-1] == "J’ai de quoi répondre, par exemple, à\u00a0:"
    assert answer.rows == (
        ("Qui a construit le phare ?",),
        ("Combien de baguettes la boulangère pétrit-elle ?",),
        ("Prévenez-moi", "Documents"),
    )
    assert answer.reply_to == maelle.last_id
    assert "«" not in answer.text


async def test_a_proposed_question_that_is_pressed_is_answered(maelle: Person) -> None:
    """Proposals below «nothing found» work like those of /start."""
    nothing = await maelle.asks("Quel est le cours du cuivre à Londres ?")
    assert await nothing.press("Qui a construit le phare ?") == Pressed()
    answer = await maelle.hears()
    assert answer.italic == ["Qui a construit le phare ?"]
    assert "Yves Lannuzel" in answer.text


async def test_a_bot_without_documents_says_so(stage: Stage) -> None:
    """An empty collection answers, too."""
    await stage.open([])
    answer = await stage.person("Maëlle").asks("Qui a construit le phare ?")
    assert "Je ne connais encore aucun document" in answer.text
    assert answer.rows == (("Prévenez-moi", "Documents"),)


@pytest.mark.parametrize("command", ["/question", "/ask", "/q", "/ask@extrait_bot"])
async def test_a_question_behind_a_command_is_answered(maelle: Person, command: str) -> None:
    """On the same line or on the next ones."""
    plain = await maelle.asks("Qui a construit le phare ?")
    for gap in (" ", "\n", "  \n", "\u00a0"):
        assert (await maelle.asks(f"{command}{gap}Qui a construit le phare ?")).text == plain.text


@pytest.mark.parametrize("command", ["/question", "/ask", "/q"])
async def test_the_command_alone_asks_for_the_question(maelle: Person, command: str) -> None:
    """It says where to write."""
    answer = await maelle.asks(command)
    assert answer.text == "Écrivez votre question, ici même ou après la commande."


async def test_a_caption_is_a_question(maelle: Person) -> None:
    """A photo may come with one."""
    await maelle.sends_photo(caption="Qui a construit le phare ?")
    answer = await maelle.hears()
    assert "Yves Lannuzel" in answer.text
    assert answer.reply_to == maelle.last_id


@pytest.mark.parametrize("text", ["🙂", "?!", "🗼🗼🗼", "le la les", "\u200b\u200b"])
async def test_a_message_without_a_word_to_look_up_asks_for_one(maelle: Person, text: str) -> None:
    """An example shows what a question looks like."""
    answer = await maelle.asks(text)
    assert answer.text.startswith("Écrivez votre question en quelques mots.\nPar exemple\u00a0:")
    assert answer.buttons


@pytest.mark.parametrize(("text", "reply"), [("Bonjour !", "Bonjour."), ("merci", "Avec plaisir.")])
async def test_a_greeting_is_returned(maelle: Person, text: str, reply: str) -> None:
    """«Je n’ai rien trouvé» would be no answer to «bonjour»."""
    answer = await maelle.asks(text)
    assert answer.text.startswith(reply)


async def test_a_question_about_the_documents_is_answered_from_what_is_known_of_them(maelle: Person) -> None:
    """Not as a quotation: no document says who wrote it."""
    answer = await maelle.asks("Qui a écrit l’article ?")
    assert answer.text.startswith("Ce que je sais des documents eux-mêmes")
    assert "auteur\u00a0:" in answer.text
    assert "«" not in answer.text


async def test_a_message_of_4000_characters_is_too_long_for_a_question(maelle: Person) -> None:
    """Its many words would match everything."""
    answer = await maelle.asks(("Le phare de Kerbihan a été construit. " * 120)[:4000])
    assert answer.text.startswith("Votre message est trop long pour être une question")


@pytest.mark.parametrize(
    "oddity",
    ['<script>alert("phare")</script>&amp;', "*phare* _[lien](http://x.example)_ `code`", "{phare} %s \\n {0}"],
)
async def test_signs_that_mean_something_elsewhere_mean_nothing_here(maelle: Person, oddity: str) -> None:
    """HTML, Markdown and placeholders in a question change nothing in the answer."""
    answer = await maelle.asks(f"{oddity} Qui a construit le phare ?")
    assert "Yves Lannuzel" in answer.text


async def test_a_question_deleted_meanwhile_is_still_answered(maelle: Person) -> None:
    """The answer then replies to nothing."""
    await maelle.says("Qui a construit le phare ?")
    maelle.deletes_last()
    answer = await maelle.hears()
    assert "Yves Lannuzel" in answer.text
    assert answer.reply_to is None
