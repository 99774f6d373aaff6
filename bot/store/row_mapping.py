"""Rows <-> values."""

import json
from typing import Any

from sqlalchemy import Row

from bot.models import Document
from bot.records import Draft, Entry, Origin, Status, Version
from bot.text.analysis import fold
from bot.text.block_codes import block_as_list, block_from


def content(document: Document) -> dict[str, Any]:
    """Content of `document` in the columns that versions and drafts share."""
    return {
        "title": document.title,
        "text": document.text,
        "source": document.source,
        "author": document.author,
        "published": document.published,
        "note": document.note,
        "questions": json.dumps(document.questions, ensure_ascii=False),
        "blocks": json.dumps([block_as_list(block) for block in document.blocks]) if document.blocks else None,
    }


def document_of(identity: str, row: Row[Any]) -> Document:
    """The document that the shared columns of `row` hold."""
    return Document(
        id=identity,
        title=row.title,
        text=row.text,
        source=row.source,
        author=row.author,
        published=row.published,
        note=row.note,
        questions=tuple(json.loads(row.questions)),
        blocks=tuple(map(block_from, json.loads(row.blocks))) if row.blocks else (),
    )


def entry_of(row: Row[Any]) -> Entry:
    """From a row of documents joined with its current version."""
    return Entry(
        document=document_of(row.id, row),
        version=row.version,
        status=Status(row.status),
        origin=Origin(row.origin),
        created=row.created,
        changed=row.changed,
        by=row.changed_by,
        last_change=row.last_change,
    )


def draft_of(row: Row[Any]) -> Draft:
    """From a row of drafts."""
    return Draft(
        id=row.id,
        document=document_of(row.document, row),
        version=row.version,
        origin=Origin(row.origin),
        by=row.by,
        replaces=row.replaces,
        created=row.created,
        changed=row.changed,
        doubts=tuple(json.loads(row.doubts)) if row.doubts else (),
    )


def version_of(row: Row[Any]) -> Version:
    """From a row of versions."""
    return Version(row.number, document_of(row.document, row), row.by, row.at, row.why)


def folded(words: str) -> str:
    """`words` as they are compared: lower case, unaccented, one space between two."""
    return " ".join(filter(None, map(fold, words.split())))
