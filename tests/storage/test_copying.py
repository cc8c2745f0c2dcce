"""A desk moves between a file and a server, both ways, and stays the same: all of it, with what undo kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from desk_clock import Clock, hurry
from nouns import derived, person, talk
from sqlalchemy import create_engine, func, inspect, select, text

from netdesk.domain.errors import NetdeskError
from netdesk.domain.inbox import Unreadable
from netdesk.domain.person import Person
from netdesk.domain.query import PeopleQuery
from netdesk.operations import demo, wholedesk
from netdesk.storage import tables
from netdesk.storage.book import Book
from netdesk.storage.copying import copy_to, there_is
from netdesk.storage.engine import desk_url
from netdesk.storage.people import people_ids
from netdesk.storage.soundness import look


def quiet(_done: int, _total: int) -> None:
    pass


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The demo with a picture, bytes, a trash, something undone and a setting of its own."""
    book = Book.open(tmp_path_factory.mktemp("full") / "desk.netdesk", Clock())
    hurry(book)
    demo.fill(book, 40)
    gone, ann = person(book, "Gone"), person(book, "Ann")
    with book.changing("More") as change:
        key = change.keep_picture(bytes(range(256)) * 300)
        change.save(replace(ann, picture=key, note="Zoë „Ł“\n☎"))
        change.save(Unreadable("d" * 64, "why", raw=b"\0\xff\r\n", came_at=datetime(2026, 1, 2)))
        change.remove(gone)
    book.keep_setting("own", "ä")
    talk(book, ann)
    book.undo()
    yield book
    book.close()


def told(book: Book, file: Path) -> bytes:
    """The complete JSON of a desk."""
    wholedesk.write(book, file)
    return file.read_bytes()


def test_a_desk_goes_there_and_back_with_nothing_changed(full: Book, desk: str, clock: Clock, tmp_path: Path) -> None:
    back = tmp_path / "back.netdesk"
    assert not there_is(desk)
    rows = copy_to(full, desk, quiet)
    there = Book.open(desk, clock)
    assert copy_to(there, back, quiet) == rows
    home = Book.open(back, clock)
    for book in (there, home):
        assert told(book, tmp_path / "it.json") == told(full, tmp_path / "full.json")
        assert derived(book) == derived(full)
        assert book.undoable() == full.undoable() == ("More", "Log")
        assert look(book).sound
        with book.reading() as reader:
            assert len(people_ids(reader, PeopleQuery(text="zoe"))) == 1
        book.close()


def test_undo_and_new_rows_go_on_where_they_were(full: Book, desk: str, clock: Clock) -> None:
    copy_to(full, desk, quiet)
    book = Book.open(desk, clock)
    assert book.redo() == "Log"
    assert book.undo() == "Log"
    assert book.undo() == "More"
    with book.reading() as reader:
        assert all(one.removed_at is None for one in reader.all(Person) if one.shown == "Gone")
    ben = person(book, "Ben")
    talk(book, ben)
    assert look(book).sound
    with book.engine.begin() as connection:  # as a server that numbers by itself would
        if connection.dialect.name == "postgresql":
            highest = connection.scalar(select(func.max(tables.change.c.number))) or 0
            next_one = text("SELECT nextval(pg_get_serial_sequence('change', 'number'))")
            assert (connection.scalar(next_one) or 0) >= highest - 2  # two changes were numbered by the program since
    book.close()


def test_a_place_that_holds_anything_is_refused(full: Book, desk: str, clock: Clock) -> None:
    book = Book.open(desk, clock)
    ann = person(book, "Ann")
    with pytest.raises(NetdeskError, match="already"):
        copy_to(full, desk, quiet)
    with book.reading() as reader:
        assert reader.get(Person, ann.id).shown == "Ann"
    book.undo()
    book.close()
    with pytest.raises(NetdeskError, match="already"):  # what undo keeps is something too
        copy_to(full, desk, quiet)


def test_a_desk_on_which_nothing_happened_gives_way(full: Book, desk: str, clock: Clock, tmp_path: Path) -> None:
    if "://" not in desk:
        pytest.skip("a new file is as quickly removed by its user")
    Book.open(desk, clock).close()
    copy_to(full, desk, quiet)
    book = Book.open(desk, clock)
    assert told(book, tmp_path / "it.json") == told(full, tmp_path / "full.json")
    book.close()


class Stopped(Exception):
    """Somebody pressed Ctrl+C."""


@pytest.mark.parametrize("after", [1, 900])
def test_what_is_stopped_leaves_nothing_behind(full: Book, desk: str, after: int) -> None:
    def stop(done: int, _total: int) -> None:
        if done >= after:
            raise Stopped

    with pytest.raises(Stopped):
        copy_to(full, desk, stop)
    if "://" not in desk:
        assert list(Path(desk).parent.iterdir()) == []
        return
    engine = create_engine(desk_url(desk))
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_what_a_server_cannot_keep_is_said_and_leaves_nothing_behind(desk: str, clock: Clock, tmp_path: Path) -> None:
    if "://" not in desk:
        pytest.skip("a file can keep it")
    book = Book.open(tmp_path / "one.netdesk", clock)
    person(book, "Ann", note="half\0way")
    with pytest.raises(NetdeskError, match="cannot be kept there"):
        copy_to(book, desk, quiet)
    book.close()
    assert not there_is(desk)
