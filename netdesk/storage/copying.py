"""A desk moved whole to another database: every row of every table, what undo kept and all pictures, or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, LargeBinary, Select, Table, delete, func, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DataError, IntegrityError

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.storage import members, search, tables
from netdesk.storage.book import Book
from netdesk.storage.bulk import Row, write_rows
from netdesk.storage.change import made_by
from netdesk.storage.engine import desk_file, desk_url, open_engine, plain_errors
from netdesk.storage.place import sync_folder
from netdesk.storage.schema import migrate, revision
from netdesk.storage.shelf import SHELVES

Progress = Callable[[int, int], None]

_ROWS, _PICTURES = 2000, 20
_OF_A_NEW_DESK = (tables.setting, tables.person, tables.person_row)


def there_is(desk: str | Path) -> bool:
    """Whether there is a desk at a file or a URL; nothing is made. NetdeskError when a server does not answer."""
    url = desk_url(desk)
    file = desk_file(url)
    if file is not None:
        return file.is_file() and file.stat().st_size > 0
    engine = open_engine(url)
    try:
        with plain_errors(None), engine.connect() as connection:
            return revision(connection) is not None
    finally:
        engine.dispose()


def copy_to(book: Book, desk: str | Path, progress: Progress) -> int:
    """Copy a desk to a file or a URL where there is none yet; how many rows it has.

    `progress` gets rows done and in all, and may raise to stop. NetdeskError when anything is there already, or when a
    row cannot be kept there; then nothing stays behind.
    """
    url = desk_url(desk)
    file = desk_file(url)
    if file is None:
        return _fill(book, url, None, progress)
    with _becoming(file) as part:
        return _fill(book, desk_url(part), file, progress)


@contextmanager
def _becoming(file: Path) -> Iterator[Path]:
    """A file beside another that takes its name when the block ends, and is gone when it raises."""
    if file.exists() and file.stat().st_size:
        told = _("There is a desk at {file} already: choose another name, or move it away.")
        raise NetdeskError(told.format(file=file))
    part = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _clear(part)
        yield part
        part.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        why = error.strerror or str(error)
        raise NetdeskError(_("{file} could not be written: {why}.").format(file=file, why=why)) from error
    finally:
        _clear(part)


def _clear(part: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _fill(book: Book, url: URL, file: Path | None, progress: Progress) -> int:
    """Make the tables and copy all rows, in one transaction."""
    engine = open_engine(url, foreign_keys=False)
    try:
        with book.reading() as reader, plain_errors(file), _writing(engine) as target:
            _clear_way(target)
            return _copy(book, reader.connection, target, progress)
    except (IntegrityError, DataError) as error:
        told = _("A row of this desk cannot be kept there: {why}. Nothing was copied.")
        raise NetdeskError(told.format(why=str(error.orig).strip().splitlines()[0])) from error
    finally:
        engine.dispose()


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(write=True) as target, target.begin():
        yield target


def _clear_way(target: Connection) -> None:
    """An empty database gets the tables; a desk on which nothing ever happened gives way."""
    if revision(target) is None:
        migrate(target)
    elif not _is_new(target):
        raise NetdeskError(_("There is a desk in this database already: a desk can only be copied into an empty one."))
    for table in _OF_A_NEW_DESK:
        target.execute(delete(table))


def _is_new(target: Connection) -> bool:
    others = (table for table in tables.metadata.sorted_tables if table not in _OF_A_NEW_DESK)
    if any(_count(target, table) for table in others):
        return False
    people = list(SHELVES[Person].all(target))
    return all(one == Person(id=one.id, created_on=one.created_on, version=one.version) for one in people)


def _copy(book: Book, source: Connection, target: Connection, progress: Progress) -> int:
    everything = tables.metadata.sorted_tables
    counts = (_mine(select(func.count()).select_from(table), table, book.user) for table in everything)
    total, done = sum(source.scalar(count) or 0 for count in counts), 0
    for table in everything:
        for rows in _batches(book, source, table):
            write_rows(target, table, tuple(table.columns.keys()), rows)
            done += len(rows)
            progress(done, total)
        _count_on(target, table)
    left = members.leave(target, book.me)
    search.add_new(target, 0)
    return total - left


def _batches(book: Book, source: Connection, table: Table) -> Iterator[list[Row]]:
    """The rows of a table, a batch in memory at a time."""
    heavy = any(isinstance(column.type, LargeBinary) for column in table.columns)
    size = _PICTURES if heavy else _ROWS
    with book.plain():
        everything = (
            _mine(select(table), table, book.user).order_by(*table.primary_key).execution_options(yield_per=size)
        )
        for rows in source.execute(everything).partitions():
            yield [tuple(row) for row in rows]


def _mine(rows: Select[Any], table: Table, user: str) -> Select[Any]:
    """Without what others on a shared desk have to themselves: what undo keeps of theirs, and who took part in their
    notes, which the server does not show."""
    own = made_by(user)
    if table is tables.interaction_participant:
        return rows.where(table.c.owner_id.in_(select(tables.interaction.c.id)))
    if table is tables.change:
        return rows.where(own)
    if table is tables.image:
        return rows.where(table.c.change_number.in_(select(tables.change.c.number).where(own)))
    return rows


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _count_on(target: Connection, table: Table) -> None:
    """A server's own counters for new rows go on after the highest that came."""
    if target.dialect.name != "postgresql":
        return
    for column in table.primary_key:
        counter: Any = target.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
        if counter:
            highest = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
            target.execute(select(func.setval(counter, highest, False)))
