"""What «Copier» puts on the clipboard: the documents' words, cut at a sentence, and where they are from."""

from bot.chat import texts
from bot.search.models import Hit
from bot.search.splitter import sentences

LONGEST = 256
"""Code points that Telegram copies."""
_LEAST = 100
"""Code points of a long sentence for which the address, then the date, make room; a shorter one is copied whole."""
_TITLE = 80


def citation(hit: Hit) -> str:
    """The sentence that answers, with those behind it as far as they fit; its title, date and address."""
    document = hit.document
    title = texts.clipped(document.title, _TITLE)
    # «d’après …» where the words are not the author's own: whoever pastes them must not put them into their mouth.
    day = texts.long_date(document.published) if document.published else ""
    origin, source = texts.origin(document) if document.note else day, document.source or ""
    told = [[title, origin, source], [title, origin], [title, source], [title]]
    tails = ["\n— " + ", ".join(part for part in parts if part) for parts in told]
    # A sentence without its end may say the contrary: its source makes room for it first.
    whole = [tail for tail in tails if _room(tail) >= len(_sentence(hit))]
    tail = next(iter([*whole, *(tail for tail in tails if _room(tail) >= _LEAST), tails[-1]]))
    return texts.quoted(_cut(hit, _room(tail))) + tail


def _room(tail: str) -> int:
    return LONGEST - len(tail) - len(texts.quoted(""))


def _sentence(hit: Hit) -> str:
    return hit.text[slice(*hit.sentence)]


def _cut(hit: Hit, room: int) -> str:
    """Whole sentences from the one that answers on; of one that is too long, its beginning, which shows."""
    begin = hit.sentence[0]
    ends = [one.end for one in sentences(hit.text) if one.end > begin and one.end - begin <= room]
    if ends:
        return hit.text[begin : max(ends)]
    sentence = _sentence(hit)
    if len(sentence) <= room:
        return sentence
    return sentence[: room - len(texts.CUT)].rpartition(" ")[0] + texts.CUT
