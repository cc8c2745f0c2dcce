"""Search: one folded text per person, asked for with LIKE on every engine, made fast by an index where there is one.

Measured at 50,000 people: FTS5 trigram with `detail=none` answers LIKE without ESCAPE from its index; folding removed
the characters that LIKE would treat as patterns.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, Select, and_, column, func, select, table
from sqlalchemy.exc import DBAPIError

from netdesk.domain.person import Person
from netdesk.domain.text import fold
from netdesk.storage import tables

_FTS = table("person_fts", column("rowid"), column("text"))


def search_text(person: Person) -> str:
    """Everything a person is found by, folded, each word after a blank."""
    digits = ("".join(sign for sign in phone.number if sign.isdigit() or sign == "+") for phone in person.phones)
    parts = (
        person.name.shown,
        person.name.given,
        person.name.family,
        person.name.reading_family,
        person.name.reading_given,
        *person.nicknames,
        person.organisation,
        person.department,
        person.title,
        person.role,
        person.sphere,
        *person.tags,
        *(email.address for email in person.emails),
        *(phone.number for phone in person.phones),
        *digits,
        *(address.one_line for address in person.addresses),
        *(web.url for web in person.webs),
        *(handle.account for handle in person.handles),
        *(relative.name for relative in person.relatives),
        *(letter.text for letter in person.letters),
        person.note,
    )
    return " " + " ".join(fold("\n".join(part for part in parts if part)).split())


MANY = 1500
"""From so many hits on, walking everybody in order finds the first page sooner than sorting what the index found."""


def matches(connection: Connection, words: str, *, indexed: bool = True) -> ColumnElement[bool] | None:
    """The condition on `person_row` for a search text, by the search index unless told otherwise; None for no text."""
    patterns = _patterns(words)
    if not patterns:
        return None
    if indexed and connection.dialect.name == "sqlite":
        return tables.person_row.c.number.in_(_found(patterns))
    return and_(*(tables.person_row.c.text.like(pattern) for pattern in patterns))


def finds_many(connection: Connection, words: str) -> bool:
    """Whether so many people match that their first page is better found in order. Always for no text."""
    patterns = _patterns(words)
    if not patterns or connection.dialect.name != "sqlite":
        return not patterns
    some = _found(patterns).limit(MANY).subquery()
    return connection.scalar(select(func.count()).select_from(some)) == MANY


def _patterns(words: str) -> list[str]:
    return [f"%{token}%" if len(token) > 2 else f"% {token}%" for token in fold(words).split()]


def _found(patterns: list[str]) -> Select[tuple[int]]:
    return select(_FTS.c.rowid).where(and_(*(_FTS.c.text.like(pattern) for pattern in patterns)))


def sound(connection: Connection) -> bool:
    """Whether the search index agrees with the rows it was made from."""
    if connection.dialect.name != "sqlite":
        return True
    try:
        connection.exec_driver_sql("INSERT INTO person_fts(person_fts, rank) VALUES ('integrity-check', 1)")
    except DBAPIError:
        return False
    return True


def add_new(connection: Connection, above: int) -> None:
    """Put the rows whose number is above one into the search index."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO person_fts(rowid, text) SELECT number, text FROM person_row WHERE number > ? ORDER BY number",
            (above,),
        )


@contextmanager
def rebuilding(connection: Connection) -> Iterator[None]:
    """While all rows are made anew the index rests; at the end it is made anew as a whole."""
    if connection.dialect.name != "sqlite":
        yield
        return
    for name in SQLITE_TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    yield
    connection.exec_driver_sql("INSERT INTO person_fts(person_fts) VALUES ('rebuild')")
    for statement in SQLITE_TRIGGERS.values():
        connection.exec_driver_sql(statement)


# New rows are put into the index together (`add_new`): by a trigger, row by row, takes twenty times as long.
SQLITE_TRIGGERS = {
    "person_fts_delete": "CREATE TRIGGER person_fts_delete AFTER DELETE ON person_row BEGIN "
    "INSERT INTO person_fts(person_fts, rowid, text) VALUES ('delete', old.number, old.text); END",
    "person_fts_update": "CREATE TRIGGER person_fts_update AFTER UPDATE OF text ON person_row "
    "WHEN new.text IS NOT old.text BEGIN "
    "INSERT INTO person_fts(person_fts, rowid, text) VALUES ('delete', old.number, old.text); "
    "INSERT INTO person_fts(rowid, text) VALUES (new.number, new.text); END",
}
SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE person_fts USING fts5("
    "text, content='person_row', content_rowid='number', tokenize='trigram', detail=none)",
    *SQLITE_TRIGGERS.values(),
)
POSTGRES_INDEX = "CREATE INDEX IF NOT EXISTS ix_person_row_text ON person_row USING gin (text gin_trgm_ops)"
