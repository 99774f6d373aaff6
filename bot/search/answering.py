"""A question -> its answer: the best excerpts, what a moderator pinned to it, or the reason why there is none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.models import Answer, Hit, Outcome, Reason
from bot.search.answerability import answerability, outcome
from bot.search.confidence import confidence
from bot.search.curation import Curation, Curator
from bot.search.excerpt import excerpt
from bot.search.follow_up_scope import FollowUpScope
from bot.search.metadata_questions import asked_field, content, facts
from bot.search.query import Query
from bot.search.ranking import Ranked, Ranker
from bot.text.words import GREETINGS, THANKS
from bot.understanding.follow_up import Antecedent, FollowUp, complete
from bot.understanding.question import ParsedQuestion

LONGEST_QUESTION = 1_000
"""Code points. What is longer is a text, not a question: its many words match everything."""
_WORD = re.compile(r"\w+")


class Answering:
    """The documents as moderators curate them, and the answers that they give. Never changes."""

    def __init__(self, ranker: Ranker, curation: Curation) -> None:
        self.ranker, self.curation = ranker, curation
        self._curator = Curator(curation, ranker)

    def answer(self, question: ParsedQuestion, limit: int, antecedent: Antecedent | None = None) -> Answer:
        """At most `limit` excerpts for `question`, best first, and whether they answer it.

        With an `antecedent`, a question that leans on it is first asked in full of the document that was quoted; only
        where nothing there answers, of every document, in the reader's own words.
        """
        if len(question.text) > LONGEST_QUESTION:
            return Answer(question.text, Outcome.NOTHING, 0.0, (), Reason.TOO_LONG)
        if question.tells_of_distress:
            return Answer(question.text, Outcome.NOTHING, 0.0, (), Reason.DISTRESS)
        queries = self._queries(question)
        if antecedent and (follow_up := self._follow_up(queries, antecedent)):
            return self._followed(queries, limit, antecedent, follow_up)
        return self._asked(queries, limit)

    def _follow_up(self, queries: Sequence[Query], antecedent: Antecedent) -> FollowUp | None:
        """The question completed; None where it stands alone or a passage is pinned to it."""
        if self.ranker.document(antecedent.document) is None or any(map(self._curator.pinned, queries)):
            return None
        return complete(queries[0].question, antecedent)

    def _followed(self, queries: Sequence[Query], limit: int, antecedent: Antecedent, follow_up: FollowUp) -> Answer:
        if follow_up.may_stand_alone:
            alone = self._asked(queries, limit)
            if alone.answered and alone.hits and alone.hits[0].document.id == antecedent.document:
                return alone
        sought = [query for words in follow_up.sought for query in self._queries(ParsedQuestion.of(words))]
        scope = FollowUpScope.of(self.ranker, antecedent, follow_up, sought)
        about = asked_field(queries[0]) is not None
        followed = self._asked(queries if about else self._queries(follow_up.question), limit, scope)
        if not followed.answered and follow_up.own and follow_up.place is None:
            alone = self._asked(queries, limit)
            if alone.answered:
                return alone
        completed = None if about else follow_up.question.text
        return replace(followed, question=queries[0].question.text, completed=completed)

    def _asked(self, queries: Sequence[Query], limit: int, scope: FollowUpScope | None = None) -> Answer:
        """The answer to a question in these wordings, the reader's own first, as it stands."""
        # The first of the best: the reader's own wording where another is worth no more.
        usual = max((self._usual(query, limit, scope) for query in queries), key=lambda answer: answer.confidence)
        answer = self._pinned(queries, usual, limit) or usual
        return replace(answer, question=queries[0].question.text)

    def find(self, question: ParsedQuestion, limit: int) -> list[Hit]:
        """The best excerpts for `question`, however little they may answer it; of a text, for its beginning."""
        found: list[tuple[float, list[Hit]]] = [(0.0, [])]
        for query in self._queries(question.piece(question.text[:LONGEST_QUESTION])):
            query = content(query)
            ranked = self.ranker.best(query, limit)
            if ranked and (sure := confidence(self.ranker, query, ranked[0].passage)) > found[-1][0]:
                found.append((sure, [excerpt(self.ranker, query, one) for one in ranked]))
        return found[-1][1]

    def _queries(self, question: ParsedQuestion) -> list[Query]:
        return [self.ranker.query(wording) for wording in self._curator.wordings(question, LONGEST_QUESTION)]

    def _usual(self, query: Query, limit: int, scope: FollowUpScope | None) -> Answer:
        """The answer of the ranking alone."""
        ranker, documents = self.ranker, scope.documents if scope else self.ranker.documents
        question = query.question.text
        if not query.words:
            return Answer(question, Outcome.NOTHING, 0.0, (), _wordless(query.question))
        if (field := asked_field(query)) and (known := facts(field, documents)):
            return Answer(question, Outcome.ANSWERS, 1.0, (), facts=known)
        query = content(scope.widened(query) if scope else query)
        ranked = ranker.best(query, max(limit, 2), scope)
        if not ranked:
            reason = Reason.NO_MATCH if documents else Reason.NO_DOCUMENT
            return Answer(question, Outcome.NOTHING, 0.0, (), reason)
        sure = confidence(ranker, query, ranked[0].passage)
        first = excerpt(ranker, query, ranked[0])
        decided = outcome(sure, answerability(ranker, query, ranked, first))
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
                return Answer(query.question.text, Outcome.ANSWERS, 1.0, (first, *rest)[:limit], pinned=True)
        return None


def _overlap(one: Hit, other: Hit) -> bool:
    return one.document.id == other.document.id and one.start < other.end and other.start < one.end


def _wordless(question: ParsedQuestion) -> Reason:
    """The reason why nothing can be looked up in a question without words of its own."""
    said = set(_WORD.findall(question.normalised.lower()))
    if said & THANKS:
        return Reason.THANKS
    return Reason.GREETING if said & GREETINGS else Reason.NO_WORD
