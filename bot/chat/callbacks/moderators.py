"""Buttons of moderators and owners, in private chats."""

from typing import Annotated

from bot.chat.callbacks.data import (
    DocumentId,
    Number,
    Offset,
    Place,
    Press,
    Presser,
    Query,
    RowId,
    hexadecimal,
)
from bot.models import Part


class ModeratorPress(Press, places={Place.PRIVATE}, pressers={Presser.MODERATOR}):
    """Buttons for moderators."""


class FinishText(ModeratorPress, wire="finish"):
    """«Terminer», below a text that comes in several messages."""


# Drafts


class DraftPress(ModeratorPress):
    """Actions on a draft; its version is the one that the message shows."""

    draft: RowId
    version: RowId


class PublishDraft(DraftPress, wire="d:publish:{draft}:{version}"):
    """«Publier»."""


class ReplaceByDraft(DraftPress, wire="d:into:{draft}:{version}:{document}"):
    """«Remplacer …»: the draft becomes a version of a document."""

    document: DocumentId


class SetDraftApart(DraftPress, wire="d:apart:{draft}:{version}"):
    """«Publier à part»: it becomes a document of its own."""


class CorrectDraft(DraftPress, wire="d:{part}:{draft}:{version}"):
    """«Titre», «Auteur», «Source», «Date»."""

    part: Part


class LengthenDraft(DraftPress, wire="d:more:{draft}:{version}"):
    """«Ajouter la suite»."""


class ShowDraft(DraftPress, wire="d:back:{draft}:{version}"):
    """The draft, from a list or from one of its pages."""


class ShowDraftPassages(DraftPress, wire="d:passages:{draft}:{version}:{first}"):
    """A page of its passages."""

    first: Offset


class ShowDraftDifferences(DraftPress, wire="d:differences:{draft}:{version}"):
    """«Différences» with the document that it replaces."""


class AbandonDraft(DraftPress, wire="d:abandon:{draft}:{version}"):
    """«Abandonner»."""


class ReopenDraft(DraftPress, wire="d:reopen:{draft}:{version}"):
    """«Reprendre»."""


# Documents


class ManagePress(ModeratorPress):
    """Actions on documents that are kept."""


class ListKept(ManagePress, wire="g:list:{offset}:{query}"):
    """A page of the list."""

    offset: Offset
    query: Query


class SearchKept(ManagePress, wire="g:search"):
    """«Chercher»."""


class AddDocument(ManagePress, wire="g:add"):
    """«Ajouter»."""


class ListDrafts(ManagePress, wire="g:drafts"):
    """The open drafts."""


class KeptPress(ManagePress):
    """Actions on one document."""

    document: DocumentId


class SeeKept(KeptPress, wire="g:see:{document}"):
    """The document, with its history."""


class CorrectKept(KeptPress, wire="g:{part}:{document}"):
    """«Renommer», «Auteur», «Source», «Date»."""

    part: Part


class ReplaceKept(KeptPress, wire="g:replace:{document}"):
    """«Remplacer»: a new version is asked for."""


class WithdrawKept(KeptPress, wire="g:withdraw:{document}:{version}"):
    """«Retirer»."""

    version: Offset


class RestoreKept(KeptPress, wire="g:restore:{document}:{version}"):
    """«Rétablir»."""

    version: Offset


class ShowKeptPassages(KeptPress, wire="g:passages:{document}:{first}"):
    """A page of its passages."""

    first: Offset


class ShowKeptDifferences(KeptPress, wire="g:differences:{document}"):
    """«Différences» between its last two versions."""


class UndoChange(ManagePress, wire="g:undo:{change}:{document}"):
    """«Annuler»: the last change of a document."""

    change: RowId
    document: DocumentId


# The ranking


class CuratingPress(ModeratorPress):
    """Pinned passages and synonyms."""


class ListCurated(CuratingPress, wire="c:list"):
    """All of them."""


class PinPassage(CuratingPress, wire="c:pin"):
    """«Épingler»: the question is asked for."""


class ChoosePassage(CuratingPress, wire="c:choose:{number}:{mark}"):
    """The passage to be pinned."""

    number: Annotated[int, Number(1)]
    mark: Annotated[str, hexadecimal(12)]
    """Tells the buttons of one choice from another's."""


class Unpin(CuratingPress, wire="c:unpin:{pin}"):
    """A pin less."""

    pin: RowId


class PairWords(CuratingPress, wire="c:pair"):
    """«Ajouter un synonyme»: the pair is asked for."""


class Unpair(CuratingPress, wire="c:unpair:{pair}"):
    """A synonym less."""

    pair: RowId


# Questions that got nothing


class WaitingPress(ModeratorPress):
    """Actions on questions that wait for an answer."""

    offset: Offset
    """Of the page that is shown, or come from."""


class ListWaiting(WaitingPress, wire="w:list:{offset}"):
    """A page of the list."""


class QuestionsPress(WaitingPress):
    """Actions on a group of similar questions."""

    group: RowId


class SeeQuestions(QuestionsPress, wire="w:see:{group}:{offset}"):
    """Every wording."""


class AddForQuestions(QuestionsPress, wire="w:add:{group}:{offset}"):
    """«Ajouter un document»."""


class PinForQuestions(QuestionsPress, wire="w:pin:{group}:{offset}"):
    """«Épingler»."""


class DismissQuestions(QuestionsPress, wire="w:dismiss:{group}:{offset}"):
    """«Écarter»."""


# State


class StatePress(ModeratorPress):
    """The state of the bot."""


class ShowState(StatePress, wire="e:state"):
    """«Retour», from the journal."""


class ShowJournal(StatePress, wire="e:journal:{offset}"):
    """A page of the journal."""

    offset: Offset


# Owners


class PeoplePress(Press, places={Place.PRIVATE}, pressers={Presser.OWNER}):
    """Moderators and invitations."""


class RemoveModerator(PeoplePress, wire="m:remove:{pseudonym}"):
    """A moderator less."""

    pseudonym: Annotated[str, hexadecimal(32)]


class RevokeInvitation(PeoplePress, wire="m:revoke:{mark}"):
    """An invitation that is open no longer."""

    mark: Annotated[str, hexadecimal(16)]
