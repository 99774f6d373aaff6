"""Incidents: failures of ours, logged under a number that the person gets with an apology."""

import logging
import secrets
import traceback
from dataclasses import dataclass, field
from datetime import UTC, datetime

from telegram import Chat, Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot import texts
from bot.chat.delivery import perhaps_carried_out
from bot.chat.screens.state_screen import Incidents

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Failures:
    """Incidents since the programme was started."""

    since: datetime = field(default_factory=lambda: datetime.now(UTC))
    count: int = 0
    last: str | None = None

    def told(self) -> Incidents:
        """Count of incidents, for `/etat`."""
        return Incidents(self.since, self.count, self.last)

    async def apologise(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log the incident without who asked what, then tell the person.

        The message of an exception may hold a question or an identifier: only Telegram's own descriptions are logged.
        """
        error = context.error
        if isinstance(error, Forbidden):
            log.info("A chat can no longer be written to.")
            return
        incident = secrets.token_hex(4)
        self.count, self.last = self.count + 1, incident
        said = f": {error}" if isinstance(error, TelegramError) else ""
        where = "".join(traceback.format_tb(error.__traceback__)) if error else ""
        log.error("Incident %s: %s%s\n%s", incident, type(error).__name__, said, where)
        # In the chat, even where a button was pressed: the press may have been answered already, which works only once.
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None or chat.type != Chat.PRIVATE:
            return
        apology = (texts.UNSURE if perhaps_carried_out(error) else texts.APOLOGY).format(incident=incident)
        try:
            await chat.send_message(apology)
        except TelegramError as failure:
            log.warning("Incident %s: the apology could not be sent either (%s).", incident, type(failure).__name__)
