"""Checks of a text before somebody is asked to publish it: reasons to refuse it, and doubts to be shown."""

import re

from bot.errors import Cause, ReadingError
from bot.ingest.bylines import signed
from bot.ingest.content import Content, Reading
from bot.ingest.french_share import French, french
from bot.ingest.identity import canonical
from bot.ingest.tidy import one_line, tidied, tidy
from bot.models import Doubt
from bot.text.blocks import assemble

LONGEST = 3_000_000
"""Code points, about a thousand pages; a longer text would make every answer slow."""
_SHORT, _LONG = 200, 400_000
_STUB = 1_800
"""Longest preview of an article for subscribers, in code points."""
# Last words of a preview.
_THE_REST = re.compile(
    r"""(?:la\ suite | (?:la\ lecture|l[’']intégralité)\ de\ (?:cet\ |l[’'])article )
        \ (?:de\ cet\ article\ )?est\ (?:exclusivement\ )?réservée?
    | il\ vous\ reste\ (?:encore\ )?[\d.,]+\ ?%\ (?:de\ (?:cet\ |l[’'])article|de\ ce\ contenu|à\ lire)
    | lire\ la\ suite(?:\ de\ (?:cet\ |l[’'])article)?,?\ (?:abonnez|identifiez|connectez)-vous
    | abonnez-vous\ pour\ (?:lire|accéder\ à|découvrir)\ (?:la\ suite|l[’']intégralité|cet\ article)""",
    re.VERBOSE | re.IGNORECASE,
)
# May also stand beside the titles of other articles.
_LABEL = re.compile(
    r"(?:article|contenu) (?:est )?(?:exclusivement )?réservé (?:à nos|aux|à tous les) abonnés", re.IGNORECASE
)
_GARBLED = re.compile("[\ufffd\ue000-\uf8ff]")


def breaks_off(page: str) -> bool:
    """True if a page's visible text says that the rest of its article is for subscribers."""
    return bool(_THE_REST.search(_spaced(page)))


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def checked(content: Content, title: str) -> Reading:
    """The reading, its text tidied and its doubts noted.

    Raises:
        ReadingError: nothing to read, too long, only a paywall's stub, not in French.

    """
    if len(content.text) + sum(len(one.text) + sum(map(len, one.cells)) for one in content.elements) > LONGEST:
        raise ReadingError(Cause.TOO_LONG)
    text, blocks = assemble(map(tidied, content.elements)) if content.elements else (tidy(content.text), ())
    if not re.search(r"[^\W\d_]", text):
        raise ReadingError(Cause.EMPTY)
    doubts = set(content.doubts)
    ends = _spaced(text[:_STUB] + text[-_STUB:])
    if content.teaser or _THE_REST.search(ends) or _LABEL.search(ends):
        if len(text) < _STUB:
            raise ReadingError(Cause.PAYWALL)
        doubts.add(Doubt.CUT)
    language = french(text)
    if language is French.NO:
        raise ReadingError(Cause.LANGUAGE)
    if language is French.UNSURE:
        doubts.add(Doubt.LANGUAGE)
    if len(text) < _SHORT:
        doubts.add(Doubt.SHORT)
    if len(text) > _LONG:
        doubts.add(Doubt.LONG)
    if len(_GARBLED.findall(text)) * 1_000 > len(text):
        doubts.add(Doubt.CHARACTERS)
    author, published = signed(text)
    return Reading(
        text=text,
        title=one_line(title),
        blocks=blocks,
        source=canonical(content.source) if content.source else None,
        author=one_line(content.author or "") or author,
        published=content.published or published,
        note=content.note,
        questions=content.questions,
        doubts=tuple(doubt for doubt in Doubt if doubt in doubts),
    )
