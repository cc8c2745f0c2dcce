"""What waits in the inbox, as small rows: what came in, who is perhaps whom, what nobody could read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from netdesk.domain.ids import Id
from netdesk.domain.inbox import Answer, Arrival
from netdesk.domain.person import Person
from netdesk.storage.book import Reader
from netdesk.storage.known import brought_by
from netdesk.storage.plain import loads
from netdesk.storage.scans import is_open
from netdesk.storage.tables import arrival, card, change, image, merge, person, person_row, question, scan, unreadable

_BATCH = 500


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as a list shows it; `arrival_id` is the waiting arrival that brought the other one, if one did."""

    id: Id
    one_id: Id
    other_id: Id
    score: int
    reasons: tuple[str, ...]
    one: str
    other: str
    arrival_id: Id | None = None


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """An unreadable entry without its text."""

    id: Id
    source: str
    line: int
    reason: str
    came_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits, by kind."""

    arrivals: int
    questions: int
    unreadable: int
    scans: int = 0

    @property
    def total(self) -> int:
        """All of it, for the badge."""
        return self.arrivals + self.questions + self.unreadable + self.scans


def waiting(reader: Reader) -> Waiting:
    """How much waits."""
    pair = _open_questions(_least(), _most()).distinct().subquery()
    return Waiting(
        _count(reader, select(arrival.c.id).where(*_not_accepted(), or_(_brought_something(), ~_to_check()))),
        _count(reader, select(pair)),
        _count(reader, select(unreadable.c.id).where(unreadable.c.removed_at.is_(None))),
        _count(reader, select(scan.c.id).where(*is_open())),
    )


def _brought_something() -> ColumnElement[bool]:
    row = arrival.c
    return row.new + row.added + row.unchanged + row.unreadable > 0


def _to_check() -> ColumnElement[bool]:
    """Whether photographed cards of an arrival wait to be checked."""
    row = scan.c
    return exists().where(row.arrival_id == arrival.c.id, row.person_id.is_(None), row.removed_at.is_(None))


def arrivals(reader: Reader) -> list[Arrival]:
    """What came in and was not accepted yet, or has cards to check, the newest first."""
    row = arrival.c
    waits = or_(row.accepted_at.is_(None), _to_check())
    ids = select(row.id).where(waits, row.removed_at.is_(None)).order_by(row.came_at.desc(), row.id.desc())
    return reader.find(Arrival, reader.connection.scalars(ids))


def questions(reader: Reader) -> list[QuestionRow]:
    """The open questions about two people who are both there, the likeliest first, each pair once; not those about a
    pair that was said to be two people."""
    row, one, other = question.c, person_row.alias(), person_row.alias()
    columns = (row.id, row.one_id, row.other_id, row.score, row.reasons, one.c.name, other.c.name)
    found = (
        _open_questions(*columns)
        .outerjoin(one, one.c.person_id == row.one_id)
        .outerjoin(other, other.c.person_id == row.other_id)
    )
    brought = _brought(reader)
    rows: dict[frozenset[Id], QuestionRow] = {}
    for each in reader.connection.execute(found.order_by(row.score.desc(), row.id)):
        own, first, second, score, reasons, name, other_name = each
        told = tuple(json.loads(reasons or "[]"))
        made = QuestionRow(own, first, second, score, told, name or "", other_name or "", brought.get(second))
        rows.setdefault(frozenset((first, second)), made)
    return list(rows.values())


def unread(reader: Reader) -> list[UnreadRow]:
    """The entries that nobody could read, the newest first and each file in its order."""
    row = unreadable.c
    found = select(row.id, row.source, row.line, row.reason, row.came_at).where(row.removed_at.is_(None))
    ordered = found.order_by(row.came_at.desc(), row.source, row.line, row.id)
    return [UnreadRow(*each) for each in reader.connection.execute(ordered)]


def made_by(reader: Reader, arrival_id: Id) -> list[Id]:
    """Who came new with an arrival and is still somebody of their own, by name."""
    own = select(card.c.person_id).where(*_cards_of(arrival_id), card.c.added.is_(False))
    return _by_name(reader, person_row.c.person_id.in_(own), person_row.c.person_id.not_in(_merged_into()))


def added_to_by(reader: Reader, arrival_id: Id) -> list[Id]:
    """Who was known and got more from an arrival, by name; who turned out to be known counts too."""
    own = select(card.c.person_id).where(*_cards_of(arrival_id), card.c.added.is_(False))
    concerned = select(card.c.person_id).where(*_cards_of(arrival_id))
    known = or_(person_row.c.person_id.not_in(own), person_row.c.person_id.in_(_merged_into()))
    return _by_name(reader, person_row.c.person_id.in_(concerned), known)


def arrived(reader: Reader) -> int:
    """How many people the arrivals made or added to that were not accepted yet, each counted once."""
    concerned = (
        select(card.c.person_id)
        .join_from(card, arrival, arrival.c.id == card.c.arrival_id)
        .join(person_row, and_(person_row.c.person_id == card.c.person_id, person_row.c.removed.is_(False)))
        .where(*_not_accepted(), card.c.removed_at.is_(None))
    )
    return _count(reader, concerned.distinct())


def changed_by(reader: Reader, arrival_id: Id, people: Sequence[Id]) -> dict[Id, tuple[Person, Person]]:
    """People before and after an arrival added to them, as far as undo still remembers it."""
    row = image.c
    found: dict[Id, tuple[Person, Person]] = {}
    for start in range(0, len(people), _BATCH):
        part = row.entity_id.in_(people[start : start + _BATCH])
        images = select(row.entity_id, row.before, row.after).where(brought_by(arrival_id), row.noun == "person")
        for one, before, after in reader.connection.execute(images.where(part, row.before.is_not(None))):
            if after:
                found[one] = (loads(Person, before), loads(Person, after))
    return found


def newest_arrival(reader: Reader) -> Id | None:
    """The arrival that undo would take back now; None when something else was done since."""
    newest = select(func.max(change.c.number)).where(change.c.undone.is_(False)).scalar_subquery()
    row = image.c
    came = select(row.entity_id).where(row.change_number == newest, row.noun == "arrival", row.before.is_(None))
    return reader.connection.scalar(came)


def _not_accepted() -> tuple[ColumnElement[bool], ...]:
    return arrival.c.accepted_at.is_(None), arrival.c.removed_at.is_(None)


def _count(reader: Reader, rows: Select[Any]) -> int:
    return reader.connection.scalar(select(func.count()).select_from(rows.subquery())) or 0


def _open_questions(*columns: Any) -> Select[Any]:
    """Columns of the open questions about two who are both present and were not said to be two people."""
    one, other, said = person.alias(), person.alias(), question.alias()
    row = question.c
    same_pair = or_(
        and_(said.c.one_id == row.one_id, said.c.other_id == row.other_id),
        and_(said.c.one_id == row.other_id, said.c.other_id == row.one_id),
    )
    answered = exists().where(same_pair, said.c.answer == Answer.DIFFERENT.value, said.c.removed_at.is_(None))
    return (
        select(*columns)
        .join_from(question, one, and_(one.c.id == row.one_id, one.c.removed_at.is_(None)))
        .join(other, and_(other.c.id == row.other_id, other.c.removed_at.is_(None)))
        .where(row.answer == Answer.OPEN.value, row.removed_at.is_(None), ~answered)
    )


def _least() -> ColumnElement[Any]:
    return case((question.c.one_id < question.c.other_id, question.c.one_id), else_=question.c.other_id).label("least")


def _most() -> ColumnElement[Any]:
    return case((question.c.one_id < question.c.other_id, question.c.other_id), else_=question.c.one_id).label("most")


def _brought(reader: Reader) -> dict[Id, Id]:
    """Of those who are asked about: which waiting arrival made them."""
    asked = and_(card.c.person_id == question.c.other_id, question.c.answer == Answer.OPEN.value)
    found = (
        select(card.c.person_id, card.c.arrival_id)
        .join_from(question, card, asked)
        .join(arrival, arrival.c.id == card.c.arrival_id)
        .where(*_not_accepted(), card.c.added.is_(False), card.c.removed_at.is_(None))
    )
    return {row[0]: row[1] for row in reader.connection.execute(found)}


def _cards_of(arrival_id: Id) -> tuple[ColumnElement[bool], ...]:
    return card.c.arrival_id == arrival_id, card.c.removed_at.is_(None)


def _merged_into() -> Select[Any]:
    return select(merge.c.kept_id).where(merge.c.parted_at.is_(None), merge.c.removed_at.is_(None))


def _by_name(reader: Reader, *where: ColumnElement[bool]) -> list[Id]:
    row = person_row.c
    found = select(row.person_id).where(row.removed.is_(False), *where)
    return list(reader.connection.scalars(found.order_by(row.sort_name, row.person_id)))
