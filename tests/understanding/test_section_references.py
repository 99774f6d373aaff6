"""Sections by their number, as questions ask and headings say."""

import pytest

from bot.understanding.question import ParsedQuestion
from bot.understanding.section_references import heading_labels, item_label


@pytest.mark.parametrize(
    ("question", "sections"),
    [
        ("Que dit l’article 3 ?", [{"article 3"}]),
        ("que dit lart. 1er des statuts", []),
        ("que dit l art 1er des statuts", [{"article 1"}]),
        ("chapitre II du règlement", [{"chapitre 2"}]),
        ("annexe B", [{"annexe b"}]),
        ("au 2° de l’article 5", [{"article 5"}, {"item 2"}]),
        ("b) de l’article 2", [{"article 2"}, {"item b"}]),
        ("le 3e article", [{"article 3"}]),
        ("étape 4", [{"etape 4", "point 4", "item 4"}]),
        ("Quel article parle du phare ?", []),
        ("Combien d’articles en 2024 ?", []),
    ],
)
def test_questions_ask_for_sections_by_number(question: str, sections: list[set[str]]) -> None:
    assert ParsedQuestion.of(question).sections == sections


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Article 3 – Expulsion", "article 3"),
        ("Article premier", "article 1"),
        ("CHAPITRE IV. Des comptes", "chapitre 4"),
        ("Annexe B", "annexe b"),
        ("3. Rapport moral", "point 3"),
        ("Le port en 3 articles", None),
    ],
)
def test_headings_have_labels(heading: str, label: str | None) -> None:
    assert list(heading_labels(heading)) == ([label] if label else [])


def test_items_have_labels_by_their_numbers_and_none_by_bullets() -> None:
    assert [item_label(mark) for mark in ("2° ", "b) ", "3. ", "• ")] == ["item 2", "item b", "item 3", None]
