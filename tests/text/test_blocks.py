"""Which blocks a page's elements become, and what each belongs to."""

import pytest

from bot.models import BlockKind
from bot.text.blocks import Element, Form, ancestors, assemble

H, P, ITEM, R = Form.HEADING, Form.PARAGRAPH, Form.ITEM, Form.ROW


def shown(*elements: Element) -> list[tuple[str, str, str | None]]:
    """Each block's kind, its words, and the words of what it belongs to."""
    text, blocks = assemble(elements)

    def words(number: int) -> str:
        return text[blocks[number].start + blocks[number].mark : blocks[number].end]

    return [
        (block.kind.value, words(number), None if block.parent is None else words(block.parent))
        for number, block in enumerate(blocks)
    ]


def test_a_text_stands_under_its_nearest_heading() -> None:
    assert shown(
        Element(H, "Le port", 1), Element(H, "Le bac", 2), Element(P, "Il part à 9 h."), Element(H, "Fin", 2)
    ) == [
        ("heading", "Le port", None),
        ("heading", "Le bac", "Le port"),
        ("paragraph", "Il part à 9 h.", "Le bac"),
        ("heading", "Fin", "Le port"),
    ]


def test_items_belong_to_what_announces_them() -> None:
    assert shown(
        Element(P, "Sont interdits :"),
        Element(ITEM, "le feu ;", 1, "•"),
        Element(ITEM, "les chiens.", 1, "•"),
        Element(P, "Fin."),
    ) == [
        ("paragraph", "Sont interdits :", None),
        ("item", "le feu ;", "Sont interdits :"),
        ("item", "les chiens.", "Sont interdits :"),
        ("paragraph", "Fin.", None),
    ]


def test_an_item_of_a_list_in_a_list_belongs_to_the_item_above() -> None:
    told = shown(
        Element(P, "Il faut :"),
        Element(ITEM, "du pain", 1, "•"),
        Element(ITEM, "blanc", 2, "–"),
        Element(ITEM, "du sel", 1, "•"),
    )
    assert [above for _, _, above in told] == [None, "Il faut :", "du pain", "Il faut :"]


def test_numbers_typed_by_hand_make_items() -> None:
    told = shown(Element(P, "Sont exclus :"), Element(P, "1° le feu ;"), Element(P, "2° les chiens."))
    assert told[1:] == [("item", "le feu ;", "Sont exclus :"), ("item", "les chiens.", "Sont exclus :")]


def test_what_somebody_says_behind_a_dash_is_no_item() -> None:
    assert [
        kind for kind, _, _ in shown(Element(P, "Elle arrive."), Element(P, "– Bonsoir."), Element(P, "Il rit."))
    ] == ["paragraph"] * 3


def test_rows_belong_to_the_row_that_names_their_columns() -> None:
    header = Element(R, cells=("Âge", "Prix"), header=True)
    told = shown(
        Element(Form.CAPTION, "Les tarifs"), header, Element(R, cells=("4 ans", "2 €")), Element(R, cells=("", "5 €"))
    )
    assert told == [
        ("caption", "Les tarifs", None),
        ("row", "Âge · Prix", "Les tarifs"),
        ("row", "4 ans · 2 €", "Âge · Prix"),
        ("row", "5 €", "Âge · Prix"),
    ]


def test_an_empty_cell_keeps_its_column() -> None:
    text, blocks = assemble([Element(R, cells=("Lundi", "", "14 h"))])
    assert [text[slice(*cell)] for cell in blocks[0].cells] == ["Lundi", "", "14 h"]


@pytest.mark.parametrize(
    "question",
    [
        [Element(H, "Comment monter au phare ?", 2)],
        [Element(H, "Comment monter au phare", 2)],
        [Element(Form.TERM, "Phare")],
        [Element(P, "Comment monte-t-on au phare ?", strong=True)],
        [Element(P, "Comment monte-t-on au phare ?")],
        [Element(P, "— Comment monte-t-on au phare ?")],
    ],
)
def test_what_asks_is_answered_by_what_follows(question: list[Element]) -> None:
    told = shown(*question, Element(P, "Par l’escalier du nord."))
    assert [kind for kind, _, _ in told] == ["question", "answer"]
    assert told[1][2] == told[0][1]


def test_whoever_asks_most_of_the_time_interviews() -> None:
    told = shown(
        Element(P, "Anne Le Goff : Vous partez ?"),
        Element(P, "Yves Morvan : Oui."),
        Element(P, "Anne Le Goff : Et quand ?"),
        Element(P, "Yves Morvan : En mai."),
        Element(P, "Anne Le Goff : On dit que la porte est cassée."),
        Element(P, "Yves Morvan : C’est faux. Qui dit cela ?"),
    )
    assert [kind for kind, _, _ in told] == ["question", "answer"] * 3


def test_two_terms_share_their_explanation() -> None:
    told = shown(Element(Form.TERM, "Chapeau"), Element(Form.TERM, "Chapô"), Element(P, "Le texte en gras."))
    text, blocks = assemble(
        [Element(Form.TERM, "Chapeau"), Element(Form.TERM, "Chapô"), Element(P, "Le texte en gras.")]
    )
    assert told[2][0] == "answer"
    assert [text[slice(blocks[one].start, blocks[one].end)] for one in ancestors(blocks, 2)] == ["Chapô", "Chapeau"]


@pytest.mark.parametrize(
    "surrounding",
    [
        "Port-Morvan, le 1er juillet 2025.",
        "Par Anne Le Goff",
        "Propos recueillis par Anne Le Goff — Le Phare",
        "Vu le code des ports ;",
    ],
)
def test_datelines_bylines_and_recitals_are_furniture(surrounding: str) -> None:
    assert shown(Element(P, surrounding), Element(P, "Le phare ferme."))[0][0] == "furniture"


def test_lists_of_links_and_what_stands_under_a_table_of_contents_lead_and_tell_nothing() -> None:
    links = [Element(ITEM, "Le phare", 1, "•", linked=True), Element(ITEM, "Le bac", 1, "•", linked=True)]
    assert {kind for kind, _, _ in shown(*links)} == {"furniture"}
    assert [kind for kind, _, _ in shown(Element(P, "Ordre du jour"), Element(ITEM, "Les comptes", 1, "1."))] == [
        "heading",
        "furniture",
    ]


def test_a_line_in_bold_above_something_is_a_heading() -> None:
    assert shown(Element(P, "Horaires", strong=True), Element(P, "De 9 h à 12 h."))[1][2] == "Horaires"


def test_quotations_captions_and_notes_keep_their_kind() -> None:
    forms = [Form.QUOTATION, Form.CAPTION, Form.NOTE, Form.FURNITURE]
    assert [kind for kind, _, _ in shown(*(Element(form, "Le phare luit.") for form in forms))] == [
        BlockKind.QUOTATION,
        BlockKind.CAPTION,
        BlockKind.NOTE,
        BlockKind.FURNITURE,
    ]


def test_elements_without_words_are_left_out() -> None:
    assert assemble([Element(P, " \n "), Element(R, cells=("", ""))]) == ("", ())
