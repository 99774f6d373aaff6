"""Document -> sentences -> passages, as offsets into the document's text.

Nothing is rewritten and nothing is lost: every character that is not white space lies in exactly one sentence, and a
passage is whole consecutive sentences of one paragraph.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter

from bot.models import Document, Passage, Sentence, Span
from bot.text.words import ABBREVIATIONS, STOP_WORDS, TITLES_BEFORE_NAMES

EXCERPT_CHARS = 400
"""Default for the longest passage, in code points; a single longer sentence stands alone."""
ENDLESS = 1_000
"""A run of text longer than this is no sentence (a table, a missing full stop): it is cut between words, so that
three excerpts always fit in one message."""
_TITLE_CHARS = 200
_QUESTION_TITLE_CHARS = 120

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\f")
_LIST_ITEM = re.compile(r"\s*(?:[-*•‣–—·]\s+|\d{1,2}[.)]\s+|[a-z]\)\s+)")
_HEADING = re.compile(r"#{1,6}\s")
_WHOLE_HEADING = re.compile(r"#{1,6}\s+(?P<said>.*?)(?:\s+#+)?\s*", re.DOTALL)
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\s»\"”’)\]*_]*$")
_FURNITURE = re.compile(
    r"(?:[àÀaA] lire (?:aussi|également)|lire aussi|sur le même sujet|crédits?\b|photos? ?:|©|mots?[- ]clés?\b|tags? ?:"
    r"|abonnez-vous|inscrivez-vous|partager? (?:sur|cet)|publié le\b|mis à jour le\b|newsletter\b|sommaire\b)",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(r"[^,|]{1,40}(?:[,|][^,|]{1,40}){3,}")
# A stop, what closes behind it (« … ? », (…) or a note's number), white space, and what may begin a sentence.
_STOP = re.compile(
    r"""(?<![.!?…])(?P<mark>[.!?…]++) (?P<close>(?:\s?[»”]|["’')\]*_¹²³⁰⁴-⁹]|\[\d{1,3}\])*)
    \s+ (?=[«“"‘'(\[—–*_-]*\s*[^\W_a-zà-öø-ÿœ])""",
    re.VERBOSE,
)
_ENCLOSED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|\([^()]*\)")
_LAST_WORD = re.compile(r"[^\W_]+$")
# An initial with its stop, so that the «J.» of «av. J.-C.» is no pronoun.
_FIRST_WORD = re.compile(r"[^\W_](?:[^\W_]+|\.)?")
_LONGEST_WORD = 60
"""Code points before a stop that are looked at: all of them would take quadratic time."""


def split(document: Document, excerpt_chars: int = EXCERPT_CHARS) -> list[Passage]:
    """Every run of consecutive sentences that fits in `excerpt_chars` code points and could not be longer.

    Passages overlap, so that an answer is found with what stands before or behind it; none holds another.
    """
    found: list[Passage] = []
    for _, group in groupby(sentences(document.text, excerpt_chars), key=attrgetter("paragraph")):
        found.extend(_windows(document, list(group), excerpt_chars))
    return found


def _windows(document: Document, paragraph: list[Sentence], excerpt_chars: int) -> Iterator[Passage]:
    stop = 0
    for first, sentence in enumerate(paragraph):
        last = max(stop, first + 1)
        while last < len(paragraph) and paragraph[last].end - sentence.start <= excerpt_chars:
            last += 1
        if last > stop:
            chosen = tuple(paragraph[first:last])
            yield Passage(document, chosen[0].start, chosen[-1].end, chosen)
        stop = last


def heading(paragraph: str) -> str | None:
    """The words of a heading, without the marks that make it one; None where `paragraph` is none."""
    found = _WHOLE_HEADING.fullmatch(paragraph)
    return (found["said"] or None) if found else None


def sentences(text: str, excerpt_chars: int = EXCERPT_CHARS) -> list[Sentence]:
    """The text's sentences in order; together they hold every character that is not white space.

    A quotation or parenthesis no longer than `excerpt_chars` is never cut.
    """
    paragraphs = list(_paragraphs(text))
    found: list[Sentence] = []
    for number, span in enumerate(paragraphs):
        spans = list(_sentence_spans(text, span, excerpt_chars))
        prose = not _surrounds(text, spans, is_last=number == len(paragraphs) - 1)
        found.extend(Sentence(start, end, number, prose) for start, end in spans)
    return found


def _paragraphs(text: str) -> Iterator[Span]:
    """Blocks between blank lines, and their lines where a line's end is more than a wrapped line's."""
    start = 0
    for gap in [*_BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield from _unwrapped(text, start, end)
        start = gap.end() if gap else end


def _unwrapped(text: str, start: int, end: int) -> Iterator[Span]:
    """The block's lines, those that were merely wrapped at a width joined; consecutive list items stay together."""
    lines = [span for line in re.finditer(r"[^\n]+", text[start:end]) if (span := _trim(text, start, line.span()))]
    wrapped = _is_wrapped([text[slice(*line)] for line in lines])
    joined: list[Span] = []
    for line in lines:
        if joined and _continues(text, joined[-1], line, wrapped):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    yield from joined


def _is_wrapped(lines: list[str]) -> bool:
    """True if an editor broke these lines at a width: no line had room for the next one's first word."""
    width = max(map(len, lines), default=0)
    return (
        len(lines) > 2
        and 30 <= width <= 160
        and all(len(line) + 1 + len(following.split()[0]) > width for line, following in pairwise(lines))
    )


def _continues(text: str, before: Span, line: Span, wrapped: bool) -> bool:
    """True if `line` goes on with the line `before` it."""
    if _LIST_ITEM.match(text, *line) or _HEADING.match(text, *line):
        return bool(_LIST_ITEM.match(text, *line) and _LIST_ITEM.match(text, *before))
    if _HEADING.match(text, *before):
        return False
    last = _last_word(text, *before)
    unfinished = text[before[1] - 1] == "," or (last is not None and last[0] in STOP_WORDS)
    return wrapped or unfinished or text[line[0]].islower()


def _last_word(text: str, start: int, end: int) -> re.Match[str] | None:
    return _LAST_WORD.search(text, max(start, end - _LONGEST_WORD), end)


def _trim(text: str, offset: int, span: Span) -> Span | None:
    """`span` without white space at its ends; None where nothing is left."""
    start, end = offset + span[0], offset + span[1]
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _sentence_spans(text: str, paragraph: Span, excerpt_chars: int) -> Iterator[Span]:
    start, end = paragraph
    closed = [m.span() for m in _ENCLOSED.finditer(text, start, end) if m.end() - m.start() <= excerpt_chars]
    cuts = [m.end() for m in _STOP.finditer(text, start, end) if _is_boundary(text, start, m, closed)]
    items = [
        line.end() for line in re.finditer(r"\n\s*", text[start:end]) if _LIST_ITEM.match(text, start + line.end())
    ]
    begin = start
    for cut in [*sorted({*cuts, *(start + item for item in items)}), end]:
        if span := _trim(text, 0, (begin, cut)):
            yield from _endless(text, span)
        begin = cut


def _is_boundary(text: str, paragraph_start: int, stop: re.Match[str], closed: list[Span]) -> bool:
    """True if a sentence ends at this full stop (or ! ? …) that a capital, a figure or a quotation follows."""
    mark, close = stop["mark"], stop["close"]
    opened = bisect_left(closed, (stop.start("mark"), 0))
    if opened and stop.end("close") < closed[opened - 1][1]:
        return False
    if mark != "." or close:
        return True
    word = _last_word(text, paragraph_start, stop.start())
    if word is None:
        return True
    before, lower = text[max(paragraph_start, word.start() - _LONGEST_WORD) : word.start()], word[0].lower()
    if word[0].isdigit():  # «1. Introduction» numbers an item; «en 2021. Le» ends a sentence
        return bool(before.rpartition("\n")[2].strip())
    if lower in TITLES_BEFORE_NAMES and (len(word[0]) > 1 or word[0].isupper()):
        return lower == "st" and not word[0][0].isupper()
    following = _FIRST_WORD.search(text, stop.end())
    starts_anew = following is not None and following[0].lower() in STOP_WORDS
    if len(word[0]) == 1 and (word[0].isupper() or before.endswith(".")):  # an initial, or «p. ex.» letter by letter
        return starts_anew
    return lower not in ABBREVIATIONS or starts_anew


def _endless(text: str, span: Span) -> Iterator[Span]:
    """`span`, cut between words (behind a stop of any kind where there is one) as long as it is too long."""
    start, end = span
    while end - start > ENDLESS:
        window = text[start : start + ENDLESS]
        cut = max(window.rfind(mark) + len(mark.rstrip()) for mark in ("; ", ", ", ": ", "\n"))
        if cut < ENDLESS // 2:
            cut = max((m.start() for m in re.finditer(r"\s", window)), default=0) or ENDLESS
        if piece := _trim(text, 0, (start, start + cut)):
            yield piece
        start += cut
        while text[start].isspace():
            start += 1
    yield (start, end)


def _surrounds(text: str, spans: list[Span], *, is_last: bool) -> bool:
    """True for a title, a byline, keywords, a credit: what stands around a text."""
    start, end = spans[0][0], spans[-1][1]
    line = text[start:end]
    if _HEADING.match(line):
        return True
    if _LIST_ITEM.match(line):
        return False
    if len(spans) > 1 or len(line) > _TITLE_CHARS:
        return bool(_KEYWORDS.fullmatch(line))
    if line.endswith("?"):
        return len(line) <= _QUESTION_TITLE_CHARS and not is_last
    return bool(_FURNITURE.match(line)) or not _ENDS_SENTENCE.search(line)
