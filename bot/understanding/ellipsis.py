"""Ellipsis: what a question leaves to the one before it («et sa femme ?», «depuis quand ?»).

By form alone: a pronoun before which nothing stands that it could mean, an opening «et», a bare question word. Where a
question may well stand alone, it does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.text.analysis import fold
from bot.text.words import COURTESIES, ELIDED, STOP_WORDS

_FUNCTION_WORDS = frozenset(fold(word) for word in STOP_WORDS) | {*ELIDED, "ca", "cad"}
_OPENINGS = frozenset("et mais puis alors donc du coup ah oh euh bon oui non".split())
_JOINING = frozenset("et mais puis".split())
_TO_THE_BOT = frozenset("tu te toi vous".split())
ASKING = frozenset(
    "quoi quel quelle quels quelles comment pourquoi combien lequel laquelle lesquels lesquelles".split()
)
ASKING_AT_ENDS = frozenset("qui que qu quand ou".split())
"""Question words where a question begins or ends; elsewhere they join clauses."""
_WHICH = frozenset("quel quelle quels quelles".split())
HOW_MANY = frozenset({"combien"})
OF = frozenset("de d".split())
_DEFINITE = frozenset("le la les l".split())
_THIS = frozenset("ce cet cette ces".split())
_ARTICLES = _DEFINITE | _THIS | frozenset("un une des du au aux chaque".split())
PREPOSITIONS = frozenset(
    "a de d en dans par pour avec sans chez sur sous vers contre depuis pendant jusqu avant apres au aux".split()
)
_BEING = frozenset("est sont etait etaient fut furent sera seront serait".split())
_AUXILIARIES = _BEING | frozenset("a ont avait avaient aura auront aurait ete".split())
SUBJECTS = frozenset("il ils elle elles on c ce ca cela".split())
_THOSE = frozenset("celui celle ceux celles".split())
_THOSE_OF = frozenset("qui que qu dont de d du des".split())
_POSSESSIVES = frozenset("sa son ses leur leurs".split())
PRONOUNS = _POSSESSIVES | _THOSE | frozenset("il ils elle elles lui eux ca cela ceci".split())
_IMPERATIVES = frozenset("explique expliquez donne donnez raconte racontez parle parlez precise precisez".split())
_HERE_AND_NOW = frozenset("article document texte page annee mois semaine jour matin soir".split())
"""«Cet article», «cette semaine»: no need of a sentence before."""
_IMPERSONAL = re.compile(
    r"\by (?:a|avait|aura|aurait|eut)(?: t)? il\b|\bil n? ?y (?:a|avait|aura|aurait|eut)\b"
    r"|\bil (?:ne )?(?:s agi\w+|faut|fall\w+|faudr\w+|pleut)\b|\b(?:s agi\w+|faut|fall\w+|faudr\w+)(?: t)? il\b"
    r"|\b(?:il (?:est|etait|serait|sera)|(?:est|etait|serait|sera)(?: t)? il)(?: \w+)? (?:vrai|possible|impossible"
    r"|difficile|facile|interdit|permis|autorise|obligatoire|necessaire|prevu|important|simple|dangereux|legal|illegal"
    r"|normal|utile) (?:de|d|que|qu|pour)\b"
)
# Behind «qui» or before an auxiliary, «le», «la», «l'» are no articles; «en» and «y» that stand for a thing.
_OBJECT = re.compile(
    r"\bl (?:a|avait|avaient|ont|aura|auront|aurait)\b|^qui (?:le|la|les|lui|leur|y) \w+"
    r"|\bon (?:y|les (?:a|ont|avait)) \w+|\b(?:s|n|qu) en (?!\d)\w+"
    r"|^(?:(?:pourquoi|comment|ou|que|qu) )?y (?!a\b|av|au|eu)\w+"
)
_AGREEING = re.compile(rf"\b(?:(?:{'|'.join(_BEING)}) (?:ils?|elles?)|(?:a|ont|avait|avaient) (?:ils?|elles?) ete)\b")
_SET_APART = re.compile(r", ?(?:l[ea]s? |l['’]|ce |cette |ces )\w[^,]*$", re.IGNORECASE)
"""«Où est-il, le phare ?»"""
_ONWARD = re.compile(r"apres|ensuite|alors|puis|la suite|plus tard")
_OTHERWISE = re.compile(
    r"(?:(?:a part|en dehors de) (?:ca|cela|lui|elle|eux)|en plus|autre chose|encore|c est tout"
    r"|(?:(?:est ce que )?(?:c est|il y a) )?(?:(?:qui|quoi|rien|ou|quand) )?d autres?)(?: encore)?"
)
_EXPLAINED = re.compile(r"c ?est ?a ?dire|cad")
_IN_ALL = re.compile(r"en tout|au total")


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a question."""

    text: str
    start: int
    """Into the question."""
    plain: str
    """Unaccented, in lower case."""

    @property
    def tells(self) -> bool:
        """True for more than a function word."""
        return self.plain not in _FUNCTION_WORDS

    @property
    def attached(self) -> bool:
        """True if it belongs to the word behind it: an article, an auxiliary."""
        return self.plain in _ARTICLES | _AUXILIARIES and self.text not in ("à", "À")

    @property
    def named(self) -> bool:
        """True if it has a capital."""
        return self.text[0].isupper()


def said_words(text: str) -> list[Said]:
    """The words of `text` but for courtesies, elided and hyphenated ones apart."""
    found = [Said(word[0], word.start(), fold(word[0])) for word in re.finditer(r"[^\W_]+", text)]
    return [word for word in found if word.plain and word.plain not in COURTESIES]


class Spoken:
    """A question's words without what opens it («et», «alors»), and how it leans on the one before."""

    def __init__(self, text: str, words: Sequence[Said]) -> None:
        """`text`: normalised; `words`: those of it."""
        self._text = text
        self._joined = False
        while len(words) > 1 and words[0].plain in _OPENINGS:
            self._joined |= words[0].plain in _JOINING
            words = words[1:]
        self.words = words
        self.plain = _plain(words)
        """Its words, unaccented, in lower case, one space apart."""
        # «Combien de temps» is one question word.
        self.telling = [word for place, word in enumerate(words) if word.tells and not _is_how_long(words[: place + 1])]
        self.onward = _ONWARD.fullmatch(self.plain) is not None
        """«Et après ?»"""
        self.otherwise = _OTHERWISE.fullmatch(self.plain) is not None
        """«Et à part ça ?»"""
        self.explained = _EXPLAINED.fullmatch(self.plain) is not None
        """«C'est-à-dire ?»"""
        self.in_all = _IN_ALL.fullmatch(self.plain) is not None
        """«Et en tout ?»"""

    @property
    def text(self) -> str:
        """Its words as they were written, from the first to the last."""
        return self._text[self.words[0].start : self.words[-1].start + len(self.words[-1].text)]

    @cached_property
    def leans(self) -> bool:
        """True if it needs what went before."""
        words, telling = self.words, self.telling
        if not words or _TO_THE_BOT & {word.plain for word in words} or "ca va" in self.plain:
            return False
        if self.onward or self.otherwise or self.explained or self.in_all:
            return True
        if not telling:
            return self.asks or self._joined or words[0].plain in PRONOUNS
        if self.refers:
            return True
        if self.asks:
            whole = _is_about(words, telling[0]) or _IMPERSONAL.search(self.plain)
            return len(telling) == 1 and not whole
        if self._joined:
            return len(telling) == 1 or not self._has_verb
        if words[0].plain in ("c", "ce") and self._has_verb:
            return len(telling) == 1
        return len(telling) == 1 and "?" in self._text and words[0].plain in _ARTICLES | PREPOSITIONS

    @property
    def may_stand_alone(self) -> bool:
        """True if only its shortness speaks for what went before: «combien de victimes ?», «l’amende ?»

        Where it does not lean, it has no need to.
        """
        points = self.onward or self.otherwise or self.explained or self.in_all
        if points or (self._joined and not self.asks) or not self.telling or self.refers:
            return False
        return self.words[0].plain not in PREPOSITIONS | {"c", "ce"}

    @property
    def is_clause(self) -> bool:
        """True if it says more than what to put in place of another thing («et à Lyon ?»)."""
        subject = len(self.words) > 1 and self.words[0].plain in SUBJECTS
        return self.asks or subject or self._has_verb

    @property
    def counts(self) -> bool:
        """True if it names what it counts: «combien de marches ?»"""
        plain = [word.plain for word in self.words]
        return any(word in HOW_MANY and set(plain[place + 1 : place + 2]) & OF for place, word in enumerate(plain))

    @cached_property
    def asks(self) -> bool:
        """True if a question word says so."""
        plain = [word.plain for word in self.words]
        if not plain:
            return False
        begins = plain[0] in PREPOSITIONS | {"est", "c"} and len(plain) > 1
        ends = {
            plain[0],
            plain[-1],
            *(plain[1:2] if begins else ()),
            *(plain[2:3] if plain[:2] == ["c", "est"] else ()),
        }
        return bool(ASKING & set(plain) or ASKING_AT_ENDS & ends or plain[:2] == ["est", "ce"])

    @property
    def _has_verb(self) -> bool:
        return any(word.plain in _AUXILIARIES and word.text != "à" for word in self.words[1:])

    @cached_property
    def refers(self) -> bool:
        """True if a word stands for something that is not said here."""
        words, plain = self.words, self.plain
        if _SET_APART.search(self._text):
            return False
        if (found := _OBJECT.search(plain)) and not _is_said_before(words, plain[: found.start()].count(" ")):
            return True
        idle = [found.span() for found in _IMPERSONAL.finditer(plain)]
        place = 0
        for number, word in enumerate(words):
            real = not any(start <= place < end for start, end in idle)
            if real and _stands_for_another(words, number) and not _is_said_before(words, number):
                return not _is_said_behind(words, number)
            place += len(word.plain) + 1
        return False


def _plain(words: Sequence[Said]) -> str:
    return " ".join(word.plain for word in words)


def _is_how_long(words: Sequence[Said]) -> bool:
    return re.search(r"\bcombien de temps$", _plain(words[-3:])) is not None


def _is_about(words: Sequence[Said], one: Said) -> bool:
    """True if a question of a single telling word is whole: «Qui est Anne ?», but not «Combien de marches ?»"""
    place = words.index(one)
    before = words[place - 1].plain if place else ""
    given = not place or one.named or before in _DEFINITE | _BEING | ASKING | ASKING_AT_ENDS
    is_told = {"c", "cest", *_BEING} & {word.plain for word in words}
    # «C’est paru quand ?»
    happened = words[0].plain == "c" and place == len(words) - 2 and words[-1].plain in ASKING | ASKING_AT_ENDS
    return bool(given and is_told and not happened and not re.search(r"ée?s?$", one.text))


def _stands_for_another(words: Sequence[Said], number: int) -> bool:
    plain = [word.plain for word in words]
    word, following = plain[number], "".join(plain[number + 1 : number + 2])
    before = plain[number - 1] if number else ""
    if word in _THIS:
        noun = number + 1 < len(words) and words[number + 1].tells and following not in _HERE_AND_NOW
        return bool(noun and before != "est")
    if word in _THOSE:
        return following not in _THOSE_OF
    if word in _POSSESSIVES:
        # «Qui a quitté sa tour ?», «Combien de gardiens ont quitté leur tour ?»
        own = plain[0] == "qui" and plain[1] not in _BEING
        return not own and before not in _ARTICLES and not (HOW_MANY | _WHICH) & set(plain[: max(0, number - 2)])
    return word in PRONOUNS


def _is_said_before(words: Sequence[Said], number: int) -> bool:
    """True if a noun stands before this word, but for one that is asked for: «quel âge a-t-il»."""
    between = [word for word in words[:number] if word.plain != "t"]
    return any(_is_noun(between, place, words[number : number + 3]) for place in range(len(between)))


def _is_noun(words: Sequence[Said], place: int, behind: Sequence[Said]) -> bool:
    """True if this word may be what a pronoun `behind` them stands for."""
    word, last = words[place], place == len(words) - 1
    if not word.tells or word.plain.isdigit():
        return False
    if not place:
        return not last and word.plain not in _IMPERATIVES
    before = words[place - 1].plain
    if before in _WHICH or (before in OF and words[place - 2].plain in HOW_MANY):
        # «Combien de tours ont-elles été vendues ?», but not «Combien de tours ont-ils ?»
        following = _plain([*words[place + 1 :], *behind])
        return _AGREEING.search(following) is not None
    asked = before in ASKING | ASKING_AT_ENDS and not last
    return word.named or before in _ARTICLES or asked


def _is_said_behind(words: Sequence[Said], number: int) -> bool:
    """«Il est où le phare ?», «Elle dure combien de temps la traversée ?»"""
    for place in range(number + 1, len(words) - 1):
        if words[place].plain in ASKING | ASKING_AT_ENDS:
            rest = words[place + 1 :]
            if [word.plain for word in rest[:2]] == ["de", "temps"]:
                rest = rest[2:]
            if rest and (rest[0].plain in _DEFINITE | _THIS or rest[0].named):
                return True
    return False
