"""The passages of some documents, indexed in every way that the ranking looks at them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial, reduce
from itertools import chain, groupby, pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from bot.models import Document, Passage, Token
from bot.search.background import Background
from bot.search.bm25 import Index
from bot.search.query import Query, Term, Word
from bot.search.spelling import Vocabulary
from bot.search.thesaurus import Thesaurus
from bot.search.weights import WEIGHTS, Weights
from bot.text.analysis import Analyzer, term_of
from bot.text.splitter import EXCERPT_CHARS, split
from bot.understanding.question import ParsedQuestion

_NO_SYNONYMS = Thesaurus()
_NO_BACKGROUND = Background()
_ANALYSED = 16_384
"""Sentences whose tokens are kept at hand."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one document in the indexes."""

    passages: range
    paragraphs: range
    document: int


class CorpusIndex:
    """The passages of some documents and their indexes. Never changes: adding and removing give another one."""

    def __init__(
        self,
        documents: Iterable[Document] = (),
        *,
        thesaurus: Thesaurus = _NO_SYNONYMS,
        background: Background = _NO_BACKGROUND,
        excerpt_chars: int = EXCERPT_CHARS,
        weights: Weights = WEIGHTS,
    ) -> None:
        self.analyzer = Analyzer()
        self.thesaurus, self.background = thesaurus, background
        self.excerpt_chars, self.weights = excerpt_chars, weights
        self._passages: list[Passage] = []
        self._paragraph_of: NDArray[np.int64] = np.empty(0, np.int64)
        self._document_of: NDArray[np.int64] = np.empty(0, np.int64)
        self._rows: dict[str, _Rows] = {}
        self.stems = self.words = self.paragraphs = self.wholes = Index(k1=weights.k1, b=weights.b)
        self.vocabulary = Vocabulary()
        # Analysing sentences again for every question would be nearly all the time that a question takes.
        self._tokens_between = lru_cache(maxsize=_ANALYSED)(partial(_analysed, self.analyzer))
        self._add({document.id: document for document in documents}, [])

    @property
    def documents(self) -> list[Document]:
        """The documents that have text, in the order in which they came."""
        return [self._passages[rows.passages[0]].document for rows in self._rows.values() if rows.passages]

    def document(self, identity: str) -> Document | None:
        """The document of this id; None where there is none, or it has no text."""
        rows = self._rows.get(identity)
        return self._passages[rows.passages[0]].document if rows and rows.passages else None

    @property
    def passage_count(self) -> int:
        """The number of passages that can be found."""
        return self.stems.corpus_size

    def with_documents(self, documents: Iterable[Document], *, without: Iterable[str] = ()) -> Self:
        """An index of `documents` too, without those with the ids `without`; unknown ids are ignored.

        A document of the same id as one that is there replaces it. Takes time in proportion to what changes, and a
        little in proportion to what there is.
        """
        added = {document.id: document for document in documents}
        gone = {identity: self._rows[identity] for identity in {*without, *added} if identity in self._rows}
        changed = type(self)(
            thesaurus=self.thesaurus,
            background=self.background,
            excerpt_chars=self.excerpt_chars,
            weights=self.weights,
        )
        changed.analyzer, changed._tokens_between = self.analyzer, self._tokens_between
        changed._passages = list(self._passages)
        changed._paragraph_of, changed._document_of = self._paragraph_of, self._document_of
        changed._rows = {identity: rows for identity, rows in self._rows.items() if identity not in gone}
        changed.stems, changed.words = self.stems, self.words
        changed.paragraphs, changed.wholes = self.paragraphs, self.wholes
        changed.vocabulary = self.vocabulary
        changed._add(added, gone.values())
        return changed

    def without_documents(self, ids: Iterable[str]) -> Self:
        """An index without the documents of these ids; unknown ids are ignored."""
        return self.with_documents((), without=ids)

    def _add(self, documents: Mapping[str, Document], gone: Collection[_Rows]) -> None:
        """Index `documents`, of which none is there, and take what stands in the rows `gone` out of the indexes."""
        tokens: list[list[Token]] = []
        paragraphs: list[list[str]] = []
        wholes: list[list[str]] = []
        paragraph_of: list[int] = []
        document_of: list[int] = []
        first_paragraph, first_whole = len(self.paragraphs.doc_len), len(self.wholes.doc_len)
        for document in documents.values():
            first, begun = len(self._passages), len(paragraphs)
            heading: list[str] = []
            for whole, passages in _paragraphs(document, self.excerpt_chars):
                terms = [token.term for token in self.tokens(whole)]
                if _is_heading(whole):
                    heading = terms  # told with the paragraphs under it, never quoted
                    continue
                paragraph_of += [first_paragraph + len(paragraphs)] * len(passages)
                paragraphs.append(heading + terms)
                self._passages.extend(passages)
                tokens.extend(self.tokens(passage) for passage in passages)
            row = first_whole + len(wholes)
            self._rows[document.id] = _Rows(
                range(first, len(self._passages)),
                range(first_paragraph + begun, first_paragraph + len(paragraphs)),
                row,
            )
            document_of += [row] * (len(self._passages) - first)
            title = [token.term for token in self.analyzer.tokens(document.title)]
            wholes.append([*title, *chain.from_iterable(paragraphs[begun:])])
        self._paragraph_of = np.concatenate([self._paragraph_of, np.array(paragraph_of, np.int64)])
        self._document_of = np.concatenate([self._document_of, np.array(document_of, np.int64)])
        rows = [row for one in gone for row in one.passages]
        self.stems = self.stems.with_rows(([token.term for token in row] for row in tokens), without=rows)
        self.words = self.words.with_rows(([token.surface for token in row] for row in tokens), without=rows)
        self.paragraphs = self.paragraphs.with_rows(paragraphs, without=[row for one in gone for row in one.paragraphs])
        self.wholes = self.wholes.with_rows(wholes, without=[one.document for one in gone])
        self.vocabulary = self.vocabulary.with_tokens(token for row in tokens for token in row)

    def tokens(self, passage: Passage) -> list[Token]:
        """The passage's tokens, with offsets into its document's text."""
        return [
            token
            for sentence in passage.sentences
            for token in self._tokens_between(passage.document, sentence.start, sentence.end)
        ]

    def query(self, question: ParsedQuestion) -> Query:
        """The question's words, each with the documents' terms for it."""
        words = []
        for token, following in pairwise([*question.tokens, None]):
            assert token is not None
            known = self._stands(token.term)
            if not known and following and following.start < token.end:
                continue  # a compound the documents do not write so: its parts speak for it
            if known:
                words.append(Word(token.surface, (Term(token.term),)))
            else:
                correct = bool(self.thesaurus.synonyms(token.term))
                words.append(self.vocabulary.meant_by(token.surface, self._stands, correct=correct))
        return Query(question, tuple(words))

    def _stands(self, term: str) -> bool:
        return term in self.stems.postings

    def synonyms(self, word: Word) -> dict[str, float]:
        """The terms that mean nearly what the word does, each with its closeness in (0, 1]."""
        terms = word.terms or (Term(term_of(word.surface)),)
        return {derived.term: derived.weight for derived in word.derived} | {
            synonym: closeness * term.weight
            for term in terms
            for synonym, closeness in self.thesaurus.synonyms(term.term)
        }

    def informs(self, word: Word) -> float:
        """The information of `word` here: its IDF, that of a word of no passage where it stands in none."""
        terms = [term.term for term in word.terms] or [term_of(word.surface)]
        return max(self.stems.information(term) for term in terms)

    def rows(self, identity: str) -> range:
        """The rows of a document's passages; none where it is not there."""
        return self._rows[identity].passages if identity in self._rows else range(0)

    def passage(self, row: int) -> Passage:
        """The passage of one row."""
        return self._passages[row]

    def holding(self, terms: Iterable[str], rarest: int) -> set[str]:
        """The ids of the documents of which a passage holds the `rarest` of these terms together, as far as known."""
        known = sorted((found.rows for term in set(terms) if (found := self.stems.postings.get(term))), key=len)
        if not known:
            return set()
        rows = reduce(np.intersect1d, known[:rarest])
        return {self._passages[row].document.id for row in rows.tolist()}


def _analysed(analyzer: Analyzer, document: Document, start: int, end: int) -> list[Token]:
    tokens = analyzer.tokens(document.text[start:end])
    return [replace(token, start=token.start + start, end=token.end + start) for token in tokens]


def quotable(document: Document, excerpt_chars: int) -> Iterator[Passage]:
    """The passages of `document` that can be quoted: all but its headings."""
    for whole, passages in _paragraphs(document, excerpt_chars):
        if not _is_heading(whole):
            yield from passages


def _paragraphs(document: Document, excerpt_chars: int) -> Iterator[tuple[Passage, list[Passage]]]:
    """Each paragraph as one passage, and the passages that it is cut into."""
    for _, group in groupby(split(document, excerpt_chars), key=lambda passage: passage.sentences[0].paragraph):
        passages = list(group)
        sentences = {sentence.start: sentence for passage in passages for sentence in passage.sentences}
        yield Passage(document, passages[0].start, passages[-1].end, tuple(sentences.values())), passages


def _is_heading(paragraph: Passage) -> bool:
    return paragraph.text.startswith("#") and not paragraph.prose
