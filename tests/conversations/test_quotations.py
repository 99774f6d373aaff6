"""A quotation is the document's own words: nothing added, nothing lost, marked where it should be."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot import texts
from bot.chat.callbacks.readers import AskQuestion
from bot.chat.render.answer_rendering import question_key
from bot.models import Document
from tests.conversations.conftest import Stage
from tests.conversations.library import FERRY, LIBRARY, LIGHTHOUSE
from tests.telegram.people import Heard
from tests.telegram.rules import LONGEST_TEXT

THIN = "\u202f"


def quotations(heard: Heard) -> Iterator[str]:
    """The excerpts between guillemets: in front, or folded behind the sentence in front; and each folded part.

    Behind a sentence that is cut stands an ellipsis, outside of them.
    """
    first = re.split(f"{THIN}»(?: …)?\n", heard.text, maxsplit=1)[0]
    is_whole = not heard.folded or not heard.folded[0].startswith(texts.THE_PASSAGE)
    for part in [*([first] if is_whole else []), *heard.folded]:
        quoted = re.search(f"«{THIN}(.*?)(?:{THIN}»(?: …)?(?:\n.*)?)?$", part, re.DOTALL)
        assert quoted is not None
        yield quoted[1]


@pytest.mark.parametrize(
    "question",
    ["Qui a construit le phare ?", "le phare", "boulangère four bac phare vélos", "Combien coûte l’entrée ?", "levain"],
)
async def test_every_excerpt_is_found_in_a_document_as_it_is(stage: Stage, question: str) -> None:
    """Down to the last character."""
    await stage.open()
    answer = await stage.person("Maëlle").asks(question)
    for quoted in quotations(answer):
        assert any(quoted in document.text for document in LIBRARY)


ODD = [
    "La clé 𝄞 du phare 🗼🇫🇷👩‍👩‍👧 pèse deux kilos. Le gardien du musée la prête <b>volontiers</b> & sans « caution ».",
    "*Le gardien* du _phare_ `prête` la clé [ici](http://x.example) à @tous. /start #clé <script>alert(1)</script>",
    "𝄞𝄞𝄞 Premier point 🎉 sans intérêt. Le gardien prête la clé du phare à qui la demande 𝄞.",
    "Le gardien prête la clé du phare\u00a0: « Prenez-la\u202f! » dit-il\u2009… Il dort e\u0301te\u0301 comme hiver.",
    "¿Clé\u200b? {gardien} %s %(phare)s \\n &lt;clé&gt; $1 — le gardien prête la clé du phare.",
]


@pytest.mark.parametrize("text", ODD)
async def test_signs_that_mean_something_elsewhere_are_quoted_as_they_are(stage: Stage, text: str) -> None:
    """HTML, Markdown, placeholders and characters outside Unicode's first plane."""
    await stage.open([Document("odd", "𝄞 Les <clés> 🗝 du *phare*", text, source="https://x.example/a?b=1&c=<2>")])
    answer = await stage.person("Maëlle").asks("Qui prête la clé du phare ?")

    assert list(quotations(answer)) == [text]
    assert answer.links == [("𝄞 Les <clés> 🗝 du *phare*", "https://x.example/a?b=1&c=<2>")]


async def test_bold_stands_where_the_sentence_stands_behind_astral_characters(stage: Stage) -> None:
    """Telegram counts 𝄞 and 🎉 as two units, Python as one."""
    await stage.open([replace(FERRY, text=ODD[2]), LIGHTHOUSE])
    answer = await stage.person("Maëlle").asks("Qui prête la clé ?")
    assert answer.bold == ["Le gardien prête la clé du phare à qui la demande 𝄞."]
    assert list(quotations(answer)) == [ODD[2]]


async def test_a_pressed_question_shifts_what_is_marked(stage: Stage) -> None:
    """The question that is recalled in front may hold astral characters too."""
    question = "🗝 Qui prête la clé 𝄞 ?"
    await stage.open([replace(LIGHTHOUSE, text=ODD[2], questions=(question,))])
    welcome = await stage.person("Maëlle").asks("/start")
    await welcome.press(question)
    answer = await stage.people[0].hears()
    assert answer.italic == [question]
    assert answer.bold == ["Le gardien prête la clé du phare à qui la demande 𝄞."]
    assert answer.links == [(LIGHTHOUSE.title, LIGHTHOUSE.source)]


@pytest.mark.slow
@pytest.mark.parametrize("letter", ["e", "𝄞"])
async def test_endless_sentences_and_titles_still_fit_in_one_message(stage: Stage, letter: str) -> None:
    """The longest excerpts that can be set, from documents without a full stop, with titles of 300 characters."""
    endless = " ".join(f"phare{letter * 7}{number}" for number in range(900))
    documents = [
        Document(
            str(number),
            f"{number} " + f"titr{letter} " * 60,
            f"Le phare {number} {endless}",
            source=f"https://x.example/{'a' * 300}/{number}",
            author="Une autrice " * 40,
            note="Résumé écrit pour ces tests. " * 40,
        )
        for number in range(8)
    ]
    await stage.open(documents, excerpt_chars=1000)
    maelle = stage.person("Maëlle")
    for question in ("le phare", f"phare{letter * 7}400"):
        answer = await maelle.asks(question)
        assert 1000 < len(answer.text) <= LONGEST_TEXT
        for quoted in quotations(answer):
            assert any(quoted in document.text for document in documents)
    for page in ("/start", "/documents"):
        assert len((await maelle.asks(page)).text) <= LONGEST_TEXT


@pytest.mark.slow
async def test_a_very_long_question_that_is_pressed_fits_with_its_answer(stage: Stage) -> None:
    """Only its beginning is recalled."""
    endless = " ".join(f"phare{number}" for number in range(900))
    question = endless[:990]
    document = Document("0", "Titre " * 40, endless, source="https://x.example/", author="Une autrice " * 40)
    documents = [replace(document, id=str(number), questions=(question,)) for number in range(3)]
    await stage.open(documents, excerpt_chars=1000)
    maelle = stage.person("Maëlle")
    await maelle.presses(await maelle.asks("/start"), AskQuestion(question_key(question)).data)
    answer = await maelle.hears()
    (recalled,) = answer.italic
    assert recalled.endswith("…") and question.startswith(recalled[:-1])
    assert len(list(quotations(replace(answer, text=answer.text.removeprefix(recalled + "\n\n"))))) == 3


async def test_one_word_longer_than_a_message_is_cut(stage: Stage) -> None:
    """Even where there is no space to cut at."""
    await stage.open([replace(FERRY, text="Le phare " + "é" * 9000)])
    answer = await stage.person("Maëlle").asks("le phare")
    assert len(answer.text) <= LONGEST_TEXT
    assert next(quotations(answer)) in "Le phare " + "é" * 9000
