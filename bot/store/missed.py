"""Questions that got nothing, without their author: cleaned, by the day, grouped by likeness, for ninety days."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Case, Connection, Function, Row, case, delete, func, select, update

from bot.reader_records import Shortfall
from bot.records import Group, Waiting
from bot.store.cleaning import cleaned
from bot.store.grouping import nearest
from bot.store.tables import missed, missed_groups

KEPT = timedelta(days=90)
_MOST_GROUPS = 1_000
_MOST_WORDINGS = 30
"""Per group. Somebody who sends nonsense all day fills neither the disk nor the list."""


class Missed:
    """Repository of the questions that readers ask in vain."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection, self._now = connection, now
        self._day = now.date()

    def add(self, question: str, kind: Shortfall, terms_of: Callable[[str], frozenset[str]]) -> int:
        """Keep `question` without its author; the number of its group.

        `terms_of` is given the question after cleaning, so that no name comes in through the terms.
        """
        wording = cleaned(question)
        terms, group = self._nearest(wording, terms_of)
        if group is None:
            group = self._new_group(terms)
        else:
            asked_again = {"last": self._day, "status": _again()}
            self._connection.execute(update(missed_groups).where(missed_groups.c.id == group).values(asked_again))
        self._count(group, wording, kind)
        return group

    def take_back(self, question: str, kind: Shortfall, terms_of: Callable[[str], frozenset[str]]) -> bool:
        """Count `question` once less: today, or on the last day on which it was asked; False where it is not kept.

        A group of which nothing is left is forgotten.
        """
        wording = cleaned(question)
        _, group = self._nearest(wording, terms_of)
        same = (missed.c.group == group) & (missed.c.wording == wording) & (missed.c.kind == kind)
        wanted = select(missed.c.id, missed.c.count).where(same).order_by(missed.c.day.desc()).limit(1)
        row = self._connection.execute(wanted).one_or_none()
        if row is None:
            return False
        number, left = row.id, row._mapping["count"] - 1
        this = missed.c.id == number
        self._connection.execute(update(missed).where(this).values(count=left) if left else delete(missed).where(this))
        last = self._connection.execute(select(func.max(missed.c.day)).where(missed.c.group == group)).scalar_one()
        mine = missed_groups.c.id == group
        rest = update(missed_groups).where(mine).values(last=last) if last else delete(missed_groups).where(mine)
        self._connection.execute(rest)
        return True

    def groups(self, offset: int = 0, limit: int = 10) -> list[Group]:
        """Groups that wait: those that got nothing most often first, then those asked most often, then the latest."""
        asked = func.sum(missed.c.count)
        wanted = (
            select(missed_groups)
            .join(missed)
            .where(missed_groups.c.status == Waiting.OPEN)
            .group_by(missed_groups.c.id)
            .order_by(_in_vain().desc(), asked.desc(), missed_groups.c.last.desc(), missed_groups.c.id.desc())
        )
        return [self._group(row) for row in self._connection.execute(wanted.offset(offset).limit(limit))]

    def find(self, group: int) -> Group | None:
        """One group, while it waits."""
        wanted = select(missed_groups).where(missed_groups.c.id == group, missed_groups.c.status == Waiting.OPEN)
        row = self._connection.execute(wanted).one_or_none()
        return self._group(row) if row else None

    def count(self) -> int:
        """Number of groups that wait."""
        wanted = select(func.count()).select_from(missed_groups).where(missed_groups.c.status == Waiting.OPEN)
        return int(self._connection.execute(wanted).scalar_one())

    def dismiss(self, group: int) -> bool:
        """Wait for it no longer, even if it is asked again; False where that is so already."""
        return self._close(group, {"status": Waiting.DISMISSED})

    def answered(self, group: int, document: str) -> bool:
        """This document answers it; asked in vain again, it waits again. False where nobody waits for it."""
        return self._close(group, {"status": Waiting.ANSWERED, "document": document})

    def waits_again(self, document: str) -> int:
        """Let the groups that a document, now withdrawn, answered wait again; their number."""
        answered = (missed_groups.c.document == document) & (missed_groups.c.status == Waiting.ANSWERED)
        values = {"status": Waiting.OPEN, "document": None}
        return self._connection.execute(update(missed_groups).where(answered).values(values)).rowcount

    def purge(self) -> None:
        """Forget what is older than ninety days."""
        self._connection.execute(delete(missed).where(missed.c.day < self._day - KEPT))
        self._connection.execute(delete(missed_groups).where(~missed_groups.c.id.in_(select(missed.c.group))))

    def _close(self, group: int, values: dict[str, Any]) -> bool:
        waits = (missed_groups.c.id == group) & (missed_groups.c.status == Waiting.OPEN)
        return bool(self._connection.execute(update(missed_groups).where(waits).values(values)).rowcount)

    def _nearest(self, wording: str, terms_of: Callable[[str], frozenset[str]]) -> tuple[frozenset[str], int | None]:
        """The terms of a cleaned question, and the group that they are in or would be."""
        terms = frozenset(term for found in terms_of(wording) for term in found.split())
        rows = self._connection.execute(select(missed_groups.c.id, missed_groups.c.terms))
        return terms, nearest(terms, {row.id: frozenset(row.terms.split()) for row in rows})

    def _new_group(self, terms: frozenset[str]) -> int:
        held = self._connection.execute(select(func.count()).select_from(missed_groups)).scalar_one()
        if held >= _MOST_GROUPS:
            # What always got something near goes first, then what was asked once; of these the oldest.
            mine = missed.c.group == missed_groups.c.id
            in_vain = select(_in_vain()).where(mine).scalar_subquery()
            asked = select(func.sum(missed.c.count)).where(mine).scalar_subquery()
            often = (func.coalesce(in_vain, 0) > 0, func.coalesce(asked, 0) > 1)
            order = (*often, missed_groups.c.last, missed_groups.c.id)
            least = select(missed_groups.c.id).order_by(*order).limit(held - _MOST_GROUPS + 1)
            self._connection.execute(delete(missed_groups).where(missed_groups.c.id.in_(least)))
        values = {"terms": " ".join(sorted(terms)), "status": Waiting.OPEN, "last": self._day}
        added = missed_groups.insert().values(values).returning(missed_groups.c.id)
        return int(self._connection.execute(added).scalar_one())

    def _count(self, group: int, wording: str, kind: Shortfall) -> None:
        same = (missed.c.group == group) & (missed.c.day == self._day) & (missed.c.kind == kind)
        again = {"count": missed.c.count + 1}
        exact = update(missed).where(same, missed.c.wording == wording).values(again)
        if self._connection.execute(exact).rowcount:
            return
        held = select(func.count()).select_from(missed).where(missed.c.group == group)
        if self._connection.execute(held).scalar_one() >= _MOST_WORDINGS:
            # The least asked wording makes room: what is worth reading is the commonest.
            rank = (missed.c.count, missed.c.day, missed.c.id)
            least = select(missed.c.id).where(missed.c.group == group).order_by(*rank).limit(1).scalar_subquery()
            self._connection.execute(delete(missed).where(missed.c.id == least))
        values = {"group": group, "wording": wording, "kind": kind, "day": self._day, "count": 1}
        self._connection.execute(missed.insert().values(values))

    def _group(self, row: Row[Any]) -> Group:
        columns = missed.c.wording, missed.c.kind, missed.c.count
        wanted = select(*columns).where(missed.c.group == row.id).order_by(missed.c.id)
        counts: Counter[str] = Counter()
        near = 0
        for wording, kind, count in self._connection.execute(wanted):
            counts[wording] += count
            near += count if kind == Shortfall.NEAR else 0
        wordings = tuple(wording for wording, _ in counts.most_common())
        return Group(row.id, wordings[0], wordings, counts.total(), near, frozenset(row.terms.split()), row.last)


def _in_vain() -> Function[Any]:
    """Number of times a group got nothing, or nothing useful."""
    return func.sum(case((missed.c.kind == Shortfall.NEAR, 0), else_=missed.c.count))


def _again() -> Case[Any]:
    """Answered but asked in vain again: it waits again. Dismissed stays dismissed."""
    return case((missed_groups.c.status == Waiting.ANSWERED, Waiting.OPEN), else_=missed_groups.c.status)
