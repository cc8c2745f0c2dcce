"""A desk as a whole, for leaving and for coming back: all that lies on the shelves, the pictures, the settings."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Person
from netdesk.domain.policy import TrustPolicy
from netdesk.i18n import _
from netdesk.storage import members, tables
from netdesk.storage.book import Book, Change, Reader, Touched
from netdesk.storage.news import announce
from netdesk.storage.plain import loads
from netdesk.storage.shelf import SHELVES, Shelf

_BATCH = 500
_DERIVED_SETTINGS = ("figures_on",)


def things(reader: Reader, shelf: Shelf[Any]) -> Iterator[Any]:
    """Everything on a shelf by id, the trash included, a batch in memory at a time."""
    ids = reader.connection.scalars(select(shelf.table.c.id).order_by(shelf.table.c.id)).all()
    for start in range(0, len(ids), _BATCH):
        yield from shelf.load(reader.connection, ids[start : start + _BATCH])


def picture_keys(reader: Reader) -> list[str]:
    """The keys of all pictures, in order."""
    return list(reader.connection.scalars(select(tables.picture.c.key).order_by(tables.picture.c.key)))


def how_much(reader: Reader) -> int:
    """How many things and pictures there are."""
    all_tables = [*(shelf.table for shelf in SHELVES.values()), tables.picture]
    counts = [select(func.count()).select_from(table) for table in all_tables]
    return sum(reader.connection.scalar(count) or 0 for count in counts)


def settings(reader: Reader) -> dict[str, str]:
    """What is kept with the desk by name, but for what is only derived; of those who share it, who I am."""
    row = tables.setting.c
    found = reader.connection.execute(select(row.name, row.value).order_by(row.name))
    kept = {name: value for name, value in found if name not in _DERIVED_SETTINGS and not members.is_a_member(name)}
    return kept | {members.ME: reader.me}


def is_empty(reader: Reader) -> bool:
    """Whether nothing was ever put on this desk: there is only me, and nothing is known of me."""
    things = reader.connection.scalar(select(func.count()).select_from(tables.person))
    others = [shelf.table for shelf in SHELVES.values() if shelf.kind is not Person]
    if things != 1 or any(reader.connection.scalar(select(table.c.id).limit(1)) for table in others):
        return False
    return reader.get(Person, reader.me) == _blank(reader.get(Person, reader.me))


def _blank(me: Person) -> Person:
    return Person(id=me.id, created_on=me.created_on, version=me.version)


@contextmanager
def filling(book: Book, title: str, kept: Mapping[str, str]) -> Iterator[Change]:
    """One undoable change on an empty desk that becomes another's: what is `kept` says who `me` is, and the policy.

    Undo leaves an empty desk of that same user. NetdeskError when the desk is not empty, or when what is put on it does
    not hang together; then nothing has changed.
    """
    me, policy = kept["me"], loads(TrustPolicy, kept.get("policy") or "{}")
    with book.plain(), book.engine.connect().execution_options(write=True) as connection:
        try:
            with connection.begin():
                change = _Filling(book, connection, title, policy)
                change.become(me, kept)
                yield change
                change.finish()
                announce(connection, book.who, Touched(title, everything=True))
        except (IntegrityError, DataError) as error:
            raise NetdeskError(_("The file does not hang together; nothing was changed.")) from error
    book.me, book.policy = me, policy
    for listener in list(book.listeners):
        listener(Touched(title, everything=True))


class _Filling(Change):
    """A change that is derived for whom, and under the policy, that came with the file."""

    def __init__(self, book: Book, connection: Connection, title: str, policy: TrustPolicy) -> None:
        super().__init__(book, connection, title)
        self.policy = policy

    def become(self, me: str, kept: Mapping[str, str]) -> None:
        """Make the empty desk that of another user, of whom nothing is known yet."""
        if not is_empty(self):
            raise NetdeskError(_("This desk is not empty: a whole desk can only be read into a new one."))
        blank = _blank(self.get(Person, self.me))
        SHELVES[Person].delete(self.connection, [self.me])
        SHELVES[Person].insert(self.connection, [replace(blank, id=me)])
        self.me = me
        row = tables.setting.c
        self.connection.execute(delete(tables.setting).where(row.name.not_in(_DERIVED_SETTINGS)))
        rows = [{"name": name, "value": value} for name, value in kept.items() if name not in _DERIVED_SETTINGS]
        self.connection.execute(insert(tables.setting), rows)
        if self.book.user:
            members.join(self.connection, self.book.user, me)
