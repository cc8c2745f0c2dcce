"""The ways to open a desk's file where it stands: as usual, alone where nobody else may come near, for reading only."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy.engine import URL

from netdesk.storage.place import in_network

_HINDERED = ("SQLITE_IOERR", "SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN")


@dataclass(frozen=True, slots=True)
class Way:
    """How a file is opened: what each connection is told first, whether it is the only one and whether it writes."""

    pragmas: tuple[str, ...] = ()
    query: str = ""
    alone: bool = False
    writes: bool = True

    def address(self, file: str) -> str:
        """The file as SQLite is given it."""
        if not self.query:
            return file
        path = Path(file).as_posix()
        slashes = "//" if path.startswith("/") else "///"  # a drive's letter, or the two of a server's name
        return f"file:{slashes}{quote(path, safe='/:')}?{self.query}"

    def url(self, url: URL) -> URL:
        """The address of the file, to be opened this way."""
        if not self.query:
            return url
        database = self.address(str(url.database)).partition("?")[0]
        return url.set(database=database).update_query_string(f"{self.query}&uri=true")


_SAFE = "synchronous=FULL"
USUAL = Way(("journal_mode=WAL", _SAFE))
# The log's index is kept in memory: where the disk has no byte left for it, and where it cannot be shared.
FULL = Way(("locking_mode=EXCLUSIVE", "journal_mode=WAL", _SAFE), alone=True)
# A journal that is cut, not unlinked: EXTRA makes even that last.
NETWORK = Way(("locking_mode=EXCLUSIVE", "journal_mode=DELETE", "synchronous=EXTRA"), alone=True)
READING = Way(query="mode=ro", writes=False)
# Nothing is looked for beside the file, not even what was saved last: never while a log or journal is there.
FROZEN = Way(query="immutable=1", writes=False)


def way_to(file: Path, connect: Callable[[Way], Any], errors: type[Exception]) -> Way:
    """The first way that works. `connect` opens the file in a way and raises one of the driver's `errors`; where no
    way works it is the usual one, which tells why."""
    first = NETWORK if in_network(file) else USUAL
    if not _holds_something(file):
        return first
    ways = (first, FULL, READING, *(() if has_log(file) else (FROZEN,)))
    return next((way for way in ways if _works(way, connect, errors)), first)


def _holds_something(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except OSError:
        return False


def has_log(file: Path) -> bool:
    """Whether something that was saved stands beside a desk and not in it yet."""
    return any(_holds_something(file.with_name(file.name + end)) for end in ("-wal", "-journal"))


def _works(way: Way, connect: Callable[[Way], Any], errors: type[Exception]) -> bool:
    """Whether a file can be read in a way, and be written if it should be. Only what the disk refuses counts against
    a way; of a file that is damaged or in use, opening it in earnest tells."""
    try:
        connection = connect(way)
        try:
            connection.execute("PRAGMA busy_timeout=0")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if way.writes:
                connection.execute("BEGIN IMMEDIATE")  # which a file that is read-only takes without a word
                connection.execute(f"PRAGMA user_version={version}")
                connection.execute("ROLLBACK")
        finally:
            connection.close()
    except errors as error:
        return not getattr(error, "sqlite_errorname", "").startswith(_HINDERED)
    return True
