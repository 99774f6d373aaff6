"""The language of a message, as far as its small words and its letters tell: French or not."""

import re
import unicodedata

from bot.text.analysis import fold
from bot.text.words import STOP_WORDS

# English, German, Spanish, Italian, Portuguese, Dutch; unaccented. What French has as well is left out («dos», «van»).
_ASKING = frozenset(
    "what who whom whose where when why how which is are were did does"
    " wer wie wo warum wann was welche welcher welches wieviel"
    " donde cuando quien quienes cuanto cuantos cuantas cual cuales"
    " dove perche chi quanti quante quali quem onde quantos quantas porque"
    " wat waar waarom wanneer hoe hoeveel".split()
)
"""Question words: a message that begins with one asks something."""
_SMALL = frozenset(
    "the do has have been had could will would your you this that these those with about tell please of and to in by"
    " from it he she they his her their there many much any not"
    " der die das ist sind war wurde wurden nicht ein eine einen und mit von auf gibt haben ich sie wir uber"
    " los las una del fue fueron esta estan el por para che cosa gli della dello delle stato stata hanno nella"
    " foram uma da das nao sao em het een zijn werd heeft niet".split()
)
_ACCENTED = frozenset("qué está más für über cómo".split())
_BEING = frozenset("è é".split())
"""«Is», and how thumbs write «est» and «et»: a word of another language only beside others of it."""
_GREETING = frozenset("hello hi hey thanks thank hallo danke hola gracias ciao grazie".split())
"""Said by French people too."""
_UPSIDE_DOWN = re.compile("[¿¡]")
# Names are in any language: what is between quotation marks, and capitals that do not begin the message.
_NAMES = re.compile(
    r"«[^«»]*»|“[^“”]*”|\"[^\"]*\""
    r"|(?<=[\w,;:’'] )[A-ZÀ-Þ][\w’'-]*(?:(?: [a-z]+){0,2} [A-ZÀ-Þ][\w’'-]*)*"
)

# A row of a keyboard, or six consonants: no French word has either; a name may.
_STRUCK = re.compile(
    r"\w*(?:azert|qsdfg|wxcvb|qwert|asdfg|zxcvb|yuiop|sdfgh|dfghj|fghjk|ghjkl|[bcdfghjklmnpqrstvwxz]{6})\w*",
    re.IGNORECASE,
)


def is_struck_at_random(text: str) -> bool:
    """True if all words of `text` look like a hand on a keyboard («asdfghjkl»); False without words."""
    words = re.findall(r"[^\W\d_]+", text)
    return bool(words) and all(map(_STRUCK.fullmatch, words))


def is_foreign(text: str) -> bool:
    """True for `text` in another language than French: its letters and small words tell, names do not."""
    letters = [character for character in text if character.isalpha()]
    if sum("LATIN" not in unicodedata.name(letter, "LATIN") for letter in letters) > len(letters) / 2:
        return True
    if _UPSIDE_DOWN.search(text):
        return True
    named = _NAMES.sub(" x ", text)
    words = [word for word in re.findall(r"[^\W\d_]+", named.lower()) if word not in _GREETING]
    ours = sum(word in STOP_WORDS for word in words)
    theirs = sum(map(_theirs, words))
    theirs += bool(theirs and _BEING.intersection(words))
    asks = len(words) > 1 and words[0] not in STOP_WORDS and fold(words[0]) in _ASKING
    return theirs > ours and (theirs > 1 or (asks and not ours))


def _theirs(word: str) -> int:
    """The weight of a word for another language: 2 for accents that no French word has, else 1 or 0."""
    return 2 if word in _ACCENTED else int(word not in STOP_WORDS | _BEING and fold(word) in _ASKING | _SMALL)
