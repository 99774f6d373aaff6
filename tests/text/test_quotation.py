"""What stands around a quotation, and between its guillemets."""

from bot.models import Document
from bot.text.blocks import Element, Form, assemble
from bot.text.quotation import Quotation, quotation


def quoted(words: str, *elements: Element) -> Quotation:
    """The quotation of `words` in the document of these elements."""
    text, blocks = assemble(elements)
    start = text.index(words)
    return quotation(Document("d", "Le port", text, blocks=blocks), start, start + len(words))


TITLE = Element(Form.HEADING, "Le port", 1)
LIST = [
    Element(Form.PARAGRAPH, "Sont interdits :"),
    Element(Form.ITEM, "le feu ;", 1, "•"),
    Element(Form.ITEM, "les chiens.", 1, "•"),
]


def test_a_section_is_told_without_the_document_s_title() -> None:
    told = quoted(
        "Il part à 9 h.", TITLE, Element(Form.HEADING, "Le bac", 2), Element(Form.PARAGRAPH, "Il part à 9 h.")
    )
    assert (told.section, told.question, told.lead_in, told.text) == (("Le bac",), None, None, "Il part à 9 h.")


def test_an_answer_is_told_with_its_question() -> None:
    told = quoted("À 9 h.", Element(Form.HEADING, "Quand part le bac ?", 2), Element(Form.PARAGRAPH, "À 9 h."))
    assert (told.section, told.question) == (("Quand part le bac ?",), "Quand part le bac ?")


def test_an_item_comes_behind_its_announcement() -> None:
    assert quoted("le feu ;", *LIST).text == "Sont interdits : le feu ;"
    assert quoted("les chiens.", *LIST).text == "Sont interdits : […] les chiens."
    assert quoted("les chiens.", *LIST).lead_in == "Sont interdits :"


def test_a_list_with_its_announcement_is_one_run_of_the_document() -> None:
    text = assemble(LIST)[0]
    told = quoted(text, *LIST)
    assert (told.text, told.lead_in) == (text, None)


def test_a_row_says_which_figure_is_which() -> None:
    rows = [
        Element(Form.ROW, cells=("Âge", "Hiver", "Été"), header=True),
        Element(Form.ROW, cells=("4 ans", "2 €", "3 €")),
        Element(Form.ROW, cells=("12 ans", "", "5 €")),
    ]
    assert quoted("4 ans · 2 € · 3 €", *rows).text == "Âge\u00a0: 4 ans · Hiver\u00a0: 2 € · Été\u00a0: 3 €"
    assert quoted("12 ans · 5 €", *rows).text == "Âge\u00a0: 12 ans · Été\u00a0: 5 €"


def test_every_part_with_a_place_is_the_document_s_own_words() -> None:
    text, blocks = assemble([TITLE, *LIST])
    document = Document("d", "Le port", text, blocks=blocks)
    for start in range(len(text)):
        for part in quotation(document, start, len(text)).parts:
            if part.start is not None:
                assert text[part.start : part.start + len(part.text)] == part.text


def test_a_sentence_that_is_cut_is_said_to_be() -> None:
    told = quoted("le bac part,", Element(Form.PARAGRAPH, "À 9 h, le bac part, et revient."))
    assert (told.cut_before, told.cut_behind) == (True, True)
    whole = quoted("Le bac part.", Element(Form.PARAGRAPH, "Il pleut. Le bac part. Il revient."))
    assert (whole.cut_before, whole.cut_behind) == (False, False)
