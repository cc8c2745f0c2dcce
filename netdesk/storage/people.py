"""Read models of people: which ones match, a page of rows, the counts on the filter chips."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    Date,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
)

from netdesk.domain.ids import Id
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.domain.stage import Freshness, Stage
from netdesk.storage import search
from netdesk.storage.book import Reader
from netdesk.storage.order import pieces
from netdesk.storage.rows import COLUMNS, PersonRow
from netdesk.storage.tables import event_attendance, person_row, person_tag

_ROW = person_row.c


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people there are by stage, freshness and tag (the most used tags first)."""

    total: int
    stages: dict[Stage, int]
    freshness: dict[Freshness, int]
    tags: dict[str, int]


def people_ids(reader: Reader, query: PeopleQuery) -> list[Id]:
    """The ids of all people that match, in order."""
    return list(reader.connection.scalars(_matching(reader, query).order_by(*_order(query.sort, reader.today))))


def first_ids(reader: Reader, query: PeopleQuery, limit: int) -> list[Id]:
    """The first ids of `people_ids`, at once however many match: where many do, the order is walked and not sorted."""
    if not search.finds_many(reader.connection, query.text):
        return people_ids(reader, query)[:limit]
    found: list[Id] = []
    matching = _matching(reader, query, indexed=False)
    day = bindparam("today", reader.today, Date)
    for condition, order in pieces(query.sort):
        within = text(condition).bindparams(day) if ":today" in condition else text(condition)
        wanted = matching.where(within).order_by(text(order)).limit(limit - len(found))
        found += reader.connection.scalars(wanted)
        if len(found) >= limit:
            break
    return found


def people_rows(reader: Reader, ids: Sequence[Id]) -> list[PersonRow]:
    """The rows of people, in the order of the ids; unknown ids are left out."""
    columns = [_ROW[name] for name in COLUMNS]
    found: dict[Id, PersonRow] = {}
    for start in range(0, len(ids), 500):
        query = select(*columns).where(_ROW.person_id.in_(ids[start : start + 500]))
        for row in reader.connection.execute(query):
            values: list[Any] = list(row)
            values[5] = Stage(row[5])
            found[row[0]] = PersonRow(*values)
    return [found[one] for one in ids if one in found]


def people_counts(reader: Reader, query: PeopleQuery = PeopleQuery()) -> Counts:
    """The counts for the filter chips: of everybody, or of those who match a search text and were chosen."""
    today = reader.today
    where = _within(reader, query)
    fresh = _freshness_number(today)
    grouped = select(_ROW.stage, fresh, func.count()).where(*where).group_by(_ROW.stage, fresh)
    stages: dict[Stage, int] = dict.fromkeys(Stage, 0)
    freshness: dict[Freshness, int] = dict.fromkeys(Freshness, 0)
    for stage, state, count in reader.connection.execute(grouped):
        stages[Stage(stage)] += count
        freshness[Freshness(state)] += count
    shown: ColumnElement[bool]
    if query.text.strip() or query.removed or query.people:
        shown = person_tag.c.owner_id.in_(select(_ROW.person_id).where(*where))
    else:
        others = select(_ROW.person_id).where(_ROW.removed.is_(True))
        shown = and_(person_tag.c.owner_id != reader.me, person_tag.c.owner_id.not_in(others))
    tagged = (
        select(person_tag.c.value, func.count())
        .where(shown)
        .group_by(person_tag.c.value)
        .order_by(func.count().desc(), person_tag.c.value)
    )
    tags: dict[str, int] = {row[0]: row[1] for row in reader.connection.execute(tagged)}
    return Counts(sum(stages.values()), stages, freshness, tags)


def names(reader: Reader, ids: Iterable[Id]) -> dict[Id, str]:
    """What to call people, by id; me is left out."""
    wanted = list(set(ids))
    found: dict[Id, str] = {}
    for start in range(0, len(wanted), 500):
        query = select(_ROW.person_id, _ROW.name).where(_ROW.person_id.in_(wanted[start : start + 500]))
        found |= {row[0]: row[1] for row in reader.connection.execute(query)}
    return found


def tags_of(reader: Reader, ids: Sequence[Id]) -> dict[Id, list[str]]:
    """The tags of people."""
    found: dict[Id, list[str]] = {}
    for start in range(0, len(ids), 500):
        part = person_tag.c.owner_id.in_(ids[start : start + 500])
        rows = select(person_tag.c.owner_id, person_tag.c.value).where(part).order_by(person_tag.c.position)
        for owner, tag in reader.connection.execute(rows):
            found.setdefault(owner, []).append(tag)
    return found


def _matching(reader: Reader, query: PeopleQuery, *, indexed: bool = True) -> Select[Any]:
    where = _within(reader, query, indexed=indexed)
    if query.stages:
        where.append(_ROW.stage.in_([int(stage) for stage in query.stages]))
    if query.freshness:
        where.append(or_(*(_is(state, reader.today) for state in query.freshness)))
    if query.tags:
        tagged = select(person_tag.c.owner_id).where(person_tag.c.value.in_(query.tags))
        where.append(_ROW.person_id.in_(tagged))
    if query.event_id:
        there = select(event_attendance.c.person_id).where(
            event_attendance.c.owner_id == query.event_id, event_attendance.c.person_id.is_not(None)
        )
        where.append(_ROW.person_id.in_(there))
    return select(_ROW.person_id).where(*where)


def _within(reader: Reader, query: PeopleQuery, *, indexed: bool = True) -> list[ColumnElement[bool]]:
    """The conditions that the counts follow too: the trash, the search text, and the people chosen one by one."""
    found = search.matches(reader.connection, query.text, indexed=indexed)
    chosen = [_ROW.person_id.in_(_chosen(reader, query.people))] if query.people else []
    if found is None or not indexed:
        return [_ROW.removed.is_(query.removed), *chosen] + ([] if found is None else [found])
    if reader.connection.dialect.name == "sqlite":
        # The plus keeps SQLite from walking everybody by the index on `removed` instead of asking the search index.
        removed: ColumnElement[bool] = literal_column("+person_row.removed", Boolean) == query.removed
        return [removed, found, *chosen]
    return [_ROW.removed.is_(query.removed), found, *chosen]


def _chosen(reader: Reader, people: Iterable[Id]) -> Select[Any]:
    """The ids as rows, told in one parameter: no engine takes tens of thousands of them."""
    told = json.dumps(sorted(people))
    if reader.connection.dialect.name == "sqlite":
        return select(func.json_each(told).table_valued("value").c.value)
    return select(func.json_array_elements_text(cast(literal(told, Text), JSON)).column_valued())


def _is(state: Freshness, today: date) -> ColumnElement[bool]:
    return {
        Freshness.FRESH: _ROW.due_on > today,
        Freshness.DUE: and_(_ROW.due_on <= today, _ROW.late_on > today),
        Freshness.FADING: and_(_ROW.late_on <= today, _ROW.dormant_on > today),
        Freshness.DORMANT: _ROW.dormant_on <= today,
    }[state]


def _freshness_number(today: date) -> ColumnElement[int]:
    return case((_ROW.due_on > today, 0), (_ROW.late_on > today, 1), (_ROW.dormant_on > today, 2), else_=3)


def _order(sort: Sort, today: date) -> tuple[ColumnElement[Any], ...]:
    """Needs care: who is due and not yet dormant, the most trusted first; then the fresh ones, then the dormant."""
    name = (_ROW.sort_name, _ROW.person_id)
    if sort is Sort.CARE:
        awake = case((_ROW.dormant_on <= today, 2), (_ROW.due_on > today, 1), else_=0)
        return (awake, _ROW.stage.desc(), _ROW.due_on, *name)
    if sort is Sort.CONTACT:
        return (_ROW.last_contact.is_(None), _ROW.last_contact.desc(), *name)
    if sort is Sort.STAGE:
        return (_ROW.stage.desc(), *name)
    return (_ROW.person_id.desc(),) if sort is Sort.NEW else name
