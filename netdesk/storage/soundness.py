"""Is the desk sound? The file's own check, references that lead nowhere, and derived rows that are stale."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from netdesk.storage import search
from netdesk.storage.book import Book
from netdesk.storage.derived import Deriver
from netdesk.storage.shelf import SHELVES
from netdesk.storage.tables import link_state, person_row, stage_step

_MADE = ("person_fts", person_row.name, link_state.name, stage_step.name)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: problems in words (none when sound), how much there is, and how many derived rows are stale."""

    problems: tuple[str, ...]
    counts: dict[str, int]
    stale: int

    @property
    def sound(self) -> bool:
        """Whether there is nothing to repair."""
        return not self.problems and self.stale == 0


@dataclass(frozen=True, slots=True)
class Health:
    """What a look at the file found: damage to what users entered, and whether something made from it does not agree
    with it, which is made anew and no loss."""

    damage: tuple[str, ...] = ()
    stale: bool = False


def health(book: Book) -> Health:
    """Check the file of a desk, all tables and indexes, beside whatever else goes on; seconds for a large one. A server
    checks its files itself."""
    try:
        with book.engine.connect() as connection:
            found = _pages(connection)
    except DBAPIError as error:
        found = (str(error.orig),)
    made = [problem for problem in found if any(name in problem for name in _MADE)]
    return Health(tuple(problem for problem in found if problem not in made), bool(made))


def look(book: Book) -> Findings:
    """Check everything; derived rows are compared with a rebuild that is taken back."""
    with book.plain(), book.engine.connect().execution_options(write=True) as connection:
        transaction = connection.begin()
        try:
            problems = _file_problems(connection)
            counts = {
                shelf.name: connection.scalar(select(func.count()).select_from(shelf.table)) or 0
                for shelf in SHELVES.values()
            }
            if not search.sound(connection):
                problems += ("the search index does not agree with the people: rebuild it",)
            before = derived_rows(connection)
            Deriver(connection, book.me, book.today, book.read_policy(connection)).rebuild()
            after = derived_rows(connection)
        finally:
            transaction.rollback()
    return Findings(problems, counts, len(before.symmetric_difference(after)))


def derived_rows(connection: Connection) -> set[tuple[Any, ...]]:
    """All derived rows as values, without the numbers of the search index."""
    columns = [column for column in person_row.c if column.name != "number"]
    rows = {tuple(row) for row in connection.execute(select(*columns))}
    rows |= {tuple(row) for row in connection.execute(select(link_state))}
    return rows | {tuple(row) for row in connection.execute(select(stage_step))}


def _file_problems(connection: Connection) -> tuple[str, ...]:
    if connection.dialect.name != "sqlite":
        return ()
    found = list(_pages(connection))
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    found += [f"a row of {row[0]} points to a missing {row[2]}" for row in broken[:20]]
    return tuple(found)


def _pages(connection: Connection) -> tuple[str, ...]:
    """What the file's own check finds; nothing to check on a server."""
    if connection.dialect.name != "sqlite":
        return ()
    rows = connection.exec_driver_sql("PRAGMA quick_check")
    return tuple(str(row[0]) for row in rows if row[0] != "ok")
