"""A question taken apart once: every room asks the same object what its words say."""

import re
from functools import cached_property
from typing import Self

from bot.models import Token
from bot.text.analysis import Analyzer
from bot.text.normalise import plain
from bot.text.words import YEAR
from bot.understanding import intent, language, questions_in_text
from bot.understanding.answer_type import AnswerType, ExpectedAnswer, expected_answer
from bot.understanding.distress import tells_of_distress
from bot.understanding.intent import Talk
from bot.understanding.section_references import asked_sections
from bot.understanding.utterance import Utterance

_NAME = re.compile(r"(?:(?<=[\w,;:] )|(?<=[’']))[A-ZÀ-Þ][\w-]+")
_COUNTED = re.compile(r"\b(?:combien|cb|cmb) (?:de |d )(?!personnes\b|gens\b|temps\b|fois\b)(\w+)")
_ANALYZER = Analyzer()


class ParsedQuestion(Utterance):
    """An utterance and what it asks; each property is computed when it is first read, and never again."""

    @classmethod
    def of(cls, text: str | Self) -> Self:
        """The question of this text, not yet taken apart; one that is parsed already stays itself."""
        return cls(text) if isinstance(text, str) else text

    @cached_property
    def tokens(self) -> list[Token]:
        """The normalised text after the analysis that documents go through."""
        return _ANALYZER.tokens(self.normalised)

    @cached_property
    def intent(self) -> Talk | None:
        """The intent of a message that asks nothing of the documents; None for a question about them."""
        return intent.intent(self)

    @cached_property
    def tells_of_distress(self) -> bool:
        """True if somebody speaks of a danger to themselves or to somebody near."""
        return tells_of_distress(self.plain_as_written)

    @cached_property
    def is_foreign(self) -> bool:
        """True if it is in another language than French."""
        return language.is_foreign(self.text)

    @cached_property
    def is_struck_at_random(self) -> bool:
        """True for a hand on a keyboard («asdfghjkl»)."""
        return language.is_struck_at_random(self.text)

    @cached_property
    def has_words(self) -> bool:
        """True if a word says what it is about."""
        return questions_in_text.has_words(self.text)

    @cached_property
    def clauses(self) -> tuple[Self, ...]:
        """The questions that stand in it, in order; itself alone where they are not several."""
        return tuple(questions_in_text.parts(self))

    @property
    def answer_type(self) -> AnswerType | None:
        """The kind of thing it asks for; None where its form does not tell."""
        return self._expected.type

    @property
    def noun(self) -> str | None:
        """The word that names the kind («âge» in «quel âge …»), unaccented."""
        return self._expected.noun

    @cached_property
    def counted(self) -> str | None:
        """The word behind «combien de …», plain; None where nothing is counted, or people, time or times.

        Texts tell of these without the word.
        """
        found = _COUNTED.search(self.plain)
        return found[1] if found else None

    @cached_property
    def sections(self) -> list[frozenset[str]]:
        """The sections that it asks for by number («au 2° de l’article 5»), each as the labels that it may have."""
        return asked_sections(" ".join(self.plain_words))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that it names."""
        return frozenset(word for word in self.plain_words if YEAR.fullmatch(word))

    @cached_property
    def named(self) -> frozenset[str]:
        """Its words, plain: what they name is no answer to it."""
        return frozenset(self.plain_words)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of people and places in it, plain, word by word."""
        return frozenset(plain(name) for name in _NAME.findall(self.normalised))

    @cached_property
    def _expected(self) -> ExpectedAnswer:
        return expected_answer(self.plain_words)
