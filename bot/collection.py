"""The one object between what people see and what is searched."""

import re
from collections.abc import Iterable

from bot.ingest.thesaurus import shipped_thesaurus
from bot.search.about import asked_field, facts, tells_of_distress
from bot.search.confidence import confidence, outcome
from bot.search.excerpt import excerpt
from bot.search.french import GREETINGS, THANKS
from bot.search.models import Answer, Document, Outcome, Reason
from bot.search.ranking import Ranker
from bot.search.splitter import EXCERPT_CHARS

_WORD = re.compile(r"\w+")
LONGEST_QUESTION = 1_000
"""Code points. What is longer is a text, not a question: its many words match everything."""
SHOWN = 3


class Collection:
    """The documents that can be quoted, and the answers they give."""

    def __init__(self, documents: Iterable[Document] = (), *, excerpt_chars: int = EXCERPT_CHARS) -> None:
        self._ranker = Ranker(documents, thesaurus=shipped_thesaurus(), excerpt_chars=excerpt_chars)

    @property
    def documents(self) -> list[Document]:
        """The documents, in the order in which they were given."""
        return self._ranker.documents

    @property
    def passage_count(self) -> int:
        """How many passages the documents were cut into."""
        return self._ranker.passage_count

    def refresh(self) -> None:
        """Notice what has changed elsewhere; may wait for a database. Documents in memory do not change."""

    def update(self, published: Iterable[Document], changed: Iterable[str]) -> None:
        """Quote `published`, and nothing else of the documents with the ids `changed`. Readers never wait for it."""
        self._ranker = self._ranker.without_documents(changed).with_documents(published)

    def answer(self, question: str, limit: int = SHOWN) -> Answer:
        """At most `limit` excerpts for `question`, best first, and whether they answer it."""
        ranker = self._ranker
        if len(question) > LONGEST_QUESTION:
            return Answer(question, Outcome.NOTHING, 0.0, (), Reason.TOO_LONG)
        if tells_of_distress(question):
            return Answer(question, Outcome.NOTHING, 0.0, (), Reason.DISTRESS)
        query = ranker.query(question)
        if not query.words:
            return Answer(question, Outcome.NOTHING, 0.0, (), _wordless(question))
        if (field := asked_field(query)) and (known := facts(field, self.documents)):
            return Answer(question, Outcome.ANSWERS, 1.0, (), facts=known)
        ranked = ranker.best(query, max(limit, 1))
        if not ranked:
            return Answer(question, Outcome.NOTHING, 0.0, (), Reason.NO_MATCH if self.documents else Reason.NO_DOCUMENT)
        sure = confidence(ranker, query, ranked[0].passage)
        decided = outcome(sure)
        hits = tuple(excerpt(ranker, query, one) for one in ranked[:limit])
        return Answer(question, decided, sure, hits, Reason.TOO_FAR if decided is Outcome.NOTHING else None)

    def examples(self, limit: int) -> list[str]:
        """Questions that the documents' editors propose and that the documents do answer, in turn by document."""
        proposed = [list(document.questions) for document in self.documents]
        turns = max(map(len, proposed), default=0)
        found: list[str] = []
        for turn in range(turns):
            for questions in proposed:
                if turn < len(questions) and self.answer(questions[turn], 1).outcome is Outcome.ANSWERS:
                    found.append(questions[turn])
                if len(found) == limit:
                    return found
        return found


def _wordless(question: str) -> Reason:
    """Why nothing can be looked up in a question without words of its own."""
    said = set(_WORD.findall(question.lower()))
    if said & THANKS:
        return Reason.THANKS
    return Reason.GREETING if said & GREETINGS else Reason.NO_WORD
