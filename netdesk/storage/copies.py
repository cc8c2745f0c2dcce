"""Which safety copies of a desk still hold somebody who is to be forgotten."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from netdesk.domain.ids import Id
from netdesk.storage.book import Book
from netdesk.storage.engine import unlock
from netdesk.storage.holdings import batched
from netdesk.storage.key import is_sealed
from netdesk.storage.snapshot import Snapshot, snapshots

_LOOKS = ("SELECT 1 FROM person WHERE id IN ({})", "SELECT 1 FROM image WHERE entity_id IN ({})")


def copies_with(book: Book, ids: Sequence[Id]) -> list[Snapshot]:
    """The snapshots in which one of these people is, if only in the trash or in what undo kept; also those that cannot
    be looked into, since nobody knows. The newest first; none of a desk on a server."""
    return [one for one in snapshots(book.file) if _holds(book, one, ids)] if book.file else []


def _holds(book: Book, copy: Snapshot, ids: Sequence[Id]) -> bool:
    try:
        return any(_rows(book, copy, ids))
    except book.engine.dialect.loaded_dbapi.Error:
        return True


def _rows(book: Book, copy: Snapshot, ids: Sequence[Id]) -> Iterator[Any]:
    """What is found; nothing is written, not even beside the copy."""
    connect = book.engine.dialect.loaded_dbapi.connect
    with closing(connect(f"{copy.path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
        if book.key and is_sealed(copy.path):
            unlock(connection, book.key)
        for look in _LOOKS:
            for part in batched(ids):
                yield from connection.execute(look.format(",".join("?" * len(part))), tuple(part))
