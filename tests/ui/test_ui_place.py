"""What the window says of the place where the desk stands, and the room that it offers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Name, Person
from netdesk.settings import Settings
from netdesk.storage import room, ways
from netdesk.storage.book import Book
from netdesk.ui import place
from netdesk.ui.app import Program

Opened = Callable[[Path, ways.Way], Program]


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Opens the window on a desk as if it stood somewhere else."""
    programs: list[Program] = []

    def open_one(file: Path, way: ways.Way) -> Program:
        book = Book.open(file)
        with book.changing("Add") as change:
            change.save(Person(name=Name(full="Ana"), created_on=book.today))
        book.way = way
        program = Program(qapp, Settings(tmp_path / "settings.json"))
        programs.append(program)
        qtbot.addWidget(program.window)
        program.window.show()
        program.open_later(lambda: book)
        qtbot.waitUntil(lambda: program.window.page == "people")
        return program

    yield open_one
    for program in programs:
        program.close()


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "is_full", lambda _folder: True)


def offered(program: Program) -> QPushButton:
    button = program.window.messages.message.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    return button


def test_a_desk_in_its_place_says_nothing(opened: Opened, tmp_path: Path) -> None:
    program = opened(tmp_path / "desk.netdesk", ways.USUAL)
    assert program.window.messages.message.text == ""
    program.window.messages.warn("The file is empty.")
    assert not offered(program).isVisible()


@pytest.mark.parametrize("way", [ways.READING, ways.FROZEN])
def test_a_desk_that_is_only_read_says_why(opened: Opened, tmp_path: Path, way: ways.Way) -> None:
    messages = opened(tmp_path / "desk.netdesk", way).window.messages
    assert "nothing can be changed" in messages.message.text and "desk.netdesk" in messages.message.text
    assert not messages.message._timer.isActive(), "it stays until it was read"


@pytest.mark.usefixtures("full")
def test_a_desk_opened_on_a_full_disk_offers_room_and_goes_on(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / room.NAME).write_bytes(b"x" * (3 << 20))
    program = opened(tmp_path / "desk.netdesk", ways.FULL)
    assert "disk is full" in program.window.messages.message.text
    qtbot.mouseClick(offered(program), Qt.MouseButton.LeftButton)
    assert "There are 3 MB" in program.window.messages.message.text
    assert program.window.isVisible(), "what is being typed stays"


@pytest.mark.usefixtures("full")
def test_a_desk_that_could_only_be_read_on_a_full_disk_opens_anew(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / room.NAME).write_bytes(b"x" * 100)
    program = opened(tmp_path / "desk.netdesk", ways.READING)
    assert "disk is full" in program.window.messages.message.text
    assert offered(program).isVisible() and offered(program).text() == "Make room"
    qtbot.mouseClick(offered(program), Qt.MouseButton.LeftButton)
    assert not (tmp_path / room.NAME).exists()
    assert program.afterwards is not None and not program.window.isVisible()
    program.close()
    again = program.afterwards()
    assert again.way is ways.USUAL
    again.close()


@pytest.mark.usefixtures("full")
def test_a_change_that_finds_the_disk_full_offers_room_too(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / room.NAME).write_bytes(b"x" * (3 << 20))
    program = opened(tmp_path / "desk.netdesk", ways.USUAL)

    def refuse(_book: Book) -> None:
        raise NetdeskError("The disk is full.")

    program.desk.run(refuse)
    qtbot.waitUntil(lambda: offered(program).isVisible())
    assert program.window.messages.message.text == "The disk is full."
    qtbot.mouseClick(offered(program), Qt.MouseButton.LeftButton)
    assert "There are 3 MB" in program.window.messages.message.text
    program.window.messages.warn("The disk is full.")
    assert not offered(program).isVisible(), "there is no more to give"


@pytest.mark.usefixtures("full")
def test_where_nothing_was_put_aside_nothing_is_offered(opened: Opened, tmp_path: Path) -> None:
    program = opened(tmp_path / "desk.netdesk", ways.FULL)
    assert "disk is full" in program.window.messages.message.text
    assert not offered(program).isVisible()


@pytest.mark.parametrize(
    ("folder", "way", "told"), [("Dropbox", ways.USUAL, "“Dropbox” is copied"), ("far", ways.NETWORK, "in the network")]
)
def test_a_place_to_be_careful_with_is_told_once(
    opened: Opened, tmp_path: Path, folder: str, way: ways.Way, told: str
) -> None:
    (tmp_path / folder).mkdir()
    first = opened(tmp_path / folder / "desk.netdesk", way)
    assert told in first.window.messages.message.text
    first.close()
    assert opened(tmp_path / folder / "desk.netdesk", way).window.messages.message.text == ""


def test_room_is_put_aside_later(opened: Opened, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_PLENTY", 0)
    program = opened(tmp_path / "desk.netdesk", ways.USUAL)
    assert not (tmp_path / room.NAME).exists(), "opening does not wait for it"
    (later,) = (one for one in program.desk.findChildren(QTimer) if one.interval() == place._LATER)
    assert later.isActive() and later.isSingleShot()
    later.timeout.emit()
    qtbot.waitUntil((tmp_path / room.NAME).exists)
    qtbot.waitUntil(lambda: not program.jobs.busy)
    assert (tmp_path / room.NAME).stat().st_size == room.SIZE
