"""The collection: documents, and the answers that they give."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.editorial.example_questions import example_questions
from bot.editorial.near_duplicates import resembling
from bot.ingest.shipped_data import shipped_background, shipped_thesaurus
from bot.models import Answer, Document, Hit, Outcome, Passage
from bot.search import answering
from bot.search.answering import Answering
from bot.search.corpus_index import quotable
from bot.search.curation import Curation
from bot.search.ranking import Ranker
from bot.text.splitter import EXCERPT_CHARS
from bot.understanding.follow_up import Antecedent
from bot.understanding.question import ParsedQuestion

LONGEST_QUESTION = answering.LONGEST_QUESTION
SHOWN = 3
_EXAMPLES = 3
_TRIED = 20
"""Questions of its own making that a preview asks."""
_PARTS = 8
"""Choices of documents from which answers are made at a time."""
_NO_CURATION = Curation()


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as the collection would have it."""

    passages: int
    """The number of passages that it would be cut into."""
    examples: tuple[tuple[str, Hit], ...]
    """At most three questions that it would answer, each with the excerpt that would be shown first."""
    resembling: tuple[tuple[Document, float], ...]
    """Documents that say much the same, with the share of text in common; the likest first."""
    answered: tuple[str, ...]
    """The questions that readers wait for and that it would answer."""


class Collection:
    """The documents that can be quoted, and the answers they give."""

    def __init__(
        self,
        documents: Iterable[Document] = (),
        *,
        excerpt_chars: int = EXCERPT_CHARS,
        curation: Curation = _NO_CURATION,
    ) -> None:
        ranker = Ranker(
            documents,
            thesaurus=shipped_thesaurus(),
            background=shipped_background(),
            excerpt_chars=excerpt_chars,
        )
        # One attribute, so that a reader who comes while it changes is answered from before or from after.
        self._answering = Answering(ranker, curation)
        self._parts: dict[frozenset[str], tuple[Answering, Answering]] = {}

    @property
    def documents(self) -> list[Document]:
        """The documents, in the order in which they were given."""
        return self._answering.ranker.documents

    @property
    def passage_count(self) -> int:
        """The number of passages that the documents were cut into."""
        return self._answering.ranker.passage_count

    def refresh(self, *, wait: bool = False) -> None:
        """Notice what has changed elsewhere; may `wait` for whoever is at it. Documents in memory do not change."""

    def update(self, published: Iterable[Document], changed: Iterable[str], curation: Curation | None = None) -> None:
        """Quote `published`, and nothing else of the documents with the ids `changed`. Readers never wait for it.

        With a `curation`, it is followed from the same moment on.
        """
        ranker = self._answering.ranker.with_documents(published, without=changed)
        self._answering = Answering(ranker, curation or self._answering.curation)

    def curate(self, curation: Curation) -> None:
        """Follow `curation` from now on; pins to documents that are not there are ignored until they are."""
        self._answering = Answering(self._answering.ranker, curation)

    def answer(self, question: str | ParsedQuestion, limit: int = SHOWN, context: Antecedent | None = None) -> Answer:
        """At most `limit` excerpts for `question`, best first, and whether they answer it.

        `context`: what the reader was answered last, to which `question` may refer.
        """
        return self._answering.answer(ParsedQuestion.of(question), limit, context)

    def answer_from(
        self,
        chosen: frozenset[str],
        question: str | ParsedQuestion,
        limit: int = SHOWN,
        context: Antecedent | None = None,
    ) -> Answer:
        """As `answer`, from the documents with these ids alone; as if there were no other."""
        return self._part(chosen).answer(ParsedQuestion.of(question), limit, context)

    def _part(self, chosen: frozenset[str]) -> Answering:
        """The answering from some documents, made when it is first asked and whenever the documents have changed."""
        whole = self._answering
        made_of, part = self._parts.get(chosen, (None, whole))
        if made_of is not whole:
            others = [document.id for document in whole.ranker.documents if document.id not in chosen]
            part = Answering(whole.ranker.with_documents([], without=others), whole.curation)
            if len(self._parts) >= _PARTS:
                self._parts.clear()
            self._parts[chosen] = whole, part
        return part

    def find_passages(self, question: str | ParsedQuestion, limit: int) -> list[Hit]:
        """The best `limit` excerpts for `question`, whether they answer it or not; none has to be there."""
        return self._answering.find(ParsedQuestion.of(question), limit)

    def terms(self, question: str) -> frozenset[str]:
        """The terms by which questions are compared: their words without function words, endings, accents."""
        return frozenset(token.term for token in self._answering.ranker.analyzer.tokens(question))

    def answered_by(self, identity: str, questions: Iterable[str]) -> list[str]:
        """Those of `questions` that the document of this id answers, its excerpt being the first."""
        return [question for question, _ in _answered(self._answering, questions, identity)]

    def passages(self, document: Document) -> list[Passage]:
        """The passages of `document`, whether it is here or not; its headings are part of none."""
        return list(quotable(document, self._answering.ranker.excerpt_chars))

    def resembling(self, document: Document, least: float = 0.5, limit: int = 3) -> list[tuple[Document, float]]:
        """At most `limit` other documents of which `resemblance` says at least so much, the likest first."""
        return resembling(self._answering.ranker, document, least, limit)

    def preview(self, document: Document, replaces: str | None = None, asked: Sequence[str] = ()) -> Preview:
        """A preview of `document` in place of the one that has the id `replaces` (or its own). Nothing changes.

        `asked`: the questions that readers wait for.
        """
        now = self._answering
        if replaces is not None:
            document = replace(document, id=replaces)
        # What is pinned there now may stand elsewhere in the new text.
        pins = tuple(pin for pin in now.curation.pins if pin.document != document.id)
        then = Answering(now.ranker.with_documents([document]), replace(now.curation, pins=pins))
        return Preview(
            passages=len(self.passages(document)),
            examples=tuple(islice(_examples(then, document), _EXAMPLES)),
            resembling=tuple(self.resembling(document)),
            answered=tuple(question for question, _ in _answered(then, asked, document.id)),
        )

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


def _answered(by: Answering, questions: Iterable[str], identity: str) -> Iterator[tuple[str, Hit]]:
    """The questions that the document of this id answers first, each with its excerpt."""
    for question in questions:
        answer = by.answer(ParsedQuestion.of(question), 1)
        if answer.outcome is Outcome.ANSWERS and answer.hits and answer.hits[0].document.id == identity:
            yield question, answer.hits[0]


def _examples(by: Answering, document: Document) -> Iterator[tuple[str, Hit]]:
    """Its editor's questions that `document` answers first, then those its text makes, by the very sentences.

    Each with its excerpt; the surest to be answered first.
    """
    own = {one.question: one for one in sorted(example_questions(document.text), key=lambda one: one.certainty)}
    editor = [question for question in document.questions if question not in own]
    for question, hit in _answered(by, [*editor, *islice(own, _TRIED)], document.id):
        if question not in own or hit.start + hit.sentence[0] in own[question].sentences:
            yield question, hit
