"""The data of a button: fields written into at most 64 bytes, and read back strictly, whoever sends them."""

import string
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from inspect import get_annotations
from typing import Annotated, Any, ClassVar, Literal, Self, dataclass_transform, get_args, get_origin

LONGEST = 64
"""Bytes that Telegram lets a button carry."""
_SEPARATOR = ":"


class Place(Enum):
    """A kind of chat where a button stands."""

    PRIVATE = auto()
    GROUP = auto()
    INLINE = auto()
    """Below a message sent from the bot's inline results: of the chat, nothing is known."""


class Presser(Enum):
    """Somebody whose press is followed; owners are moderators too."""

    ANYONE = auto()
    ASKER = auto()
    """The person whose question the message answers."""
    GROUP_ADMIN = auto()
    MODERATOR = auto()
    OWNER = auto()


class Field:
    """One part of a button's data, between two colons."""

    def read(self, written: str) -> object:
        """The value.

        Raises:
            ValueError: nothing that `write` makes.

        """
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """The value as text."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Number(Field):
    """A number from 0 on, in ASCII digits, without a leading zero."""

    digits: int

    def read(self, written: str) -> int:
        """The number."""
        plain = written.isascii() and written.isdigit() and len(written) <= self.digits
        if not plain or (written[0] == "0" and written != "0"):
            raise ValueError(written)
        return int(written)


@dataclass(frozen=True, slots=True)
class Letters(Field):
    """A word of `shortest` to `longest` letters of an alphabet."""

    shortest: int
    longest: int
    alphabet: str = string.ascii_letters + string.digits + "-_"

    def read(self, written: str) -> str:
        """The word."""
        if not self.shortest <= len(written) <= self.longest or not set(written) <= set(self.alphabet):
            raise ValueError(written)
        return written


@dataclass(frozen=True, slots=True)
class OneOf(Field):
    """One of a few words, or members of an enumeration of words."""

    values: tuple[str, ...]

    def read(self, written: str) -> str:
        """The word, or the member."""
        return self.values[self.values.index(written)]


@dataclass(frozen=True, slots=True)
class Flag(Field):
    """True or false, as a word for each."""

    no: str
    yes: str

    def read(self, written: str) -> bool:
        """Its truth."""
        return bool((self.no, self.yes).index(written))

    def write(self, value: bool) -> str:
        """The word."""
        return self.yes if value else self.no


@dataclass(frozen=True, slots=True)
class Rest(Field):
    """Anything a person wrote, colons too; it stands last. What is longer than `longest` bytes loses its end."""

    longest: int

    def read(self, written: str) -> str:
        """The text."""
        if len(written.encode()) > self.longest:
            raise ValueError(written)
        return written

    def write(self, value: str) -> str:
        """As much of it as fits."""
        return value.encode(errors="ignore")[: self.longest].decode(errors="ignore")


@dataclass(frozen=True, slots=True)
class Maybe(Field):
    """Another field, or None, of which nothing is written."""

    field: Field

    def read(self, written: str) -> object:
        """The other field's value, or None."""
        return self.field.read(written) if written else None

    def write(self, value: object) -> str:
        """The value, or nothing."""
        return "" if value is None else self.field.write(value)


def hexadecimal(digits: int) -> Letters:
    """So many hexadecimal digits, exactly."""
    return Letters(digits, digits, "0123456789abcdef")


RowId = Annotated[int, Number(18)]
"""The number of a row in the store."""
Offset = Annotated[int, Number(9)]
"""Number of items before the page that is shown."""
Token = Annotated[str, Letters(8, 8)]
"""The excerpts of an answer, in the store."""
DocumentId = Annotated[str, Letters(1, LONGEST)]
Query = Annotated[str, Rest(40)]
"""Words of a title; empty for all documents."""


@dataclass_transform(frozen_default=True)
class Press:
    """A pressed button: what it carries, and who may press it where.

    A subclass with a `wire` is a kind of button; one without is a family, which one handler follows.
    """

    wire: ClassVar[str] = ""
    """Its data, with a field's name in braces for its value. It never changes: buttons outlive versions."""
    places: ClassVar[frozenset[Place]] = frozenset()
    pressers: ClassVar[frozenset[Presser]] = frozenset()
    fields: ClassVar[Mapping[str, Field]] = {}
    """Codecs by field name in braces."""

    def __init_subclass__(
        cls, wire: str = "", places: Collection[Place] = (), pressers: Collection[Presser] = ()
    ) -> None:
        """Make it a frozen dataclass. Places and pressers are the family's where they are not given."""
        dataclass(frozen=True)(cls)
        cls.wire = wire
        cls.places = frozenset(places) or cls.places
        cls.pressers = frozenset(pressers) or cls.pressers
        cls.fields = {**cls.fields, **{f"{{{name}}}": _field(hint) for name, hint in get_annotations(cls).items()}}

    @property
    def data(self) -> str:
        """The bytes that the button carries, as text.

        Raises:
            AssertionError: it is too long for a button.

        """
        made = self._made
        assert len(made.encode()) <= LONGEST, f"too long for a button: {made}"
        return made

    @property
    def fits(self) -> bool:
        """True if it is short enough for a button."""
        return len(self._made.encode()) <= LONGEST

    @property
    def _made(self) -> str:
        return ":".join(
            self.fields[part].write(getattr(self, part[1:-1])) if part in self.fields else part
            for part in self.wire.split(":")
        )

    @classmethod
    def read(cls, data: str) -> Self | None:
        """The press of this kind that `data` stands for; None where it stands for none, whatever it is."""
        make: Callable[..., Self] = cls
        parts, values = cls.wire.split(":"), dict[str, object]()
        written = data.split(":", len(parts) - 1)
        if len(written) != len(parts) or any(
            one != part for one, part in zip(written, parts, strict=True) if part not in cls.fields
        ):
            return None
        try:
            for one, part in zip(written, parts, strict=True):
                if part in cls.fields:
                    values[part[1:-1]] = cls.fields[part].read(one)
        except ValueError:
            return None
        return make(**values)


def _field(hint: Any) -> Field:
    """The codec of an annotated type, an enumeration or a literal."""
    if get_origin(hint) is Annotated:
        field: Field = hint.__metadata__[0]
        return field
    return OneOf(get_args(hint) if get_origin(hint) is Literal else tuple(hint))
