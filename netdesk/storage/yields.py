"""What came of events, read from what is logged: nothing is counted that has no row to open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import func, select

from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.interaction import CONVERSATIONS
from netdesk.domain.scorecard import Outlay
from netdesk.domain.stage import Stage
from netdesk.domain.yields import DAYS, EventYield, GrownReferral, Steps, growth
from netdesk.storage.book import Reader
from netdesk.storage.events import past_events, with_me
from netdesk.storage.scorecard import other_outlays
from netdesk.storage.tables import (
    event_attendance,
    expense,
    interaction,
    interaction_participant,
    referral,
    stage_step,
)

_BATCH = 500
_TALKS = [kind.value for kind in sorted(CONVERSATIONS)]
_WITHIN = timedelta(days=DAYS)


class _Given(NamedTuple):
    """A referral: `people` are its ends and the prospect without me, `mine` says that I am one of the ends."""

    on: date
    parent: Id | None
    people: tuple[Id, ...]
    mine: bool


def yields(reader: Reader) -> list[EventYield]:
    """What came of every past event, the last first."""
    return yields_of(reader, past_events(reader))


def yields_of(reader: Reader, events: Sequence[Event]) -> list[EventYield]:
    """What came of some events, in their order."""
    if not events:
        return []
    met = _met(reader, [event.id for event in events])
    people = {one for some in met.values() for one in some}
    first, steps = _first_talks(reader, people), _steps(reader, people)
    days = [event.starts.date() for event in events]
    given = _referrals(reader, min(days), max(days) + _WITHIN)
    taken = _taken(reader, events)
    return [_yield(reader, event, met.get(event.id, []), first, steps, given, taken) for event in events]


def _yield(
    reader: Reader,
    event: Event,
    met: list[Id],
    first: dict[Id, date],
    steps: dict[Id, list[tuple[date, Stage]]],
    given: dict[Id, _Given],
    taken: dict[Id, list[Outlay]],
) -> EventYield:
    day = event.starts.date()
    last = min(day + _WITHIN, reader.today)
    grown = (growth(one, _of(steps, one), day, last) for one in met)
    money: dict[str, Decimal] = defaultdict(Decimal)
    for each in taken[event.id]:
        if each.amount:
            money[each.currency] += each.amount
    return EventYield(
        event,
        tuple(met),
        tuple(one for one in met if first.get(one) == day),
        tuple(each for each in grown if each),
        tuple(_grown(given, set(met), day, last)),
        sum(each.minutes for each in taken[event.id]),
        tuple(sorted(money.items())),
    )


def _of(steps: dict[Id, list[tuple[date, Stage]]], one: Id) -> Steps:
    return steps.get(one, ())


def _met(reader: Reader, events: list[Id]) -> dict[Id, list[Id]]:
    """Whom I met at events, as said there or as logged; those on the desk, in the order they were added."""
    there, row, part = event_attendance.c, interaction.c, interaction_participant.c
    said = (
        select(there.owner_id, there.person_id)
        .where(there.owner_id.in_(events), there.met.is_(True), there.person_id.is_not(None))
        .order_by(there.owner_id, there.position)
    )
    logged = (
        select(row.event_id, part.person_id)
        .join(interaction_participant, part.owner_id == row.id)
        .where(row.event_id.in_(events), row.removed_at.is_(None), with_me(reader))
        .order_by(row.event_id, row.id, part.position)
    )
    found: dict[Id, dict[Id, None]] = defaultdict(dict)
    for query in (said, logged):
        for event, one in reader.connection.execute(query):
            found[event].setdefault(one)
    everybody = list({one for some in found.values() for one in some})
    here = {one for batch in _batches(everybody) for one in reader.present(batch)} - {reader.me}
    return {event: [one for one in some if one in here] for event, some in found.items()}


def _first_talks(reader: Reader, people: Iterable[Id]) -> dict[Id, date]:
    """The day of the first conversation with each."""
    row, part = interaction.c, interaction_participant.c
    wanted = (
        select(part.person_id, func.min(row.on))
        .join(interaction, row.id == part.owner_id)
        .where(row.kind.in_(_TALKS), row.removed_at.is_(None), with_me(reader))
        .group_by(part.person_id)
    )
    found: dict[Id, date] = {}
    for batch in _batches(list(people)):
        found |= {row[0]: row[1] for row in reader.connection.execute(wanted.where(part.person_id.in_(batch)))}
    return found


def _steps(reader: Reader, people: Iterable[Id]) -> dict[Id, list[tuple[date, Stage]]]:
    """The history of the stage of each one's link with me."""
    row = stage_step.c
    wanted = select(row.b_id, row.on, row.stage).where(row.a_id == reader.me).order_by(row.b_id, row.on)
    found: dict[Id, list[tuple[date, Stage]]] = defaultdict(list)
    for batch in _batches(list(people)):
        for one, on, stage in reader.connection.execute(wanted.where(row.b_id.in_(batch))):
            found[one].append((on, Stage(stage)))
    return found


def _referrals(reader: Reader, first: date, last: date) -> dict[Id, _Given]:
    """The consented referrals of some days, in their order."""
    row, me = referral.c, reader.me
    wanted = (
        select(row.id, row.on, row.parent_id, row.giver_id, row.receiver_id, row.prospect_id)
        .where(row.on.between(first, last), row.consent.is_(True), row.removed_at.is_(None))
        .order_by(row.on, row.id)
    )
    return {
        one: _Given(on, parent, tuple(each for each in (*ends, prospect) if each and each != me), me in ends)
        for one, on, parent, *ends, prospect in reader.connection.execute(wanted)
    }


def _grown(given: dict[Id, _Given], met: set[Id], day: date, last: date) -> Iterable[GrownReferral]:
    """Referrals between me and those met, and what grew out of these, from the event to the last day."""
    within = {one: each for one, each in given.items() if day <= each.on <= last}
    newer = {one for one, each in within.items() if each.mine and not met.isdisjoint(each.people[:1])}
    counted = set(newer)
    while newer:
        newer = {one for one, each in within.items() if each.parent in newer} - counted
        counted |= newer
    return [GrownReferral(one, each.on, each.people) for one, each in within.items() if one in counted]


def _taken(reader: Reader, events: Sequence[Event]) -> dict[Id, list[Outlay]]:
    """The hours and the money of events, as the scorecard counts them: their own time and price, the expenses noted
    with them, and the talks logged where the event has no time of its own."""
    days = [event.starts.date() for event in events]
    wanted = {event.id for event in events}
    expenses = _expenses(reader, wanted)
    first = min([*days, *(on for _event, on in expenses.values())])  # a ticket is bought before
    of_expense = {one: event for one, (event, _on) in expenses.items()}
    found: dict[Id, list[Outlay]] = defaultdict(list)
    for each in other_outlays(reader, (first, reader.today)):
        owner = each.ref if each.noun == "event" else of_expense.get(each.ref, "")
        if owner in wanted:
            found[owner].append(each)
    for owner, talk in _talks(reader, [event.id for event in events if event.ends in (None, event.starts)]):
        found[owner].append(talk)
    return found


def _talks(reader: Reader, events: Sequence[Id]) -> Iterable[tuple[Id, Outlay]]:
    """How long the talks took that are logged with events."""
    row = interaction.c
    wanted = select(row.event_id, row.id, row.on, row.minutes).where(
        row.minutes.is_not(None), row.removed_at.is_(None), with_me(reader)
    )
    for batch in _batches(events):
        for owner, one, on, minutes in reader.connection.execute(wanted.where(row.event_id.in_(batch))):
            yield owner, Outlay(on, "interaction", one, minutes)


def _expenses(reader: Reader, events: set[Id]) -> dict[Id, tuple[Id, date]]:
    """The expenses noted with events: for which, and on which day."""
    row = expense.c
    wanted = select(row.id, row.event_id, row.on).where(row.event_id.is_not(None), row.removed_at.is_(None))
    return {one: (event, on) for one, event, on in reader.connection.execute(wanted) if event in events}


def _batches(ids: Sequence[Id]) -> Iterable[Sequence[Id]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
