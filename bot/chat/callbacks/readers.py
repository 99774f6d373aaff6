"""Buttons of readers, in private chats."""

from typing import Annotated, Literal

from bot.chat.callbacks.data import (
    DocumentId,
    Flag,
    Number,
    Offset,
    OneOf,
    Place,
    Press,
    Presser,
    Query,
    RowId,
    Token,
    hexadecimal,
)
from bot.records import Vote

_Few = Annotated[int, Number(6)]


class ReaderPress(Press, places={Place.PRIVATE}, pressers={Presser.ANYONE}):
    """Buttons for everybody."""


class AskQuestion(ReaderPress, wire="q:{key}"):
    """A proposed question."""

    key: Annotated[str, hexadecimal(24)]
    """The beginning of the question's SHA-256."""


class SearchAnyway(ReaderPress, wire="foreign"):
    """«Chercher quand même», where a question is not in French."""


class LeavePrompt(ReaderPress, wire="leave"):
    """«Renoncer», below what the bot asks for."""


# Below an answer


class AnswerPress(ReaderPress):
    """More of an answer, or the answer again."""

    token: Token


class ShowAnswer(AnswerPress, wire="a:back:{token}"):
    """«Retour»: the answer as it was given."""


class ShowExcerpts(AnswerPress, wire="a:more:{token}:{first}"):
    """«Autres extraits»: a page of them."""

    first: _Few
    """Counted from 0."""


class ShowInFull(AnswerPress, wire="a:full:{token}:{number}"):
    """«Réponse 2 en entier», below the answers to several questions."""

    number: _Few
    """Of the question, counted from 1."""


class ShowContext(AnswerPress, wire="a:{origin}:{token}:{number}:{steps}"):
    """«Contexte», «Plus loin»: an excerpt between its neighbours."""

    origin: Literal["context", "open"]
    """An answer, to which one can go back, or a link, which has none."""
    number: _Few
    """Of the excerpt, counted from 0."""
    steps: _Few
    """Sentences on each side, in fours."""


class VotePress(ReaderPress):
    """Opinions of an answer."""

    token: Token
    vote: Annotated[Vote, OneOf(tuple(Vote))]


class CastVote(VotePress, wire="a:{vote}:{token}"):
    """«Utile», «Pas utile»."""

    vote: Annotated[Vote, OneOf((Vote.UP, Vote.DOWN))]


class GiveReason(VotePress, wire="a:why:{token}:{vote}"):
    """Reason of a «Pas utile»."""

    vote: Annotated[Vote, OneOf((Vote.ASIDE, Vote.PARTIAL, Vote.WRONG))]


class WishPress(ReaderPress):
    """Wishes to be told when a question can be answered."""


class MakeWish(WishPress, wire="n:{answer}"):
    """«Prévenez-moi», then consent or none."""

    answer: Literal["ask", "yes", "no"]


class CancelWish(WishPress, wire="n:cancel:{wish}"):
    """«Ne plus me prévenir»."""

    wish: RowId


# The documents


class DiscoveryPress(ReaderPress):
    """Ways into the documents."""


class ShowDocuments(DiscoveryPress, wire="documents"):
    """«Documents», below an answer: the list, in a message of its own."""


class SearchTitles(DiscoveryPress, wire="r:search"):
    """«Chercher»."""


class SeeDocument(DiscoveryPress, wire="r:see:{document}"):
    """A document of the list."""

    document: DocumentId


class ListDocuments(DiscoveryPress, wire="r:list:{offset}:{query}"):
    """A page of the list."""

    offset: Offset
    query: Query


class EraseMyData(ReaderPress, wire="z:{sure}"):
    """Answer to the question that `/effacer` asks."""

    sure: Annotated[bool, Flag("no", "yes")]
