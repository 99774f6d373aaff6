"""The same answers in a terminal."""

import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot import texts
from bot.collection import Collection
from bot.evaluation.runner import Report
from bot.models import Answer, Document, Fact, Hit, Outcome

_WELCOME = "Posez une question ; Ctrl-D pour sortir."
_PROMPT = "? "
_EMPTY = "Aucun document (.md ou .txt) à cet endroit."


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
    return {
        "document": _document_as_json(hit.document),
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "highlights": hit.highlights,
        "score": hit.score,
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


def rendered(answer: Answer, collection: Collection) -> RenderableType:
    """What a person reads: the excerpts with the matched words in bold, or why there is none."""
    if not answer.answered:
        return _nothing(answer, collection)
    if answer.facts:
        lines = [f"  • {texts.title(fact.document)} — {texts.fact(fact)}" for fact in answer.facts]
        return Text("\n".join([texts.FACTS, *lines]))
    parts: list[RenderableType] = []
    if answer.outcome is Outcome.MENTIONS:
        parts.append(Text(texts.MENTIONS, style="italic"))
    told: set[str] = set()
    for number, hit in enumerate(answer.related, 1):
        parts.append(_excerpt(number, hit, with_source=hit.document.id not in told))
        told.add(hit.document.id)
    return Group(*parts)


def _excerpt(number: int, hit: Hit, *, with_source: bool) -> RenderableType:
    """One excerpt and where it comes from; the address once a document, and in one piece, to be copied."""
    quotation = Text(texts.quoted(hit.text))
    shift = len(texts.quoted("")) // 2
    for start, end in hit.highlights:
        quotation.stylize("bold green", start + shift, end + shift)
    where = Text(texts.title(hit.document), style="dim")
    if origin := texts.origin(hit.document):
        where.append(f" — {origin}")
    lines = [Text(texts.EXCERPT.format(number=number), style="dim"), quotation, where]
    parts: list[RenderableType] = [Padding(line, (0, 0, 0, 2), expand=False) for line in lines]
    if hit.document.source and with_source:
        style = f"dim link {hit.document.source}"
        parts.append(Text(f"  {hit.document.source}", style=style, no_wrap=True, overflow="ignore"))
    return Group(*parts, Text())


def _nothing(answer: Answer, collection: Collection) -> Text:
    if answer.reason in texts.INSTEAD:
        return Text(texts.INSTEAD[answer.reason])
    lines = [texts.NOTHING_FOUND, *_known(collection)]
    if examples := collection.examples(2):
        lines += [texts.FOR_EXAMPLE, *(f"  • {example}" for example in examples)]
    return Text("\n".join(lines))


def _known(collection: Collection) -> list[str]:
    documents: list[Document] = collection.documents
    if not documents:
        return [_EMPTY]
    return [f"{texts.DOCUMENTS_TITLE}", *(f"  • {texts.title(document)}" for document in documents[:5])]


def chat(collection: Collection, console: Console, read: Callable[[str], str] = input) -> None:
    """Questions and answers until Ctrl-D. The history lives as long as the conversation: it is nobody's business."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  line editing and history, where Python has it
    console.print(Text("\n".join([*_known(collection), _WELCOME])))
    while True:
        try:
            question = read(_PROMPT)
        except KeyboardInterrupt:
            console.print()
            continue
        except EOFError:
            console.print()
            return
        if question.strip():
            console.print(rendered(collection.answer(question), collection), crop=False)


def reports_table(reports: Mapping[str, Report]) -> RenderableType:
    """What `evaluate` measured, a column a system; behind ±, half the 95 % bootstrap interval."""
    table = Table("", *reports, box=None, padding=(0, 2))
    rows = [_report_cells(report) for report in reports.values()]
    for name in rows[0]:
        table.add_row(name, *(row[name] for row in rows))
    return table


def _report_cells(report: Report) -> dict[str, str]:
    cells = {"questions": str(report.questions)}
    for name, one in report.measures.items():
        cells[name] = f"{one.value:.3f} ± {(one.high - one.low) / 2:.3f}"
    apart = report.abstention
    cells["area under the curve"] = f"{apart.area:.4f}" if apart else "–"
    cells["foreign answered when 95 % of own are"] = f"{apart.foreign_at_95:.1%}" if apart else "–"
    cells["foreign answered"] = f"{apart.foreign_answered:.1%}" if apart else "–"
    cells["ms a question"] = f"{report.milliseconds:.2f}"
    return cells


def reports_as_json(reports: Mapping[str, Report]) -> str:
    """The same as one JSON object, by system."""
    return json.dumps(
        {
            name: {
                "questions": report.questions,
                **{measure: asdict(value) for measure, value in report.measures.items()},
                "abstention": asdict(report.abstention) if report.abstention else None,
                "milliseconds": report.milliseconds,
            }
            for name, report in reports.items()
        },
        ensure_ascii=False,
    )
