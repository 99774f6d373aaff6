"""Questions that a text answers, drawn from its own sentences and from the names that it tells of."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import zip_longest

from bot.editorial.question_patterns import PATTERNS, VERB, genitive
from bot.text.splitter import sentences_in
from bot.text.words import STOP_WORDS

_LONGEST = 120
"""Code points: what is longer, nobody would ask."""
_LOOKED_AT = 500
"""Sentences: what a text is about is told by then."""
_PARTICLE = r"(?:d[eu] |des |d’|l[ae]s? |v[ao]n |de[rn] |ben |bin |ibn |di |da |[aeu]l-)"
_NAME = rf"[A-ZÀ-ÞŒ][\w-]+(?: {_PARTICLE}{{0,2}}[A-ZÀ-ÞŒ][\w-]+)*"
_NAMED = re.compile(
    rf"(?:^|(?<!\w)(?P<before>[a-zà-ÿœ]\w*)[’ ]|[,;] )(?P<name>{_NAME})(?![\w-]| [a-z]{{1,4}}-[A-ZÀ-ÞŒ])"
)
# «la bataille de Vertières», «au roi Joas», «l’Algérie»: what is definite by its article and its name.
_DEFINITE = re.compile(
    rf"(?<!\w)(?:(?P<article>l[ea]s?|du|au|aux) |l’)(?P<what>(?:(?P<head>[a-zà-ÿœ][\w-]+) (?:d[eu] |d’)?)?{_NAME})"
    r"(?= ?(?:[,.;:)»]|$)| (?P<next>[\w-]+))"
)
_CONTRACTED = {"le": "du ", "du": "du ", "au": "du ", "la": "de la ", "les": "des ", "aux": "des ", None: "de l’"}
# «au nord de Paris», «à la tête de Rome»: no thing, a place or a relation.
_RELATIONS = frozenset(
    "aide arrivée aune base bord bout but cas centre côté cours cœur dam début départ dépens détriment est exception"
    " extérieur face faveur fil fin gré image initiative instar insu intention intérieur issue large lendemain lieu"
    " long milieu moment moyen niveau nom nord occasion ombre origine ouest part pied place point profit proximité"
    " présence reste sein sens service sortie sud suite sujet titre tour travers tête veille vu égard époque".split()
)
_ARTICLES = frozenset("en l le la les du des au aux un une ce cet cette son sa ses leur notre".split())
_TITLE = re.compile(
    r"(?:Le|La|Les|Un|Une|Des|Nord|Sud|Est|Ouest|État|Église|Empire|République|Royaume|Parlement|Constitution|Couronne)\b"
)
# They want an article, which «roi de France» hides.
_COUNTRIES = frozenset(
    "France Allemagne Italie Espagne Angleterre Écosse Irlande Belgique Suisse Russie Chine Inde Turquie Grèce Pologne"
    " Autriche Hongrie Suède Norvège Prusse Bretagne Normandie Provence Bourgogne Lorraine Europe Afrique Asie"
    " Amérique Algérie Tunisie Syrie Égypte Palestine Perse Bohême Savoie Champagne Flandre Gascogne".split()
)
# What follows a name of which something is said: what explains the name, or a verb where nothing governs the name.
_EXPLAINED = re.compile(r" \((?:née? |\d)|, (?:une?|l[ea]s?(?! \d)|[a-zà-ÿœ-]+ d[eu]) |, l’")
_DOES = re.compile(rf" (?:(?:se|ne|y|en) |[sn]’)?{VERB}")
_BEFORE_CLAUSES = frozenset("que qu où lorsque lorsqu quand mais car puisque puisqu si".split())
_GOVERNS = _BEFORE_CLAUSES | frozenset(
    "de d à par avec chez pour contre vers sur entre selon sous comme et ou dont est était fut".split()
)


class Certainty(IntEnum):
    """How surely a text tells something of what is asked about."""

    SAID = 0
    """A sentence says it."""
    NAMED = 1
    """A name that may only be mentioned."""
    MENTIONED = 2


@dataclass(frozen=True, slots=True)
class ExampleQuestion:
    """A question, and where the sentences begin that answer it."""

    question: str
    sentences: frozenset[int]
    certainty: Certainty


def example_questions(text: str) -> list[ExampleQuestion]:
    """The questions: of each kind of what sentences say in turn; then names; then other things that have a name, and
    two at a time, which many other texts may not tell of.

    Names come by how often the text tells of them, then in its order.
    """
    prose = [sentence for sentence in sentences_in(text) if sentence.prose][:_LOOKED_AT]
    told = [(one.start, " ".join(text[one.start : one.end].split()).replace("'", "’")) for one in prose]
    kinds = [[(question, start) for start, said in told for question in pattern(said)] for pattern in PATTERNS]
    found: dict[str, tuple[Certainty, set[int]]] = {}
    for question, start in [one for one_of_each in zip_longest(*kinds) for one in one_of_each if one]:
        found.setdefault(question, (Certainty.SAID, set()))[1].add(start)
    things = {genitive(name): known for name, known in _names(told).items()}
    things |= {name: (Certainty.MENTIONED, starts) for name, starts in _definite(told).items()}
    for thing, known in things.items():
        found.setdefault(f"Que savez-vous {thing} ?", known)
    for pair, start in _pairs({thing: starts for thing, (_, starts) in things.items()}).items():
        found.setdefault(f"Que savez-vous {pair} ?", (Certainty.MENTIONED, {start}))
    return [
        ExampleQuestion(question, frozenset(starts), certainty)
        for question, (certainty, starts) in found.items()
        if len(question) <= _LONGEST
    ]


def _names(told: list[tuple[int, str]]) -> dict[str, tuple[Certainty, set[int]]]:
    """The names that need no article, each with where sentences begin that tell of it, or else mention it."""
    counted: Counter[str] = Counter()
    articled: set[str] = set()
    said_of: defaultdict[str, set[int]] = defaultdict(set)
    named: defaultdict[str, set[int]] = defaultdict(set)
    for start, said in told:
        for one in _NAMED.finditer(said):
            name, before = one["name"], one["before"]
            counted[name] += bool(one.start("name"))
            if before in _ARTICLES:
                articled.add(name.split()[0])
            elif one.start("name") and (before is None or before in _GOVERNS):
                named[name].add(start)
            subject = before is None or before in _BEFORE_CLAUSES
            if _EXPLAINED.match(said, one.end()) or (subject and _DOES.match(said, one.end())):
                said_of[name].add(start)
    fit = [name for name in named if name.split()[0] not in articled and _stands_alone(name)]
    return {
        name: (Certainty.SAID, said_of[name]) if name in said_of else (Certainty.NAMED, named[name])
        for name in sorted(fit, key=lambda name: (-counted[name], -name.count(" ")))
    }


def _stands_alone(name: str) -> bool:
    return len(name) > 3 and not _TITLE.match(name) and name not in _COUNTRIES


def _definite(told: list[tuple[int, str]]) -> dict[str, set[int]]:
    """«de la bataille de Vertières», «de l’Algérie»: each with where its sentences begin; the most told of first."""
    where: defaultdict[str, set[int]] = defaultdict(set)
    for start, said in told:
        for one in _DEFINITE.finditer(said):
            ends = one["next"] is None or one["next"].lower() in STOP_WORDS
            if ends and (one["head"] or "") not in _RELATIONS:
                where[_CONTRACTED[one["article"]] + one["what"]].add(start)
    return {name: where[name] for name in sorted(where, key=lambda name: (-len(where[name]), -name.count(" ")))}


def _pairs(things: Mapping[str, set[int]]) -> dict[str, int]:
    """«de Vertières et du général Dessalines»: two that begin a sentence's things, by where the sentence begins."""
    by_sentence: defaultdict[int, list[str]] = defaultdict(list)
    for thing, starts in things.items():
        for start in starts:
            by_sentence[start].append(thing)
    found = {}
    for start, (one, *others) in sorted(by_sentence.items()):
        apart = [other for other in others if not set(other.split()) & set(one.split()) - {"de", "du", "des", "la"}]
        if apart:
            found[f"{one} et {apart[0]}"] = start
    return found
