"""Personal data: everything that is kept about one person, told and forgotten."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.records import Status
from bot.store.answer_messages import Answers
from bot.store.audit import Audit
from bot.store.chats import Chats
from bot.store.dialog_state import DialogStates
from bot.store.sealing import Secrets
from bot.store.staff import People
from bot.store.tables import audit, chats, drafts
from bot.store.update_queue import Updates
from bot.store.votes import Votes
from bot.store.wishes import Wishes


class Readers:
    """People who talk to the bot, across the tables.

    Of missed questions nobody can tell whose they are; of votes, only while it is known which answers were given.
    """

    def __init__(self, connection: Connection, now: datetime, secrets: Secrets) -> None:
        self._connection, self._secrets = connection, secrets
        self._people = People(connection, now, Audit(connection, now), secrets)
        self._wishes = Wishes(connection, now, secrets)
        self._states = DialogStates(connection, now, secrets)
        self._contexts = DialogStates(connection, now, secrets, "context")
        self._answers = Answers(connection, now, secrets)
        self._votes = Votes(connection, now, secrets)
        self._chats = Chats(connection, now, secrets)
        self._updates = Updates(connection, now, secrets)

    def about_person(self, user_id: int, private_chat: int) -> dict[str, object]:
        """Everything that is kept about `user_id` and their private chat, as JSON holds it; instants are ISO 8601, UTC.

        `moderator` (name, chat, since), `step` and `context` (name, data, expires) are None where there is none;
        `wishes` (chat, question, expires), `answers` (question_message, answer_message, at, vote) and `drafts` (open
        ones: title, changed) are lists; `settings` are the chat's and `seen` is when it was first met; `journal` and
        `updates` (not done) are counts.
        """
        person = self._people.pseudonym(user_id)
        moderator = next((one for one in self._people.moderators() if one.pseudonym == person), None)
        states = {"step": self._states.get(private_chat), "context": self._contexts.get(private_chat)}
        signed = select(func.count()).where(audit.c.by == person)
        mine = (drafts.c.by == person) & (drafts.c.status == Status.DRAFT)
        open_ = select(drafts.c.title, drafts.c.changed).where(mine).order_by(drafts.c.id)
        answers = self._answers.of(private_chat)
        votes = self._votes.of(private_chat, (one.answer_message for one in answers), user_id)
        seen = select(chats.c.seen).where(chats.c.chat == self._secrets.pseudonym("chat", private_chat))
        met = self._connection.execute(seen).scalar_one_or_none()
        return {
            "pseudonym": person,
            "moderator": moderator
            and {"name": moderator.name, "chat": moderator.chat, "since": moderator.since.isoformat()},
            "journal": self._connection.execute(signed).scalar_one(),
            "drafts": [
                {"title": row.title, "changed": row.changed.isoformat()} for row in self._connection.execute(open_)
            ],
            "wishes": [
                {"chat": wish.chat, "question": wish.question, "expires": wish.expires.isoformat()}
                for wish in self._wishes.of(user_id)
            ],
            **{
                name: state and {"name": state.name, "data": state.data, "expires": state.expires.isoformat()}
                for name, state in states.items()
            },
            "answers": [
                {
                    "question_message": one.question_message,
                    "answer_message": one.answer_message,
                    "at": one.at.isoformat(),
                    "vote": votes.get(one.answer_message),
                }
                for one in answers
            ],
            "settings": self._chats.get(private_chat),
            "seen": met and met.isoformat(),
            "updates": self._updates.count_of(private_chat),
        }

    def forget_person(self, user_id: int, private_chat: int, but: int | None = None) -> None:
        """Forget all of it at once, except update `but`, which is being handled.

        A moderator stays one until an owner removes them, and the journal stays.
        """
        self._wishes.forget(user_id)
        for answer in self._answers.of(private_chat):
            self._votes.withdraw(private_chat, answer.answer_message, user_id)
        self._chats.forget(private_chat)
        self._contexts.forget(private_chat)
        self._updates.forget_chat(private_chat, but)
