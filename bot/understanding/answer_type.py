"""The expected answer type of a question, and its candidates in a text: figures, dates, places, words spoken …

A hint and no more: it moves a passage up when it holds a candidate near the question's words, and never out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.models import Span
from bot.text.normalise import plain
from bot.text.words import COURTESIES, MONTHS


class AnswerType(StrEnum):
    """The kinds of answers that can be seen in a text without understanding it."""

    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    OFTEN = "often"
    WORDS = "words"
    DEFINITION = "definition"
    REASON = "reason"
    MEANS = "means"


_WHICH = r"\b[qk]u?el(?:le)?s?(?: (?:est|etait|fut|sont|etaient|a ete))?(?: (?:le|la|les))?(?: l ?)? ?"
_SAYS = (
    "dit|dire|disait|pense|declare|repond|repondu|reagi|reagit|affirme|explique|estime|souligne|annonce|demande|propose"
)
# Tried in this order; questions are unaccented and in lower case. «ou» is read as «où» when it opens the question
# or follows a preposition: between two words it means «or».
_FORMS = {
    AnswerType.OFTEN: r"\b(?:frequence|frequemment|tous les combien|combien de fois)\b",
    AnswerType.WORDS: rf"\b(?:que|qu|quoi|ke|comment)\b.{{0,12}}\b(?:{_SAYS})\b",
    AnswerType.DATE: r"\b(?:quand|kan[dt]?|depuis quand)\b",
    AnswerType.FIGURE: r"\b(?:combien|cmb|cb)\b(?: (?:de|d) (?P<people>personnes|gens)\b)?",
    AnswerType.PLACE: r"^\W*(?:d )?ou\b|\b(?:se|trouve|situe|sais|savez) ou\b"
    r"|\b(?:est|sont|etait|etaient) ou(?: (?:le|la|les|l|son|sa|ses)\b|$)",
    AnswerType.REASON: r"\b(?:pourquoi|pk|pq|pkoi|pour quoi|pour quelles? raisons?|dans quel but)\b",
    AnswerType.NAME: r"(?:^\W*|\b(?:a|de|par|avec|pour|chez|contre|est|et) )(?:qui|ki)\b"
    r"|\bcomment (?:s |se )?(?:appel|nomm)",
    AnswerType.DEFINITION: r"\b(?:c est|cest|ces|c) (?:quoi|koi)\b|\bqu ?est ce que?\b|\bkesako\b|\bdefinition\b"
    r"|\b(?:que signifie|que veut dire|qu est) ",
    AnswerType.MEANS: r"\b(?:comment|coment|cmt|com?ment)\b",
}
# Or «quel», then one of these.
_NOUNS = {
    AnswerType.OFTEN: "rythme frequence",
    AnswerType.DATE: "annee date epoque periode jour mois siecle heure",
    AnswerType.FIGURE: "nombre taux pourcentage superficie population montant prix taille hauteur longueur largeur"
    " distance cout part proportion duree age poids budget salaire effectif vitesse profondeur altitude temperature"
    " score chiffre valeur densite surface somme capacite puissance peine amende",
    AnswerType.PLACE: "ville pays region lieu endroit continent ile departement province commune quartier rue"
    " territoire",
    AnswerType.REASON: "cause raison but objectif",
    AnswerType.NAME: "nom auteur personne roi homme femme acteur actrice ecrivain president artiste peintre realisateur"
    " personnage entreprise societe organisation joueur equipe groupe general chef ministre depute association"
    " juridiction",
}


def _question(answer_type: AnswerType) -> re.Pattern[str]:
    if answer_type not in _NOUNS:
        return re.compile(_FORMS[answer_type])
    nouns = "|".join(_NOUNS[answer_type].split())
    # «Date de fermeture», as one types into a search field; of names, a bare noun may be what the question is about.
    bare = "nom" if answer_type is AnswerType.NAME else nouns
    which, of = (
        rf"{_WHICH}(?P<noun>(?:{nouns})s?)\b",
        rf"^(?:(?:l|la|le|les) )?(?P<bare>(?:{bare})s?) (?:d|de|du|des)\b",
    )
    return re.compile(rf"{_FORMS[answer_type]}|{which}|{of}")


_QUESTIONS = tuple((answer_type, _question(answer_type)) for answer_type in _FORMS)

_IN_WORDS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante"
    "|cinquante|soixante|cent|mille|moitié|tiers|quart|dizaines?|centaines?|milliers?|millions?|milliards?"
)
_CANDIDATES = {
    AnswerType.FIGURE: re.compile(rf"\b(?:\d+(?:[.,\u00a0\u202f ]\d+)*|{_IN_WORDS})\b", re.IGNORECASE),
    AnswerType.DATE: re.compile(
        rf"\b(?:1\d{{3}}|20\d\d|{'|'.join(MONTHS)}|[IVX]+e siècle"
        r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
    ),
    AnswerType.PLACE: re.compile(
        r"(?:\b(?:[àÀ]|[Aa]ux?|[Ee]n|[Dd]ans|[Ss]ur|[Vv]ers|[Cc]hez|près d[eu]|hors d[eu])\b[ \u00a0])"
        r"(?:l[’']|(?:la|le|les) )?(?:\w+ (?:d[eu]s? (?:la |l[’'])?|d[’']))?[A-ZÀ-Þ][\w’'-]+"
    ),
    AnswerType.OFTEN: re.compile(
        r"\b(?:chaque \w+|(?:par|fois l[’']) ?(?:heure|jour|semaine|mois|an)|tou(?:s|tes) les \w+|quotidien\w*"
        r"|mensuel\w*|hebdomadaire\w*|annuel\w*|(?:en|de) moyenne)\b",
        re.IGNORECASE,
    ),
    AnswerType.WORDS: re.compile(
        r"[«“\"]|\b(?:selon|d[’']après|dit|déclar\w+|affirm\w+|soulign\w+|réag\w+|estim\w+|expliqu\w+|répond\w*"
        r"|ajout\w+|appel\w+|salu\w+|demand\w+|précis\w+|annonc\w+)\b",
        re.IGNORECASE,
    ),
    # A capital that does not begin a sentence.
    AnswerType.NAME: re.compile(r"(?:(?<=[\w,;:»)] )|(?<=[’'(«\u202f\u00a0]))[A-ZÀ-Þ][\w’'.-]+"),
    AnswerType.REASON: re.compile(
        r"\b(?:car|parce|puisque|grâce|raisons?|causes?|causée?s?|afin|pour|permet\w*|permis|donc|dû|dus|dues?|suite"
        r"|conséquences?|face|but|en \w+ant|éviter)\b",
        re.IGNORECASE,
    ),
    AnswerType.DEFINITION: re.compile(
        r"\b(?:est|était|sont|étaient) (?:une?|le|la|l[’']|les|des)\b|\bc[’']est-à-dire\b|\b(?:désign|signifi)\w+|\("
        r"|, (?:une?|la|le|l[’']) ?\w+",
    ),
    AnswerType.MEANS: re.compile(r"\b(?:par|grâce|avec|en \w+ant|au moyen|à l[’']aide|selon)\b", re.IGNORECASE),
}
_WORD = re.compile(r"\w+")
_NOTHING_NAMED = frozenset[str]()


@dataclass(frozen=True, slots=True)
class ExpectedAnswer:
    """The kind of thing that a question asks for."""

    type: AnswerType | None
    """None where the question's form does not tell."""
    noun: str | None
    """The word that names it («âge» in «quel âge …»), unaccented: a text gives the thing without the word."""


def expected_answer(words: Iterable[str]) -> ExpectedAnswer:
    """The expected answer of a question of these `words`, plain; courtesies among them count for nothing."""
    said = " ".join(word for word in words if word not in COURTESIES)
    for answer_type, pattern in _QUESTIONS:
        if found := pattern.search(said):
            groups = found.groupdict()
            nouns = (groups[name] for name in ("noun", "bare", "people") if groups.get(name))
            return ExpectedAnswer(answer_type, next(nouns, None))
    return ExpectedAnswer(None, None)


def answer_candidates(answer_type: AnswerType, text: str, named: frozenset[str] = _NOTHING_NAMED) -> Iterator[Span]:
    """The places in `text` of things of `answer_type`, but those of words that the question itself has `named`."""
    for found in _CANDIDATES[answer_type].finditer(text):
        # A quotation mark is no word: it is never what the question named.
        words = set(_WORD.findall(plain(found[0])))
        if not words or not words <= named:
            yield found.span()
