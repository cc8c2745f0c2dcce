"""The traces that deleting leaves in the file of a desk, and clearing them: free pages, the log beside it, the search.

A row that is deleted stays readable in the file until its place is used again, and what was changed earlier too. Only
writing the whole file anew leaves nothing of it.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.storage.book import Book
from netdesk.storage.derived import Progress, quiet

TRACES = "traces"
"""The setting that says since when traces may be in the file; empty when there are none."""

_STEPS = 10_000  # of SQLite's own, between two looks at the progress: some three milliseconds
_STEPS_PER_PAGE = 300  # of a desk of 50,000 people


def overwrite_deleted(connection: Connection) -> None:
    """Let what is deleted in this connection be overwritten at once, for as long as the rest waits to be cleared."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")


def waiting(book: Book) -> bool:
    """Whether somebody was deleted of whom traces may still be in the file: the clearing was cancelled, the disk was
    full, another program was in the way. A server has no file of ours to clear."""
    return book.file is not None and bool(book.setting(TRACES))


def clear(book: Book, progress: Progress = quiet, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Write the file anew, without a trace of what was deleted; whether nothing is left of it.

    False while another program is reading the desk, since the log beside the file keeps what that one sees, and when it
    is no longer `wanted`. Then, and with the NetdeskError that says why it could not be done (the file is needed twice
    more for a moment), the desk is as it was and the traces wait. 50,000 people, 490 MB: ten seconds.
    """
    if book.file is None:
        return True
    raw = book.engine.raw_connection()
    try:
        cleared = _Clearing(raw.driver_connection, progress, wanted).run(in_memory=book.key is not None)
    except book.engine.dialect.loaded_dbapi.Error as error:  # SQLAlchemy does not translate what passes it by
        if not wanted():
            return False
        told = _(
            "Traces of who was deleted may still be in the file: it could not be written anew ({why}). Netdesk tries "
            "again when it starts."
        )
        raise NetdeskError(told.format(why=error)) from error
    finally:
        raw.close()
    if cleared:
        book.keep_setting(TRACES, "")
    return cleared


class _Clearing:
    """SQLite at work, asked now and then how far it is."""

    def __init__(self, connection: Any, progress: Progress, wanted: Callable[[], bool]) -> None:
        self._connection, self._progress, self._wanted = connection, progress, wanted
        self._done, self._total = 0, int(self._ask("PRAGMA page_count")) * _STEPS_PER_PAGE // _STEPS + 1

    def run(self, *, in_memory: bool) -> bool:
        """Whether nothing is left. A sealed desk is put together in memory, so that nothing of it is ever elsewhere; a
        plain one in a file that has no name, since it may be large."""
        self._connection.execute(f"PRAGMA temp_store={'MEMORY' if in_memory else 'FILE'}")
        self._connection.set_progress_handler(self._step, _STEPS)
        try:
            self._connection.execute("INSERT INTO person_fts(person_fts) VALUES ('rebuild')")
            self._connection.execute("VACUUM")
        finally:
            self._connection.set_progress_handler(None, 0)
            self._connection.execute("PRAGMA temp_store=DEFAULT")
        self._progress(self._total, self._total)
        return not self._ask("PRAGMA wal_checkpoint(TRUNCATE)")

    def _step(self) -> bool:
        """Called by SQLite; whether to stop."""
        self._done += 1
        self._progress(min(self._done, self._total - 1), self._total)
        return not self._wanted()

    def _ask(self, statement: str) -> Any:
        return self._connection.execute(statement).fetchone()[0]
