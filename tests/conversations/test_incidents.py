"""What goes wrong inside is logged without who asked what, and the reader gets an apology with its number."""

import re

import pytest

from bot import texts
from bot.conversation.policy import PRIVATE
from bot.library import Library
from bot.models import Answer
from bot.understanding.follow_up import Antecedent
from bot.understanding.question import ParsedQuestion
from tests.conversations.conftest import Stage


class Broken(Library):
    """A library that fails on some questions, telling which in its error."""

    def answer(self, question: str | ParsedQuestion, limit: int = 3, context: Antecedent | None = None) -> Answer:
        """Fail."""
        question = ParsedQuestion.of(question).text
        if "panne" in question or limit == PRIVATE.excerpts:
            raise RuntimeError(f"cannot look up {question!r}")
        return super().answer(question, limit, context)


@pytest.mark.parametrize("question", ["Le phare est-il en panne ?", "/question Le phare est-il en panne ?"])
async def test_a_failure_is_apologised_for_under_a_number(stage: Stage, question: str) -> None:
    """The same number stands in the log, with where it happened and without the question."""
    await stage.open(kind=Broken)
    maelle = stage.person("Maëlle")
    maelle.said.append("Le phare est-il en panne ?")
    apology = await maelle.asks(question)

    found = re.fullmatch(r"Pardon, une panne m’empêche de répondre \(incident (\w{8})\)\. .*", apology.text)
    assert found is not None
    logged = stage.log.getvalue()
    assert f"Incident {found[1]}: RuntimeError\n" in logged
    assert "in answer" in logged
    assert (await maelle.asks("/aide")).text == texts.HELP


async def test_a_press_whose_question_fails_is_answered_and_apologised_for(stage: Stage) -> None:
    """The press stops spinning; the apology stands in the chat."""
    await stage.open(kind=Broken)
    maelle = stage.person("Maëlle")
    welcome = await maelle.asks("/start")
    await welcome.press("Qui a construit le phare ?")
    assert (await maelle.hears()).text.startswith("Pardon, une panne")


async def test_each_incident_has_its_own_number(stage: Stage) -> None:
    """Two readers who write to the editor mean two different lines of the log."""
    await stage.open(kind=Broken)
    maelle = stage.person("Maëlle")
    assert (await maelle.asks("Le phare, en panne ?")).text != (await maelle.asks("Le phare, en panne ?")).text
