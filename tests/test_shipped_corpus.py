"""The document that ships with the bot tells every fact it should, and is found when people ask for it."""

import pytest

from bot.collection import Collection
from bot.config import ROOT
from bot.ingest.corpus import read_corpus
from bot.models import Field, Outcome

CORPUS = read_corpus([ROOT / "corpus"])
COLLECTION = Collection(CORPUS.documents)

TOLD = [
    ("Qui a dirigé l’opération contre Coco ?", "Junalco"),
    ("Combien de victimes ont été identifiées ?", "480 victimes"),
    ("Quelle peine risquent les responsables ?", "dix ans de prison"),
    ("Où le site était-il hébergé ?", "Guernesey"),
    ("Qu’est devenu l’amendement de Raphaël Gérard ?", "rejeté"),
    ("Que demande SOS homophobie ?", "pouvoirs publics"),
    ("Combien de procédures visent Coco ?", "23\u202f051"),
    ("c quoi coco", "site de discussion"),
    ("kan coco a ferme", "25 juin 2024"),
    ("lamende", "500\u202f000\u00a0euros"),
    ("la femme du proprietaire", "garde à vue"),
    ("ou est le proprietaire", "hors de France"),
    ("depuis quand la junalco enquete", "décembre 2023"),
    ("dunkerque", "mineurs"),
    ("que dit le ministre de l'interieur", "mafieuse"),
    ("le tchat etait anonyme ?", "anonyme"),
    ("qui a saisi le serveur", "gendarmes"),
    ("pedocriminalite", "proxénétisme"),
]


def test_it_is_well_formed() -> None:
    assert CORPUS.problems == []
    assert [document.title for document in CORPUS.documents] == ["Fermeture de Coco"]


@pytest.mark.parametrize(("question", "said"), TOLD)
def test_a_fact_is_found(question: str, said: str) -> None:
    answer = COLLECTION.answer(question)
    assert answer.answered
    assert said in answer.hits[0].text


def test_every_question_that_it_proposes_is_answered_rightly() -> None:
    """A button that leads to something else is worse than none."""
    proposed = [question for document in CORPUS.documents for question in document.questions]
    assert set(proposed) <= {question for question, _ in TOLD}
    assert COLLECTION.examples(len(proposed)) == proposed


@pytest.mark.parametrize(
    "question",
    [
        "Qui a gagné le match hier ?",
        "recette des crêpes",
        "météo demain à Lille",
        "Quel âge a le président ?",
        "azerty",
    ],
)
def test_what_it_does_not_tell_is_not_answered(question: str) -> None:
    assert COLLECTION.answer(question).outcome is Outcome.NOTHING


def test_titles_are_never_quoted() -> None:
    """They are told with the paragraphs under them."""
    for question in ("les chiffres", "les réactions", "enquête et peines encourues", "fermeture"):
        assert not any("#" in hit.text for hit in COLLECTION.answer(question).hits)


def test_its_author_is_said_to_be_the_source_s() -> None:
    """The sentences are ours: whoever asks is told."""
    facts = COLLECTION.answer("Qui a écrit l’article ?").facts
    assert [(fact.field, bool(fact.document.note)) for fact in facts] == [(Field.AUTHOR, True)]
