"""A question in the terms of the documents that it is asked of."""

from dataclasses import dataclass

from bot.understanding.question import ParsedQuestion


@dataclass(frozen=True, slots=True)
class Term:
    """One of a question's terms, and how sure we are that the reader meant it."""

    term: str
    weight: float = 1.0
    """1 for the reader's own word, less for a word of the vocabulary that resembles it."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question: any of its terms found in a passage counts as finding the word."""

    surface: str
    """Lower case, unaccented; in the documents' spelling where the reader's was mended."""
    terms: tuple[Term, ...]
    """Empty when nothing in the vocabulary resembles the word."""
    derived: tuple[Term, ...] = ()
    """Terms made of it («fermeture» of «fermé») that tell of it as well, in the document that a follow-up asks."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question, and its words as the documents have them."""

    question: ParsedQuestion
    words: tuple[Word, ...]
    """In the question's order, function words left out."""
