"""Sentences that begin with what only the sentence before them says: «Elle demande …», «Cette juridiction …»."""

import re

from bot.text.splitter import sentences_in
from bot.text.words import MONTHS

LONGEST = 300
"""Code points that a sentence and what it refers to take together at most: more would bury the answer."""
_WHEN = (
    f"ans?|années?|mois|semaines?|jours?|nuits?|matins?|soirs?|après-midi|fois|{'|'.join(MONTHS)}"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_IDLE = r"(?:n[’'])?(?:y a|y avait|s[’']agi\w*|faut|fall\w+|faudra\w*|pleu\w+|exist\w+|rest\w+|semble)\b"
_SUBJECT = rf"(?:il (?!{_IDLE})|(?:ils|elles?|eux|lui)\b)"
_REFERS = re.compile(
    rf"""[\s«“"'‘(\[—–*_-]*(?:"""
    rf"{_SUBJECT}"
    r"|(?:celui|celle|ceux|celles)\b(?! (?:qui|que|dont|de|du|des)\b)|(?:cela|ceci|ça)\b"
    rf"|(?:ce|cet|cette|ces) (?!sont\b|fut\b|furent\b|qui\b|que\b|n[’']|(?:\w+ )?(?:{_WHEN})\b)\w"
    r"|(?:son|sa|ses|leurs?) "
    # «Depuis, elle …», «La justice l’a fermé», «Le ministre y a dit …»
    rf"|[^,;:.]{{1,40}}, {_SUBJECT}"
    r"|(?:\w+[ ’']){1,5}?(?<!qui )(?<!que )"
    r"(?:(?:l[’']|les )(?:a|ont|avait|avaient)|(?<!il )y (?:a|ont|avait) \w+[éiut])\b)",
    re.IGNORECASE,
)


def beginning(text: str, start: int, end: int) -> int:
    """The place from which `text` is to be read so that its sentence from `start` to `end` is understood.

    The sentence's own start, or an earlier sentence's of its paragraph where it refers to that.
    """
    if not _REFERS.match(text, start):
        return start
    paragraph = text.rfind("\n\n", 0, start) + 1
    first = max(paragraph, end - LONGEST)
    *before, last = sentences_in(text[first:end])
    # What was cut is no sentence, and another paragraph's (a heading) refers to nothing.
    whole = [first + one.start for one in before if one.run == last.run][first > paragraph :]
    while whole and _REFERS.match(text, start):
        start = whole.pop()
    return start
