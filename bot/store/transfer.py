"""`Contents` out of the store and into it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.reader_records import Shortfall
from bot.records import Action, Origin, Status, Version, Waiting, digest
from bot.store.archive_contents import Asked, Contents, FileMark, Holding, Imported, Line, Pair, PinLine
from bot.store.audit import Audit
from bot.store.document_rows import Shelf, described, summary
from bot.store.row_mapping import folded, version_of
from bot.store.tables import audit, documents, missed, missed_groups, pins, synonyms, versions


class Transfer:
    """Export and import of the whole store."""

    def __init__(self, connection: Connection, now: datetime, audit: Audit) -> None:
        self._connection, self._now, self._audit = connection, now, audit
        self._shelf = Shelf(connection, now, audit)

    def contents(self) -> Contents:
        """Snapshot of the whole store."""
        lines = self._rows(select(audit).order_by(audit.c.id))
        place = {row.id: index for index, row in enumerate(lines)}
        asked = self._rows(
            select(
                missed, missed_groups.c.status, missed_groups.c.document, missed_groups.c.terms, missed_groups.c.last
            )
            .join(missed_groups)
            .order_by(missed.c.group, missed.c.id)
        )
        groups = {group: number for number, group in enumerate(dict.fromkeys(row.group for row in asked), 1)}
        return Contents(
            tuple(self._holdings()),
            tuple(_made(Line, row, undoes=place.get(row.undoes)) for row in lines),
            tuple(
                _made(Asked, row, group=groups[row.group], status=Waiting(row.status), kind=Shortfall(row.kind))
                for row in asked
            ),
            tuple(_made(PinLine, row) for row in self._rows(select(pins).order_by(pins.c.id))),
            tuple(_made(Pair, row) for row in self._rows(select(synonyms).order_by(synonyms.c.id))),
        )

    def merge(self, contents: Contents, by: str) -> Imported:
        """Take in what is not here yet; what is here stays, and the same contents again change nothing.

        A document that is here and has fewer versions gets the others. One whose versions went another way gets those
        that it has not; what is quoted of it afterwards is what was written last.
        """
        places = self._merge_lines(contents.lines)
        report = Imported([], [], 0)
        known = 0
        for holding in contents.holdings:
            row = self._shelf.row(holding.id)
            title = holding.versions[-1].document.title
            if row is None:
                self._add(holding, places)
                report.added.append(title)
            elif self._renew(row, holding, by):
                report.renewed.append(title)
            else:
                known += 1
        self._merge_asked(contents.asked)
        self._merge_curated(contents)
        return Imported(report.added, report.renewed, known)

    def _rows(self, wanted: Any) -> list[Row[Any]]:
        return list(self._connection.execute(wanted))

    def _holdings(self) -> Iterable[Holding]:
        said: dict[str, list[Version]] = {}
        for row in self._rows(select(versions).order_by(versions.c.document, versions.c.number)):
            said.setdefault(row.document, []).append(version_of(row))
        for row in self._rows(select(documents).order_by(documents.c.number)):
            yield Holding(
                row.id,
                Status(row.status),
                Origin(row.origin),
                row.created,
                row.changed,
                row.changed_by,
                _made(FileMark, row),
                tuple(said[row.id]),
            )

    def _merge_lines(self, lines: Iterable[Line]) -> dict[str, int]:
        """Add the lines that are not here; the number here of each document's last change in `lines`."""
        there: dict[tuple[object, ...], list[int]] = {}
        for row in self._rows(select(audit).order_by(audit.c.id)):
            there.setdefault(_mark(_made(Line, row, undoes=None)), []).append(row.id)
        numbers: list[int] = []
        last: dict[str, int] = {}
        for line in lines:
            same = there.get(_mark(line))
            number = same.pop(0) if same else self._add_line(line, numbers)
            numbers.append(number)
            if line.status_after is not None:
                last[line.subject] = number
        return last

    def _add_line(self, line: Line, numbers: list[int]) -> int:
        undoes = None if line.undoes is None else numbers[line.undoes]
        values = {name: getattr(line, name) for name in Line.__slots__} | {"undoes": undoes}
        return int(self._connection.execute(insert(audit).values(values).returning(audit.c.id)).scalar_one())

    def _add(self, holding: Holding, places: dict[str, int]) -> None:
        current = holding.versions[-1].document
        values = {
            "id": holding.id,
            "status": holding.status,
            "version": len(holding.versions),
            "origin": holding.origin,
            "created": holding.created,
            "changed": holding.changed,
            "changed_by": holding.by,
            "last_change": places.get(holding.id, 0),
            "revision": self._shelf.touch(),
            **described(current),
            **{name: getattr(holding.file, name) for name in FileMark.__slots__},
        }
        self._connection.execute(insert(documents).values(values))
        for version in holding.versions:
            self._shelf.add_version(version)

    def _renew(self, row: Row[Any], holding: Holding, by: str) -> bool:
        """Add the versions that the document of `row` lacks; True if there were any."""
        wanted = select(versions).where(versions.c.document == row.id).order_by(versions.c.number)
        here = [version_of(one) for one in self._rows(wanted)]
        known = {digest(version.document) for version in here}
        lacking = [version for version in holding.versions if digest(version.document) not in known]
        if not lacking:
            return False
        # Where what is here was written later, it is said again at the end: readers go on being quoted that.
        later = here[-1].at > lacking[-1].at
        added = [*lacking, here[-1]] if later else lacking
        for number, version in enumerate(added, row.version + 1):
            self._shelf.add_version(Version(number, version.document, version.by, version.at, version.why))
        number, current = row.version + len(added), added[-1].document
        to = row.status if later else holding.status
        change = self._audit.write(
            by,
            Action.IMPORT,
            row.id,
            summary(here[-1].document),
            summary(current),
            versions=(row.version, number),
            statuses=(Status(row.status), Status(to)),
        )
        values = {
            "version": number,
            "status": to,
            "changed": self._now,
            "changed_by": by,
            "last_change": change,
            "revision": self._shelf.touch(),
        }
        renewed = update(documents).where(documents.c.id == row.id).values(**values, **described(current))
        self._connection.execute(renewed)
        self._shelf.follow_pins(row.id, number, current)
        return True

    def _merge_asked(self, asked: Iterable[Asked]) -> None:
        by_terms = {row.terms: row.id for row in self._rows(select(missed_groups))}
        groups: dict[int, int] = {}
        for one in asked:
            if one.group not in groups:
                values = {name: getattr(one, name) for name in ("terms", "status", "document", "last")}
                new = insert(missed_groups).values(values).returning(missed_groups.c.id)
                there = by_terms.get(one.terms)
                groups[one.group] = self._connection.execute(new).scalar_one() if there is None else there
            key = {"group": groups[one.group], "wording": one.wording, "kind": one.kind, "day": one.day}
            same = select(missed.c.id).filter_by(**key)
            if self._connection.execute(same).one_or_none() is None:
                self._connection.execute(insert(missed).values(**key, count=one.count))

    def _merge_curated(self, contents: Contents) -> None:
        pinned = {_pin_mark(row) for row in self._rows(select(pins))}
        for pin in contents.pins:
            if _pin_mark(pin) not in pinned:
                pinned.add(_pin_mark(pin))
                self._connection.execute(insert(pins).values({name: getattr(pin, name) for name in PinLine.__slots__}))
                self._shelf.touch()
        paired = {_pair_mark(row) for row in self._rows(select(synonyms))}
        for pair in contents.pairs:
            if _pair_mark(pair) not in paired:
                paired.add(_pair_mark(pair))
                self._connection.execute(
                    insert(synonyms).values({name: getattr(pair, name) for name in Pair.__slots__})
                )
                self._shelf.touch()


def _made(made: Any, row: Row[Any], **others: object) -> Any:
    """A value of the type `made`, whose fields are called like the columns, but for `others`."""
    # By name: `row.count` would be a tuple's method.
    return made(**{name: row._mapping[name] for name in made.__slots__ if name not in others}, **others)


def _mark(line: Line) -> tuple[object, ...]:
    """Key that identifies a journal line across databases, whatever its number."""
    return tuple(getattr(line, name) for name in Line.__slots__ if name != "undoes")


def _pin_mark(pin: Any) -> tuple[object, ...]:
    return pin.question, pin.document, pin.text


def _pair_mark(pair: Any) -> frozenset[str]:
    return frozenset((folded(pair.word), folded(pair.other)))
