"""Sections by their number: «article 3», «au 2° de l’article 5», «annexe B», as questions ask and headings say.

A label is a kind and a number («article 3»), numbers in figures, letters in lower case.
"""

import re
from collections.abc import Iterator

from bot.text.normalise import plain

_KINDS = {
    "art": "article",
    "articles": "article",
    "chap": "chapitre",
    "§": "point",
    "paragraphe": "point",
    "question": "point",
}
"""Other words for a kind."""
_NAMED = "article|articles|art|chapitre|chap|titre|section|annexe|partie|etape|fiche|tableau|regle|point|paragraphe"
_NUMBER = r"(?:premiere?|1er|1ere|\d{1,4}(?:deg)?|[ivxl]{1,6}|[a-h])"
_IN_HEADING = re.compile(rf"(?P<kind>{_NAMED}) (?P<number>{_NUMBER})(?: |$)")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}|[ivx]{1,5})(?: |$)")
_ASKED = re.compile(
    rf"\b(?:(?P<kind>{_NAMED}) (?:n |no |numero )?(?P<number>premiere?|1er|1ere|\d{{1,4}}(?:deg)?|[ivxl]{{1,6}}|[a-h])"
    rf"|(?P<ordinal>\d{{1,2}})(?:e|eme|er|ere) (?P<counted>{_NAMED}))(?= |$)"
)
_ITEM = re.compile(r"\b(?P<number>\d{1,2})deg\b|(?:^| )(?:au |le |petit )?(?P<letter>[a-h]) (?:de l|du|de la) ")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_LOOSE = frozenset({"point", "etape", "partie", "section"})
"""Kinds of which a heading or an item says the number alone."""


def asked_sections(plain_words: str) -> list[frozenset[str]]:
    """The sections that a question asks for, each as the labels that it may have; a passage stands in all of them."""
    found = []
    for one in _ASKED.finditer(plain_words):
        kind = one["kind"] or one["counted"]
        kind, number = _KINDS.get(kind, kind), _figure(one["number"] or one["ordinal"])
        loose = {f"point {number}", f"item {number}"} if kind in _LOOSE else set()
        found.append(frozenset({f"{kind} {number}", *loose}))
    found += [frozenset({f"item {_figure(one['number'] or one['letter'])}"}) for one in _ITEM.finditer(plain_words)]
    return found


def heading_labels(heading: str) -> Iterator[str]:
    """The labels of a section, by the words of its heading."""
    words = " ".join(re.findall(r"\w+", plain(heading)))
    if found := _IN_HEADING.match(words):
        yield f"{_KINDS.get(found['kind'], found['kind'])} {_figure(found['number'])}"
    elif found := _NUMBERED.match(words):
        yield f"point {_figure(found['number'])}"


def item_label(mark: str) -> str | None:
    """The label of an item, by its printed number; None where it has a bullet."""
    words = re.findall(r"\w+", plain(mark))
    return f"item {_figure(words[-1])}" if words else None


def _figure(number: str) -> str:
    """A number in figures; a letter as it is."""
    number = number.removesuffix("deg")
    if number in ("premier", "premiere", "1er", "1ere"):
        return "1"
    if (len(number) > 1 and set(number) <= set(_ROMAN)) or number in ("i", "v", "x"):
        values = [_ROMAN[letter] for letter in number]
        return str(
            sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
        )
    return number
