"""A verified copy before anything risky, unless there is one that is fresh enough; old copies are thinned."""

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from netdesk.storage import tables
from netdesk.storage.book import Book
from netdesk.storage.engine import log_of
from netdesk.storage.snapshot import Snapshot, snapshot, snapshots
from netdesk.storage.thinning import kept

DAY = timedelta(hours=20)
_HOUR = timedelta(hours=1)
_LARGE = 1 << 26
"""Bytes from which on copying is felt: such a desk is copied once an hour at most."""
DAMAGED = "damaged"
"""The reason of a copy that is what stood there when a damaged desk was given up: it is never thinned."""


def guard(book: Book, reason: str, age: timedelta | None = None) -> Path | None:
    """Copy the desk, unless there is a copy that has all that is on it, or is younger than `age` (an hour for a large
    desk, nothing for others); the new copy's path.

    None where none was needed: a desk on which nothing was ever changed, or one on a server, which has its own copies.
    NetdeskError where none could be made.
    """
    if book.file is None or not _is_used(book) or _is_fresh(book.file, age):
        return None
    return copy_now(book, reason)


def copy_now(book: Book, reason: str) -> Path:
    """Copy a desk that is a file, and thin its copies."""
    assert book.file is not None, "a desk on a server is copied there"
    made = snapshot(book.engine, book.file, reason)
    thin(book.file, datetime.now())
    return made


def thin(desk: Path, now: datetime) -> list[Snapshot]:
    """Delete the copies of a desk that are too many; those deleted."""
    found = [one for one in snapshots(desk) if one.reason != DAMAGED]
    stay = kept((one.made for one in found), now)
    gone = [one for one in found if one.made not in stay]
    for one in gone:
        one.delete()
    return gone


def _is_used(book: Book) -> bool:
    with book.reading() as reader:
        return reader.connection.scalar(select(tables.change.c.number).limit(1)) is not None


def _is_fresh(desk: Path, age: timedelta | None) -> bool:
    """Whether the newest copy is young, or the desk was not written since."""
    newest = next((one for one in snapshots(desk) if one.reason != DAMAGED), None)
    if newest is None:
        return False
    if age is None:
        age = _HOUR if desk.stat().st_size > _LARGE else timedelta(0)
    return abs(datetime.now() - newest.made) < age or _written(desk) < newest.made


def _written(desk: Path) -> datetime:
    """When the desk was last written; a moment too late rather than too early."""
    files = [one for one in (desk, log_of(desk)) if one.exists()]
    return datetime.fromtimestamp(max(one.stat().st_mtime for one in files)) + timedelta(seconds=1)
