"""What another program does to a desk's file is seen from outside; what this one does is not taken for another's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_clock import Clock
from nouns import person, talk

from netdesk.storage.book import Book
from netdesk.storage.glance import Glance


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.netdesk"


@pytest.fixture
def ours(file: Path, clock: Clock) -> Iterator[Book]:
    book = Book.open(file, clock)
    yield book
    book.close()


@pytest.fixture
def theirs(ours: Book, file: Path, clock: Clock) -> Iterator[Book]:
    book = Book.open(file, clock)
    yield book
    book.close()


def test_another_programs_change_is_seen_once(ours: Book, theirs: Book, file: Path) -> None:
    glance = Glance(ours, file)
    assert not glance.changed()
    person(theirs, "Ann")
    assert glance.changed()
    assert not glance.changed()
    theirs.undo()
    assert glance.changed()
    theirs.keep_setting("own", "x")
    assert glance.changed()


def test_reading_changes_nothing(ours: Book, theirs: Book, file: Path) -> None:
    glance = Glance(ours, file)
    for book in (ours, theirs):
        with book.reading() as reader:
            assert reader.me
    assert not glance.changed()


def test_our_own_changes_are_not_anothers(ours: Book, theirs: Book, file: Path) -> None:
    glance = Glance(ours, file)
    ann = person(ours, "Ann")
    assert not glance.changed()
    talk(ours, ann)
    ours.undo()
    assert not glance.changed()
    ours.keep_setting("own", "x")
    ours.rebuild()
    assert not glance.changed()


@pytest.mark.parametrize("theirs_first", [True, False])
def test_anothers_change_among_ours_is_seen(ours: Book, theirs: Book, file: Path, theirs_first: bool) -> None:
    person(ours, "Zoe")
    glance = Glance(ours, file)
    for book in (theirs, ours) if theirs_first else (ours, theirs):
        person(book, "Ann")
    assert glance.changed()
    assert not glance.changed()


def test_what_we_write_for_long_is_ours_while_it_lasts(ours: Book, file: Path) -> None:
    glance = Glance(ours, file)
    with ours.changing("Long") as change:
        change.keep_pictures([bytes([n]) * 3_000_000 for n in range(40)])  # more than the cache holds: it is spilt
        assert not glance.changed()
    assert not glance.changed()
