"""Who is named where: everything on the shelves that refers to a person."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table, select

from netdesk.domain.ids import Id
from netdesk.storage.book import Reader
from netdesk.storage.shelf import SHELVES, Shelf

_PERSON = "person"
_OF_THEIR_OWN = ("person", "merge")


def referring(reader: Reader, person_id: Id) -> Iterator[Any]:
    """Every thing that names this person, the trash included; not the person, and no merge."""
    for shelf in SHELVES.values():
        if shelf.name not in _OF_THEIR_OWN:
            ids: dict[Id, None] = {}
            for statement in _statements(shelf, person_id):
                ids |= dict.fromkeys(reader.connection.scalars(statement))
            yield from shelf.load(reader.connection, ids)


def _statements(shelf: Shelf[Any], person_id: Id) -> Iterator[Any]:
    yield from (select(shelf.table.c.id).where(column == person_id) for column in _columns(shelf.table))
    for owned in shelf.lists:
        yield from (select(owned.table.c.owner_id).where(column == person_id) for column in _columns(owned.table))


def _columns(table: Table) -> Iterator[Any]:
    return (column for column in table.c for key in column.foreign_keys if key.column.table.name == _PERSON)
