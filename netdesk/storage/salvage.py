"""Saving what can be read of a damaged desk: row by row, into a new one, and saying what is missing."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.storage import tables
from netdesk.storage.book import Book
from netdesk.storage.engine import desk_url, log_of, open_engine, unlock
from netdesk.storage.key import Key
from netdesk.storage.mending import beginnings, mend
from netdesk.storage.rowwalk import Rows, rows_of

Progress = Callable[[int, int], None]

DERIVED = (tables.link_state, tables.stage_step, tables.person_row)
TRUTH = [table for table in tables.metadata.sorted_tables if table not in DERIVED]
_MORE = 1000
_ROW = 32
"""Bytes that a row has at least: the number of its owner."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved into `file`: rows by table, rows left out since what they hung on is lost, tables of which
    something could not be read, and people who are there as an older copy has them (without one: who are lost, nobody
    can say)."""

    file: Path
    rows: dict[str, int]
    loose: int
    broken: tuple[str, ...]
    older: tuple[str, ...]

    @property
    def people(self) -> int:
        """How many people there are, me included."""
        return self.rows.get("person", 0)


def salvage(
    desk: Path,
    target: Path,
    copy: Path | None = None,
    key: Key | None = None,
    progress: Progress = lambda done, total: None,
) -> Saved:
    """Read whatever can be read of a damaged desk into a new one; the damaged file is only read. `copy` is an older
    sound copy of it, if there is one: it lends the beginning of the file where that is lost, and what cannot be read.
    `progress` gets tables read and in all, and may raise to cancel. NetdeskError when nothing can be saved.
    """
    with tempfile.TemporaryDirectory(prefix="salvage-", dir=target.parent) as folder:
        ill = Path(folder) / "ill.db"
        if not _mend(desk, ill, copy, key) and not copy:
            raise NetdeskError(_("Nobody could be saved from {file}: go back to a copy instead.").format(file=desk))
        made = Path(folder) / "saved.db"
        saved = _save(ill, made, copy, key, progress)
        _settle_me(made, copy, key)
        book = Book.open(made, key=key)
        try:
            book.rebuild()
        finally:
            book.close()
        made.replace(target)
    return replace(saved, file=target)


def _mend(desk: Path, ill: Path, copy: Path | None, key: Key | None) -> int:
    """Make a working copy with the file's own beginning, or the borrowed one that fits best; how many people can be
    read with it."""
    best: tuple[int, bytes, bool] = (0, b"", False)
    logs = (True, False) if log_of(desk).exists() else (False,)
    for beginning, log in ((one, log) for one in beginnings(copy, key) for log in logs):
        _try(desk, ill, beginning, log)
        found = _rows(ill, key, tables.person)
        best = max(best, (len(found.rows), beginning, log), key=lambda one: one[0])
        if found.columns and not beginning:  # what the file says of itself is not to be bettered
            break
    people, beginning, log = best
    _try(desk, ill, beginning, log)
    return people


def _try(desk: Path, ill: Path, beginning: bytes, log: bool) -> None:
    for file in (ill, log_of(ill)):
        file.unlink(missing_ok=True)
    mend(desk, ill, beginning, log=log)


def _rows(file: Path, key: Key | None, table: Table) -> Rows:
    return rows_of(lambda: _connect(file, key), table, file.stat().st_size // _ROW)


def _connect(file: Path, key: Key | None) -> Any:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(file), isolation_level=None)
    if key:
        unlock(connection, key)
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


def _save(ill: Path, target: Path, copy: Path | None, key: Key | None, progress: Progress) -> Saved:
    """Put the rows into a fresh desk, table by table, those of the copy where there are none."""
    Book.open(target, key=key).close()
    rows: dict[str, int] = {}
    broken: list[str] = []
    older: tuple[str, ...] = ()
    engine = open_engine(desk_url(target), foreign_keys=False, key=key)
    try:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            for table in (tables.person, tables.setting, *DERIVED):
                connection.execute(table.delete())
            for done, table in enumerate(TRUTH):
                progress(done, len(TRUTH))
                found = _rows(ill, key, table)
                _put(connection, table.name, found)
                rows[table.name] = len(found.rows)
                if found.broken:
                    broken.append(table.name)
                    lent = _rows(copy, key, table) if copy else Rows()
                    _put(connection, table.name, lent)
                    older = _older(found, lent) if table is tables.person else older
            return Saved(target, rows, _cut_loose(connection), tuple(broken), older)
    finally:
        engine.dispose()


def _put(connection: Any, name: str, rows: Rows) -> None:
    if not rows.rows:
        return
    marks, names = ", ".join("?" for _name in rows.columns), ", ".join(f'"{column}"' for column in rows.columns)
    insert = f'INSERT OR IGNORE INTO "{name}" ({names}) VALUES ({marks})'
    for start in range(0, len(rows.rows), _MORE):
        connection.exec_driver_sql(insert, rows.rows[start : start + _MORE])


def _cut_loose(connection: Any) -> int:
    """Forget references to what is lost; rows that mean nothing without it go."""
    gone = 0
    while True:
        before = gone
        for table in tables.metadata.sorted_tables:
            for key in sorted(table.foreign_keys, key=lambda one: one.parent.name):
                gone += _cut(connection, key.parent, key.column)
        if gone == before:
            return gone


def _cut(connection: Any, column: Column[Any], other: Column[Any]) -> int:
    told = f'"{column.name}" NOT IN (SELECT "{other.name}" FROM "{other.table.name}")'
    if column.nullable:
        connection.exec_driver_sql(f'UPDATE "{column.table.name}" SET "{column.name}" = NULL WHERE {told}')
        return 0
    return int(connection.exec_driver_sql(f'DELETE FROM "{column.table.name}" WHERE {told}').rowcount)


def _settle_me(target: Path, copy: Path | None, key: Key | None) -> None:
    """Who I am, where the setting that says so is lost: as the copy says, else whoever takes part in the most."""
    engine = open_engine(desk_url(target), foreign_keys=False, key=key)
    try:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            there = "SELECT value FROM setting WHERE name = 'me' AND value IN (SELECT id FROM person)"
            if connection.exec_driver_sql(there).scalar():
                return
            often = "SELECT person_id FROM interaction_participant GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
            anybody = "SELECT id FROM person ORDER BY id LIMIT 1"  # ids are told by their time: I was there first
            me = _me_of(copy, key) if copy else None
            known = me and connection.exec_driver_sql("SELECT id FROM person WHERE id = ?", (me,)).scalar()
            me = known or connection.exec_driver_sql(often).scalar() or connection.exec_driver_sql(anybody).scalar()
            connection.exec_driver_sql("INSERT OR REPLACE INTO setting (name, value) VALUES ('me', ?)", (me,))
            connection.exec_driver_sql("DELETE FROM setting WHERE name = 'figures_on'")
    finally:
        engine.dispose()


def _me_of(copy: Path, key: Key | None) -> str | None:
    connection = _connect(copy, key)
    try:
        found = connection.execute("SELECT value FROM setting WHERE name = 'me'").fetchone()
        return str(found[0]) if found else None
    finally:
        connection.close()


def _older(found: Rows, lent: Rows) -> tuple[str, ...]:
    """Who is there as the copy has them, by name."""
    there = {row[found.columns.index("id")] for row in found.rows}
    rows = [dict(zip(lent.columns, row, strict=True)) for row in lent.rows]
    return tuple(sorted(row["name_full"] for row in rows if row["id"] not in there and row["removed_at"] is None))
