"""Questions to propose for a document whose editor proposes none."""

from bot.editorial.example_questions import Certainty, example_questions

PROPOSED = 5
_ENOUGH = 3


def questions_about(text: str) -> tuple[str, ...]:
    """At most five questions that the text answers, drawn from its sentences and from the names that it tells of.

    Other things that it mentions come where there are not three of these.
    """
    found = example_questions(text)
    told = [proposal.question for proposal in found if proposal.certainty is not Certainty.MENTIONED]
    return tuple(told[:PROPOSED] if len(told) >= _ENOUGH else [proposal.question for proposal in found[:_ENOUGH]])
