"""Signs by which a line tells what it is to its neighbours: it asks, it announces, it only surrounds a text."""

import re

from bot.text.words import MONTHS

_SPACES = " \u00a0\u202f"
_ASKED = re.compile(
    r"(?:qui|que|qu[’']|quoi|quel(?:le)?s?|quand|où|comment|pourquoi|combien|lequel|laquelle|est-ce|y a-t-il"
    r"|à qui|à quoi|de quoi|d[’']où|par où|à quelle?s?|dans quel(?:le)?s?|en quoi|jusqu[’']à quand"
    r"|(?:puis|dois|suis|ai)-je|(?:peut|doit|faut|a-t)-(?:on|il|elle)|faut-il|peut-on|doit-on)\b",
    re.IGNORECASE,
)
_LONGEST_QUESTION = 250
_ANNOUNCES = re.compile(r"(?::|\bsuivante?s?[ \u00a0\u202f]?[:.]?|\bci-(?:dessous|après)[ \u00a0\u202f]?[:.]?)\s*$")
_FURNITURE_HEADING = re.compile(
    r"(?:sommaire|table des matières|ordre du jour|(?:à )?(?:voir|lire) (?:aussi|également|en plus)"
    r"|pour aller plus loin"
    r"|liens? utiles?|en savoir plus|sur le même (?:sujet|thème)|plan (?:du|de la) (?:site|page)|dans ce dossier"
    r"|articles? liés?|contenus? associés?|à découvrir)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_CAPITALISED = r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]+"
_DATELINE = re.compile(
    rf"(?i:(?:fait )?à )?{_CAPITALISED}(?: (?:d[eu] |la |les? )?{_CAPITALISED}){{0,3}},? (?:—|-|–)?\s?(?:le )?"
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?\d{1,2}(?:er)?[ \u00a0\u202f]"
    rf"(?:{'|'.join(MONTHS)})[ \u00a0\u202f]\d{{4}}[.,]?"
)
_BYLINE = re.compile(
    r"(?i:(?:texte|photos?|propos recueillis|reportage)[ \u00a0\u202f]?(?::|par) |par )"
    rf"{_CAPITALISED}(?: (?:d[eu] |d’|des |l[ae] |et )?{_CAPITALISED}){{1,6}}(?:\s?[,(—–-].{{0,80}})?[.]?"
)
_TURN = re.compile(
    rf"(?P<who>(?:{_CAPITALISED}|M\.|Mme|Dr|Q|R|L[ae])(?: {_CAPITALISED}| journal){{0,3}})"
    r"[ \u00a0\u202f]?: ?(?P<said>\S.*)",
    re.DOTALL,
)
_DASHED = re.compile(r"[—–-] ?(?P<said>\S.*)", re.DOTALL)


_ITEM_MARK = re.compile(
    r"(?:[-*•‣◦▪–·●○■□☐☒✓✔➢➤→\uf0b7]|\d{1,2}(?:\.\d{1,2}){0,2}[.)]|\d{1,2}°\)?|[a-zA-Z]\)|[ivx]{1,4}[.)])"
    r"[ \u00a0\u202f\t]+(?=\S)"
)


def item_mark(line: str) -> int:
    """Code points of the typed bullet or number with which a line begins as items do; 0 where there is none."""
    found = _ITEM_MARK.match(line)
    return found.end() if found else 0


def asks(line: str) -> bool:
    """True for a line that asks: it ends with its mark, or begins with a question word."""
    said = line.strip(_SPACES + "*_—–-").rstrip('»”"' + _SPACES)
    return len(said) <= _LONGEST_QUESTION and (said.endswith("?") or _begins_as_question(said))


def _begins_as_question(said: str) -> bool:
    return bool(_ASKED.match(said)) and not said.endswith((".", "!", ":", ";", ","))


def announces(line: str) -> bool:
    """True for a line that leads to what follows: «Sont interdits :», «… les pièces suivantes»."""
    return bool(_ANNOUNCES.search(line.rstrip()))


def is_furniture_heading(said: str) -> bool:
    """True for a heading under which nothing is told: «Sommaire», «Voir aussi», «Ordre du jour»."""
    return bool(_FURNITURE_HEADING.match(said.strip(_SPACES + "*_:")))


_RECITAL = re.compile(r"Vu (?:l[ea]s? |l[’']|son |sa )[^.]*[;,]?")
"""A text that an order refers to before it orders anything."""


def is_surrounding(line: str) -> bool:
    """True for a dateline, a byline, a recital: it dates, signs or founds a text, and tells nothing of its subject."""
    said = line.strip(_SPACES + "*_()—–-")
    return any(sign.fullmatch(said) for sign in (_DATELINE, _BYLINE, _RECITAL))


def spoken_turn(paragraph: str) -> tuple[str, str] | None:
    """Who speaks and what they say, in a talk written with names before a colon («Q» and «R» are names)."""
    found = _TURN.fullmatch(paragraph)
    return (found["who"], found["said"]) if found else None
