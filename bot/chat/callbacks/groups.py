"""Buttons in groups."""

from typing import Annotated, Literal

from bot.chat.callbacks.data import Flag, Maybe, Offset, Place, Press, Presser, Token, hexadecimal
from bot.services.group_settings import Form, When

Asker = Annotated[str | None, Maybe(hexadecimal(8))]
"""The beginning of the asker's pseudonym; None where nobody is known to have asked."""
_YesOrNo = Annotated[bool, Flag("no", "yes")]


class GroupAnswerPress(Press, places={Place.GROUP}, pressers={Presser.ANYONE}):
    """Buttons below an answer."""

    asker: Asker


class TurnAnswer(GroupAnswerPress, wire="in:{shows}:{token}:{asker}"):
    """«Voir l’extrait», «Replier»."""

    shows: Literal["see", "fold"]
    """All of the excerpt, or the sentence that answers."""
    token: Token


class TakeAway(GroupAnswerPress, wire="in:away:{asker}", pressers={Presser.ASKER, Presser.GROUP_ADMIN}):
    """«Retirer»."""


class SettingsPress(Press, places={Place.GROUP}, pressers={Presser.GROUP_ADMIN}):
    """Buttons of the settings; each says what shall be, so that a second press changes nothing."""


class SetWhen(SettingsPress, wire="set:when:{when}"):
    """Calls: commands alone, or mentions and replies too."""

    when: When


class SetForm(SettingsPress, wire="set:form:{form}"):
    """Answers in one sentence, or in full."""

    form: Form


class SetNight(SettingsPress, wire="set:night:{sleeps}"):
    """Silence at night."""

    sleeps: _YesOrNo


class SetNothing(SettingsPress, wire="set:nothing:{said}"):
    """A line where nothing was found."""

    said: _YesOrNo


class QuoteDocument(SettingsPress, wire="set:doc:{key}:{quoted}:{offset}"):
    """One document chosen, or no longer."""

    key: Annotated[str, hexadecimal(16)]
    """The beginning of the SHA-256 of the document's id."""
    quoted: Annotated[bool, Flag("0", "1")]
    offset: Offset


class QuoteEvery(SettingsPress, wire="set:every"):
    """«Tous»: no document is chosen."""


class ChooseDocuments(SettingsPress, wire="set:docs:{offset}"):
    """A page of the documents to choose from."""

    offset: Offset


class ShowSettings(SettingsPress, wire="set:show"):
    """«Retour»."""


class CloseSettings(SettingsPress, wire="set:close"):
    """«Fermer»."""
