"""Questions about a document itself are told from questions about what it tells."""

from datetime import date

import pytest

from bot.models import Document, Fact, Field
from bot.search.metadata_questions import asked_field, content, facts
from bot.search.ranking import Ranker
from bot.understanding.question import ParsedQuestion

PHARE = Document("phare", "Le phare", "Le phare luit.", "https://exemple.fr", "Anne Le Goff", date(2023, 5, 12))
BAC = Document("bac", "Le bac", "Le bac passe.")


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("Qui a écrit l’article ?", Field.AUTHOR),
        ("qui est l'auteur", Field.AUTHOR),
        ("De quand date ce document ?", Field.PUBLISHED),
        ("quand est paru l'article", Field.PUBLISHED),
        ("Quelle est la source ?", Field.SOURCE),
        ("lien de l'article", Field.SOURCE),
        ("D’où tenez-vous ces informations ?", Field.SOURCE),
        ("d'où viennent tes infos", Field.SOURCE),
        ("tu as trouvé ces infos où ?", Field.SOURCE),
        ("Où puis-je lire l’article en entier ?", Field.SOURCE),
        ("le lien de l’article complet", Field.SOURCE),
        ("envoie le lien", Field.SOURCE),
        ("où trouver des informations ?", None),
        ("d’où vient l’information sur le phare ?", None),
        ("le texte complet de la loi", None),
        ("Qui a écrit l’amendement ?", None),
        ("De quand date le phare ?", None),
        ("Où est la source de la rivière ?", None),
        ("De quoi parle l’article ?", None),
        ("article", None),
    ],
)
def test_a_question_about_the_document_is_recognised(question: str, field: Field | None) -> None:
    assert asked_field(Ranker().query(ParsedQuestion.of(question))) is field


def test_only_what_is_known_is_told() -> None:
    assert facts(Field.AUTHOR, [PHARE, BAC]) == (Fact(PHARE, Field.AUTHOR),)


@pytest.mark.parametrize(
    ("asked", "looked_for"),
    [
        ("Que dit l’article sur le phare ?", ["phare"]),
        ("le phare selon le document", ["phare"]),
        ("Que dit l’article 8 sur le phare ?", ["article", "8", "phare"]),
        ("Qui a signé le texte de loi ?", ["signe", "texte", "loi"]),
        ("l’article", ["article"]),
    ],
)
def test_the_document_itself_is_not_looked_for(asked: str, looked_for: list[str]) -> None:
    query = content(Ranker([]).query(ParsedQuestion.of(asked)))
    said = [word.surface for word in query.words if word.surface not in ("dit", "selon")]
    assert said == looked_for
