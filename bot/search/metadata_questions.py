"""Questions about the documents themselves, not about their content.

Who wrote them, when, where they come from: answered from what is known of each document, not by a quotation.
"""

import re
from dataclasses import replace

from bot.models import Document, Fact, Field
from bot.search.query import Query

# Unaccented, as words are compared. A question is about a document when it has no other words than these: «Qui a
# écrit l'amendement ?» asks about something that the documents tell.
_THE_DOCUMENT = frozenset("article articles document documents texte papier page compte rendu compterendu".split())
_ASKING = {
    Field.AUTHOR: frozenset(
        "auteur auteure autrice journaliste ecrit ecrire redige rediger redacteur redactrice signe signer nom".split()
    ),
    Field.PUBLISHED: frozenset(
        "date dater datent publie publiee publication paru parue parution ecrit redige jour annee sorti".split()
    ),
    Field.SOURCE: frozenset(
        "source sources lien adresse url provenance provient vient trouver lire original origine"
        " voir consulter telecharger acceder retrouver entier entiere complet complete integral integrale integralite"
        " puis pourrais".split()
    ),
}
_NAMED = re.compile(
    r"\b(?:l|cet|le|ce|les|ces|votre|vos|du|des) (article|articles|document|documents|texte|textes)\b"
    r"(?! (?:\d+|premier|[ivx]+|d|de|du|des|qui|que)\b)"
)
"""«Que dit l'article sur …?», but not «l'article 8», «le texte de loi»."""
_WHEN = re.compile(r"\b(?:quand|kan[dt]?|dat\w+|quel jour|quelle annee|parution|publication)\b")
_ALONE = frozenset("auteur autrice source sources lien date".split())
"""«La source ?», «Qui est l'auteur ?»: nothing else could be meant."""
_REQUEST = frozenset("donne donner donnez envoie envoyer envoyez montre montrer montrez avoir peux".split())
_COMES_FROM = re.compile(
    r"(?:d )?ou (?:(?:ca|sa|est ce que) )?"
    r"(?:(?:(?:vous|tu) )?(?:tenez|tiens|prenez|prends|tirez|tires|trouve[sz]|sortez|sors)(?: (?:vous|tu))?"
    r"|(?:(?:vous|tu) )?(?:avez|as)(?: (?:vous|tu))? (?:trouve|pris|eu|sorti)|(?:pro)?vien(?:nen)?t|sort(?:ent)?)"
    r" (?:toutes )?(?:ces|cette|vos|votre|tes|ton|ta|l|les)"
    r" (?:infos?|informations?|renseignements?|reponses?|donnees)"
    r"|(?:vous|tu) (?:avez|as) (?:trouve|pris|eu|sorti) (?:toutes )?(?:ces|cette|vos|tes|les)"
    r" (?:infos?|informations?|renseignements?|reponses?|donnees) ou"
)
"""«D'où tenez-vous ces informations ?»"""


def asked_field(query: Query) -> Field | None:
    """The fact about the documents that is asked for; None when it is their content."""
    if _COMES_FROM.fullmatch(" ".join(query.question.plain_words)):
        return Field.SOURCE
    said = {word.surface for word in query.words}
    words = said - _REQUEST or said
    if not words & _THE_DOCUMENT and not (words and words <= _ALONE):
        return None
    asked = words - _THE_DOCUMENT
    if asked <= _ASKING[Field.SOURCE] and asked:
        return Field.SOURCE
    if _WHEN.search(query.question.plain) and asked <= _ASKING[Field.PUBLISHED]:
        return Field.PUBLISHED
    if asked and asked <= _ASKING[Field.AUTHOR]:
        return Field.AUTHOR
    return None


def content(query: Query) -> Query:
    """The query without «l'article» where that is asked, not asked about."""
    named = set(_NAMED.findall(query.question.plain))
    words = tuple(word for word in query.words if word.surface not in named)
    return replace(query, words=words) if words else query


def facts(field: Field, documents: list[Document]) -> tuple[Fact, ...]:
    """The facts that are known, one a document; documents of which it is not known are left out."""
    return tuple(Fact(document, field) for document in documents if getattr(document, field))
