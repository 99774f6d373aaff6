"""Normal forms of a question: small words written out («dpuis quand», «c ki»), no polite preface, no accents."""

import re
from collections.abc import Callable

from rapidfuzz.distance import OSA
from unidecode import unidecode

_SHORT = {
    **dict.fromkeys("pk pq prq pkoi pquoi pourkoi prkoi".split(), "pourquoi"),
    **dict.fromkeys("cb cmb cbien kombien conbien".split(), "combien"),
    **dict.fromkeys("cmt cmmt komment koment komen coment".split(), "comment"),
    **dict.fromkeys("qd kan kand kant quan qand cuand".split(), "quand"),
    **dict.fromkeys("koi qoi kwa quoa".split(), "quoi"),
    **dict.fromkeys("dp dps dpui".split(), "depuis"),
    **dict.fromkeys("fame famme feme".split(), "femme"),
    "ki": "qui",
    "ke": "que",
    "kel": "quel",
    "kels": "quels",
    "kelle": "quelle",
    "kelles": "quelles",
    "kesk": "qu’est-ce que",
    "keske": "qu’est-ce que",
    "risk": "risque",
    "riskent": "risquent",
    "yatil": "y a-t-il",
}
_LONG = ("combien", "comment", "pourquoi", "depuis")
# One letter away from a long question word, and words of their own.
_OTHERS = frozenset("combine combines commente comments commens deduis".split())
_WORD = re.compile(r"[^\W\d_]+")
_VERB = (
    r"fait|coute|coûte|date|dure|vient|veut|va|se|sert|marche|concerne|existe|donne|change|represente|représente"
    r"|a (?!femme|mère|mere|peine)\w+"
)
_ASKING = r"o[uù]|quand|qui|quoi|combien|comment|pourquoi|c|et|depuis quand"
# Letters that should stand apart, and «sa» where nothing follows that could be somebody's.
_APART: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\bc(?=(?:est|[eé]tai(?:t|ent)|[eé]t[eé])\b)", re.IGNORECASE), "c’"),
    (re.compile(r"\bc(?= (?:qui|quoi|o[uù]|quand|combien|comment)\b)", re.IGNORECASE), "c’est"),
    (re.compile(r"^(\W*)ces(?= (?:qui|quoi|o[uù]|quand|combien|comment)\b)", re.IGNORECASE), r"\1c’est"),
    (re.compile(r"\bs(?=(?:appel|occup|agi[tr]|est\b|[eé]tai)\w*)", re.IGNORECASE), "s’"),
    (re.compile(r"\bd(?=(?:ann[eé]es?|euros?|heures?|habitants?|argent|autres?|amendes?)\b)", re.IGNORECASE), "d’"),
    (re.compile(rf"\b({_ASKING}) sa(?=\W*$| {_VERB}\b)", re.IGNORECASE), r"\1 ça"),
    (re.compile(rf"^(\W*)sa(?= (?:{_VERB})\b)", re.IGNORECASE), r"\1ça"),
)


_GREETING = (
    r"(?:(?:bonjour|bonsoir|salut|coucou|hello|bjr|bsr|slt|hey)\b[\s,!.]*"
    r"(?:(?:madame|monsieur|[àa] (?:tous|toutes)|tout le monde|le bot)\b[\s,!.]*)*)?"
)
_TELL = r"(?:dire|expliquer|raconter|indiquer|pr[eé]ciser)"
_PREFACE = re.compile(
    rf"\W*{_GREETING}(?:(?:s['’]il (?:vous|te) pla[iî]t|svp|stp|j['’]ai une question|une question)\b[\s,:]*)?"
    r"(?:(?:(?:est[- ]ce que )?(?:tu sais|vous savez)|sais[- ]tu|savez[- ]vous|(?:dis|dites)[- ](?:moi|nous)"
    rf"|(?:peux[- ]tu|pouvez[- ]vous|pourriez[- ]vous|pourrais[- ]tu) (?:me|m['’]|nous) ?{_TELL}"
    rf"|(?:est[- ]ce que )?(?:tu (?:peux|pourrais)|vous (?:pouvez|pourriez)) (?:me|m['’]|nous) ?{_TELL}"
    rf"|auriez[- ]vous l['’](?:amabilit[eé]|obligeance) de (?:bien vouloir )?(?:me|m['’]|nous) ?{_TELL}"
    r"|je (?:n['’]ai|ne|n['’]) ?(?:pas )?(?:bien |tr[eè]s bien )?(?:compris|comprends?)(?: pas)?(?: bien)?"
    r"|(?:je (?:veux|voudrais|voulais|souhaite|souhaiterais|cherche [àa])|j['’]aimerais)(?: bien)? "
    r"(?:savoir|conna[iî]tre|comprendre)|je me demande)\b[\s,:]*)?",
    re.IGNORECASE,
)
"""«Bonjour madame, pourriez-vous me dire …»: what comes before the question."""


def plain(text: str) -> str:
    """`text` in lower case, unaccented, its elided and hyphenated words apart."""
    return unidecode(re.sub(r"['’-]", " ", text)).lower()


def without_preface(question: str) -> str:
    """`question` without what politely comes before it; all of it where nothing else is said."""
    opening = _PREFACE.match(question)
    rest = question[opening.end() :] if opening else question
    return rest if re.search(r"\w", rest) else question


def written_out(question: str) -> str:
    """`question` with the words by which questions are told as they are written; all others as they are."""
    text = _WORD.sub(lambda found: _word(found[0]), question)
    for pattern, other in _APART:
        text = pattern.sub(other, text)
    return text


def _word(word: str) -> str:
    lower = word.lower()
    if lower in _SHORT:
        return _SHORT[lower]
    if len(lower) < 5 or lower in _OTHERS or lower in _LONG:
        return word
    return next((one for one in _LONG if OSA.distance(lower, one, score_cutoff=1) == 1), word)
