"""How much a word informs in French at large."""

import math

from bot.ingest.shipped_data import shipped_background
from bot.search.background import Background
from bot.text.analysis import term_of


def test_a_common_word_informs_less_than_a_rare_one() -> None:
    shipped = shipped_background()
    assert shipped.information(term_of("guerre")) < shipped.information(term_of("lanterne"))
    assert shipped.information(term_of("lanterne")) == shipped.information("quasar")


def test_it_is_the_idf_of_what_was_counted() -> None:
    counted = Background("10\n4 phare bac\n3 tour\n")
    assert counted.information("bac") == math.log(1 + 6.5 / 4.5)
    assert counted.information("tour") == math.log(1 + 7.5 / 3.5)
    assert counted.information("goeland") == math.log(1 + 8.5 / 2.5), "as if two paragraphs held it"


def test_where_nothing_was_counted_all_words_inform_as_much() -> None:
    assert Background().information("phare") == Background().information("bac") > 0
