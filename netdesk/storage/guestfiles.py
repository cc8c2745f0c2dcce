"""What the desk holds of many people at once, with me: what the sheets of an event read, in a few statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, or_, select

from netdesk.domain.bank import Asked
from netdesk.domain.event import FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction
from netdesk.domain.person import Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.storage import tables
from netdesk.storage.book import Reader
from netdesk.storage.people import people_rows
from netdesk.storage.rows import PersonRow
from netdesk.storage.shelf import SHELVES

_BATCH = 300


@dataclass(frozen=True, slots=True)
class GuestFile:
    """One person and what is between the two of us, nothing from the trash: the latest interactions and referrals,
    newest first, promises in both directions, follow-ups to be done, and what they were asked."""

    person: Person
    row: PersonRow
    interactions: tuple[Interaction, ...]
    promises: tuple[Promise, ...]
    referrals: tuple[Referral, ...]
    follow_ups: tuple[FollowUp, ...]
    asked: tuple[Asked, ...]


def guest_files(reader: Reader, ids: Sequence[Id], latest: int) -> list[GuestFile]:
    """The files of people in the order of their ids, with at most `latest` interactions each; who is not on the desk,
    or in its trash, is left out."""
    found: list[GuestFile] = []
    for start in range(0, len(ids), _BATCH):
        found += _files(reader, ids[start : start + _BATCH], latest)
    return found


def _files(reader: Reader, ids: Sequence[Id], latest: int) -> list[GuestFile]:
    people = [person for person in reader.find(Person, ids) if not person.removed_at]
    rows = {row.id: row for row in people_rows(reader, ids)}
    happened = _interactions(reader, ids, latest)
    promises = _with_me(reader, Promise, ("by_id", "to_id"), ids)
    referrals = _with_me(reader, Referral, ("giver_id", "receiver_id"), ids)
    follow_ups = _of(reader, FollowUp, ids)
    asked = _of(reader, Asked, ids)
    return [
        GuestFile(
            person,
            rows[person.id],
            tuple(happened[person.id]),
            tuple(sorted(promises[person.id], key=lambda item: item.made_on, reverse=True)),
            tuple(sorted(referrals[person.id], key=lambda item: item.on, reverse=True))[:latest],
            tuple(item for item in follow_ups[person.id] if item.done_on is None),
            tuple(asked[person.id]),
        )
        for person in people
        if person.id in rows
    ]


def _interactions(reader: Reader, ids: Sequence[Id], latest: int) -> dict[Id, list[Interaction]]:
    """The newest interactions of each person with me, newest first."""
    part, mine, item = (
        tables.interaction_participant.alias(),
        tables.interaction_participant.alias(),
        tables.interaction,
    )
    place = func.row_number().over(partition_by=part.c.person_id, order_by=(item.c.on.desc(), item.c.id.desc()))
    ranked = (
        select(part.c.person_id, part.c.owner_id, place.label("place"))
        .join(item, item.c.id == part.c.owner_id)
        .join(mine, and_(mine.c.owner_id == part.c.owner_id, mine.c.person_id == reader.me))
        .where(part.c.person_id.in_(ids), item.c.removed_at.is_(None))
        .subquery()
    )
    query = select(ranked.c.person_id, ranked.c.owner_id).where(ranked.c.place <= latest).order_by(ranked.c.place)
    pairs = [(row[0], row[1]) for row in reader.connection.execute(query)]
    loaded = {item.id: item for item in reader.find(Interaction, [one for _person, one in pairs])}
    found: dict[Id, list[Interaction]] = defaultdict(list)
    for person, one in dict.fromkeys(pairs):
        found[person].append(loaded[one])
    return found


def _with_me(reader: Reader, kind: type, ends: tuple[str, str], ids: Sequence[Id]) -> dict[Id, list[Any]]:
    """What goes between me and each person, in either direction."""
    one, other = (SHELVES[kind].table.c[end] for end in ends)
    me = reader.me
    between = or_(and_(one == me, other.in_(ids)), and_(other == me, one.in_(ids)))
    found: dict[Id, list[Any]] = defaultdict(list)
    for item in _present(reader, kind, between):
        first, second = (getattr(item, end) for end in ends)
        found[second if first == me else first].append(item)
    return found


def _of(reader: Reader, kind: type, ids: Sequence[Id]) -> dict[Id, list[Any]]:
    """What is noted of each person."""
    found: dict[Id, list[Any]] = defaultdict(list)
    for item in _present(reader, kind, SHELVES[kind].table.c.person_id.in_(ids)):
        found[item.person_id].append(item)
    return found


def _present(reader: Reader, kind: type, condition: Any) -> list[Any]:
    shelf = SHELVES[kind]
    found = shelf.matching(reader.connection, shelf.where(condition), {})
    return sorted((item for item in found if not item.removed_at), key=lambda item: item.id)
