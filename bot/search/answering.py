"""A question -> its answer: the best excerpts, what a moderator pinned to it, or the reason why there is none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.models import Answer, Hit, Outcome, Query, Reason
from bot.search.answerability import directness, outcome
from bot.search.confidence import confidence
from bot.search.curation import Curation, Curator
from bot.search.excerpt import excerpt
from bot.search.follow_up_scope import Within
from bot.search.metadata_questions import asked_field, content, facts
from bot.search.ranking import Ranked, Ranker
from bot.text.normalise import without_preface, written_out
from bot.text.words import GREETINGS, THANKS
from bot.understanding.distress import tells_of_distress
from bot.understanding.follow_up import Antecedent, FollowUp, complete

LONGEST_QUESTION = 1_000
"""Code points. What is longer is a text, not a question: its many words match everything."""
_WORD = re.compile(r"\w+")


class Answering:
    """What answers from some documents as some moderators curate them. Never changes."""

    def __init__(self, ranker: Ranker, curation: Curation) -> None:
        self.ranker, self.curation = ranker, curation
        self._curator = Curator(curation, ranker)

    def answer(self, question: str, limit: int, context: Antecedent | None = None) -> Answer:
        """At most `limit` excerpts for `question`, best first, and whether they answer it.

        With a `context`, a question that leans on it is first asked in full of the document that was quoted; only where
        nothing there answers, of every document, in the reader's own words.
        """
        if len(question) > LONGEST_QUESTION:
            return Answer(question, Outcome.NOTHING, 0.0, (), Reason.TOO_LONG)
        if tells_of_distress(question):
            return Answer(question, Outcome.NOTHING, 0.0, (), Reason.DISTRESS)
        if context and (follow_up := self._follow_up(question, context)):
            return self._followed(question, limit, context, follow_up)
        return self._asked(question, limit, self.ranker)

    def _followed(self, question: str, limit: int, context: Antecedent, follow_up: FollowUp) -> Answer:
        if follow_up.may_stand_alone:
            alone = self._asked(question, limit, self.ranker)
            if alone.answered and alone.hits and alone.hits[0].document.id == context.document:
                return alone
        sought = [query for words in follow_up.sought for query in self._queries(words)]
        within = Within(self.ranker, context, follow_up, sought)
        about = asked_field(self.ranker.query(question)) is not None
        followed = self._asked(question if about else follow_up.text, limit, within)
        if not followed.answered and follow_up.own and follow_up.place is None:
            alone = self._asked(question, limit, self.ranker)
            if alone.answered:
                return alone
        return replace(followed, question=question, completed=None if about else follow_up.text)

    def _follow_up(self, question: str, context: Antecedent) -> FollowUp | None:
        """What `question` asks in full; None where it stands alone or a passage is pinned to it."""
        if self.ranker.document(context.document) is None or any(map(self._curator.pinned, self._queries(question))):
            return None
        return complete(question, context)

    def _asked(self, question: str, limit: int, ranker: Ranker) -> Answer:
        """What `question` is answered as it stands, from this ranker's passages."""
        queries = self._queries(question)
        # The first of the best: the reader's own wording where another is worth no more.
        usual = max((self._usual(ranker, query, limit) for query in queries), key=lambda answer: answer.confidence)
        answer = self._pinned(queries, usual, limit) or usual
        return replace(answer, question=question)

    def find(self, question: str, limit: int) -> list[Hit]:
        """The best excerpts for `question`, however little they may answer it; none for a question that is a text."""
        found: list[tuple[float, list[Hit]]] = [(0.0, [])]
        for query in self._queries(question[:LONGEST_QUESTION]):
            query = content(query)
            ranked = self.ranker.best(query, limit)
            if ranked and (sure := confidence(self.ranker, query, ranked[0].passage)) > found[-1][0]:
                found.append((sure, [excerpt(self.ranker, query, one) for one in ranked]))
        return found[-1][1]

    def _queries(self, question: str) -> list[Query]:
        return [
            self.ranker.query(without_preface(written_out(wording)))
            for wording in self._curator.wordings(question, LONGEST_QUESTION)
        ]

    @staticmethod
    def _usual(ranker: Ranker, query: Query, limit: int) -> Answer:
        """What the ranking answers."""
        question = query.text
        if not query.words:
            return Answer(question, Outcome.NOTHING, 0.0, (), _wordless(question))
        if (field := asked_field(query)) and (known := facts(field, ranker.documents)):
            return Answer(question, Outcome.ANSWERS, 1.0, (), facts=known)
        query = content(query)
        ranked = ranker.best(query, max(limit, 2))
        if not ranked:
            reason = Reason.NO_MATCH if ranker.documents else Reason.NO_DOCUMENT
            return Answer(question, Outcome.NOTHING, 0.0, (), reason)
        sure = confidence(ranker, query, ranked[0].passage)
        first = excerpt(ranker, query, ranked[0])
        decided = outcome(sure, directness(ranker, query, ranked, first))
        hits = (first, *(excerpt(ranker, query, one) for one in ranked[1:]))[:limit]
        return Answer(question, decided, sure, hits, Reason.TOO_FAR if decided is Outcome.NOTHING else None)

    def _pinned(self, queries: Sequence[Query], usual: Answer, limit: int) -> Answer | None:
        """The passage that is pinned to one of the wordings, then what is usually shown beside it."""
        for query in queries:
            if passage := self._curator.pinned(query):
                shown = usual.hits if usual.answered else ()
                score = max((hit.score for hit in shown), default=0.0)
                first = excerpt(self.ranker, query, Ranked(passage, score))
                rest = [hit for hit in shown if not _overlap(hit, first)]
                return Answer(query.text, Outcome.ANSWERS, 1.0, (first, *rest)[:limit], pinned=True)
        return None


def _overlap(one: Hit, other: Hit) -> bool:
    return one.document.id == other.document.id and one.start < other.end and other.start < one.end


def _wordless(question: str) -> Reason:
    """Why nothing can be looked up in a question without words of its own."""
    said = set(_WORD.findall(question.lower()))
    if said & THANKS:
        return Reason.THANKS
    return Reason.GREETING if said & GREETINGS else Reason.NO_WORD
