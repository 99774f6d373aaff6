"""Which texts say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection import Collection
from bot.editorial.near_duplicates import resemblance
from bot.models import Document
from tests.kerbihan import BAC, LIBRARY, PHARE
from tests.search.library import LIBRARIES

TEXTS = st.lists(st.sampled_from("le bac la rade un phare deux mer".split()), max_size=20).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("un deux trois quatre cinq six", "un deux trois quatre cinq six", 1.0),
        ("un deux trois quatre cinq six", "un deux trois quatre cinq sept", 0.5),
        ("un deux trois quatre cinq", "zéro un deux trois quatre cinq six", 1.0),
        ("cinq quatre trois deux un", "un deux trois quatre cinq", 0.0),
        ("L’ÉTÉ, à  la\nmer : le phare.", "l'ete a la mer — le phare", 1.0),
        ("deux mots", "il y a deux mots ici", 1.0),
        ("deux mots", "il y a deux autres mots", 0.0),
        ("", "un deux trois", 0.0),
        ("… !", "… !", 0.0),
    ],
)
def test_texts_resemble_by_their_runs_of_five_words(one: str, other: str, share: float) -> None:
    assert resemblance(one, other) == resemblance(other, one) == share


@given(TEXTS, TEXTS)
def test_resemblance_is_a_share_and_mutual(one: str, other: str) -> None:
    assert 0 <= resemblance(one, other) == resemblance(other, one) <= 1
    assert resemblance(one, one) == bool(one)


@given(TEXTS.filter(bool), TEXTS, TEXTS)
def test_a_text_within_another_resembles_it_wholly(text: str, before: str, behind: str) -> None:
    assert resemblance(text, f"{before} {text} {behind}") == 1 or len(before) + len(behind) == 0


def edited(document: Document, identity: str = "copie") -> Document:
    return Document(identity, "Autre titre", document.text.replace("1874", "1875").upper())


def test_a_copy_is_found_among_others(collection: Collection) -> None:
    (found, share), *others = collection.resembling(edited(PHARE))
    assert found is PHARE
    assert 0.8 < share < 1
    assert others == []


def test_a_document_does_not_resemble_itself(collection: Collection) -> None:
    assert collection.resembling(PHARE) == []
    assert collection.resembling(edited(PHARE, PHARE.id)) == []


def test_the_likest_come_first_and_no_more_than_asked_for() -> None:
    both = Document("deux", "Deux", f"{PHARE.text}\n\n{BAC.text}")
    part = Document("part", "Part", PHARE.text.partition("\n")[0])
    library = Collection([*LIBRARY, part])
    assert [one.id for one, _ in library.resembling(both)] == ["bac", "part", "phare"]
    assert [one.id for one, _ in library.resembling(both, limit=1)] == ["bac"]


def test_a_small_document_is_found_in_a_large_one() -> None:
    large = "\n\n".join(f"Le témoin numéro {number} raconte ce que {number} personnes ont vu." for number in range(300))
    library = Collection([PHARE, BAC])
    assert [one for one, _ in library.resembling(Document("grand", "Grand", f"{large}\n\n{BAC.text}"))] == [BAC]


def test_a_document_without_words_resembles_none(collection: Collection) -> None:
    assert collection.resembling(Document("vide", "Vide", "… — !"), least=0.0) == []


@given(LIBRARIES.filter(bool), st.data())
def test_whatever_is_found_does_resemble(documents: list[Document], data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(documents))
    found = Collection(documents).resembling(document)
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)
    for other, share in found:
        assert other.id != document.id
        assert share == resemblance(document.text, other.text) >= 0.5


@given(LIBRARIES, st.text(max_size=5))
def test_an_exact_copy_is_never_missed(documents: list[Document], title: str) -> None:
    library = Collection(documents)
    for document in library.documents:
        found = library.resembling(Document("copie", title, document.text), limit=len(documents))
        assert (document, 1.0) in found or not document.text.strip(".")
