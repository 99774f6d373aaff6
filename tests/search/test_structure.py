"""A sentence is found by what it belongs to: heading, question, announcement, columns, its document's year."""

from datetime import date

import pytest

from bot.collection import Collection
from bot.models import Document, Outcome
from bot.text.blocks import Element, Form, assemble

H, P, ITEM, R = Form.HEADING, Form.PARAGRAPH, Form.ITEM, Form.ROW


def document(identity: str, title: str, *elements: Element, published: date | None = None) -> Document:
    text, blocks = assemble(elements)
    return Document(identity, title, text, published=published, blocks=blocks)


RULES = document(
    "rules",
    "Règles du refuge de Lanvor",
    Element(H, "Article 1 – Entrée", 2),
    Element(P, "Elle se fait par la porte du nord, une fois inscrit au registre."),
    Element(H, "Article 2 – Nuitée", 2),
    Element(P, "Onze euros par personne, draps compris, à régler en arrivant."),
    Element(H, "Article 3 – Bivouac", 2),
    Element(P, "Il est toléré derrière le mur, du coucher au lever du soleil. Voir aussi l’article 2 pour les prix."),
    Element(H, "Article 4 – Affaires", 2),
    Element(P, "Chaque randonneur apporte :"),
    Element(ITEM, "un sac à viande ;", 1, "•"),
    Element(ITEM, "une lampe frontale ;", 1, "•"),
    Element(ITEM, "de quoi remporter ses déchets.", 1, "•"),
    Element(H, "Comment réserver une couchette ?", 2),
    Element(P, "Par téléphone, la veille au plus tard."),
    Element(H, "Quand le gardien est-il là ?", 2),
    Element(P, "De la Saint-Jean à la première neige."),
)
PRICES = document(
    "prices",
    "Prix de la buvette",
    Element(Form.CAPTION, "Boissons, en euros"),
    Element(R, cells=("Boisson", "Midi", "Soir"), header=True),
    Element(R, cells=("Limonade", "3,10", "3,60")),
    Element(R, cells=("Tisane", "2,20", "2,80")),
)
MINUTES = [
    document(
        f"minutes-{year}",
        f"Compte rendu de la réunion de {year}",
        Element(H, "Rapport moral", 2),
        Element(P, f"Le bureau remercie {who} pour ses années de présence."),
        Element(H, "Adhésions", 2),
        Element(P, f"Le club compte {members} membres."),
        published=date(year, 12, 10),
    )
    for year, who, members in ((2022, "Lise Cariou", 61), (2023, "Marc Salaün", 74), (2024, "Iris Morvan", 58))
]
COLLECTION = Collection([RULES, PRICES, *MINUTES])


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Que dit l’article 2 ?", "Onze euros"),
        ("que prevoit l art 3 du reglement du refuge", "toléré derrière le mur"),
        ("c’est combien la nuitée ?", "Onze euros"),
        ("le bivouac c'est permis ?", "toléré derrière le mur"),
        ("Comment réserver une couchette ?", "Par téléphone"),
        ("coment reserver une couchete", "Par téléphone"),
        ("quand le gardien est il la", "De la Saint-Jean"),
        ("Que doit apporter chaque randonneur ?", "une lampe frontale"),
        ("prix de la tisane le soir", "2,80"),
        ("combien de membres en 2023", "74 membres"),
        ("combien d adherents avait le club en 2022", "61 membres"),
        ("rapport moral 2024", "Iris Morvan"),
    ],
)
def test_the_right_place_comes_first(question: str, words: str) -> None:
    found = COLLECTION.answer(question)
    assert found.answered
    assert words in found.hits[0].text


@pytest.mark.parametrize(
    ("question", "outcome"), [("Que dit l’article 3 ?", Outcome.ANSWERS), ("Que dit l’article 9 ?", Outcome.MENTIONS)]
)
def test_a_section_asked_for_answers_and_one_that_is_not_there_does_not(question: str, outcome: Outcome) -> None:
    found = COLLECTION.answer(question).outcome
    assert found in (outcome, Outcome.NOTHING) if outcome is Outcome.MENTIONS else found is outcome


def test_another_section_s_mention_of_a_number_is_no_match_for_it() -> None:
    assert "Voir aussi" not in COLLECTION.answer("Que dit l’article 2 ?").hits[0].text


@pytest.mark.parametrize("question", ["apporter", "article 4", "chaque randonneur", "couchette", "tisane"])
def test_headings_questions_announcements_and_column_names_are_never_quoted_alone(question: str) -> None:
    alone = {
        "Article 4 – Affaires",
        "Chaque randonneur apporte :",
        "Comment réserver une couchette ?",
        "Boisson · Midi · Soir",
    }
    assert not alone & {hit.text for hit in COLLECTION.answer(question).hits}
