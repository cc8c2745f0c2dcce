"""Any value of any noun, made from the types of its fields; and short ways to put things on a desk."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from sqlalchemy import select

from netdesk.domain.interaction import Interaction, Kind, Participant
from netdesk.domain.person import Name, Person
from netdesk.storage import tables
from netdesk.storage.book import Book
from netdesk.storage.shelf import SHELVES
from netdesk.storage.soundness import derived_rows

TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=20)
IDS = st.text("0123456789abcdef", min_size=32, max_size=32)
_SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**15), 2**15 - 1),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(),
    bytes: st.binary(max_size=20),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
}


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type."""
    if get_origin(kind) in (Union, UnionType):
        return st.none() | anything(next(part for part in get_args(kind) if part is not NoneType))
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        if parts[-1] is Ellipsis:
            return st.lists(anything(parts[0]), max_size=3).map(tuple)
        return st.tuples(*(anything(part) for part in parts))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{item.name: _field(item.name, hints[item.name]) for item in fields(kind)})
    return st.sampled_from(kind) if issubclass(kind, Enum) else _SCALARS[kind]


def _field(name: str, kind: Any) -> st.SearchStrategy[Any]:
    if name == "version":
        return st.integers(1, 1000)
    if name == "digest":
        return st.text("0123456789abcdef", min_size=64, max_size=64)
    if name == "id" or name.endswith("_id") or name == "introduced_by":
        return IDS if kind is str else st.none() | IDS
    return anything(kind)


def person(book: Book, name: str, **more: Any) -> Person:
    """Put somebody on the desk."""
    with book.changing(f"Add {name}") as change:
        return change.save(Person(name=Name(full=name), **{"created_on": book.today, **more}))


def talk(book: Book, *people: Person, kind: Kind = Kind.MET, on: date | None = None) -> Interaction:
    """Log a talk with me."""
    parts = (Participant(book.me), *(Participant(one.id) for one in people))
    with book.changing("Log") as change:
        return change.save(Interaction(kind=kind, on=on or book.today, participants=parts))


def truth(book: Book) -> dict[str, Any]:
    """Everything on the desk but its versions, for comparing before and after."""
    with book.reading() as reader:
        return {item.id: replace(item, version=0) for kind in SHELVES for item in SHELVES[kind].all(reader.connection)}


def derived(book: Book) -> set[Any]:
    """All derived rows."""
    with book.reading() as reader:
        return derived_rows(reader.connection)


def changes(book: Book) -> list[tuple[str, bool]]:
    """The titles of the changes kept, and whether they are undone."""
    with book.reading() as reader:
        row = tables.change.c
        found = reader.connection.execute(select(row.title, row.undone).order_by(row.number))
        return [(title, undone) for title, undone in found]
