"""Synonyms, as terms, with how close they are."""

from bot.config import ROOT
from bot.ingest.shipped_data import shipped_thesaurus
from bot.models import Document
from bot.search.ranking import Ranker
from bot.search.thesaurus import GROUPED, Thesaurus
from bot.text.analysis import term_of
from bot.text.words import STOP_WORDS
from bot.understanding.question import ParsedQuestion


def test_a_line_is_a_term_and_its_synonyms() -> None:
    thesaurus = Thesaurus("femm epou34 dam20\nbac traversier40")
    assert thesaurus.synonyms("femm") == [("epou", 0.34), ("dam", 0.2)]
    assert thesaurus.synonyms("phar") == []


def test_the_shipped_one_knows_common_words() -> None:
    synonyms = dict(shipped_thesaurus().synonyms(term_of("femme")))
    assert term_of("épouse") in synonyms
    assert all(0 < closeness <= 1 for closeness in synonyms.values())


def test_a_passage_is_found_by_a_synonym() -> None:
    document = Document("phare", "Le phare", "Le gardien vit seul.\n\nSon épouse tient la boulangerie.")
    asked = ParsedQuestion.of("sa femme")
    assert Ranker([document]).best(Ranker([document]).query(asked), 1) == []
    ranker = Ranker([document], thesaurus=shipped_thesaurus())
    assert ranker.best(ranker.query(asked), 1)[0].passage.text == "Son épouse tient la boulangerie."


def test_of_a_group_any_two_mean_nearly_the_same() -> None:
    thesaurus = Thesaurus("femm epou34 dam90", [{"femm", "epou", "conjoint"}])
    assert thesaurus.synonyms("femm") == [("dam", 0.9), ("conjoint", GROUPED), ("epou", GROUPED)]
    assert thesaurus.synonyms("conjoint") == [("epou", GROUPED), ("femm", GROUPED)]


def test_the_groups_that_ship_are_of_words_that_are_looked_up() -> None:
    lines = (ROOT / "bot" / "data" / "everyday.txt").read_text("utf-8").splitlines()
    for line in lines:
        words = [] if line.startswith("#") else line.split()
        assert len(words) != 1
        assert not STOP_WORDS & set(words), line
        assert len(words) == len(set(words)), line
