"""A shelf keeps one noun: it turns a dataclass and the lists it owns into rows and back. A new noun costs one line."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, delete, select, update

from netdesk.domain.aim import Aim, Expense
from netdesk.domain.bank import Asked, BankQuestion
from netdesk.domain.errors import ChangedElsewhere
from netdesk.domain.event import Event, FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival, Card, Question, Unreadable
from netdesk.domain.interaction import Interaction
from netdesk.domain.laidaside import LaidAside
from netdesk.domain.link import Link
from netdesk.domain.merge import Merge
from netdesk.domain.person import Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.scan import Scan
from netdesk.domain.sequence import SequenceStep
from netdesk.domain.sphere import Sphere
from netdesk.domain.tagcadence import TagCadence
from netdesk.i18n import _
from netdesk.storage import tables
from netdesk.storage.bulk import write_rows

N = TypeVar("N")
_BATCH = 500


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a dataclass and the column it lives in, with the way there and back."""

    name: str
    column: str
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


@lru_cache(maxsize=4096)  # labels are the same few words a hundred thousand times
def _json(value: tuple[Any, ...]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def _tuples(text: str) -> tuple[Any, ...]:
    if not text:
        return ()
    return tuple(tuple(item) if isinstance(item, list) else item for item in json.loads(text))


def _plan(name: str, column: str, kind: Any) -> _Field:
    """How a value of a type is stored: enums by value, tuples as JSON, decimals as text, the rest as it is."""
    if get_origin(kind) in (Union, UnionType):
        inner = _plan(name, column, next(part for part in get_args(kind) if part is not NoneType))
        if inner.write is _same:
            return inner
        return _Field(name, column, lambda value: None if value is None else inner.write(value), _optional(inner.read))
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        if isinstance(item, type) and issubclass(item, Enum):
            return _Field(name, column, _json, lambda text: tuple(item(value) for value in _tuples(text)))
        return _Field(name, column, _json, _tuples)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _Field(name, column, lambda value: value.value, {item.value: item for item in kind}.__getitem__)
    return _Field(name, column, str, Decimal) if kind is Decimal else _Field(name, column, _same, _same)


def _values(plan: Sequence[_Field]) -> Callable[[Any], list[Any]]:
    """What turns a dataclass into the values of its columns."""
    take = attrgetter(*(item.name for item in plan)) if len(plan) > 1 else lambda thing: (getattr(thing, plan[0].name),)
    turned = [(at, item.write) for at, item in enumerate(plan) if item.write is not _same]

    def values(thing: Any) -> list[Any]:
        result = list(take(thing))
        for at, write in turned:
            result[at] = write(result[at])
        return result

    return values


def _optional(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


class _List:
    """A list that a noun owns, in its own table: dataclasses, or plain words in a column named `value`."""

    def __init__(self, name: str, kind: Any, table: Table) -> None:
        self.name, self.table = name, table
        self.make: Callable[..., Any] | None = cast(Any, kind) if is_dataclass(kind) else None
        hints = get_type_hints(kind) if self.make else {"value": kind}
        self.fields = [_plan(item, item, hint) for item, hint in hints.items()]
        self.columns = [table.c[item.column] for item in self.fields]
        self.written = ("owner_id", "position", *(item.column for item in self.fields))
        self._values = _values(self.fields) if self.make else lambda item: [item]
        self.everything = select(table.c.owner_id, *self.columns).order_by(table.c.owner_id, table.c.position)
        self.of_owners = self.everything.where(table.c.owner_id.in_(bindparam("ids", expanding=True)))
        self.of_owner = self.everything.where(table.c.owner_id == bindparam("one"))

    def rows(self, owner: Any) -> Iterator[list[Any]]:
        """The rows of one owner's list, in the order of `written`."""
        for position, item in enumerate(getattr(owner, self.name)):
            yield [owner.id, position, *self._values(item)]

    def item(self, row: Sequence[Any]) -> Any:
        """One item from its columns."""
        values = [f.read(value) for f, value in zip(self.fields, row, strict=True)]
        return self.make(*values) if self.make else values[0]


class Shelf(Generic[N]):
    """Rows of one noun. Lists are fields whose items are dataclasses, or whose table is named here."""

    def __init__(self, kind: type[N], table: Table, **lists: Table) -> None:
        self.kind, self.table, self.name = kind, table, table.name
        hints = get_type_hints(kind)
        self.lists = [_List(name, get_args(hints[name])[0], owned) for name, owned in lists.items()]
        self.embedded: dict[str, tuple[type, int]] = {}
        self.fields: list[_Field] = []
        for item in fields(kind):  # type: ignore[arg-type]
            if item.name not in lists:
                self._add(item.name, hints[item.name])
        self.columns = [table.c[item.column] for item in self.fields]
        self.written = tuple(item.column for item in self.fields)
        self._values = _values(self.fields)
        self._version = self.written.index("version")
        self._by_ids = select(*self.columns).where(table.c.id.in_(bindparam("ids", expanding=True)))

    def _add(self, name: str, hint: Any) -> None:
        if is_dataclass(hint):
            parts = get_type_hints(hint)
            self.embedded[name] = (hint, len(parts))  # type: ignore[assignment]
            self.fields += [_plan(f"{name}.{part}", f"{name}_{part}", kind) for part, kind in parts.items()]
        else:
            self.fields.append(_plan(name, name, hint))

    def _things(self, rows: Iterable[Sequence[Any]], lists: dict[str, dict[Id, list[Any]]]) -> Iterator[N]:
        for row in rows:
            values = [f.read(value) for f, value in zip(self.fields, row, strict=True)]
            held: dict[str, Any] = {}
            at = 0
            while at < len(values):
                owner = self.fields[at].name.partition(".")[0]
                if owner in self.embedded:
                    make, width = self.embedded[owner]
                    held[owner] = make(*values[at : at + width])
                    at += width
                else:
                    held[owner] = values[at]
                    at += 1
            for name, by_owner in lists.items():
                held[name] = tuple(by_owner.get(held["id"], ()))
            yield self.kind(**held)

    def load(self, connection: Connection, ids: Iterable[Id]) -> list[N]:
        """Things by id, in the order of the ids; unknown ids are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[Id, N] = {}
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            for thing in self._load_where(connection, part):
                found[thing.id] = thing  # type: ignore[attr-defined]
        return [found[one] for one in wanted if one in found]

    def _load_where(self, connection: Connection, ids: list[Id]) -> Iterator[N]:
        return self.matching(connection, self._by_ids, {"ids": ids})

    def where(self, condition: ColumnElement[bool]) -> Select[Any]:
        """The statement for `matching` that finds what meets a condition; made once and kept."""
        return select(*self.columns).where(condition)

    def matching(self, connection: Connection, statement: Select[Any], values: Mapping[str, Any]) -> Iterator[N]:
        """What a statement of `where` finds, with its lists."""
        rows = connection.execute(statement, values).all()
        place = next(at for at, item in enumerate(self.fields) if item.name == "id")
        ids = [row[place] for row in rows]
        lists = {owned.name: self._owned(connection, owned, ids) for owned in self.lists} if rows else {}
        return self._things(rows, lists)

    def _owned(self, connection: Connection, owned: _List, ids: list[Id] | None) -> dict[Id, list[Any]]:
        by_owner: dict[Id, list[Any]] = defaultdict(list)
        for found in _found(connection, owned, ids):
            for owner, *row in found:
                by_owner[owner].append(owned.item(row))
        return by_owner

    def all(self, connection: Connection, lists_of: Collection[str] | None = None) -> Iterator[N]:
        """Everything on the shelf by id, the trash included; `lists_of` names the only lists that are read."""
        rows = connection.execute(select(*self.columns).order_by(self.table.c.id)).all()
        wanted = [owned for owned in self.lists if lists_of is None or owned.name in lists_of]
        lists = {owned.name: self._owned(connection, owned, None) for owned in wanted}
        return self._things(rows, lists)

    def insert(self, connection: Connection, items: Sequence[N], version: int | None = None) -> None:
        """New things, with their lists; in a version of their own unless one is given for all."""
        write_rows(connection, self.table, self.written, (self._row(item, version) for item in items))
        for owned in self.lists:
            write_rows(connection, owned.table, owned.written, (row for item in items for row in owned.rows(item)))

    def _row(self, item: N, version: int | None) -> list[Any]:
        row = self._values(item)
        if version is not None:
            row[self._version] = version
        return row

    def update(self, connection: Connection, before: N, after: N) -> N:
        """Change a thing that has not changed since it was seen, and return it with its new version."""
        seen: int = after.version  # type: ignore[attr-defined]
        saved: N = replace(after, version=seen + 1)  # type: ignore[type-var]
        row = dict(zip(self.written, self._values(saved), strict=True))
        own: Id = row.pop("id")
        where = (self.table.c.id == bindparam("own")) & (self.table.c.version == bindparam("seen"))
        done = connection.execute(update(self.table).where(where).values(row), {"own": own, "seen": seen})
        if done.rowcount != 1:
            raise ChangedElsewhere(
                _("This was changed elsewhere in the meantime; it is shown anew, nothing was overwritten.")
            )
        for owned in self.lists:
            if getattr(before, owned.name) != getattr(after, owned.name):
                connection.execute(delete(owned.table).where(owned.table.c.owner_id == own))
                write_rows(connection, owned.table, owned.written, owned.rows(saved))
        return saved

    def delete(self, connection: Connection, ids: Sequence[Id]) -> None:
        """Take things off the shelf for good, with their lists."""
        for start in range(0, len(ids), _BATCH):
            part = list(ids[start : start + _BATCH])
            for owned in self.lists:
                connection.execute(delete(owned.table).where(owned.table.c.owner_id.in_(part)))
            connection.execute(delete(self.table).where(self.table.c.id.in_(part)))


def _found(connection: Connection, owned: _List, ids: list[Id] | None) -> Iterator[Iterable[Any]]:
    """The rows of a list: of everybody, of one (a list of ids would be written into each of a dozen statements), or of
    many, who are asked for in batches since a statement holds only so many ids."""
    if ids is None:
        yield connection.execute(owned.everything)
    elif len(ids) == 1:
        yield connection.execute(owned.of_owner, {"one": ids[0]})
    else:
        for start in range(0, len(ids), _BATCH):
            yield connection.execute(owned.of_owners, {"ids": ids[start : start + _BATCH]})


def _shelves() -> dict[type, "Shelf[Any]"]:
    shelves: list[Shelf[Any]] = [
        Shelf(
            Person,
            tables.person,
            tags=tables.person_tag,
            phones=tables.person_phone,
            emails=tables.person_email,
            addresses=tables.person_address,
            webs=tables.person_web,
            handles=tables.person_handle,
            anniversaries=tables.person_anniversary,
            relatives=tables.person_relative,
            letters=tables.person_letter,
            jobs=tables.person_job,
            kept=tables.person_kept,
        ),
        Shelf(Event, tables.event, attendances=tables.event_attendance),
        Shelf(Interaction, tables.interaction, participants=tables.interaction_participant),
        Shelf(Link, tables.link, pins=tables.link_pin),
        Shelf(Promise, tables.promise),
        Shelf(Referral, tables.referral, statuses=tables.referral_status, money=tables.referral_money),
        Shelf(FollowUp, tables.followup),
        Shelf(SequenceStep, tables.sequence_step),
        Shelf(TagCadence, tables.tag_cadence),
        Shelf(LaidAside, tables.laid_aside),
        Shelf(BankQuestion, tables.bank_question),
        Shelf(Asked, tables.asked),
        Shelf(Sphere, tables.sphere),
        Shelf(Aim, tables.aim),
        Shelf(Expense, tables.expense),
        Shelf(Arrival, tables.arrival),
        Shelf(Card, tables.card),
        Shelf(Question, tables.question),
        Shelf(Merge, tables.merge, moved=tables.merge_moved),
        Shelf(Unreadable, tables.unreadable),
        Shelf(Scan, tables.scan, sides=tables.scan_side, fields=tables.scan_field),
    ]
    return {shelf.kind: shelf for shelf in shelves}


SHELVES = _shelves()
BY_NAME = {shelf.name: shelf for shelf in SHELVES.values()}
