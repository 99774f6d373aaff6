"""Is it French? Decided by the share of function words, which every language uses and none shares much."""

import re
import unicodedata
from enum import Enum

from bot.text.words import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 200_000
"""Code points at most: what a longer text is written in shows in its beginning, its middle and its end."""
_ENOUGH = 30
"""Words below which a text may be in doubt, but is never refused."""
_CERTAIN, _UNLIKELY = 0.25, 0.08
_MARGIN = 1.4
_OTHERS = {
    "en": "the of and to in is was for that with as on by it from be are this at or an have not which were his her he "
    "she they their has had but you we been will would there what all can who when my your its do said if so",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
    "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur ich wir",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque "
    "esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante fue era es son está ha",
    "it": "di che è la il un in per non una del si da con le al sono della i come più ma ha dei anche alla lo gli nel "
    "se delle o dal questo ci cui degli nella dalla era suo sua ed stato essere hanno loro questa dopo tra",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
    "sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog worden door "
    "naar heeft ik hij werd wordt was die deze dit zich hebben over ze kan meer geen tot wel haar veel",
    "ca": "de la i el que en a un els les del per una al amb és no es dels com més va o han entre aquest aquesta ha "
    "també però seva seu sobre són fins pel era als ser on fer dos molt sense anys",
    "ro": "de și în a la cu pe că din o un nu care este mai au pentru sunt fi ce s-a al prin dar lui se ale sau fost "
    "după cele această acest până când era fără între sa",
}
_LISTS = {language: frozenset(words.split()) for language, words in _OTHERS.items()}


class French(Enum):
    """Verdict on a text's language."""

    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


def french(text: str) -> French:
    """Verdict on `text`; one of fewer than 30 words is never clearly foreign."""
    sample = _sample(text)
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return French.UNSURE
    refused = French.NO if len(words) >= _ENOUGH else French.UNSURE
    letters = "".join(words)[:2_000]
    if sum("LATIN" in unicodedata.name(letter, "") for letter in letters) < len(letters) / 2:
        return refused
    ours = sum(word in STOP_WORDS for word in words) / len(words)
    theirs = max(sum(word in known for word in words) for known in _LISTS.values()) / len(words)
    if theirs > ours * _MARGIN and theirs > _CERTAIN:
        return refused
    if ours >= _CERTAIN and ours > theirs:
        return French.YES
    return refused if ours < _UNLIKELY and len(words) >= 4 * _ENOUGH else French.UNSURE


def _sample(text: str) -> str:
    if len(text) <= _LOOKED_AT:
        return text
    third = _LOOKED_AT // 3
    middle = len(text) // 2
    return f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"
