"""The corpus folder, followed by content: what its files say becomes versions of documents."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from bot.models import Document
from bot.outcomes import Change
from bot.records import FOLDER, Action, Origin, Status, digest
from bot.store.document_rows import Move, Shelf
from bot.store.tables import documents

_VANISHED = "fichier retiré"
_BACK = "fichier revenu"
_TAKEN = "fichier"


def follow(shelf: Shelf, files: Sequence[tuple[str, Document]], unread: frozenset[str]) -> list[Change]:
    """Take in the files of the folder, all of them given; what changed.

    A file is the document that has its identity, or had it when the file was last taken in, or else that lay at its
    path: moving a file or correcting its text makes no new document. Taking in a file is not repeated while its content
    stays: a moderator's correction made after it holds until the file changes. What a moderator withdrew stays
    withdrawn. What is withdrawn because its file vanished comes back with the file. `unread`: paths that are there but
    could not be read this time; their documents stay as they are.
    """
    known = list(shelf.connection.execute(select(documents).order_by(documents.c.number)))
    by_identity: dict[str, Row[Any]] = {row.id: row for row in known}
    by_identity |= {row.file_id: row for row in known if row.file_id}
    given = {document.id for _, document in files}
    claimed = {by_identity[one].id for one in given if one in by_identity}
    by_path = {row.path: row for row in known if row.path and row.in_folder and row.id not in claimed}
    changes: list[Change | None] = []
    met: set[str] = set()
    for path, document in files:
        row = by_identity.get(document.id)
        if row is None:
            row = by_path.get(path)
        if row is not None and row.id in met:
            continue
        met.add(document.id if row is None else row.id)
        changes.append(_take_in(shelf, row, path, document))
    for row in known:
        if row.in_folder and row.id not in met and row.path not in unread:
            changes.append(_let_go(shelf, row))
    return [change for change in changes if change]


def _take_in(shelf: Shelf, row: Row[Any] | None, path: str, document: Document) -> Change | None:
    mark = digest(document)
    file = {"path": path, "file_id": document.id, "file_digest": mark, "in_folder": True}
    if row is None:
        new = Move(Action.PUBLISH, FOLDER, Status.PUBLISHED, document, _TAKEN, file=file)
        return shelf.create(document.id, Origin.FOLDER, new)
    to = Status.PUBLISHED if row.file_withdrew else Status(row.status)
    if row.file_digest != mark and digest(shelf.version(row.id, row.version).document) != mark:
        return shelf.move(row, Move(Action.REPLACE, FOLDER, to, document, _TAKEN, file=file))
    if row.status != to:
        return shelf.move(row, Move(Action.RESTORE, FOLDER, to, why=_BACK, file=file))
    if (row.path, row.file_id, row.file_digest, row.in_folder) != (path, document.id, mark, True):
        shelf.mark(row, **file)
    return None


def _let_go(shelf: Shelf, row: Row[Any]) -> Change | None:
    if row.status == Status.WITHDRAWN:
        shelf.mark(row, in_folder=False)
        return None
    change = shelf.move(row, Move(Action.WITHDRAW, FOLDER, Status.WITHDRAWN, why=_VANISHED, file={"in_folder": False}))
    shelf.mark(row, file_withdrew=True)
    return change
