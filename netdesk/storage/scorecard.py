"""What counts in a stretch of days, and what it took, each with the row it comes from; nothing from the trash."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from netdesk.domain.aim import Aim, Expense, Measure
from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral, ReferralStatus
from netdesk.domain.scorecard import Deed, Outlay, of_interaction, of_promise, of_referral
from netdesk.storage.book import Reader
from netdesk.storage.tables import (
    aim,
    event,
    event_attendance,
    expense,
    interaction,
    interaction_participant,
    person,
    person_letter,
    promise,
    referral,
    referral_status,
)

_DAY_AT_MOST = 8 * 60
_FEW_DAYS = 45
Days = tuple[date, date]
"""The first and the last of some days, both counted."""


def deeds(reader: Reader, days: Days, happened: Collection[Interaction]) -> list[Deed]:
    """What counts for a measure in these days, oldest first; `happened` is what `interactions` found in them."""
    found = [deed for item in happened for deed in of_interaction(item, reader.me)]
    found += [deed for item in _referrals(reader, days) for deed in of_referral(item, reader.me)]
    found += [deed for item in _promises(reader, days) for deed in of_promise(item, reader.me)]
    gone = in_trash(reader)
    kept = [deed for deed in found if days[0] <= deed.on <= days[1] and any(one not in gone for one in deed.people)]
    return sorted([*kept, *_learned(reader, days)], key=lambda deed: (deed.on, deed.ref))


def outlays(reader: Reader, days: Days, happened: Collection[Interaction]) -> list[Outlay]:
    """Time and money that went into the network in these days, oldest first. What happened at an event lies within the
    event's own time and is not counted twice."""
    found = other_outlays(reader, days)
    timed = set(reader.connection.scalars(select(event.c.id).where(event.c.ends > event.c.starts, _there(event))))
    for item in happened:
        if item.minutes and item.event_id not in timed:
            others = tuple(sorted(item.people() - {reader.me}))
            found.append(Outlay(item.on, "interaction", item.id, item.minutes, what=item.kind, people=others))
    return sorted(found, key=lambda each: (each.on, each.ref))


def other_outlays(reader: Reader, days: Days) -> list[Outlay]:
    """Those of events and expenses alone."""
    return [*_of_events(reader, days), *_of_expenses(reader, days)]


def interactions(reader: Reader, days: Days) -> list[Interaction]:
    """What I took part in with somebody who is not in the trash, without notes, oldest first."""
    gone = in_trash(reader) | {reader.me}
    made = (_bare(lines) for lines in _mine(reader, days).values())
    kept = [item for item in made if any(one not in gone for one in item.people())]
    return sorted(kept, key=lambda item: (item.on, item.id))


def _mine(reader: Reader, days: Days) -> dict[Id, list[Any]]:
    """A row for everybody who took part in what I took part in."""
    mine, part, row = interaction_participant.alias("mine"), interaction_participant.c, interaction.c
    query = (
        select(row.id, row.kind, row.on, row.minutes, row.event_id, part.person_id, part.role)
        .join(mine, mine.c.owner_id == row.id)
        .join(interaction_participant, part.owner_id == row.id)
        .where(_day(days).between(*days), _there(interaction))
    )
    found: dict[Id, list[Any]] = defaultdict(list)
    few = (days[1] - days[0]).days <= _FEW_DAYS
    me = func.coalesce(mine.c.person_id, "") if few else mine.c.person_id
    for line in reader.connection.execute(query.where(me == reader.me)):
        found[line.id].append(line)
    return found


def _day(days: Days) -> ColumnElement[date]:
    """The day of an interaction. Few days are found by their index; of many each row would be looked up by itself, and
    going from me to all I took part in is quicker: `coalesce` keeps the index out that is not to be used."""
    day: ColumnElement[date] = interaction.c.on
    return day if (days[1] - days[0]).days <= _FEW_DAYS else func.coalesce(day, day)


def aims(reader: Reader) -> list[Aim]:
    """All aims, the oldest first."""
    ids = select(aim.c.id).where(_there(aim)).order_by(aim.c.since, aim.c.id)
    return reader.find(Aim, list(reader.connection.scalars(ids)))


def expenses(reader: Reader) -> list[Expense]:
    """All expenses, the newest first."""
    ids = select(expense.c.id).where(_there(expense)).order_by(expense.c.on.desc(), expense.c.id.desc())
    return reader.find(Expense, list(reader.connection.scalars(ids)))


def in_trash(reader: Reader) -> set[Id]:
    """Everybody who is in the trash."""
    return set(reader.connection.scalars(select(person.c.id).where(person.c.removed_at.is_not(None))))


def _there(table: Any) -> ColumnElement[bool]:
    there: ColumnElement[bool] = table.c.removed_at.is_(None)
    return there


def _bare(lines: list[Any]) -> Interaction:
    line = lines[0]
    parts = tuple({each.person_id: Participant(each.person_id, Role(each.role)) for each in lines}.values())
    return Interaction(line.id, Kind(line.kind), line.on, line.minutes, event_id=line.event_id, participants=parts)


def _referrals(reader: Reader, days: Days) -> list[Referral]:
    """Those that were given, or of which somebody said that they closed, in these days."""
    row, status = referral.c, referral_status.c
    closed = select(status.owner_id).where(status.status == ReferralStatus.CLOSED.value, status.on.between(*days))
    mine = or_(row.giver_id == reader.me, row.receiver_id == reader.me)
    ids = select(row.id).where(mine, _there(referral), or_(row.on.between(*days), row.id.in_(closed)))
    return reader.find(Referral, list(reader.connection.scalars(ids)))


def _promises(reader: Reader, days: Days) -> list[Promise]:
    row = promise.c
    ids = select(row.id).where(row.by_id == reader.me, row.kept_on.between(*days), _there(promise))
    return reader.find(Promise, list(reader.connection.scalars(ids)))


def _learned(reader: Reader, days: Days) -> Iterator[Deed]:
    letter = person_letter.c
    query = (
        select(letter.owner_id, letter.on)
        .join(person, person.c.id == letter.owner_id)
        .where(letter.on.between(*days), letter.owner_id != reader.me, _there(person))
    )
    for owner, on in reader.connection.execute(query):
        yield Deed(Measure.LEARNED, on, "letter", owner, (owner,))


def _of_events(reader: Reader, days: Days) -> Iterator[Outlay]:
    """Events that are over: their cost, and their time where somebody was met there."""
    row = event.c
    span = (datetime.combine(days[0], time.min), datetime.combine(days[1], time.max))
    ids = select(row.id).where(row.starts.between(*span), _there(event))
    over = reader.find(Event, list(reader.connection.scalars(ids)))
    met = _met_at(reader, [item.id for item in over])
    for item in over:
        minutes = _minutes(item) if item.id in met else 0
        if minutes or item.cost:
            people = tuple(sorted(met.get(item.id, ())))
            cost, on = item.cost or Decimal(0), item.starts.date()
            yield Outlay(on, "event", item.id, minutes, cost, item.currency, item.name, people)


def _met_at(reader: Reader, events: list[Id]) -> dict[Id, set[Id]]:
    """Whom I met at events, as said there or as logged; events where that is nobody are left out."""
    there, row, part = event_attendance.c, interaction.c, interaction_participant.c
    said = select(there.owner_id, func.coalesce(there.person_id, "")).where(
        there.owner_id.in_(events), there.met.is_(True)
    )
    logged = (
        select(row.event_id, part.person_id)
        .join(interaction_participant, part.owner_id == row.id)
        .where(row.event_id.in_(events), _there(interaction))
    )
    found: dict[Id, set[Id]] = defaultdict(set)
    for query in (said, logged):
        for one, who in reader.connection.execute(query):
            found[one].add(who)
    return {one: people - {"", reader.me} for one, people in found.items()}


def _minutes(item: Event) -> int:
    """How long an event took: nobody is there at night, so at most eight hours of each of its days."""
    if item.ends is None:
        return 0
    days = (item.ends.date() - item.starts.date()).days + 1
    return min(int((item.ends - item.starts).total_seconds() // 60), days * _DAY_AT_MOST)


def _of_expenses(reader: Reader, days: Days) -> Iterator[Outlay]:
    ids = select(expense.c.id).where(expense.c.on.between(*days), _there(expense))
    for item in reader.find(Expense, list(reader.connection.scalars(ids))):
        yield Outlay(
            item.on, "expense", item.id, item.minutes or 0, item.amount or Decimal(0), item.currency, item.what
        )
