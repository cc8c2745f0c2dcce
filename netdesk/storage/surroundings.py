"""Read model of what people in the picture of the network are told apart by: place, freshness, events, kinds of tie."""

import json
from dataclasses import dataclass

from sqlalchemy import select

from netdesk.domain.ids import Id
from netdesk.domain.link import Tie
from netdesk.domain.policy import Rhythm
from netdesk.domain.stage import Freshness
from netdesk.storage.book import Reader
from netdesk.storage.tables import event, event_attendance, link, person_address, person_row

Pair = tuple[Id, Id]


@dataclass(frozen=True, slots=True)
class Gathering:
    """An event with the people who were expected or met there."""

    id: Id
    name: str
    people: frozenset[Id]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """By person: freshness, first place, picture; `ties` are the kinds of the links that were stated, as the first of
    two sees the second."""

    freshness: dict[Id, Freshness]
    places: dict[Id, str]
    pictures: dict[Id, str]
    events: tuple[Gathering, ...]
    ties: dict[Pair, frozenset[Tie]]


def surroundings(reader: Reader) -> Surroundings:
    """Everything at once; the events newest first."""
    row = person_row.c
    people = select(row.person_id, row.picture, row.due_on, row.late_on, row.dormant_on).where(row.removed.is_(False))
    found = list(reader.connection.execute(people))
    return Surroundings(
        freshness={one: Rhythm(*days).freshness(reader.today) for one, _picture, *days in found},
        places=_places(reader),
        pictures={one: picture for one, picture, *_days in found if picture},
        events=_events(reader),
        ties=_ties(reader),
    )


def _places(reader: Reader) -> dict[Id, str]:
    at = person_address.c
    query = select(at.owner_id, at.locality).where(at.locality != "").order_by(at.position.desc())
    return {row[0]: row[1] for row in reader.connection.execute(query)}


def _events(reader: Reader) -> tuple[Gathering, ...]:
    there: dict[Id, set[Id]] = {}
    row = event_attendance.c
    for owner, one in reader.connection.execute(
        select(row.owner_id, row.person_id).where(row.person_id.is_not(None), row.met.is_not(False))
    ):
        there.setdefault(owner, set()).add(one)
    query = select(event.c.id, event.c.name).where(event.c.removed_at.is_(None)).order_by(event.c.starts.desc())
    return tuple(
        Gathering(one, name, frozenset(there[one])) for one, name in reader.connection.execute(query) if one in there
    )


def _ties(reader: Reader) -> dict[Pair, frozenset[Tie]]:
    query = select(link.c.a_id, link.c.b_id, link.c.kinds).where(link.c.removed_at.is_(None))
    return {
        (a, b): frozenset(Tie(kind) for kind in json.loads(kinds or "[]"))
        for a, b, kinds in reader.connection.execute(query)
    }
