"""Text -> terms, for documents and questions alike.

The text is tokenised as it stands, so that every token keeps its place in the original; only then is each
token normalised. Folding the text first would move every offset: unidecode makes «œ» two letters and «½» four.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer
from unidecode import unidecode

from bot.search.french import CLITICS, ELIDED, MONTHS, STOP_WORDS
from bot.search.models import Token

_APOSTROPHES = "'’‘ʼ＇`´"
_HYPHENS = "-‐‑"
# A letter or digit with the marks that may be typed apart from it (an «é» of two code points).
_CHARACTER = r"[^\W_][\u0300-\u036f]*"
_GAPS = r"[.'’ \u00a0\u202f\u2009]"

_TOKEN = re.compile(
    rf"""
    (?P<host> (?:https?://)? [^\W_](?:[\w-]*[^\W_])? (?:\.[^\W_](?:[\w-]*[^\W_])?)* \.[a-z]{{2,24}} (?![\w.]*\w) )
  | (?P<date> (?<!\d)(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.](?P<year>\d{{4}})(?!\d)
            | (?<!\d)(?P<iso_year>\d{{4}})-(?P<iso_month>\d{{2}})-(?P<iso_day>\d{{2}})(?!\d) )
  | (?P<hour> (?<![\d,.])\d{{1,2}}[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?\d{{2}})?(?!\w) )
  | (?P<number> (?<![\w])(?:\d{{1,3}}(?:{_GAPS}\d{{3}})+(?!\d)|\d+) (?:,\d+|\.\d{{1,2}}(?![\d.]))?
        (?P<ordinal>(?:ers?|ères?|eres?|res?|nde?s?|es?|è|èmes?|emes?|ièmes?|iemes?)(?!\w))? (?![^\W_]) )
  | (?P<acronym> (?<!\w)(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?!\w) )
  | (?P<word> (?:{_CHARACTER})+ (?:[{_HYPHENS}{_APOSTROPHES}](?:{_CHARACTER})+)* )
  | (?P<currency> [€$£] )
    """,
    re.VERBOSE,
)
_ELISION = re.compile(rf"(?:{'|'.join(ELIDED)})[{_APOSTROPHES}](?=\w)", re.IGNORECASE)
_PART = re.compile(rf"[^{_HYPHENS}]+")
_CURRENCIES = {"€": "euro", "$": "dollar", "£": "livre"}

_stemmer = Stemmer.Stemmer("french")


def fold(word: str) -> str:
    """`word` in lower case, without accents, ligatures or apostrophes; ASCII."""
    return unidecode(unicodedata.normalize("NFKC", word).lower()).replace("'", "").replace(" ", "")


@lru_cache(maxsize=200_000)
def term_of(word: str) -> str:
    """The comparable form of one word: unaccented, then stemmed until it no longer changes.

    French Snowball looks at accents («fermée» loses its ending, «fermee» does not) and readers do not type them.
    Unaccented first, both spellings meet by construction; stemmed to the end, «ferme» and «fermee» meet too.
    """
    word = fold(word)
    while (stem := _stemmer.stemWord(word)) != word:
        word = stem
    return word


class Analyzer:
    """The only way from text to terms; documents and questions go through the same one."""

    def tokens(self, text: str) -> list[Token]:
        """The text's terms in order, function words left out. A compound comes before its parts."""
        return list(self._tokens(text))

    def _tokens(self, text: str) -> Iterator[Token]:
        for match in _TOKEN.finditer(text):
            start, end, kind = match.start(), match.end(), match.lastgroup
            if match["word"]:
                yield from self._word(text, start, end)
            elif match["number"]:
                yield _token(_number(match["number"], match["ordinal"]), start, end)
            elif match["host"]:
                yield from self._host(match["host"], start)
            elif match["date"]:
                yield from _date(match)
            elif match["hour"]:
                yield _token(re.sub(r"\s", "", match["hour"]), start, end)
            elif match["acronym"]:
                yield from self._plain(match["acronym"].replace(".", ""), start, end)
            elif kind == "currency":
                yield _token(_CURRENCIES[match["currency"]], start, end)

    def _word(self, text: str, start: int, end: int) -> Iterator[Token]:
        """Elision off, then whole, or as a compound and its parts."""
        while elided := _ELISION.match(text, start, end):
            start = elided.end()
        parts = [(part.start(), part.end()) for part in _PART.finditer(text, start, end)]
        while len(parts) > 1 and _lower(text[slice(*parts[-1])]) in CLITICS:
            parts.pop()
        start, end = parts[0][0], parts[-1][1]
        if len(parts) == 1 or _lower(text[start:end]) in STOP_WORDS:
            yield from self._plain(text[start:end], start, end)
            return
        inner: list[Token] = []
        for begin, stop in parts:
            if elided := _ELISION.match(text, begin, stop):
                begin = elided.end()
            inner.extend(self._plain(text[begin:stop], begin, stop))
        if len(inner) > 1:
            whole = "".join(token.term for token in inner)
            yield Token(whole, start, end, fold(text[start:end]).replace("-", ""))
        yield from inner

    def _plain(self, word: str, start: int, end: int) -> Iterator[Token]:
        lower = _lower(word)
        if lower not in STOP_WORDS and (term := term_of(lower)):
            yield Token(term, start, end, fold(lower))

    def _host(self, host: str, start: int) -> Iterator[Token]:
        """An address whole, without `https://` and `www.`, and its names (a missing space looks the same)."""
        bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", host)
        start += len(host) - len(bare)
        yield _token(fold(bare), start, start + len(bare))
        for part in re.finditer(r"[^.]+", bare):
            yield from self._plain(part[0], start + part.start(), start + part.end())


def _lower(word: str) -> str:
    """Lower case, with composed accents and without apostrophes: the form of the stop list."""
    lower = unicodedata.normalize("NFKC", word).lower()
    return re.sub(f"[{_APOSTROPHES}]", "", re.sub(f"[{_HYPHENS}]", "-", lower))


def _token(term: str, start: int, end: int) -> Token:
    """A token that is not stemmed: a number, an address, a currency."""
    return Token(term, start, end, term)


def _number(digits: str, ordinal: str | None) -> str:
    """«23.051», «23 051» and «23051» are one number; so are «14,2» and «14.2»; «1er» is 1."""
    digits = digits.removesuffix(ordinal or "")
    if grouped := re.fullmatch(rf"(\d{{1,3}}(?:{_GAPS}\d{{3}})+)(,\d+|\.\d+)?", digits):
        digits = re.sub(_GAPS, "", grouped[1]) + (grouped[2] or "")
    whole, _, decimals = digits.replace(",", ".").partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole


def _date(match: re.Match[str]) -> Iterator[Token]:
    """A date in figures says the same as one in words: the day, the month's name, the year."""
    start, end = match.span()
    day, month, year = (match[name] or match[f"iso_{name}"] for name in ("day", "month", "year"))
    yield _token(_number(day, None), start, end)
    if 1 <= int(month) <= 12:
        yield _token(term_of(MONTHS[int(month) - 1]), start, end)
    yield _token(year, start, end)
