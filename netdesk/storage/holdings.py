"""All that lies on the desk about somebody: what they are handed when they ask, and what goes when all of it goes."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from netdesk.domain.everything import Bond
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival, Card
from netdesk.domain.merge import Merge
from netdesk.domain.scan import Reading, Scan
from netdesk.domain.stage import Stage
from netdesk.storage.book import Reader
from netdesk.storage.merges import open_merges
from netdesk.storage.plain import loads
from netdesk.storage.references import referring
from netdesk.storage.tables import card, link_state, merge, merge_moved, reading, scan, scan_side, unreadable

_BATCH = 500


def one_and_the_same(reader: Reader, ids: Iterable[Id]) -> list[Id]:
    """These people, and all who were merged into them: they are the same, and lie in the trash under their own ids."""
    found = dict.fromkeys(ids)
    new = list(found)
    while new:
        merges = [one for part in batched(new) for one in open_merges(reader, part)]
        new = [
            one for one in dict.fromkeys(each.gone_id for each in merges if each.kept_id in found) if one not in found
        ]
        found |= dict.fromkeys(new)
    return list(found)


def batched(ids: Sequence[Id]) -> Iterator[Sequence[Id]]:
    """Ids in parts that a statement can hold: the whole trash may be asked about."""
    yield from (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def naming(reader: Reader, ids: Iterable[Id]) -> list[Any]:
    """Everything on the shelves that names one of these people, the trash included, each once; not the people."""
    found = {item.id: item for one in ids for item in (*referring(reader, one), *_merges(reader, one))}
    return list(found.values())


def _merges(reader: Reader, one: Id) -> list[Merge]:
    """The merges that somebody is named in, also within what they changed."""
    row, moved = merge.c, merge_moved.c
    whole = select(row.id).where(or_(row.kept_id == one, row.gone_id == one))
    part = select(moved.owner_id).where(or_(moved.before.contains(one), moved.after.contains(one)))
    return reader.find(Merge, sorted(set(reader.connection.scalars(whole.union(part)))))


def scans_of(reader: Reader, ids: Sequence[Id]) -> list[Scan]:
    """The photographed cards of people."""
    statements = (select(scan.c.id).where(scan.c.person_id.in_(part)) for part in batched(ids))
    return reader.find(Scan, [one for statement in statements for one in reader.connection.scalars(statement)])


def thrown_away(reader: Reader, scans: Sequence[Scan]) -> list[Scan]:
    """The scans in the trash that show the same pictures: backs that were joined to a front are left there."""
    row, known = scan.c, {one.id for one in scans}
    on_them = select(scan_side.c.owner_id).where(scan_side.c.original.in_(originals(scans)))
    left = row.person_id.is_(None), row.removed_at.is_not(None), row.id.in_(on_them), row.id.not_in(known)
    return reader.find(Scan, list(reader.connection.scalars(select(row.id).where(*left))))


def was_read(scans: Sequence[Scan]) -> ColumnElement[bool]:
    """Of readings: all that was ever read on these cards, but for what others in the same photograph need."""
    side, row = scan_side.c, reading.c
    needed = exists().where(
        side.original == row.original, side.corners == row.asked, side.owner_id.not_in([one.id for one in scans])
    )
    return and_(row.original.in_(originals(scans)), ~needed)


def readings(reader: Reader, scans: Sequence[Scan]) -> list[Reading]:
    """What was read on these cards."""
    found = select(reading.c.data).where(was_read(scans)).order_by(reading.c.original, reading.c.asked)
    return [loads(Reading, data) for data in reader.connection.scalars(found)]


def shared(reader: Reader, scans: Sequence[Scan]) -> set[str]:
    """The keys of the photographs of these cards that show cards of others too."""
    side = scan_side.c
    others = select(side.original).where(
        side.original.in_(originals(scans)), side.owner_id.not_in([one.id for one in scans])
    )
    return set(reader.connection.scalars(others))


def originals(scans: Sequence[Scan]) -> list[str]:
    """The keys of the pictures that cards were photographed in."""
    return sorted({side.original for one in scans for side in one.sides})


def bonds(reader: Reader, ids: Sequence[Id]) -> list[Bond]:
    """What is reckoned of the links of these people, seen from them."""
    row = link_state.c
    rows = reader.connection.execute(select(link_state).where(or_(row.a_id.in_(ids), row.b_id.in_(ids))))
    return [_bond(one, turned=one.a_id not in ids) for one in rows]


def _bond(row: Any, *, turned: bool) -> Bond:
    there, back = (row.inward, row.outward) if turned else (row.outward, row.inward)
    given, received = (row.received, row.given) if turned else (row.given, row.received)
    return Bond(
        row.a_id if turned else row.b_id,
        Stage(row.stage),
        Stage(there),
        Stage(back),
        row.since,
        row.last_contact,
        row.minutes,
        given,
        received,
    )


def brought_by(reader: Reader, items: Iterable[Any]) -> list[Arrival]:
    """The arrivals that these cards and scans came with."""
    ids = {item.arrival_id for item in items if isinstance(item, (Card, Scan)) and item.arrival_id}
    return reader.find(Arrival, sorted(ids))


def brought_only(reader: Reader, items: Collection[Any]) -> list[Arrival]:
    """Those of them with which nothing else is on the desk, nor came anything unreadable: one card in a file that is
    called after its owner, say."""
    arrivals, known = brought_by(reader, items), [item.id for item in items]
    ids, times = [one.id for one in arrivals], [one.came_at for one in arrivals]
    other = {one for row in (card.c, scan.c) for one in _found(reader, row.arrival_id, ids, row.id.not_in(known))}
    unread = _found(reader, unreadable.c.came_at, times)
    return [one for one in arrivals if one.id not in other and one.came_at not in unread]


def _found(reader: Reader, column: ColumnElement[Any], values: Sequence[Any], *more: ColumnElement[bool]) -> set[Any]:
    return set(reader.connection.scalars(select(column).where(column.in_(values), *more)))
