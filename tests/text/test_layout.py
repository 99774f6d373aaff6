"""The blocks of a plain text, by its layout."""

import pytest
from hypothesis import given

from bot.models import Document
from bot.text.block_codes import block_as_list, block_from
from bot.text.layout import blocks_of, continued, laid_out, unwrapped
from tests.text.test_splitter_properties import TEXTS


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Le phare\n\nIl est haut.", "heading paragraph"),
        ("# Le phare\nIl est haut.", "heading paragraph"),
        ("ARTICLE 3\n\nLe feu est interdit.", "heading paragraph"),
        ("Article 3 – Le feu\n\nLe feu est interdit.", "heading paragraph"),
        ("Sont interdits :\n- le feu ;\n- les chiens.", "paragraph item item"),
        ("Quand part le bac ?\n\nÀ 9 h.", "question answer"),
        ("Q : Quand part le bac ?\n\nR : À 9 h.", "question answer"),
        ("Lundi : 9 h – 12 h\nMardi : 14 h – 18 h", "paragraph paragraph"),
        ("Lundi : 9 h – 12 h\n\nLe phare ouvre.", "paragraph paragraph"),
        ("Il est haut.\n\nPhoto : Anne Le Goff.", "paragraph furniture"),
    ],
)
def test_a_plain_text_s_layout_tells_its_blocks(text: str, kinds: str) -> None:
    assert [block.kind.value for block in laid_out(text)] == kinds.split()


def test_what_a_document_has_of_its_own_is_not_laid_out_anew() -> None:
    document = Document("d", "Titre", "Un phare.\n\nDeux bacs.", blocks=laid_out("Un phare.\n\nDeux bacs.")[:1])
    assert len(blocks_of(document)) == 1


def test_lines_wrapped_at_a_width_are_one_line_and_others_stay() -> None:
    assert unwrapped("Le phare\nde Kerbihan") == "Le phare de Kerbihan"
    assert unwrapped("Lundi : 9 h\nMardi : 14 h") == "Lundi : 9 h\nMardi : 14 h"


def test_what_is_added_behind_a_text_has_blocks_of_its_own() -> None:
    document = Document("d", "Titre", "Un phare.", blocks=laid_out("Un phare."))
    blocks = continued(document, "Un phare.\n\nUn bac :\n- rouge ;\n- bleu.")
    assert [block.kind.value for block in blocks] == ["paragraph", "paragraph", "item", "item"]
    assert [block.parent for block in blocks] == [None, None, 1, 1]
    assert continued(document, "Deux phares.") == ()


@given(TEXTS)
def test_blocks_are_in_order_and_hold_every_sign(text: str) -> None:
    blocks = laid_out(text)
    held = {place for block in blocks for place in range(block.start, block.end)}
    assert sum(block.end - block.start for block in blocks) == len(held)
    assert all(place in held for place, sign in enumerate(text) if not sign.isspace())
    assert all(block.parent is None or block.parent < number for number, block in enumerate(blocks))


@given(TEXTS)
def test_blocks_come_back_from_their_codes(text: str) -> None:
    blocks = laid_out(text)
    assert tuple(block_from(block_as_list(block)) for block in blocks) == blocks
