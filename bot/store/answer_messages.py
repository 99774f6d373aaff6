"""Which message answered which message: for as long as somebody may correct what they asked."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, select

from bot.records import Answered
from bot.store.sealing import Secrets
from bot.store.tables import answers
from bot.store.upsert import put

KEPT = timedelta(hours=48)
"""Telegram lets a message be edited for so long."""


class Answers:
    """Numbers of messages. Of what was asked there is a mark, from which it cannot be told."""

    def __init__(self, connection: Connection, now: datetime, secrets: Secrets) -> None:
        self._connection, self._now, self._secrets = connection, now, secrets

    def mark_of(self, text: str) -> str:
        """The same text has the same mark; without the key nobody can tell which."""
        return self._secrets.pseudonym("question", text)

    def note(self, chat: int, question_message: int, answer_message: int, mark: str) -> None:
        """`answer_message` answers `question_message`, whose text has this mark; it alone does from now on."""
        key = {"chat": self._chat(chat), "question": question_message}
        put(self._connection, answers, key, {"answer": answer_message, "mark": mark, "at": self._now})

    def find(self, chat: int, question_message: int) -> Answered | None:
        """What answered that message."""
        wanted = select(answers).where(
            answers.c.chat == self._chat(chat), answers.c.question == question_message, self._fresh()
        )
        row = self._connection.execute(wanted).one_or_none()
        return Answered(row.question, row.answer, row.mark, row.at) if row else None

    def of(self, chat: int) -> list[Answered]:
        """Everything that was answered in a chat, in order."""
        wanted = select(answers).where(answers.c.chat == self._chat(chat), self._fresh()).order_by(answers.c.question)
        return [Answered(row.question, row.answer, row.mark, row.at) for row in self._connection.execute(wanted)]

    def forget(self, chat: int) -> int:
        """Forget what was answered in a chat; how much it was."""
        return self._connection.execute(delete(answers).where(answers.c.chat == self._chat(chat))).rowcount

    def purge(self) -> None:
        """Forget what was answered more than 48 hours ago."""
        self._connection.execute(delete(answers).where(~self._fresh()))

    def _fresh(self) -> ColumnElement[bool]:
        return answers.c.at >= self._now - KEPT

    def _chat(self, chat: int) -> str:
        return self._secrets.pseudonym("chat", chat)
