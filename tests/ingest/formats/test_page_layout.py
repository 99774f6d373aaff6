"""Lines on pages become paragraphs."""

import pytest

from bot.ingest.formats.page_layout import HYPHEN, Line, paragraphs

STEP = 14.0


def page(*texts: str, up: float = 700, left: float = 72, size: float = 12, step: float = STEP) -> list[Line]:
    """Lines one under the other, six points a letter; «>» begins an indented one."""
    found = []
    for number, text in enumerate(texts):
        begin = left + (18 if text.startswith(">") else 0)
        text = text.lstrip(">")
        low = up - number * step
        found.append(Line(text, begin, begin + 6 * len(text), low + size, low, size, 595, 842))
    return found


WIDE = "Une ligne qui va jusqu’au bord de la colonne, sans laisser de place"


def test_lines_of_a_paragraph_are_joined() -> None:
    assert paragraphs([page(WIDE, "et qui finit ici.")]) == [f"{WIDE} et qui finit ici."]


def test_a_gap_an_indent_and_a_short_last_line_part_paragraphs() -> None:
    assert paragraphs([page(WIDE, WIDE + ".") + page("Plus bas.", up=640)]) == [f"{WIDE} {WIDE}.", "Plus bas."]
    assert paragraphs([page(">" + WIDE, WIDE + ".", ">" + WIDE)]) == [f"{WIDE} {WIDE}.", WIDE]
    assert paragraphs([page(WIDE, "Elle finit là.", WIDE)]) == [f"{WIDE} Elle finit là.", WIDE]


def test_a_title_in_larger_letters_stands_alone() -> None:
    assert paragraphs([page("Le phare", size=18) + page(WIDE, "suite.", up=680)]) == ["Le phare", f"{WIDE} suite."]


def test_items_of_a_list_stand_alone() -> None:
    assert paragraphs([page("• une lanterne", "• un escalier", "1. Une porte")]) == [
        "• une lanterne",
        "• un escalier",
        "1. Une porte",
    ]


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    second = page("et finit plus loin.", up=700, left=320)
    assert paragraphs([page(WIDE, up=100) + second]) == [f"{WIDE} et finit plus loin."]
    assert paragraphs([page(WIDE), page("et finit plus loin.")]) == [f"{WIDE} et finit plus loin."]
    assert paragraphs([page("Elle finit."), page("Une autre.")]) == ["Elle finit.", "Une autre."]


def test_what_stands_at_the_edge_of_most_pages_is_left_out() -> None:
    pages = [
        page(f"La Gazette, p. {n}", up=815) + page(f"Le jour {'abcd'[n]}.", up=700) + page(f"– {n} –", up=20)
        for n in range(4)
    ]
    assert paragraphs(pages) == ["Le jour a.", "Le jour b.", "Le jour c.", "Le jour d."]


def test_what_stands_there_once_or_comes_back_in_the_middle_stays() -> None:
    pages = [page(f"Titre {'abcd'[n]}", up=815, size=20) + page("Encore.", up=400) for n in range(4)]
    assert paragraphs(pages) == ["Titre a", "Encore.", "Titre b", "Encore.", "Titre c", "Encore.", "Titre d", "Encore."]


@pytest.mark.parametrize(
    ("cut", "mended"),
    [
        (f"un service inter{HYPHEN}rompu", "un service interrompu"),
        (f"le porte{HYPHEN}parole", "le porte-parole"),
        (f"oui, dit{HYPHEN}il", "oui, dit-il"),
        (f"Saint{HYPHEN}Malo", "Saint-Malo"),
        (f"de 2019{HYPHEN}2020", "de 2019-2020"),
        (f"l’aide{HYPHEN}soignante et une autre aide-soignante", "l’aide-soignante et une autre aide-soignante"),
        (f"un contre{HYPHEN}temps, puis un contretemps", "un contretemps, puis un contretemps"),
        (f"le bateau-{HYPHEN}", "le bateau--"),
    ],
)
def test_a_word_cut_at_a_line_s_end_is_mended_where_that_is_sensible(cut: str, mended: str) -> None:
    assert paragraphs([page(cut)]) == [mended]
    assert HYPHEN not in paragraphs([page(f"{HYPHEN}a{HYPHEN}{HYPHEN}b", HYPHEN)])[0]


def test_a_cut_word_joins_lines_whatever_stands_between() -> None:
    assert paragraphs([page(f"un service inter{HYPHEN}"), page("rompu.")]) == ["un service interrompu."]


def test_no_line_is_no_paragraph() -> None:
    assert paragraphs([]) == paragraphs([[], []]) == []
