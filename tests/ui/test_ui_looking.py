"""What another window, or the command line, does to the desk's file shows a moment later."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from whole import TODAY, Whole, whole

from netdesk.domain.interaction import Kind
from netdesk.domain.person import Name, Person
from netdesk.operations import interactions, people
from netdesk.storage.book import Book, Touched


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 12) as made:
        yield made


@pytest.fixture
def theirs(one: Whole) -> Iterator[Book]:
    """The same desk in another window."""
    assert one.book.file is not None
    book = Book.open(one.book.file, lambda: TODAY)
    yield book
    book.close()


def test_what_another_window_adds_and_logs_is_shown(qtbot: QtBot, one: Whole, theirs: Book) -> None:
    before, start = one.people.model.rowCount(), time.monotonic()
    zita = people.add(theirs, Person(name=Name(full="Zita Zander")))
    qtbot.waitUntil(lambda: one.people.model.rowCount() == before + 1, timeout=5000)
    assert time.monotonic() - start < 2.5  # a second, and what a busy machine adds
    one.desk.person_wanted.emit(zita.id)
    one.settle()
    one.people.panel.log._line.setText("half a sente")
    interactions.log(theirs, [zita.id], Kind.CALL, note="About the fair")
    qtbot.waitUntil(lambda: bool(one.people.panel.shown.file.interactions), timeout=5000)
    assert one.people.panel.log._line.text() == "half a sente"


def test_my_own_change_is_told_once(qtbot: QtBot, one: Whole) -> None:
    heard: list[Touched] = []
    one.desk.changed.connect(heard.append)
    one.desk.run(lambda book: people.add(book, Person(name=Name(full="Mine"))))
    one.settle()
    qtbot.wait(1300)
    assert len(heard) == 1
