"""A message as a question, taken apart once: every room asks the same object what the words say."""

from functools import cached_property

from bot.text.normalise import without_preface, written_out
from bot.understanding.answer_type import AnswerType, asked_kind, asked_noun
from bot.understanding.distress import tells_of_distress
from bot.understanding.ellipsis import Spoken
from bot.understanding.intent import Talk, chat
from bot.understanding.language import is_foreign, is_struck_at_random
from bot.understanding.questions_in_text import has_words, parts


class ParsedQuestion:
    """What one text asks. Each property is computed when it is first read, and never again."""

    def __init__(self, text: str) -> None:
        self.text = text
        """As it was written."""

    @classmethod
    def of(cls, text: str) -> "ParsedQuestion":
        """`text`, not yet taken apart."""
        return cls(text)

    @cached_property
    def normalised(self) -> str:
        """The text with small words written out («c ki» is «c’est qui») and without its polite preface."""
        return without_preface(written_out(self.text))

    @cached_property
    def tells_of_distress(self) -> bool:
        """True if somebody speaks of a danger to themselves or to somebody near."""
        return tells_of_distress(self.text)

    @cached_property
    def intent(self) -> Talk | None:
        """What is said to the bot, where that is all; None for a question about the documents."""
        return chat(self.text)

    @cached_property
    def is_foreign(self) -> bool:
        """True if it is in another language than French."""
        return is_foreign(self.text)

    @cached_property
    def is_struck_at_random(self) -> bool:
        """True for a hand on a keyboard («asdfghjkl»)."""
        return is_struck_at_random(self.text)

    @cached_property
    def has_words(self) -> bool:
        """True if a word says what it is about."""
        return has_words(self.text)

    @cached_property
    def clauses(self) -> tuple["ParsedQuestion", ...]:
        """The questions that stand in it, in order; itself alone where they are not several."""
        found = parts(self.text)
        return (self,) if found == [self.text] else tuple(map(ParsedQuestion, found))

    @cached_property
    def spoken(self) -> Spoken:
        """Its words without what opens it; they tell whether it leans on the question before."""
        return Spoken(self.text)

    @cached_property
    def answer_type(self) -> AnswerType | None:
        """The kind of thing it asks for; None where its form does not tell."""
        return asked_kind(self.text)

    @cached_property
    def noun(self) -> str | None:
        """The word that names the kind («âge» in «quel âge …»), unaccented."""
        return asked_noun(self.text)
