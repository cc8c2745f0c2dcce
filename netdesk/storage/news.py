"""What other programs change on a desk on a server: told with each change, and heard on a connection of its own."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.storage.engine import lost
from netdesk.storage.reader import Touched

if TYPE_CHECKING:
    from netdesk.storage.book import Book

_CHANNEL = "netdesk"
_MOST = 7_900  # bytes; PostgreSQL passes on a hundred more


def announce(connection: Connection, by: Id, touched: Touched) -> None:
    """Tell the other programs on a server what this transaction touches; they hear it when it is committed."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify(_CHANNEL, _written(by, touched))))


def together(heard: Sequence[Touched]) -> Touched:
    """Several things touched as one, for views that need to look only once."""
    nouns: dict[str, frozenset[Id]] = {}
    for one in heard:
        for noun, ids in one.nouns.items():
            nouns[noun] = nouns.get(noun, frozenset()) | ids
    people = frozenset[Id]().union(*(one.people for one in heard))
    return Touched("", nouns, people, everything=any(one.everything for one in heard))


def _written(by: Id, touched: Touched) -> str:
    nouns = {noun: sorted(ids) for noun, ids in touched.nouns.items()}
    text = json.dumps({"by": by, "nouns": nouns, "people": sorted(touched.people), "everything": touched.everything})
    return text if len(text) <= _MOST else json.dumps({"by": by, "nouns": {}, "people": [], "everything": True})


def _read(text: str) -> tuple[Id, Touched]:
    said = json.loads(text)
    nouns = {noun: frozenset(ids) for noun, ids in said["nouns"].items()}
    return said["by"], Touched("", nouns, frozenset(said["people"]), everything=said["everything"])


class News:
    """Hears what other programs change, from when it is made on. LostServer when the server does not answer, another
    NetdeskError when it tells nothing."""

    def __init__(self, book: "Book") -> None:
        self._by = book.who
        with book.plain():
            self._held = book.engine.connect()
        raw: Any = self._held.connection.driver_connection
        self._held.detach()
        self._raw = raw
        self._raw.autocommit = True
        with _answering():
            self._raw.execute(f"LISTEN {_CHANNEL}")

    def fileno(self) -> int:
        """What to wait on: it can be read from when there is news, or when the connection is lost."""
        return int(self._raw.fileno())

    def take(self) -> list[Touched]:
        """What others touched since it was asked last, without waiting; LostServer when the connection is lost."""
        with _answering():
            heard = [_read(one.payload) for one in self._raw.notifies(timeout=0)]
        return [touched for by, touched in heard if by != self._by]

    def close(self) -> None:
        """Hear no more."""
        self._raw.close()
        self._held.invalidate()
        self._held.close()


@contextmanager
def _answering() -> Iterator[None]:
    import psycopg

    try:
        yield
    except psycopg.OperationalError as error:
        raise lost(error) from error
    except psycopg.Error as error:  # one that speaks the same protocol and knows nothing of telling
        why = str(error).strip().splitlines()[0]
        raise NetdeskError(_("This server does not tell what others change: {why}").format(why=why)) from error
