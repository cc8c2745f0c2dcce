"""Whether another program changed a desk in a file: seen from the outside, by what the system says of its files."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from netdesk.storage import tables

if TYPE_CHECKING:
    from netdesk.storage.book import Book

Signs = tuple[tuple[int, int] | None, ...]


class OwnWrites:
    """What this program itself writes, on whichever thread, so that it is not taken for another's."""

    def __init__(self) -> None:
        self._counter = count(1)
        self._under_way: set[object] = set()
        self.count = 0
        """Goes up whenever this program begins or ends to write."""
        self._newest: int | None = None
        self._met = False

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """The file changes by our own hand while the block runs."""
        one = object()
        self._under_way.add(one)
        self.count = next(self._counter)
        try:
            yield
        finally:
            self._under_way.discard(one)
            self.count = next(self._counter)

    @property
    def busy(self) -> bool:
        """Whether this program is writing now."""
        return bool(self._under_way)

    def numbered(self, number: int) -> None:
        """A change of ours gets its number; where one is left out, another program has made a change since."""
        self._met |= self._newest is not None and number > self._newest + 1
        self._newest = number

    def met_others(self, newest: int) -> bool:
        """Whether others' changes came between ours, or after them up to the `newest` there is."""
        met = self._met or (self._newest is not None and newest > self._newest)
        self._newest, self._met = newest, False
        return met


class Glance:
    """Looks at a desk's file from when it is made on. Costs two questions to the system, and none to the database
    unless both this program and perhaps another have written."""

    def __init__(self, book: "Book", file: Path) -> None:
        self._book, self._files = book, (file, file.with_name(f"{file.name}-wal"))
        self._own = book.own_writes
        self._seen, self._count = self._signs(), self._own.count
        self._own.met_others(self._newest())

    def changed(self) -> bool:
        """Whether another program changed the desk since it was asked last."""
        busy, written, signs = self._own.busy, self._own.count, self._signs()
        if signs == self._seen:
            return False
        ours = busy or written != self._count
        self._seen, self._count = signs, written
        return self._own.met_others(self._newest()) if ours else True

    def _signs(self) -> Signs:
        return tuple(_sign(file) for file in self._files)

    def _newest(self) -> int:
        with self._book.reading() as reader:
            return reader.connection.scalar(select(func.max(tables.change.c.number))) or 0


def _sign(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
