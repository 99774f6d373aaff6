"""What people say to a bot that is no question about any document."""

import re
import unicodedata
from enum import Enum

from bot.search.french import STOP_WORDS
from bot.search.kinds import plain


class Talk(Enum):
    """What is said."""

    WHO = "who"
    INSULT = "insult"
    FAREWELL = "farewell"


_WHO = re.compile(
    r"\b(?:qui (?:es tu|t es|tu es|etes vous|vous etes)|(?:tu es|t es|vous etes) qui"
    r"|(?:tu es|t es|es tu|vous etes|etes vous) (?:un |une )?(?:robot|bot|ia|humain|personne|machine)"
    r"|(?:tu t appelles|t appelles tu|vous vous appelez) comment|comment (?:tu t appelles|t appelles tu)"
    r"|quel est (?:ton|votre) nom|(?:tu sers|vous servez) a quoi|a quoi (?:tu sers|sers tu|servez vous)"
    r"|(?:tu fais|tu sais faire|sais tu faire|fais tu) quoi|que sais tu faire|qu est ce que tu (?:fais|sais faire))\b"
)
_FAREWELL = re.compile(
    r"(?:(?:merci|mrc|ok|bon|allez|et|beaucoup|bcp|pour tout) )*"
    r"(?:au revoir|aurevoir|a bientot|a plus|a demain|ciao|bonne (?:journee|soiree|nuit|continuation))"
    r"(?: a vous| merci)*"
)
_WHO_WORDS = 9
"""A longer sentence asks something else as well."""
_INSULTS = frozenset(
    "con cons connard connards connasse conne idiot idiote imbecile debile cretin cretine abruti abrutie nul nulle"
    " nulles merde merdique pute putain salope encule fdp ntm tg gueule batard bouffon stupide inutile pourri".split()
)
# Around an insult they say nothing else.
_AROUND = frozenset("robot bot machine vraiment grave sale gros grosse espece vas va ferme casse sert rien".split())
_FOREIGN = frozenset(
    "the what who where when how why which is are was were does did do can could you your this that with about tell"
    " please of and to in hello hi thanks und der die das ist wer wie wo warum wann nicht ein eine el los las donde"
    " cuando quien como por para una il che chi cosa dove perche quando sono della".split()
)
_FOREIGN_WORDS = 2


def talk(text: str) -> Talk | None:
    """What is said, where that is all; None where something is asked."""
    words = plain(text).translate(_MARKS).split()
    if len(words) <= _WHO_WORDS and _WHO.search(" ".join(words)):
        return Talk.WHO
    if _FAREWELL.fullmatch(" ".join(words)):
        return Talk.FAREWELL
    content = {word for word in words if word not in STOP_WORDS and word not in _AROUND}
    return Talk.INSULT if content and content <= _INSULTS else None


_MARKS = str.maketrans(dict.fromkeys('?!.,;:…«»"()', " "))


def is_foreign(text: str) -> bool:
    """Whether a question to which nothing was found is in another language, as far as so few words tell."""
    letters = [character for character in text if character.isalpha()]
    if sum("LATIN" not in unicodedata.name(letter, "LATIN") for letter in letters) > len(letters) / 2:
        return True
    words = re.findall(r"[^\W\d_]+", text.lower())
    theirs = sum(word in _FOREIGN and word not in STOP_WORDS for word in words)
    return theirs >= _FOREIGN_WORDS and theirs > sum(word in STOP_WORDS for word in words)
