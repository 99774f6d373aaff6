"""Removal of personal data from questions before they are kept."""

import re

LONGEST = 300
"""Code points."""
_HIDDEN = "[…]"
_GAP = r"[\s.\-/()\u2010-\u2015]{0,3}"
_PRIVATE = re.compile(
    "|".join(
        [
            r"[\w.+%'-]+\s?@\s?[\w-]+(?:\.[\w-]+)+",  # e-mail
            r"\b[\w.+-]+\s?(?:\(at\)|\[at\]|\(arobase\)|\sarobase\s)\s?[\w-]+(?:\s?(?:\.|\(dot\)|point)\s?[\w-]+)+",
            r"(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/\S*",
            r"tg:/{0,2}\S*",
            r"(?<!\w)@\w+",
            rf"(?:\+|(?<!\d)00){_GAP}\d(?:{_GAP}\d){{7,13}}(?!\d)",  # a number with its country
            rf"(?<![\d,.])0{_GAP}[1-9](?:{_GAP}\d){{8}}(?!\d)",  # ten French digits, however they are set
            r"(?<!\d)-?\d{7,}(?!\d)",  # user ids, and any other number that long
        ]
    ),
    re.IGNORECASE,
)
_UNKEEPABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def cleaned(question: str) -> str:
    """`question` on one line, at most 300 characters, without e-mail addresses, telephone numbers, @names, t.me links
    or long numbers, each replaced by «[…]».
    """
    line = " ".join(_UNKEEPABLE.sub(" ", question).split())
    return " ".join(_PRIVATE.sub(_HIDDEN, line)[:LONGEST].split())
