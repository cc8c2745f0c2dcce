"""Read models of who can ask whom: every link with its trust both ways and its freshness, as plain rows."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import case, func, select

from netdesk.domain.ids import Id
from netdesk.storage.book import Reader
from netdesk.storage.tables import change, followup, link_state, person, person_row

Tie = tuple[Id, Id, int, int, bool, int]


def stamp(reader: Reader) -> tuple[object, ...]:
    """What is another whenever any link may be: the newest change, what is undone, who is there, and the day."""
    row = change.c
    newest = select(row.made_at).order_by(row.number.desc()).limit(1).scalar_subquery()
    changes = select(func.max(row.number), newest, func.count().filter(row.undone.is_(True)))
    people = select(func.count(), func.sum(person.c.version), func.max(person.c.id))
    told = (*reader.connection.execute(changes).one(), *reader.connection.execute(people).one())
    return (*told, reader.today, reader.policy)


def tied(reader: Reader) -> list[Tie]:
    """Every link: two people, the trust of the first in the second and the other way, whether it was stated, and the
    freshness today."""
    state, today = link_state.c, reader.today
    fresh = case((state.due_on > today, 0), (state.late_on > today, 1), (state.dormant_on > today, 2), else_=3)
    query = select(state.a_id, state.b_id, state.outward, state.inward, state.stated, fresh)
    return [(a, b, out, back, stated, now) for a, b, out, back, stated, now in reader.connection.execute(query)]


def present_people(reader: Reader) -> list[Id]:
    """Everybody but me and the trash, by id."""
    row = person_row.c
    return list(reader.connection.scalars(select(row.person_id).where(row.removed.is_(False)).order_by(row.person_id)))


def links_of(reader: Reader, people: Iterable[Id]) -> dict[tuple[Id, Id], Any]:
    """The rows of the links among a few people, by both orders of the two: `stage`, `toward` (the first one's trust in
    the second), `back`, `last_contact`, `due_on`, `late_on`, `dormant_on`, `stated`."""
    ids = sorted(set(people))
    state = link_state.c
    query = select(link_state).where(state.a_id.in_(ids), state.b_id.in_(ids))
    found: dict[tuple[Id, Id], Any] = {}
    for row in reader.connection.execute(query).mappings():
        found[row["a_id"], row["b_id"]] = {**row, "toward": row["outward"], "back": row["inward"]}
        found[row["b_id"], row["a_id"]] = {**row, "toward": row["inward"], "back": row["outward"]}
    return found


def plans_with(reader: Reader, person_id: Id) -> list[Id]:
    """The ids of the next steps with somebody that are not done, the newest first."""
    row = followup.c
    query = select(row.id).where(row.person_id == person_id, row.done_on.is_(None), row.removed_at.is_(None))
    return list(reader.connection.scalars(query.order_by(row.id.desc())))
