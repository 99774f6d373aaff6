"""Moderators' additions to the ranking: passages pinned to a question, and words that mean the same here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from bot.models import Passage, Span, Token
from bot.search.corpus_index import CorpusIndex
from bot.search.query import Query, Word
from bot.search.spelling import Vocabulary
from bot.text.analysis import term_of
from bot.text.splitter import sentences_in
from bot.understanding.answer_type import AnswerType
from bot.understanding.question import ParsedQuestion

WORDINGS = 4
"""In how many wordings one question is asked at most, the reader's own included."""
_ALIKE = 0.8
_ENOUGH_TERMS = 4


@dataclass(frozen=True, slots=True)
class PinnedPassage:
    """A passage that a moderator gives to a question."""

    question: str
    document: str
    """The document's id."""
    start: int
    """Code points into the document's text, as `end`."""
    end: int


@dataclass(frozen=True, slots=True)
class Curation:
    """All that moderators have added."""

    pins: tuple[PinnedPassage, ...] = ()
    """The oldest first: of two for one question, the later one counts."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Words or short phrases that mean the same."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The identity of a question: the expected answer type, and the terms that it is about."""

    answer_type: AnswerType | None
    terms: frozenset[str]

    def likeness(self, other: "_Asked") -> float:
        """1 for the same type and terms; of four terms or more together, one in five may differ; else 0."""
        if self.answer_type is not other.answer_type:
            return 0.0
        together = self.terms | other.terms
        share = len(self.terms & other.terms) / len(together)
        return share if share == 1 or (len(together) >= _ENOUGH_TERMS and share >= _ALIKE) else 0.0


@dataclass(frozen=True, slots=True)
class _Question:
    """A question as it is written, and the meanings of each of its words."""

    as_written: _Asked
    meanings: tuple[tuple[str, ...], ...]

    def as_meant(self, expected: frozenset[str]) -> _Asked:
        """Of each word's meanings, an `expected` one, or else the first."""
        terms = (next((term for term in terms if term in expected), terms[0]) for terms in self.meanings)
        return _Asked(self.as_written.answer_type, frozenset(terms))


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a pair, and the words that can be put in its place."""

    terms: tuple[str, ...]
    other: str
    pair: int


class Curator:
    """A curation, made ready for some holdings. Never changes."""

    def __init__(self, curation: Curation, holdings: CorpusIndex) -> None:
        self.curation, self._holdings = curation, holdings
        self._pins: list[tuple[_Asked, Passage]] = []
        self._sides: dict[str, list[_Side]] = {}
        self._words = Vocabulary()
        questions = [ParsedQuestion.of(pin.question) for pin in curation.pins]
        if curation.pins:
            self._words = self._words.with_tokens(chain.from_iterable(one.tokens for one in questions))
        for pin, question in reversed(list(zip(curation.pins, questions, strict=True))):
            if passage := self._passage(pin):
                asked = self._asked(holdings.query(question))
                self._pins += [(one, passage) for one in {asked.as_written, asked.as_meant(frozenset())} if one.terms]
        for number, (one, other) in enumerate(curation.pairs):
            self._add_pair(number, one, other)

    def _passage(self, pin: PinnedPassage) -> Passage | None:
        """The pinned part of its document; None where the holdings have no such document, or it no such part."""
        document = self._holdings.document(pin.document)
        if document is None or not 0 <= pin.start < pin.end <= len(document.text):
            return None
        quoted = document.text[pin.start : pin.end]
        start, end = pin.end - len(quoted.lstrip()), pin.start + len(quoted.rstrip())
        inside = tuple(
            replace(sentence, start=start + sentence.start, end=start + sentence.end)
            for sentence in sentences_in(quoted.strip(), self._holdings.excerpt_chars)
        )
        return Passage(document, start, end, inside) if inside else None

    # Pins

    def pinned(self, query: Query) -> Passage | None:
        """The passage that is pinned to what `query` asks."""
        if not self._pins:
            return None
        question = self._asked(query)
        best, chosen = 0.0, None
        for asked, passage in self._pins:
            if asked.answer_type is question.as_written.answer_type:
                found = max(asked.likeness(question.as_written), asked.likeness(question.as_meant(asked.terms)))
                if found > best:
                    best, chosen = found, passage
        return chosen

    def _asked(self, query: Query) -> _Question:
        tokens = query.question.tokens
        compounds = {token.surface for token in _compounds(tokens)}
        meanings = tuple(self._meanings(word) for word in query.words if word.surface not in compounds)
        written = frozenset(token.term for token in _simple(tokens))
        return _Question(_Asked(query.question.answer_type, written), meanings)

    def _meanings(self, word: Word) -> tuple[str, ...]:
        """The documents' terms for a word, or its own and those of pinned questions' words that it resembles."""
        if word.terms:
            return tuple(term.term for term in word.terms)
        own = term_of(word.surface)
        french = bool(self._holdings.thesaurus.synonyms(own))
        alike = self._words.meant_by(word.surface, lambda term: True, correct=french)
        return own, *(term.term for term in alike.terms)

    # Pairs

    def _add_pair(self, number: int, *sides: str) -> None:
        """Know a pair; one of which a side has no word that can be looked up says nothing."""
        terms = [tuple(token.term for token in _simple(ParsedQuestion.of(side).tokens)) for side in sides]
        if all(terms):
            for side, other in zip(terms, reversed(sides), strict=True):
                self._sides.setdefault(side[0], []).append(_Side(side, other, number))

    def wordings(self, question: ParsedQuestion, longest: int) -> list[ParsedQuestion]:
        """The question, then with one side of a pair in place of the other; four at most, none over `longest`."""
        found = [(question, frozenset[int]())]
        for asked, used in found:  # grows
            tokens = asked.tokens if self._sides else []
            for side in self._said(tokens, used):
                said = _replaced(asked.normalised, _places(tokens, side.terms), side.other)
                if len(said) <= longest and all(said != known.normalised for known, _ in found):
                    found.append((ParsedQuestion.of(said), used | {side.pair}))
                if len(found) == WORDINGS:
                    return [wording for wording, _ in found]
        return [wording for wording, _ in found]

    def _said(self, tokens: Sequence[Token], used: frozenset[int]) -> list[_Side]:
        """The sides that stand in a question, those of pairs that made it what it is left out."""
        terms = dict.fromkeys(token.term for token in tokens)
        sides = [side for term in terms for side in self._sides.get(term, ()) if side.pair not in used]
        return [side for side in sides if _places(tokens, side.terms)]


def _compounds(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that stand before their own parts: «guet-apens», an address."""
    return [token for token, following in pairwise(tokens) if following.start < token.end]


def _simple(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without compounds, so that «guet-apens» and «guet apens» say the same."""
    compounds = _compounds(tokens)
    return [token for token in tokens if token not in compounds]


def _places(tokens: Sequence[Token], terms: tuple[str, ...]) -> list[Span]:
    """The places where these terms stand in a row, not in the middle of a compound; in order, none overlapping."""
    compounds, simple = _compounds(tokens), _simple(tokens)
    found: list[Span] = []
    for place in range(len(simple) - len(terms) + 1):
        run = simple[place : place + len(terms)]
        start, end = run[0].start, run[-1].end
        apart = not found or found[-1][1] <= start
        whole = all(one.end <= start or end <= one.start or start <= one.start < one.end <= end for one in compounds)
        if apart and whole and all(token.term == term for token, term in zip(run, terms, strict=True)):
            found.append((start, end))
    return found


def _replaced(text: str, places: Iterable[Span], other: str) -> str:
    said, begin = "", 0
    for start, end in places:
        said, begin = said + text[begin:start] + other, end
    return said + text[begin:]
