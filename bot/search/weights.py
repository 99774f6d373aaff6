"""The weights of the views of a passage: the constants of the ranking, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the views of a passage, beside the BM25 of its stems, which counts 1.

    Found on one half of PIAF's documents and confirmed on the other; `benchmarks/README.md` tells each one's worth
    and the command that repeats it.
    """

    k1: float = 0.9
    b: float = 0.4
    paragraph: float = 0.6
    """BM25 of the whole paragraph that the passage comes from."""
    document: float = 1.0
    """BM25 of the whole document, its title included: which of many documents is about what is asked."""
    context: float = 1.0
    """BM25 of what the passage belongs to: its announcement, its question, its headings, its table's header."""
    title: float = 0.5
    """BM25 of the document's title and date."""
    year: float = 1.5
    """A document of the year that is asked for, by the year's IDF, in place of passages that say it."""
    heading: float = 1.0
    """The heading above the passage says what is asked, and little else."""
    likeness: float = 0.6
    """BM25 of the words that resemble the question's: «fermeture» has something of «fermer»."""
    same_word: float = 0.3
    """More for the very word, beside its stem: «amende» is not «amendement»."""
    synonym: float = 0.6
    """BM25 of their synonyms, by closeness: «épouse» has something of «femme»."""
    pair: float = 0.3
    """Two words of the question that follow each other in the passage too."""
    answer_type: float = 0.7
    """A sentence holds a candidate of the expected answer type: a figure, a date, a name …"""
    answer_type_near: float = 0.7
    """… near the question's words, which are counted by their IDF, less with the distance."""
    introduction: float = 1.5
    """The passage that first names what is to be explained («c'est quoi …»): writers introduce things there."""
    surrounding: float = 0.3
    """A title, keyword line or credit is worth this share of prose that matches as well."""


WEIGHTS = Weights()
