"""The text of «Copier»: the documents' words, cut at a sentence, and where they are from."""

from bot import texts
from bot.models import Hit
from bot.text.quotation import quotation
from bot.text.splitter import sentences_in

LONGEST = 256
"""Code points that Telegram copies."""
_LEAST = 80
"""Code points of a long sentence that there is room for beside its source."""
_TITLE = 80


def citation(hit: Hit, link: str | None) -> str:
    """The sentence that answers, with those behind it as far as they fit; its title, date and address.

    `link`: the passage's own address, which leads to its source too; it stands in place of a source's that is too long.
    """
    document = hit.document
    title = texts.clipped(document.title, _TITLE)
    # «d’après …» where the words are not the author's own: whoever pastes them must not put them into their mouth.
    day = texts.long_date(document.published) if document.published else ""
    origin, source = texts.origin(document) if document.note else day, document.source or ""
    own = link or source
    told = [[title, origin, source or own], [title, origin, own], [title, day, own], [title, own], [title]]
    tails = ["\n— " + ", ".join(filter(None, parts)) for parts in told]
    # A sentence without its end may say the contrary: the author, then the date, make room for it.
    whole = [tail for tail in tails[:-1] if _room(tail) >= len(_sentence(hit))]
    tail = next(iter([*whole, *(tail for tail in tails[2:] if _room(tail) >= _LEAST), tails[-1]]))
    explained = quotation(hit.document, hit.start, hit.end)
    # An item without its announcement, a cell without its column may say the contrary.
    fits = len(explained.parts) > 1 and len(explained.text) <= _room(tail)
    return texts.quoted(explained.text if fits else _cut(hit, _room(tail))) + tail


def _room(tail: str) -> int:
    return LONGEST - len(tail) - len(texts.quoted(""))


def _sentence(hit: Hit) -> str:
    return hit.text[slice(*hit.sentence)]


def _cut(hit: Hit, room: int) -> str:
    """Whole sentences from the one that answers on; of one that is too long, its beginning, which shows."""
    begin = hit.sentence[0]
    ends = [one.end for one in sentences_in(hit.text) if one.end > begin and one.end - begin <= room]
    if ends:
        return hit.text[begin : max(ends)]
    sentence = _sentence(hit)
    if len(sentence) <= room:
        return sentence
    return sentence[: room - len(texts.CUT)].rpartition(" ")[0] + texts.CUT
