"""Text as it was found -> text that can be quoted: the same words and signs, on lines that can be relied on."""

import re
from dataclasses import replace

from bot.text.blocks import Element

_LINE_ENDS = re.compile(r"\r\n?|[\v\x1c-\x1e\x85\u2028]")
_PARAGRAPH_ENDS = re.compile(r"[\f\u2029]")
# What prints nothing: controls, soft hyphens, zero-width spaces, direction marks, non-characters, halves of pairs.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0001-\U000e007f]"
)
# Joins emoji into one; between anything else it prints nothing.
_JOINER = re.compile(r"(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d")
# Two no-break spaces are typography; every other space is a matter of layout.
_ODD_SPACES = re.compile(r"[\t\u1680\u2000-\u2008\u200a\u205f\u3000]")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]{2,}")
_LINE = re.compile(r"[ \u00a0\u202f\u2009]*\n[ \u00a0\u202f\u2009]*")
_GAPS = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """`text` with line feeds for line ends, at most one blank line, single spaces, and nothing that is not seen.

    Typographic signs stay, no-break spaces included: a quotation is never altered.
    """
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _ODD_SPACES.sub(" ", _JOINER.sub("", _UNSEEN.sub("", text)))
    return _GAPS.sub("\n\n", _LINE.sub("\n", _SPACES.sub(_one, text))).strip(" \n\u00a0\u202f\u2009")


def _one(run: re.Match[str]) -> str:
    """Of several spaces, the one that forbids a line end where there is such a one."""
    return next((space for space in run[0] if space != " "), " ")


def one_line(text: str) -> str:
    """`text` tidied, on one line."""
    return " ".join(tidy(text).split("\n")).replace("  ", " ")


def tidied(element: Element) -> Element:
    """An element whose words and mark are tidied; it holds no blank line."""
    cells = tuple(map(one_line, element.cells))
    return replace(element, text=re.sub(r"\n+", "\n", tidy(element.text)), mark=tidy(element.mark), cells=cells)
