"""Photographed cards that wait to be checked, and what was read on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, exists, func, select

from netdesk.domain.ids import Id
from netdesk.domain.scan import Reading, Scan
from netdesk.storage import pictures
from netdesk.storage.book import Book, Reader, Touched
from netdesk.storage.plain import dumps, loads
from netdesk.storage.tables import arrival, reading, scan, scan_side


@dataclass(frozen=True, slots=True)
class Waiting:
    """The cards of an arrival that wait to be checked: how many, and how many of them were not read yet."""

    arrival_id: Id
    scans: int
    unread: int


def waiting(reader: Reader, arrival_id: Id | None = None) -> list[Scan]:
    """The scans that nobody checked yet, of one arrival or all, in the order they came."""
    row = scan.c
    ids = select(row.id).where(*_open(), *([row.arrival_id == arrival_id] if arrival_id else []))
    return reader.find(Scan, reader.connection.scalars(ids.order_by(row.came_at, row.id)))


def waiting_by_arrival(reader: Reader) -> dict[Id, Waiting]:
    """How many scans wait, by arrival."""
    unread = func.count().filter(_unread()).label("unread")
    counts = select(scan.c.arrival_id, func.count(), unread).where(*_open()).group_by(scan.c.arrival_id)
    return {one: Waiting(one, scans, left) for one, scans, left in reader.connection.execute(counts)}


def unread_ids(reader: Reader, arrival_id: Id | None = None) -> list[Id]:
    """The scans of which a side was not read yet, in the order they came."""
    row = scan.c
    where = [*_open(), _unread(), *([row.arrival_id == arrival_id] if arrival_id else [])]
    return list(reader.connection.scalars(select(row.id).where(*where).order_by(row.came_at, row.id)))


def checked(reader: Reader, person_id: Id) -> list[Scan]:
    """The scans that made somebody or added to them, the newest first."""
    row = scan.c
    ids = select(row.id).where(row.person_id == person_id, row.removed_at.is_(None))
    return reader.find(Scan, reader.connection.scalars(ids.order_by(row.came_at.desc(), row.id.desc())))


def came_before(reader: Reader, digests: Iterable[str]) -> set[str]:
    """Which pictures are on the desk already."""
    there = and_(scan.c.id == scan_side.c.owner_id, scan.c.removed_at.is_(None))
    wanted = list(digests)
    found = select(scan_side.c.digest).join(scan, there).where(scan_side.c.digest.in_(wanted))
    return set(reader.connection.scalars(found))


def readings(reader: Reader, scan_ids: Sequence[Id]) -> dict[Id, tuple[Reading, ...]]:
    """What was read on scans, in the order of their sides."""
    row = reading.c
    found = select(row.scan_id, row.data).where(row.scan_id.in_(list(scan_ids))).order_by(row.scan_id, row.side)
    result: dict[Id, tuple[Reading, ...]] = {}
    for one, data in reader.connection.execute(found):
        result[one] = (*result.get(one, ()), loads(Reading, data))
    return result


def keep(book: Book, made: Sequence[Reading], held: Sequence[bytes] = ()) -> None:
    """Keep what was read, in place of what was read there before, with the pictures it names."""
    with book.noting(_told(one.scan_id for one in made)) as connection:
        pictures.store(connection, held)
        for one in made:
            place = {"scan_id": one.scan_id, "side": one.side}
            connection.execute(delete(reading).where(reading.c.scan_id == one.scan_id, reading.c.side == one.side))
            connection.execute(reading.insert().values(**place, data=dumps(one)))


def forget(book: Book, scan_id: Id) -> None:
    """Forget what was read on a scan, so that it is read again."""
    with book.noting(_told([scan_id])) as connection:
        connection.execute(delete(reading).where(reading.c.scan_id == scan_id))


def _told(scan_ids: Iterable[Id]) -> Touched:
    return Touched("", {scan.name: frozenset(scan_ids)})


def _open() -> tuple[ColumnElement[bool], ...]:
    there = exists().where(arrival.c.id == scan.c.arrival_id, arrival.c.removed_at.is_(None))
    return scan.c.person_id.is_(None), scan.c.removed_at.is_(None), there


def _unread() -> ColumnElement[bool]:
    """Whether a side of a scan was not read."""
    read = exists().where(reading.c.scan_id == scan.c.id, reading.c.side == scan_side.c.position)
    return exists(select(scan_side.c.position).where(scan_side.c.owner_id == scan.c.id, ~read))
