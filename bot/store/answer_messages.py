"""Pairs of question and answer messages, kept while a reader may still edit the question."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, select

from bot.reader_records import Answered
from bot.store.sealing import Secrets
from bot.store.tables import answers
from bot.store.upsert import put

KEPT = timedelta(hours=48)
"""Telegram lets a message be edited for so long."""


class Answers:
    """Message numbers of questions and answers; of the question's text only a keyed digest."""

    def __init__(self, connection: Connection, now: datetime, secrets: Secrets) -> None:
        self._connection, self._now, self._secrets = connection, now, secrets

    def mark_of(self, text: str) -> str:
        """Keyed digest of a text, by which two texts can be compared but none recovered."""
        return self._secrets.pseudonym("question", text)

    def note(self, chat: int, question_message: int, answer_message: int, mark: str) -> None:
        """Store the answer to a question, whose text has this mark, in place of an earlier one."""
        key = {"chat": self._chat(chat), "question": question_message}
        put(self._connection, answers, key, {"answer": answer_message, "mark": mark, "at": self._now})

    def find(self, chat: int, question_message: int) -> Answered | None:
        """Answer to that message, or None."""
        wanted = select(answers).where(
            answers.c.chat == self._chat(chat), answers.c.question == question_message, self._fresh()
        )
        row = self._connection.execute(wanted).one_or_none()
        return Answered(row.question, row.answer, row.mark, row.at) if row else None

    def of(self, chat: int) -> list[Answered]:
        """All answers in a chat, in order."""
        wanted = select(answers).where(answers.c.chat == self._chat(chat), self._fresh()).order_by(answers.c.question)
        return [Answered(row.question, row.answer, row.mark, row.at) for row in self._connection.execute(wanted)]

    def forget(self, chat: int) -> int:
        """Forget a chat's answers and return their number."""
        return self._connection.execute(delete(answers).where(answers.c.chat == self._chat(chat))).rowcount

    def purge(self) -> None:
        """Forget answers after 48 hours."""
        self._connection.execute(delete(answers).where(~self._fresh()))

    def _fresh(self) -> ColumnElement[bool]:
        return answers.c.at >= self._now - KEPT

    def _chat(self, chat: int) -> str:
        return self._secrets.pseudonym("chat", chat)
