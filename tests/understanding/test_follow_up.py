"""Questions that lean on the one before: what they ask in full, and what answers them."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection import SHOWN, Collection
from bot.models import Document, Field, Outcome, Reason
from bot.search.curation import Curation, PinnedPassage
from bot.understanding.answer_type import AnswerType
from bot.understanding.follow_up import Antecedent, antecedent_of_answer, antecedent_of_hit, complete
from bot.understanding.question import ParsedQuestion
from tests.kerbihan import BAC, BOULANGERIE, LIBRARY, PHARE
from tests.search.library import LIBRARIES, QUESTIONS
from tests.understanding.test_ellipsis import LEANING, STANDING_ALONE

KEEPER = "La dernière gardienne, Anne Kermarec, a quitté la tour en 1991."


def behind(question: str, document: Document = PHARE, quoted: str = "") -> Antecedent:
    """The context of `question` when this part of `document` answered it; its first paragraph by default."""
    quoted = quoted or document.text.split("\n\n")[0]
    start = document.text.index(quoted)
    return Antecedent(question, document.id, start, start + len(quoted))


IN_FULL = [
    ("Où était hébergé le site ?", "depuis quand ?", "depuis quand était hébergé le site"),
    ("Qui a dirigé l’opération ?", "où ça ?", "où ça a dirigé l’opération"),
    ("Qui a dirigé l'opération ?", "combien de gendarmes ?", "combien de gendarmes a dirigé l’opération"),
    ("Combien de victimes ont été identifiées ?", "depuis quand ?", "depuis quand victimes ont été identifiées"),
    ("Combien de victimes y a-t-il ?", "et de procédures ?", "Combien de victimes y a-t-il, de procédures"),
    ("Combien de victimes ont été identifiées ?", "et combien de morts", "combien de morts ont été identifiées"),
    ("Quel âge ont les gardiens ?", "où ça ?", "où ça ont les gardiens"),
    ("Que demande le maire ?", "c'est-à-dire ?", "c’est quoi demande le maire"),
    ("Combien de marches a le phare ?", "et en tout ?", "combien en tout marches a le phare"),
    ("Qui a construit le phare ?", "et la hauteur ?", "combien la hauteur a construit le phare"),
    ("Qui a construit le phare ?", "il a été vendu ?", "il a été vendu a construit le phare"),
    ("Qui a construit le phare en 1874 ?", "et en 1991 ?", "Qui a construit le phare en 1991"),
    ("Combien de voyageurs à Lyon ?", "et à Brest ?", "Combien de voyageurs à Brest"),
    ("Que pense Anne du phare ?", "et Yves Lannuzel ?", "Que pense Yves Lannuzel du phare"),
    ("Qui a construit le phare ?", "et le bac ?", "Qui a construit le phare, le bac"),
    ("Qui a construit le phare, le bac", "et la digue ?", "Qui a construit le phare, la digue"),
    ("Où est le gardien ?", "et sa femme ?", "Où est le gardien, sa femme"),
    ("depuis quand a construit le phare", "où ça ?", "où ça a construit le phare"),
    ("", "pourquoi ?", "pourquoi"),
]  # fmt: skip


@pytest.mark.parametrize(("last", "question", "full"), IN_FULL)
def test_a_follow_up_is_asked_in_full(last: str, question: str, full: str) -> None:
    follow_up = complete(ParsedQuestion.of(question), behind(last))
    assert follow_up
    assert follow_up.question.text == full


def test_a_follow_up_asks_for_the_kind_of_thing_that_its_form_tells() -> None:
    for question, kind, own in [
        ("depuis quand ?", AnswerType.DATE, ""),
        ("et la lanterne ?", AnswerType.NAME, "lanterne"),
        ("quel âge a-t-il ?", AnswerType.FIGURE, ""),
        ("il a été vendu ?", None, "vendu"),
        ("et après ?", None, ""),
    ]:
        follow_up = complete(ParsedQuestion.of(question), behind("Qui a construit le phare ?"))
        assert follow_up
        assert (follow_up.answer_type, follow_up.own, follow_up.onward) == (kind, own, question == "et après ?")


def test_long_conversations_do_not_grow() -> None:
    asked = "Qui a construit le phare de Kerbihan ?"
    for question in ["depuis quand ?", "et sa femme ?", "il a été vendu ?", "combien de marches ?"] * 20:
        follow_up = complete(ParsedQuestion.of(question), behind(asked))
        assert follow_up
        asked = follow_up.question.text
    assert len(asked) < 250


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("Qui a construit le phare ?", "quand ?", "en 1874"),
        ("Qui a construit le phare ?", "il mesure combien", "42 mètres"),
        ("Qui a construit le phare ?", "et la lanterne ?", "Sa lanterne"),
        ("Qui est la dernière gardienne ?", "c'etait quand", "en 1991"),
        ("Combien coûte le gâteau ?", "et les baguettes ?", "500 baguettes"),
        ("Le bac est-il gratuit ?", "il transporte combien de voyageurs ?", "23 051 voyageurs"),
    ],
)
def test_a_follow_up_is_answered_from_the_same_document(
    collection: Collection, first: str, then: str, told: str
) -> None:
    before = collection.answer(first)
    answer = collection.answer(then, SHOWN, antecedent_of_answer(before))
    assert answer.question == then
    assert answer.completed
    assert answer.answered
    assert told in answer.hits[0].text
    assert {hit.document for hit in answer.hits} == {before.hits[0].document}


@pytest.mark.parametrize(
    "then", ["quel âge ?", "pourquoi ?", "elle est mariée ?", "et à Lyon ?", "combien de pinces ?"]
)
def test_what_the_document_does_not_tell_gets_nothing(collection: Collection, then: str) -> None:
    answer = collection.answer(then, SHOWN, behind("Qui est la dernière gardienne ?", PHARE, KEEPER))
    assert not answer.answered
    assert answer.reason is Reason.NO_MATCH
    assert answer.completed, "what was asked in full is known to whoever looks after the documents"


def test_what_another_document_tells_is_found_in_the_reader_s_own_words(collection: Collection) -> None:
    answer = collection.answer("et le beurre salé ?", SHOWN, behind("Qui a construit le phare ?"))
    assert answer.hits[0].document is BOULANGERIE
    assert answer.completed is None
    assert answer == collection.answer("et le beurre salé ?")


def test_what_was_quoted_is_not_quoted_again_for_what_follows() -> None:
    told = Document(
        "d", "Le bac", "Le bac a été vendu en 2019.\n\nLe bac est vendu à Brest.\n\nLe bac fut repeint en mai 2020."
    )
    collection = Collection([told])
    first = collection.answer("Quand le bac a-t-il été vendu ?", 1)
    after = collection.answer("et après ?", SHOWN, antecedent_of_answer(first))
    assert [hit.text for hit in after.hits] == ["Le bac est vendu à Brest.", "Le bac fut repeint en mai 2020."]
    where = collection.answer("où ça ?", SHOWN, antecedent_of_answer(first))
    assert [hit.text for hit in where.hits] == ["Le bac est vendu à Brest."]


def test_a_measure_is_told_in_its_unit() -> None:
    told = Document("d", "Le bac", "Le bac a deux moteurs. Le bac transporte 80 voyageurs.")
    context = behind("Qui conduit le bac ?", told)
    assert not Collection([told]).answer("il dure combien de temps ?", SHOWN, context).answered
    assert Collection([told]).answer("combien ?", SHOWN, context).answered


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ("à quelle heure ?", "Il part à 14 h 30."),
        ("ils sont combien", "Ils sont quatre à bord."),
        ("combien dannees", "Il vogue pour dix ans."),
        ("c ou", "Il est amarré à Brest."),
        ("et a brest", "Il est amarré à Brest."),
    ],
)
def test_what_is_asked_for_is_told_as_such_a_thing_is_told(then: str, told: str) -> None:
    """No date is an hour or a number of people, no «maire de Brest» something that is in Brest."""
    lines = [
        "Le bac est né en mai 2020.",
        "Le bac attend des années.",
        "Le maire de Brest aime le bac.",
        f"{told} C’est le bac.",
    ]
    document = Document("d", "Le bac", "\n\n".join(lines))
    answer = Collection([document]).answer(then, 1, behind("C’est quoi le bac ?", document))
    assert told in answer.hits[0].text
    without = Document("d", "Le bac", "\n\n".join(lines[:-1]))
    assert not Collection([without]).answer(then, 1, behind("C’est quoi le bac ?", without)).answered


def test_what_was_quoted_is_told_on_in_words_made_of_those_that_were_asked() -> None:
    told = Document("d", "Le bac", "La douane l’a saisi.\n\nOn apprit la fermeture du bac le 3 mai 2020.")
    context = Antecedent("Qui a fermé le bac ?", "d", 0, len("La douane l’a saisi."))
    assert "3 mai" in Collection([told]).answer("quand ca", SHOWN, context).hits[0].text


def test_something_else_than_what_was_quoted_is_asked_for() -> None:
    told = Document("d", "Le bac", "Le bac est vert.\n\nLe bac fut vendu.\n\nLa digue est longue.")
    context = behind("Que dit-on du bac ?", told, "Le bac fut vendu.")
    answer = Collection([told]).answer("et à part ça ?", SHOWN, context)
    assert [hit.text for hit in answer.hits] == ["Le bac est vert."]


@pytest.mark.parametrize(
    "first", ["Qui a construit le phare ?", "Qui est la dernière gardienne ?", "Le phare est-il fermé ?"]
)
@pytest.mark.parametrize("question", ["combien de gardiens", "la lanterne ?", "et combien de gardiens ?"])
def test_a_short_question_that_the_document_answers_as_it_stands_is_not_bent(
    collection: Collection, first: str, question: str
) -> None:
    alone = collection.answer(question)
    assert alone.answered
    assert collection.answer(question, SHOWN, antecedent_of_answer(collection.answer(first))) == alone


def test_a_short_question_that_another_document_answers_as_well_is_asked_of_the_quoted_one() -> None:
    told = Document("d", "Le bac", "Le bac est vieux.\n\nTrois marins conduisent le bac.")
    other = Document("e", "Les marins", "Neuf marins, des marins de Brest, sont partis. Les marins chantent.")
    collection = Collection([told, other])
    assert collection.answer("combien de marins").hits[0].document is other
    answer = collection.answer("combien de marins", SHOWN, behind("Le bac est-il vieux ?", told))
    assert "Trois marins" in answer.hits[0].text


@pytest.mark.parametrize(
    ("then", "field"),
    [("et quand ?", Field.PUBLISHED), ("c ki", Field.AUTHOR), ("ou ca", Field.SOURCE), ("et le lien ?", Field.SOURCE)],
)
def test_behind_what_is_known_of_a_document_more_of_it_may_be_asked(then: str, field: Field) -> None:
    collection = Collection([PHARE])
    context = antecedent_of_answer(collection.answer("Qui a écrit l’article ?"))
    answer = collection.answer(then, SHOWN, context)
    assert [fact.field for fact in answer.facts] == [field]


def test_behind_what_is_known_of_a_document_its_text_may_be_asked() -> None:
    collection = Collection([PHARE])
    context = antecedent_of_answer(collection.answer("Qui a écrit l’article ?"))
    assert "1991" in collection.answer("et la dernière gardienne ?", SHOWN, context).hits[0].text
    assert not collection.answer("pourquoi ?", SHOWN, context).answered


def test_what_is_known_of_several_documents_leaves_nothing_to_lean_on() -> None:
    other = Document("d", "Le môle", "Le môle est long.", author="Yann Prigent")
    assert antecedent_of_answer(Collection([PHARE, other]).answer("Qui a écrit l’article ?")) is None


def test_however_many_documents_meet_the_question_better_the_quoted_one_is_asked() -> None:
    others = [Document(f"d{number}", "Phares", f"Le phare a été construit en {1700 + number}.") for number in range(99)]
    told = Document(
        "vieux", "Un très vieux phare", "Le phare fut élevé par des moines.\n\nLe phare est élevé depuis 1402."
    )
    answer = Collection([*others, told]).answer("depuis quand ?", SHOWN, behind("Qui a élevé le phare ?", told))
    assert [hit.text for hit in answer.hits] == ["Le phare est élevé depuis 1402."]


@pytest.mark.parametrize("question", [*STANDING_ALONE, "quasar hydrogène", "On m'a agressé", "phare " * 200])
def test_a_question_that_stands_alone_is_answered_as_if_nothing_had_gone_before(
    collection: Collection, question: str
) -> None:
    context = behind("Qui a construit le phare ?")
    assert collection.answer(question, SHOWN, context) == collection.answer(question)


@pytest.mark.parametrize("question", LEANING)
def test_nothing_leans_on_a_document_that_is_no_longer_there(collection: Collection, question: str) -> None:
    assert collection.answer(question, SHOWN, Antecedent("Qui ?", "parti", 0, 9)) == collection.answer(question)


def test_who_wrote_it_is_asked_of_the_quoted_document_alone() -> None:
    other = Document("d", "Le môle", "Le môle est long.", author="Yann Prigent")
    collection = Collection([PHARE, other])
    assert len(collection.answer("L'auteur ?").facts) == 2
    answer = collection.answer("L'auteur ?", SHOWN, behind("Qui a construit le phare ?"))
    assert [fact.document for fact in answer.facts] == [PHARE]
    assert (answer.question, answer.completed) == ("L'auteur ?", None)


def test_a_passage_pinned_to_a_follow_up_s_very_words_answers_it() -> None:
    start = BAC.text.index("Le passage est gratuit")
    pin = PinnedPassage("Et le passage ?", BAC.id, start, start + len("Le passage est gratuit pour les habitants."))
    collection = Collection(LIBRARY, curation=Curation((pin,)))
    answer = collection.answer("et le passage ?", SHOWN, behind("Combien coûte le gâteau ?", BOULANGERIE, "Le gâteau"))
    assert (answer.pinned, answer.hits[0].document, answer.completed) == (True, BAC, None)


def test_words_that_mean_the_same_here_mean_the_same_in_follow_ups() -> None:
    context = behind("Qui a construit le phare ?")
    assert not Collection(LIBRARY).answer("et la loupiote ?", SHOWN, context).answered
    curated = Collection(LIBRARY, curation=Curation(pairs=(("loupiote", "lanterne"),)))
    assert "Sa lanterne" in curated.answer("et la loupiote ?", SHOWN, context).hits[0].text


@given(
    LIBRARIES,
    QUESTIONS,
    st.one_of(QUESTIONS, st.sampled_from([*LEANING, "et le phare ?", "et le bac ?"])),
    st.integers(0, 5),
    st.integers(-50, 400),
    st.integers(-50, 400),
    st.integers(0, 4),
)
def test_an_answer_in_context_keeps_every_promise(
    documents: list[Document], last: str, question: str, document: int, start: int, end: int, limit: int
) -> None:
    collection = Collection(documents, excerpt_chars=100)
    context = Antecedent(last, f"d{document}", start, end)
    answer = collection.answer(question, limit, context)
    assert answer == collection.answer(question, limit, context)
    assert answer.question == question
    assert 0 <= answer.confidence <= 1
    assert len(answer.hits) <= limit
    assert answer.answered == (answer.reason is None) == (answer.outcome is not Outcome.NOTHING)
    assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)
    for hit in answer.hits:
        assert hit.document.id == context.document or answer.completed is None
        assert hit.text == hit.document.text[hit.start : hit.end] == hit.text.strip() != ""
    for one, other in combinations(answer.hits, 2):
        assert one.document.id != other.document.id or one.end <= other.start or other.end <= one.start
    if answer.completed is None and not answer.facts:
        assert answer == collection.answer(question, limit)


def test_behind_a_passage_alone_stands_what_it_says_and_not_what_is_asked_for() -> None:
    collection = Collection(LIBRARY)
    quoted = collection.answer("Qui a construit le phare ?").hits[0]
    left = antecedent_of_hit(quoted)
    assert left.question == "phare Kerbihan construit ingénieur Yves Lannuzel"
    assert (left.document, left.start, left.end) == (quoted.document.id, quoted.start, quoted.end)
    when = collection.answer("et quand ?", context=left)
    assert when.outcome is Outcome.ANSWERS
    assert "1874" in when.hits[0].text[slice(*when.hits[0].sentence)]
