"""Bytes of text in any encoding -> str."""

import codecs
import re

from bot.errors import Cause, ReadingError

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""UTF-32 first: its little-endian mark begins with UTF-16's."""
_USUAL = frozenset("àâäæçéèêëîïôöœùûüÿ’‘“”«»–—…°€·\u00a0\u202f§²³½¼×•")
_CAPITALS = frozenset("ÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ")
_ONE_BYTE = ("cp1252", "mac_roman", "cp850", "iso8859-15")
_PLAUSIBLE = 0.7
"""The least average worth of letters and signs beyond ASCII where the encoding is the right one."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LOOKED_AT = 1_000_000


def decoded(data: bytes, said: str | None = None) -> str:
    """The text; bytes that stand for nothing are U+FFFD. `said` is the encoding that somebody claims.

    Raises:
        ReadingError: this is not text.

    """
    text = _decoded(data, said)
    if len(_CONTROLS.findall(text[:_LOOKED_AT])) * 200 > len(text[:_LOOKED_AT]) or "\0" in text:
        raise ReadingError(Cause.FORMAT)
    return text


def _decoded(data: bytes, said: str | None) -> str:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _mostly_utf8(data) or _claimed(data, said) or _guessed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin letters is 0, always on the same side."""
    sample = data[:4_000]
    if len(sample) < 4 or len(data) % 2:
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if high > 0.7 * half and low < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if low > 0.7 * half and high < 0.05 * half else None


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, as a cut or badly joined file has."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    right = sum(not character.isascii() for character in text[:_LOOKED_AT]) - broken
    return text if right > 2 * broken else None


def _claimed(data: bytes, said: str | None) -> str | None:
    """As the page or its server says; «latin-1» is Windows' on the web, and UTF-8 was tried."""
    if not said:
        return None
    try:
        name = codecs.lookup(said).name
        if name in ("utf-8", "ascii", "iso8859-1"):
            return None
        text = data.decode(name, "replace")
    except (LookupError, ValueError, UnicodeError):
        return None
    # Codecs such as «base64» are no encodings of text.
    return text if isinstance(text, str) and "\ufffd" not in text else None


def _guessed(data: bytes) -> str:
    """One byte a character: the encoding that makes it look French, else what statistics say."""
    sample = data[:_LOOKED_AT]
    best = max(_ONE_BYTE, key=lambda encoding: _looks_french(sample.decode(encoding, "replace")))
    if _looks_french(sample.decode(best, "replace")) < _PLAUSIBLE:
        # Late, for most texts never come here.
        from charset_normalizer import from_bytes

        if guess := from_bytes(sample[:50_000]).best():
            best = guess.encoding
    return data.decode(best, "replace")


def _looks_french(text: str) -> float:
    """From 0 to 1; capitals count a little less, for one encoding's «é» is another's «Ç»."""
    beyond = [sign for sign in text if not sign.isascii()]
    worth = sum(1.0 if sign in _USUAL else 0.8 if sign in _CAPITALS else 0.0 for sign in beyond)
    return worth / max(len(beyond), 1)
