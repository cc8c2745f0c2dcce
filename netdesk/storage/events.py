"""Read models of events: with whom an event was talked of, who was new there, what came in of it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from netdesk.domain.event import Event, FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival
from netdesk.domain.interaction import CONVERSATIONS, Interaction
from netdesk.storage.book import Reader
from netdesk.storage.tables import arrival, card, event, followup, interaction, interaction_participant, person_row

_MINE = interaction_participant.alias("mine")
_TALKS = [kind.value for kind in sorted(CONVERSATIONS)]


def logged_at(reader: Reader, event_id: Id) -> dict[Id, Interaction]:
    """What was logged with each person at an event: of several entries the last written."""
    row = interaction.c
    ids = select(row.id).where(row.event_id == event_id, row.removed_at.is_(None)).order_by(row.id)
    found = reader.find(Interaction, list(reader.connection.scalars(ids)))
    mine = [item for item in found if reader.me in item.people()]
    return {one: item for item in mine for one in item.people() - {reader.me}}


def known_before(reader: Reader, people: Iterable[Id], day: date) -> set[Id]:
    """Those of some people with whom I had talked before a day."""
    row, part = interaction.c, interaction_participant.c
    talked = (
        select(part.person_id)
        .join(interaction, row.id == part.owner_id)
        .where(row.on < day, row.kind.in_(_TALKS), row.removed_at.is_(None), with_me(reader))
    )
    wanted = list(people)
    found: set[Id] = set()
    for start in range(0, len(wanted), 500):
        some = talked.where(part.person_id.in_(wanted[start : start + 500]))
        found |= set(reader.connection.scalars(some.distinct()))
    return found


def with_me(reader: Reader) -> ColumnElement[bool]:
    """The condition on interactions that I took part. The empty text keeps SQLite from walking through everything of
    mine for each of them, by the index on people."""
    return (
        exists()
        .where(_MINE.c.owner_id == interaction.c.id, _MINE.c.person_id.concat("") == reader.me)
        .correlate(interaction)
    )


def planned_at(reader: Reader, event_id: Id) -> list[FollowUp]:
    """The next steps that came of an event, done or not, by day."""
    row = followup.c
    ids = select(row.id).where(row.event_id == event_id, row.removed_at.is_(None)).order_by(row.on, row.id)
    return reader.find(FollowUp, list(reader.connection.scalars(ids)))


def cards_of(reader: Reader, event_id: Id) -> set[Id]:
    """Whose cards came in as those of an event."""
    row = arrival.c
    wanted = _carried().where(row.event_id == event_id, row.removed_at.is_(None))
    return set(reader.connection.scalars(wanted))


def cards_that_came(reader: Reader, day: date) -> list[tuple[Arrival, tuple[Id, ...]]]:
    """The arrivals of a day and the one after that belong to no event yet, with whose cards they brought, oldest
    first."""
    row = arrival.c
    first, last = _moment(day), _moment(day + timedelta(days=2))
    ids = select(row.id).where(
        row.came_at >= first, row.came_at < last, row.event_id.is_(None), row.removed_at.is_(None)
    )
    found = reader.find(Arrival, list(reader.connection.scalars(ids.order_by(row.came_at, row.id))))
    with_people = ((each, people_of(reader, each.id)) for each in found)
    return [(each, people) for each, people in with_people if people]


def people_of(reader: Reader, arrival_id: Id) -> tuple[Id, ...]:
    """Whose cards an arrival brought, by name; nobody from the trash."""
    wanted = _carried().where(card.c.arrival_id == arrival_id)
    ordered = wanted.group_by(card.c.person_id, person_row.c.sort_name).order_by(
        person_row.c.sort_name, card.c.person_id
    )
    return tuple(reader.connection.scalars(ordered))


def latest_arrivals(reader: Reader, limit: int) -> list[tuple[Arrival, int]]:
    """What came in last, with how many people it concerns, the newest first."""
    row = arrival.c
    count = func.count(card.c.person_id.distinct())
    wanted = (
        select(row.id, count)
        .join(card, card.c.arrival_id == row.id)
        .join(person_row, and_(person_row.c.person_id == card.c.person_id, person_row.c.removed.is_(False)))
        .where(row.removed_at.is_(None), card.c.removed_at.is_(None))
        .group_by(row.id, row.came_at)
        .order_by(row.came_at.desc(), row.id.desc())
    )
    counts: dict[Id, int] = {row[0]: row[1] for row in reader.connection.execute(wanted.limit(limit))}
    return [(each, counts[each.id]) for each in reader.find(Arrival, counts)]


def past_events(reader: Reader) -> list[Event]:
    """The events of today and before, the last first."""
    tomorrow = datetime.combine(reader.today + timedelta(days=1), time.min)
    row = event.c
    ids = select(row.id).where(row.starts < tomorrow, row.removed_at.is_(None)).order_by(row.starts.desc(), row.id)
    return reader.find(Event, list(reader.connection.scalars(ids)))


def _carried() -> Select[Any]:
    """Whose cards came in, on the desk and not in the trash."""
    there = and_(person_row.c.person_id == card.c.person_id, person_row.c.removed.is_(False))
    joined = select(card.c.person_id).join_from(card, arrival, arrival.c.id == card.c.arrival_id)
    return joined.join(person_row, there).where(card.c.removed_at.is_(None))


def _moment(day: date) -> datetime:
    """The beginning of a day here, as the tables hold moments (UTC without a zone)."""
    return datetime.combine(day, time.min).astimezone(UTC).replace(tzinfo=None)
