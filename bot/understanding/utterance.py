"""An utterance: one text that somebody wrote, in the normal forms that it is looked at in."""

import re
from functools import cached_property
from typing import Self

from bot.text.normalise import plain, without_preface, written_out
from bot.understanding.ellipsis import Said, Spoken, said_words

_MARKS = str.maketrans(dict.fromkeys('?!.,;:…«»"()', " "))
_WORD = re.compile(r"\w+")


class Utterance:
    """A text as somebody wrote it, and its normal forms; each is computed when it is first read, and never again."""

    def __init__(self, text: str) -> None:
        self.text = text
        """As it was written."""
        self._plain: dict[str, str] = {}
        self._pieces: dict[str, Self] = {}

    def piece(self, text: str) -> Self:
        """A part of it as an utterance of its own, the same one for the same words."""
        if text == self.text:
            return self
        if text not in self._pieces:
            self._pieces[text] = type(self)(text)
        return self._pieces[text]

    @cached_property
    def written_out(self) -> str:
        """The text with its small words written out: «c ki» is «c’est qui»."""
        return written_out(self.text)

    @cached_property
    def normalised(self) -> str:
        """The text written out and without its polite preface."""
        return without_preface(self.written_out)

    @property
    def plain(self) -> str:
        """The normalised text in lower case, unaccented, elided and hyphenated words apart."""
        return self._plain_form(self.normalised)

    @property
    def plain_as_written(self) -> str:
        """The text itself in that form."""
        return self._plain_form(self.text)

    @cached_property
    def plain_words(self) -> list[str]:
        """The normalised text's words in that form."""
        return _WORD.findall(self.plain)

    @cached_property
    def unmarked(self) -> list[str]:
        """The text's words in that form, as they were written, between spaces and punctuation."""
        return self.plain_as_written.translate(_MARKS).split()

    @cached_property
    def unmarked_written_out(self) -> list[str]:
        """The same, small words written out."""
        return self._plain_form(self.written_out).translate(_MARKS).split()

    @cached_property
    def words(self) -> list[Said]:
        """Its words but for courtesies, small ones written out."""
        return said_words(self.written_out)

    @cached_property
    def spoken(self) -> Spoken:
        """Its words without what opens it; they tell whether it leans on the question before."""
        has_preface = self.normalised != self.written_out
        return Spoken(self.normalised, said_words(self.normalised) if has_preface else self.words)

    def _plain_form(self, text: str) -> str:
        """One of its forms made plain; where two are the same, once."""
        if text not in self._plain:
            self._plain[text] = plain(text)
        return self._plain[text]
