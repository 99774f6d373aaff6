"""The nouns of the field, as frozen values.

Every offset is a half-open range of Python code points (not bytes, not UTF-16 units).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Span = tuple[int, int]


class BlockKind(StrEnum):
    """Kinds of blocks that a document is made of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    QUESTION = "question"
    """Asked of what follows: a heading of a FAQ, a term of a glossary, a journalist's question. Never quoted alone."""
    ANSWER = "answer"
    QUOTATION = "quotation"
    CAPTION = "caption"
    NOTE = "note"
    FURNITURE = "furniture"
    """Bylines, datelines, agendas, lists of links: it surrounds a text and answers nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document's structure: a run of its text, and what it belongs to."""

    kind: BlockKind
    start: int
    """Into `document.text`. The blocks' spans are in order and hold every character that is not white space."""
    end: int
    parent: int | None = None
    """Place in `document.blocks` of what it belongs to: an item to its announcement (or to the item that it details), a
    row to its table's header, an answer to its question, these to the heading that they stand under."""
    level: int = 0
    """Of a heading, 1 to 6; of an item, its depth from 1; 0 for all others."""
    mark: int = 0
    """Code points of the bullet or number with which it begins."""
    cells: tuple[Span, ...] = ()
    """Of a row, by column; an empty cell is an empty span."""
    header: bool = False
    """True for a row that names the columns."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that may be quoted, and where it comes from."""

    id: str
    """Short, stable, safe in an address: made from the source, or from the text where there is none."""
    title: str
    text: str
    """The text that is quoted. Never altered once the document exists: offsets point into it."""
    source: str | None = None
    """The http(s) address that a reader is sent to."""
    author: str | None = None
    published: date | None = None
    note: str | None = None
    """Said to readers when the text is not the source's own words (an account, a translation)."""
    questions: tuple[str, ...] = ()
    """Questions its editor proposes to readers; shown only where the documents do answer them."""
    blocks: tuple[Block, ...] = field(default=(), compare=False)
    """Its structure, where its file or page told it; else it is made from the text's layout."""
    laid_out: tuple[Block, ...] = field(default=(), init=False, compare=False, repr=False)
    """The structure that the layout of the text tells, once somebody has asked: `bot.text.layout.blocks_of`."""


@dataclass(frozen=True, slots=True)
class Token:
    """One term, and the place in the original text that it stands for."""

    term: str
    """Comparable form: lower case, without elision, stemmed, unaccented ASCII where it can be."""
    start: int
    end: int
    surface: str
    """Lower-case, unaccented word before stemming: what a misspelt word is compared with."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, title, list item, row or line; of a sentence too long to be quoted, some of its clauses."""

    start: int
    end: int
    block: int
    """Place in the document's blocks of the one that it stands in."""
    run: int
    """The number of its run of blocks that belong together, from 0: passages never leave a run."""
    prose: bool
    """False for titles, keyword lines, credits, bylines: what surrounds a text rather than tells it."""
    whole: Span | None = None
    """The sentence of which these are clauses; None for a whole sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole consecutive sentences of one block, or of blocks that belong together: what is ranked and quoted."""

    document: Document
    start: int
    end: int
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The document's own words, exactly."""
        return self.document.text[self.start : self.end]

    @property
    def prose(self) -> bool:
        """True if one of its sentences is prose."""
        return any(sentence.prose for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Hit:
    """One excerpt, ready to be shown."""

    document: Document
    start: int
    """Into `document.text`."""
    end: int
    score: float
    """Comparable within one answer only."""
    highlights: tuple[Span, ...]
    """The matched words, into `text`; in order, never touching each other."""
    sentence: Span
    """The sentence of the excerpt that matches best, into `text`."""
    leans_on_section: bool = False
    """True if words of the question stand in the heading above the excerpt and not in the excerpt."""

    @property
    def text(self) -> str:
        """The document's own words, exactly."""
        return self.document.text[self.start : self.end]


RELATED = 0.4
"""The least score of a hit of another document, by the first one's score: less is about something else. On PIAF, no
answer among the first three is lost by it."""


class Outcome(StrEnum):
    """The verdict on the hits."""

    ANSWERS = "answers"
    MENTIONS = "mentions"
    NOTHING = "nothing"


class Reason(StrEnum):
    """The reason why a person is shown no excerpt."""

    NO_DOCUMENT = "no_document"
    NO_WORD = "no_word"
    """The question holds no word that could be looked up: empty, emoji, function words alone."""
    GREETING = "greeting"
    """A greeting and nothing else."""
    THANKS = "thanks"
    DISTRESS = "distress"
    """Somebody tells of a danger of their own: an excerpt would be out of place."""
    TOO_LONG = "too_long"
    NO_MATCH = "no_match"
    """No passage shares a term with the question."""
    TOO_FAR = "too_far"
    """Passages share terms with the question, but too little of it to be an answer."""


class Field(StrEnum):
    """A fact about a document that its text need not tell."""

    AUTHOR = "author"
    PUBLISHED = "published"
    SOURCE = "source"


class Part(StrEnum):
    """A detail of a document that a moderator can correct; the values go into buttons."""

    TITLE = "title"
    AUTHOR = "author"
    SOURCE = "source"
    DATE = "date"


class Doubt(StrEnum):
    """Something to look at before a text is published; it does not keep the text from being read."""

    LANGUAGE = "language"
    """Perhaps not French, or not all of it."""
    SHORT = "short"
    """So short that something is probably missing."""
    LONG = "long"
    """So long that it is probably more than one document."""
    CUT = "cut"
    """Perhaps only the beginning: a phrase or a mark of articles for subscribers."""
    SCANNED_PAGES = "scanned_pages"
    """Some pages are pictures, whose text is missing."""
    CHARACTERS = "characters"
    """Some characters could not be read; they are U+FFFD or nonsense now."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of a document: the answer to a question about the document itself."""

    document: Document
    field: Field


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: hits, facts about documents, or the reason why there is nothing to show."""

    question: str
    outcome: Outcome
    confidence: float
    """In [0, 1], comparable between questions."""
    hits: tuple[Hit, ...]
    """Best first, never overlapping. Where nothing answers: what came nearest, not to be shown."""
    reason: Reason | None = None
    facts: tuple[Fact, ...] = ()
    """Shown in place of hits, and not as a quotation."""
    pinned: bool = False
    """True if a moderator gave the first hit to this question."""
    completed: str | None = None
    """The fuller question that was asked in place of one that leans on another; None for one that stands alone."""

    @property
    def related(self) -> tuple[Hit, ...]:
        """The hits that people are shown: the first, others of its document, and those of others that come near it."""
        if not self.hits:
            return ()
        first, *others = self.hits
        return first, *(one for one in others if one.document is first.document or one.score >= RELATED * first.score)

    @property
    def missed(self) -> bool:
        """True if this was a question, and the documents lack its answer."""
        return self.reason in (Reason.NO_MATCH, Reason.TOO_FAR, Reason.NO_DOCUMENT)

    @property
    def answered(self) -> bool:
        """True if a person is shown an excerpt, or a fact about a document."""
        return self.outcome is not Outcome.NOTHING
