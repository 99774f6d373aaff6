"""Text -> terms, for documents and questions alike.

The text is tokenised as it stands, so that every token keeps its place in the original; only then is each
token normalised. Folding the text first would move every offset: unidecode makes «œ» two letters and «½» four.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import Stemmer
from unidecode import unidecode

from bot.models import Span, Token
from bot.text.words import CLITICS, ELIDED, IRREGULAR_PLURALS, MONTHS, SIGNS, STOP_WORDS

_APOSTROPHES = "'’‘ʼ＇`´"
_HYPHENS = "-‐‑"
_SPACE = r"[ \u00a0\u202f\u2009]"
_GAP = r"[.'’ \u00a0\u202f\u2009]"
# Soft hyphens and joiners: inside words of web pages and PDF files, and never seen.
_UNSEEN = r"\u00ad\u200b-\u200d\u2060\ufeff"
# A letter or digit with the marks that may be typed apart from it (an «é» of two code points).
_CHARACTER = rf"[^\W_][\u0300-\u036f{_UNSEEN}]*"
_LABEL = r"[^\W_](?:[^\W_]|-){0,62}"
_E = r"(?:e\u0300?|è)"
_NTH = rf"(?:i?{_E}mes?|{_E}s?)"
_ORDINAL = rf"(?:{_NTH}|ers?|{_E}?res?|nde?s?)(?![\w\u0300-\u036f])"
_ROMAN = r"X{0,3}(?:IX|IV|V?I{0,3})"
_UNIT = rf"(?:{'|'.join(name for name in SIGNS if name.isalnum())})(?!\w)"
_SIGN = "".join(name for name in SIGNS if not name.isalnum())

_TOKEN = re.compile(
    rf"""
    (?P<elision> (?<!\w)(?i:{"|".join(ELIDED)})[{_APOSTROPHES}](?=\w) )
  | (?P<address> (?:https?://)? (?:(?P<mailbox>[^\W_][\w.+-]{{0,63}})@)?
        (?P<host> {_LABEL}(?:\.{_LABEL}){{0,9}}\.(?:[a-z]{{2,24}}|[A-Z]{{2,24}}) ) (?!\.?\w|@) (?:[/?\#][^\s»”")]*)? )
  | (?P<date> (?<!\d)(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<year>\d{{4}})(?!\d)
            | (?<!\d)(?P<iso_year>\d{{4}})-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>\d{{2}})(?!\d) )
  | (?P<time> (?<![\d,.:])(?P<hour>\d{{1,2}}) (?: {_SPACE}?(?P<h>[hH]) | (?P<colon>:)(?=[0-5]\d) )
        (?: {_SPACE}?(?P<minutes>[0-5]\d) )? (?!\w|:\d) )
  | (?P<number> (?<!\w)(?P<digits>(?:\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)|\d+) (?:,\d+|\.\d{{1,2}}(?![\d.]))?)
        (?:{_ORDINAL})? (?: (?![^\W_]) | (?={_UNIT}) ) )
  | (?P<unit> (?: (?<=\d) | (?<=\d{_SPACE}) ){_UNIT} )
  | (?P<roman> (?<!\w)(?: (?=[IVX])(?P<nth>{_ROMAN}){_NTH} | (?P<first>I)(?:ers?|{_E}re)
            | (?=[ivxIVX]{{2}})(?!(?i:vies?)\b)(?P<any>(?i:{_ROMAN})){_NTH}? ) (?!\w) )
  | (?P<acronym> (?<!\w)(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?!\w) )
  | (?P<sign> [{_SIGN}] )
  | (?P<percent> (?<!\w)(?i:pour){_SPACE}?(?i:cent)(?!\w) )
  | (?P<word> (?:{_CHARACTER})+ (?:[{_HYPHENS}{_APOSTROPHES}](?:{_CHARACTER})+)* )
    """,
    re.VERBOSE,
)
_ELISION = re.compile(rf"(?:{'|'.join(ELIDED)})[{_APOSTROPHES}](?=\w)", re.IGNORECASE)
_PART = re.compile(rf"[^{_HYPHENS}]+")
# What French Snowball leaves, because it cannot tell «vendus» from «virus» or «ferment» from «argent». Readers ask for
# «euros» and «élus» far more often than such pairs meet.
_PLURAL = re.compile(r"(?<=\w[aiou])s$|(?<=\w[eo]u)x$")
_THIRD_PERSONS = re.compile(r"(?<=\w{4})(?:er)?ent$")

_LONGEST_WORD = 60
"""Letters: a longer run is no word, and stemming would take its endings off one by one."""

_stemmer = Stemmer.Stemmer("french")


def fold(word: str) -> str:
    """`word` in lower case, without accents, ligatures, apostrophes or spaces; ASCII."""
    composed = unicodedata.normalize("NFKC", word)
    return re.sub(r"['\s]", "", unidecode(composed.lower()).lower())


@lru_cache(maxsize=200_000)
def term_of(word: str) -> str:
    """The comparable form of one word: unaccented, then stemmed until it no longer changes.

    French Snowball looks at accents («fermée» loses its ending, «fermee» does not) and readers do not type them.
    Unaccented first, both spellings meet by construction; stemmed to the end, «ferme» and «fermee» meet too.
    """
    word = fold(word)
    word = IRREGULAR_PLURALS.get(word, word)
    while (
        len(word) <= _LONGEST_WORD
        and (stem := _THIRD_PERSONS.sub("", _stemmer.stemWord(_PLURAL.sub("", word)))) != word
    ):
        word = stem
    return word


class Analyzer:
    """The only way from text to terms; documents and questions go through the same one."""

    def tokens(self, text: str) -> list[Token]:
        """The text's terms in order, function words left out. A compound comes before its parts."""
        return list(self._tokens(text))

    def _tokens(self, text: str) -> Iterator[Token]:
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if match["word"]:
                yield from _word(text, start, end)
            elif match["number"]:
                yield _token(_number(match["digits"]), start, end)
            elif match["address"]:
                yield from _address(match)
            elif match["date"]:
                yield from _date(match)
            elif match["time"]:
                yield from _time(match)
            elif match["acronym"]:
                yield from _plain(match["acronym"].replace(".", ""), start, end)
            else:
                yield from _said(match)


def _word(text: str, start: int, end: int) -> Iterator[Token]:
    """A word, or a compound whole and in its parts; what a verb carries («-t-il») left out."""
    parts = [_unelided(text, *part.span()) for part in _PART.finditer(text, start, end)]
    while len(parts) > 1 and _lower(text[slice(*parts[-1])]) in CLITICS:
        parts.pop()
    start, end = parts[0][0], parts[-1][1]
    inner = [token for begin, stop in parts for token in _plain(text[begin:stop], begin, stop)]
    if len(parts) > 1 and inner:
        if _lower(text[start:end]) in STOP_WORDS:
            return
        yield Token(
            "".join(term_of(text[slice(*part)]) for part in parts), start, end, fold(text[start:end]).replace("-", "")
        )
    yield from inner


def _unelided(text: str, start: int, end: int) -> Span:
    while elided := _ELISION.match(text, start, end):
        start = elided.end()
    return start, end


def _plain(word: str, start: int, end: int) -> Iterator[Token]:
    lower = _lower(word)
    if lower not in STOP_WORDS and (term := term_of(lower)):
        yield Token(term, start, end, fold(lower))


def _lower(word: str) -> str:
    """Lower case, with composed accents and without apostrophes: the form of the stop list."""
    lower = unicodedata.normalize("NFKC", word).lower()
    return re.sub(f"[{_APOSTROPHES}{_UNSEEN}]", "", re.sub(f"[{_HYPHENS}]", "-", lower))


def _token(term: str, start: int, end: int) -> Token:
    """A token that is not stemmed: a number, an address."""
    return Token(term, start, end, term)


def _address(match: re.Match[str]) -> Iterator[Token]:
    """An address whole, without `https://` and `www.`, and its names (a missing space looks the same)."""
    start, end = match.span("host")
    if match["mailbox"]:
        start = match.start("mailbox")
    elif match["host"].startswith("www."):
        start += len("www.")
    text = match.string
    yield _token(fold(text[start:end]), start, end)
    for name in re.finditer(r"[^\W_]+(?:-[^\W_]+)*", text[start:end]):
        yield from _word(text, start + name.start(), start + name.end())


def _number(digits: str) -> str:
    """«23.051», «23 051» and «23051» are one number; so are «14,20» and «14.2»."""
    if grouped := re.fullmatch(rf"(\d{{1,3}}(?:{_GAP}\d{{3}})+)(,\d+|\.\d+)?", digits):
        digits = re.sub(_GAP, "", grouped[1]) + (grouped[2] or "")
    whole, _, decimals = digits.replace(",", ".").partition(".")
    whole, decimals = whole.lstrip("0") or "0", decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def _date(match: re.Match[str]) -> Iterator[Token]:
    """A date in figures says the same as one in words: the day, the month's name, the year."""
    order = ("day", "month", "year") if match["day"] else ("iso_day", "iso_month", "iso_year")
    for name, term in zip(order, (_number, _month, _number), strict=True):
        yield _token(term(match[name]), *match.span(name))


def _month(digits: str) -> str:
    return term_of(MONTHS[int(digits) - 1])


def _time(match: re.Match[str]) -> Iterator[Token]:
    """«14h30», «14 h 30» and «14:30» say 14, the word «heure», and 30; «14h00» says 14 and «heure»."""
    yield _token(_number(match["hour"]), *match.span("hour"))
    yield Token(term_of("heure"), *match.span("h" if match["h"] else "colon"), "heure")
    if int(match["minutes"] or 0):
        yield _token(_number(match["minutes"]), *match.span("minutes"))


def _said(match: re.Match[str]) -> Iterator[Token]:
    """«km», «€», «%» are the words that a person says for them; «XIXe» is 19."""
    start, end = match.span()
    if numeral := match["nth"] or match["first"] or match["any"]:
        yield _token(str(_roman(numeral.upper())), start, end)
    elif sign := match["unit"] or match["sign"] or (match["percent"] and "%"):
        word = SIGNS[sign]
        yield Token(term_of(word), start, end, fold(word))


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return sum(-value if value < following else value for value, following in pairwise([*values, 0]))
