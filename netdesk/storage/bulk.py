"""Many rows at once, past SQLAlchemy's handling of each value: one statement, values turned by their columns' types.

Handling every row as a dictionary of parameters takes longer than SQLite takes to write it (10,000 cards are 130,000
rows). On other engines the rows go the usual way.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Connection, Table, insert, update
from sqlalchemy.dialects import sqlite

Row = Sequence[Any]
Columns = tuple[str, ...]
_SQLITE = sqlite.dialect()


def write_rows(connection: Connection, table: Table, columns: Columns, rows: Iterable[Row], key: Columns = ()) -> None:
    """Insert rows whose values stand in the order of `columns`; over older ones of the same `key`, if one is named."""
    name = connection.dialect.name
    if name == "sqlite":
        if turned := _turned(_processors(table, columns), rows):
            connection.exec_driver_sql(_statement(table, columns, key), turned)
    elif values := [dict(zip(columns, row, strict=True)) for row in rows]:
        if key and name != "postgresql":
            _one_by_one(connection, table, values, key)
        else:
            connection.execute(_usual(table, key), values)


@contextmanager
def without_collector(*, settled: bool = False) -> Iterator[None]:
    """Reading thousands of cards, or telling thousands of links, makes many values and no cycles: looking for cycles
    meanwhile takes a third of the time; what is not a cycle is freed all the same. `settled`: nor is what is there in
    the end ever looked through, which would hold the window up."""
    gc.disable()
    try:
        yield
    finally:
        if settled:
            gc.freeze()
        gc.enable()


@cache
def _statement(table: Table, columns: Columns, key: Columns) -> str:
    quote = _SQLITE.identifier_preparer.quote
    names = [quote(name) for name in columns]
    text = f"INSERT INTO {quote(table.name)} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    if not key:
        return text
    kept = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in columns if name not in key)
    return f"{text} ON CONFLICT ({', '.join(quote(name) for name in key)}) DO UPDATE SET {kept}"


@cache
def _processors(table: Table, columns: Columns) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """The places of the values that have to be turned into what the driver takes, with how."""
    kinds = (table.c[name].type.dialect_impl(_SQLITE) for name in columns)
    found = ((at, kind.bind_processor(_SQLITE)) for at, kind in enumerate(kinds) if not isinstance(kind, Boolean))
    return tuple((at, turn) for at, turn in found if turn)


def _turned(processors: tuple[tuple[int, Callable[[Any], Any]], ...], rows: Iterable[Row]) -> list[tuple[Any, ...]]:
    if not processors:
        return [tuple(row) for row in rows]
    result = []
    for row in rows:
        values = list(row)
        for at, turn in processors:
            values[at] = turn(values[at])
        result.append(tuple(values))
    return result


@cache
def _usual(table: Table, key: Columns) -> Any:
    if not key:
        return insert(table)
    from sqlalchemy.dialects import postgresql

    statement = postgresql.insert(table)
    values = {column.name: statement.excluded[column.name] for column in table.c if column.name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=values)


def _one_by_one(connection: Connection, table: Table, rows: list[dict[str, Any]], key: Columns) -> None:
    """For engines whose way to write over a row is not known."""
    for row in rows:
        where = [table.c[name] == row[name] for name in key]
        if connection.execute(update(table).where(*where).values(row)).rowcount == 0:
            connection.execute(insert(table).values(row))
