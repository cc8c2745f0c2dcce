"""The first page of people, read from a desk's file before SQLAlchemy is loaded: what the window shows meanwhile."""

import struct
from datetime import date
from pathlib import Path
from typing import Any

from netdesk.domain.query import Sort
from netdesk.domain.stage import Stage
from netdesk.storage.head import APPLICATION_ID, HEAD
from netdesk.storage.order import pieces
from netdesk.storage.rows import COLUMNS, PersonRow

_DAYS = tuple(at for at, name in enumerate(COLUMNS) if name.endswith("_on") or name == "last_contact")


def glimpse(file: Path, sort: Sort, today: date, limit: int) -> list[PersonRow]:
    """The first rows of the list in an order; nobody when the file is not a desk of exactly this version, or cannot be
    read at once: then opening the desk says why. Nothing is written."""
    if not _is_ours(file):
        return []
    from sqlcipher3 import dbapi2

    try:
        connection = dbapi2.connect(str(file), timeout=0, isolation_level=None)
        try:
            return _rows(connection, sort, today, limit)
        finally:
            connection.close()
    except dbapi2.Error:
        return []


def _is_ours(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            header = stream.read(100)
    except OSError:
        return False
    if len(header) < 100 or header[:16] != b"SQLite format 3\0":
        return False
    version, application = struct.unpack(">i", header[60:64])[0], struct.unpack(">i", header[68:72])[0]
    return bool(version == int(HEAD) and application == APPLICATION_ID)


def _rows(connection: Any, sort: Sort, today: date, limit: int) -> list[PersonRow]:
    connection.execute("PRAGMA query_only=ON")
    select = f"SELECT {', '.join(COLUMNS)} FROM person_row WHERE removed = 0"
    found: list[PersonRow] = []
    for condition, order in pieces(sort):
        query = f"{select} AND {condition} ORDER BY {order} LIMIT :n"
        rows = connection.execute(query, {"today": today.isoformat(), "n": limit - len(found)})
        found += [_row(list(row)) for row in rows]
        if len(found) >= limit:
            break
    return found


def _row(values: list[Any]) -> PersonRow:
    for at in _DAYS:
        values[at] = values[at] and date.fromisoformat(values[at])
    stage = COLUMNS.index("stage")
    values[stage] = Stage(values[stage])
    values[-1] = bool(values[-1])
    return PersonRow(*values)
