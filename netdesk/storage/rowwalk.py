"""Reading a table around its damaged pages: from both ends, and between them ever smaller pieces."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table

_NARROW = 16
"""Rows in a row, between two that can be read, that are given up without looking for more of them."""
_BLIND = 8
"""How often a piece is halved in which nothing at all was found."""


@dataclass(slots=True)
class Rows:
    """What could be read of a table: its columns, their values row by row, and whether something could not."""

    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    broken: bool = False


def rows_of(connect: Callable[[], Any], table: Table, most: int) -> Rows:
    """All rows of a table that can be read. `connect` opens the damaged file: anew after every error, since what a
    connection says after one cannot be trusted. `most` is a row number above all where their end cannot be read."""
    with closing(connect()) as connection:
        columns = _columns(connection, table)
    if not columns:
        return Rows(broken=True)
    walk = _Walk(connect, f'"{table.name}"', ", ".join(f'"{name}"' for name in columns))
    walk.between(0, _top(connect, table.name, most))
    ids = columns.index("id") if "id" in columns and "id" in table.c and table.c["id"].primary_key else None
    rows = [row for _number, row in sorted(walk.found.items()) if ids is None or _is_id(row[ids])]
    return Rows(columns, rows, walk.broken)


def _columns(connection: Any, table: Table) -> tuple[str, ...]:
    """The columns that the file and this program know; nothing when the file does not know the table."""
    try:
        there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
    except connection.DatabaseError:
        return ()
    return tuple(column.name for column in table.c if column.name in there)


def _top(connect: Callable[[], Any], name: str, most: int) -> int:
    """A row number above all; small where it can be known, for then less is searched."""
    with closing(connect()) as connection:
        try:
            found = connection.execute(f'SELECT max(rowid) FROM "{name}"').fetchone()[0]
            return int(found or 0) + 1
        except connection.DatabaseError:
            return most


def _is_id(value: Any) -> bool:
    """Whether this is an id: a page of another table, taken for one of this, has none in its place."""
    return isinstance(value, str) and len(value) == 32


class _Walk:
    """The rows of one table by their numbers."""

    def __init__(self, connect: Callable[[], Any], name: str, columns: str) -> None:
        self._connect, self._name, self._columns = connect, name, columns
        self.found: dict[int, tuple[Any, ...]] = {}
        self.broken = False

    def between(self, low: int, high: int) -> None:
        """Read what lies between two numbers, both excluded."""
        waiting = [(low, high, 0)]
        while waiting:
            low, high, blind = waiting.pop()
            first, whole = self._run(low, high, "ASC")
            if whole:
                continue
            self.broken = True
            last, _whole = self._run(first, high, "DESC")
            blind = blind + 1 if last - first == high - low else 0
            if last - first > _NARROW and blind < _BLIND:
                middle = (first + last) // 2
                waiting += [(first, middle + 1, blind), (middle, last, blind)]

    def _run(self, low: int, high: int, order: str) -> tuple[int, bool]:
        """Read from one end until it ends or breaks: the last number read, and whether it ended."""
        number = low if order == "ASC" else high
        with closing(self._connect()) as connection:
            try:
                for number, row in self._rows(connection, low, high, order):
                    self.found[number] = row
            except (connection.DatabaseError, OverflowError, UnicodeDecodeError):
                return number, False
        return number, True

    def _rows(self, connection: Any, low: int, high: int, order: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        query = f"SELECT rowid, {self._columns} FROM {self._name} WHERE rowid > ? AND rowid < ? ORDER BY rowid {order}"
        for row in connection.execute(query, (low, high)):
            yield row[0], tuple(row[1:])
