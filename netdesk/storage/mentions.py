"""Where words stand in texts all over the desk: the places that are left when somebody is forgotten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, Table, Text, and_, func, literal, or_, select

from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.storage.book import Reader
from netdesk.storage.shelf import SHELVES, Shelf

_MOST = 200
_SHORTEST = 4
_DIGITS = 7  # fewer are no whole number


@dataclass(frozen=True, slots=True)
class Mention:
    """A text of a thing (its noun, its id, the column) in which the words stand."""

    noun: str
    entity_id: Id
    field: str
    text: str


def words_for(people: Sequence[Person]) -> list[str]:
    """What to look for: their names in both orders, mail addresses and telephone numbers as they are written."""
    found: dict[str, None] = {}
    for one in people:
        name = one.name
        called = (name.shown, f"{name.given} {name.family}", f"{name.family} {name.given}")
        numbers = (phone.number for phone in one.phones if sum(map(str.isdigit, phone.number)) >= _DIGITS)
        reach = (*(mail.address for mail in one.emails), *numbers)
        found |= dict.fromkeys(" ".join(text.split()) for text in (*called, *reach))
    return [text for text in found if len(text) >= _SHORTEST]


def mentions(reader: Reader, words: Sequence[str]) -> list[Mention]:
    """The texts on the desk, the trash included, in which one of the words stands; at most 200. Text columns are looked
    through without regard to the case of Latin letters, cards as they came in exactly."""
    found: list[Mention] = []
    for shelf in SHELVES.values() if words else ():
        for one in _on_shelf(reader, shelf, words):
            found.append(one)
            if len(found) == _MOST:
                return found
    return found


def _on_shelf(reader: Reader, shelf: Shelf[Any], words: Sequence[str]) -> Iterator[Mention]:
    yield from _in_table(reader, shelf, shelf.table, "id", words)
    for owned in shelf.lists:
        yield from _in_table(reader, shelf, owned.table, "owner_id", words)


def _in_table(reader: Reader, shelf: Shelf[Any], table: Table, key: str, words: Sequence[str]) -> Iterator[Mention]:
    columns = [column for column in table.c if isinstance(column.type, (Text, LargeBinary))]
    if not columns:
        return
    here = or_(*(and_(column != _empty(column), or_(*_stand(reader, column, words))) for column in columns))
    for row in reader.connection.execute(select(table.c[key], *columns).where(here).limit(_MOST)):
        for column, held in zip(columns, row[1:], strict=True):
            text = held.decode("utf-8", "replace") if isinstance(held, bytes) else held or ""
            if any(word.casefold() in text.casefold() for word in words):
                yield Mention(shelf.name, row[0], column.name, text)


def _empty(column: ColumnElement[Any]) -> str | bytes:
    """What most texts are: passing over it first takes half the time."""
    return b"" if isinstance(column.type, LargeBinary) else ""


def _stand(reader: Reader, column: ColumnElement[Any], words: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    on_file = reader.connection.dialect.name == "sqlite"
    if not isinstance(column.type, LargeBinary):  # LIKE of SQLite minds no case by itself
        yield from (getattr(column, "contains" if on_file else "icontains")(word, autoescape=True) for word in words)
    elif on_file:
        yield from (func.instr(column, word.encode()) > 0 for word in words)
    else:
        yield from (func.position(literal(word.encode()).op("IN")(column)) > 0 for word in words)
