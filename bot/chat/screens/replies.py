"""Replies of the conversation, as each kind of chat shows them."""

from collections.abc import Sequence
from typing import assert_never

from telegram import Bot

from bot import texts
from bot.chat.callbacks.readers import SearchAnyway
from bot.chat.render.answer_rendering import (
    Links,
    add_questions,
    answer_message,
    nothing_message,
    several_message,
)
from bot.chat.render.message import Button, Message
from bot.chat.screens.citations import with_buttons
from bot.chat.screens.discovery_screen import known_line, known_message
from bot.chat.screens.group_screen import compact_message
from bot.conversation.reply import (
    Answers,
    Distress,
    Foreign,
    Nothing,
    Reply,
    Silence,
    SmallTalk,
    TooLong,
    Wordless,
)
from bot.models import Document, Reason
from bot.understanding.intent import Talk

_PRIVATE = {
    Talk.WHO: texts.WHO_AM_I,
    Talk.INSULT: texts.INSULTED,
    Talk.FAREWELL: texts.FAREWELL,
    Talk.GREETING: texts.GREETING,
    Talk.HERE: texts.HERE,
    Talk.THANKS: texts.THANKS,
    Talk.REACTION: texts.GO_ON,
    Talk.UNHAPPY: texts.REPHRASE,
    Talk.HELP: texts.HELP,
    Talk.KNOWN: "",
    Talk.SUMMARY: texts.NO_SUMMARY,
    Talk.DOUBT: texts.WORD_FOR_WORD,
    Talk.PRIVACY: texts.PRIVACY_IN_SHORT,
}
_GUEST = _PRIVATE | {
    Talk.WHO: texts.GUEST_WHO,
    Talk.UNHAPPY: texts.REPHRASE_SIMPLY,
    Talk.HELP: texts.GUEST_HELP,
    Talk.PRIVACY: texts.GUEST_PRIVACY,
}
_GROUP = _PRIVATE | dict.fromkeys((Talk.WHO, Talk.HERE, Talk.HELP, Talk.KNOWN), texts.GROUP_WHO)
_GROUP[Talk.PRIVACY] = texts.NOTHING_KEPT


def private_message(reply: Reply, links: Sequence[Links], documents: Sequence[Document]) -> Message:
    """`reply` in a private chat; `links` lead on from each of its answers."""
    match reply:
        case Answers():
            return answer_message(reply.only, links[0]) if reply.only else several_message(reply, links)
        case Nothing():
            return nothing_message(reply, len(documents))
        case SmallTalk(intent=Talk.KNOWN | Talk.SUMMARY):
            return known_message(documents, reply.examples, _PRIVATE[reply.intent])
        case SmallTalk():
            return _with_examples(_PRIVATE[reply.intent], reply.examples)
        case Wordless():
            return _with_examples(texts.NO_WORD, reply.examples)
        case Foreign():
            message = Message(texts.ONLY_FRENCH)
            message.row(Button(texts.ALL_THE_SAME, SearchAnyway()) if reply.is_near else None)
            return message
        case Distress() | TooLong() | Silence():
            return Message(_line(reply))
        case _:
            assert_never(reply)


def guest_message(reply: Reply, documents: Sequence[Document], bot: Bot, passage: str | None) -> Message:
    """`reply` as the one message of a guest; `passage` is what a link to its quotation carries."""
    match reply:
        case Answers(only=None):
            message = several_message(reply)
        case Answers():
            assert reply.only is not None
            answer = reply.only
            message = answer_message(answer) if answer.facts else compact_message(answer.hits[0], answer.outcome)
        case SmallTalk(intent=Talk.KNOWN | Talk.SUMMARY):
            message = Message("\n".join(filter(None, [_GUEST[reply.intent], known_line(documents)])))
        case SmallTalk():
            message = Message(_GUEST[reply.intent])
        case Nothing() | Wordless() | Foreign() | Distress() | TooLong() | Silence():
            message = Message(_line(reply))
        case _:
            assert_never(reply)
    return with_buttons(message, bot, passage)


def group_line(reply: Reply, *, chooses_documents: bool) -> str:
    """The one line of a reply that quotes nothing, in a group; empty for silence.

    `chooses_documents`: only some documents are quoted in this group.
    """
    if isinstance(reply, SmallTalk):
        return _GROUP[reply.intent]
    if isinstance(reply, Nothing) and reply.reason is Reason.NO_DOCUMENT and chooses_documents:
        return texts.GROUP_DOCUMENTS_GONE
    return "" if isinstance(reply, Answers) else _line(reply)


def _line(reply: Nothing | Wordless | Foreign | Distress | TooLong | Silence) -> str:
    """The line that says the same everywhere."""
    match reply:
        case Nothing():
            return texts.NO_DOCUMENT if reply.reason is Reason.NO_DOCUMENT else texts.NOTHING_FOUND
        case Wordless():
            return texts.NO_WORD
        case Foreign():
            return texts.ONLY_FRENCH
        case Distress():
            return texts.DISTRESS
        case TooLong():
            return texts.TOO_LONG
        case Silence():
            return ""
        case _:
            assert_never(reply)


def _with_examples(line: str, examples: Sequence[str]) -> Message:
    message = Message(line)
    if examples:
        message.add("\n" + texts.FOR_EXAMPLE)
        add_questions(message, examples)
    return message
