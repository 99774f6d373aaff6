"""The conversation in a terminal: follow-ups, small talk and further excerpts, in plain text or in colour."""

import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot import texts
from bot.collection import SHOWN, Collection
from bot.conversation.context import Context
from bot.conversation.converse import converse
from bot.conversation.policy import TERMINAL
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
from bot.models import Answer, Document, Fact, Hit, Outcome, Reason
from bot.text.analysis import fold
from bot.text.quotation import quotation
from bot.understanding.follow_up import Antecedent
from bot.understanding.intent import Talk
from bot.understanding.question import ParsedQuestion
from bot.understanding.questions_in_text import heading


def as_json(answer: Answer) -> str:
    """One line: the contract's object, offsets in code points."""
    return json.dumps(
        {
            "question": answer.question,
            "outcome": answer.outcome,
            "answered": answer.answered,
            "confidence": round(answer.confidence, 4),
            "reason": answer.reason,
            "hits": [_hit_as_json(hit) for hit in answer.hits],
            # Only where the question is about the documents themselves.
            **({"facts": [_fact_as_json(fact) for fact in answer.facts]} if answer.facts else {}),
        },
        ensure_ascii=False,
    )


def _hit_as_json(hit: Hit) -> dict[str, Any]:
    told = quotation(hit.document, hit.start, hit.end)
    return {
        "document": _document_as_json(hit.document),
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "highlights": hit.highlights,
        "score": hit.score,
        "section": told.section,
        "lead_in": told.lead_in,
    }


def _fact_as_json(fact: Fact) -> dict[str, Any]:
    return {"document": _document_as_json(fact.document), "field": fact.field}


def _document_as_json(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "source": document.source,
        "author": document.author,
        "published": date.isoformat(document.published) if document.published else None,
    }


_TITLES = 5
_UNBROKEN = 10_000
"""Columns; no excerpt is longer."""
_LINES = {
    Talk.WHO: texts.TERMINAL_WHO,
    Talk.INSULT: texts.INSULTED,
    Talk.FAREWELL: texts.FAREWELL,
    Talk.GREETING: texts.GREETING,
    Talk.HERE: texts.HERE,
    Talk.THANKS: texts.THANKS,
    Talk.REACTION: texts.GO_ON,
    Talk.UNHAPPY: texts.REPHRASE_SIMPLY,
    Talk.HELP: texts.TERMINAL_HELP,
    Talk.KNOWN: "",
    Talk.SUMMARY: texts.NO_SUMMARY,
    Talk.DOUBT: texts.SOURCE_BELOW,
    Talk.PRIVACY: texts.TERMINAL_PRIVACY,
}


def rendered(reply: Reply, documents: Sequence[Document], shown: int = SHOWN) -> RenderableType:
    """`reply` as a person reads it; an answer begins with at most `shown` excerpts."""
    match reply:
        case Answers():
            return _single(reply.only, shown) if reply.only else _several(reply)
        case Nothing():
            note = [texts.FIRST_THREE] if reply.cut else []
            return _lines([*note, texts.NOTHING_FOUND, *_known(documents)], reply.examples)
        case SmallTalk(intent=Talk.KNOWN | Talk.SUMMARY):
            return _lines([*filter(None, [_LINES[reply.intent]]), *_known(documents)], reply.examples)
        case SmallTalk():
            return _lines([_LINES[reply.intent]], reply.examples)
        case Wordless():
            return _lines([texts.NO_WORD], reply.examples)
        case Foreign():
            return Text(texts.ONLY_FRENCH)
        case Distress():
            return Text(texts.DISTRESS)
        case TooLong():
            return Text(texts.TOO_LONG)
        case Silence():
            return Text()
        case _:
            assert_never(reply)


def _lines(lines: Sequence[str], examples: Sequence[str]) -> Text:
    """One line below the other, then questions that may be asked."""
    proposed = [texts.FOR_EXAMPLE, *(f"  • {example}" for example in examples)] if examples else []
    return Text("\n".join([*lines, *proposed]))


def _known(documents: Sequence[Document]) -> list[str]:
    """The titles of the documents, as many as one reads at a glance."""
    if not documents:
        return [texts.TERMINAL_NO_DOCUMENT]
    return [texts.DOCUMENTS_TITLE, *(f"  • {texts.title(document)}" for document in documents[:_TITLES])]


def _single(answer: Answer, shown: int) -> RenderableType:
    """The answer to one question, its best sentence in bold."""
    if answer.facts:
        return _facts(answer)
    parts: list[RenderableType] = [Text(texts.MENTIONS, style="italic")] if answer.outcome is Outcome.MENTIONS else []
    parts.append(excerpts(answer, 0, shown))
    return Group(*parts)


def excerpts(answer: Answer, first: int, shown: int) -> RenderableType:
    """Excerpts of `answer` from number `first` (counted from 0) on, and how many more there are."""
    parts: list[RenderableType] = []
    told: set[str] = set()
    last = first + shown
    for number, hit in enumerate(answer.related[first:last], first + 1):
        parts.append(Text("  " + texts.EXCERPT.format(number=number), style="dim"))
        bold = number == 1 and answer.outcome is Outcome.ANSWERS
        parts += [*_quotation(hit, bold=bold, with_source=hit.document.id not in told), Text()]
        told.add(hit.document.id)
    if more := len(answer.related) - last:
        parts += [Text(texts.TERMINAL_FURTHER.format(count=more), style="dim")] if more > 0 else []
    return Group(*parts)


def _several(reply: Answers) -> RenderableType:
    """Each question above its best excerpt; a sentence that stands above already is not quoted again."""
    parts: list[RenderableType] = []
    told: set[str] = set()
    for answer, repeated in zip(reply.answers, reply.repeated, strict=True):
        parts.append(Text(heading(answer.question), style="italic"))
        if not answer.answered:
            parts.append(Text(f"  {_why_nothing(answer)}"))
        elif answer.facts:
            parts.append(_facts(answer))
        else:
            if answer.outcome is Outcome.MENTIONS:
                parts.append(Text(f"  {texts.MENTIONS}", style="italic"))
            best, bold = answer.hits[0], answer.outcome is Outcome.ANSWERS
            first = best.document.id not in told
            told.add(best.document.id)
            parts += [Text(f"  {texts.SAME_PASSAGE}")] if repeated else _quotation(best, bold=bold, with_source=first)
        parts.append(Text())
    return Group(*parts, *([Text(texts.FIRST_THREE)] if reply.cut else []))


def _why_nothing(answer: Answer) -> str:
    return texts.NO_WORD if answer.reason is Reason.NO_WORD else texts.NOTHING_FOUND


def _facts(answer: Answer) -> Text:
    lines = [f"  • {texts.title(fact.document)} — {texts.fact(fact)}" for fact in answer.facts]
    return Text("\n".join([texts.FACTS, *lines]))


def _quotation(hit: Hit, *, bold: bool, with_source: bool) -> list[RenderableType]:
    """The excerpt, its sentence in `bold`, and where it is from; the address in one piece, to be copied."""
    told = quotation(hit.document, hit.start, hit.end)
    opening, closing = texts.guillemets(told)
    quoted = Text(opening)
    styled = [("bold green", start, end) for start, end in hit.highlights]
    styled += [("bold", *hit.sentence)] if bold else []
    for part in told.parts:
        shown = Text(part.text)
        shift = hit.start - part.start if part.start is not None else None
        for style, start, end in styled if shift is not None else ():
            assert shift is not None
            shown.stylize(style, max(0, start + shift), max(0, end + shift))
        quoted.append_text(shown)
    quoted.append(closing)
    above = texts.above(told, needed=hit.leans_on_section)
    where = Text(texts.title(hit.document), style="dim")
    if origin := texts.origin(hit.document):
        where.append(f" — {origin}")
    lines = [*([Text(above, style="italic")] if above else []), quoted, where]
    parts: list[RenderableType] = [Padding(line, (0, 0, 0, 2), expand=False) for line in lines]
    if hit.document.source and with_source:
        style = f"dim link {hit.document.source}"
        parts.append(Text(f"  {hit.document.source}", style=style, no_wrap=True, overflow="ignore"))
    return parts


@dataclass(slots=True)
class Dialogue:
    """One conversation: what was answered last is what the next line may refer to. Nothing of it is kept."""

    collection: Collection
    antecedent: Antecedent | None = None
    answer: Answer | None = None
    """The answer whose further excerpts may be asked for."""
    shown: int = 0
    """Number of its excerpts that were shown."""

    def answered(self, line: str) -> RenderableType:
        """The reply to a line, be it a question or the wish for further excerpts."""
        if _typed(line) == _typed(texts.TERMINAL_MORE):
            return self._further()
        reply = converse(self.collection, ParsedQuestion.of(line), TERMINAL, Context(self.antecedent))
        self.antecedent = reply.antecedent or self.antecedent
        if isinstance(reply, Answers | Nothing):
            self.answer = reply.last_quoted if isinstance(reply, Answers) else None
            self.shown = SHOWN if len(reply.answers) == 1 else 1
        return rendered(reply, self.collection.documents)

    def _further(self) -> RenderableType:
        """The next excerpts of the last answer; of several, of the last one."""
        answer, first = self.answer, self.shown
        if answer is None or first >= len(answer.related):
            return Text(texts.TERMINAL_NO_MORE)
        self.shown += SHOWN
        return excerpts(answer, first, SHOWN)


def _typed(line: str) -> str:
    """`line` as typed words are compared: without case, accents, spaces and what is set around them."""
    return fold(line).strip("/.!?«<>» ")


def standard_output() -> Console:
    """Colours and lines as wide as the terminal; in a pipe plain text, each paragraph a line."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _UNBROKEN
    return console


def chat(collection: Collection, console: Console, read: Callable[[str], str] = input) -> None:
    """Questions and answers until «quitter» or Ctrl-D. The history lives as long as the conversation."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  line editing and history, where Python has it
    console.print(Text("\n".join([*_known(collection.documents), texts.TERMINAL_WELCOME])))
    dialogue = Dialogue(collection)
    while True:
        try:
            line = read(texts.TERMINAL_PROMPT)
        except KeyboardInterrupt:
            console.print()
            continue
        except EOFError:
            console.print()
            return
        if _typed(line) == _typed(texts.TERMINAL_LEAVE):
            return
        if line.strip():
            console.print(dialogue.answered(line.strip()), crop=False)
