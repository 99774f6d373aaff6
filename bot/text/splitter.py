"""Document -> sentences -> passages, as offsets into the document's text.

Nothing is rewritten and nothing is lost: every character that is not white space lies in exactly one sentence, and a
passage is whole consecutive sentences of one block, or of blocks that belong together.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from bot.models import Block, BlockKind, Document, Passage, Sentence, Span
from bot.text.layout import blocks_of, last_word, trim
from bot.text.words import ABBREVIATIONS, STOP_WORDS, TITLES_BEFORE_NAMES

EXCERPT_CHARS = 400
"""Default for the longest passage, in code points; a longer sentence is cut at its clauses."""
# A stop, what closes behind it (« … ? », (…) or a note's number), white space, and what may begin a sentence.
_STOP = re.compile(
    r"""(?<![.!?…])(?P<mark>[.!?…]++) (?P<close>(?:\s?[»”]|["’')\]*_¹²³⁰⁴-⁹]|\[\d{1,3}\])*)
    \s+ (?=[«“"‘'(\[—–*_-]*\s*[^\W_a-zà-öø-ÿœ])""",
    re.VERBOSE,
)
_ENCLOSED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|\([^()]*\)")
# An initial with its stop, so that the «J.» of «av. J.-C.» is no pronoun.
_FIRST_WORD = re.compile(r"[^\W_](?:[^\W_]+|\.)?")
_LONGEST_WORD = 60
"""How far back what stands before a stop is looked at."""


def split(document: Document, excerpt_chars: int = EXCERPT_CHARS) -> list[Passage]:
    """Every run of consecutive sentences that fits in `excerpt_chars` code points and could not be longer.

    Passages overlap, so that an answer is found with what stands before or behind it; none holds another.
    """
    found: list[Passage] = []
    for _, group in groupby(sentences(document, excerpt_chars), key=attrgetter("run")):
        found.extend(_windows(document, list(group), excerpt_chars))
    return found


def _windows(document: Document, run: list[Sentence], excerpt_chars: int) -> Iterator[Passage]:
    stop = 0
    for first, sentence in enumerate(run):
        last = max(stop, first + 1)
        while last < len(run) and run[last].end - sentence.start <= excerpt_chars:
            last += 1
        if last > stop:
            chosen = tuple(run[first:last])
            yield Passage(document, chosen[0].start, chosen[-1].end, chosen)
        stop = last


def sentences(document: Document, excerpt_chars: int = EXCERPT_CHARS) -> list[Sentence]:
    """The document's sentences in order; together they hold every character but white space and the marks of lists.

    A quotation or parenthesis no longer than `excerpt_chars` is never cut.
    """
    text, blocks = document.text, blocks_of(document)
    leading = {block.parent for block in blocks if block.kind in (BlockKind.ITEM, BlockKind.ROW)}
    found: list[Sentence] = []
    for number, (block, run) in enumerate(zip(blocks, _runs(text, blocks), strict=True)):
        prose = block.kind in _TELLING and not block.header
        leads = number in leading and block.kind in (BlockKind.PARAGRAPH, BlockKind.ANSWER)
        for whole in _sentence_spans(text, block, excerpt_chars):
            # «Sont interdits :» says nothing without what it announces.
            tells = prose and not (leads and whole[1] == block.end)
            for start, end in _clauses(text, whole, excerpt_chars):
                part_of = None if (start, end) == whole else whole
                found.append(Sentence(start, end, number, run, tells, part_of))
    return found


def sentences_in(text: str, excerpt_chars: int = EXCERPT_CHARS) -> list[Sentence]:
    """The sentences of a text of which nothing but its layout is known, as `sentences`."""
    return sentences(Document(id="", title="", text=text), excerpt_chars)


_TELLING = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW, BlockKind.ANSWER, BlockKind.QUOTATION, BlockKind.NOTE}
)
"""Kinds of blocks whose sentences may answer."""


def _runs(text: str, blocks: Sequence[Block]) -> Iterator[int]:
    """For each block, the number of the run that it is part of: passages cross from one block into the next there."""
    run = 0
    for before, block in pairwise([None, *blocks]):
        assert block is not None
        if before is not None and not _belong_together(text, blocks, before, block):
            run += 1
        yield run


def _belong_together(text: str, blocks: Sequence[Block], before: Block, block: Block) -> bool:
    """True for an announcement and its items, items of one list, rows of one table, short lines below each other.

    What is told in one of them is understood with the others.
    """
    if block.kind in (BlockKind.ITEM, BlockKind.ROW):
        parent = blocks[block.parent] if block.parent is not None else None
        leads = before is parent and before.kind not in (BlockKind.HEADING, BlockKind.QUESTION)
        return before.kind is block.kind or leads
    lines = {before.kind, block.kind} <= {BlockKind.PARAGRAPH, BlockKind.ANSWER}
    return lines and before.parent == block.parent and _is_line(text, before) and _is_line(text, block)


def _is_line(text: str, block: Block) -> bool:
    """True for a short line without an end: an hour, a price, part of an address; or one that ends with a colon."""
    line = text[block.start : block.end]
    return len(line) <= _LINE_CHARS and not _ENDS_SENTENCE.search(line)


_LINE_CHARS = 160
_ENDS_SENTENCE = re.compile(r"[.!?…;,][\s»\"”’)\]]*$")


def _sentence_spans(text: str, block: Block, excerpt_chars: int) -> Iterator[Span]:
    start, end = block.start + (0 if _is_number(text, block) else block.mark), block.end
    if block.kind is BlockKind.ROW:
        yield start, end
        return
    closed = [m.span() for m in _ENCLOSED.finditer(text, start, end) if m.end() - m.start() <= excerpt_chars]
    cuts = [m.end() for m in _STOP.finditer(text, start, end) if _is_boundary(text, start, m, closed)]
    begin = start
    for cut in [*cuts, end]:
        if span := trim(text, 0, (begin, cut)):
            yield span
        begin = cut


def _is_number(text: str, block: Block) -> bool:
    """True where an item's mark is a number or a letter, by which people speak of it; a bullet says nothing."""
    return block.kind is BlockKind.ITEM and any(map(str.isalnum, text[block.start : block.start + block.mark]))


def _is_boundary(text: str, paragraph_start: int, stop: re.Match[str], closed: list[Span]) -> bool:
    """True if a sentence ends at this full stop (or ! ? …) that a capital, a figure or a quotation follows."""
    mark, close = stop["mark"], stop["close"]
    opened = bisect_left(closed, (stop.start("mark"), 0))
    if opened and stop.end("close") < closed[opened - 1][1]:
        return False
    if mark != "." or close:
        return True
    word = last_word(text, paragraph_start, stop.start())
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


_CLAUSE_END = re.compile(r"[;:,](?=\s)|(?<=\s)[–—](?=\s)")
_SHORTEST_CLAUSE = 40
"""Code points that a piece of a sentence has at least; windows are made of as many as fit."""


def _clauses(text: str, whole: Span, longest: int) -> Iterator[Span]:
    """A sentence, if no longer than `longest`; else its clauses, cut between words where one of them is longer."""
    start, end = whole
    if end - start <= longest:
        yield whole
        return
    for found in [*_CLAUSE_END.finditer(text, start, end), None]:
        cut = found.end() if found else end
        while cut - start > longest:
            apart = text.rfind(" ", start + 1, start + longest) + 1 or start + longest
            if piece := trim(text, 0, (start, apart)):
                yield piece
            start = apart
        if not found or (cut - start >= _SHORTEST_CLAUSE and end - cut >= _SHORTEST_CLAUSE):
            if piece := trim(text, 0, (start, cut)):
                yield piece
            start = cut
