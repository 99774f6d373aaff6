"""The passages of some documents, indexed in every way that the ranking looks at them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial, reduce
from itertools import chain, groupby, pairwise, takewhile
from typing import Self

import numpy as np
from numpy.typing import NDArray

from bot.models import BlockKind, Document, Passage, Token
from bot.search.background import Background
from bot.search.bm25 import Index
from bot.search.query import Query, Term, Word
from bot.search.spelling import Vocabulary
from bot.search.thesaurus import Thesaurus
from bot.search.weights import WEIGHTS, Weights
from bot.text.analysis import Analyzer, term_of
from bot.text.blocks import ancestors, is_heading, words_of
from bot.text.layout import blocks_of
from bot.text.normalise import plain
from bot.text.splitter import EXCERPT_CHARS, split
from bot.text.words import MONTHS
from bot.understanding.question import ParsedQuestion
from bot.understanding.section_references import heading_labels, item_label

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
        self.contexts = self.titles = self.labels = self.asked = Index(k1=weights.k1, b=weights.b)
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
        changed.contexts, changed.titles = self.contexts, self.titles
        changed.labels, changed.asked = self.labels, self.asked
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
        contexts: list[list[Token]] = []
        titles: list[list[str]] = []
        labels: list[list[str]] = []
        asked: list[list[str]] = []
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
                contexts.extend(list(self.context(passage)) for passage in passages)
                labels.extend(sorted(section_labels(passage)) for passage in passages)
                asked.extend([one for one in [question_above(passage)] if one] for passage in passages)
            row = first_whole + len(wholes)
            self._rows[document.id] = _Rows(
                range(first, len(self._passages)),
                range(first_paragraph + begun, first_paragraph + len(paragraphs)),
                row,
            )
            document_of += [row] * (len(self._passages) - first)
            title = [token.term for token in self.analyzer.tokens(document.title)]
            wholes.append([*title, *chain.from_iterable(paragraphs[begun:])])
            titles.append([token.term for token in self.title(document)])
        self._paragraph_of = np.concatenate([self._paragraph_of, np.array(paragraph_of, np.int64)])
        self._document_of = np.concatenate([self._document_of, np.array(document_of, np.int64)])
        rows = [row for one in gone for row in one.passages]
        self.stems = self.stems.with_rows(([token.term for token in row] for row in tokens), without=rows)
        self.words = self.words.with_rows(([token.surface for token in row] for row in tokens), without=rows)
        self.paragraphs = self.paragraphs.with_rows(paragraphs, without=[row for one in gone for row in one.paragraphs])
        self.wholes = self.wholes.with_rows(wholes, without=[one.document for one in gone])
        self.contexts = self.contexts.with_rows(([token.term for token in row] for row in contexts), without=rows)
        self.labels = self.labels.with_rows(labels, without=rows)
        self.asked = self.asked.with_rows(asked, without=rows)
        self.titles = self.titles.with_rows(titles, without=[one.document for one in gone])
        self.vocabulary = self.vocabulary.with_tokens(token for row in chain(tokens, contexts) for token in row)

    def tokens(self, passage: Passage) -> list[Token]:
        """The passage's tokens, with offsets into its document's text."""
        return [
            token
            for sentence in passage.sentences
            for token in self._tokens_between(passage.document, sentence.start, sentence.end)
        ]

    def context(self, passage: Passage) -> Iterator[Token]:
        """The tokens of what a passage belongs to and does not hold: announcement, question, headings, table headers.

        Those of the nearest come twice. The document's title is apart.
        """
        document, blocks = passage.document, blocks_of(passage.document)
        told: dict[int, None] = {}
        for number in dict.fromkeys(sentence.block for sentence in passage.sentences):
            for above in ancestors(blocks, number):
                block = blocks[above]
                titled = above == 0 and block.level == 1 and words_of(document, block) == document.title
                if not titled and not (passage.start <= block.start and block.end <= passage.end):
                    told.setdefault(above)
        for sentence in passage.sentences:
            if sentence.whole:
                yield from self._tokens_between(document, sentence.whole[0], passage.start)
                yield from self._tokens_between(document, passage.end, sentence.whole[1])
                break
        for place, above in enumerate(told):
            found = self._tokens_between(document, blocks[above].start, blocks[above].end)
            yield from found
            if not place:
                yield from found

    def heading(self, passage: Passage) -> list[Token]:
        """The tokens of the nearest heading, or question, above a passage; none where there is none."""
        document, blocks = passage.document, blocks_of(passage.document)
        for above in ancestors(blocks, passage.sentences[0].block):
            if is_heading(blocks[above]):
                return self._tokens_between(document, blocks[above].start, blocks[above].end)
        return []

    def stands_in(self, passage: Passage, sections: Sequence[frozenset[str]]) -> bool | None:
        """True if a passage stands in all of these sections; None where the documents number no such sections."""
        kinds = {label.split()[0] for labels in sections for label in labels}
        if not kinds or kinds.isdisjoint(label.split()[0] for label in self.labels.postings):
            return None
        own = section_labels(passage)
        return all(labels & own for labels in sections)

    def title(self, document: Document) -> list[Token]:
        """The tokens of a document's title, of the headings below it that begin its text, and of its date."""
        headings = takewhile(is_heading, blocks_of(document))
        said = " ".join([document.title, *(words_of(document, block) for block in headings)])
        if document.published:
            said += f" {document.published.day} {MONTHS[document.published.month - 1]} {document.published.year}"
        return self.analyzer.tokens(said)

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
        return any(term in index.postings for index in (self.stems, self.contexts, self.titles))

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


def section_labels(passage: Passage) -> set[str]:
    """The labels of the sections and numbered items that a passage stands in."""
    document, blocks = passage.document, blocks_of(passage.document)
    found: set[str] = set()
    for number in dict.fromkeys(sentence.block for sentence in passage.sentences):
        for place in (number, *ancestors(blocks, number)):
            block = blocks[place]
            if is_heading(block):
                found.update(heading_labels(words_of(document, block)))
            elif block.mark and (label := item_label(document.text[block.start : block.start + block.mark])):
                found.add(label)
    return found


def question_above(passage: Passage) -> str | None:
    """The question that a passage answers, plain."""
    blocks, number = blocks_of(passage.document), passage.sentences[0].block
    for above in ancestors(blocks, number):
        if blocks[above].kind is BlockKind.QUESTION:
            return plain_question(words_of(passage.document, blocks[above]))
    return None


def plain_question(text: str) -> str:
    """A question as questions are compared: its words, plain."""
    return " ".join(re.findall(r"\w+", plain(text)))


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
    for _, group in groupby(split(document, excerpt_chars), key=lambda passage: passage.sentences[0].run):
        passages = list(group)
        sentences = {sentence.start: sentence for passage in passages for sentence in passage.sentences}
        yield Passage(document, passages[0].start, passages[-1].end, tuple(sentences.values())), passages


def _is_heading(paragraph: Passage) -> bool:
    return is_heading(blocks_of(paragraph.document)[paragraph.sentences[0].block])
