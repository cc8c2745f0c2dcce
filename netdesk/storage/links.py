"""Read models of the network: everybody with their stage, and every link that has evidence or was stated."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage
from netdesk.storage.book import Reader
from netdesk.storage.tables import link_state, person, person_row, person_tag


@dataclass(frozen=True, slots=True)
class NetworkPerson:
    """Somebody in the plot."""

    id: Id
    name: str
    stage: Stage
    sphere: str
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """A link in the plot: `outward` is a's trust in b."""

    a_id: Id
    b_id: Id
    stage: Stage
    outward: Stage
    inward: Stage
    minutes: int
    last_contact: date | None
    late_on: date
    dormant_on: date
    stated: bool


def network_people(reader: Reader) -> list[NetworkPerson]:
    """Everybody but me and the trash, by id."""
    tags: dict[Id, set[str]] = {}
    for owner, tag in reader.connection.execute(select(person_tag.c.owner_id, person_tag.c.value)):
        tags.setdefault(owner, set()).add(tag)
    row = person_row.c
    query = (
        select(row.person_id, row.name, row.stage, person.c.sphere)
        .join(person, person.c.id == row.person_id)
        .where(row.removed.is_(False))
        .order_by(row.person_id)
    )
    return [
        NetworkPerson(one, name, Stage(stage), sphere, frozenset(tags.get(one, ())))
        for one, name, stage, sphere in reader.connection.execute(query)
    ]


def network_links(reader: Reader) -> list[NetworkLink]:
    """Every link, the bare cards of my own included."""
    state = link_state.c
    query = select(
        state.a_id,
        state.b_id,
        state.stage,
        state.outward,
        state.inward,
        state.minutes,
        state.last_contact,
        state.late_on,
        state.dormant_on,
        state.stated,
    ).order_by(state.a_id, state.b_id)
    rows: list[Any] = list(reader.connection.execute(query))
    return [NetworkLink(row[0], row[1], Stage(row[2]), Stage(row[3]), Stage(row[4]), *row[5:]) for row in rows]
