"""Citations, which may stand in any chat: the words, where they are from, and of what day."""

from telegram import Bot
from telegram.helpers import create_deep_linked_url

from bot import texts
from bot.chat import permalinks
from bot.chat.render.answer_rendering import add_quotation
from bot.chat.render.message import Button, Message
from bot.services.quoted_passages import Citation


def citation_message(citation: Citation, bot: Bot) -> Message:
    """The passage between guillemets, title, origin and source; buttons to read it in context, and to ask."""
    document = citation.found.document
    message = Message()
    if citation.found.changed:
        message.add(texts.CHANGED_SINCE.format(version=citation.found.place.version) + "\n")
    add_quotation(message, citation.found.hit, bold=False)
    message.add("\n— " + texts.title(document))
    if origin := texts.origin(document):
        message.add(f", {origin}")
    if document.source:
        message.add(" · ")
        message.add(texts.THE_SOURCE, url=document.source)
    if citation.version_of:
        message.add(" · " + texts.CITED_VERSION.format(day=texts.long_date(citation.version_of)))
    return with_buttons(message, bot, permalinks.payload(citation.found.place))


def with_buttons(message: Message, bot: Bot, passage: str | None) -> Message:
    """`message` with the buttons of inline results: the context of `passage`, a link's payload, and asking oneself."""
    message.row(
        Button(texts.CONTEXT, url=create_deep_linked_url(bot.username, passage)) if passage else None,
        # A guest may be a bot that is not asked inline: Telegram refuses the button then.
        Button(texts.ASK_TOO, here="") if bot.supports_inline_queries else None,
    )
    return message


def first_line(text: str, longest: int = 120) -> str:
    """The line below the title in a list of inline results, at most `longest` code points."""
    return texts.clipped(" ".join(text.split()), longest)
