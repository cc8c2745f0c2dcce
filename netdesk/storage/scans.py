"""Photographed cards that wait to be checked, and what was read on them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, exists, func, select

from netdesk.domain.ids import Id
from netdesk.domain.scan import Reading, Scan, Side
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
    return _in_order(reader, *is_open(), *_of(arrival_id))


def unread(reader: Reader, arrival_id: Id | None = None) -> list[Scan]:
    """Those of which a side was not read yet."""
    return _in_order(reader, *is_open(), _unread(), *_of(arrival_id))


def waiting_by_arrival(reader: Reader) -> dict[Id, Waiting]:
    """How many scans wait, by arrival."""
    row = scan.c
    counts = select(row.arrival_id, func.count(), func.count().filter(_unread())).where(*is_open())
    found = reader.connection.execute(counts.group_by(row.arrival_id))
    return {one: Waiting(one, scans, left) for one, scans, left in found}


def checked(reader: Reader, person_id: Id) -> list[Scan]:
    """The scans that made somebody or added to them, the newest first."""
    row = scan.c
    ids = select(row.id).where(row.person_id == person_id, row.removed_at.is_(None))
    return reader.find(Scan, reader.connection.scalars(ids.order_by(row.came_at.desc(), row.id.desc())))


def came_before(reader: Reader, digests: Iterable[str]) -> set[str]:
    """Which pictures are on the desk already."""
    there = and_(scan.c.id == scan_side.c.owner_id, scan.c.removed_at.is_(None))
    found = select(scan_side.c.digest).join(scan, there).where(scan_side.c.digest.in_(list(digests)))
    return set(reader.connection.scalars(found))


def reading_of(reader: Reader, side: Side) -> Reading | None:
    """What was read on a side; None while it was not read."""
    row = reading.c
    found = select(row.data).where(row.original == side.original, row.asked == _corners(side.corners))
    data = reader.connection.scalar(found)
    return loads(Reading, data) if data else None


def keep(book: Book, made: Sequence[Reading], held: Sequence[bytes], scans: Iterable[Id]) -> None:
    """Keep what was read on the sides of scans, in place of what was read there before, with the pictures it names."""
    with book.noting(Touched("", {scan.name: frozenset(scans)})) as connection:
        pictures.store(connection, held)
        for one in made:
            place = {"original": one.original, "asked": _corners(one.asked)}
            connection.execute(delete(reading).where(*(reading.c[name] == value for name, value in place.items())))
            connection.execute(reading.insert().values(**place, data=dumps(one)))


def forget(book: Book, one: Scan) -> None:
    """Forget what was read on a scan."""
    with book.noting(Touched("", {scan.name: frozenset([one.id])})) as connection:
        for side in one.sides:
            row = reading.c
            connection.execute(
                delete(reading).where(row.original == side.original, row.asked == _corners(side.corners))
            )


def _corners(corners: Sequence[int]) -> str:
    """Corners as the shelf writes them."""
    return json.dumps(list(corners)) if corners else ""


def _in_order(reader: Reader, *where: ColumnElement[bool]) -> list[Scan]:
    ids = select(scan.c.id).where(*where).order_by(scan.c.came_at, scan.c.id)
    return reader.find(Scan, reader.connection.scalars(ids))


def _of(arrival_id: Id | None) -> list[ColumnElement[bool]]:
    return [scan.c.arrival_id == arrival_id] if arrival_id else []


def is_open() -> tuple[ColumnElement[bool], ...]:
    """Of scans: which nobody checked yet, and which were not thrown away."""
    there = exists().where(arrival.c.id == scan.c.arrival_id, arrival.c.removed_at.is_(None))
    return scan.c.person_id.is_(None), scan.c.removed_at.is_(None), there


def _unread() -> ColumnElement[bool]:
    """Whether a side of a scan was not read."""
    side = scan_side.c
    read = exists().where(reading.c.original == side.original, reading.c.asked == side.corners)
    return exists(select(side.position).where(side.owner_id == scan.c.id, ~read))
