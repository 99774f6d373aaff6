"""`@bot …` in any chat: excerpts to choose from, as somebody types."""

import asyncio
import hashlib
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from telegram import (
    Bot,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.chat import permalinks
from bot.chat.render import answer_rendering
from bot.chat.render.message import Message
from bot.chat.screens.citations import citation_message, first_line, with_buttons
from bot.conversation.converse import converse
from bot.conversation.policy import INLINE
from bot.conversation.reply import Answers, Distress, Reply
from bot.errors import StoreError
from bot.library import Library
from bot.models import Answer, Document, Hit
from bot.reader_records import Place
from bot.services import quoted_passages
from bot.services.quoted_passages import Citation
from bot.understanding.question import ParsedQuestion

log = logging.getLogger(__name__)

PAGE = 10
START = "ask"
"""Payload with which the private chat is opened where nothing is found."""
_QUESTIONS = 5
_CACHED = 5
"""Seconds for which Telegram may show a list again, and cannot be told that a document was withdrawn meanwhile.

As long as somebody types on and back.
"""
_SIDE_BY_SIDE = 2
"""Searches at a time: as many as keep the others quick."""
_OFFSET = re.compile(r"(\d{1,18})\.(\d{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list that the app shows above what is typed."""

    results: list[InlineQueryResultArticle]
    next_offset: str = ""
    button: str | None = None


@dataclass(frozen=True, slots=True)
class Inline:
    """One query a keystroke: of each person's, only the newest is worth answering."""

    library: Library
    _newest: dict[int, str] = field(default_factory=dict)
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_SIDE_BY_SIDE))

    async def query(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer one query, unless the person has typed on meanwhile."""
        asked = update.inline_query
        assert asked is not None
        person = asked.from_user.id
        self._newest[person] = asked.id
        try:
            async with self._places:
                if self._newest.get(person) != asked.id:
                    return
                listing = await asyncio.to_thread(self.listing, asked.query.strip(), asked.offset, context.bot)
            if self._newest.get(person) != asked.id:
                return
            button = InlineQueryResultsButton(listing.button, start_parameter=START) if listing.button else None
            await context.bot.answer_inline_query(
                asked.id, listing.results, _CACHED, is_personal=False, next_offset=listing.next_offset, button=button
            )
        except BadRequest as error:
            log.info("A list came too late, or was refused: %s", error)
        finally:
            if self._newest.get(person) == asked.id:
                del self._newest[person]

    def listing(self, query: str, offset: str, bot: Bot) -> Listing:
        """The page of the list for `query` that begins at `offset`."""
        self.library.refresh()
        revision, first = self.library.revision, _first(offset, self.library.revision)
        if first is None:
            return Listing([])
        pages = _Pages(self.library, bot, revision)
        try:
            shared = query.startswith(permalinks.SHARED) and permalinks.parse(query[len(permalinks.SHARED) :])
            if shared:
                return pages.shared(shared)
            if not query:
                return pages.offered(first)
            return pages.replied(converse(self.library, ParsedQuestion.of(query), INLINE), first)
        except StoreError as error:
            log.warning("Inline, nothing is listed without the database: %s", error)
            return Listing([], button=texts.ASK_PRIVATELY)


@dataclass(frozen=True, slots=True)
class _Pages:
    """One page of one list, from documents as they stand."""

    library: Library
    bot: Bot
    revision: int

    def shared(self, place: Place) -> Listing:
        """Exactly one passage, as it can be quoted now."""
        cited = quoted_passages.citation(self.library, place)
        return Listing([self._cited(cited)]) if cited else Listing([], button=texts.NO_LONGER_QUOTED)

    def replied(self, reply: Reply, first: int) -> Listing:
        """The excerpts for a question, best first; for whoever is in danger, where there is help."""
        if isinstance(reply, Distress):
            return Listing([self._article("danger", texts.IN_DANGER, texts.DISTRESS, Message(texts.DISTRESS))])
        if not isinstance(reply, Answers) or reply.only is None:
            return Listing([], button=texts.ASK_PRIVATELY)
        answer = reply.only
        if answer.facts:
            return Listing([self._told(answer)])
        page = answer.hits[first : first + PAGE]
        cited = filter(None, quoted_passages.citations(self.library, page))
        return Listing([self._cited(one) for one in cited], self._next(first, len(answer.hits)))

    def offered(self, first: int) -> Listing:
        """Good questions, then documents, where nothing is typed yet."""
        questions, documents = self.library.examples(_QUESTIONS), self.library.documents
        offers: list[str | Document] = [*questions, *documents[: INLINE.excerpts - len(questions)]]
        page = [(offer, hit) for offer in offers[first : first + PAGE] for hit in self._hits(offer)]
        cited = quoted_passages.citations(self.library, [hit for _, hit in page])
        results = [self._offered(offer, one) for (offer, _), one in zip(page, cited, strict=True) if one]
        return Listing(results, self._next(first, len(offers)), None if offers else texts.ASK_PRIVATELY)

    def _hits(self, offer: str | Document) -> Sequence[Hit]:
        """The excerpt of a good question, or the first prose of a document."""
        if isinstance(offer, str):
            return self.library.answer(offer, 1).hits
        passages = self.library.passages(offer)
        first = next((one for one in passages if one.prose), passages[0] if passages else None)
        return [Hit(offer, first.start, first.end, 0.0, (), (0, first.end - first.start))] if first else []

    def _offered(self, offer: str | Document, cited: Citation) -> InlineQueryResultArticle:
        if not isinstance(offer, str):
            return self._cited(cited)
        message = answer_rendering.recalling(offer, citation_message(cited, self.bot))
        return self._article(f"q {offer}", offer, texts.GOOD_QUESTION, message)

    def _cited(self, cited: Citation) -> InlineQueryResultArticle:
        place, message = cited.found.place, citation_message(cited, self.bot)
        name = f"{place.document} {place.version} {place.start} {place.end}"
        return self._article(name, texts.title(cited.found.document), first_line(cited.found.hit.text), message)

    def _told(self, answer: Answer) -> InlineQueryResultArticle:
        message = with_buttons(answer_rendering.answer_message(answer), self.bot, None)
        fact = answer.facts[0]
        return self._article(f"f {answer.question}", texts.title(fact.document), first_line(texts.fact(fact)), message)

    def _article(self, name: str, title: str, description: str, message: Message) -> InlineQueryResultArticle:
        return article(f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.{self.revision}", title, description, message)

    def _next(self, first: int, total: int) -> str:
        """The offset of the next page; of a corpus that has changed meanwhile there is none."""
        return f"{self.revision}.{first + PAGE}" if first + PAGE < total else ""


def article(number: str, title: str, description: str, message: Message) -> InlineQueryResultArticle:
    """A line of a list, and the message that it becomes."""
    content = InputTextMessageContent(
        message.text,
        entities=message.telegram_entities,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return InlineQueryResultArticle(number, title, content, reply_markup=message.keyboard, description=description)


def _first(offset: str, revision: int) -> int | None:
    """The first line of a page; None where the list was made of other documents."""
    if not offset:
        return 0
    asked = _OFFSET.fullmatch(offset)
    return int(asked[2]) if asked and int(asked[1]) == revision else None
